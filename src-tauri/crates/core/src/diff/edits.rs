//! Where two runs of tokens differ: the one file that calls `similar`.

use std::ops::Range;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A place where two runs differ; one side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    /// What goes.
    pub(super) old: Range<usize>,
    /// What comes.
    pub(super) new: Range<usize>,
}

/// The places where `old` and `new` differ, in order, at least one equal item between two of them.
pub(super) fn hunks(old: &[u64], new: &[u64]) -> Vec<Hunk> {
    changed(capture_diff_slices(Algorithm::Myers, old, new))
}

/// The same, but equal are only runs around items that occur once on each side: fast on long texts.
pub(super) fn anchored(old: &[u64], new: &[u64]) -> Vec<Hunk> {
    changed(capture_diff_slices(Algorithm::Patience, old, new))
}

/// The hunks outside a heaviest common subsequence; `weights` are those of the old items.
pub(super) fn heaviest(old: &[u64], new: &[u64], weights: &[u32]) -> Vec<Hunk> {
    // best[i][j] is the weight of what the rest from old i and new j has in common.
    let width = new.len() + 1;
    let mut best = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        let (row, below) = best[i * width..(i + 2) * width].split_at_mut(width);
        let (item, weight, end) = (old[i], weights[i], new.len());
        let (row, below) = (&mut row[..end], &below[..=end]);
        for (j, best) in row.iter_mut().enumerate() {
            let take = if item == new[j] { below[j + 1] + weight } else { 0 };
            *best = below[j].max(take);
        }
        row.iter_mut().rev().fold(0, |right, best| {
            *best = right.max(*best);
            *best
        });
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    let mut open = (0, 0);
    let mut close = |from: (usize, usize), to: (usize, usize)| {
        if from != to {
            out.push(Hunk { old: from.0..to.0, new: from.1..to.1 });
        }
    };
    while i < old.len() && j < new.len() {
        if old[i] == new[j] && best[i * width + j] == best[(i + 1) * width + j + 1] + weights[i] {
            close(open, (i, j));
            (i, j) = (i + 1, j + 1);
            open = (i, j);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    close(open, (old.len(), new.len()));
    out
}

fn changed(ops: Vec<DiffOp>) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in ops {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        match hunks.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => hunks.push(Hunk { old, new }),
        }
    }
    hunks
}

/// Numbers for texts: equal texts get equal numbers, and 0 and 1 stand for none.
#[derive(Debug, Default)]
pub(super) struct Interner<'t> {
    // Asked and never walked through: no order of its own comes into anything.
    ids: HashMap<&'t str, u64, FxBuildHasher>,
}

impl<'t> Interner<'t> {
    /// The number of `text`: a short one is its own number.
    pub(super) fn number(&mut self, text: &'t str) -> u64 {
        const SHORT: usize = 7;
        const LONG: u64 = 0xff << 56;
        if (1..=SHORT).contains(&text.len()) {
            let bytes = text.bytes().fold(0, |number, byte| number << 8 | u64::from(byte));
            return bytes | (text.len() as u64) << 56;
        }
        let next = LONG + self.ids.len() as u64;
        *self.ids.entry(text).or_insert(next)
    }
}
