//! What can go wrong with a library, coded, with a Chinese sentence and what to do.

use serde::{Deserialize, Serialize};

/// Which case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Another process holds the library.
    Locked,
    /// The database is newer than this program.
    TooNew,
    /// The database is of another program.
    Foreign,
    /// The database is damaged.
    Damaged,
    /// There is no such document, or several.
    NoDocument,
    /// The query cannot be understood.
    BadQuery,
    /// The disk is full, or rights are missing.
    Disk,
    /// Somebody stopped the work.
    Cancelled,
    /// Anything else.
    Failed,
}

/// What went wrong: message and hint are Chinese sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}{hint}")]
pub struct LibraryError {
    /// Which case.
    pub code: ErrorCode,
    /// What is wrong and where.
    pub message: String,
    /// What to do.
    pub hint: String,
}
