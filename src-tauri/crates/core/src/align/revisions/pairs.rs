//! Which clause became which: one to one.

use std::collections::BTreeMap;

use super::{
    grams::{self, Index, Weights},
    order::longest_run,
    unit::Unit,
};

/// From here on two clauses correspond wherever they stand.
const ALONE: f32 = 0.42;
/// From here on they correspond between the same neighbours, by how much more speaks for it: nothing, one, and two or
/// three of the clause before, the clause behind, and the number.
const PLACED: [f32; 4] = [0.32, 0.24, 0.16, 0.16];

/// The new partner of each old unit.
pub(super) fn pairs(old: &[Unit], new: &[Unit], weights: &Weights) -> Vec<Option<usize>> {
    let mut pairing = Pairing { partner: vec![None; old.len()], taken: vec![None; new.len()] };
    pairing.equal(old, new);
    let mut candidates = candidates(old, new, weights, &pairing);
    candidates
        .sort_by(|a, b| b.score.total_cmp(&a.score).then(a.distance().cmp(&b.distance())).then(a.old.cmp(&b.old)));
    for candidate in candidates.iter().filter(|candidate| candidate.score >= ALONE) {
        pairing.join(candidate.old, candidate.new);
    }
    // Each round gives the next one nearer neighbours.
    for _ in 0..3 {
        let gaps = pairing.gaps();
        let open: Vec<&Candidate> = candidates
            .iter()
            .filter(|candidate| gaps[candidate.old].contains(&candidate.new))
            .filter(|candidate| {
                let (i, j) = (candidate.old, candidate.new);
                candidate.score >= PLACED[pairing.evidence(i, j) + usize::from(old[i].label == new[j].label)]
            })
            .collect();
        let before = pairing.taken.iter().flatten().count();
        for candidate in open {
            pairing.join(candidate.old, candidate.new);
        }
        if pairing.taken.iter().flatten().count() == before {
            break;
        }
    }
    pairing.partner
}

struct Candidate {
    old: usize,
    new: usize,
    score: f32,
}

impl Candidate {
    fn distance(&self) -> usize {
        self.old.abs_diff(self.new)
    }
}

/// Pairs that may correspond, among the units that are still alone.
fn candidates(old: &[Unit], new: &[Unit], weights: &Weights, pairing: &Pairing) -> Vec<Candidate> {
    let index = Index::of(new, weights);
    let gaps = pairing.gaps();
    let mut out = Vec::new();
    for (i, unit) in old.iter().enumerate().filter(|(i, _)| pairing.partner[*i].is_none()) {
        let mut near: Vec<(usize, f32)> = index.nearest(unit).into_iter().map(|(j, shared)| (j, shared.both)).collect();
        let between = gaps[i].clone();
        for j in between.clone().take(3).chain(between.rev().take(3)) {
            if !near.iter().any(|(k, _)| *k == j) {
                near.push((j, index.shared(unit, j).both));
            }
        }
        for (j, both) in near.into_iter().filter(|(j, _)| pairing.taken[*j].is_none()) {
            out.push(Candidate { old: i, new: j, score: score(unit, &new[j], both) });
        }
    }
    out
}

/// Texts count; a heading counts as much as they do where both have one, and never against equal texts.
fn score(old: &Unit, new: &Unit, both: f32) -> f32 {
    if old.heading.is_empty() || new.heading.is_empty() {
        return both;
    }
    both.max(0.55 * both + 0.45 * headings(&old.heading, &new.heading))
}

/// How alike two headings are, by pairs of characters.
fn headings(old: &str, new: &str) -> f32 {
    let pairs = |text: &str| grams::pairs(&text.chars().filter(|ch| ch.is_alphanumeric()).collect::<Vec<_>>());
    grams::alike(&pairs(old), &pairs(new))
}

struct Pairing {
    partner: Vec<Option<usize>>,
    taken: Vec<Option<usize>>,
}

impl Pairing {
    fn join(&mut self, old: usize, new: usize) {
        if self.partner[old].is_none() && self.taken[new].is_none() {
            self.partner[old] = Some(new);
            self.taken[new] = Some(old);
        }
    }

    /// Joins units with the same text; where a text stands several times, first in the same section, then in order.
    fn equal(&mut self, old: &[Unit], new: &[Unit]) {
        let mut places: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (i, unit) in old.iter().enumerate() {
            places.entry(&unit.key).or_default().0.push(i);
        }
        for (j, unit) in new.iter().enumerate() {
            places.entry(&unit.key).or_default().1.push(j);
        }
        for (olds, news) in places.values() {
            for agree in [
                |a: &Unit, b: &Unit| a.section == b.section && a.label == b.label,
                |a: &Unit, b: &Unit| a.section == b.section,
                |_: &Unit, _: &Unit| true,
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

    /// On how many sides old unit `i` and new unit `j` have corresponding neighbours, or both none.
    fn evidence(&self, i: usize, j: usize) -> usize {
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

    /// For each old unit the new units between the partners of its nearest neighbours, those that moved left aside.
    fn gaps(&self) -> Vec<std::ops::Range<usize>> {
        let paired: Vec<(usize, usize)> =
            self.partner.iter().enumerate().filter_map(|(i, partner)| Some((i, (*partner)?))).collect();
        let steady = longest_run(&paired.iter().map(|(_, j)| *j).collect::<Vec<_>>());
        let anchors: Vec<(usize, usize)> =
            paired.iter().zip(&steady).filter(|(_, steady)| **steady).map(|(pair, _)| *pair).collect();
        (0..self.partner.len())
            .map(|i| {
                let behind = anchors.partition_point(|(old, _)| *old < i);
                let from = behind.checked_sub(1).map_or(0, |at| anchors[at].1 + 1);
                let to = anchors.get(behind).map_or(self.taken.len(), |(_, new)| *new);
                from..to.max(from)
            })
            .collect()
    }
}
