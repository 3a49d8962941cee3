//! Bytes to paragraphs, one module a format.
//!
//! What a file is, is told by its bytes first and by its name second, because names lie. A format that is known but not
//! read yet is refused with what to do about it, never taken for text.

mod csv;
mod docx;
mod encoding;
mod html;
mod layout;
mod markdown;
mod numerals;
mod ofd;
mod old_word;
mod open;
mod package;
mod pdf;
mod refuse;
mod sheet;
mod sniff;
mod text;
mod xlsx;
mod xml;

use std::path::Path;

use duice_core::model::Source;
use serde::{Deserialize, Serialize};

pub(crate) use open::{Opened, open};
pub(crate) use refuse::refusal;

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT: u64 = 64 * 1024 * 1024;

/// The longest text that is taken out of one file, in bytes of UTF-8.
pub const TEXT_LIMIT: usize = 96 * 1024 * 1024;

/// The largest number of paragraphs that is taken out of one file.
pub const PARAGRAPH_LIMIT: usize = 2_000_000;

/// What a chooser of files offers: names of kinds and the endings of their files. What a file is, is told by its bytes.
pub const FILE_TYPES: &[(&str, &[&str])] = &[
    (
        "政策文件",
        &[
            "txt", "text", "docx", "doc", "wps", "rtf", "odt", "pdf", "ofd", "html", "htm", "shtml", "md", "markdown",
            "xlsx", "csv", "tsv",
        ],
    ),
    ("文本", &["txt", "text"]),
    ("Word、WPS文档", &["docx", "doc", "wps", "rtf", "odt"]),
    ("PDF、OFD版式文件", &["pdf", "ofd"]),
    ("表格", &["xlsx", "csv", "tsv"]),
    ("网页", &["html", "htm", "shtml"]),
    ("Markdown", &["md", "markdown"]),
];

/// Reads the bytes of one file; `name` is its name without its folder, for messages and for the format.
///
/// # Errors
/// [`ReadError`] when the bytes are no document of a kind that is read.
pub fn bytes(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    use sniff::Kind;
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(refuse::too_large(name, bytes.len() as u64));
    }
    let source = match sniff::kind(name, bytes) {
        Kind::Empty => return Err(refuse::empty(name)),
        Kind::Text => text::read(name, bytes)?,
        Kind::Markdown => markdown::read(name, bytes)?,
        Kind::Word => docx::read(name, bytes)?,
        Kind::Excel => xlsx::read(name, bytes)?,
        Kind::Csv => csv::read(name, bytes)?,
        Kind::OldWord => old_word::read(name, bytes)?,
        Kind::Locked => return Err(refuse::encrypted(name)),
        Kind::Page => html::read(name, bytes)?,
        Kind::Ofd => ofd::read(name, bytes)?,
        Kind::Pdf => pdf::read(name, bytes)?,
        Kind::NotYet { what, instead } => return Err(refuse::not_yet(name, what, instead)),
        Kind::Foreign(what) => return Err(refuse::foreign(name, what)),
    };
    if source.paragraphs.iter().all(|paragraph| paragraph.text.trim().is_empty()) {
        return Err(refuse::empty(name));
    }
    Ok(source)
}

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
#[error("{message}，{hint}")]
pub struct ReadError {
    /// Which case.
    pub code: ReadErrorCode,
    /// What is wrong and where: names the file; half a sentence without a final mark.
    pub message: String,
    /// What to do: the other half, with the final mark.
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

/// Reads in this very process: for the worker itself, and for tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct InProcess;

impl ReadFile for InProcess {
    fn read(&self, path: &Path) -> Result<Source, ReadError> {
        let opened = open(path)?;
        let content = opened.bytes()?;
        bytes(&opened.name, &content)
    }
}

#[cfg(test)]
mod tests;
