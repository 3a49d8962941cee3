//! Two edits that stand side by side and were found as one replacement: the end of a sentence and the beginning of the next,
//! or a phrase that went where members of a list came.

use std::borrow::Cow;

use super::{Finding, Sides, phrase::is_mark, units};
use crate::{
    diff::{normalize::Change, substance},
    words::is_letter,
};

/// A phrase or a member that went or came has at least so many letters.
const PART: usize = 2;

/// The findings with those of two edits as two, and without those that the sets of units tell whole.
pub(super) fn parted<'f, 't>(findings: Cow<'f, [Finding<'t>]>, sides: &Sides<'_>) -> Cow<'f, [Finding<'t>]> {
    let parts = |finding: &Finding<'t>| {
        let change = Some(&finding.change).filter(|_| !finding.place)?;
        by_sentence(change).or_else(|| by_mark(change))
    };
    let mut out = findings;
    for at in (0..out.len()).rev() {
        let Some(parts) = parts(&out[at]) else { continue };
        let parts = substance::findings(&parts, sides.old, sides.new, sides.lexicon);
        out.to_mut().splice(at..=at, parts);
    }
    if out.iter().any(|finding| units::only_renames(finding, sides)) {
        out.to_mut().retain(|finding| !units::only_renames(finding, sides));
    }
    out
}

/// 除外。商户 → 处理。摊主: on both sides the same sentence ends in it, once.
fn by_sentence<'t>(change: &Change<'t>) -> Option<[Change<'t>; 2]> {
    let ends = ['。', '；'];
    let once = |text: &'t str| {
        let (at, mark) = text.match_indices(ends).next()?;
        let (left, right) = (&text[..at], &text[at + mark.len()..]);
        let are_text = [left, right].iter().all(|part| letters(part) >= PART);
        (are_text && !right.contains(ends) && !text.contains('\n')).then_some((left, mark, right))
    };
    let ((a, mark, b), (c, other, d)) = (once(change.old)?, once(change.new)?);
    let part = |old, new, before, after, at| Change { old, new, before, after, at, noise: false };
    (mark == other).then(|| {
        let behind = (change.at.0 + a.len() + mark.len(), change.at.1 + c.len() + mark.len());
        [part(a, c, change.before, mark, change.at), part(b, d, mark, change.after, behind)]
    })
}

/// ，坚持便民利民 → 、科技支撑: a phrase went, and members of the list before it came; or the other way round.
fn by_mark<'t>(change: &Change<'t>) -> Option<[Change<'t>; 2]> {
    let Change { old, new, before, after, at, .. } = *change;
    let is_phrase = |text: &str| text.starts_with('，') && !text.contains(['。', '；', '\n']);
    // 、依法管理的方针: what the list is, stands with its last member.
    let are_members = |text: &str| text.starts_with('、') && !text.contains(['，', '。', '；', '\n', '的']);
    let other = is_phrase(old) && are_members(new) || are_members(old) && is_phrase(new);
    let closed = after.starts_with(is_mark) && !after.starts_with('、') && letters(old).min(letters(new)) >= PART;
    (other && closed && !before.is_empty() && !share_word(old, new)).then(|| {
        let part = |old, new, at| Change { old, new, before, after, at, noise: false };
        [part(old, "", at), part("", new, (at.0 + old.len(), at.1))]
    })
}

/// Whether two letters stand side by side in both: one may have become the other.
fn share_word(old: &str, new: &str) -> bool {
    let pairs = |text: &str| -> Vec<[char; 2]> {
        let chars: Vec<char> = text.chars().collect();
        chars.array_windows().filter(|pair| pair.iter().all(|ch| is_letter(*ch))).copied().collect()
    };
    let old = pairs(old);
    pairs(new).iter().any(|pair| old.contains(pair))
}

fn letters(text: &str) -> usize {
    text.chars().filter(|ch| is_letter(*ch)).count()
}
