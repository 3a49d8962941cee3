//! Clauses that are a part of another one: what a split or a merger left without a partner.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    grams::{self, Grams, Tables, Version},
    numbers::Numbers,
    shared_out,
    subject::THREATS,
    unit::Unit,
    verbatim,
};
use crate::words::{is_letter, phrases::own_letters};

/// Characters in a row that count as the same text.
pub(super) const RUN: usize = 3;
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
/// Such a share of a paragraph that left its clause must stand in the part where it has so many characters, and of a
/// shorter one,
const INSIDE: [(usize, f32); 2] = [(24, 0.6), (12, 0.85)];
/// and so much more than in what stands beside its clause.
const MORE: f32 = 0.25;
/// Such a share of a part that was a part of its host lies in it at least,
const PART: f32 = 0.3;
/// and such a share of one that says much besides: then a paragraph left its clause of which so much stands in the part, and
/// so much of it in no set phrase.
const PART_OF_MUCH: f32 = 0.1;
const MOVED: [(f32, f32); 2] = [(0.75, 0.4), (0.65, 0.6)];
/// So many characters in a row that stand in no other clause tell where they went: where nearly all of a part lies in its
/// host, and else.
const VERBATIM: [usize; 2] = [8, 14];
/// Where a part may stand from its host's partner that is told with it in one sentence now: 甲、乙分别补助.
const NEXT: usize = 2;
/// How alike a part and the paragraph that it was must be.
const ALIKE: f32 = 0.5;

/// Such a share of what a part says besides paragraphs that depend on others stands in its host: what is threatened or granted
/// in the same words is another rule where it is threatened or granted for something else.
const LEAST_INSIDE: f32 = 0.4;

