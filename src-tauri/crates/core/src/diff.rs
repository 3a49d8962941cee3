//! What changed inside a pair of texts. The only room that names `similar`.
//!
//! Whole sentences that both texts begin and end with, then phrases that stand in both are settled first; words are
//! compared, and inside a replaced run of words characters, where a cut is kept only if a word begins in at least one of
//! the two texts. Then the hunks are cleaned up for readers. A list whose items stand in another order is compared item by
//! item, and a sentence whose phrases do phrase by phrase.
//!
//! Invariants: `Equal` and `Delete` joined give the old text, `Equal` and `Insert` the new one; no clock, so the same
//! texts give the same segments on every machine.

mod atoms;
mod clean;
mod coarser;
mod cutter;
mod edits;
mod items;
mod names;
pub mod normalize;
mod pair;
mod phrases;
mod rearranged;
mod region;
pub mod substance;
mod table;
mod tokens;
mod turned;
mod weigh;

use crate::{
    model::{Op, Segment},
    words::Lexicon,
};
pub use coarser::coarser;
use edits::{Hunk, Interner};
use pair::{Pair, Region};
use rearranged::rearranged;
pub use table::{Tables, tables};
use weigh::Words;

/// Version of the algorithm; it is stored with stored results.
pub const ALGORITHM: u32 = 11;

/// How many pairs of words may be compared for one difference: what is beyond is shown by whole paragraphs.
const BUDGET: usize = 40_000_000;

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
    match items::reordered(old, new) {
        Some(pieces) => together(pieces, lexicon),
        None => within(old, new, lexicon, BUDGET),
    }
}

/// The difference of texts in pieces.
fn together(pieces: Vec<items::Piece<'_>>, lexicon: &Lexicon) -> Difference {
    let mut out = Difference::default();
    for (old, new) in pieces {
        let Difference { segments, coarse } = within(old, new, lexicon, BUDGET);
        segments.into_iter().for_each(|segment| add(&mut out.segments, segment));
        out.coarse |= coarse;
    }
    out
}

/// Adds a segment behind others: what goes stands before what comes in its place.
fn add(segments: &mut Vec<Segment>, segment: Segment) {
    let changed = segments.iter().rev().take_while(|last| last.op != Op::Equal).count();
    let from = if segment.op == Op::Equal {
        segments.len() - usize::from(changed == 0 && !segments.is_empty())
    } else {
        segments.len() - changed
    };
    match segments[from..].iter_mut().find(|last| last.op == segment.op) {
        Some(last) => last.text += &segment.text,
        None if segment.op == Op::Delete => segments.insert(from, segment),
        None => segments.push(segment),
    }
}

fn within(old: &str, new: &str, lexicon: &Lexicon, budget: usize) -> Difference {
    if old == new || old.is_empty() || new.is_empty() {
        return Difference { segments: whole(old, new), coarse: false };
    }
    let (front, back) = sentences(old, new);
    if let Some(mut pieces) = rearranged(&old[front..old.len() - back], &new[front..new.len() - back]) {
        pieces.insert(0, (&old[..front], &old[..front]));
        pieces.push((&old[old.len() - back..], &old[old.len() - back..]));
        return together(pieces, lexicon);
    }
    let pair = Pair::of(&old[front..old.len() - back], &new[front..new.len() - back], lexicon);
    let (hunks, coarse) = words(&pair, budget);
    let hunks = clean::readable(&pair, turned::longest_stays(&pair, pair.refined(hunks)));
    let segments = pair.segments(&old[..front], &hunks, &old[old.len() - back..]);
    Difference { segments, coarse }
}

/// The bytes of whole sentences that both texts begin and end with: nothing in them is compared. A line break belongs to the
/// sentence before it.
fn sentences(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(u8, u8)| a == b;
    let ends = |(at, end): (usize, &str), text: &str| {
        let behind = at + end.len();
        (end == "\n" || !text[behind..].starts_with('\n')).then_some(behind)
    };
    let front = old.bytes().zip(new.bytes()).take_while(same).count();
    let front = &old[..old.floor_char_boundary(front)];
    let front = front.rmatch_indices(['。', '\n']).find_map(|found| ends(found, front)).unwrap_or(0);
    let (old, new) = (&old[front..], &new[front..]);
    let back = old.bytes().rev().zip(new.bytes().rev()).take_while(same).count();
    let back = &old[old.ceil_char_boundary(old.len() - back)..];
    let before = back.match_indices(['。', '\n']).find_map(|found| ends(found, back)).unwrap_or(back.len());
    (front, back.len() - before)
}

/// Two texts of which at most one holds anything that the other lacks.
fn whole(old: &str, new: &str) -> Vec<Segment> {
    let ops: &[(Op, &str)] = if old == new { &[(Op::Equal, old)] } else { &[(Op::Delete, old), (Op::Insert, new)] };
    ops.iter().filter(|(_, text)| !text.is_empty()).map(|&(op, text)| Segment { op, text: text.to_owned() }).collect()
}

/// Where the words differ, and whether the budget ended.
fn words(pair: &Pair<'_>, budget: usize) -> (Vec<Hunk>, bool) {
    let (mut left, mut coarse, mut out) = (budget, false, Vec::new());
    let mut interner = Interner::default();
    for Region { hunk, is_single } in &pair.regions {
        if *is_single || hunk.old.is_empty() || hunk.new.is_empty() {
            out.push(hunk.clone());
            continue;
        }
        let words = Words::of(pair, hunk, &mut interner);
        if words.cost() > left {
            coarse = true;
            out.push(hunk.clone());
            continue;
        }
        left -= words.cost();
        words.hunks(&mut out);
    }
    (out, coarse)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
