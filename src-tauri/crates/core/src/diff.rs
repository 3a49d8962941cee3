//! What changed inside a pair of texts. The only room that names `similar`.
//!
//! Words are compared first; inside a replaced run of words characters are compared, and a cut is kept only where a word
//! begins in at least one of the two texts. Then the hunks are cleaned up for readers.
//!
//! Invariants: `Equal` and `Delete` joined give the old text, `Equal` and `Insert` the new one; no clock, so the same
//! texts give the same segments on every machine.

mod atoms;
mod clean;
mod edits;
mod names;
pub mod normalize;
mod pair;
pub mod substance;
mod tokens;
mod weigh;

use crate::{
    model::{Op, Segment},
    words::Lexicon,
};
use edits::{Hunk, Interner};
use pair::Pair;

/// Version of the algorithm; it is stored with stored results.
pub const ALGORITHM: u32 = 1;

/// How many pairs of words may be compared for one difference: what is beyond is shown by whole paragraphs.
const BUDGET: usize = 40_000_000;
/// Up to so many pairs of words a text is compared as one; longer ones are cut at equal sentences first.
const AT_ONCE: usize = 4_000_000;

/// A difference, and whether the budget ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The segments: `Equal` and `Delete` joined give the old text, `Equal` and `Insert` the new one.
    pub segments: Vec<Segment>,
    /// Whether the budget ended and whole paragraphs are shown.
    pub coarse: bool,
}

/// The difference of two texts, on whole words, numbers, dates and titles.
pub fn texts(old: &str, new: &str, lexicon: &Lexicon) -> Difference {
    within(old, new, lexicon, BUDGET)
}

fn within(old: &str, new: &str, lexicon: &Lexicon, budget: usize) -> Difference {
    if old == new || old.is_empty() || new.is_empty() {
        return Difference { segments: whole(old, new), coarse: false };
    }
    let pair = Pair::of(old, new, lexicon);
    let (hunks, coarse) = words(&pair, budget);
    let hunks = clean::readable(&pair, hunks.into_iter().flat_map(|hunk| pair.refined(hunk)).collect());
    Difference { segments: pair.segments(&hunks), coarse }
}

/// Two texts of which at most one holds anything that the other lacks.
fn whole(old: &str, new: &str) -> Vec<Segment> {
    let ops: &[(Op, &str)] = if old == new { &[(Op::Equal, old)] } else { &[(Op::Delete, old), (Op::Insert, new)] };
    ops.iter().filter(|(_, text)| !text.is_empty()).map(|&(op, text)| Segment { op, text: text.to_owned() }).collect()
}

/// Where the words differ, as ranges of parts, and whether the budget ended.
fn words(pair: &Pair<'_>, budget: usize) -> (Vec<Hunk>, bool) {
    let everything = Hunk { old: 0..pair.old_words.len(), new: 0..pair.new_words.len() };
    let regions = if everything.old.len().saturating_mul(everything.new.len()) <= AT_ONCE.min(budget) {
        vec![everything]
    } else {
        sentences(pair)
    };
    let (mut left, mut coarse, mut out) = (budget, false, Vec::new());
    let mut interner = Interner::default();
    let old_ids: Vec<u32> = pair.old_words.iter().map(|word| interner.id(pair.old_text(word))).collect();
    let new_ids: Vec<u32> = pair.new_words.iter().map(|word| interner.id(pair.new_text(word))).collect();
    for region in regions {
        let cost = region.old.len().saturating_mul(region.new.len());
        if cost > left {
            coarse = true;
            out.push(region);
            continue;
        }
        left -= cost;
        out.extend(edits::hunks(&old_ids[region.old.clone()], &new_ids[region.new.clone()]).into_iter().map(|hunk| {
            Hunk {
                old: region.old.start + hunk.old.start..region.old.start + hunk.old.end,
                new: region.new.start + hunk.new.start..region.new.start + hunk.new.end,
            }
        }));
    }
    let out = weigh::weighed(pair, &old_ids, &new_ids, out);
    (out.iter().map(|hunk| pair.parts(hunk)).collect(), coarse)
}

/// Where the sentences differ, as ranges of words.
fn sentences(pair: &Pair<'_>) -> Vec<Hunk> {
    let old = pair.sentences_of_old();
    let new = pair.sentences_of_new();
    let mut interner = Interner::default();
    let old_ids: Vec<u32> = old.iter().map(|(_, text)| interner.id(text)).collect();
    let new_ids: Vec<u32> = new.iter().map(|(_, text)| interner.id(text)).collect();
    let place = |list: &[(usize, &str)], at: usize, end: usize| list.get(at).map_or(end, |(word, _)| *word);
    edits::anchored(&old_ids, &new_ids)
        .into_iter()
        .map(|hunk| Hunk {
            old: place(&old, hunk.old.start, pair.old_words.len())..place(&old, hunk.old.end, pair.old_words.len()),
            new: place(&new, hunk.new.start, pair.new_words.len())..place(&new, hunk.new.end, pair.new_words.len()),
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
