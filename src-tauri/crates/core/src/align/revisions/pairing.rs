//! Who has whom, and what stands between.

use std::{collections::BTreeMap, ops::Range};

use super::{order::longest_run, unit::Unit};

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
    pub(super) fn equal(&mut self, old: &[Unit], new: &[Unit]) {
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
    let steady = longest_run(&paired.iter().map(|(_, j)| *j).collect::<Vec<_>>());
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
