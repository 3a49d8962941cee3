//! Reports to bytes, one module a format.
//!
//! Invariant: a writer knows the [`Report`] and nothing of the documents behind it; the same report gives the same bytes.

mod clipboard;
mod csv;
mod docx;
mod escape;
mod head;
mod html;
mod markdown;
mod measure;
mod save;
mod style;
mod xlsx;

use duice_core::report::Report;
use serde::{Deserialize, Serialize};

pub use clipboard::{Clipboard, row_clipboard};
pub use save::{SaveError, file_name, save};
pub use style::Preset;

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

impl Format {
    /// Every format, in the order in which a list shows them.
    pub const ALL: [Format; 5] = [Format::Docx, Format::Xlsx, Format::Html, Format::Csv, Format::Md];

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Html => "html",
            Format::Csv => "csv",
            Format::Md => "md",
        }
    }

    /// What it is called, in Chinese.
    pub fn name(self) -> &'static str {
        match self {
            Format::Docx => "Word文档",
            Format::Xlsx => "Excel表格",
            Format::Html => "网页",
            Format::Csv => "CSV表格",
            Format::Md => "Markdown",
        }
    }

    /// The format of files that end in `extension` (without the dot, in any case).
    pub fn from_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        match extension.as_str() {
            "htm" => Some(Format::Html),
            "markdown" => Some(Format::Md),
            _ => Self::ALL.into_iter().find(|format| format.extension() == extension),
        }
    }
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

impl WriteError {
    fn new(format: Format, reason: impl std::fmt::Display) -> Self {
        Self { format: format.name(), reason: reason.to_string() }
    }
}

/// The report as a file of `format`.
///
/// # Errors
/// [`WriteError`] when the format's writer fails.
pub fn bytes(report: &Report, format: Format) -> Result<Vec<u8>, WriteError> {
    bytes_in(report, format, Preset::default())
}

/// The report as a file of `format`, marks looking as `preset` says (csv and Markdown have no looks).
///
/// # Errors
/// [`WriteError`] when the format's writer fails.
pub fn bytes_in(report: &Report, format: Format, preset: Preset) -> Result<Vec<u8>, WriteError> {
    match format {
        Format::Docx => docx::write(report, preset),
        Format::Xlsx => xlsx::write(report, preset),
        Format::Html => Ok(html::write(report, preset).into_bytes()),
        Format::Csv => csv::write(report),
        Format::Md => Ok(markdown::write(report).into_bytes()),
    }
}

#[cfg(test)]
mod tests;
