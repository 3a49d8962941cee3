//! A [`Table`] as a side-by-side comparison.

use super::Report;
use crate::model::Table;

/// The comparison as a report: one column a document, one group a theme.
pub fn from_table(_table: &Table) -> Report {
    Report::default()
}
