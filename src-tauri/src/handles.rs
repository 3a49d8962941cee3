//! What stays where it was computed: open tables and revisions, asked about by handle.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use duice_core::{
    model::{Chain, Reuse, Revision, RevisionRow, Table, TableRow, Trace},
    report::{self, ChainReportOptions, Report, RevisionReportOptions},
};

use crate::view::AppError;

/// A comparison that the window looks at.
#[derive(Debug)]
pub(crate) enum Open {
    Table(Table),
    Revision(Box<Revision>),
    Chain(Chain),
}

impl Open {
    /// The comparison as it is exported.
    pub(crate) fn report(&self) -> Report {
        match self {
            Open::Table(table) => report::from_table(table),
            Open::Revision(revision) => report::from_revision(revision, RevisionReportOptions::default()),
            Open::Chain(chain) => report::from_chain(chain, ChainReportOptions::default()),
        }
    }

    /// The comparison as a report that holds every row, and the place of one row in it; `group` counts the groups of a table.
    pub(crate) fn row(&self, group: Option<u32>, row: u32) -> Option<(Report, usize)> {
        match (self, group) {
            (Open::Table(table), Some(group)) => {
                let at = report::table_row(table, group as usize, row as usize)?;
                Some((report::from_table(table), at))
            }
            (Open::Revision(revision), None) => {
                let whole = RevisionReportOptions { unchanged: true, noise: true };
                let at = report::revision_row(revision, row as usize)?;
                Some((report::from_revision(revision, whole), at))
            }
            (Open::Chain(chain), None) => {
                let at = report::chain_row(chain, row as usize)?;
                Some((report::from_chain(chain, ChainReportOptions { unchanged: true }), at))
            }
            _ => None,
        }
    }
}

/// The open comparisons.
#[derive(Debug, Default)]
pub(crate) struct Handles(Mutex<(u32, HashMap<u32, Arc<Open>>)>);

impl Handles {
    /// Keeps a comparison and returns its handle.
    pub(crate) fn keep(&self, open: Open) -> u32 {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.0 += 1;
        let handle = held.0;
        held.1.insert(handle, Arc::new(open));
        handle
    }

    /// The comparison behind a handle.
    pub(crate) fn get(&self, handle: u32) -> Result<Arc<Open>, AppError> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.1.get(&handle).cloned().ok_or_else(AppError::gone)
    }

    /// Forgets a comparison; one that is unknown is no error.
    pub(crate) fn close(&self, handle: u32) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.remove(&handle);
    }

    /// The rows `from..from + count` of a table's group.
    pub(crate) fn table_rows(&self, handle: u32, group: u32, from: u32, count: u32) -> Result<Vec<TableRow>, AppError> {
        match &*self.get(handle)? {
            Open::Table(table) => {
                Ok(table.groups.get(group as usize).map_or(&[][..], |group| range(&group.rows, from, count)).to_vec())
            }
            _ => Err(AppError::gone()),
        }
    }

    /// The pairs `from..from + count` of a table's measures that share wording.
    pub(crate) fn table_reuse(&self, handle: u32, from: u32, count: u32) -> Result<Vec<Reuse>, AppError> {
        match &*self.get(handle)? {
            Open::Table(table) => Ok(range(&table.reuse, from, count).to_vec()),
            _ => Err(AppError::gone()),
        }
    }

    /// The rows `from..from + count` of a revision.
    pub(crate) fn revision_rows(&self, handle: u32, from: u32, count: u32) -> Result<Vec<RevisionRow>, AppError> {
        match &*self.get(handle)? {
            Open::Revision(revision) => Ok(range(&revision.rows, from, count).to_vec()),
            _ => Err(AppError::gone()),
        }
    }

    /// What stands outside the clauses, then the headings of sections.
    pub(crate) fn revision_front(&self, handle: u32) -> Result<Vec<RevisionRow>, AppError> {
        match &*self.get(handle)? {
            Open::Revision(revision) => Ok(revision.front.iter().chain(&revision.outline).cloned().collect()),
            _ => Err(AppError::gone()),
        }
    }

    /// The traces `from..from + count` of a chain: what is outside the clauses, the clauses, the headings of sections.
    pub(crate) fn chain_traces(&self, handle: u32, from: u32, count: u32) -> Result<Vec<Trace>, AppError> {
        match &*self.get(handle)? {
            Open::Chain(chain) => Ok(chain.all().skip(from as usize).take(count as usize).cloned().collect()),
            _ => Err(AppError::gone()),
        }
    }
}

/// The part of `rows` that lies in the range asked for.
fn range<T>(rows: &[T], from: u32, count: u32) -> &[T] {
    let from = (from as usize).min(rows.len());
    let end = from.saturating_add(count as usize).min(rows.len());
    &rows[from..end]
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn ranges_end_where_the_rows_end() {
        let rows = [1, 2, 3];
        assert_eq!(range(&rows, 1, 1), [2]);
        assert_eq!(range(&rows, 2, u32::MAX), [3], "a range may ask for more than there is");
        assert_eq!(range(&rows, 9, 2), [0; 0], "or begin behind the end");
    }

    #[test]
    fn a_closed_handle_is_gone_and_others_stay() {
        let handles = Handles::default();
        let table =
            || Open::Table(Table { columns: Vec::new(), groups: Vec::new(), tools: Vec::new(), reuse: Vec::new() });
        let (one, two) = (handles.keep(table()), handles.keep(table()));
        handles.close(one);
        assert_eq!(handles.get(one).unwrap_err().code, "gone", "the window is told to compare anew");
        assert!(handles.table_rows(two, 0, 0, 9).unwrap().is_empty(), "a group that is not there has no rows");
        assert!(handles.revision_rows(two, 0, 9).is_err(), "a table is no revision");
    }
}
