//! Which pairs of measures are alike, and the best ones, through an inverted index.

use std::collections::BTreeMap;

use super::features::{FeatureId, Measure, MeasureId, Space};
use crate::model::ClauseId;

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
/// Two measures under the same heading are at least so near, however different their bodies.
const SAME_HEADING: f32 = 0.6;
/// Measures of one theme are nearer than their words say,
const SAME_THEME: f32 = 1.3;
/// those of which one has the other's theme as its second a little less near,
const NEAR_THEME: f32 = 0.9;
/// those of unrelated themes less near.
const OTHER_THEME: f32 = 0.6;

/// The pairs of different columns that may correspond, the left one in one of the first `from` columns, in the order of
/// `a`, then `b`; and the best of all pairs. Only what may correspond is kept: near pairs are many.
pub(super) fn score(space: &Space, from: usize, least: f32) -> (Vec<Pair>, Best) {
    let index = index(space);
    let mut best = Best::none(space);
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
            let Some(pair) = pair(space, a, b, std::mem::take(&mut dots[b])) else { continue };
            best.learn(&pair, space);
            if pair.likeness >= least {
                out.push(pair);
            }
        }
    }
    (out, best)
}

/// The best of `pairs`.
pub(super) fn best(space: &Space, pairs: &[Pair]) -> Best {
    let mut best = Best::none(space);
    pairs.iter().for_each(|pair| best.learn(pair, space));
    best
}

/// The pair of two measures with the scalar product `dot`; `None` where they share too little.
pub(super) fn pair(space: &Space, a: MeasureId, b: MeasureId, dot: f32) -> Option<Pair> {
    let (one, other) = (&space.measures[a], &space.measures[b]);
    let same = one.heading.is_some() && one.heading == other.heading;
    let likeness = (dot * kinship(one, other)).max(if same { SAME_HEADING } else { 0.0 });
    (likeness >= LEAST).then_some(Pair { a, b, likeness })
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

/// The best partner of each measure in each other column.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Best {
    /// One partner a column for each measure, [`NOBODY`] where nothing is near.
    partners: Vec<(u32, f32)>,
    columns: usize,
}

/// No partner: nothing of the column is near.
const NOBODY: (u32, f32) = (u32::MAX, 0.0);

impl Best {
    fn none(space: &Space) -> Self {
        Best { partners: vec![NOBODY; space.measures.len() * space.columns], columns: space.columns }
    }

    /// Of equals the first in reading order stays.
    fn learn(&mut self, pair: &Pair, space: &Space) {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let partner = &mut self.partners[one * self.columns + space.measures[other].column as usize];
            if pair.likeness > partner.1 {
                *partner = (other as u32, pair.likeness);
            }
        }
    }

    /// The best likeness that `measure` has in the column of `other`.
    pub(super) fn of(&self, measure: MeasureId, other: MeasureId, space: &Space) -> f32 {
        self.partners[measure * self.columns + space.measures[other].column as usize].1
    }
}

/// The nearest measure of each other column to each measure, where one is near at all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Nearest {
    /// Column and clause of each measure, in order.
    names: Vec<(u32, ClauseId)>,
    best: Best,
}

impl Nearest {
    pub(super) fn new(space: &Space, best: Best) -> Self {
        Nearest { names: (0..space.measures.len()).map(|measure| space.name(measure)).collect(), best }
    }

    /// The clause of `column` that is nearest to the measure `at`, and how alike.
    pub fn get(&self, at: (u32, ClauseId), column: u32) -> Option<(ClauseId, f32)> {
        let measure = self.names.binary_search(&at).ok()?;
        let &(partner, likeness) = self.best.partners.get(measure * self.best.columns + column as usize)?;
        self.names.get(partner as usize).map(|name| (name.1, likeness))
    }

    /// All of them: the measure, the other column, its nearest clause there, how alike.
    pub fn iter(&self) -> impl Iterator<Item = ((u32, ClauseId), u32, ClauseId, f32)> {
        let columns = self.best.columns.max(1);
        self.best.partners.iter().enumerate().filter_map(move |(at, &(partner, likeness))| {
            let clause = self.names.get(partner as usize)?.1;
            Some((self.names[at / columns], (at % columns) as u32, clause, likeness))
        })
    }
}
