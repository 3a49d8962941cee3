//! Lines of one document: where they stand in its text, and the number that each begins with.

use super::marker::{self, Marker};
use crate::{
    forms::marks::{is_blank, trim},
    model::{Paragraph, ParagraphStyle, Span},
};

/// One line; `start..end` leaves out white space at its ends.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// 1-based line of the source.
    pub(super) number: u32,
    /// Where it begins in the document's text.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// The number that it begins with.
    pub(super) marker: Option<Marker>,
    /// Whether its cells are separated by tabs.
    pub(super) is_row: bool,
    /// Whether the format calls it a title.
    pub(super) is_title: bool,
}

impl Line {
    /// The text without white space at its ends.
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Whether there is nothing on it.
    pub(super) fn is_blank(&self) -> bool {
        self.start == self.end
    }

    /// Its place.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The paragraphs joined by `\n`, and their lines.
pub(super) fn lines(paragraphs: &[Paragraph]) -> (String, Vec<Line>) {
    let mut text = String::with_capacity(paragraphs.iter().map(|p| p.text.len() + 1).sum());
    let mut lines = Vec::with_capacity(paragraphs.len());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        let at = text.len();
        text.push_str(&paragraph.text);
        let whole = paragraph.text.as_str();
        let line = trim(whole);
        let start = at + whole.len() - whole.trim_start_matches(is_blank).len();
        let (start, end) = if line.is_empty() { (at, at) } else { (start, start + line.len()) };
        let styled = paragraph.style == ParagraphStyle::TableRow;
        lines.push(Line {
            number: paragraph.line,
            start,
            end,
            marker: if styled { None } else { marker::parse(line) },
            is_row: styled || line.contains('\t'),
            is_title: paragraph.style == ParagraphStyle::Title,
        });
    }
    (text, lines)
}
