//! Bytes to paragraphs, one module a format.
//!
//! What a file is, is told by its bytes first and by its name second, because names lie. A format that is known but not
//! read yet is refused with what to do about it, never taken for text.

mod cell;
mod csv;
mod docx;
mod encoding;
mod html;
mod layout;
mod markdown;
mod numerals;
mod ofd;
mod old_excel;
mod old_word;
mod open;
mod options;
mod package;
mod pdf;
mod refuse;
mod reviewed;
mod sheet;
mod sniff;
mod table_file;
mod text;
mod xlsx;
mod xml;

use std::path::Path;

use duice_core::model::Source;
use serde::{Deserialize, Serialize};

pub(crate) use open::{Opened, open};
pub use options::{ColumnAt, ColumnChoice, ReadOptions};
pub(crate) use refuse::{not_converted, refusal};
pub use sheet::{ColumnKind, ColumnName, PreviewColumn, SheetPreview, TablePreview, column_names};

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
            "xlsx", "xls", "et", "ods", "csv", "tsv",
        ],
    ),
    ("文本", &["txt", "text"]),
    ("Word、WPS文档", &["docx", "doc", "wps", "rtf", "odt"]),
    ("PDF、OFD版式文件", &["pdf", "ofd"]),
    ("表格", &["xlsx", "xls", "et", "ods", "csv", "tsv"]),
    ("网页", &["html", "htm", "shtml"]),
    ("Markdown", &["md", "markdown"]),
];

/// Reads the bytes of one file as nobody chose otherwise; `name` is its name without its folder, for messages and for
/// the format.
///
/// # Errors
/// [`ReadError`] when the bytes are no document of a kind that is read.
pub fn bytes(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    bytes_with(name, bytes, &ReadOptions::default())
}

/// [`bytes`] as the user chose.
///
/// # Errors
/// [`ReadError`] when the bytes are no document of a kind that is read, or the choice does not fit them.
pub fn bytes_with(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Source, ReadError> {
    use sniff::Kind;
    let kind = sniffed(name, bytes)?;
    let source = match kind {
        Kind::Empty => return Err(refuse::empty(name)),
        Kind::Text => text::read(name, bytes)?,
        Kind::Markdown => markdown::read(name, bytes)?,
        Kind::Word => docx::read(name, bytes, options.original)?,
        Kind::OldWord => old_word::read(name, bytes, options.original)?,
        Kind::Locked => return Err(refuse::encrypted(name)),
        Kind::Page => html::read(name, bytes, options.original)?,
        Kind::Ofd => ofd::read(name, bytes)?,
        Kind::Pdf => pdf::read(name, bytes)?,
        Kind::Broken => return Err(refuse::damaged(name)),
        Kind::NotYet { what, instead } => return Err(refuse::not_yet(name, what, instead)),
        Kind::Foreign(what) => return Err(refuse::foreign(name, what)),
        Kind::Excel | Kind::OldExcel | Kind::OpenSheet | Kind::Csv => {
            sheet::read(name, book(kind, name, bytes)?, options)?
        }
    };
    if source.paragraphs.iter().all(|paragraph| paragraph.text.trim().is_empty()) {
        return Err(refuse::empty(name));
    }
    Ok(source)
}

/// What a table file holds, for the user to choose columns by.
///
/// # Errors
/// [`ReadError`] when the bytes are no table that is read.
pub fn tables(name: &str, bytes: &[u8]) -> Result<TablePreview, ReadError> {
    let preview = book(sniffed(name, bytes)?, name, bytes)?.preview();
    if preview.sheets.is_empty() { Err(refuse::empty(name)) } else { Ok(preview) }
}

fn sniffed(name: &str, bytes: &[u8]) -> Result<sniff::Kind, ReadError> {
    match bytes.len() as u64 {
        size if size > SIZE_LIMIT => Err(refuse::too_large(name, size)),
        _ => match sniff::kind(name, bytes) {
            sniff::Kind::Text if csv::is_table(name, bytes) => Ok(sniff::Kind::Csv),
            kind => Ok(kind),
        },
    }
}

fn book(kind: sniff::Kind, name: &str, bytes: &[u8]) -> Result<sheet::Book, ReadError> {
    match kind {
        sniff::Kind::Excel => xlsx::book(name, bytes),
        sniff::Kind::OldExcel => old_excel::book(name, bytes),
        sniff::Kind::OpenSheet => old_excel::open_document(name, bytes),
        sniff::Kind::Csv => csv::book(name, bytes),
        sniff::Kind::Empty => Err(refuse::empty(name)),
        sniff::Kind::Broken => Err(refuse::damaged(name)),
        sniff::Kind::Locked => Err(refuse::encrypted(name)),
        _ => Err(refuse::no_table(name)),
    }
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
    /// A table whose columns are not recognised, or not those that were chosen.
    Columns,
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
    /// Reads one file in the way that [`options`](Self::options) say.
    ///
    /// # Errors
    /// [`ReadError`] with a Chinese sentence when it cannot be read.
    fn read(&self, path: &Path) -> Result<Source, ReadError>;

    /// What a table file holds, for the user to choose columns by.
    ///
    /// # Errors
    /// [`ReadError`] when it is no table or cannot be read.
    fn tables(&self, path: &Path) -> Result<TablePreview, ReadError>;

    /// What the user chose.
    fn options(&self) -> ReadOptions {
        ReadOptions::default()
    }
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

    fn tables(&self, path: &Path) -> Result<TablePreview, ReadError> {
        let opened = open(path)?;
        let content = opened.bytes()?;
        tables(&opened.name, &content)
    }
}

#[cfg(test)]
mod tests;
