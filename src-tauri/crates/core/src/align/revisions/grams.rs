//! Pairs of neighbouring characters, weighted by how rare they are, and the clauses that share them.

use std::collections::BTreeMap;

use super::unit::Unit;

/// How many of its rarest pairs a clause is looked up by.
const LOOKED_UP: usize = 48;
/// How many clauses with the most shared weight are compared in full.
const VERIFIED: usize = 10;

/// The pairs of `chars` with how often they occur, sorted.
pub(super) fn pairs(chars: &[char]) -> Vec<(u64, u32)> {
    let mut all: Vec<u64> = chars.windows(2).map(|two| (two[0] as u64) << 32 | two[1] as u64).collect();
    all.sort_unstable();
    let mut out: Vec<(u64, u32)> = Vec::with_capacity(all.len());
    for gram in all {
        match out.last_mut() {
            Some((last, count)) if *last == gram => *count += 1,
            _ => out.push((gram, 1)),
        }
    }
    out
}

/// How alike two lists of pairs are: 1 for equal ones.
pub(super) fn alike(old: &[(u64, u32)], new: &[(u64, u32)]) -> f32 {
    let count = |list: &[(u64, u32)]| list.iter().map(|(_, count)| *count).sum::<u32>();
    let there = |gram: &u64| new.binary_search_by_key(gram, |(key, _)| *key).map_or(0, |at| new[at].1);
    let shared: u32 = old.iter().map(|(gram, count)| there(gram).min(*count)).sum();
    match count(old) + count(new) {
        0 => 0.0,
        all => 2.0 * shared as f32 / all as f32,
    }
}

/// How much each pair of characters says, over both documents.
pub(super) struct Weights {
    /// Sorted by pair: in how many clauses of both documents it occurs.
    spread: Vec<(u64, u32)>,
    clauses: f32,
}

impl Weights {
    pub(super) fn of(old: &[Unit], new: &[Unit]) -> Self {
        let mut all: Vec<u64> =
            old.iter().chain(new).flat_map(|unit| unit.grams.iter().map(|(gram, _)| *gram)).collect();
        all.sort_unstable();
        let mut spread: Vec<(u64, u32)> = Vec::new();
        for gram in all {
            match spread.last_mut() {
                Some((last, count)) if *last == gram => *count += 1,
                _ => spread.push((gram, 1)),
            }
        }
        Self { spread, clauses: (old.len() + new.len()) as f32 }
    }

    fn spread(&self, gram: u64) -> u32 {
        self.spread.binary_search_by_key(&gram, |(key, _)| *key).map_or(1, |at| self.spread[at].1)
    }

    fn weight(&self, gram: u64) -> f32 {
        // A pair that stands in one clause of each document is as rare as a shared one can be.
        (1.0 + self.clauses / self.spread(gram).max(2) as f32).ln()
    }

    fn total(&self, unit: &Unit) -> f32 {
        unit.grams.iter().map(|(gram, count)| self.weight(*gram) * *count as f32).sum()
    }
}

/// One side's clauses, to be asked for those that share rare pairs with a clause of the other side.
pub(super) struct Index<'u> {
    weights: &'u Weights,
    units: &'u [Unit],
    totals: Vec<f32>,
    holders: BTreeMap<u64, Vec<u32>>,
}

/// How much two clauses share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shared {
    /// Weight in both, twice, over the weight of both: 1 for equal texts.
    pub(super) both: f32,
    /// Weight in both over the weight of the asking clause: 1 where it lies in the other one.
    pub(super) inside: f32,
}

impl<'u> Index<'u> {
    pub(super) fn of(units: &'u [Unit], weights: &'u Weights) -> Self {
        let mut holders: BTreeMap<u64, Vec<u32>> = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            for (gram, _) in &unit.grams {
                holders.entry(*gram).or_default().push(at as u32);
            }
        }
        Self { weights, units, totals: units.iter().map(|unit| weights.total(unit)).collect(), holders }
    }

    /// The clauses that share most with `unit`, best first.
    pub(super) fn nearest(&self, unit: &Unit) -> Vec<(usize, Shared)> {
        let mut rare: Vec<(u32, u64)> = unit
            .grams
            .iter()
            .map(|(gram, _)| (self.weights.spread(*gram), *gram))
            .filter(|(spread, _)| *spread > 1)
            .collect();
        rare.sort_unstable();
        let mut votes: BTreeMap<u32, f32> = BTreeMap::new();
        for (_, gram) in rare.into_iter().take(LOOKED_UP) {
            for at in self.holders.get(&gram).into_iter().flatten() {
                *votes.entry(*at).or_default() += self.weights.weight(gram);
            }
        }
        let mut best: Vec<(u32, f32)> = votes.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut out: Vec<(usize, Shared)> =
            best.into_iter().take(VERIFIED).map(|(at, _)| (at as usize, self.shared(unit, at as usize))).collect();
        out.sort_by(|a, b| b.1.both.total_cmp(&a.1.both).then(a.0.cmp(&b.0)));
        out
    }

    /// How much `unit` shares with clause `at`.
    pub(super) fn shared(&self, unit: &Unit, at: usize) -> Shared {
        let (mut weight, mut own) = (0.0, 0.0);
        let other = &self.units[at].grams;
        let mut there = 0;
        for (gram, count) in &unit.grams {
            while there < other.len() && other[there].0 < *gram {
                there += 1;
            }
            let worth = self.weights.weight(*gram);
            own += worth * *count as f32;
            if let Some((_, others)) = other.get(there).filter(|(key, _)| key == gram) {
                weight += worth * (*count).min(*others) as f32;
            }
        }
        let all = own + self.totals[at];
        if all == 0.0 || own == 0.0 {
            return Shared { both: 0.0, inside: 0.0 };
        }
        Shared { both: 2.0 * weight / all, inside: weight / own }
    }
}
