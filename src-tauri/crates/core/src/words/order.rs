//! What stayed in order.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

/// Marks the members of a longest strictly rising run of `places` (not necessarily adjacent): what kept its order. Of equally
/// long ones the heaviest; `weight` is asked for the places of members only where something stands across.
pub fn longest_run(places: &[usize], weight: impl Fn(usize) -> u64) -> Vec<bool> {
    if places.is_sorted_by(|a, b| a < b) {
        return vec![true; places.len()];
    }
    let settled = settled(places);
    let mut ranks = places.to_vec();
    ranks.sort_unstable();
    ranks.dedup();
    let mut best = Best { steps: vec![Run::default(); ranks.len() + 1] };
    let mut before = Vec::with_capacity(places.len());
    let mut whole = Run::default();
    for (at, place) in places.iter().enumerate() {
        let rank = ranks.partition_point(|other| other < place);
        let last = best.below(rank);
        // A settled one is in every longest run and adds as much to each.
        let weight = if settled[at] { 0 } else { weight(at) };
        let own = Run { length: last.length + 1, weight: last.weight.saturating_add(weight), end: Some(at) };
        before.push(last.end);
        best.add(rank, own);
        whole = whole.better(own);
    }
    let mut out = vec![false; places.len()];
    let mut next = whole.end;
    while let Some(at) = next {
        out[at] = true;
        next = before[at];
    }
    out
}

/// Of each member whether all before it are less and all behind it more.
fn settled(places: &[usize]) -> Vec<bool> {
    let mut out = Vec::with_capacity(places.len());
    let mut most = None;
    for place in places {
        out.push(most < Some(place));
        most = most.max(Some(place));
    }
    let mut least = usize::MAX;
    for (place, settled) in places.iter().zip(&mut out).rev() {
        *settled &= *place < least;
        least = least.min(*place);
    }
    out
}

/// What texts weigh in [`longest_run`]: their length, and so little of what they say that no two differ in nothing.
pub fn text_weight<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> u64 {
    const SAYS: u64 = 0xf_ffff;
    let of_text = |text: T| ((text.as_ref().len() as u64) << 20) + (FxBuildHasher.hash_one(text.as_ref()) & SAYS);
    texts.into_iter().map(of_text).sum()
}

/// A rising run.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    length: usize,
    weight: u64,
    /// Its last member.
    end: Option<usize>,
}

impl Run {
    /// The longer one, of equally long ones the heavier, else this one.
    fn better(self, other: Self) -> Self {
        if (other.length, other.weight) > (self.length, self.weight) { other } else { self }
    }
}

/// The best run that ends at or below each rank: a Fenwick tree of maxima.
struct Best {
    steps: Vec<Run>,
}

impl Best {
    /// The best one that ends below `rank`.
    fn below(&self, mut rank: usize) -> Run {
        let mut out = Run::default();
        while rank > 0 {
            out = out.better(self.steps[rank]);
            rank &= rank - 1;
        }
        out
    }

    /// Adds one that ends at `rank`.
    fn add(&mut self, rank: usize, run: Run) {
        let mut step = rank + 1;
        while step < self.steps.len() {
            self.steps[step] = self.steps[step].better(run);
            step += step & step.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::longest_run;

    #[test]
    fn one_that_jumped_is_alone() {
        assert_eq!(
            longest_run(&[0, 1, 5, 2, 3, 4], |_| 0),
            [true, true, false, true, true, true],
            "only the one that jumped moved"
        );
        assert_eq!(longest_run(&[], |_| 0), Vec::<bool>::new(), "nothing has no order");
        assert_eq!(longest_run(&[3, 3, 4], |_| 0), [true, false, true], "a run rises strictly");
    }

    #[test]
    fn of_two_that_changed_places_the_heavier_stays() {
        let weights = [7, 2, 1];
        assert_eq!(longest_run(&[1, 0, 2], |at| weights[at]), [true, false, true], "the light one moved");
        assert_eq!(longest_run(&[1, 0, 2], |at| [2, 7, 1][at]), [false, true, true], "and from the other side too");
    }

    #[test]
    fn weights_are_asked_only_where_something_stands_across() {
        let asked = std::cell::RefCell::new(Vec::new());
        let run = longest_run(&[0, 1, 4, 3, 5, 6, 6, 7], |at| {
            asked.borrow_mut().push(at);
            at as u64
        });
        assert_eq!(run, [true, true, false, true, true, false, true, true], "the heavier of two stays");
        assert_eq!(*asked.borrow(), [2, 3, 5, 6], "those between others that kept their order are in every run");
    }
}
