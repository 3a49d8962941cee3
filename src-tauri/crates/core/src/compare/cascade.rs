//! 上下级对照: each measure of a higher document, and what the lower ones do about it.
//!
//! 有措施 where a measure corresponds, by the same rule as in the table; 仅提及 where the lower document only speaks of
//! the clause's object; 未提及 only where nothing speaks of it and reading met no problem.

use std::collections::BTreeMap;

use super::table::cells;
use crate::{
    align::places::{self, Nearest, Objects},
    model::{
        BlockRole, Cascade, CascadeCell, CascadeLevel, CascadeRow, Clause, ClauseId, ClauseRef, Column, Document,
        DocumentHead, Link,
    },
    watch::{Cancelled, Watch},
    words::Lexicon,
};

/// So many places of a mention are named.
const MENTIONS: usize = 3;
/// A measure that is so near but does not correspond counts as a mention, whatever its words.
const NEAR: f32 = 0.2;
/// Parts outside the clauses that may speak of an object.
const SPEAKING: [BlockRole; 5] =
    [BlockRole::Preamble, BlockRole::Definition, BlockRole::Box, BlockRole::Table, BlockRole::Annex];

/// What the documents `lower` do about each measure of `upper`.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn cascade(
    upper: (&Document, DocumentHead),
    lower: &[(&Document, DocumentHead)],
    lexicon: &Lexicon,
    watch: &dyn Watch,
) -> Result<Cascade, Cancelled> {
    watch.go_on()?;
    let all: Vec<&Document> = std::iter::once(upper.0).chain(lower.iter().map(|(document, _)| *document)).collect();
    let total = upper.0.measures().count() as u64;
    watch.progress(0, total, "对照上级文件");
    let found = places::correspond(&all, lexicon);
    let links = links(&found.links);
    let mut rows = Vec::new();
    for (clause, done) in upper.0.measures().zip(1..) {
        watch.go_on()?;
        let objects = objects(upper.0, clause);
        let cell = |column: u32| {
            let linked = links.get(&(clause.id, column)).map_or(&[][..], Vec::as_slice);
            taken_up(all[column as usize], linked, &objects, near(&found.nearest, clause.id, column))
        };
        let cells = (1..all.len() as u32).map(cell).collect();
        rows.push(CascadeRow { upper: cells::measure(upper.0, clause), cells });
        watch.progress(done, total, "");
    }
    let column = |document: &Document, head: &DocumentHead| Column {
        document: head.clone(),
        default_responsible: document.meta.default_responsible.clone(),
    };
    Ok(Cascade {
        upper: column(upper.0, &upper.1),
        lower: lower.iter().map(|(document, head)| column(document, head)).collect(),
        rows,
    })
}

/// The links of the first column, by its measure and the other column, most sure first.
fn links(all: &[Link]) -> BTreeMap<(ClauseId, u32), Vec<&Link>> {
    let mut by_clause: BTreeMap<(ClauseId, u32), Vec<&Link>> = BTreeMap::new();
    for link in all.iter().filter(|link| link.a.0 == 0) {
        by_clause.entry((link.a.1, link.b.0)).or_default().push(link);
    }
    for links in by_clause.values_mut() {
        links.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    }
    by_clause
}

fn objects(document: &Document, clause: &Clause) -> Objects {
    let body = document.body(clause);
    let first = body.split(['。', '；', '\n']).next().unwrap_or_default();
    places::objects(&document.heading(clause), first, &document.meta.title)
}

fn near(nearest: &Nearest, clause: ClauseId, column: u32) -> Option<ClauseId> {
    nearest.get((0, clause), column).filter(|near| near.1 >= NEAR).map(|near| near.0)
}

/// What `document` does about a clause with these links and objects.
fn taken_up(document: &Document, links: &[&Link], objects: &Objects, near: Option<ClauseId>) -> CascadeCell {
    if !links.is_empty() {
        let measures =
            links.iter().map(|link| (cells::measure(document, document.clause(link.b.1)), link.confidence)).collect();
        let mut why: Vec<String> = Vec::new();
        for word in links.iter().flat_map(|link| link.why.iter()) {
            if !why.contains(word) {
                why.push(word.clone());
            }
        }
        return CascadeCell { level: CascadeLevel::Measures, measures, mentions: Vec::new(), why };
    }
    let (mentions, why) = mentions(document, objects, near);
    let level = match mentions.is_empty() {
        false => CascadeLevel::Mentioned,
        true if !document.problems.is_empty() => CascadeLevel::Unread,
        true => CascadeLevel::Absent,
    };
    CascadeCell { level, measures: Vec::new(), mentions, why }
}

/// Where `document` speaks of the objects, and by which of them.
fn mentions(document: &Document, objects: &Objects, near: Option<ClauseId>) -> (Vec<ClauseRef>, Vec<String>) {
    let mut why: Vec<String> = Vec::new();
    let mut speaks = |text: &str| {
        let found = objects.mentioned(text);
        let any = !found.is_empty();
        for name in found {
            if !why.contains(&name) {
                why.push(name);
            }
        }
        any
    };
    let mut mentions: Vec<ClauseRef> = Vec::new();
    for clause in &document.clauses {
        if speaks(&document.content(clause)) || near == Some(clause.id) {
            mentions.push(document.clause_ref(clause.id));
        }
    }
    for block in document.blocks.iter().filter(|block| SPEAKING.contains(&block.role)) {
        if speaks(block.span.of(&document.text)) {
            mentions.push(ClauseRef::outside(block.role.name()));
        }
    }
    mentions.truncate(MENTIONS);
    (mentions, why)
}

#[cfg(test)]
mod tests;
