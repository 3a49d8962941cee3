//! Changes as they are told, not as they are marked: scraps of one phrase that was rewritten are one change in a note.

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
struct Scrap {
    old: String,
    new: String,
    behind: String,
}

/// The same difference with the scraps of a phrase joined. Equal and deleted text still give the old text, equal and
/// inserted text the new one.
pub fn coarser(segments: &[Segment], renumbering: &Renumbering) -> Vec<Segment> {
    let mut out: Vec<Scrap> = Vec::new();
    for scrap in scraps(segments) {
        match out.last_mut() {
            Some(last) if is_one(last, &scrap, renumbering) => {
                let between = std::mem::take(&mut last.behind);
                last.old.push_str(&between);
                last.old.push_str(&scrap.old);
                last.new.push_str(&between);
                last.new.push_str(&scrap.new);
                last.behind = scrap.behind;
            }
            _ => out.push(scrap),
        }
    }
    let parts = |scrap: Scrap| [(Op::Delete, scrap.old), (Op::Insert, scrap.new), (Op::Equal, scrap.behind)];
    out.into_iter()
        .flat_map(parts)
        .filter(|(_, text)| !text.is_empty())
        .map(|(op, text)| Segment { op, text })
        .collect()
}

/// The first scrap may be empty: what both texts begin with stands behind it.
fn scraps(segments: &[Segment]) -> Vec<Scrap> {
    let mut out = vec![Scrap::default()];
    for segment in segments {
        let last = out.len() - 1;
        match segment.op {
            Op::Equal => out[last].behind.push_str(&segment.text),
            _ if out[last].behind.is_empty() => side(&mut out[last], segment.op).push_str(&segment.text),
            _ => {
                out.push(Scrap::default());
                side(&mut out[last + 1], segment.op).push_str(&segment.text);
            }
        }
    }
    out
}

fn side(scrap: &mut Scrap, op: Op) -> &mut String {
    if op == Op::Delete { &mut scrap.old } else { &mut scrap.new }
}

/// Whether two neighbouring scraps are one change to a reader: hardly a word stands between them, and they are not two
/// words of a list, or two changes that each tell themselves.
fn is_one(left: &Scrap, right: &Scrap, renumbering: &Renumbering) -> bool {
    let between = left.behind.chars().count();
    let bare = |scrap: &Scrap| scrap.old.is_empty() && scrap.new.is_empty();
    if bare(left) || between > BETWEEN || !left.behind.chars().all(char::is_alphanumeric) {
        return false;
    }
    let none = |text: &str| letters(text) <= PARTICLE;
    let only_come = none(&left.old) && none(&right.old);
    let only_gone = none(&left.new) && none(&right.new);
    let breaks = [left, right].into_iter().any(|scrap| scrap.old.contains('\n') || scrap.new.contains('\n'));
    let noise = |scrap: &Scrap| same(&scrap.old, &scrap.new, renumbering);
    !only_come && !only_gone && !breaks && ![left, right].into_iter().any(|scrap| tells_itself(scrap) || noise(scrap))
}

/// A short word for a short word, an amount for an amount, a mark that came or went.
fn tells_itself(scrap: &Scrap) -> bool {
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
        let segments = coarser(&texts(old, new, &Lexicon::new()).segments, &Renumbering::default());
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
