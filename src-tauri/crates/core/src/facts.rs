//! The facts of a document: metadata, responsible units, figures, validity and repeal.
//!
//! Invariant: a fact that is not printed is missing, never guessed.

pub mod figures;
mod metadata;
pub mod regions;
mod units;

pub use crate::forms::{Label, Look, is_title, labelled, look};

use crate::model::Document;

/// Whether `line` ends like the title of a document: …若干措施, …实施方案.
pub fn is_titled(line: &str) -> bool {
    crate::forms::kind_of(line).is_some()
}

/// Fills in what [`crate::segment`] left open: metadata, responsible units (their annotations leave the bodies) and figures.
pub fn fill(document: &mut Document) {
    units::assign(document);
    metadata::fill(document);
    figures::fill(document);
}
