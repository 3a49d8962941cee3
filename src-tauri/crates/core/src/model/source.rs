//! What a reader of files hands over: paragraphs with their place in the file.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of [`Document::text`](super::Document::text), on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end`; both must lie within 4 GB, which the size limit of a file ensures.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span never runs backwards");
        Self { start: start as u32, end: end as u32 }
    }

    /// The part of `text` that this span covers; empty where it lies outside.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The same range, `by` bytes farther on.
    pub fn moved(self, by: u32) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether nothing is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// One file as its reader saw it, before anything was understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name without its folder; empty for pasted text.
    pub name: String,
    /// The paragraphs in reading order: lines for line-based formats, blank ones included.
    pub paragraphs: Vec<Paragraph>,
    /// The encoding that was found, for text files (`UTF-8`, `GB18030`, …).
    pub encoding: Option<String>,
    /// Whether its lines are paragraphs that the file itself tells apart, so that none goes on in the next one.
    #[serde(default)]
    pub has_paragraphs: bool,
    /// Whether its file has tracked changes, so that it can be read with and without them.
    #[serde(default)]
    pub has_changes: bool,
    /// Whether it is the text before the tracked changes of a file that has some.
    #[serde(default)]
    pub is_original: bool,
    /// What the reader noticed: replaced bytes, pages without text, an unusual encoding.
    pub problems: Vec<super::Problem>,
}

/// One paragraph (a line of a line-based format) without its line break.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Paragraph {
    /// 1-based line of the file, or ordinal of the paragraph in reading order.
    pub line: u32,
    /// The text as it stands in the file.
    pub text: String,
    /// What the file says about the paragraph, where its format says anything.
    pub style: ParagraphStyle,
}

/// What a format knows about a paragraph besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParagraphStyle {
    /// Nothing is known.
    #[default]
    Plain,
    /// The document's title.
    Title,
    /// A heading of the given level, 1 for the highest.
    Heading(u8),
    /// One row of a table; cells are separated by tabs in the text.
    TableRow,
    /// A line of the contents, which say again what stands in the text.
    Contents,
    /// A footnote or endnote, behind the text; it begins with the mark that stands in the text.
    Note,
}
