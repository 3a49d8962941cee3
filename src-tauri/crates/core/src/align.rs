//! Which clauses correspond: between two revisions of a document, and across documents of several places.
//!
//! Invariant: this room knows neither the store nor what changed inside a pair.

pub mod places;
pub mod revisions;
