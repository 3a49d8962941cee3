//! Lines of one document: where they stand in its text, and the number that each begins with.

use super::marker::{self, Marker, Style};
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
    count_on(&text, &mut lines);
    (text, lines)
}

/// Gives lines that begin like 1.100家 the number of an item where the lines count on from 1.
fn count_on(text: &str, lines: &mut [Line]) {
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    let hidden = |line: &Line| {
        let is_text = line.marker.is_none() && !line.is_row && !line.is_note;
        if is_text { marker::before_digits(line.of(text)) } else { None }
    };
    let number = |line: &Line| match line.marker {
        Some(marker) => Some(marker.value).filter(|_| marker.style == Style::Arabic),
        None => hidden(line).map(|marker| marker.value),
    };
    let mut last = 0;
    for (nth, &at) in filled.iter().enumerate() {
        if let Some(own) = hidden(&lines[at]) {
            let next = filled.get(nth + 1).and_then(|&next| number(&lines[next]));
            if own.value == last + 1 && (last > 0 || next == Some(2)) {
                lines[at].marker = Some(own);
            }
        }
        last = match lines[at].marker {
            Some(marker) if marker.style == Style::Arabic => marker.value,
            Some(_) => 0,
            None => last,
        };
    }
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
    fn items_that_begin_with_a_digit_are_counted_on() {
        let read = |text: &str| -> Vec<Option<u32>> {
            let of = |line: &str| Paragraph { text: line.to_owned(), ..Paragraph::default() };
            let (_, lines) = lines(&text.lines().map(of).collect::<Vec<_>>());
            lines.iter().map(|line| line.marker.map(|marker| marker.value)).collect()
        };
        assert_eq!(read("目标：\n1.100家企业\n2.50个园区\n3.3%以上"), [None, Some(1), Some(2), Some(3)]);
        assert_eq!(read("1.5万元以下的\n不予补助"), [None, None], "an amount stands alone");
        assert_eq!(read("1.改造\n2.200家企业"), [Some(1), Some(2)], "the first one may be plain");
        assert_eq!(read("2.5万元以下的\n3.5万元以上的"), [None, None], "nothing begins with two");
    }

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
