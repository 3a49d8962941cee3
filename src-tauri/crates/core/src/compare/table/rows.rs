//! From links to rows: measures that belong together, without rows that grow over a whole theme.
//!
//! Clusters merge only while most of their measures correspond directly. A sure link between two clusters that do not
//! merge still is shown: one of its measures stands in the other's row as well. So a measure may stand in several rows,
//! and no chain of links makes one row of everything.

mod clusters;
mod shared;

use std::collections::BTreeSet;

use clusters::Clusters;
use shared::Rows;

use crate::model::{ClauseId, Document, Link};

/// Column and clause of a measure.
pub(super) type At = (u32, ClauseId);

/// So many measures of one document stand in one row at most.
const PER_CELL: usize = 4;
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
pub(super) fn group(documents: &[&Document], links: Vec<Link>) -> Vec<Grouped> {
    let measures: Vec<At> = documents
        .iter()
        .zip(0..)
        .flat_map(|(document, column)| document.measures().map(move |measure| (column, measure.id)))
        .collect();
    let number = |at: At| measures.binary_search(&at).unwrap_or_default() as u32;
    let pairs: Vec<(u32, u32)> = links.iter().map(|link| (number(link.a), number(link.b))).collect();
    // Links are in the order of their measures, and so are those of one confidence.
    let mut order: Vec<u32> = (0..links.len() as u32).collect();
    order.sort_by_cached_key(|&link| std::cmp::Reverse(links[link as usize].confidence.to_bits()));
    let mut clusters = Clusters::of(&measures, &pairs);
    for &link in &order {
        let (a, b) = pairs[link as usize];
        clusters.merge(a, b);
    }
    let mut rows = Rows::of(clusters, &measures);
    for &link in &order {
        let (a, b) = pairs[link as usize];
        if links[link as usize].confidence >= SHARED || rows.is_alone(a) || rows.is_alone(b) {
            rows.share(a, b);
        }
    }
    drop(order);
    rows.grouped(&measures, links, pairs)
}

#[cfg(test)]
mod tests;
