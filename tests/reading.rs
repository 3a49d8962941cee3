//! How documents are read: case files with the clause tree in readable form, and what must hold for every text.

use duice_core::{
    model::{Document, Paragraph, ParagraphStyle, Source},
    segment,
};

/// A source of lines, as a reader of text files hands it over.
pub(crate) fn source(text: &str) -> Source {
    let paragraphs = text
        .lines()
        .enumerate()
        .map(|(index, line)| Paragraph { line: index as u32 + 1, text: line.to_owned(), style: ParagraphStyle::Plain })
        .collect();
    Source { name: "case.txt".to_owned(), paragraphs, ..Source::default() }
}

fn read(text: &str) -> Vec<Document> {
    segment::documents(&source(text))
}

#[test]
fn an_empty_file_holds_no_document() {
    assert!(read("").is_empty(), "nothing is printed, so nothing may be made up");
}
