//! Tables that came, went or changed places as a whole: they are told by the line above them and not row by row.

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use super::{pairing::Step, rows::Row};

/// The lines above tables of which every row has the same lot.
#[derive(Default)]
pub(super) struct Wholes<'t> {
    /// Only the old text has them.
    pub(super) gone: HashSet<&'t str, FxBuildHasher>,
    /// Only the new text has them.
    pub(super) come: HashSet<&'t str, FxBuildHasher>,
    /// They stand elsewhere now.
    pub(super) moved: HashSet<&'t str, FxBuildHasher>,
}

/// What became of the lines and rows of one table.
#[derive(Default)]
struct Lot {
    /// How many of its rows went,
    gone: usize,
    /// came,
    come: usize,
    /// stand elsewhere,
    moved: usize,
    /// or stay.
    stays: usize,
    /// Whether the line above it does not stay.
    with_line: bool,
}

impl<'t> Wholes<'t> {
    /// The tables of both texts by the steps of their rows.
    pub(super) fn of(steps: &[Step], old: &[Row<'t>], new: &[Row<'t>]) -> Self {
        // Asked for and sorted out by key: no order of its own comes into anything.
        let mut lots: HashMap<&str, Lot, FxBuildHasher> = HashMap::default();
        for step in steps {
            let (row, count): (&Row<'_>, fn(&mut Lot) -> &mut usize) = match *step {
                Step::Goes(a) => (&old[a], |lot| &mut lot.gone),
                Step::Comes(b) => (&new[b], |lot| &mut lot.come),
                Step::Arrives(a, b) if old[a].table == new[b].table => (&new[b], |lot| &mut lot.moved),
                Step::Arrives(_, b) | Step::Stays(_, b) => (&new[b], |lot| &mut lot.stays),
                Step::Leaves(a) => {
                    // Where it arrives it is counted, unless that is another table.
                    lots.entry(old[a].table).or_default();
                    continue;
                }
            };
            let lot = lots.entry(row.table).or_default();
            if row.is_row() {
                *count(lot) += 1;
            } else if row.is_line_above() {
                lot.with_line |= !matches!(step, Step::Stays(..));
            }
        }
        let mut out = Self::default();
        for (table, lot) in lots.into_iter().filter(|(_, lot)| lot.with_line) {
            match lot {
                Lot { gone: 1.., come: 0, moved: 0, stays: 0, .. } => out.gone.insert(table),
                Lot { gone: 0, come: 1.., moved: 0, stays: 0, .. } => out.come.insert(table),
                Lot { moved: 1.., stays: 0, .. } => out.moved.insert(table),
                _ => false,
            };
        }
        out
    }
}
