//! Footnotes stand behind the text and belong to no measure.

use duice_core::model::{BlockRole, Paragraph, ParagraphStyle, ProblemKind, Source};
use duice_core::{ingest, words::Lexicon};

#[test]
fn notes_are_kept_and_belong_to_no_measure() {
    let lines = [
        "示例市支持样本产业若干措施",
        "一、支持创新。给予不超过100万元补助[1]。（责任单位：市甲局[2]）",
        "二、降低成本。减免租金10%。",
        "[1]按设备投资额的20%计算，每家一次",
        "[2]原市乙局",
    ];
    let style = |text: &str| if text.starts_with('[') { ParagraphStyle::Note } else { ParagraphStyle::Plain };
    let paragraph =
        |(at, text): (usize, &&str)| Paragraph { line: at as u32 + 1, text: (*text).to_owned(), style: style(text) };
    let paragraphs = lines.iter().enumerate().map(paragraph).collect();
    let source = Source { name: "甲.docx".to_owned(), paragraphs, ..Source::default() };
    let documents = ingest::read(&source, &Lexicon::new());
    let document = &documents[0];
    let last = document.measures().last().unwrap();
    assert_eq!(document.content(last), "降低成本。减免租金10%。", "the last measure ends where it ends");
    assert_eq!(last.figures.len(), 1, "figures of notes are nobody's");
    let block = document.blocks.iter().find(|block| block.role == BlockRole::Annex).unwrap();
    assert_eq!(block.span.of(&document.text), lines[3..].join("\n"), "the notes are whole, in a place of their own");
    let truncated = document.problems.iter().any(|problem| problem.kind == ProblemKind::Truncated);
    assert!(!truncated, "a note without a stop is no text that breaks off: {:?}", document.problems);
    let units: Vec<&str> = document.clauses[0].responsible.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(units, ["市甲局"], "a mark is no part of a name");
}
