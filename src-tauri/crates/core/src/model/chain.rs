//! Three and more revisions of one document: each clause, and what stands outside the clauses, traced through all of them.

use serde::{Deserialize, Serialize};

use super::{ClauseRef, DocumentHead, RevisionRow};

/// Every clause of a document, and what stands outside the clauses, through all its revisions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chain {
    /// The revisions with title, number and date, oldest first.
    pub documents: Vec<DocumentHead>,
    /// One for each group of clauses that hang together through the revisions, in the order of the newest one, those
    /// that it lacks where they stood last.
    pub traces: Vec<Trace>,
    /// The same for title, addressees, preamble, tables, annexes and whatever else stands outside the clauses.
    pub front: Vec<Trace>,
    /// The same for sections without text.
    pub outline: Vec<Trace>,
    /// Version of the algorithm that compared.
    pub algorithm: u32,
}

/// One clause, or clauses that were split, merged or regrouped on the way, or a part outside the clauses, through all revisions.
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
    /// How they came out of the revision before: a row each. Empty in the first step, and where neither has a clause. A clause
    /// that came back is an inserted row; its `segments`, `old_text` and all that follows from them tell it from what it was
    /// before it went, if it is another one now.
    pub rows: Vec<RevisionRow>,
}

impl Chain {
    /// All traces as they stand in a table: what is outside the clauses, the clauses, the headings of sections.
    pub fn all(&self) -> impl Iterator<Item = &Trace> {
        self.front.iter().chain(&self.traces).chain(&self.outline)
    }
}

impl Trace {
    /// Whether any step changed or moved anything; a new number alone is no change.
    pub fn is_changed(&self) -> bool {
        self.steps.iter().flat_map(|step| &step.rows).any(RevisionRow::is_changed)
    }
}