/// Links of clauses without a partner to the clause that they were a part of, or became a part of.
pub(super) fn parts(
    old: &[Unit<'_>],
    new: &[Unit<'_>],
    links: &[(usize, usize)],
    tables: &Tables<'_>,
) -> Vec<(usize, usize)> {
    if links.len() == old.len() && links.len() == new.len() {
        return Vec::new();
    }
    let grams = tables.grams();
    let lonely =
        (lonely(old.len(), links.iter().map(|link| link.0)), lonely(new.len(), links.iter().map(|link| link.1)));
    let common = OnceCell::new();
    let common = || common.get_or_init(|| set_phrases((old, &lonely.0), (new, &lonely.1)));
    let forth = side(grams, Version::New, (new, &lonely.1), old, &turned(links), &common);
    let back = side(grams, Version::Old, (old, &lonely.0), new, links, &common);
    turned(&forth).into_iter().chain(back).collect()
}

fn turned(links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    links.iter().map(|&(a, b)| (b, a)).collect()
}

/// The places below `end` that no link has.
fn lonely(end: usize, linked: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut alone = vec![true; end];
    linked.for_each(|at| alone[at] = false);
    (0..end).filter(|&at| alone[at]).collect()
}

/// Links of the lonely ones of `units`, which are those of document `of`, to hosts on the other side; `links` go from
/// `units` to `hosts`. A settled clause is no host: it lost nothing and got nothing.
fn side<'c>(
    grams: &Grams<'_>,
    of: Version,
    (units, lonely): (&[Unit<'_>], &[usize]),
    hosts: &[Unit<'_>],
    links: &[(usize, usize)],
    common: &impl Fn() -> &'c BTreeSet<u64>,
) -> Vec<(usize, usize)> {
    let partner_of_host: BTreeMap<usize, usize> = turned(links).into_iter().collect();
    let holders = grams.holders(of.other(), lonely.iter().copied(), |at| !hosts[at].is_settled());
    let mut out = Vec::new();
    for &i in lonely {
        let unit = &units[i];
        let independent = unit.independent();
        let best = grams
            .nearest(of, i, &holders)
            .into_iter()
            .filter(|(_, shared)| shared.inside >= PART_OF_MUCH)
            .filter(|(h, _)| !unit.is_foreign_to(&hosts[*h]))
            .filter(|(h, _)| independent.is_none_or(|own| inside(own, hosts[*h].chars()) >= LEAST_INSIDE))
            .filter_map(|(h, shared)| {
                let beside = partner_of_host.get(&h).map(|&other| &units[other]);
                if shared.inside < PART {
                    let moved = holds_paragraph(unit, &hosts[h], beside, common, Least::OfMuch);
                    // It counts where nothing else does.
                    return moved.map(|share| (h, share - 1.0));
                }
                if is_paragraph((units, i), &hosts[h], beside) || is_phrase((units, i), &hosts[h], beside) {
                    return Some((h, 1.0));
                }
                let share = taken(unit.chars(), hosts[h].chars(), beside.map_or(&[], |unit| unit.chars()), common);
                let share = share.or_else(|| was_paragraph(unit, &hosts[h], beside));
                let share = share.or_else(|| sentences(unit, &hosts[h], beside));
                let share = share.or_else(|| holds_paragraph(unit, &hosts[h], beside, common, Least::OfPart));
                let nearly_all = || inside(unit.chars(), hosts[h].chars()) >= NEARLY_ALL;
                let least = if nearly_all() { VERBATIM[0] } else { VERBATIM[1] };
                let alone = || verbatim::left((units, i), (hosts, h), beside, least).then_some(0.0);
                let stood = partner_of_host.get(&h).is_some_and(|&other| other.abs_diff(i) <= NEXT);
                let listed = || {
                    let told = |beside: &Unit<'_>| {
                        shared_out::is_one_of(unit, &hosts[h], beside)
                            || is_rest((units, i), &hosts[h], beside)
                            || is_most(unit, &hosts[h], beside)
                    };
                    (stood && told(beside?)).then_some(0.0)
                };
                Some((h, share.or_else(alone).or_else(listed)?))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        out.extend(best.map(|(h, _)| (i, h)));
    }
    out
}

/// Runs of characters that so many clauses have that they say nothing of where a text came from, among the runs of lonely
/// units, given with all units of each side.
fn set_phrases(old: (&[Unit<'_>], &[usize]), new: (&[Unit<'_>], &[usize])) -> BTreeSet<u64> {
    let mut numbers = Numbers::default();
    for (units, lonely) in [old, new] {
        for &i in lonely {
            for run in units[i].chars().windows(RUN) {
                numbers.number(packed(run));
            }
        }
    }
    let settled = old.0.iter().filter(|unit| unit.is_settled());
    let mut spread = numbers.spread_of_settled(settled, |unit, see| unit.each_run::<RUN>(|run| see(packed(run))));
    for unit in old.0.iter().chain(new.0).filter(|unit| !unit.is_settled()) {
        spread.look(unit.chars().windows(RUN).filter_map(|run| numbers.get(packed(run))));
    }
    let spread = spread.counts();
    let most = (((old.0.len() + new.0.len()) as f64).sqrt() / 2.0).max(4.0) as u32;
    let common = numbers.keys().iter().zip(&spread).filter(|(_, count)| **count > most);
    common.map(|(run, _)| *run).collect()
}

/// The share of `part` that stands in `host` in whole sentences, word for word, and not in its partner `beside`.
fn sentences(part: &Unit<'_>, host: &Unit<'_>, beside: Option<&Unit<'_>>) -> Option<f32> {
    let there = host.sentences();
    let stayed = beside.map_or_else(Vec::new, Unit::sentences);
    let moved =
        |sentence: &&Vec<char>| sentence.len() >= SENTENCE && there.contains(sentence) && !stayed.contains(sentence);
    let letters: usize = part.sentences().iter().filter(moved).map(Vec::len).sum();
    let share = letters as f32 / part.chars().len().max(1) as f32;
    (letters > 0 && share >= SENTENCES).then_some(share)
}

/// The share of what `part` does not have in common with `beside` that stands in `host`, where it is enough to say
/// that the text moved: a phrase that the host's partner has too did not.
fn taken<'c>(part: &[char], host: &[char], beside: &[char], common: &impl Fn() -> &'c BTreeSet<u64>) -> Option<f32> {
    let (host, beside) = (runs(host), runs(beside));
    let look = |run: &[char]| {
        let key = packed(run);
        Run { key, own: beside.binary_search(&key).is_err(), found: host.binary_search(&key).is_ok() }
    };
    let looks: Vec<Run> = part.windows(RUN).map(look).collect();
    let own = covered(&looks, |run| run.own);
    let own_found = covered(&looks, |run| run.own && run.found);
    let inside = covered(&looks, |run| run.found);
    let share = |found: usize, all: usize| found as f32 / all.max(1) as f32;
    let half = 2 * inside >= part.len() && part.len() >= 2 * LEAST;
    let nearly_all = own_found >= LEAST_OF_ITS_OWN && share(own_found, own) >= NEARLY_ALL && half;
    if own_found < LEAST && !nearly_all {
        return None;
    }
    let common = common();
    let rare = covered(&looks, |run| run.own && !common.contains(&run.key));
    let rare_found = covered(&looks, |run| run.own && !common.contains(&run.key) && run.found);
    let much = rare_found >= LEAST && share(rare_found, rare) >= SHARE;
    // Clauses of one kind have all in common but what they are about.
    let nearly_all = nearly_all && 2 * rare_found >= rare;
    (much || nearly_all).then_some(share(own_found, own))
}

/// Whether most of a short part stands in `host`, and most of what `beside` does not have: 按售价15%补贴 became 按售价20%补贴 in a
/// measure beside which it stood.
fn is_most(part: &Unit<'_>, host: &Unit<'_>, beside: &Unit<'_>) -> bool {
    const MOST: f32 = 0.7;
    // What every paper says stands in every clause.
    let says_nothing = own_letters(part.chars().iter().collect()) < LEAST_OF_ITS_OWN;
    if says_nothing || THREATS.iter().any(|word| part.text.contains(word)) {
        return false;
    }
    let (part, host, beside) = (part.chars(), runs(host.chars()), runs(beside.chars()));
    let look = |run: &[char]| {
        let key = packed(run);
        Run { key, own: beside.binary_search(&key).is_err(), found: host.binary_search(&key).is_ok() }
    };
    let looks: Vec<Run> = part.windows(RUN).map(look).collect();
    let (own, own_found) = (covered(&looks, |run| run.own), covered(&looks, |run| run.own && run.found));
    let inside = covered(&looks, |run| run.found);
    own_found >= LEAST_OF_ITS_OWN && own_found as f32 >= MOST * own as f32 && inside as f32 >= MOST * part.len() as f32
}

/// A run of a part.
struct Run {
    key: u64,
    /// The host's partner does not have it.
    own: bool,
    /// The host has it.
    found: bool,
}

/// How many characters lie in a run that `counts`.
fn covered(runs: &[Run], counts: impl Fn(&Run) -> bool) -> usize {
    let (mut out, mut end) = (0, 0);
    for (at, _) in runs.iter().enumerate().filter(|(_, run)| counts(run)) {
        out += at + RUN - end.max(at);
        end = at + RUN;
    }
    out
}

/// The share of `part` that stands in `host`.
pub(super) fn inside(part: &[char], host: &[char]) -> f32 {
    let host = runs(host);
    let look = |run: &[char]| {
        let key = packed(run);
        Run { key, own: true, found: host.binary_search(&key).is_ok() }
    };
    let looks: Vec<Run> = part.windows(RUN).map(look).collect();
    covered(&looks, |run| run.found) as f32 / part.len().max(1) as f32
}

/// Whether a part is all of a paragraph of `host` that `beside`, the host's partner, lost: a short one too, where no other
/// clause of its side says the same.
fn is_paragraph((units, i): (&[Unit<'_>], usize), host: &Unit<'_>, beside: Option<&Unit<'_>>) -> bool {
    let part = &*units[i].text;
    let is_one = |unit: &Unit<'_>| unit.text.lines().any(|line| line == part);
    units[i].chars().len() >= LEAST_OF_ITS_OWN
        && host.text.contains('\n')
        && is_one(host)
        && !beside.is_some_and(is_one)
        && units.iter().enumerate().all(|(at, unit)| at == i || !unit.text.contains(part))
}

/// Whether a part is all of a phrase of `host` that `beside`, the host's partner, lost; no other clause of its side says the
/// same.
fn is_phrase((units, i): (&[Unit<'_>], usize), host: &Unit<'_>, beside: Option<&Unit<'_>>) -> bool {
    let part = units[i].text.trim_end_matches(['。', '；']);
    let is_mark = |ch: char| matches!(ch, '，' | '。' | '；' | '：' | '\n');
    let is_one = |unit: &Unit<'_>| {
        unit.text.match_indices(part).any(|(at, _)| {
            let (before, behind) = (&unit.text[..at], &unit.text[at + part.len()..]);
            (before.is_empty() || before.ends_with(is_mark)) && (behind.is_empty() || behind.starts_with(is_mark))
        })
    };
    units[i].chars().len() >= LEAST_OF_ITS_OWN
        && is_one(host)
        && !beside.is_some_and(is_one)
        && units.iter().enumerate().all(|(at, unit)| at == i || !unit.text.contains(part))
}

/// Whether what a part says besides what it begins with, which `beside`, the host's partner, begins with too, is a phrase of
/// `host` that only these two have: 企业应当接受监督 behind 企业应当提交报告，并.
fn is_rest((units, i): (&[Unit<'_>], usize), host: &Unit<'_>, beside: &Unit<'_>) -> bool {
    const FRONT: usize = 2;
    const REST: usize = 5;
    const JOINING: [&str; 6] = ["并", "且", "还", "并应当", "同时", "应当"];
    let part = units[i].text.trim_end_matches(['。', '；']);
    let same = part.chars().zip(beside.text.chars()).take_while(|(a, b)| a == b);
    let (count, front) = same.fold((0, 0), |(count, at), (ch, _)| (count + 1, at + ch.len_utf8()));
    let rest = &part[front..];
    let stands = |unit: &Unit<'_>| {
        unit.text.match_indices(rest).any(|(at, _)| {
            let (before, behind) = (&unit.text[..at], &unit.text[at + rest.len()..]);
            let opens = before.ends_with(['，', '；']) || JOINING.iter().any(|word| before.ends_with(word));
            opens && (behind.is_empty() || behind.starts_with(['，', '。', '；']))
        })
    };
    count >= FRONT
        && rest.chars().filter(|ch| is_letter(*ch)).count() >= REST
        && stands(host)
        && !beside.text.contains(rest)
        && units.iter().enumerate().all(|(at, unit)| at == i || !unit.text.contains(rest))
}

/// How alike `part` is to a paragraph of `host` that `beside`, the host's partner, lost; `None` where there is none.
fn was_paragraph(part: &Unit<'_>, host: &Unit<'_>, beside: Option<&Unit<'_>>) -> Option<f32> {
    if !host.text.contains('\n') {
        return None;
    }
    let own = host.paragraphs();
    let there: Vec<Vec<char>> = beside.map_or_else(Vec::new, Unit::paragraphs);
    let grams = grams::pairs(part.chars());
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

/// How much of a paragraph must stand in a part.
#[derive(Clone, Copy, PartialEq)]
enum Least {
    /// Of a part that lies in its host.
    OfPart,
    /// Of a part that says much besides.
    OfMuch,
}

impl Least {
    /// Whether such shares of a paragraph are enough, of all its text and of what is no set phrase. What is threatened in the
    /// same words everywhere moved nowhere.
    fn holds(self, paragraph: &[char], inside: f32, own: f32) -> bool {
        let threatens = || {
            let text: String = paragraph.iter().collect();
            THREATS.iter().any(|word| text.contains(word))
        };
        self == Self::OfPart || MOVED.iter().any(|(all, rare)| inside >= *all && own >= *rare) && !threatens()
    }
}

/// The share of a paragraph of `host` that `beside`, the host's partner, lost and that stands in `part`, which may say more.
fn holds_paragraph<'c>(
    part: &Unit<'_>,
    host: &Unit<'_>,
    beside: Option<&Unit<'_>>,
    common: &impl Fn() -> &'c BTreeSet<u64>,
    least: Least,
) -> Option<f32> {
    if !host.text.contains('\n') {
        return None;
    }
    let own = host.paragraphs();
    // An item of a list may stand in every list.
    let items: Vec<bool> = host.text.lines().map(|line| line.starts_with(['（', '('])).collect();
    let own = own.into_iter().zip(items).filter(|(_, item)| !item).map(|(paragraph, _)| paragraph);
    let there: Vec<Vec<char>> = beside.map_or_else(Vec::new, Unit::paragraphs);
    let (part, beside) = (runs(part.chars()), runs(beside.map_or(&[], |unit| unit.chars())));
    let lost = own.filter(|paragraph| paragraph.len() >= INSIDE[1].0 && !there.contains(paragraph));
    lost.filter_map(|paragraph| {
        let stands = |run: &[char]| {
            let key = packed(run);
            Run { key, own: beside.binary_search(&key).is_err(), found: part.binary_search(&key).is_ok() }
        };
        let looks: Vec<Run> = paragraph.windows(RUN).map(stands).collect();
        let share = |counts: &dyn Fn(&Run) -> bool| covered(&looks, counts) as f32 / paragraph.len() as f32;
        let (inside, stayed) = (share(&|run| run.found), share(&|run| !run.own));
        let enough = INSIDE.iter().any(|(least, most)| paragraph.len() >= *least && inside >= *most);
        let rare = covered(&looks, |run| run.own && run.found && !common().contains(&run.key));
        let holds = least.holds(&paragraph, inside, rare as f32 / paragraph.len() as f32);
        (enough && holds && inside >= stayed + MORE && rare >= LEAST_OF_ITS_OWN).then_some(inside)
    })
    .max_by(f32::total_cmp)
}

/// A run as one number.
pub(super) fn packed(run: &[char]) -> u64 {
    run.iter().fold(0, |key, ch| key << 21 | *ch as u64)
}

/// The runs of a text, sorted.
fn runs(chars: &[char]) -> Vec<u64> {
    let mut out: Vec<u64> = chars.windows(RUN).map(packed).collect();
    out.sort_unstable();
    out
}
