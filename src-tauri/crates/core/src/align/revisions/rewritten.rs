//! Clauses that were written anew: both stayed alone, though they rule the same matter. Where that is sure they correspond;
//! where it is likely they are named to the reader, who decides.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{
    grams::{self, Grams, Tables, Version},
    holders::Holders,
    unit::Unit,
    verbatim,
};
use crate::words::{pairs::texts_alike, phrases::set_phrases};

/// The pairs of characters of the set phrases, which say nothing of what a clause is about.
pub(super) static SET: LazyLock<BTreeSet<u64>> = LazyLock::new(|| {
    let letters = |phrase: &str| phrase.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    set_phrases().flat_map(|phrase| grams::pairs(&letters(phrase))).map(|(pair, _)| pair).collect()
});

/// From here on two lonely clauses correspond: how alike they are, and how many times as much as with any other lonely one.
/// The more alike, the nearer a rival may come.
const SURE: [(f32, f32); 2] = [(0.24, 2.0), (0.30, 1.5)];
/// The same for clauses without headings: measures with headings are many of one field, and its words make them alike.
const SURE_UNTITLED: [(f32, f32); 1] = [(0.17, 2.2)];
/// The same for two clauses with the same number in the same section, or between neighbours that correspond.
const SURE_IN_PLACE: [(f32, f32); 2] = [(0.2, 2.0), (0.24, 1.25)];
/// The same for two clauses that have many characters in a row in common that no other clause has,
const SURE_VERBATIM: [(f32, f32); 1] = [(0.14, 1.05)];
/// so many, and so many where clauses that correspond stand across.
const VERBATIM: [usize; 2] = [13, 16];
/// The same for clauses that are only named to the reader.
const LIKELY: [(f32, f32); 2] = [(0.17, 1.5), (0.24, 1.15)];
/// The same for those of them that hardly any pair of clauses stands across.
const LIKELY_IN_ORDER: [(f32, f32); 2] = [(0.1, 1.5), (0.17, 1.08)];
/// This share of all pairs at most may stand across.
const ACROSS: f32 = 0.1;
/// The same for those of them with the same number in the same section, or between neighbours that correspond.
const LIKELY_IN_PLACE: [(f32, f32); 3] = [(0.07, 3.0), (0.1, 2.0), (0.17, 1.15)];

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
    let mut out: Vec<Rewritten> = closing(old, new, &linked).into_iter().collect();
    let search = Search::of(tables, &linked);
    // Each with whether it is sure by itself, and whether likely.
    let mut found: Vec<(usize, Best, bool, bool)> = Vec::new();
    for i in lonely.into_iter().filter(|&i| !is_closing(&old[i])) {
        let Some(best) = search.best(i).filter(|best| !is_closing(&new[best.new])) else {
            continue;
        };
        let holds = |steps: &[(f32, f32)]| steps.iter().any(|step| best.score >= step.0 && best.margin >= step.1);
        let ordered = in_order(i, best.new, &pairs);
        let (steps, likely) = match in_place((old, i), (new, best.new), &pairs) {
            true => (&SURE_IN_PLACE, &LIKELY_IN_PLACE[..]),
            false if ordered => (&SURE, &LIKELY_IN_ORDER[..]),
            false => (&SURE, &LIKELY[..]),
        };
        let least = VERBATIM[usize::from(!ordered)];
        let alone = || verbatim::only_theirs((old, i), (new, best.new), least);
        let untitled = old[i].heading().is_empty() && new[best.new].heading().is_empty();
        let sure = holds(steps) || untitled && holds(&SURE_UNTITLED) || holds(&SURE_VERBATIM) && alone();
        let likely = holds(likely);
        if sure || likely {
            found.push((i, best, sure, likely));
        }
    }
    if found.is_empty() {
        return out;
    }
    let everyone = search.grams.everyone(&found.iter().map(|(i, best, ..)| (*i, best.new)).collect::<Vec<_>>());
    for (i, Best { new: j, score, .. }, sure, likely) in found {
        let elsewhere = search.elsewhere(i, j, &everyone);
        // Clauses of one kind are all alike: that says nothing of these two.
        let of_a_kind = elsewhere >= KIND && elsewhere > KIND_SHARE * score;
        let (before, after) = (old[i].heading(), new[j].heading());
        let named = before.is_empty() || after.is_empty() || texts_alike(before, after) >= NAMED;
        let sure = named && sure && score >= elsewhere && !old[i].is_another_rule(&new[j]);
        if !of_a_kind && (sure || likely) {
            out.push(Rewritten { old: i, new: j, sure });
        }
    }
    out
}

