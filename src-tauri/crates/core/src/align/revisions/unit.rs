//! The clauses that stand in rows of their own, and what they are compared by.

use crate::{
    model::{ClauseId, Document},
    words::fold,
};

/// The clauses that have a row of their own, in reading order: measures and articles as a whole, and every other clause
/// with text of its own.
pub fn units(document: &Document) -> Vec<ClauseId> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(clause) = document.clauses.get(at) {
        if is_whole(document, clause.id) {
            out.push(clause.id);
            at += document.subtree(clause.id).len();
            continue;
        }
        if !clause.body.is_empty() || !clause.annotations.is_empty() {
            out.push(clause.id);
        }
        at += 1;
    }
    out
}

/// What a reader sees of a unit: of measures and articles everything below them too.
pub fn text(document: &Document, id: ClauseId) -> String {
    if is_whole(document, id) { document.reader_text(id) } else { document.content(document.clause(id)) }
}

fn is_whole(document: &Document, id: ClauseId) -> bool {
    let clause = document.clause(id);
    clause.is_measure || clause.is_article
}

/// A clause with what it is compared by.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) id: ClauseId,
    /// The folded number, `""` without one.
    pub(super) label: String,
    /// The folded heading, `""` without one.
    pub(super) heading: String,
    /// The folded heading or number of the clause above, `""` at the top.
    pub(super) section: String,
    /// The folded text with references blanked.
    pub(super) key: String,
    /// The characters of `key` that are no marks.
    pub(super) chars: Vec<char>,
    /// The same of each paragraph.
    pub(super) paragraphs: Vec<Vec<char>>,
    /// Pairs of neighbouring characters with how often they occur, sorted.
    pub(super) grams: Vec<(u64, u32)>,
}

impl Unit {
    /// The units of a document.
    pub(super) fn all(document: &Document) -> Vec<Self> {
        units(document).into_iter().map(|id| Self::of(document, id)).collect()
    }

    fn of(document: &Document, id: ClauseId) -> Self {
        let clause = document.clause(id);
        let section = clause.parent.map(|parent| document.clause(parent));
        let text = text(document, id);
        let letters = |text: &str| text.chars().filter(|ch| ch.is_alphanumeric()).collect::<Vec<char>>();
        let key = fold::key(&text);
        let chars = letters(&key);
        Self {
            id,
            label: fold::text(document.label(clause).unwrap_or("")),
            heading: fold::text(&document.heading(clause)),
            section: section.map_or(String::new(), |section| match document.heading(section) {
                heading if heading.is_empty() => fold::text(document.label(section).unwrap_or("")),
                heading => fold::text(&heading),
            }),
            grams: super::grams::pairs(&chars),
            paragraphs: text.lines().map(|line| letters(&fold::key(line))).collect(),
            key,
            chars,
        }
    }
}
