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
    /// What stands between two marks of `key`, as a hash and its characters; very short phrases are left out.
    pub(super) phrases: Vec<(u64, u32)>,
    /// The text as a reader sees it.
    text: String,
}

/// A phrase has at least so many characters: below that it says nothing.
const PHRASE: u32 = 4;

impl Unit {
    /// The units of a document.
    pub(super) fn all(document: &Document) -> Vec<Self> {
        units(document).into_iter().map(|id| Self::of(document, id)).collect()
    }

    fn of(document: &Document, id: ClauseId) -> Self {
        let clause = document.clause(id);
        let section = clause.parent.map(|parent| document.clause(parent));
        let text = text(document, id);
        let key = fold::key(&text);
        let (chars, phrases) = parts(&key);
        Self {
            id,
            label: fold::text(document.label(clause).unwrap_or("")),
            heading: fold::text(&document.heading(clause)),
            section: section.map_or(String::new(), |section| match document.heading(section) {
                heading if heading.is_empty() => fold::text(document.label(section).unwrap_or("")),
                heading => fold::text(&heading),
            }),
            key,
            chars,
            phrases,
            text,
        }
    }

    /// The characters of each sentence, folded, without marks.
    pub(super) fn sentences(&self) -> Vec<Vec<char>> {
        let sentences = self.text.split(['。', '\n']);
        sentences.map(|text| fold::key(text).chars().filter(|ch| is_letter(*ch)).collect()).collect()
    }

    /// The characters of each paragraph, folded, without marks.
    pub(super) fn paragraphs(&self) -> Vec<Vec<char>> {
        self.text.lines().map(|line| fold::key(line).chars().filter(|ch| is_letter(*ch)).collect()).collect()
    }
}

/// The letters of a folded text, and its phrases.
fn parts(key: &str) -> (Vec<char>, Vec<(u64, u32)>) {
    // FNV: two phrases with the same hash by chance do no more harm than two equal ones.
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    let mut chars = Vec::with_capacity(key.len() / 3);
    let mut phrases = Vec::new();
    let (mut hash, mut length) = (START, 0u32);
    for ch in key.chars().chain([',']) {
        if is_letter(ch) {
            chars.push(ch);
            hash = (hash ^ ch as u64).wrapping_mul(0x100_0000_01b3);
            length += 1;
            continue;
        }
        if length >= PHRASE {
            phrases.push((hash, length));
        }
        (hash, length) = (START, 0);
    }
    (chars, phrases)
}

/// Whether `ch` is no mark; Chinese characters are told at once.
fn is_letter(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch) || ch.is_alphanumeric()
}
