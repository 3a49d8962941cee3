//! Clauses that are a part of another one: what a split or a merger left without a partner.

mod paragraphs;
mod runs;
mod taken;
mod whole;

pub(super) use runs::{RUN, inside, packed};

use std::{
    cell::OnceCell,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    grams::{Grams, Tables, Version},
    shared_out,
    unit::Unit,
    verbatim,
};
use paragraphs::Least;
use runs::set_phrases;
use taken::{is_most, taken};

/// So few characters are enough where nearly all that is a part's own, and half of its text, comes from the host.
const LEAST_OF_ITS_OWN: usize = 8;
/// What nearly all is.
const NEARLY_ALL: f32 = 0.8;
/// Such a share of a part that was a part of its host lies in it at least,
const PART: f32 = 0.3;
/// and such a share of one that says much besides: then a paragraph left its clause that stands in the part.
const PART_OF_MUCH: f32 = 0.1;
/// So many characters in a row that stand in no other clause tell where they went: where nearly all of a part lies in its
/// host, and else.
const VERBATIM: [usize; 2] = [8, 14];
/// Where a part may stand from its host's partner that is told with it in one sentence now: 甲、乙分别补助.
const NEXT: usize = 2;
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
                let partner = partner_of_host.get(&h).copied();
                if shared.inside < PART {
                    let beside = partner.map(|at| &units[at]);
                    let moved = paragraphs::holds_one(unit, &hosts[h], beside, common, Least::OfMuch);
                    // It counts where nothing else does.
                    return moved.map(|share| (h, share - 1.0));
                }
                Some((h, share((units, i), (hosts, h), partner, common)?))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        out.extend(best.map(|(h, _)| (i, h)));
    }
    out
}

/// The share of lonely unit `i` that moved between it and host `h`, of which the unit at `partner` is the partner; `None`
/// where nothing tells that it is a part of it.
fn share<'c>(
    (units, i): (&[Unit<'_>], usize),
    (hosts, h): (&[Unit<'_>], usize),
    partner: Option<usize>,
    common: &impl Fn() -> &'c BTreeSet<u64>,
) -> Option<f32> {
    let (part, host, beside) = (&units[i], &hosts[h], partner.map(|at| &units[at]));
    if whole::is_paragraph((units, i), host, beside) || whole::is_phrase((units, i), host, beside) {
        return Some(1.0);
    }
    let alone = || {
        let nearly_all = inside(part.chars(), host.chars()) >= NEARLY_ALL;
        let least = if nearly_all { VERBATIM[0] } else { VERBATIM[1] };
        verbatim::left((units, i), (hosts, h), beside, least).then_some(0.0)
    };
    let listed = || {
        let beside = &units[partner.filter(|at| at.abs_diff(i) <= NEXT)?];
        let told = shared_out::is_one_of(part, host, beside)
            || whole::is_rest((units, i), host, beside)
            || is_most(part, host, beside);
        told.then_some(0.0)
    };
    taken(part.chars(), host.chars(), beside.map_or(&[], |unit| unit.chars()), common)
        .or_else(|| paragraphs::was_one(part, host, beside))
        .or_else(|| whole::sentences(part, host, beside))
        .or_else(|| paragraphs::holds_one(part, host, beside, common, Least::OfPart))
        .or_else(alone)
        .or_else(listed)
}
