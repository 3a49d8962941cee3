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

/// Paragraphs that a file tells apart are never one; lines of a text may be.
#[test]
fn paragraphs_of_a_file_are_not_joined() {
    let text = "示例市样本措施\n一、支持标准\n（一）开通样本航线\n符合下列条件之一的\n年营业收入两千万元以上的样本企业\n研发投入占比3%以上";
    let body = |has_paragraphs: bool| {
        let documents = segment::documents(&Source { has_paragraphs, ..source(text) });
        let last = documents[0].clauses.last().unwrap();
        documents[0].body(last)
    };
    let apart = "符合下列条件之一的\n年营业收入两千万元以上的样本企业\n研发投入占比3%以上";
    assert_eq!(body(true), apart, "where the file has paragraphs, each stays one");
    assert_eq!(body(false).lines().count(), 2, "a line of plain text may go on in the next one");
}
