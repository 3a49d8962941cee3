//! Phrases that stand in another place with other amounts: 对乙企业奖励50万元 became 对乙企业奖励60万元 before its neighbour. They are
//! told as one change.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{super::moves::member, Finding, Sides, Substance, quote::quoted, untold};
use crate::{numeral, words::is_letter};

/// Such a phrase has at least so many letters besides its amounts.
const LEAST: usize = 4;

/// What is said of one phrase.
pub(super) struct Moved {
    pub(super) said: String,
    pub(super) weight: Substance,
}

/// The phrases that are told so, and the other findings.
pub(super) fn apart<'f, 't>(
    findings: Cow<'f, [Finding<'t>]>,
    sides: &Sides<'_>,
) -> (Vec<Moved>, Cow<'f, [Finding<'t>]>) {
    // The findings that say the same besides their amounts: those by which it went, and those by which it came.
    let mut alike: BTreeMap<String, [Vec<&Finding<'t>>; 2]> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| !finding.place) {
        for came in [false, true] {
            let (text, other) = texts(finding, came);
            let rest = rest(text);
            if other.is_empty() && rest.chars().count() >= LEAST && rest.len() < letters(text) {
                alike.entry(rest).or_default()[usize::from(came)].push(finding);
            }
        }
    }
    let mut out = Vec::new();
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for [gone, come] in alike.into_values() {
        let (&[from], &[to]) = (&gone[..], &come[..]) else { continue };
        let [old, new] = [from.change.old, to.change.new].map(|text| quoted(member(text), sides.lexicon));
        let weight = from.substance.iter().chain(&to.substance).min().copied().unwrap_or(Substance::Wording);
        out.push((from.change.at, Moved { said: format!("将“{old}”改为“{new}”"), weight }));
        told.extend([from.change.at, to.change.at]);
    }
    out.sort_by_key(|(at, _)| *at);
    let out = out.into_iter().map(|(_, moved)| moved).collect();
    (out, untold(findings, |finding| told.contains(&finding.change.at)))
}

/// The text that only one side has, and what the other side has in its place.
fn texts<'t>(finding: &Finding<'t>, came: bool) -> (&'t str, &'t str) {
    let (old, new) = (member(finding.change.old), member(finding.change.new));
    if came { (new, old) } else { (old, new) }
}

/// The letters of a phrase without its amounts.
fn rest(text: &str) -> String {
    member(text).chars().filter(|ch| is_letter(*ch) && !numeral::is_numeral(*ch)).collect()
}

/// The bytes of all its letters.
fn letters(text: &str) -> usize {
    member(text).chars().filter(|ch| is_letter(*ch)).map(char::len_utf8).sum()
}
