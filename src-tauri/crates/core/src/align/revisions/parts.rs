//! Clauses that are a part of another one: what a split or a merger left without a partner.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    grams::{self, Grams, Index, Own},
    numbers::Numbers,
    unit::Unit,
};

/// Characters in a row that count as the same text.
const RUN: usize = 3;
/// So many characters of a part must come from its host: below that it may be a set phrase.
const LEAST: usize = 18;
/// This share of what tells a part from its host's partner must come from the host.
const SHARE: f32 = 0.5;
/// So few characters are enough where nearly all that is a part's own, and half of its text, comes from the host.
const LEAST_OF_ITS_OWN: usize = 8;
/// What nearly all is.
const NEARLY_ALL: f32 = 0.8;
/// A paragraph that left its clause must have so many characters: below that it may be a set phrase.
const PARAGRAPH: usize = 24;
/// A sentence that stands in the host word for word has so many characters,
const SENTENCE: usize = 12;
/// and all of them together make such a share of the part.
const SENTENCES: f32 = 0.33;
/// How alike a part and the paragraph that it was must be.
const ALIKE: f32 = 0.5;

/// Links of clauses without a partner to the clause that they were a part of, or became a part of.
pub(super) fn parts<'u>(
    old: &[Unit],
    new: &[Unit],
    links: &[(usize, usize)],
    grams: &impl Fn() -> &'u Grams,
) -> Vec<(usize, usize)> {
    if links.len() == old.len() && links.len() == new.len() {
        return Vec::new();
    }
    let grams = grams();
    let index = (Index::of(&grams.old, grams, |_| true), Index::of(&grams.new, grams, |_| true));
    let forth: Vec<(usize, usize)> = side((new, &grams.new), (old, &index.0), &turned(links));
    let back: Vec<(usize, usize)> = side((old, &grams.old), (new, &index.1), links);
    turned(&forth).into_iter().chain(back).collect()
}

fn turned(links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    links.iter().map(|&(a, b)| (b, a)).collect()
}

