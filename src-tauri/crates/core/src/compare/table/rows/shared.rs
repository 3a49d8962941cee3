//! Rows with the measures that stand in more than one of them.

use std::collections::BTreeSet;

use super::{At, Clusters, Grouped, PER_CELL};
use crate::model::Link;

/// After so many links the memory of those that have found their row is given back.
const GIVEN_BACK: usize = 1 << 18;

/// Rows of measures by number.
pub(super) struct Rows {
    columns: Vec<u32>,
    /// The row that a measure had before any was shown twice.
    home: Vec<u32>,
    members: Vec<BTreeSet<u32>>,
    /// All rows that a measure stands in, in order.
    stands: Vec<Vec<u32>>,
}

impl Rows {
    /// One row for each cluster.
    pub(super) fn of(clusters: Clusters, measures: &[At]) -> Self {
        let members = clusters.into_members();
        let mut home = vec![0; measures.len()];
        for (row, members) in (0..).zip(&members) {
            members.iter().for_each(|&measure| home[measure as usize] = row);
        }
        Rows {
            columns: measures.iter().map(|at| at.0).collect(),
            stands: home.iter().map(|&row| vec![row]).collect(),
            home,
            members: members.into_iter().map(BTreeSet::from_iter).collect(),
        }
    }

    /// Whether a measure stands beside nothing yet.
    pub(super) fn is_alone(&self, measure: u32) -> bool {
        self.stands[measure as usize].iter().all(|&row| self.members[row as usize].len() == 1)
    }

    /// Shows a link that lies between two rows: the measure whose own row is larger stands in the other's row as well.
    pub(super) fn share(&mut self, a: u32, b: u32) {
        if self.both(a, b).next().is_some() {
            return;
        }
        let (one, other) = (self.home[a as usize], self.home[b as usize]);
        let larger = self.members[other as usize].len() >= self.members[one as usize].len();
        let places = if larger { [(b, one), (a, other)] } else { [(a, other), (b, one)] };
        for (guest, host) in places {
            if self.in_cell(host, self.columns[guest as usize]) < PER_CELL {
                self.members[host as usize].insert(guest);
                self.stands[guest as usize].push(host);
                return;
            }
        }
        for measure in [a, b] {
            self.stands[measure as usize].push(self.members.len() as u32);
        }
        self.members.push(BTreeSet::from([a, b]));
    }

    /// The rows in which both measures stand.
    fn both(&self, a: u32, b: u32) -> impl Iterator<Item = u32> {
        let others = &self.stands[b as usize];
        self.stands[a as usize].iter().copied().filter(move |row| others.contains(row))
    }

    fn in_cell(&self, row: u32, column: u32) -> usize {
        let start = self.columns.partition_point(|&one| one < column) as u32;
        let end = self.columns.partition_point(|&one| one <= column) as u32;
        self.members[row as usize].range(start..end).count()
    }

    /// The rows with their links, which are in the order of `pairs`, their measures by number.
    pub(super) fn grouped(self, measures: &[At], mut links: Vec<Link>, pairs: Vec<(u32, u32)>) -> Vec<Grouped> {
        let mut counts = vec![0; self.members.len()];
        pairs.iter().for_each(|&(a, b)| self.both(a, b).for_each(|row| counts[row as usize] += 1));
        let mut by_row: Vec<Vec<Link>> = counts.into_iter().map(Vec::with_capacity).collect();
        // From the end, and giving memory back on the way: millions of links are not held twice.
        for &(a, b) in pairs.iter().rev() {
            let Some(link) = links.pop() else { break };
            self.both(a, b).for_each(|row| by_row[row as usize].push(link.clone()));
            if links.len().is_multiple_of(GIVEN_BACK) {
                links.shrink_to_fit();
            }
        }
        let rows = self.members.into_iter().zip(by_row);
        rows.map(|(members, mut links)| {
            links.reverse();
            Grouped { members: members.into_iter().map(|measure| measures[measure as usize]).collect(), links }
        })
        .collect()
    }
}
