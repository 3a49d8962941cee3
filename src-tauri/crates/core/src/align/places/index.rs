//! Where each feature and each heading occurs, in the order of the measures.

use super::{
    features::{MeasureId, Space},
    kinds::Kind,
};

/// A feature that one of so many measures has is written out as a whole row: adding rows is several times faster than
/// adding single places.
const DENSE: usize = 5;

/// The inverted index over a space.
pub(super) struct Index {
    /// The kind of each measure.
    pub(super) kinds: Vec<Kind>,
    features: Lists<(u32, f32)>,
    headings: Lists<u32>,
    /// For each feature its row, where it has one.
    rows: Vec<Option<Vec<f32>>>,
}

/// Lists one after the other.
struct Lists<T> {
    starts: Vec<usize>,
    all: Vec<T>,
}

impl<T: Copy + Default> Lists<T> {
    /// `count` lists from what `entries` gives, each entry with its list, in the same order.
    fn of(count: usize, entries: impl Iterator<Item = (usize, T)> + Clone) -> Self {
        let mut starts = vec![0; count + 1];
        entries.clone().for_each(|(list, _)| starts[list + 1] += 1);
        for list in 0..count {
            starts[list + 1] += starts[list];
        }
        let mut ends = starts.clone();
        let mut all = vec![T::default(); starts[count]];
        for (list, entry) in entries {
            all[ends[list]] = entry;
            ends[list] += 1;
        }
        Lists { starts, all }
    }

    fn get(&self, list: usize) -> &[T] {
        &self.all[self.starts[list]..self.starts[list + 1]]
    }
}

impl Index {
    pub(super) fn of(space: &Space) -> Self {
        let measures = space.measures.iter().zip(0_u32..);
        let features = measures.clone().flat_map(|(measure, id)| {
            measure.features.iter().map(move |&(feature, weight)| (feature as usize, (id, weight)))
        });
        let headings = measures.filter_map(|(measure, id)| Some((measure.heading? as usize, id)));
        let features = Lists::of(space.features(), features);
        let rows = (0..space.features()).map(|feature| row(features.get(feature), space.measures.len())).collect();
        Index {
            kinds: space.measures.iter().map(|measure| measure.kind).collect(),
            headings: Lists::of(space.headings, headings),
            features,
            rows,
        }
    }

    /// Adds the scalar product of measure `a` with each one from `right` on to its place in `dots`. What shares the
    /// heading and anything else gets an infinite sum, to be looked at in any case, and its true one stands in `mates`.
    pub(super) fn add(&self, space: &Space, a: MeasureId, right: MeasureId, dots: &mut [f32], mates: &mut Vec<f32>) {
        let measure = &space.measures[a];
        for &(feature, weight) in &measure.features {
            if let Some(row) = &self.rows[feature as usize] {
                dots[right..].iter_mut().zip(&row[right..]).for_each(|(dot, twin)| *dot += weight * twin);
                continue;
            }
            let postings = self.features.get(feature as usize);
            let from = postings.partition_point(|&(b, _)| (b as usize) < right);
            for &(b, twin) in &postings[from..] {
                dots[b as usize] += weight * twin;
            }
        }
        mates.clear();
        let under = measure.heading.map_or(&[][..], |heading| self.headings.get(heading as usize));
        for &b in &under[under.partition_point(|&b| (b as usize) < right)..] {
            let dot = &mut dots[b as usize];
            if *dot > 0.0 {
                mates.push(std::mem::replace(dot, f32::INFINITY));
            }
        }
    }
}

/// The feature's weight in each of so many measures, if enough of them have it.
fn row(postings: &[(u32, f32)], measures: usize) -> Option<Vec<f32>> {
    (postings.len() * DENSE >= measures).then(|| {
        let mut row = vec![0.0; measures];
        postings.iter().for_each(|&(measure, weight)| row[measure as usize] = weight);
        row
    })
}
