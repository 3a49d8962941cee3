//! Among equally short differences the one that keeps more text: what Myers finds counts words, and a pause mark counts
//! as much as a name. Where hunks stand close together they are compared again by the length of what is equal.

use super::{edits::Hunk, pair::Pair};

/// Hunks with at most so many words between them are compared together.
const CLOSE: usize = 2;
/// So many pairs of words are compared again at once; larger clusters stay as they are.
const CLUSTER: usize = 40_000;

/// The hunks (in words) with close ones compared again.
pub(super) fn weighed(pair: &Pair<'_>, old_ids: &[u32], new_ids: &[u32], hunks: Vec<Hunk>) -> Vec<Hunk> {
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

/// The hunks of a cluster outside its heaviest common subsequence.
fn heaviest(pair: &Pair<'_>, old_ids: &[u32], new_ids: &[u32], cluster: &Hunk) -> Vec<Hunk> {
    let (rows, columns) = (cluster.old.len(), cluster.new.len());
    let weights: Vec<u32> = cluster.old.clone().map(|word| weight(pair.old_text(&pair.old_words[word]))).collect();
    // best[i][j] is the weight of what the rest from old i and new j has in common.
    let width = columns + 1;
    let mut best = vec![0u32; (rows + 1) * width];
    let same = |i: usize, j: usize| old_ids[cluster.old.start + i] == new_ids[cluster.new.start + j];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = if same(i, j) { best[(i + 1) * width + j + 1] + weights[i] } else { 0 };
            best[i * width + j] = skip.max(take);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    let mut open = (0, 0);
    while i < rows && j < columns {
        if same(i, j) && best[i * width + j] == best[(i + 1) * width + j + 1] + weights[i] {
            close(&mut out, cluster, open, (i, j));
            (i, j) = (i + 1, j + 1);
            open = (i, j);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    close(&mut out, cluster, open, (rows, columns));
    out
}

fn close(out: &mut Vec<Hunk>, cluster: &Hunk, from: (usize, usize), to: (usize, usize)) {
    if from != to {
        out.push(Hunk {
            old: cluster.old.start + from.0..cluster.old.start + to.0,
            new: cluster.new.start + from.1..cluster.new.start + to.1,
        });
    }
}

/// How much a word is worth: its letters count, a mark hardly.
fn weight(word: &str) -> u32 {
    let letters = word.chars().filter(|ch| ch.is_alphanumeric()).count() as u32;
    if letters == 0 { 1 } else { 1 + 2 * letters }
}
