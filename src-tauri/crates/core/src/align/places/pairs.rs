//! Which pairs of measures are alike, and the best ones, through an inverted index.

use std::collections::BTreeMap;

use super::features::{FeatureId, Measure, MeasureId, Space};
use crate::model::ClauseId;

/// The nearest measure of another column: from column and clause, and the other column, to clause and likeness.
pub type Nearest = BTreeMap<((u32, ClauseId), u32), (ClauseId, f32)>;

/// Two measures of different columns, `a` left of `b`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) a: MeasureId,
    pub(super) b: MeasureId,
    /// 0 to about 1.
    pub(super) likeness: f32,
}

/// Pairs below this are no candidates for anything.
const LEAST: f32 = 0.08;
/// Measures of one theme are nearer than their words say,
const SAME_THEME: f32 = 1.3;
/// those of which one has the other's theme as its second a little less near,
const NEAR_THEME: f32 = 0.9;
/// those of unrelated themes less near.
const OTHER_THEME: f32 = 0.6;

/// All pairs of different columns that share enough, the left one in one of the first `from` columns, in the order of
/// `a`, then `b`.
pub(super) fn score(space: &Space, from: usize) -> Vec<Pair> {
    let index = index(space);
    let mut dots = vec![0.0_f32; space.measures.len()];
    let mut touched: Vec<MeasureId> = Vec::new();
    let mut out = Vec::new();
    let left = space.measures.iter().take_while(|measure| (measure.column as usize) < from);
    for (a, measure) in left.enumerate() {
        for (feature, weight) in &measure.features {
            let Some(postings) = index.get(feature) else { continue };
            let from = postings.partition_point(|&(b, _)| space.measures[b].column <= measure.column);
            for &(b, twin) in &postings[from..] {
                if dots[b] == 0.0 {
                    touched.push(b);
                }
                dots[b] += weight * twin;
            }
        }
        touched.sort_unstable();
        for b in touched.drain(..) {
            let likeness = std::mem::take(&mut dots[b]) * kinship(measure, &space.measures[b]);
            if likeness >= LEAST {
                out.push(Pair { a, b, likeness });
            }
        }
    }
    out
}

fn kinship(a: &Measure, b: &Measure) -> f32 {
    if a.theme.is_some() && a.theme == b.theme {
        SAME_THEME
    } else if a.theme.is_some() && a.theme == b.runner_up || b.theme.is_some() && b.theme == a.runner_up {
        NEAR_THEME
    } else {
        OTHER_THEME
    }
}

fn index(space: &Space) -> BTreeMap<FeatureId, Vec<(MeasureId, f32)>> {
    let mut index: BTreeMap<FeatureId, Vec<(MeasureId, f32)>> = BTreeMap::new();
    for (id, measure) in space.measures.iter().enumerate() {
        for &(feature, weight) in &measure.features {
            index.entry(feature).or_default().push((id, weight));
        }
    }
    index
}

/// The best likeness of each measure in each other column.
#[derive(Debug)]
pub(super) struct Best {
    by_measure: Vec<f32>,
    columns: usize,
}

impl Best {
    /// The best likeness that `measure` has in the column of `other`.
    pub(super) fn of(&self, measure: MeasureId, other: MeasureId, space: &Space) -> f32 {
        self.by_measure[measure * self.columns + space.measures[other].column as usize]
    }
}

/// Finds the best of each measure in each column.
pub(super) fn best(space: &Space, pairs: &[Pair]) -> Best {
    let mut best = Best { by_measure: vec![0.0; space.measures.len() * space.columns], columns: space.columns };
    for pair in pairs {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let at = one * space.columns + space.measures[other].column as usize;
            best.by_measure[at] = best.by_measure[at].max(pair.likeness);
        }
    }
    best
}

/// The nearest measure of each column to each measure; of equals the first in reading order.
pub(super) fn nearest(space: &Space, pairs: &[Pair]) -> Nearest {
    let mut out = Nearest::new();
    for pair in pairs {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let (column, clause) = space.name(other);
            let entry = out.entry((space.name(one), column)).or_insert((clause, 0.0));
            if pair.likeness > entry.1 {
                *entry = (clause, pair.likeness);
            }
        }
    }
    out
}
