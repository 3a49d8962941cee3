//! Pairs of neighbouring characters, weighted by how rare they are: what clauses without a partner are compared by.

use std::{
    cell::OnceCell,
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
};

use rayon::prelude::*;

use super::{
    counts::Counts,
    holders::{Holders, Wanted},
    numbers::Numbers,
    unit::Unit,
};
pub(super) use crate::words::pairs::{alike, key, pairs};

/// How many of its rarest pairs a clause is looked up by.
const LOOKED_UP: usize = 48;
/// How many clauses with the most shared weight are compared in full.
const VERIFIED: usize = 10;
/// Weights are whole numbers, so that a sum does not depend on the order of its parts.
const SCALE: f32 = 1024.0;

/// One of the two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// The revision that is compared.
    Old,
    /// What it became.
    New,
}

impl Version {
    /// The other one.
    pub(super) fn other(self) -> Self {
        if self == Self::Old { Self::New } else { Self::Old }
    }
}

/// The pairs of one clause.
#[derive(Debug)]
pub(super) struct Own {
    /// The numbers of those that an open clause has, with how often they occur, each once.
    pub(super) pairs: Vec<(u32, u32)>,
    /// How many there are besides.
    strange: u64,
    /// What all of them weigh.
    total: u64,
}

/// The pairs of an open clause with how often they occur; `None` for one that has a partner.
type List = Option<Vec<(u32, u32)>>;

/// The pairs of the clauses that were not [`Unit::is_paired`] when the table was made, the open ones, and how much each says.
/// Of the other clauses what they share with open ones is looked for where it is asked for.
pub(super) struct Grams<'u> {
    units: [&'u [Unit<'u>]; 2],
    own: [Vec<OnceLock<Own>>; 2],
    /// The pairs by which each open clause is looked up.
    rare: [Vec<Vec<u32>>; 2],
    numbers: Numbers,
    /// How much each pair says.
    weights: Vec<u32>,
    /// How much a pair says that no open clause has: as much as theirs do on average.
    strange: u64,
    counts: Mutex<Counts>,
}

/// The pairs of two documents, made where they are first asked for.
pub(super) struct Tables<'u> {
    old: &'u [Unit<'u>],
    new: &'u [Unit<'u>],
    grams: OnceCell<Grams<'u>>,
}

impl<'u> Tables<'u> {
    /// No table yet.
    pub(super) fn new(old: &'u [Unit<'u>], new: &'u [Unit<'u>]) -> Self {
        Self { old, new, grams: OnceCell::new() }
    }

    /// The pairs.
    pub(super) fn grams(&self) -> &Grams<'u> {
        self.grams.get_or_init(|| Grams::of([self.old, self.new]))
    }
}

/// How much two clauses share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shared {
    /// Weight in both, twice, over the weight of both: 1 for equal texts.
    pub(super) both: f32,
    /// Weight in both over the weight of the asking clause: 1 where it lies in the other one.
    pub(super) inside: f32,
}

impl Shared {
    /// Weight in both over the weight of the one that has less.
    pub(super) fn of_less(&self) -> f32 {
        if self.both <= 0.0 || self.inside <= 0.0 {
            return 0.0;
        }
        self.inside.max(1.0 / (2.0 / self.both - 1.0 / self.inside))
    }
}

/// Two clauses that share nothing.
pub(super) const NOTHING: Shared = Shared { both: 0.0, inside: 0.0 };

