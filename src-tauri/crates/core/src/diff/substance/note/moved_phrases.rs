//! Phrases that stand in another place with other amounts: 对乙企业奖励50万元 became 对乙企业奖励60万元 before its neighbour. They are
//! told as one change.

use std::borrow::Cow;

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
    let alone = |came: bool| {
        let is_alone = move |finding: &&Finding<'t>| {
            let (text, other) = texts(finding, came);
            !finding.place && other.is_empty() && rest(text).len() >= LEAST && rest(text).len() < letters(text)
        };
        findings.iter().filter(is_alone).collect::<Vec<_>>()
    };
    let (gone, come) = (alone(false), alone(true));
    let same = |a: &Finding<'t>, b: &Finding<'t>| rest(a.change.old) == rest(b.change.new);
    let mut out = Vec::new();
    let mut told: Vec<(usize, usize)> = Vec::new();
    for from in &gone {
        let mut partners = come.iter().filter(|to| same(from, to));
        let (Some(to), None) = (partners.next(), partners.next()) else { continue };
        if gone.iter().filter(|other| same(other, to)).count() > 1 {
            continue;
        }
        let [old, new] = [from.change.old, to.change.new].map(|text| quoted(member(text), sides.lexicon));
        let weight = from.substance.iter().chain(&to.substance).min().copied().unwrap_or(Substance::Wording);
        out.push(Moved { said: format!("将“{old}”改为“{new}”"), weight });
        told.extend([from.change.at, to.change.at]);
    }
    (out, untold(findings, |finding| told.contains(&finding.change.at)))
}

/// The text that only one side has, and what the other side has in its place.
fn texts<'t>(finding: &Finding<'t>, came: bool) -> (&'t str, &'t str) {
    let (old, new) = (member(finding.change.old), member(finding.change.new));
    if came { (new, old) } else { (old, new) }
}

/// The letters of a phrase without its amounts.
fn rest(text: &str) -> Vec<char> {
    member(text).chars().filter(|ch| is_letter(*ch) && !numeral::is_numeral(*ch)).collect()
}

fn letters(text: &str) -> usize {
    member(text).chars().filter(|ch| is_letter(*ch)).count()
}
