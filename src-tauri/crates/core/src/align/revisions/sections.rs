//! Which sections correspond, by their headings and by the clauses below them.

use std::collections::BTreeMap;

use super::{Group, units};
use crate::{
    model::{ClauseId, Document},
    words::fold,
};

/// Pairs of corresponding sections, old and new, in old order: clauses that are no units of `groups` or have units below
/// them. Each clause stands in at most one pair.
pub fn sections(old: &Document, new: &Document, groups: &[Group]) -> Vec<(ClauseId, ClauseId)> {
    let mut votes: BTreeMap<(ClauseId, ClauseId), u32> = BTreeMap::new();
    for group in groups {
        for (&a, &b) in group.old.iter().zip(&group.new) {
            let olds: Vec<ClauseId> = old.ancestors(a).map(|clause| clause.id).collect();
            let news: Vec<ClauseId> = new.ancestors(b).map(|clause| clause.id).collect();
            // From the top down, so that sections of the same depth meet.
            for (&up, &there) in olds.iter().rev().zip(news.iter().rev()) {
                *votes.entry((up, there)).or_default() += 2;
            }
        }
    }
    let old_sections = titled(old);
    let new_sections = titled(new);
    for &(a, ref heading, level) in &old_sections {
        for &(b, _, _) in new_sections.iter().filter(|(_, other, depth)| other == heading && *depth == level) {
            *votes.entry((a, b)).or_default() += 3;
        }
    }
    let mut ranked: Vec<((ClauseId, ClauseId), u32)> = votes.into_iter().collect();
    ranked.sort_by_key(|&((a, b), count)| (std::cmp::Reverse(count), a.abs_diff(b), a, b));
    let mut pairs: BTreeMap<ClauseId, ClauseId> = BTreeMap::new();
    let mut taken: Vec<ClauseId> = Vec::new();
    for ((a, b), _) in ranked {
        if !pairs.contains_key(&a) && !taken.contains(&b) {
            pairs.insert(a, b);
            taken.push(b);
        }
    }
    pairs.into_iter().collect()
}

/// Clauses outside the units, and units with units below, with folded heading and depth.
fn titled(document: &Document) -> Vec<(ClauseId, String, u8)> {
    let units = units(document);
    document
        .clauses
        .iter()
        .filter(|clause| {
            let after = clause.id as usize + document.subtree(clause.id).len();
            let first = units.partition_point(|&unit| unit <= clause.id);
            units.binary_search(&clause.id).is_err() || units.get(first).is_some_and(|&unit| (unit as usize) < after)
        })
        .filter(|clause| !clause.heading.is_empty())
        .map(|clause| (clause.id, fold::text(&document.heading(clause)), clause.level))
        .collect()
}
