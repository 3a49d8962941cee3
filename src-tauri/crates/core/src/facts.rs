//! The facts of a document: metadata, responsible units, figures, validity and repeal.
//!
//! Invariant: a fact that is not printed is missing, never guessed.

pub mod figures;
mod metadata;
pub mod regions;
mod units;

pub use crate::forms::{Label, Look, is_title, labelled, look};

use crate::model::Document;

/// Fills in what [`crate::segment`] left open: metadata, responsible units (their annotations leave the bodies) and figures.
pub fn fill(document: &mut Document) {
    units::assign(document);
    metadata::fill(document);
    figures::fill(document);
}
