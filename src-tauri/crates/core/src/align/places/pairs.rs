//! Which pairs of measures are alike, and the best ones, through an inverted index ([`index`](super::index)).
//!
//! Nothing is left out and nothing is guessed. Common features make every measure share something with most others, so the
//! work is kept small by doing little for a pair: sums lie in one row in the order of the measures, and only those are
//! looked at that could be a link or better than what is known, whatever the two themes.

use std::ops::Range;

use super::{
    best::Best,
    features::{MeasureId, Space},
    index::Index,
    kinds::SAME_THEME,
};

/// Two measures of different columns, `a` left of `b`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub(super) a: u32,
    pub(super) b: u32,
    /// 0 to about 1.
    pub(super) likeness: f32,
}

/// Pairs below this are no candidates for anything.
const LEAST: f32 = 0.08;
/// Two measures under the same heading are at least so near, however different their bodies.
const SAME_HEADING: f32 = 0.6;
/// So many sums are judged together.
const TOGETHER: usize = 16;

/// The best of all pairs whose left measure is in one of the first `from` columns; and of those that are at least `least`
/// alike (infinite for none) the ones that `belongs`, told the likeness and the best one of each measure in the other's
/// column, in the order of `a`, then `b`. Once a column is done its best pairs are known, so nothing else is kept.
pub(super) fn score(
    space: &Space,
    from: usize,
    least: f32,
    belongs: impl Fn(f32, f32, f32) -> bool,
) -> (Vec<Pair>, Best) {
    let columns = columns(space);
    let index = Index::of(space);
    let mut work = Work { space, index, best: Best::none(space, from), least, out: Vec::new() };
    let mut dots = vec![0.0_f32; space.measures.len()];
    let mut mates = Vec::new();
    let mut kept: Vec<Pair> = Vec::new();
    for (at, own) in columns.iter().enumerate().take(from) {
        for a in own.clone() {
            work.index.add(space, a, own.end, &mut dots, &mut mates);
            let mut mates = mates.iter().copied();
            for (column, others) in columns.iter().enumerate().skip(at + 1) {
                work.look(a, (at, column), others.clone(), &dots, &mut mates);
            }
            dots[own.end..].fill(0.0);
        }
        let best = &work.best;
        let stays =
            |pair: &Pair| belongs(pair.likeness, best.of(pair.a, pair.b, space), best.of(pair.b, pair.a, space));
        kept.extend(work.out.drain(..).filter(stays));
    }
    (kept, work.best)
}

/// The measures of each column.
fn columns(space: &Space) -> Vec<Range<MeasureId>> {
    let end = |column: usize| space.measures.partition_point(|measure| (measure.column as usize) < column);
    (0..space.columns).map(|column| end(column)..end(column + 1)).collect()
}

struct Work<'a> {
    space: &'a Space,
    index: Index,
    best: Best,
    least: f32,
    out: Vec<Pair>,
}

impl Work<'_> {
    /// Looks at the pairs of `a`, which stands in column `own`, with `others`, the measures of a later column.
    fn look(
        &mut self,
        a: MeasureId,
        (own, column): (usize, usize),
        others: Range<MeasureId>,
        dots: &[f32],
        mates: &mut impl Iterator<Item = f32>,
    ) {
        let kinship = &self.space.kinship[self.space.measures[a].kind as usize];
        let mut mine = 0.0_f32;
        for start in others.clone().step_by(TOGETHER) {
            let some = start..(start + TOGETHER).min(others.end);
            let known = self.best.in_column(own, some.clone());
            if !promising(&dots[some.clone()], known, mine, self.least) {
                continue;
            }
            for b in some {
                let reach = dots[b] * SAME_THEME;
                let known = self.best.in_column(own, b..b + 1)[0];
                if reach < LEAST || reach < self.least && reach <= mine.min(known) {
                    continue;
                }
                let (dot, same) =
                    if reach.is_finite() { (dots[b], false) } else { (mates.next().unwrap_or(0.0), true) };
                let factor = kinship[self.index.kinds[b] as usize];
                let Some(pair) = paired(a, b, dot, factor, same) else { continue };
                mine = mine.max(pair.likeness);
                self.best.learn(pair, (own, column));
                if pair.likeness >= self.least {
                    self.out.push(pair);
                }
            }
        }
    }
}

/// Whether any of the sums could, at the nearest kinship, be a link or better than the best that either measure has.
fn promising(dots: &[f32], known: &[f32], mine: f32, least: f32) -> bool {
    let one = |(&dot, &known): (&f32, &f32)| {
        let reach = dot * SAME_THEME;
        (reach >= LEAST) & ((reach >= least) | (reach > known) | (reach > mine))
    };
    // Without a way out in the middle the whole run is judged at once.
    dots.iter().zip(known).map(one).fold(false, |any, one| any | one)
}

/// The best of `pairs`.
pub(super) fn best(space: &Space, pairs: &[Pair]) -> Best {
    let mut best = Best::none(space, space.columns);
    let column = |measure: u32| space.measures[measure as usize].column as usize;
    pairs.iter().for_each(|pair| best.learn(*pair, (column(pair.a), column(pair.b))));
    best
}

/// The pair of two measures with the scalar product `dot`; `None` where they share too little.
pub(super) fn pair(space: &Space, a: MeasureId, b: MeasureId, dot: f32) -> Option<Pair> {
    let (one, other) = (&space.measures[a], &space.measures[b]);
    let same = one.heading.is_some() && one.heading == other.heading;
    paired(a, b, dot, space.kinship[one.kind as usize][other.kind as usize], same)
}

fn paired(a: MeasureId, b: MeasureId, dot: f32, kinship: f32, same_heading: bool) -> Option<Pair> {
    let likeness = (dot * kinship).max(if same_heading { SAME_HEADING } else { 0.0 });
    (likeness >= LEAST).then_some(Pair { a: a as u32, b: b as u32, likeness })
}
