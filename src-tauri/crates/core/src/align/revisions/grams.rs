//! Pairs of neighbouring characters, weighted by how rare they are, and the clauses that share them.

use std::collections::BTreeSet;

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

/// The pairs of all clauses of both documents, and how much each says.
pub(super) struct Grams {
    pub(super) old: Vec<Own>,
    pub(super) new: Vec<Own>,
    /// In how many clauses of both documents each pair occurs.
    spread: Vec<u32>,
    /// How much each pair says.
    weights: Vec<u32>,
    /// The pairs themselves: what decides between equally rare ones.
    keys: Vec<u64>,
}

impl Grams {
    pub(super) fn of(old: &[Unit], new: &[Unit]) -> Self {
        let mut numbers = Numbers::default();
        let mut own = |units: &[Unit]| -> Vec<Own> {
            let mut of_unit = |unit: &Unit| {
                let mut all: Vec<u32> = unit.chars.windows(2).map(|two| numbers.number(key(two))).collect();
                all.sort_unstable();
                counted(all)
            };
            units.iter().map(&mut of_unit).collect()
        };
        let (old, new) = (own(old), own(new));
        let mut spread = vec![0u32; numbers.keys().len()];
        old.iter().chain(&new).flatten().for_each(|(gram, _)| spread[*gram as usize] += 1);
        let clauses = (old.len() + new.len()) as f32;
        // A pair that stands in one clause of each document is as rare as a shared one can be.
        let weight = |spread: u32| ((1.0 + clauses / spread.max(2) as f32).ln() * SCALE) as u32;
        let by_spread: Vec<u32> = (0..=old.len() + new.len()).map(|spread| weight(spread as u32)).collect();
        let weights = spread.iter().map(|spread| by_spread[*spread as usize]).collect();
        Self { old, new, spread, weights, keys: numbers.keys().to_vec() }
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
}

/// How much two clauses share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shared {
    /// Weight in both, twice, over the weight of both: 1 for equal texts.
    pub(super) both: f32,
    /// Weight in both over the weight of the asking clause: 1 where it lies in the other one.
    pub(super) inside: f32,
}

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
        Self { grams, units, totals: units.iter().map(|unit| grams.total(unit)).collect(), begins, holders }
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
        let mut out: Vec<(usize, Shared)> =
            voted.into_iter().map(|at| (at as usize, self.shared(unit, at as usize))).collect();
        out.sort_by(|a, b| b.1.both.total_cmp(&a.1.both).then(a.0.cmp(&b.0)));
        out
    }

    /// How much `unit` shares with clause `at`.
    pub(super) fn shared(&self, unit: &Own, at: usize) -> Shared {
        let (mut weight, mut own) = (0u64, 0u64);
        let other = &self.units[at];
        let mut there = 0;
        for (gram, count) in unit {
            while there < other.len() && other[there].0 < *gram {
                there += 1;
            }
            let worth = u64::from(self.grams.weights[*gram as usize]);
            own += worth * u64::from(*count);
            if let Some((_, others)) = other.get(there).filter(|(key, _)| key == gram) {
                weight += worth * u64::from((*count).min(*others));
            }
        }
        let all = own + self.totals[at];
        if all == 0 || own == 0 {
            return Shared { both: 0.0, inside: 0.0 };
        }
        Shared { both: 2.0 * weight as f32 / all as f32, inside: weight as f32 / own as f32 }
    }
}
