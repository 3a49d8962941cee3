//! The best partner of each measure in each other column.

use std::ops::Range;

use super::features::{MeasureId, Space};
use super::pairs::Pair;
use crate::model::ClauseId;

/// The best partner of each measure in each other column, as far as the measures of the first columns are paired with all.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Best {
    /// For each of the first columns one place a measure; for each of the others one for each measure of the first ones.
    partners: Vec<u32>,
    likeness: Vec<f32>,
    measures: usize,
    /// Number of the first columns.
    from: usize,
    /// Number of measures in the first columns.
    left: usize,
}

/// No partner: nothing of the column is near.
const NOBODY: u32 = u32::MAX;

impl Best {
    /// Nobody is near anybody yet; measures of the first `from` columns will be paired with those behind them.
    pub(super) fn none(space: &Space, from: usize) -> Self {
        let from = from.min(space.columns);
        let measures = space.measures.len();
        let left = space.measures.partition_point(|measure| (measure.column as usize) < from);
        let places = from * measures + (space.columns - from) * left;
        Best { partners: vec![NOBODY; places], likeness: vec![0.0; places], measures, from, left }
    }

    /// The place of what `measure` has in `column`.
    fn place(&self, measure: MeasureId, column: usize) -> usize {
        match column.checked_sub(self.from) {
            None => column * self.measures + measure,
            Some(behind) => self.from * self.measures + behind * self.left + measure,
        }
    }

    /// Of equals the first in reading order stays.
    pub(super) fn learn(&mut self, pair: Pair, columns: (usize, usize)) {
        let (a, b) = (pair.a as usize, pair.b as usize);
        for (place, other) in [(self.place(a, columns.1), pair.b), (self.place(b, columns.0), pair.a)] {
            if pair.likeness > self.likeness[place] {
                self.likeness[place] = pair.likeness;
                self.partners[place] = other;
            }
        }
    }

    /// The best likeness that each of `measures`, which stand behind `column`, has there so far.
    pub(super) fn in_column(&self, column: usize, measures: Range<MeasureId>) -> &[f32] {
        &self.likeness[column * self.measures..][measures]
    }

    /// The best likeness that `measure` has in the column of `other`.
    pub(super) fn of(&self, measure: u32, other: u32, space: &Space) -> f32 {
        self.likeness[self.place(measure as usize, space.measures[other as usize].column as usize)]
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
        self.get_by(self.number(at)?, column)
    }

    /// The number under which a measure is known to [`Self::get_by`].
    pub fn number(&self, at: (u32, ClauseId)) -> Option<usize> {
        self.names.binary_search(&at).ok()
    }

    /// As [`Self::get`], for the measure with this number.
    pub fn get_by(&self, measure: usize, column: u32) -> Option<(ClauseId, f32)> {
        let known = (column as usize) < self.best.from || measure < self.best.left;
        known.then(|| self.found(self.best.place(measure, column as usize))).flatten()
    }

    fn found(&self, place: usize) -> Option<(ClauseId, f32)> {
        let partner = *self.best.partners.get(place)?;
        self.names.get(partner as usize).map(|name| (name.1, self.best.likeness[place]))
    }

    /// All of them, by the other column: the measure, the other column, its nearest clause there, how alike.
    pub fn iter(&self) -> impl Iterator<Item = ((u32, ClauseId), u32, ClauseId, f32)> {
        let columns = self.names.last().map_or(0, |name| name.0 as usize + 1);
        (0..columns).flat_map(move |column| {
            let measures = if column < self.best.from { self.best.measures } else { self.best.left };
            (0..measures).filter_map(move |measure| {
                let (clause, likeness) = self.found(self.best.place(measure, column))?;
                Some((self.names[measure], column as u32, clause, likeness))
            })
        })
    }
}
