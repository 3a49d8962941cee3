//! From links to rows: measures that belong together, without rows that grow over a whole theme.
//!
//! Clusters merge only while most of their measures correspond directly. A sure link between two clusters that do not
//! merge still is shown: one of its measures stands in the other's row as well. So a measure may stand in several rows,
//! and no chain of links makes one row of everything.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ClauseId, Document, Link};

/// Column and clause of a measure.
pub(super) type At = (u32, ClauseId);

/// So many measures of one document stand in one row at most.
const PER_CELL: usize = 4;
/// Of the pairs between two clusters so many must be links before they become one row.
const DENSE: f32 = 0.5;

/// A link less sure than this does not show a measure a second time, where both have a row with others already.
const SHARED: f32 = 0.5;

/// The measures of one row, in order of column and reading, with their links.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grouped {
    pub(super) members: Vec<At>,
    pub(super) links: Vec<Link>,
}

impl Grouped {
    /// In how many columns there is a measure.
    pub(super) fn filled(&self) -> usize {
        self.members.iter().map(|member| member.0).collect::<BTreeSet<u32>>().len()
    }
}

/// Rows that hold every measure of `documents` and every link but unsure ones between rows.
pub(super) fn group(documents: &[&Document], links: &[Link]) -> Vec<Grouped> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|x, y| y.confidence.total_cmp(&x.confidence).then((x.a, x.b).cmp(&(y.a, y.b))));
    let mut clusters = Clusters::of(documents, links);
    for link in &order {
        clusters.merge(link.a, link.b);
    }
    for link in &order {
        if link.confidence >= SHARED || clusters.is_alone(link.a) || clusters.is_alone(link.b) {
            clusters.share(link.a, link.b);
        }
    }
    clusters.rows(links)
}

struct Clusters {
    /// The cluster that a measure belongs to.
    home: BTreeMap<At, usize>,
    members: Vec<BTreeSet<At>>,
    /// Links of each measure.
    near: BTreeMap<At, BTreeSet<At>>,
    /// All rows that a measure stands in.
    stands: BTreeMap<At, BTreeSet<usize>>,
}

impl Clusters {
    fn of(documents: &[&Document], links: &[Link]) -> Self {
        let all = documents
            .iter()
            .enumerate()
            .flat_map(|(column, document)| document.measures().map(move |measure| (column as u32, measure.id)));
        let members: Vec<BTreeSet<At>> = all.map(|at| BTreeSet::from([at])).collect();
        let home: BTreeMap<At, usize> =
            members.iter().enumerate().flat_map(|(row, set)| set.iter().map(move |&at| (at, row))).collect();
        let mut near: BTreeMap<At, BTreeSet<At>> = BTreeMap::new();
        for link in links {
            near.entry(link.a).or_default().insert(link.b);
            near.entry(link.b).or_default().insert(link.a);
        }
        let stands = home.iter().map(|(&at, &row)| (at, BTreeSet::from([row]))).collect();
        Clusters { home, members, near, stands }
    }

    /// Makes one cluster of the two that hold `a` and `b`, if they are dense enough together.
    fn merge(&mut self, a: At, b: At) {
        let (one, other) = (self.home[&a], self.home[&b]);
        if one == other || !self.fit(one, other) {
            return;
        }
        let (keep, gone) = (one.min(other), one.max(other));
        for at in std::mem::take(&mut self.members[gone]) {
            self.members[keep].insert(at);
            self.home.insert(at, keep);
            self.stands.insert(at, BTreeSet::from([keep]));
        }
    }

    fn fit(&self, one: usize, other: usize) -> bool {
        let (x, y) = (&self.members[one], &self.members[other]);
        let room = x.iter().all(|at| in_column(x, at.0) + in_column(y, at.0) <= PER_CELL);
        let pairs: usize = x.iter().map(|at| y.len() - in_column(y, at.0)).sum();
        let linked: usize = x
            .iter()
            .filter_map(|at| self.near.get(at))
            .map(|near| near.iter().filter(|at| self.home[*at] == other).count())
            .sum();
        room && linked as f32 >= DENSE * pairs as f32
    }

    fn is_alone(&self, at: At) -> bool {
        self.stands[&at].iter().all(|&row| self.members[row].len() == 1)
    }

    /// Shows a link that lies between two rows: the measure whose own row is larger stands in the other's row as well.
    fn share(&mut self, a: At, b: At) {
        if !self.stands[&a].is_disjoint(&self.stands[&b]) {
            return;
        }
        let (one, other) = (self.home[&a], self.home[&b]);
        let (guest, host) = if self.members[other].len() >= self.members[one].len() { (b, one) } else { (a, other) };
        let (second, instead) = if guest == b { (a, other) } else { (b, one) };
        for (guest, host) in [(guest, host), (second, instead)] {
            if in_column(&self.members[host], guest.0) < PER_CELL {
                self.members[host].insert(guest);
                self.stands.entry(guest).or_default().insert(host);
                return;
            }
        }
        self.members.push(BTreeSet::from([a, b]));
        for at in [a, b] {
            self.stands.entry(at).or_default().insert(self.members.len() - 1);
        }
    }

    fn rows(self, links: &[Link]) -> Vec<Grouped> {
        let mut by_row: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
        for link in links {
            for &row in self.stands[&link.a].intersection(&self.stands[&link.b]) {
                by_row.entry(row).or_default().push(link.clone());
            }
        }
        self.members
            .into_iter()
            .enumerate()
            .filter(|(_, members)| !members.is_empty())
            .map(|(row, members)| Grouped {
                members: members.into_iter().collect(),
                links: by_row.remove(&row).unwrap_or_default(),
            })
            .collect()
    }
}

fn in_column(members: &BTreeSet<At>, column: u32) -> usize {
    members.range((column, 0)..=(column, ClauseId::MAX)).count()
}
