//! Documents for tests, made from text.

use crate::{
    ingest,
    model::{Document, Paragraph, Source},
    words::Lexicon,
};

/// The one document of a text, a line a paragraph.
pub(crate) fn read(text: &str) -> Document {
    ingest::read(&source(text), &Lexicon::new()).remove(0)
}

/// A text as its reader saw it, a line a paragraph.
pub(crate) fn source(text: &str) -> Source {
    let line =
        |(at, text): (usize, &str)| Paragraph { line: at as u32 + 1, text: text.to_owned(), ..Paragraph::default() };
    let paragraphs = text.lines().enumerate().map(line).collect();
    Source { name: "示例.txt".to_owned(), paragraphs, ..Source::default() }
}
