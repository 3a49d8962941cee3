//! Search over all clauses: a character field that misses nothing, a word field for rank, and the snippets of the hits.
//!
//! Invariant: whatever stands here can be rebuilt from the database.

mod catch_up;
mod fields;
mod index;
mod query;
mod snippet;

pub(crate) use index::SearchIndex;
pub(crate) use query::Wanted;
pub(crate) use snippet::snippet;
