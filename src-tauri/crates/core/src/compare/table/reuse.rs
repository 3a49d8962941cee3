//! Wording that measures of different documents share above chance.
//!
//! Texts are compared as letters, digits and Han characters. Runs of [`SEED`] characters are looked up in one sorted list,
//! so that the work grows with what is shared; a run that many measures hold is a set phrase of official language and
//! tells nothing. Titles in 《》 are shared because both cite the same document, and set
//! phrases (`assets/set-phrases.tsv`) because official language has them: neither counts.

mod runs;

use std::{collections::BTreeSet, sync::LazyLock};

use super::{cells, rows::At};
use crate::model::{Document, Reuse, ReuseRun, ReuseSide};
use crate::words::{
    fold,
    phrases::{self, Phrases},
};

/// Length of the runs that are looked up, in characters.
const SEED: usize = 12;
/// A run in more places than this is a set phrase.
const COMMON: usize = 48;
/// With at least so many documents a run that more than half of them hold is a set phrase.
const MANY: usize = 5;
/// One shared run of this length is above chance.
const LONG: usize = 20;
/// Shorter runs are when together they make this many characters and [`PART`] of the shorter measure.
const TOGETHER: usize = 30;
const PART: f32 = 0.3;

/// A measure's text, and what of it is compared.
struct Text {
    at: At,
    text: String,
    /// Folded characters with the bytes of each; [`BREAK`] where a run must not go on.
    chars: Vec<(char, u32, u32)>,
    /// How many of them are compared.
    length: usize,
}

/// Stands for what no run may hold.
const BREAK: char = '\0';

/// All pairs of measures of different documents that share wording, most shared first. Digests take no part: they repeat
/// their source in other words.
pub(super) fn found(documents: &[&Document], wanted: impl Fn(At) -> bool) -> Vec<Reuse> {
    let texts: Vec<Text> = documents
        .iter()
        .zip(0..)
        .filter(|(document, _)| !document.meta.is_digest)
        .flat_map(|(document, column)| document.measures().map(move |measure| (document, (column, measure.id))))
        .filter(|(_, at)| wanted(*at))
        .map(|(document, at)| text(document, at))
        .collect();
    let mut out: Vec<Reuse> = Vec::new();
    runs::shared(&texts, |a, b, runs| out.extend(reuse(documents, &texts[a], &texts[b], &runs)));
    // The sort is stable: of equals the first in the order of the columns.
    out.sort_by_key(|one| std::cmp::Reverse(one.shared));
    out
}

fn text(document: &Document, at: At) -> Text {
    let clause = document.clause(at.1);
    let heading = document.heading(clause);
    let body = cells::text(document, clause);
    let text = if heading.is_empty() { body } else { format!("{heading}。{body}") };
    let mut cited = false;
    let mut chars = Vec::new();
    let mut set = set_phrases().find(&text).map(|(_, range)| range).peekable();
    for (start, ch) in text.char_indices() {
        while set.next_if(|phrase| phrase.end <= start).is_some() {}
        if set.peek().is_some_and(|phrase| phrase.contains(&start)) {
            chars.push((BREAK, start as u32, start as u32));
            continue;
        }
        match ch {
            '《' => cited = true,
            '》' => cited = false,
            _ => {}
        }
        let folded = fold::character(ch).filter(|folded| folded.is_alphanumeric());
        match folded {
            Some(folded) if !cited => chars.push((folded, start as u32, (start + ch.len_utf8()) as u32)),
            _ if cited || ch == '》' => chars.push((BREAK, start as u32, start as u32)),
            _ => {}
        }
    }
    drop(set);
    let length = chars.iter().filter(|one| one.0 != BREAK).count();
    Text { at, text, chars, length }
}

fn set_phrases() -> &'static Phrases {
    static TABLE: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::new(phrases::set_phrases().map(|phrase| (0, phrase)), 0));
    &TABLE
}

/// The pair with its runs marked; `None` where they are no more than chance.
fn reuse(documents: &[&Document], a: &Text, b: &Text, runs: &[runs::Run]) -> Option<Reuse> {
    let shared: usize = runs.iter().map(|run| run.length).sum();
    let share = shared as f32 / a.length.min(b.length).max(1) as f32;
    let longest = runs.iter().map(|run| run.length).max().unwrap_or(0);
    if longest < LONG && (shared < TOGETHER || share < PART) {
        return None;
    }
    let side = |text: &Text, starts: Vec<usize>| {
        let spans: BTreeSet<(usize, usize)> = starts
            .into_iter()
            .zip(runs)
            .map(|(start, run)| (text.chars[start].1 as usize, text.chars[start + run.length - 1].2 as usize))
            .collect();
        let clause = documents[text.at.0 as usize].clause_ref(text.at.1);
        ReuseSide { column: text.at.0, clause, runs: marked(&text.text, &spans) }
    };
    Some(Reuse {
        a: side(a, runs.iter().map(|run| run.a).collect()),
        b: side(b, runs.iter().map(|run| run.b).collect()),
        shared: shared as u32,
        share: share.min(1.0),
        first: first(documents, a.at.0, b.at.0),
    })
}

/// `text` cut at the borders of `spans`.
fn marked(text: &str, spans: &BTreeSet<(usize, usize)>) -> Vec<ReuseRun> {
    let mut out = Vec::new();
    let mut push = |text: &str, shared: bool| {
        if !text.is_empty() {
            out.push(ReuseRun { text: text.to_owned(), shared });
        }
    };
    let mut at = 0;
    for &(start, end) in spans {
        push(&text[at..start], false);
        push(&text[start..end], true);
        at = end;
    }
    push(&text[at..], false);
    out
}

/// The column that was issued before the other; `None` where a date is missing or leaves it open (2025-01 and 2025-01-19).
fn first(documents: &[&Document], a: u32, b: u32) -> Option<u32> {
    let date = |column: u32| documents[column as usize].meta.issued_on.as_deref();
    let (one, other) = (date(a)?, date(b)?);
    if one.starts_with(other) || other.starts_with(one) {
        return None;
    }
    Some(if one < other { a } else { b })
}

#[cfg(test)]
mod tests;
