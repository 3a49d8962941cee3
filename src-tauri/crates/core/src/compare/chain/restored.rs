//! Clauses that one revision cut and a later one has again: one trace with a gap.

use std::collections::BTreeMap;

use crate::{
    align::revisions::align,
    model::{ClauseId, Document, DocumentHead, RevisionRow, RowKind},
    words::fold,
};

/// A clause that came back. Rows are named by their step and their place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Restored {
    /// The row that cut it.
    pub(super) gone: (usize, usize),
    /// The row that brought it back.
    pub(super) back: (usize, usize),
    /// Whether it came back as it was.
    pub(super) same: bool,
}

/// The clauses of `steps` that came back, nearest revisions first; each row stands in at most one.
pub(super) fn restored(versions: &[(&Document, DocumentHead)], steps: &[Vec<RevisionRow>]) -> Vec<Restored> {
    let mut gone: Vec<BTreeMap<ClauseId, usize>> = steps.iter().map(|rows| alone(rows, RowKind::Deleted)).collect();
    let mut come: Vec<BTreeMap<ClauseId, usize>> = steps.iter().map(|rows| alone(rows, RowKind::Inserted)).collect();
    let mut out = Vec::new();
    for between in 1..steps.len() {
        for step in 0..steps.len() - between {
            let later = step + between;
            if gone[step].is_empty() || come[later].is_empty() {
                continue;
            }
            for group in align(versions[step].0, versions[later + 1].0) {
                let ([a], [b]) = (&group.old[..], &group.new[..]) else { continue };
                let (Some(&cut), Some(&back)) = (gone[step].get(a), come[later].get(b)) else { continue };
                gone[step].remove(a);
                come[later].remove(b);
                let same = fold::text(&steps[step][cut].old_text) == fold::text(&steps[later][back].new_text);
                out.push(Restored { gone: (step, cut), back: (later, back), same });
            }
        }
    }
    out
}

/// The rows of a kind by their only clause.
fn alone(rows: &[RevisionRow], kind: RowKind) -> BTreeMap<ClauseId, usize> {
    let own = rows.iter().enumerate().filter(|(_, row)| row.kind == kind);
    own.flat_map(|(at, row)| row.old.iter().chain(&row.new).map(move |clause| (clause.id, at))).collect()
}
