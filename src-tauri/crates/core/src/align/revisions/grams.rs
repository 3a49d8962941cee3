//! Pairs of neighbouring characters, weighted by how rare they are, and the clauses that share them.

use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeSet,
};

use super::{numbers::Numbers, unit::Unit};
pub(super) use crate::words::pairs::{alike, counted, key, pairs};

/// How many of its rarest pairs a clause is looked up by.
const LOOKED_UP: usize = 48;
/// How many clauses with the most shared weight are compared in full.
const VERIFIED: usize = 10;
/// Weights are whole numbers, so that a sum does not depend on the order of its parts.
const SCALE: f32 = 1024.0;

/// The pairs of one clause by their numbers, with how often they occur, sorted.
pub(super) type Own = Vec<(u32, u32)>;

/// Pairs of characters of two documents, and how much each says.
pub(super) struct Grams {
    /// The pairs of each old clause.
    pub(super) old: Vec<Own>,
    /// The pairs of each new clause.
    pub(super) new: Vec<Own>,
    /// In how many clauses of both documents each pair occurs, settled ones too.
    spread: Vec<u32>,
    /// How much each pair says.
    weights: Vec<u32>,
    /// The pairs themselves: what decides between equally rare ones.
    keys: Vec<u64>,
}

/// The pairs of two documents, each table made where it is first asked for.
pub(super) struct Tables<'u> {
    old: &'u [Unit<'u>],
    new: &'u [Unit<'u>],
    open: OnceCell<Grams>,
    whole: OnceCell<Grams>,
}

impl<'u> Tables<'u> {
    /// No table yet.
    pub(super) fn new(old: &'u [Unit<'u>], new: &'u [Unit<'u>]) -> Self {
        Self { old, new, open: OnceCell::new(), whole: OnceCell::new() }
    }

    /// The pairs of the clauses that were not [`Unit::paired`] when it was first asked for: all of theirs, and of the other
    /// clauses those that they share.
    pub(super) fn open(&self) -> &Grams {
        self.open.get_or_init(|| Grams::of(self.old, self.new, |unit| !unit.paired.get(), |unit| !unit.is_settled()))
    }

    /// The pairs of all clauses.
    pub(super) fn whole(&self) -> &Grams {
        self.whole.get_or_init(|| Grams::of(self.old, self.new, |_| true, |_| true))
    }
}

