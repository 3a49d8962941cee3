//! Clauses that were written anew: both stayed alone, though they rule the same matter. Where that is sure they correspond;
//! where it is likely they are named to the reader, who decides.

use std::{cell::OnceCell, collections::BTreeSet, sync::LazyLock};

use super::{
    grams::{self, Index, Tables},
    unit::Unit,
};
use crate::words::pairs::texts_alike;

const TABLE: &str = include_str!("../../../../../../assets/stock-phrases.tsv");

/// The pairs of characters of the stock phrases, which say nothing of what a clause is about.
static STOCK: LazyLock<BTreeSet<u64>> = LazyLock::new(|| {
    let phrases = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    phrases.flat_map(|phrase| grams::pairs(&phrase.chars().collect::<Vec<_>>())).map(|(pair, _)| pair).collect()
});

/// From here on two lonely clauses correspond: how alike they are, and how many times as much as with any other lonely one.
/// The more alike, the nearer a rival may come.
const SURE: [(f32, f32); 2] = [(0.24, 2.0), (0.30, 1.5)];
/// The same for two clauses with the same number in the same section, or between neighbours that correspond.
const SURE_IN_PLACE: [(f32, f32); 2] = [(0.2, 2.0), (0.24, 1.25)];
/// The same for clauses that are only named to the reader.
const LIKELY: [(f32, f32); 2] = [(0.17, 1.5), (0.24, 1.15)];

/// Headings of clauses that have some must be so much alike: measures of one field share its words.
const NAMED: f32 = 0.4;
/// Clauses that have so much in common with clauses that are not theirs are of one kind with them,
const KIND: f32 = 0.42;
/// unless they have so many times more in common with each other.
const KIND_SHARE: f32 = 0.9;

/// Two lonely clauses and whether they surely correspond.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rewritten {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) sure: bool,
}

/// The pairs among the clauses that no link of `links` names.
pub(super) fn rewritten(
    old: &[Unit<'_>],
    new: &[Unit<'_>],
    links: &[(usize, usize)],
    tables: &Tables<'_>,
) -> Vec<Rewritten> {
    let linked: (BTreeSet<usize>, BTreeSet<usize>) = links.iter().copied().unzip();
    let pairs: BTreeSet<(usize, usize)> = links.iter().copied().collect();
    let lonely: Vec<usize> = (0..old.len()).filter(|i| !linked.0.contains(i)).collect();
    if lonely.is_empty() || linked.1.len() == new.len() {
        return Vec::new();
    }
    let grams = tables.open();
    let alone = (
        Index::of(&grams.old, grams, |i| !linked.0.contains(&i)),
        Index::of(&grams.new, grams, |j| !linked.1.contains(&j)),
    );
    let all = OnceCell::new();
    let alike = |i: usize, j: usize| grams.alike_but(i, j, &STOCK);
    let ranked = |found: Vec<usize>, score: &dyn Fn(usize) -> f32| -> Vec<(usize, f32)> {
        let mut out: Vec<(usize, f32)> = found.into_iter().map(|at| (at, score(at))).collect();
        out.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        out
    };
    let places = |index: &Index<'_>, own: &grams::Own| index.nearest(own).into_iter().map(|(at, _)| at).collect();
    let mut out = Vec::new();
    for i in lonely {
        let forth = ranked(places(&alone.1, &grams.old[i]), &|j| alike(i, j));
        let Some(&(j, score)) = forth.first() else { continue };
        let back = ranked(places(&alone.0, &grams.new[j]), &|i| alike(i, j));
        if back.first().is_none_or(|best| best.0 != i) {
            continue;
        }
        let rival = |list: &[(usize, f32)], own: usize| {
            list.iter().filter(|(at, _)| *at != own).map(|(_, score)| *score).fold(0.0, f32::max)
        };
        let margin = score / rival(&forth, j).max(rival(&back, i)).max(f32::EPSILON);
        let holds = |steps: &[(f32, f32)]| steps.iter().any(|step| score >= step.0 && margin >= step.1);
        let steps = if in_place((old, i), (new, j), &pairs) { SURE_IN_PLACE } else { SURE };
        if !holds(&steps) && !holds(&LIKELY) {
            continue;
        }
        // What is said better by clauses that have their partners went there.
        let whole = tables.whole();
        let all = all.get_or_init(|| (Index::of(&whole.old, whole, |_| true), Index::of(&whole.new, whole, |_| true)));
        let alike = |i: usize, j: usize| whole.alike_but(i, j, &STOCK);
        let elsewhere = rival(&ranked(places(&all.1, &whole.old[i]), &|j| alike(i, j)), j)
            .max(rival(&ranked(places(&all.0, &whole.new[j]), &|i| alike(i, j)), i));
        // Clauses of one kind are all alike: that says nothing of these two.
        let of_a_kind = elsewhere >= KIND && elsewhere > KIND_SHARE * score;
        let named = old[i].heading().is_empty()
            || new[j].heading().is_empty()
            || texts_alike(old[i].heading(), new[j].heading()) >= NAMED;
        let sure = named && holds(&steps) && score >= elsewhere;
        if !of_a_kind && (sure || holds(&LIKELY)) {
            out.push(Rewritten { old: i, new: j, sure });
        }
    }
    out
}

/// Whether the two have the same number in the same section, or corresponding clauses right before and behind them.
fn in_place((old, i): (&[Unit<'_>], usize), (new, j): (&[Unit<'_>], usize), pairs: &BTreeSet<(usize, usize)>) -> bool {
    let beside = |by: isize| match (i.checked_add_signed(by), j.checked_add_signed(by)) {
        (Some(i), Some(j)) => pairs.contains(&(i, j)) || (i == old.len() && j == new.len()),
        (before, other) => before == other,
    };
    let numbered =
        !old[i].label().is_empty() && old[i].label() == new[j].label() && old[i].section() == new[j].section();
    numbered || beside(-1) && beside(1)
}

#[cfg(test)]
mod tests {
    use super::STOCK;

    #[test]
    fn the_table_is_sound() {
        let lines: Vec<&str> = super::TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        let letters = |line: &&str| line.chars().count() >= 2 && line.chars().all(char::is_alphanumeric);
        assert!(lines.iter().all(letters), "a line is one phrase without marks");
        assert!(STOCK.len() > lines.len(), "phrases have pairs of characters");
    }
}
