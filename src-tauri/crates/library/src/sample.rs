//! Documents built by hand, for tests of what is stored rather than of what is read.

use duice_core::model::{Block, BlockRole, Clause, Document, Metadata, Piece, Span, TextTable, ThemeChoice};

/// A document of one place with one clause for each number, heading and body.
pub(crate) fn document(title: &str, clauses: &[(&str, &str, &str)]) -> Document {
    let mut document = Document {
        text: format!("{title}\n"),
        first_line: 1,
        meta: Metadata { title: title.into(), region: vec!["示例市".into()], ..Metadata::default() },
        ..Document::default()
    };
    for (number, heading, body) in clauses {
        push(&mut document, number, heading, body);
    }
    document.last_line = clauses.len() as u32 + 1;
    document
}

fn push(document: &mut Document, number: &str, heading: &str, body: &str) {
    let id = document.clauses.len() as u32;
    let start = document.text.len();
    let label_end = start + number.trim_end_matches('、').len();
    let content = start + number.len();
    let heading_end = content + heading.len();
    let mark = if heading.is_empty() { "" } else { "。" };
    document.text.push_str(&format!("{number}{heading}{mark}{body}\n"));
    let end = document.text.len() - 1;
    document.clauses.push(Clause {
        id,
        parent: None,
        level: 1,
        label: (label_end > start).then(|| Span::new(start, label_end)),
        content: vec![Piece { span: Span::new(content, end), paragraph: true }],
        heading: if heading.is_empty() { Vec::new() } else { vec![Span::new(content, heading_end)] },
        body: vec![Piece { span: Span::new(heading_end + mark.len(), end), paragraph: true }],
        annotations: Vec::new(),
        first_line: id + 2,
        is_measure: true,
        is_article: false,
        responsible: Vec::new(),
        figures: Vec::new(),
        theme: None,
    });
}

/// Adds a table under a clause.
pub(crate) fn table(document: &mut Document, clause: u32, rows: &[&[&str]]) {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|&cell| cell.into()).collect()).collect();
    let start = document.text.len();
    let first_line = document.last_line + 1;
    rows.iter().for_each(|row| document.text.push_str(&format!("{}\n", row.join("\t"))));
    document.last_line += rows.len() as u32;
    let (last_line, span) = (document.last_line, Span::new(start, document.text.len() - 1));
    document.blocks.push(Block { role: BlockRole::Table, first_line, last_line, span, clause: Some(clause) });
    document.tables.push(TextTable { first_line, last_line, rows, clause: Some(clause), ..TextTable::default() });
}

/// A theme that a clause was given.
pub(crate) fn theme(id: &str) -> ThemeChoice {
    ThemeChoice { id: id.into(), confidence: 1.0, runner_up: None, why: Vec::new() }
}