impl<'u> Grams<'u> {
    fn of(units: [&'u [Unit<'u>]; 2]) -> Self {
        let mut numbers = Numbers::default();
        let mut counts = Counts::default();
        let lists = units.map(|units| -> Vec<List> {
            let mut list = |unit: &Unit<'_>| {
                let pairs = unit.chars().array_windows::<2>();
                pairs.for_each(|two| counts.add(numbers.number(key(two))));
                counts.take()
            };
            units.iter().map(|unit| (!unit.is_paired()).then(|| list(unit))).collect()
        });
        let spread = spread(&units, &lists, &numbers);
        let weights = weights(&spread, units[0].len() + units[1].len());
        let weigh =
            |list: &[(u32, u32)]| list.iter().map(|(gram, n)| u64::from(weights[*gram as usize]) * u64::from(*n)).sum();
        let (mut weight, mut count) = (0, 0);
        let mut rare = [Vec::new(), Vec::new()];
        let mut own = [Vec::new(), Vec::new()];
        for (side, lists) in lists.into_iter().enumerate() {
            for list in lists {
                rare[side].push(list.as_ref().map_or(Vec::new(), |list| rarest(list, &spread, numbers.keys())));
                own[side].push(list.map_or_else(OnceLock::new, |pairs| {
                    let total: u64 = weigh(&pairs);
                    weight += total;
                    count += pairs.iter().map(|(_, n)| u64::from(*n)).sum::<u64>();
                    OnceLock::from(Own { pairs, strange: 0, total })
                }));
            }
        }
        Self {
            units,
            own,
            rare,
            counts: Mutex::new(counts),
            numbers,
            weights,
            strange: weight.checked_div(count).unwrap_or(0),
        }
    }

    /// How many clauses a document has.
    pub(super) fn len(&self, of: Version) -> usize {
        self.units[of as usize].len()
    }

    /// The pairs of a clause.
    pub(super) fn own(&self, of: Version, at: usize) -> &Own {
        self.own[of as usize][at].get_or_init(|| {
            let (mut counts, mut strange) = (Counts::default(), 0);
            self.units[of as usize][at].each_run::<2>(|two| match self.numbers.get(key(two)) {
                Some(number) => counts.add(number),
                None => strange += 1,
            });
            let pairs = counts.take();
            let known: u64 = pairs.iter().map(|(gram, n)| self.worth(*gram) * u64::from(*n)).sum();
            Own { pairs, strange, total: known + strange * self.strange }
        })
    }

    /// The clauses of one document that are `found`, to be asked for those that share rare pairs with one of these open clauses
    /// of the other document.
    pub(super) fn holders(
        &self,
        of: Version,
        asking: impl Iterator<Item = usize>,
        found: impl Fn(usize) -> bool,
    ) -> Holders {
        let wanted = Wanted::of(asking.flat_map(|at| &self.rare[of.other() as usize][at]), &self.numbers);
        let places = (0..self.len(of)).filter(|at| found(*at));
        Holders::of(places.map(|at| (at, self.held(of, at, &wanted))), self.weights.len())
    }

    /// All clauses of both documents, to be asked for those that share rare pairs with one of these open clauses.
    pub(super) fn everyone(&self, asking: &[(usize, usize)]) -> [Holders; 2] {
        let [olds, news] = &self.rare;
        let pairs = asking.iter().flat_map(|&(i, j)| olds[i].iter().chain(&news[j]));
        let wanted = Wanted::of(pairs, &self.numbers);
        let olds = (0..self.len(Version::Old)).into_par_iter();
        let old: Vec<Vec<u32>> = olds.map(|i| self.held(Version::Old, i, &wanted)).collect();
        // What a new clause with a twin holds is its twin's.
        let of_new = |(j, unit): (usize, &Unit<'_>)| match unit.twin() {
            Some(twin) => (j, old[twin].clone()),
            None => (j, self.held(Version::New, j, &wanted)),
        };
        let new: Vec<(usize, Vec<u32>)> = self.units[1].par_iter().enumerate().map(of_new).collect();
        let new = Holders::of(new.into_iter(), self.weights.len());
        [Holders::of(old.into_iter().enumerate(), self.weights.len()), new]
    }

    /// The wanted pairs of a clause, each once.
    fn held(&self, of: Version, at: usize, wanted: &Wanted) -> Vec<u32> {
        let unit = &self.units[of as usize][at];
        let mut out = Vec::new();
        if unit.is_paired() {
            unit.each_run::<2>(|two| {
                if let Some(pair) = wanted.get(key(two)) {
                    out.push(pair);
                }
            });
            out.sort_unstable();
            out.dedup();
        } else {
            out.extend(self.own(of, at).pairs.iter().map(|(gram, _)| *gram).filter(|gram| wanted.has(*gram)));
        }
        out
    }

    /// The clauses among `holders`, which are of the other document, that share most with an open clause, best first.
    pub(super) fn nearest(&self, of: Version, at: usize, holders: &Holders) -> Vec<(usize, Shared)> {
        let mut out: Vec<(usize, Shared)> = self.near(of, at, holders).map(|at| (at, NOTHING)).collect();
        self.shared(of, at, &mut out);
        out.sort_by(|a, b| b.1.both.total_cmp(&a.1.both).then(a.0.cmp(&b.0)));
        out
    }

    /// The clauses among `holders` that share most rare pairs with an open clause, in no order.
    pub(super) fn near(&self, of: Version, at: usize, holders: &Holders) -> impl Iterator<Item = usize> {
        let mut votes = vec![0u32; self.len(of.other())];
        let mut voted: Vec<u32> = Vec::new();
        for &gram in &self.rare[of as usize][at] {
            for &at in holders.of_pair(gram) {
                if votes[at as usize] == 0 {
                    voted.push(at);
                }
                votes[at as usize] += self.weights[gram as usize];
            }
        }
        if voted.len() > VERIFIED {
            voted.select_nth_unstable_by_key(VERIFIED, |&at| (std::cmp::Reverse(votes[at as usize]), at));
            voted.truncate(VERIFIED);
        }
        voted.into_iter().map(|at| at as usize)
    }

    /// How much a clause shares with each of these clauses of the other document.
    pub(super) fn shared(&self, of: Version, at: usize, others: &mut [(usize, Shared)]) {
        let own = self.own(of, at);
        let mut counts = self.counts();
        counts.set(&own.pairs);
        for (at, shared) in others {
            let other = self.own(of.other(), *at);
            let there = |(gram, count): &(u32, u32)| self.worth(*gram) * u64::from(counts.of(*gram).min(*count));
            let weight: u64 = other.pairs.iter().map(there).sum();
            *shared = match (own.total, own.total + other.total) {
                (0, _) => NOTHING,
                (own, all) => Shared { both: 2.0 * weight as f32 / all as f32, inside: weight as f32 / own as f32 },
            };
        }
        counts.clear();
    }

    /// How alike old clause `i` and new clause `j` are when the pairs in `stock` count nothing: 1 for equal texts.
    pub(super) fn alike_but(&self, i: usize, j: usize, stock: &BTreeSet<u64>) -> f32 {
        let worth = |gram: u32| if stock.contains(&self.numbers.keys()[gram as usize]) { 0 } else { self.worth(gram) };
        let (old, new) = (self.own(Version::Old, i), self.own(Version::New, j));
        let mut counts = self.counts();
        counts.set(&new.pairs);
        let all = |own: &Own| {
            own.pairs.iter().map(|(gram, n)| worth(*gram) * u64::from(*n)).sum::<u64>() + own.strange * self.strange
        };
        let shared: u64 = old.pairs.iter().map(|(gram, n)| worth(*gram) * u64::from(counts.of(*gram).min(*n))).sum();
        counts.clear();
        match all(old) + all(new) {
            0 => 0.0,
            both => 2.0 * shared as f32 / both as f32,
        }
    }

    /// Empty counts for one clause.
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn worth(&self, gram: u32) -> u64 {
        u64::from(self.weights[gram as usize])
    }
}

