//! Everything that touches disk: the SQLite store, the search index, ingest. [`Library`] is its whole public face.
//!
//! Invariant: SQLite is the truth; the index beside it can be thrown away and rebuilt.

mod error;
mod library;
mod types;

pub use error::{ErrorCode, LibraryError};
pub use library::Library;
pub use types::*;
