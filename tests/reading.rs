//! How documents are read: case files with the clause tree in readable form, and what must hold for every text.

mod shown;
mod whole;

use duice_core::{
    facts,
    model::{Document, Paragraph, ParagraphStyle, Source},
    segment,
};

/// A source of lines, as a reader of text files hands it over.
pub(crate) fn source(text: &str) -> Source {
    let paragraphs = text.lines().enumerate().map(|(index, line)| Paragraph {
        line: index as u32 + 1,
        text: line.to_owned(),
        style: ParagraphStyle::Plain,
    });
    Source { name: "case.txt".to_owned(), paragraphs: paragraphs.collect(), ..Source::default() }
}

/// Reads a text with all its facts but themes.
pub(crate) fn read(text: &str) -> Vec<Document> {
    let mut documents = segment::documents(&source(text));
    documents.iter_mut().for_each(facts::fill);
    documents
}

#[test]
fn an_empty_file_holds_no_document() {
    assert!(read("").is_empty(), "nothing is printed, so nothing may be made up");
    assert!(read(" \n\u{3000}\n\t\n").is_empty(), "white space is nothing");
}

/// Every file of `cases/reading` with its tree beside it; a new case is a new file.
#[test]
fn cases_are_read_as_recorded() {
    insta::glob!("cases/reading/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let documents = read(&text);
        whole::check_all(&text, &documents);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(shown::tree(&documents));
        });
    });
}
