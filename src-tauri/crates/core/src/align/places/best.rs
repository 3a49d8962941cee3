//! The best partner of each measure in each other column.

use super::features::{MeasureId, Space};
use super::pairs::Pair;
use crate::model::ClauseId;

/// The best partner of each measure in each other column.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Best {
    /// For each column one partner a measure, [`NOBODY`] where nothing of the column is near.
    partners: Vec<(u32, f32)>,
    measures: usize,
}

/// No partner: nothing of the column is near.
const NOBODY: (u32, f32) = (u32::MAX, 0.0);

impl Best {
    pub(super) fn none(space: &Space) -> Self {
        let measures = space.measures.len();
        Best { partners: vec![NOBODY; measures * space.columns], measures }
    }

    /// Of equals the first in reading order stays.
    pub(super) fn learn(&mut self, pair: Pair, space: &Space) {
        for (one, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
            let partner = &mut self.partners[space.measures[other].column as usize * self.measures + one];
            if pair.likeness > partner.1 {
                *partner = (other as u32, pair.likeness);
            }
        }
    }

    /// The best likeness that `measure` has in the column of `other`.
    pub(super) fn of(&self, measure: MeasureId, other: MeasureId, space: &Space) -> f32 {
        self.partners[space.measures[other].column as usize * self.measures + measure].1
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
        let &(partner, likeness) = self.best.partners.get(column as usize * self.names.len() + measure)?;
        self.names.get(partner as usize).map(|name| (name.1, likeness))
    }

    /// All of them, by the other column: the measure, the other column, its nearest clause there, how alike.
    pub fn iter(&self) -> impl Iterator<Item = ((u32, ClauseId), u32, ClauseId, f32)> {
        let measures = self.names.len().max(1);
        self.best.partners.iter().enumerate().filter_map(move |(at, &(partner, likeness))| {
            let clause = self.names.get(partner as usize)?.1;
            Some((self.names[at % measures], (at / measures) as u32, clause, likeness))
        })
    }
}
