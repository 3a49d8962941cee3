//! Whether a change makes another rule, though no word of the table came or went.

use super::{
    context::around,
    moves::{JOINING, LISTED},
    words,
};
use crate::{
    diff::{normalize::Change, region},
    model::Substance,
    numeral,
    words::is_letter,
};

/// Words of one letter that say nothing alone.
pub(super) const PARTICLES: &str = "的和及与或由在因对向将等之者地得";
/// Levels of government, as they stand before the name of a unit.
const LEVELS: [&str; 10] = ["国家", "省", "市", "区", "县", "乡", "镇", "街道", "村", "社区"];
/// A phrase that is a rule of its own has at least so many.
const WHOLE: usize = 4;

/// Whether a short word became one that excludes it, or was denied: 个人 for 单位, 已 for 未, 不公开 for 公开.
pub(super) fn is_other(change: &Change<'_>) -> bool {
    const SHORT: usize = 12;
    let is_short = |text: &str| text.chars().nth(SHORT).is_none();
    if !is_short(change.old) || !is_short(change.new) {
        return false;
    }
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|ch| is_letter(*ch))
    }
    let bare = |text| letters(text).filter(|ch| !matches!(ch, '不' | '未' | '非' | '无'));
    let denied = letters(change.old).count() != letters(change.new).count() && bare(change.old).eq(bare(change.new));
    // 由区科技部门 for 由市科技部门
    let (front, back) = region::equal_ends(change.old, change.new);
    let (gone, come) = (&change.old[front..change.old.len() - back], &change.new[front..change.new.len() - back]);
    denied
        || LEVELS.contains(&gone) && LEVELS.contains(&come)
        || words::excludes(&around(change, change.old), &around(change, change.new))
}

/// Whether an amount that something rises or falls by became the one that it reaches: 提高20% for 提高到20%.
pub(super) fn is_reached(change: &Change<'_>) -> bool {
    let reaches = |text: &str| matches!(text, "到" | "至" | "为");
    let turns = change.old.is_empty() && reaches(change.new) || change.new.is_empty() && reaches(change.old);
    turns && numeral::number_at(change.after).is_some()
}

/// Whether the change stands in a sentence that says what a term means.
pub(super) fn defines(change: &Change<'_>) -> bool {
    let ends = ['。', '；', '\n'];
    let before = change.before.rsplit(ends).next().unwrap_or("");
    let whole = !change.before.is_empty() && change.before.ends_with(ends);
    let said = |text: &str| words::found(text).any(|(substance, _)| substance == Substance::Definition);
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count();
    let much = letters(change.old).max(letters(change.new)) > 1;
    much && !whole && before.len() < 300 && said(before) && !change.new.starts_with(ends)
}

/// What only came or only went; a word that joined a list before may have become a mark.
pub(super) fn one_sided<'t>(change: &Change<'t>) -> Option<&'t str> {
    let none = |text: &str| {
        let mut letters = text.chars().filter(|ch| is_letter(*ch));
        match (letters.next(), letters.next()) {
            (None, _) => true,
            (Some(only), None) => PARTICLES.contains(only),
            _ => JOINING.contains(&text),
        }
    };
    match (none(change.old), none(change.new)) {
        (true, false) => Some(change.new),
        (false, true) => Some(change.old),
        _ => None,
    }
}

/// What came or went as a whole, though none of its words tells: a member of a list is what a rule applies to, a phrase
/// or sentence is a rule of its own.
pub(super) fn whole(change: &Change<'_>) -> Option<Substance> {
    let text = one_sided(change)?;
    let letters = text.chars().filter(|ch| is_letter(*ch)).count();
    let mark = |ch: Option<char>| ch.is_none_or(|ch| "，、。；：\n（）".contains(ch));
    let (first, last) = (text.chars().next(), text.chars().next_back());
    let listed = [first, last].contains(&Some('、')) || JOINING.iter().any(|word| text.starts_with(word));
    if listed && letters >= LISTED {
        return Some(Substance::Scope);
    }
    let begins = mark(first) || mark(change.before.chars().next_back());
    let ends = mark(last) || mark(change.after.chars().next());
    (letters >= WHOLE && begins && ends).then_some(Substance::Obligation)
}