impl Grams {
    /// The pairs of the clauses that `own` them, in all those that are `shown`; the others are settled.
    fn of(
        old: &[Unit<'_>],
        new: &[Unit<'_>],
        own: impl Fn(&Unit<'_>) -> bool,
        shown: impl Fn(&Unit<'_>) -> bool,
    ) -> Self {
        let mut numbers = Numbers::default();
        // The pairs of a new clause with a twin are its twin's.
        let single = new.iter().filter(|unit| !unit.is_settled());
        for unit in old.iter().chain(single).filter(|unit| own(unit)) {
            unit.chars().windows(2).for_each(|two| {
                numbers.number(key(two));
            });
        }
        let of_unit = |unit: &Unit<'_>| {
            if !shown(unit) {
                return Vec::new();
            }
            let mut all: Vec<u32> = unit.chars().windows(2).filter_map(|two| numbers.get(key(two))).collect();
            all.sort_unstable();
            counted(all)
        };
        let own_old: Vec<Own> = old.iter().map(of_unit).collect();
        let own_of = |unit: &Unit<'_>| unit.twin.get().map_or_else(|| of_unit(unit), |twin| own_old[twin].clone());
        let own_new: Vec<Own> = new.iter().map(own_of).collect();
        let hidden = old.iter().filter(|unit| !shown(unit));
        let mut spread = numbers.spread_of_settled(hidden, |unit, see| unit.each_run::<2>(|two| see(key(two))));
        own_old.iter().chain(&own_new).for_each(|own| spread.look(own.iter().map(|(gram, _)| *gram)));
        let spread = spread.counts();
        let clauses = (old.len() + new.len()) as f32;
        // A pair that stands in one clause of each document is as rare as a shared one can be.
        let weight = |spread: u32| ((1.0 + clauses / spread.max(2) as f32).ln() * SCALE) as u32;
        let most = spread.iter().copied().max().unwrap_or(0);
        let by_spread: Vec<u32> = (0..=most).map(weight).collect();
        let weights = spread.iter().map(|spread| by_spread[*spread as usize]).collect();
        Self { old: own_old, new: own_new, spread, weights, keys: numbers.keys().to_vec() }
    }

    /// How alike old clause `i` and new clause `j` are when the pairs in `stock` count nothing: 1 for equal texts.
    pub(super) fn alike_but(&self, i: usize, j: usize, stock: &BTreeSet<u64>) -> f32 {
        let worth = |gram: u32| match stock.contains(&self.keys[gram as usize]) {
            true => 0,
            false => u64::from(self.weights[gram as usize]),
        };
        let (old, new) = (&self.old[i], &self.new[j]);
        let there = |gram: u32| new.binary_search_by_key(&gram, |(key, _)| *key).map_or(0, |at| new[at].1);
        let all = |own: &Own| own.iter().map(|(gram, count)| worth(*gram) * u64::from(*count)).sum::<u64>();
        let shared: u64 = old.iter().map(|(gram, count)| worth(*gram) * u64::from(there(*gram).min(*count))).sum();
        match all(old) + all(new) {
            0 => 0.0,
            both => 2.0 * shared as f32 / both as f32,
        }
    }

    fn total(&self, own: &Own) -> u64 {
        own.iter().map(|(gram, count)| u64::from(self.weights[*gram as usize]) * u64::from(*count)).sum()
    }
}

/// One side's clauses, to be asked for those that share rare pairs with a clause of the other side.
pub(super) struct Index<'g> {
    grams: &'g Grams,
    units: &'g [Own],
    totals: Vec<u64>,
    /// Where the holders of each pair begin; one longer than there are pairs.
    begins: Vec<u32>,
    holders: Vec<u32>,
    /// How often each pair stands in the asking clause; all 0 between two questions.
    counts: RefCell<Vec<u32>>,
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

impl<'g> Index<'g> {
    /// The index of `units`, which are one side of `grams`; only those that are `open` are ever found.
    pub(super) fn of(units: &'g [Own], grams: &'g Grams, open: impl Fn(usize) -> bool) -> Self {
        let mut begins = vec![0u32; grams.keys.len() + 1];
        let found = || units.iter().enumerate().filter(|(at, _)| open(*at));
        found().flat_map(|(_, unit)| unit).for_each(|(gram, _)| begins[*gram as usize + 1] += 1);
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut next = begins.clone();
        let mut holders = vec![0u32; begins.last().copied().unwrap_or(0) as usize];
        for (at, unit) in found() {
            for (gram, _) in unit {
                holders[next[*gram as usize] as usize] = at as u32;
                next[*gram as usize] += 1;
            }
        }
        let totals = units.iter().map(|unit| grams.total(unit)).collect();
        Self { grams, units, totals, begins, holders, counts: RefCell::new(vec![0; grams.keys.len()]) }
    }

    fn holders(&self, gram: u32) -> &[u32] {
        &self.holders[self.begins[gram as usize] as usize..self.begins[gram as usize + 1] as usize]
    }

    /// The clauses that share most with `unit`, best first.
    pub(super) fn nearest(&self, unit: &Own) -> Vec<(usize, Shared)> {
        let grams = self.grams;
        let mut rare: Vec<(u32, u64, u32)> = unit
            .iter()
            .map(|(gram, _)| (grams.spread[*gram as usize], grams.keys[*gram as usize], *gram))
            .filter(|(spread, _, _)| *spread > 1)
            .collect();
        if rare.len() > LOOKED_UP {
            rare.select_nth_unstable(LOOKED_UP);
            rare.truncate(LOOKED_UP);
        }
        let mut votes = vec![0u32; self.units.len()];
        let mut voted: Vec<u32> = Vec::new();
        for (_, _, gram) in rare {
            for &at in self.holders(gram) {
                if votes[at as usize] == 0 {
                    voted.push(at);
                }
                votes[at as usize] += grams.weights[gram as usize];
            }
        }
        if voted.len() > VERIFIED {
            voted.select_nth_unstable_by_key(VERIFIED, |&at| (std::cmp::Reverse(votes[at as usize]), at));
            voted.truncate(VERIFIED);
        }
        let mut out: Vec<(usize, Shared)> = voted.into_iter().map(|at| (at as usize, NOTHING)).collect();
        self.shared(unit, &mut out);
        out.sort_by(|a, b| b.1.both.total_cmp(&a.1.both).then(a.0.cmp(&b.0)));
        out
    }

    /// How much `unit` shares with each of these clauses.
    pub(super) fn shared(&self, unit: &Own, others: &mut [(usize, Shared)]) {
        let mut counts = self.counts.borrow_mut();
        let worth = |gram: u32| u64::from(self.grams.weights[gram as usize]);
        let own = self.grams.total(unit);
        unit.iter().for_each(|(gram, count)| counts[*gram as usize] = *count);
        for (at, shared) in others {
            let there = |(gram, count): &(u32, u32)| worth(*gram) * u64::from(counts[*gram as usize].min(*count));
            let weight: u64 = self.units[*at].iter().map(there).sum();
            let all = own + self.totals[*at];
            *shared = if all == 0 || own == 0 {
                NOTHING
            } else {
                Shared { both: 2.0 * weight as f32 / all as f32, inside: weight as f32 / own as f32 }
            };
        }
        unit.iter().for_each(|(gram, _)| counts[*gram as usize] = 0);
    }
}
