//! Lines of one document: where they stand in its text, and the number that each begins with.

use super::marker::{self, Marker};
use crate::{
    forms::marks::{is_blank, squash, trim, without_leader},
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
    /// The level that the format gives it as a heading.
    pub(super) styled: Option<u8>,
    /// The level at which it opens a clause by its style alone, without a number.
    pub(super) headed: Option<u8>,
    /// Whether its cells are separated by tabs.
    pub(super) is_row: bool,
    /// Whether the format calls it a title.
    pub(super) is_title: bool,
    /// It is a footnote, which the file keeps apart from the text.
    pub(super) is_note: bool,
    /// Whether the format calls it a line of the contents.
    pub(super) is_contents: bool,
    /// Whether it is only the number of a page: — 3 —, # Page 3:, 第3页.
    pub(super) is_page: bool,
}

impl Line {
    /// The text without white space at its ends.
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Whether there is nothing on it, or only the number of a page or a line of the contents.
    pub(super) fn is_blank(&self) -> bool {
        self.start == self.end || self.is_page || self.is_contents
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
        let is_note = paragraph.style == ParagraphStyle::Note;
        let is_contents = paragraph.style == ParagraphStyle::Contents;
        lines.push(Line {
            number: paragraph.line,
            start,
            end,
            marker: if styled || is_note || is_contents || is_page(line) {
                None
            } else {
                marker::parse(without_leader(line))
            },
            styled: match paragraph.style {
                ParagraphStyle::Heading(level) => Some(level),
                _ => None,
            },
            headed: None,
            is_row: styled || !is_contents && line.contains('\t'),
            is_title: paragraph.style == ParagraphStyle::Title,
            is_note,
            is_contents,
            is_page: is_page(line),
        });
    }
    (text, lines)
}

/// Whether a line only numbers a page, as text taken out of a paged file may hold it.
fn is_page(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let bare = squash(line);
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let dashed = bare.strip_prefix('-').map(|rest| rest.trim_start_matches('-'));
    let dashed = dashed.and_then(|rest| rest.strip_suffix('-')).map(|rest| rest.trim_end_matches('-'));
    let headed = bare.trim_start_matches('#').strip_prefix("Page").map(|rest| rest.trim_end_matches(':'));
    let counted = bare.strip_prefix('第').and_then(|rest| rest.strip_suffix('页'));
    let counted = counted.map(|rest| rest.split_once("页共").map_or(rest, |(page, _)| page));
    [dashed, headed, counted].into_iter().flatten().any(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_told_from_numbers_of_clauses() {
        for line in ["— 3 —", "-12-", "# Page 176:", "第 3 页", "第3页 共10页", "－ 4 －"] {
            assert!(is_page(line), "{line} numbers a page");
        }
        for line in ["——创新发展", "3", "第三章 总则", "第3页附有说明", "-"] {
            assert!(!is_page(line), "{line} is text");
        }
    }
}
