//! Where two runs of tokens differ: the one file that calls `similar`.

use std::{collections::BTreeMap, ops::Range};

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
pub(super) fn hunks(old: &[u32], new: &[u32]) -> Vec<Hunk> {
    changed(capture_diff_slices(Algorithm::Myers, old, new))
}

/// The same, but equal are only runs around items that occur once on each side: fast on long texts.
pub(super) fn anchored(old: &[u32], new: &[u32]) -> Vec<Hunk> {
    changed(capture_diff_slices(Algorithm::Patience, old, new))
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

/// Numbers for texts: equal texts get equal numbers.
#[derive(Debug, Default)]
pub(super) struct Interner<'t> {
    ids: BTreeMap<&'t str, u32>,
}

impl<'t> Interner<'t> {
    /// The number of `text`.
    pub(super) fn id(&mut self, text: &'t str) -> u32 {
        let next = self.ids.len() as u32;
        *self.ids.entry(text).or_insert(next)
    }
}