/// In how many clauses of both documents each pair occurs; `lists` are those of the open ones.
fn spread(units: &[&[Unit<'_>]; 2], lists: &[Vec<List>; 2], numbers: &Numbers) -> Vec<u32> {
    let settled = units[0].iter().filter(|unit| unit.is_settled());
    let mut out = numbers.spread_of_settled(settled, |unit, see| unit.each_run::<2>(|two| see(key(two))));
    for (unit, list) in units.iter().flat_map(|units| units.iter()).zip(lists.iter().flatten()) {
        match list {
            Some(list) => out.look(list.iter().map(|(gram, _)| *gram)),
            None if unit.is_settled() => {}
            None => out.look(unit.chars().array_windows::<2>().filter_map(|two| numbers.get(key(two)))),
        }
    }
    out.counts()
}

/// What pairs that occur in so many clauses say.
fn weights(spread: &[u32], clauses: usize) -> Vec<u32> {
    // A pair that stands in one clause of each document is as rare as a shared one can be.
    let weight = |spread: u32| ((1.0 + clauses as f32 / spread.max(2) as f32).ln() * SCALE) as u32;
    let most = spread.iter().copied().max().unwrap_or(0);
    let by_spread: Vec<u32> = (0..=most).map(weight).collect();
    spread.iter().map(|spread| by_spread[*spread as usize]).collect()
}

/// The rarest pairs of a list that stand in another clause too.
fn rarest(list: &[(u32, u32)], spread: &[u32], keys: &[u64]) -> Vec<u32> {
    let mut out: Vec<(u32, u64, u32)> = list
        .iter()
        .map(|(gram, _)| (spread[*gram as usize], keys[*gram as usize], *gram))
        .filter(|(spread, _, _)| *spread > 1)
        .collect();
    if out.len() > LOOKED_UP {
        out.select_nth_unstable(LOOKED_UP);
        out.truncate(LOOKED_UP);
    }
    out.into_iter().map(|(_, _, gram)| gram).collect()
}
