//! A [`Revision`] as a 新旧条文对照表.

use super::Report;
use crate::model::Revision;

/// What the 新旧条文对照表 shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RevisionReportOptions {
    /// Whether unchanged clauses are listed.
    pub unchanged: bool,
    /// Whether clauses that only changed in punctuation, numbering or layout are listed.
    pub noise: bool,
}

/// The comparison as a report: 序号, 修订前, 修订后, 修改说明.
pub fn from_revision(_revision: &Revision, _options: RevisionReportOptions) -> Report {
    Report::default()
}
