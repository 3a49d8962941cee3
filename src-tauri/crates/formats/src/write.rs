//! Reports to bytes, one module a format.

use duice_core::report::Report;
use serde::{Deserialize, Serialize};

/// The formats that a report can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// A web page of one file.
    Html,
    /// Comma-separated values.
    Csv,
    /// Markdown.
    Md,
}

/// Why a report cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("导出{format}失败：{reason}。")]
pub struct WriteError {
    /// Name of the format.
    pub format: &'static str,
    /// What went wrong.
    pub reason: String,
}

/// The report as a file of `format`.
///
/// # Errors
/// [`WriteError`] when the format's writer fails.
pub fn bytes(_report: &Report, format: Format) -> Result<Vec<u8>, WriteError> {
    Err(WriteError { format: "", reason: format!("{format:?}") })
}
