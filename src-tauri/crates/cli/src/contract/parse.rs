//! The JSON of `duice parse`.

use duice_core::{
    model::{Block, Clause, Document},
    tools,
};
use serde_json::{Value, json};

/// Every document of the files read.
pub(crate) fn documents(documents: &[Document]) -> Value {
    json!({ "documents": documents.iter().map(document).collect::<Vec<_>>() })
}

fn document(document: &Document) -> Value {
    let meta = &document.meta;
    json!({
        "title": meta.title,
        "notice_title": meta.notice_title,
        "issuers": meta.issuers,
        "region": meta.region,
        "doc_number": meta.doc_number,
        "issued_on": meta.issued_on,
        "effective_on": meta.effective_on,
        "expires": meta.expires,
        "supersedes": meta.supersedes,
        "kind": meta.kind,
        "stage": meta.stage,
        "is_digest": meta.is_digest,
        "is_original": meta.is_original,
        "default_responsible": meta.default_responsible,
        "source": {
            "path": document.source_name,
            "first_line": document.first_line,
            "last_line": document.last_line,
        },
        "clauses": document.clauses.iter().map(|one| clause(document, one)).collect::<Vec<_>>(),
        "blocks": document.blocks.iter().map(|one| block(document, one)).collect::<Vec<_>>(),
        "tables": document.tables,
        "problems": document.problems,
    })
}

fn clause(document: &Document, clause: &Clause) -> Value {
    let text = if clause.is_measure { document.measure_text(clause.id) } else { document.body(clause) };
    json!({
        "id": clause.id,
        "parent": clause.parent,
        "level": clause.level,
        "path": document.path(clause.id),
        "label": document.label(clause),
        "heading": document.heading(clause),
        "text": text,
        "first_line": clause.first_line,
        "is_measure": clause.is_measure,
        "responsible": clause.responsible.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(),
        "lead": clause.responsible.iter().filter(|unit| unit.lead).map(|unit| unit.name.as_str()).collect::<Vec<_>>(),
        "figures": clause.figures,
        "theme": clause.theme,
        "tools": if clause.is_measure { tools::of(document, clause) } else { Vec::new() },
    })
}

fn block(document: &Document, block: &Block) -> Value {
    json!({
        "role": block.role,
        "first_line": block.first_line,
        "last_line": block.last_line,
        "text": block.span.of(&document.text),
        "clause": block.clause,
    })
}
