//! Clusters of measures that correspond directly.

use std::collections::BTreeMap;

use super::{At, PER_CELL};

/// Of the pairs between two clusters so many must be links before they become one row.
const DENSE: f32 = 0.5;
/// In place of a number of links: the two clusters never fit, for a cell would overflow, and no merge makes it shorter.
const NEVER: u32 = u32::MAX;

/// Measures by number, each in one cluster.
pub(super) struct Clusters {
    /// The cluster that a measure belongs to.
    home: Vec<u32>,
    /// The measures of each cluster; none in one that was merged into another.
    members: Vec<Vec<u32>>,
    /// How many of a cluster's measures stand in each column.
    columns: Vec<BTreeMap<u32, u32>>,
    /// How many links lie between a cluster and each other one that it has links to, or [`NEVER`].
    between: Vec<BTreeMap<u32, u32>>,
}

impl Clusters {
    /// Each of `measures` alone, with the links between them.
    pub(super) fn of(measures: &[At], links: &[(u32, u32)]) -> Self {
        let mut linked: Vec<Vec<(u32, u32)>> = vec![Vec::new(); measures.len()];
        for &(a, b) in links {
            linked[a as usize].push((b, 1));
            linked[b as usize].push((a, 1));
        }
        Clusters {
            home: (0..measures.len() as u32).collect(),
            members: (0..measures.len() as u32).map(|measure| vec![measure]).collect(),
            columns: measures.iter().map(|at| BTreeMap::from([(at.0, 1)])).collect(),
            between: linked.into_iter().map(BTreeMap::from_iter).collect(),
        }
    }

    /// The clusters, each with its measures in order, by their first measures.
    pub(super) fn into_members(self) -> Vec<Vec<u32>> {
        let mut members = self.members;
        members.retain(|members| !members.is_empty());
        members.iter_mut().for_each(|members| members.sort_unstable());
        members.sort_unstable();
        members
    }

    /// Makes one cluster of the two that hold `a` and `b`, if they are dense enough together.
    pub(super) fn merge(&mut self, a: u32, b: u32) {
        let (one, other) = (self.home[a as usize], self.home[b as usize]);
        if one == other || !self.fit(one, other) {
            return;
        }
        // The cluster with more neighbours stays, so that each count is moved a few times at most.
        let more = self.between[one as usize].len() >= self.between[other as usize].len();
        let (keep, gone) = if more { (one, other) } else { (other, one) };
        let moved = std::mem::take(&mut self.members[gone as usize]);
        moved.iter().for_each(|&measure| self.home[measure as usize] = keep);
        self.members[keep as usize].extend(moved);
        for (column, count) in std::mem::take(&mut self.columns[gone as usize]) {
            *self.columns[keep as usize].entry(column).or_default() += count;
        }
        for (third, count) in std::mem::take(&mut self.between[gone as usize]) {
            self.between[third as usize].remove(&gone);
            if third != keep {
                let known = self.between[keep as usize].entry(third).or_default();
                *known = known.saturating_add(count);
                let all = *known;
                self.between[third as usize].insert(keep, all);
            }
        }
    }

    /// Whether two clusters may become one row: no cell overflows, and most of their pairs correspond. The counts are kept
    /// up to date, so that the work grows with columns and links and not with pairs of measures.
    fn fit(&mut self, one: u32, other: u32) -> bool {
        let linked = self.between[one as usize].get(&other).copied().unwrap_or(0);
        let (a, b) = (self.members[one as usize].len(), self.members[other as usize].len());
        // A measure has few others in its own column, so that most of the pairs count without a closer look.
        let dense = |same_column: usize| linked as f32 >= DENSE * (a * b - same_column) as f32;
        if linked == NEVER || !dense(a.min(b) * PER_CELL.min(a.max(b))) {
            return false;
        }
        let Some(same_column) = self.same_column(one, other) else {
            self.between[one as usize].insert(other, NEVER);
            self.between[other as usize].insert(one, NEVER);
            return false;
        };
        dense(same_column)
    }

    /// How many pairs of the two clusters stand in one column; `None` where a cell would overflow.
    fn same_column(&self, one: u32, other: u32) -> Option<usize> {
        let (few, many) = (&self.columns[one as usize], &self.columns[other as usize]);
        let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
        let mut pairs = 0;
        for (column, &count) in few {
            let there = many.get(column).copied().unwrap_or(0);
            if (count + there) as usize > PER_CELL {
                return None;
            }
            pairs += (count * there) as usize;
        }
        Some(pairs)
    }
}
