//! Clauses that one revision cut and a later one has again: one trace with a gap.

use std::collections::{BTreeMap, btree_map::Entry};

use super::{Version, knots::Place, revision};
use crate::{
    align::revisions::align,
    model::{ClauseId, ClauseRef, RevisionRow, RowKind},
    watch::{Cancelled, Watch},
    words::Lexicon,
};

/// A clause that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Restored {
    /// The row that cut it.
    pub(super) gone: Place,
    /// The row that brought it back.
    pub(super) back: Place,
}

/// The clauses of `steps` that came back, nearest revisions first; each row stands in at most one.
pub(super) fn restored(versions: &[Version<'_>], steps: &[Vec<RevisionRow>]) -> Vec<Restored> {
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
                out.push(Restored { gone: (step, cut), back: (later, back) });
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

/// The comparisons of revisions that are no neighbours, by their two places.
pub(super) type Apart = BTreeMap<(usize, usize), Vec<RevisionRow>>;

impl Restored {
    /// Tells the row that brought the clause back what it was before it went. `apart` keeps what was compared for it.
    ///
    /// # Errors
    /// [`Cancelled`] when `watch` says so.
    pub(super) fn tell(
        &self,
        versions: &[Version<'_>],
        steps: &mut [Vec<RevisionRow>],
        apart: &mut Apart,
        (lexicon, watch): (&Lexicon, &dyn Watch),
    ) -> Result<(), Cancelled> {
        let (from, to) = (self.gone.0, self.back.0 + 1);
        let rows = match apart.entry((from, to)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                free.insert(revision(versions[from].clone(), versions[to].clone(), lexicon, watch)?.rows)
            }
        };
        let gone = steps[from][self.gone.1].old.clone();
        let row = &mut steps[self.back.0][self.back.1];
        let whole = rows.iter().find(|whole| whole.old == gone && whole.new == row.new);
        tell(row, gone.first().map_or(String::new(), ClauseRef::name), whole);
        Ok(())
    }
}

/// Makes `row`, a clause that came as a whole, one that was called `name` and came back; `whole` compares it with what it was.
fn tell(row: &mut RevisionRow, name: String, whole: Option<&RevisionRow>) {
    row.near = None;
    row.note = format!("恢复原{name}");
    let Some(whole) = whole else { return };
    row.stale = whole.stale.clone();
    row.substance = whole.substance.clone();
    row.noise = whole.noise;
    row.note += &match whole.note.as_str() {
        // What is doubtful stands in brackets.
        said if said.is_empty() || said.starts_with('（') => {
            format!("{}{said}", if whole.kind == RowKind::Modified { "并修改" } else { "" })
        }
        said if said.starts_with("全条") => format!("，{said}"),
        said => format!("，其中{said}"),
    };
    if whole.kind == RowKind::Modified {
        row.segments = whole.segments.clone();
        row.old_text = whole.old_text.clone();
        row.cells = whole.cells.clone();
        row.coarse = whole.coarse;
    }
}
