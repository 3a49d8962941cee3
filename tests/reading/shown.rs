//! A reading in words: what a person checks a case against.

use std::fmt::Write as _;

use duice_core::model::{Block, Clause, Document};

/// Facts, then blocks and clauses in the order of the lines, then tables and problems.
pub(super) fn tree(documents: &[Document]) -> String {
    let mut out = String::new();
    for document in documents {
        head(&mut out, document);
        let mut lines: Vec<(u32, String)> =
            document.blocks.iter().map(|block| (block.span.start, shown(document, block))).collect();
        lines.extend(document.clauses.iter().map(|clause| (start(clause), clause_shown(document, clause))));
        lines.sort_by_key(|(at, _)| *at);
        lines.iter().for_each(|(_, line)| out.push_str(line));
        for table in &document.tables {
            writeln!(out, "table {}-{} {:?}", table.first_line, table.last_line, table.caption).unwrap();
            table.rows.iter().for_each(|row| writeln!(out, "    {}", row.join(" | ")).unwrap());
        }
        for problem in &document.problems {
            writeln!(out, "problem {} {:?} {}", problem.line, problem.kind, problem.message).unwrap();
        }
        out.push('\n');
    }
    out
}

fn head(out: &mut String, document: &Document) {
    let meta = &document.meta;
    writeln!(out, "《{}》 lines {}-{}", meta.title, document.first_line, document.last_line).unwrap();
    let facts = [
        ("notice", meta.notice_title.clone().unwrap_or_default()),
        ("place", meta.region.join(" ")),
        ("issuers", meta.issuers.join(", ")),
        ("number", meta.doc_number.clone().unwrap_or_default()),
        ("issued", meta.issued_on.clone().unwrap_or_default()),
        ("effective", meta.effective_on.clone().unwrap_or_default()),
        ("expires", meta.expires.clone().unwrap_or_default()),
        ("supersedes", meta.supersedes.join(", ")),
        ("kind", meta.kind.name().to_owned()),
        ("stage", meta.stage.name().to_owned()),
        ("for all", meta.default_responsible.join(", ")),
        ("digest", if meta.is_digest { "yes".to_owned() } else { String::new() }),
    ];
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        writeln!(out, "  {name}: {value}").unwrap();
    }
}

fn start(clause: &Clause) -> u32 {
    clause.label.map_or_else(|| clause.content.first().map_or(0, |piece| piece.span.start), |label| label.start)
}

fn shown(document: &Document, block: &Block) -> String {
    let text = block.span.of(&document.text).replace('\n', "⏎");
    let under = block.clause.map(|id| format!(" under {}", document.path(id))).unwrap_or_default();
    format!("[{:?}{under}] {}\n", block.role, short(&text))
}

fn clause_shown(document: &Document, clause: &Clause) -> String {
    let mut line = "  ".repeat(usize::from(clause.level));
    line.push_str(document.label(clause).unwrap_or("¶"));
    let heading = document.heading(clause);
    if !heading.is_empty() {
        write!(line, " 【{heading}】").unwrap();
    }
    if clause.is_measure {
        line.push_str(" *");
    }
    let body = document.body(clause).replace('\n', "⏎");
    if !body.is_empty() {
        write!(line, " {}", short(&body)).unwrap();
    }
    if !clause.responsible.is_empty() {
        let names = clause.responsible.iter().map(|unit| format!("{}{}", unit.name, if unit.lead { "!" } else { "" }));
        write!(line, " → {}", names.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    line.push('\n');
    line
}

fn short(text: &str) -> String {
    let count = text.chars().count();
    if count <= 44 {
        return text.to_owned();
    }
    let head: String = text.chars().take(22).collect();
    let tail: String = text.chars().skip(count - 18).collect();
    format!("{head}…{tail}")
}
