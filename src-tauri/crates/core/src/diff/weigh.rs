//! Among the differences the one that keeps most text: what Myers finds counts words, and a pause mark counts as much as
//! a name. Short regions are compared by the length of what is equal; of long ones the places where hunks stand close.

use std::ops::Range;

use super::{
    edits::{self, Hunk, Interner},
    pair::Pair,
    tokens::Class,
};
use crate::words::is_letter;

/// Hunks with at most so many words between them are compared together.
const CLOSE: usize = 2;
/// So many pairs of words are compared again at once; larger clusters stay as they are.
const CLUSTER: usize = 40_000;

/// The words of a region.
pub(super) struct Words {
    old: Side,
    new: Side,
}

struct Side {
    /// The part where each word begins, and the one where the last word ends.
    begins: Vec<usize>,
    /// The number of each word: equal words have equal ones.
    ids: Vec<u64>,
    /// What each word is worth; only the old side's are asked.
    weights: Vec<u32>,
}

impl Words {
    /// The words of `region`, which has both sides.
    pub(super) fn of<'t>(pair: &Pair<'t>, region: &Hunk, interner: &mut Interner<'t>) -> Self {
        let (olds, news) = (pair.old_tokens.words(&region.old), pair.new_tokens.words(&region.new));
        let word = |&[from, to]: &[usize; 2]| {
            let text = pair.old_text(&(from..to));
            (interner.number(text), weight(text, pair.old_tokens.classes(from..to).next()))
        };
        let (ids, weights) = olds.array_windows().map(word).unzip();
        let texts = news.array_windows().map(|[from, to]| pair.new_text(&(*from..*to)));
        let new_ids = texts.map(|text| interner.number(text)).collect();
        Self { old: Side { begins: olds, ids, weights }, new: Side { begins: news, ids: new_ids, weights: Vec::new() } }
    }

    /// How many pairs of words there are.
    pub(super) fn cost(&self) -> usize {
        self.old.ids.len().saturating_mul(self.new.ids.len())
    }

    /// Adds the hunks (in parts): outside the heaviest common subsequence where that is no long work, else what Myers
    /// finds, with close ones compared again.
    pub(super) fn hunks(&self, out: &mut Vec<Hunk>) {
        let all = Hunk { old: 0..self.old.ids.len(), new: 0..self.new.ids.len() };
        let hunks = if self.cost() <= CLUSTER {
            self.heaviest(&all)
        } else {
            self.weighed(edits::hunks(&self.old.ids, &self.new.ids))
        };
        let parts = |side: &Side, range: Range<usize>| side.begins[range.start]..side.begins[range.end];
        out.extend(
            hunks.into_iter().map(|hunk| Hunk { old: parts(&self.old, hunk.old), new: parts(&self.new, hunk.new) }),
        );
    }

    /// The hunks with close ones compared again.
    fn weighed(&self, hunks: Vec<Hunk>) -> Vec<Hunk> {
        let mut out = Vec::with_capacity(hunks.len());
        let mut i = 0;
        while i < hunks.len() {
            let mut all = hunks[i].clone();
            let mut next = i + 1;
            while let Some(hunk) = hunks.get(next).filter(|hunk| hunk.old.start - all.old.end <= CLOSE) {
                all = Hunk { old: all.old.start..hunk.old.end, new: all.new.start..hunk.new.end };
                next += 1;
            }
            if next - i > 1 && all.old.len() * all.new.len() <= CLUSTER {
                out.extend(self.heaviest(&all));
            } else {
                out.extend(hunks[i..next].iter().cloned());
            }
            i = next;
        }
        out
    }

    /// The hunks of a cluster outside its heaviest common subsequence.
    fn heaviest(&self, cluster: &Hunk) -> Vec<Hunk> {
        let old = cluster.old.clone();
        let (olds, news) = (&self.old.ids[old.clone()], &self.new.ids[cluster.new.clone()]);
        // What both begin with belongs to a heaviest one, and the search for it takes it first.
        let front = olds.iter().zip(news).take_while(|(old, new)| old == new).count();
        let (from_old, from_new) = (cluster.old.start + front, cluster.new.start + front);
        edits::heaviest(&olds[front..], &news[front..], &self.old.weights[old][front..])
            .into_iter()
            .map(|hunk| Hunk {
                old: from_old + hunk.old.start..from_old + hunk.old.end,
                new: from_new + hunk.new.start..from_new + hunk.new.end,
            })
            .collect()
    }
}

/// How much a word is worth: its letters count, a mark hardly. A quantity counts as one letter: the same amount in the next
/// place of a list is another one, and what stands before it says which.
fn weight(word: &str, class: Option<Class>) -> u32 {
    let letters = match class {
        Some(Class::Number | Class::Money | Class::Time) => 1,
        _ => word.chars().filter(|ch| is_letter(*ch)).count() as u32,
    };
    if letters == 0 { 1 } else { 1 + 2 * letters }
}