/// The lonely clauses of both sides.
struct Search<'g, 'u> {
    grams: &'g Grams<'u>,
    olds: Holders,
    news: Holders,
}

/// The lonely new clause that a lonely old one is most like, and it most like that one.
struct Best {
    new: usize,
    score: f32,
    /// How many times as much as each is like any other lonely one.
    margin: f32,
}

impl<'g, 'u> Search<'g, 'u> {
    fn of(tables: &'g Tables<'u>, linked: &(BTreeSet<usize>, BTreeSet<usize>)) -> Self {
        let grams = tables.grams();
        let alone = |of: Version, linked: &BTreeSet<usize>| {
            (0..grams.len(of)).filter(|at| !linked.contains(at)).collect::<Vec<usize>>()
        };
        let (old, new) = (alone(Version::Old, &linked.0), alone(Version::New, &linked.1));
        let olds = grams.holders(Version::Old, new.into_iter(), |i| !linked.0.contains(&i));
        let news = grams.holders(Version::New, old.into_iter(), |j| !linked.1.contains(&j));
        Self { grams, olds, news }
    }

    fn best(&self, i: usize) -> Option<Best> {
        let forth = self.ranked(Version::Old, i, &self.news);
        let &(j, score) = forth.first()?;
        let back = self.ranked(Version::New, j, &self.olds);
        back.first().filter(|best| best.0 == i)?;
        let margin = score / rival(&forth, j).max(rival(&back, i)).max(f32::EPSILON);
        Some(Best { new: j, score, margin })
    }

    /// How much one of the two is like any third clause at all: what is said better elsewhere went there.
    fn elsewhere(&self, i: usize, j: usize, [olds, news]: &[Holders; 2]) -> f32 {
        let forth = self.ranked(Version::Old, i, news);
        let back = self.ranked(Version::New, j, olds);
        rival(&forth, j).max(rival(&back, i))
    }

    /// The clauses of `holders` that share most with clause `at` of document `of`, best first.
    fn ranked(&self, of: Version, at: usize, holders: &Holders) -> Vec<(usize, f32)> {
        let alike = |other: usize| match of {
            Version::Old => self.grams.alike_but(at, other, &SET),
            Version::New => self.grams.alike_but(other, at, &SET),
        };
        let nearest = self.grams.nearest(of, at, holders);
        let mut out: Vec<(usize, f32)> = nearest.into_iter().map(|(other, _)| (other, alike(other))).collect();
        out.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        out
    }
}

/// The best of a list but one.
fn rival(list: &[(usize, f32)], own: usize) -> f32 {
    list.iter().filter(|(at, _)| *at != own).map(|(_, score)| *score).fold(0.0, f32::max)
}

/// The clauses that say from when the whole applies, where both stayed alone.
fn closing(old: &[Unit<'_>], new: &[Unit<'_>], linked: &(BTreeSet<usize>, BTreeSet<usize>)) -> Option<Rewritten> {
    let only = |units: &[Unit<'_>], linked: &BTreeSet<usize>| {
        let mut found = (0..units.len()).filter(|at| !linked.contains(at) && is_closing(&units[*at]));
        found.next().filter(|_| found.next().is_none())
    };
    Some(Rewritten { old: only(old, &linked.0)?, new: only(new, &linked.1)?, sure: true })
}

/// Whether a clause says so: 本办法自公布之日起施行.
fn is_closing(unit: &Unit<'_>) -> bool {
    const FRONT: usize = 30;
    let front: String = unit.chars().iter().take(FRONT).collect();
    front.starts_with('本')
        && front.find('自').is_some_and(|at| front[at..].contains("起施行") || front[at..].contains("起实施"))
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

/// Whether nearly all pairs stand before both clauses or behind both.
fn in_order(i: usize, j: usize, pairs: &BTreeSet<(usize, usize)>) -> bool {
    let across = pairs.iter().filter(|&&(a, b)| (a < i) != (b < j)).count();
    across as f32 <= ACROSS * pairs.len() as f32
}
