//! Words that took the place of other words, where nothing but the wording changed.

use std::ops::Range;

use super::{Phrase, Sides, add, letters, phrase, said};
use crate::{
    diff::{
        normalize::Change,
        substance::{Finding, names},
    },
    model::Substance,
};

/// A replaced word that is told has at most so many letters,
const SWAPPED: usize = 10;
/// and none of the two is so many times as long as the other.
const TIMES: usize = 3;

/// Whether a word was replaced by another one, and nothing but the wording changed.
pub(super) fn is_one(finding: &Finding<'_>) -> bool {
    let change = &finding.change;
    let (old, new) = (letters(change.old), letters(change.new));
    let word = |text: &str| text.chars().all(|ch| ch.is_alphanumeric() || ch == '、');
    let short = old.max(new) <= SWAPPED && old.max(new) <= TIMES * old.min(new);
    let named = finding.substance == [Substance::Wording] && !finding.place;
    named && old > 0 && new > 0 && short && word(change.old) && word(change.new)
}

/// What is said of changes of wording where nothing else changed.
pub(super) fn told<'a, 't>(findings: &[&'a Finding<'t>], sides: &Sides<'t>) -> Vec<Phrase<'a>> {
    let mut out = Vec::new();
    for finding in findings {
        let said: Vec<String> = match is_one(finding) {
            true => vec![swap(&finding.change, sides)],
            false => said(finding, sides).0.into_iter().map(|told| told.said).collect(),
        };
        let change = Some(&finding.change);
        let weight = Substance::Wording;
        let phrase = |said| Phrase { weight, letters: 0, said, times: 1, change, whole: None, amount: None };
        said.into_iter().for_each(|said| add(&mut out, phrase(said)));
    }
    out
}

fn swap(change: &Change<'_>, sides: &Sides<'_>) -> String {
    let single = |text: &str| sides.lexicon.cut(text).len() == 1;
    let phrases = || phrase::around(change, sides).filter(|(old, _)| letters(old) <= SWAPPED);
    let around = if single(change.old) && single(change.new) { None } else { phrases() };
    let (old, new) = around.unwrap_or_else(|| whole_words(change, sides));
    format!("将“{old}”改为“{new}”")
}

/// What was replaced, as whole words: with the word that denies it, or the place that a unit's name begins with.
pub(super) fn whole_words(change: &Change<'_>, sides: &Sides<'_>) -> (String, String) {
    member(change).unwrap_or_else(|| placed(change, negated(change, phrase::words(change, sides.lexicon))))
}

/// The whole members of a list, or phrases, where one of several changed at both its ends: 甲质量奖、乙|质量奖.
fn member(change: &Change<'_>) -> Option<(String, String)> {
    const REST: usize = 8;
    let front = change.before.rsplit(phrase::is_mark).next().unwrap_or("");
    let back = change.after.split(phrase::is_mark).next().unwrap_or("");
    let several = |text: &str| text.contains(['、', '，']);
    let is_cut = !back.is_empty() && letters(back) <= REST && letters(front) <= REST;
    let whole = |text: &str| format!("{front}{text}{back}");
    (is_cut && several(change.old) && several(change.new)).then(|| (whole(change.old), whole(change.new)))
}

/// Two quotes with the place that the names of units begin with on both sides: 市科技局, and not 科技局.
fn placed(change: &Change<'_>, (old, new): (String, String)) -> (String, String) {
    const PLACES: [char; 6] = ['省', '市', '区', '县', '乡', '镇'];
    const NAME: Range<usize> = 3..13;
    let names_unit = |text: &str| {
        let ends = text.char_indices().map(|(at, ch)| at + ch.len_utf8());
        ends.take(NAME.end).skip(NAME.start - 1).any(|end| names::is_unit(&text[..end]))
    };
    let place = change.before.chars().next_back().filter(|ch| PLACES.contains(ch));
    match place.filter(|_| old.starts_with(change.old) && new.starts_with(change.new)) {
        Some(place) if names_unit(&old) && names_unit(&new) => (format!("{place}{old}"), format!("{place}{new}")),
        _ => (old, new),
    }
}

/// Two quotes with the word that denies them, where it stands before both: 不超过, and not 超过.
fn negated(change: &Change<'_>, (old, new): (String, String)) -> (String, String) {
    let word = change.before.chars().next_back().filter(|ch| "不未非无".contains(*ch));
    match word {
        Some(word) if old.starts_with(change.old) && new.starts_with(change.new) => {
            (format!("{word}{old}"), format!("{word}{new}"))
        }
        _ => (old, new),
    }
}
