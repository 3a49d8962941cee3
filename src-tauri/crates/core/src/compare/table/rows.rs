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
    /// How many of a cluster's measures stand in each column.
    columns: Vec<BTreeMap<u32, usize>>,
    /// How many links lie between a cluster and each other one.
    between: Vec<BTreeMap<usize, usize>>,
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
        let mut between: Vec<BTreeMap<usize, usize>> = vec![BTreeMap::new(); members.len()];
        for link in links {
            let (a, b) = (home[&link.a], home[&link.b]);
            *between[a].entry(b).or_default() += 1;
            *between[b].entry(a).or_default() += 1;
        }
        let columns = members.iter().map(|set| set.iter().map(|at| (at.0, 1)).collect()).collect();
        let stands = home.iter().map(|(&at, &row)| (at, BTreeSet::from([row]))).collect();
        Clusters { home, members, columns, between, stands }
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
        for (column, count) in std::mem::take(&mut self.columns[gone]) {
            *self.columns[keep].entry(column).or_default() += count;
        }
        for (third, count) in std::mem::take(&mut self.between[gone]) {
            self.between[third].remove(&gone);
            if third != keep {
                *self.between[keep].entry(third).or_default() += count;
                *self.between[third].entry(keep).or_default() += count;
            }
        }
    }

    /// Whether two clusters may become one row: no cell overflows, and most of their pairs correspond. The counts are kept
    /// up to date, so that the work grows with columns and links and not with pairs of measures.
    fn fit(&self, one: usize, other: usize) -> bool {
        let few_first = if self.columns[one].len() <= self.columns[other].len() { (one, other) } else { (other, one) };
        let (few, many) = (&self.columns[few_first.0], &self.columns[few_first.1]);
        let mut same_column = 0;
        for (column, count) in few {
            let there = many.get(column).copied().unwrap_or(0);
            if count + there > PER_CELL {
                return false;
            }
            same_column += count * there;
        }
        let pairs = self.members[one].len() * self.members[other].len() - same_column;
        let linked = self.between[one].get(&other).copied().unwrap_or(0);
        linked as f32 >= DENSE * pairs as f32
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
