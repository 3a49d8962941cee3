//! Bytes to paragraphs, one module a format.

use std::path::Path;

use duice_core::model::Source;
use serde::{Deserialize, Serialize};

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadErrorCode {
    /// It does not exist.
    NotFound,
    /// No rights to read it.
    Forbidden,
    /// It is empty, or holds only white space.
    Empty,
    /// It is larger than [`SIZE_LIMIT`].
    TooLarge,
    /// It is no document of a kind that is read.
    NotADocument,
    /// It is of a known kind but damaged.
    Damaged,
    /// Reading took too long or too much memory and was ended.
    Exhausted,
    /// Anything else.
    Failed,
}

/// Why a file cannot be read, in one Chinese sentence, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}{hint}")]
pub struct ReadError {
    /// Which case.
    pub code: ReadErrorCode,
    /// What is wrong and where: names the file.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Whoever turns a file into paragraphs: the worker process, or this process in tests.
pub trait ReadFile: Sync {
    /// Reads one file.
    ///
    /// # Errors
    /// [`ReadError`] with a Chinese sentence when it cannot be read.
    fn read(&self, path: &Path) -> Result<Source, ReadError>;
}
