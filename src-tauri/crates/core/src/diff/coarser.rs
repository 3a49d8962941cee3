//! Changes as they are told, not as they are marked: scraps of one phrase that was rewritten are one change in a note.

use std::borrow::Cow;

use super::normalize::{Renumbering, same};
use crate::{
    model::{Op, Segment},
    words::is_letter,
};

/// Up to so many letters between two scraps belong to what was rewritten.
const BETWEEN: usize = 4;
/// A replacement of two texts of at most so many letters can be told alone,
const SHORT: usize = 6;
/// where neither is so many times as long as the other.
const TIMES: usize = 2;

/// Marks and one letter are no text that went or came.
const PARTICLE: usize = 1;

/// What went and what came, and the equal text behind it.
#[derive(Default)]
struct Scrap<'s> {
    old: Cow<'s, str>,
    new: Cow<'s, str>,
    behind: Cow<'s, str>,
}

/// The same difference with the scraps of a phrase joined. Equal and deleted text still give the old text, equal and
/// inserted text the new one.
pub fn coarser<'s>(segments: &'s [Segment], renumbering: &Renumbering) -> Cow<'s, [Segment]> {
    let scraps = scraps(segments);
    // A cell of a table may come before one that goes.
    let in_order = !segments.array_windows().any(|[a, b]| a.op == Op::Insert && b.op == Op::Delete);
    if in_order && !scraps.array_windows().any(|[left, right]| is_one(left, right, renumbering)) {
        return Cow::Borrowed(segments);
    }
    let mut out: Vec<Scrap<'_>> = Vec::with_capacity(scraps.len());
    for scrap in scraps {
        match out.last_mut() {
            Some(last) if is_one(last, &scrap, renumbering) => {
                let between = std::mem::take(&mut last.behind);
                for (joined, own) in [(&mut last.old, scrap.old), (&mut last.new, scrap.new)] {
                    joined.to_mut().push_str(&between);
                    joined.to_mut().push_str(&own);
                }
                last.behind = scrap.behind;
            }
            _ => out.push(scrap),
        }
    }
    let parts = |scrap: Scrap<'_>| {
        let parts = [(Op::Delete, scrap.old), (Op::Insert, scrap.new), (Op::Equal, scrap.behind)];
        parts.map(|(op, text)| Segment { op, text: text.into_owned() })
    };
    out.into_iter().flat_map(parts).filter(|segment| !segment.text.is_empty()).collect()
}

/// The first scrap may be empty: what both texts begin with stands behind it.
fn scraps(segments: &[Segment]) -> Vec<Scrap<'_>> {
    let mut out = vec![Scrap::default()];
    for Segment { op, text } in segments {
        let last = out.len() - 1;
        match op {
            Op::Equal => out[last].behind += text.as_str(),
            _ if out[last].behind.is_empty() => *side(&mut out[last], *op) += text.as_str(),
            _ => {
                out.push(Scrap::default());
                *side(&mut out[last + 1], *op) += text.as_str();
            }
        }
    }
    out
}

fn side<'a, 's>(scrap: &'a mut Scrap<'s>, op: Op) -> &'a mut Cow<'s, str> {
    if op == Op::Delete { &mut scrap.old } else { &mut scrap.new }
}

/// Whether two neighbouring scraps are one change to a reader: hardly a word stands between them, and they are not two
/// words of a list, or two changes that each tell themselves.
fn is_one(left: &Scrap<'_>, right: &Scrap<'_>, renumbering: &Renumbering) -> bool {
    let between = left.behind.chars().count();
    let bare = |scrap: &Scrap<'_>| scrap.old.is_empty() && scrap.new.is_empty();
    if bare(left) || between > BETWEEN || !left.behind.chars().all(char::is_alphanumeric) {
        return false;
    }
    let none = |text: &str| letters(text) <= PARTICLE;
    let only_come = none(&left.old) && none(&right.old);
    let only_gone = none(&left.new) && none(&right.new);
    let breaks = [left, right].into_iter().any(|scrap| scrap.old.contains('\n') || scrap.new.contains('\n'));
    let noise = |scrap: &Scrap<'_>| same(&scrap.old, &scrap.new, renumbering);
    !only_come && !only_gone && !breaks && ![left, right].into_iter().any(|scrap| tells_itself(scrap) || noise(scrap))
}

/// A short word for a short word, an amount for an amount, a mark that came or went.
fn tells_itself(scrap: &Scrap<'_>) -> bool {
    let (old, new) = (letters(&scrap.old), letters(&scrap.new));
    let quantity = |text: &str| {
        text.chars().any(|ch| ch.is_ascii_digit() || "零一二三四五六七八九十百千万亿".contains(ch))
            && letters(text) <= 3 * SHORT
            && text.chars().all(char::is_alphanumeric)
    };
    let marked = |text: &str| text.contains(['，', '。', '；', '：', '\n']);
    let short = old > 0 && new > 0 && old.max(new) <= SHORT && old.max(new) <= TIMES * old.min(new);
    old.max(new) <= PARTICLE
        || quantity(&scrap.old) && quantity(&scrap.new)
        || short && !marked(&scrap.old) && !marked(&scrap.new)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|ch| is_letter(*ch)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{diff::texts, words::Lexicon};

    fn told(old: &str, new: &str) -> Vec<(String, String)> {
        let difference = texts(old, new, &Lexicon::new());
        let segments = coarser(&difference.segments, &Renumbering::default());
        let side = |gone: Op| -> String {
            segments.iter().filter(|segment| segment.op != gone).map(|segment| segment.text.as_str()).collect()
        };
        assert_eq!((side(Op::Insert).as_str(), side(Op::Delete).as_str()), (old, new), "both texts are given back");
        let changes = super::super::normalize::changes(&segments, &Renumbering::default());
        changes.iter().map(|change| (change.old.to_owned(), change.new.to_owned())).collect()
    }

    #[test]
    fn a_phrase_that_was_rewritten_is_one_change() {
        let told = told(
            "灯塔管理站应当设观测员，多雾岛屿的灯塔应当有值守两年以上的成员。",
            "灯塔管理站应当设观测员。灯塔管理站成员实行轮岗。",
        );
        assert_eq!(told.len(), 1, "no scraps of it are told: {told:?}");
    }

    #[test]
    fn words_and_amounts_that_tell_themselves_stay_apart() {
        let told = told("处三千元以上五万元以下的罚款。", "处二万元以上十万元以下的罚款。");
        assert_eq!(told.len(), 2, "two amounts are two changes: {told:?}");
    }
}
