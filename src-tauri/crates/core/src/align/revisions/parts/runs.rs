//! Characters in a row that a part has in common with other clauses.

use std::collections::BTreeSet;

use crate::align::revisions::{numbers::Numbers, unit::Unit};

/// Characters in a row that count as the same text.
pub(in crate::align::revisions) const RUN: usize = 3;

/// A run as one number.
pub(in crate::align::revisions) fn packed(run: &[char]) -> u64 {
    run.iter().fold(0, |key, ch| key << 21 | *ch as u64)
}

/// The runs of a text, sorted.
pub(super) fn sorted(text: &[char]) -> Vec<u64> {
    let mut out: Vec<u64> = text.windows(RUN).map(packed).collect();
    out.sort_unstable();
    out
}

/// A run of a part.
pub(super) struct Run {
    pub(super) key: u64,
    /// The host's partner does not have it.
    pub(super) own: bool,
    /// The host has it.
    pub(super) found: bool,
}

/// The runs of a part in order, each looked for in its host and in the host's partner.
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// The runs of `part`; those of `host` and of `beside`, its partner, are sorted.
    pub(super) fn of(part: &[char], host: &[u64], beside: &[u64]) -> Self {
        let has = |runs: &[u64], key: u64| runs.binary_search(&key).is_ok();
        let look = |key: u64| Run { key, own: !has(beside, key), found: has(host, key) };
        Self(part.windows(RUN).map(packed).map(look).collect())
    }

    /// How many characters of the part lie in a run that `counts`.
    pub(super) fn covered(&self, counts: impl Fn(&Run) -> bool) -> usize {
        let (mut out, mut end) = (0, 0);
        for (at, _) in self.0.iter().enumerate().filter(|(_, run)| counts(run)) {
            out += at + RUN - end.max(at);
            end = at + RUN;
        }
        out
    }

    /// How many stand in the host.
    pub(super) fn found(&self) -> usize {
        self.covered(|run| run.found)
    }

    /// How many the host's partner does not have, and how many of these stand in the host.
    pub(super) fn own(&self) -> (usize, usize) {
        (self.covered(|run| run.own), self.covered(|run| run.own && run.found))
    }
}

/// The share of `part` that stands in `host`.
pub(in crate::align::revisions) fn inside(part: &[char], host: &[char]) -> f32 {
    Runs::of(part, &sorted(host), &[]).found() as f32 / part.len().max(1) as f32
}

/// Runs of characters that so many clauses have that they say nothing of where a text came from, among the runs of lonely
/// units, given with all units of each side.
pub(super) fn set_phrases(old: (&[Unit<'_>], &[usize]), new: (&[Unit<'_>], &[usize])) -> BTreeSet<u64> {
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
