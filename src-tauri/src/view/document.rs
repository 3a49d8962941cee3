//! A document as the reader shows it, out of the document as it is stored.

use duice_core::model::{Block, Clause, Document, DocumentHead};

use super::{ClauseView, DocumentView, Part};

impl DocumentView {
    /// The view of a document with its head and the revisions of its work.
    pub(crate) fn of(document: &Document, head: DocumentHead, revisions: Vec<DocumentHead>) -> Self {
        Self {
            head,
            notice_title: document.meta.notice_title.clone(),
            supersedes: document.meta.supersedes.clone(),
            default_responsible: document.meta.default_responsible.clone(),
            source_name: document.source_name.clone(),
            parts: parts(document),
            problems: document.problems.clone(),
            revisions,
        }
    }
}

/// Clauses and blocks in the order of the source, each once.
fn parts(document: &Document) -> Vec<Part> {
    let clauses = document.clauses.iter().map(|one| (start(one), Part::Clause(Box::new(clause(document, one)))));
    let blocks = document.blocks.iter().map(|one| (one.span.start, block(document, one)));
    let mut parts: Vec<(u32, Part)> = clauses.chain(blocks).collect();
    parts.sort_by_key(|(at, _)| *at);
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Where a clause begins in the text.
fn start(clause: &Clause) -> u32 {
    let content = clause.content.first().map(|piece| piece.span.start);
    clause.label.map(|label| label.start).into_iter().chain(content).min().unwrap_or_default()
}

fn clause(document: &Document, clause: &Clause) -> ClauseView {
    let content = document.content(clause).into_owned();
    let printed = document.printed(clause);
    ClauseView {
        id: clause.id,
        level: clause.level,
        path: document.path(clause.id),
        number: printed.strip_suffix(&content).unwrap_or_default().trim_end().to_owned(),
        heading: document.heading(clause),
        content,
        is_measure: clause.is_measure,
        responsible: clause.responsible.clone(),
        figures: clause.figures.clone(),
        theme: clause.theme.clone(),
    }
}

fn block(document: &Document, block: &Block) -> Part {
    Part::Block { role: block.role, first_line: block.first_line, text: block.span.of(&document.text).to_owned() }
}

#[cfg(test)]
mod tests {
    use duice_core::{ingest, model::Paragraph, model::ParagraphStyle, model::Source, words::Lexicon};

    use super::*;

    #[test]
    fn everything_that_is_printed_is_shown_once_and_in_order() {
        let text = "示例市航运若干措施\n为促进航运，制定本措施。\n一、加大扶持\n（一）支持建设泊位。给予补助。\n1. 首个泊位补助30万元。\n（二）引进人才。给予补贴。\n本措施有效期三年。";
        let lines = text.lines().zip(1..);
        let paragraphs =
            lines.map(|(text, line)| Paragraph { line, text: text.into(), style: ParagraphStyle::Plain }).collect();
        let source = Source { paragraphs, ..Source::default() };
        let documents = ingest::read(&source, &Lexicon::new());
        assert_eq!(documents.len(), 1, "one document");
        let document = &documents[0];
        let view = DocumentView::of(document, document.head(Some(7)), Vec::new());
        let shown: Vec<String> = view
            .parts
            .iter()
            .map(|part| match part {
                Part::Clause(clause) => format!("{}{}", clause.number, clause.content),
                Part::Block { text, .. } => text.clone(),
            })
            .collect();
        let flat = |text: &str| text.replace([' ', '\n'], "");
        assert_eq!(flat(&shown.concat()), flat(text), "nothing is lost, doubled or moved: {shown:?}");
        assert!(view.parts.iter().any(|part| matches!(part, Part::Clause(clause) if clause.number == "一、")));
    }
}
