//! Among the differences the one that keeps most text: what Myers finds counts words, and a pause mark counts as much as
//! a name. Short regions are compared by the length of what is equal; of long ones the places where hunks stand close.

use super::{
    edits::{self, Hunk},
    pair::Pair,
};

/// Hunks with at most so many words between them are compared together.
const CLOSE: usize = 2;
/// So many pairs of words are compared again at once; larger clusters stay as they are.
const CLUSTER: usize = 40_000;

/// The hunks (in words) of a region: outside its heaviest common subsequence where that is no long work, else what Myers
/// finds, with close ones compared again.
pub(super) fn hunks(pair: &Pair<'_>, old_ids: &[u32], new_ids: &[u32], region: &Hunk) -> Vec<Hunk> {
    if region.old.len() * region.new.len() <= CLUSTER {
        return heaviest(pair, old_ids, new_ids, region);
    }
    let found = edits::hunks(&old_ids[region.old.clone()], &new_ids[region.new.clone()])
        .into_iter()
        .map(|hunk| placed(region, hunk))
        .collect();
    weighed(pair, old_ids, new_ids, found)
}

/// The hunks with close ones compared again.
fn weighed(pair: &Pair<'_>, old_ids: &[u32], new_ids: &[u32], hunks: Vec<Hunk>) -> Vec<Hunk> {
    let mut out = Vec::with_capacity(hunks.len());
    let mut i = 0;
    while i < hunks.len() {
        let mut all = hunks[i].clone();
        let mut next = i + 1;
        while let Some(hunk) = hunks.get(next).filter(|hunk| hunk.old.start - all.old.end <= CLOSE) {
            all = Hunk { old: all.old.start..hunk.old.end, new: all.new.start..hunk.new.end };
            next += 1;
        }
        if next - i > 1 && all.old.len() * all.new.len() <= CLUSTER {
            out.extend(heaviest(pair, old_ids, new_ids, &all));
        } else {
            out.extend(hunks[i..next].iter().cloned());
        }
        i = next;
    }
    out
}

/// A hunk inside `region` as one of the whole.
fn placed(region: &Hunk, hunk: Hunk) -> Hunk {
    Hunk {
        old: region.old.start + hunk.old.start..region.old.start + hunk.old.end,
        new: region.new.start + hunk.new.start..region.new.start + hunk.new.end,
    }
}

/// The hunks of a cluster outside its heaviest common subsequence.
fn heaviest(pair: &Pair<'_>, old_ids: &[u32], new_ids: &[u32], cluster: &Hunk) -> Vec<Hunk> {
    let weights: Vec<u32> = cluster.old.clone().map(|word| weight(pair.old_text(&pair.old_words[word]))).collect();
    edits::heaviest(&old_ids[cluster.old.clone()], &new_ids[cluster.new.clone()], &weights)
        .into_iter()
        .map(|hunk| placed(cluster, hunk))
        .collect()
}

/// How much a word is worth: its letters count, a mark hardly.
fn weight(word: &str) -> u32 {
    let letters = word.chars().filter(|ch| ch.is_alphanumeric()).count() as u32;
    if letters == 0 { 1 } else { 1 + 2 * letters }
}