/// Links of the lonely `units` to hosts on the other side; `links` go from `units` to `hosts`.
fn side(
    (units, grams): (&[Unit], &[Own]),
    (hosts, index): (&[Unit], &Index<'_>),
    links: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let partner: BTreeMap<usize, usize> = links.iter().copied().collect();
    let partner_of_host: BTreeMap<usize, usize> = turned(links).into_iter().collect();
    let lonely: Vec<usize> = (0..units.len()).filter(|i| !partner.contains_key(i)).collect();
    if lonely.is_empty() {
        return Vec::new();
    }
    let phrases = SetPhrases::of(&lonely, units, hosts);
    let mut out = Vec::new();
    for i in lonely {
        let unit = &units[i];
        let best = index
            .nearest(&grams[i])
            .into_iter()
            .filter(|(_, shared)| shared.inside >= 0.3)
            .filter_map(|(h, _)| {
                let beside = partner_of_host.get(&h).map(|&other| &units[other]);
                let share = phrases.taken(&unit.chars, &hosts[h].chars, beside.map_or(&[], |unit| &unit.chars));
                let share = share.or_else(|| was_paragraph(unit, &hosts[h], beside));
                Some((h, share.or_else(|| sentences(unit, &hosts[h], beside))?))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        out.extend(best.map(|(h, _)| (i, h)));
    }
    out
}

/// Runs of characters that so many clauses have that they say nothing of where a text came from.
struct SetPhrases {
    runs: BTreeSet<u64>,
}

impl SetPhrases {
    /// The set phrases among the runs of the `lonely` units.
    fn of(lonely: &[usize], units: &[Unit], hosts: &[Unit]) -> Self {
        let mut numbers = Numbers::default();
        for &i in lonely {
            for run in units[i].chars.windows(RUN) {
                numbers.number(packed(run));
            }
        }
        // In how many clauses each run occurs, and the last one that it was seen in.
        let mut spread = vec![(0usize, usize::MAX); numbers.keys().len()];
        for (at, unit) in units.iter().chain(hosts).enumerate() {
            for run in unit.chars.windows(RUN).filter_map(|run| numbers.get(packed(run))) {
                let (count, last) = &mut spread[run as usize];
                *count += usize::from(*last != at);
                *last = at;
            }
        }
        let most = (((units.len() + hosts.len()) as f64).sqrt() / 2.0).max(4.0) as usize;
        let common = numbers.keys().iter().zip(&spread).filter(|(_, (count, _))| *count > most);
        Self { runs: common.map(|(run, _)| *run).collect() }
    }

    /// The share of what `part` does not have in common with `beside` that stands in `host`, where it is enough to say
    /// that the text moved: a phrase that the host's partner has too did not.
    fn taken(&self, part: &[char], host: &[char], beside: &[char]) -> Option<f32> {
        let (host, beside) = (runs(host), runs(beside));
        let own = covered(part, |run| !beside.contains(run));
        let own_found = covered(part, |run| !beside.contains(run) && host.contains(run));
        let rare = covered(part, |run| !beside.contains(run) && !self.runs.contains(&packed(run)));
        let rare_found =
            covered(part, |run| !beside.contains(run) && !self.runs.contains(&packed(run)) && host.contains(run));
        let inside = covered(part, |run| host.contains(run));
        let share = |found: usize, all: usize| found as f32 / all.max(1) as f32;
        let much = rare_found >= LEAST && share(rare_found, rare) >= SHARE;
        let half = 2 * inside >= part.len() && part.len() >= 2 * LEAST;
        // Clauses of one kind have all in common but what they are about.
        let of_its_own = 2 * rare_found >= rare;
        let nearly_all = own_found >= LEAST_OF_ITS_OWN && share(own_found, own) >= NEARLY_ALL && half && of_its_own;
        (much || nearly_all).then_some(share(own_found, own))
    }
}

/// The share of `part` that stands in `host` in whole sentences, word for word, and not in its partner `beside`.
fn sentences(part: &Unit, host: &Unit, beside: Option<&Unit>) -> Option<f32> {
    let there = host.sentences();
    let stayed = beside.map_or_else(Vec::new, Unit::sentences);
    let moved =
        |sentence: &&Vec<char>| sentence.len() >= SENTENCE && there.contains(sentence) && !stayed.contains(sentence);
    let letters: usize = part.sentences().iter().filter(moved).map(Vec::len).sum();
    let share = letters as f32 / part.chars.len().max(1) as f32;
    (letters > 0 && share >= SENTENCES).then_some(share)
}

/// How many characters of `part` lie in a run that `counts`.
fn covered(part: &[char], counts: impl Fn(&[char]) -> bool) -> usize {
    let mut marks = vec![false; part.len()];
    for (at, run) in part.windows(RUN).enumerate() {
        if counts(run) {
            marks[at..at + RUN].fill(true);
        }
    }
    marks.iter().filter(|mark| **mark).count()
}

/// How alike `part` is to a paragraph of `host` that `beside`, the host's partner, lost; `None` where there is none.
fn was_paragraph(part: &Unit, host: &Unit, beside: Option<&Unit>) -> Option<f32> {
    let own = host.paragraphs();
    if own.len() < 2 {
        return None;
    }
    let there: Vec<Vec<char>> = beside.map_or_else(Vec::new, Unit::paragraphs);
    let grams = grams::pairs(&part.chars);
    let left = |own: &[Vec<char>], other: &[Vec<char>]| -> Vec<Vec<(u64, u32)>> {
        let lost = own.iter().filter(|paragraph| paragraph.len() >= PARAGRAPH && !other.contains(paragraph));
        lost.map(|paragraph| grams::pairs(paragraph)).collect()
    };
    let stayed = left(&there, &own);
    left(&own, &there)
        .iter()
        .map(|paragraph| (grams::alike(paragraph, &grams), paragraph))
        .filter(|(alike, paragraph)| {
            *alike >= ALIKE && stayed.iter().all(|other| grams::alike(paragraph, other) < *alike)
        })
        .map(|(alike, _)| alike)
        .max_by(f32::total_cmp)
}

/// A run as one number.
fn packed(run: &[char]) -> u64 {
    run.iter().fold(0, |key, ch| key << 21 | *ch as u64)
}

fn runs(chars: &[char]) -> BTreeSet<&[char]> {
    chars.windows(RUN).collect()
}
