//! Who has whom, and what stands between.

use std::ops::Range;

use hashbrown::{HashMap, HashTable};
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::unit::Unit;
use crate::words::order::longest_run;

/// Where a text stands on one side.
#[derive(Debug, Clone, Copy, Default)]
enum Place {
    #[default]
    Nowhere,
    Once(usize),
    Often,
}

impl Place {
    fn see(&mut self, at: usize) {
        *self = if matches!(self, Place::Nowhere) { Place::Once(at) } else { Place::Often };
    }
}

/// Who has whom.
pub(super) struct Pairing {
    /// The new partner of each old unit.
    pub(super) partner: Vec<Option<usize>>,
    /// The old partner of each new unit.
    pub(super) taken: Vec<Option<usize>>,
}

impl Pairing {
    /// Nobody has anybody.
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self { partner: vec![None; old], taken: vec![None; new] }
    }

    /// Whether both are still alone.
    pub(super) fn is_open(&self, old: usize, new: usize) -> bool {
        self.partner[old].is_none() && self.taken[new].is_none()
    }

    /// Joins two units that are still alone.
    pub(super) fn join(&mut self, old: usize, new: usize) {
        if self.is_open(old, new) {
            self.partner[old] = Some(new);
            self.taken[new] = Some(old);
        }
    }

    /// Joins units with the same text; where a text stands several times, first in the same section, then in order.
    /// A text that stands once on each side needs no folding and nothing else.
    pub(super) fn equal(&mut self, old: &[Unit<'_>], new: &[Unit<'_>]) {
        self.same(old, new);
        let look = |units: &[Unit<'_>]| {
            units.par_iter().filter(|unit| !unit.is_settled()).for_each(|unit| {
                unit.look();
            });
        };
        rayon::join(|| look(old), || look(new));
        let mut numbers: HashMap<u64, usize, FxBuildHasher> = HashMap::default();
        let mut places: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for (i, unit) in old.iter().enumerate().filter(|(i, _)| self.partner[*i].is_none()) {
            let number = number(&mut numbers, unit.key());
            places.resize_with(numbers.len(), Default::default);
            places[number].0.push(i);
        }
        for (j, unit) in new.iter().enumerate().filter(|(j, _)| self.taken[*j].is_none()) {
            let number = number(&mut numbers, unit.key());
            places.resize_with(numbers.len(), Default::default);
            places[number].1.push(j);
        }
        for (olds, news) in &places {
            for agree in [
                |a: &Unit<'_>, b: &Unit<'_>| a.section() == b.section() && a.label() == b.label(),
                |a: &Unit<'_>, b: &Unit<'_>| a.section() == b.section(),
                |_: &Unit<'_>, _: &Unit<'_>| true,
            ] {
                for &i in olds {
                    let free = |j: &&usize| self.taken[**j].is_none() && agree(&old[i], &new[**j]);
                    if let Some(&j) = news.iter().find(free) {
                        self.join(i, j);
                    }
                }
            }
        }
    }

    /// Joins units whose texts are the same to the byte, where each stands once on each side.
    fn same(&mut self, old: &[Unit<'_>], new: &[Unit<'_>]) {
        // Walked through in no order of its own: each pair of units stands in it once.
        let mut places: HashTable<(&Unit<'_>, [Place; 2])> = HashTable::with_capacity(old.len() + new.len());
        for (side, units) in [old, new].into_iter().enumerate() {
            for (at, unit) in units.iter().enumerate() {
                let same = |(other, _): &(&Unit<'_>, _)| other.text == unit.text;
                let place = places.entry(unit.hash, same, |(other, _)| other.hash);
                place.or_insert((unit, Default::default())).into_mut().1[side].see(at);
            }
        }
        for (_, places) in places {
            if let [Place::Once(i), Place::Once(j)] = places {
                self.join(i, j);
                old[i].settle(j);
                new[j].settle(i);
            }
        }
    }

    /// On how many sides old unit `i` and new unit `j` have corresponding neighbours, or both none.
    pub(super) fn evidence(&self, i: usize, j: usize) -> usize {
        let before = match (i.checked_sub(1), j.checked_sub(1)) {
            (Some(i), Some(j)) => self.partner[i] == Some(j),
            (first, other) => first == other,
        };
        let behind = match (self.partner.get(i + 1), j + 1 < self.taken.len()) {
            (Some(partner), true) => *partner == Some(j + 1),
            (next, there) => next.is_none() && !there,
        };
        usize::from(before) + usize::from(behind)
    }

    /// The gaps between neighbours that correspond, those that moved left aside.
    pub(super) fn gaps(&self) -> Gaps {
        Gaps { forth: between(&self.partner, self.taken.len()), back: between(&self.taken, self.partner.len()) }
    }
}

/// The number of a key: equal ones have equal numbers, in the order of their first sight.
fn number(numbers: &mut HashMap<u64, usize, FxBuildHasher>, key: u64) -> usize {
    let next = numbers.len();
    *numbers.entry(key).or_insert(next)
}

/// Where the partner of a unit may stand if it stands between the same neighbours.
pub(super) struct Gaps {
    /// New places for each old unit.
    pub(super) forth: Vec<Range<usize>>,
    /// Old places for each new unit.
    pub(super) back: Vec<Range<usize>>,
}

impl Gaps {
    /// Whether the two units stand between the same neighbours, seen from either side.
    pub(super) fn fit(&self, i: usize, j: usize) -> bool {
        self.forth[i].contains(&j) || self.back[j].contains(&i)
    }
}

/// For each unit the places between the partners of its nearest neighbours that kept their order; none for a unit that
/// has a partner.
fn between(partner: &[Option<usize>], places: usize) -> Vec<Range<usize>> {
    let paired: Vec<(usize, usize)> =
        partner.iter().enumerate().filter_map(|(i, partner)| Some((i, (*partner)?))).collect();
    let steady = longest_run(&paired.iter().map(|(_, j)| *j).collect::<Vec<_>>(), |_| 0);
    let anchors: Vec<(usize, usize)> =
        paired.iter().zip(&steady).filter(|(_, steady)| **steady).map(|(pair, _)| *pair).collect();
    (0..partner.len())
        .map(|i| {
            if partner[i].is_some() {
                return 0..0;
            }
            let behind = anchors.partition_point(|(old, _)| *old < i);
            let from = behind.checked_sub(1).map_or(0, |at| anchors[at].1 + 1);
            let to = anchors.get(behind).map_or(places, |(_, new)| *new);
            from..to.max(from)
        })
        .collect()
}
