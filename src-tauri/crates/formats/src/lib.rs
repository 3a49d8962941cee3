//! Files in, files out. Untrusted files are read in a child process; only typed blocks of text come back.
//!
//! Invariant: this crate knows nothing of the library and opens no network connection.

pub mod read;
pub mod system;
pub mod worker;
pub mod write;

pub use read::{ReadError, ReadErrorCode, ReadFile};
