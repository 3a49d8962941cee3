//! Passages that changed places: of two neighbours the longer one is shown as what stayed.
//!
//! What is settled by whole phrases may keep the shorter one, where a phrase of the longer one differs in a mark or lies
//! at the edge of a paragraph on one side only.

use std::ops::Range;

use super::{
    edits::{Hunk, Interner},
    pair::Pair,
    weigh::Words,
};
use crate::words::is_letter;

/// A passage that changed places has so many letters: below that it is a set phrase.
const PASSAGE: usize = 12;
/// So many pairs of parts are looked at for what two hunks have in common.
const LOOKED_AT: usize = 1_000_000;

/// The hunks (in order), where a passage that goes in one and comes in another one is longer than all that stayed between
/// the two: then it stays, and the rest is compared again.
pub(super) fn longest_stays(pair: &Pair<'_>, mut hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut i = 0;
    while i < hunks.len() {
        match turned(pair, &hunks, i) {
            Some((end, again)) => {
                // What was compared again is not turned back: each time more text stays.
                hunks.splice(i..end, again);
            }
            None => i += 1,
        }
    }
    hunks
}

/// The hunks that take the place of those from `i` to the one given, where a passage of hunk `i` comes back.
fn turned(pair: &Pair<'_>, hunks: &[Hunk], i: usize) -> Option<(usize, Vec<Hunk>)> {
    let first = &hunks[i];
    let short = |text: &str| text.len() < PASSAGE;
    if short(pair.old_text(&first.old)) && short(pair.new_text(&first.new)) {
        return None;
    }
    let (gone, come) = (letters(pair.old_text(&first.old)), letters(pair.new_text(&first.new)));
    let mut kept = 0;
    for (j, last) in hunks.iter().enumerate().skip(i + 1) {
        kept += letters(pair.old_text(&(hunks[j - 1].old.end..last.old.start)));
        let enough = kept.max(PASSAGE - 1);
        if gone.max(come) <= enough {
            return None;
        }
        let (far, near) = (letters(pair.new_text(&last.new)), letters(pair.old_text(&last.old)));
        let passages = [(&first.old, &last.new, gone.min(far)), (&last.old, &first.new, come.min(near))];
        for (old, new, most) in passages {
            let Some((old, new)) = (most > enough).then(|| common(pair, old, new)).flatten() else { continue };
            if letters(pair.old_text(&old)) > enough {
                let before = Hunk { old: first.old.start..old.start, new: first.new.start..new.start };
                let behind = Hunk { old: old.end..last.old.end, new: new.end..last.new.end };
                let again = [before, behind].into_iter().flat_map(|hunk| compared(pair, hunk)).collect();
                return Some((j + 1, again));
            }
        }
    }
    None
}

/// The longest run of parts that two ranges have in common, between allowed cuts.
fn common(pair: &Pair<'_>, old: &Range<usize>, new: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    if old.len() * new.len() > LOOKED_AT {
        return None;
    }
    // lengths[j] is how many equal parts end before old part `i` and new part `j`.
    let mut lengths = vec![0usize; new.len() + 1];
    let (mut best, mut end) = (0, (0, 0));
    for i in old.clone() {
        for j in new.clone().rev() {
            let at = j - new.start;
            lengths[at + 1] = if pair.old_part(i) == pair.new_part(j) { lengths[at] + 1 } else { 0 };
            if lengths[at + 1] > best {
                (best, end) = (lengths[at + 1], (i + 1, j + 1));
            }
        }
    }
    let begin = (end.0 - best, end.1 - best);
    let cuts: Vec<usize> = (0..=best).filter(|&k| pair.may_cut(begin.0 + k, begin.1 + k)).collect();
    let (first, last) = (*cuts.first()?, *cuts.last()?);
    Some((begin.0 + first..begin.0 + last, begin.1 + first..begin.1 + last))
}

/// The differences inside a region that was not compared before.
fn compared(pair: &Pair<'_>, region: Hunk) -> Vec<Hunk> {
    let region = pair.trimmed(region);
    if region.old.is_empty() && region.new.is_empty() {
        return Vec::new();
    }
    if region.old.is_empty() || region.new.is_empty() {
        return vec![region];
    }
    let mut interner = Interner::default();
    let words = Words::of(pair, &region, &mut interner);
    let mut hunks = Vec::new();
    if words.cost() > LOOKED_AT {
        return vec![region];
    }
    words.hunks(&mut hunks);
    pair.refined(hunks)
}

fn letters(text: &str) -> usize {
    text.chars().filter(|ch| is_letter(*ch)).count()
}

#[cfg(test)]
mod tests {
    use crate::{diff::texts, model::Op, words::Lexicon};

    #[test]
    fn of_two_passages_in_turned_order_the_longer_one_stays() {
        let (short, long) =
            ("设立观鸟点。在滩涂设观鸟台三处。", "修缮灯塔。（责任单位：市航标站、市港口局、市渔业局、市文物局）");
        let difference = texts(&format!("{long}\n{short}"), &format!("{short}{long}"), &Lexicon::new());
        let of = |op: Op| -> String {
            difference.segments.iter().filter(|segment| segment.op == op).map(|segment| segment.text.as_str()).collect()
        };
        assert_eq!(of(Op::Equal), long, "what is marked is the shorter passage: {:?}", difference.segments);
        assert_eq!((of(Op::Delete).trim(), of(Op::Insert).as_str()), (short, short), "it goes here and comes there");
    }

    #[test]
    fn a_passage_that_ends_inside_a_word_of_one_text_leaves_no_rest_out() {
        let (old, new) =
            ("车停靠站点由镇人民政府提出，报县校使用校车应当", "车停使用校车应当站点由镇人民政府提出，报县");
        let difference = texts(old, new, &Lexicon::new());
        let side = |but: Op| -> String {
            difference
                .segments
                .iter()
                .filter(|segment| segment.op != but)
                .map(|segment| segment.text.as_str())
                .collect()
        };
        assert_eq!(
            (side(Op::Insert).as_str(), side(Op::Delete).as_str()),
            (old, new),
            "both texts are in the segments"
        );
    }
}
