//! Three and more revisions of one document: each clause traced through all of them.

use serde::{Deserialize, Serialize};

use super::{ClauseRef, DocumentHead, RevisionRow};

/// Every clause of a document through all its revisions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chain {
    /// The revisions with title, number and date, oldest first.
    pub documents: Vec<DocumentHead>,
    /// One for each group of clauses that hang together through the revisions, in the order of the newest one, those
    /// that it lacks where they stood last.
    pub traces: Vec<Trace>,
    /// Version of the algorithm that compared.
    pub algorithm: u32,
}

/// One clause, or clauses that were split, merged or regrouped on the way, through all revisions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Trace {
    /// One step for each document, in the same order.
    pub steps: Vec<TraceStep>,
}

/// What one revision has of a trace.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TraceStep {
    /// The clauses; empty where this revision has none.
    pub clauses: Vec<ClauseRef>,
    /// What a reader sees of them, joined by `\n`.
    pub text: String,
    /// How they came out of the revision before: a row each. Empty in the first step, and where neither has a clause.
    pub rows: Vec<RevisionRow>,
}

impl Trace {
    /// Whether any step changed or moved anything; a new number alone is no change.
    pub fn is_changed(&self) -> bool {
        self.steps.iter().flat_map(|step| &step.rows).any(RevisionRow::is_changed)
    }
}
