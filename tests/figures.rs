//! The figures of whole documents: one case file a document, beside it what is read out of it.

use std::fmt::Write;

use duice_core::{
    facts,
    model::{Document, Figure, FigureValue},
    segment,
};

use crate::reading::source;

/// Every figure on a line of its own, under the clause that holds it.
fn listing(documents: &[Document]) -> String {
    let mut out = String::new();
    for document in documents {
        for clause in document.clauses.iter().filter(|clause| !clause.figures.is_empty()) {
            let _ = writeln!(out, "{} {}", document.path(clause.id), document.heading(clause));
            for figure in &clause.figures {
                let _ = writeln!(out, "    {}", line(figure));
            }
        }
    }
    out
}

fn line(figure: &Figure) -> String {
    let norm = |value: &Option<FigureValue>| match value {
        Some(FigureValue::Number(number)) => number.to_string(),
        Some(FigureValue::Date(date)) => date.clone(),
        None => "?".to_owned(),
    };
    let max = if figure.value_max.is_some() { format!("..{}", norm(&figure.value_max_norm)) } else { String::new() };
    let kind = serde_json::to_value(figure.kind).unwrap_or_default();
    let bound = serde_json::to_value(figure.comparator).unwrap_or_default();
    format!(
        "{:<14} {} {}{max} [{}] “{}” · {}",
        kind.as_str().unwrap_or_default(),
        bound.as_str().unwrap_or_default(),
        norm(&figure.value_norm),
        figure.unit,
        figure.quote,
        figure.scope
    )
}

#[test]
fn figures_of_documents() {
    insta::glob!("cases/figures/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("a case file is readable text");
        let mut documents = segment::documents(&source(&text));
        for document in &mut documents {
            facts::fill(document);
            for figure in document.clauses.iter().flat_map(|clause| &clause.figures) {
                assert_eq!(figure.span.of(&document.text), figure.quote, "a highlight lies on the words of the quote");
                assert!(text.contains(&figure.quote), "a quote is an exact piece of the source: {}", figure.quote);
            }
        }
        insta::assert_snapshot!(listing(&documents));
    });
}
