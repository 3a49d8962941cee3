//! Which pairs of measures are alike, and the best ones, through an inverted index.
//!
//! Nothing is left out and nothing is guessed. Common features make every measure share something with most others, so the
//! work is kept small by doing little for a pair: sums lie in one row in the order of the measures, and only those are
//! looked at that are enough for some kinship.

use super::{
    best::Best,
    features::{MeasureId, Space},
    kinds::SAME_THEME,
};

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
/// A scalar product below this is too little even for the nearest kinship; a hair lower, so that rounding loses nothing.
const LEAST_DOT: f32 = LEAST / SAME_THEME * 0.999;

/// The pairs of different columns that may correspond, the left one in one of the first `from` columns, in the order of
/// `a`, then `b`; and the best of all pairs. Only what may correspond is kept: near pairs are many.
pub(super) fn score(space: &Space, from: usize, least: f32) -> (Vec<Pair>, Best) {
    let index = Index::of(space);
    let mut best = Best::none(space);
    let mut dots = vec![0.0_f32; space.measures.len()];
    let mut out = Vec::new();
    let left = space.measures.iter().take_while(|measure| (measure.column as usize) < from);
    for (a, measure) in left.enumerate() {
        let right = space.measures.partition_point(|other| other.column <= measure.column);
        index.add(space, a, right, &mut dots);
        for (&dot, b) in dots[right..].iter().zip(right..) {
            if dot < LEAST_DOT {
                continue;
            }
            let Some(pair) = pair(space, a, b, dot) else { continue };
            best.learn(pair, space);
            if pair.likeness >= least {
                out.push(pair);
            }
        }
        dots[right..].fill(0.0);
    }
    (out, best)
}

/// The best of `pairs`.
pub(super) fn best(space: &Space, pairs: &[Pair]) -> Best {
    let mut best = Best::none(space);
    pairs.iter().for_each(|pair| best.learn(*pair, space));
    best
}

/// The pair of two measures with the scalar product `dot`; `None` where they share too little.
pub(super) fn pair(space: &Space, a: MeasureId, b: MeasureId, dot: f32) -> Option<Pair> {
    let (one, other) = (&space.measures[a], &space.measures[b]);
    let same = one.heading.is_some() && one.heading == other.heading;
    let kinship = space.kinship[one.kind as usize][other.kind as usize];
    let likeness = (dot * kinship).max(if same { SAME_HEADING } else { 0.0 });
    (likeness >= LEAST).then_some(Pair { a, b, likeness })
}

/// Where each feature and each heading occurs, in the order of the measures.
struct Index {
    /// For each feature the measures that have it, with its weight there.
    features: Vec<Vec<(u32, f32)>>,
    /// For each heading the measures under it.
    headings: Vec<Vec<u32>>,
}

impl Index {
    fn of(space: &Space) -> Self {
        let mut index =
            Index { features: vec![Vec::new(); space.features()], headings: vec![Vec::new(); space.headings] };
        for (measure, id) in space.measures.iter().zip(0..) {
            for &(feature, weight) in &measure.features {
                index.features[feature as usize].push((id, weight));
            }
            if let Some(heading) = measure.heading {
                index.headings[heading as usize].push(id);
            }
        }
        index
    }

    /// Adds the scalar product of measure `a` with each one from `right` on to its place in `dots`. What shares the
    /// heading and anything else is worth a look however little it is.
    fn add(&self, space: &Space, a: MeasureId, right: MeasureId, dots: &mut [f32]) {
        let measure = &space.measures[a];
        for &(feature, weight) in &measure.features {
            let postings = &self.features[feature as usize];
            let from = postings.partition_point(|&(b, _)| (b as usize) < right);
            for &(b, twin) in &postings[from..] {
                dots[b as usize] += weight * twin;
            }
        }
        let under = measure.heading.map_or(&[][..], |heading| &self.headings[heading as usize]);
        for &b in &under[under.partition_point(|&b| (b as usize) < right)..] {
            let dot = &mut dots[b as usize];
            if *dot > 0.0 {
                *dot = dot.max(LEAST_DOT);
            }
        }
    }
}
