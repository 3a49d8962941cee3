//! A draft against other documents: what is near each clause, what others have, what only the draft has.

use serde::{Deserialize, Serialize};

use super::{CellMeasure, ClauseRef, DocumentHead};

/// A document that a draft is held against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AdvicePeer {
    /// What its head says.
    pub document: DocumentHead,
    /// The share of the draft's measures that have a corresponding one in it, 0..1.
    pub cover: f32,
}

/// A measure of another document that is near a clause of the draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearMeasure {
    /// Index of [`Advice::peers`].
    pub peer: u32,
    /// The measure.
    pub measure: CellMeasure,
    /// How alike, 0..1.
    pub likeness: f32,
    /// Whether it corresponds, or is only the nearest that there is.
    pub corresponds: bool,
    /// The words that both share, strongest first.
    pub why: Vec<String>,
}

/// One measure of the draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DraftClause {
    /// The measure.
    pub measure: CellMeasure,
    /// The nearest measures elsewhere, nearest first, at most one of each document.
    pub near: Vec<NearMeasure>,
    /// Whether no measure of another document corresponds.
    pub only_here: bool,
}

/// A purpose that others have measures for and the draft has not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OthersHave {
    /// Theme id.
    pub theme: String,
    /// Their measures: index of [`Advice::peers`], and the measure.
    pub measures: Vec<(u32, CellMeasure)>,
    /// The draft's nearest clause, where one is near at all or speaks of the theme.
    pub nearest: Option<ClauseRef>,
}

/// The whole comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// The draft.
    pub draft: DocumentHead,
    /// The documents nearest to it, nearest first.
    pub peers: Vec<AdvicePeer>,
    /// How many documents were looked at to choose them.
    pub looked_at: u32,
    /// The draft's measures in reading order.
    pub clauses: Vec<DraftClause>,
    /// What others have and it lacks, what most of them have first.
    pub lacks: Vec<OthersHave>,
}
