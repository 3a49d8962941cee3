//! The same likeness by scoring every pair: the reference that tests and benchmarks hold the index against.

use super::{
    Nearest,
    features::{Measure, Space, space},
    pairs,
};
use crate::{model::Document, words::Lexicon};

/// The measures of several documents, ready to be scored in either way.
#[derive(Debug)]
pub struct Reference {
    space: Space,
}

impl Reference {
    /// Reads the measures of `documents`.
    pub fn new(documents: &[&Document], lexicon: &Lexicon) -> Self {
        Self { space: space(documents, lexicon) }
    }

    /// The nearest measures as the program finds them.
    pub fn by_index(&self) -> Nearest {
        Nearest::new(&self.space, pairs::score(&self.space, self.space.columns, f32::INFINITY, super::belongs).1)
    }

    /// The nearest measures by looking at every pair of different columns: slow.
    pub fn by_all_pairs(&self) -> Nearest {
        let measures = &self.space.measures;
        let mut found = Vec::new();
        for (a, one) in measures.iter().enumerate() {
            let from = measures.partition_point(|other| other.column <= one.column);
            for (b, other) in measures.iter().enumerate().skip(from) {
                found.extend(pairs::pair(&self.space, a, b, dot(one, other)));
            }
        }
        Nearest::new(&self.space, pairs::best(&self.space, &found))
    }
}

/// The scalar product of two measures, features in order.
fn dot(a: &Measure, b: &Measure) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(x), Some(y)) = (a.features.get(i), b.features.get(j)) {
        if x.0 == y.0 {
            sum += x.1 * y.1;
        }
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    sum
}
