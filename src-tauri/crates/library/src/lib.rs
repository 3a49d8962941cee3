//! Everything that touches disk: the SQLite store, the search index, ingest. [`Library`] is its whole public face.
//!
//! Invariant: SQLite is the truth; the index beside it can be thrown away and rebuilt.

mod check;
mod digest;
mod error;
mod fold;
mod folder;
mod force;
mod identity;
mod import;
mod library;
mod listing;
mod naming;
mod passages;
#[cfg(test)]
mod sample;
mod search;
mod starter;
mod store;
mod table;
mod term;
#[cfg(test)]
mod tests;
mod types;

pub use error::{ErrorCode, LibraryError};
pub use library::Library;
pub use types::*;
