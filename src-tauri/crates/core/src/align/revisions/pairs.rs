//! Which clause became which: one to one.

use std::{cell::OnceCell, cmp::Ordering, ops::Range};

use super::{
    grams::{Grams, NOTHING, Shared, Tables, Version},
    holders::Holders,
    pairing::{Gaps, Pairing},
    phrases,
    unit::Unit,
};
use crate::words::pairs::texts_alike;

/// From here on two clauses correspond wherever they stand.
const ALONE: f32 = 0.42;
/// From here on they correspond between the same neighbours, by how much more speaks for it: nothing, one, and two or
/// three of the clause before, the clause behind, and the number.
const PLACED: [f32; 4] = [0.32, 0.24, 0.16, 0.16];
/// Clauses of one kind share so much with each other,
const OF_A_KIND: f32 = 0.6;
/// and such a share of what two have in common.
const KIND: f32 = 0.9;
/// A clause that grew lies in what it became by at least this share of what it has in common with one elsewhere.
const GREW: f32 = 0.85;
/// Texts that share less are far from each other.
const FAR: f32 = 0.15;
/// Headings that share so much name the same thing.
const NAMED: f32 = 0.5;
/// Headings that share less name different things: what two such clauses have in common counts half where it is less than what
/// makes them the same wherever they stand.
const OTHER: f32 = 0.25;
/// So many clauses at each end of a gap are tried.
const EDGE: usize = 3;

/// Joins the units that correspond beyond doubt.
pub(super) fn sure(old: &[Unit<'_>], new: &[Unit<'_>]) -> Pairing {
    let mut out = Pairing::new(old.len(), new.len());
    out.equal(old, new);
    phrases::join(&mut out, old, new);
    let paired = |of: &[Option<usize>], units: &[Unit<'_>]| {
        of.iter().zip(units).for_each(|(partner, unit)| unit.set_paired(partner.is_some()));
    };
    paired(&out.partner, old);
    paired(&out.taken, new);
    out
}

/// The new partner of each old unit, those of `pairing` among them; `tables` are only asked for where equal phrases left
/// doubts.
pub(super) fn pairs(
    mut pairing: Pairing,
    old: &[Unit<'_>],
    new: &[Unit<'_>],
    tables: &Tables<'_>,
) -> Vec<Option<usize>> {
    if !pairing.partner.contains(&None) || !pairing.taken.contains(&None) {
        return pairing.partner;
    }
    let scores = Scores { old, new, grams: tables.grams() };
    let near = scores.near(&pairing);
    let places = pairing.gaps();
    // A clause that grew where it stood goes before one of its kind that came elsewhere.
    let stays = |moved: &Candidate| {
        near.iter().any(|other| {
            (other.old == moved.old) != (other.new == moved.new)
                && places.fit(other.old, other.new)
                && other.inside >= GREW * moved.inside
                && other.score >= PLACED[0]
        })
    };
    let alone = || near.iter().filter(|candidate| candidate.score >= ALONE);
    let placed = |pairing: &Pairing, &Candidate { old: i, new: j, .. }: &Candidate| {
        pairing.evidence(i, j) > 0 || old[i].label() == new[j].label() || places.fit(i, j)
    };
    // Where nothing but the text speaks for a pair, it must be the text of this clause and not of its kind.
    let unplaced: Vec<(usize, usize)> = alone()
        .filter(|candidate| !placed(&pairing, candidate) && !stays(candidate))
        .map(|candidate| (candidate.old, candidate.new))
        .collect();
    let everyone = OnceCell::new();
    for candidate in alone() {
        let (i, j) = (candidate.old, candidate.new);
        let tells = || scores.tells(candidate, everyone.get_or_init(|| scores.grams.everyone(&unplaced)));
        if pairing.is_open(i, j) && (placed(&pairing, candidate) || unplaced.contains(&(i, j)) && tells()) {
            pairing.join(i, j);
        }
    }
    // Each round gives the next one nearer neighbours.
    for _ in 0..4 {
        let gaps = pairing.gaps();
        let mut open: Vec<Candidate> = near.iter().copied().chain(scores.between(&pairing, &gaps)).collect();
        open.retain(|candidate| {
            let (i, j) = (candidate.old, candidate.new);
            let evidence = pairing.evidence(i, j) + usize::from(old[i].label() == new[j].label());
            pairing.is_open(i, j) && gaps.fit(i, j) && candidate.score >= PLACED[evidence]
        });
        if open.is_empty() {
            break;
        }
        open.sort_by(Candidate::order);
        for candidate in open {
            pairing.join(candidate.old, candidate.new);
        }
    }
    pairing.partner
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    old: usize,
    new: usize,
    score: f32,
    /// The share of the one that has less that lies in the other.
    inside: f32,
}

impl Candidate {
    /// Best first, then those that stand at the same place; the same from both sides.
    fn order(a: &Self, b: &Self) -> Ordering {
        let distance = |candidate: &Self| candidate.old.abs_diff(candidate.new);
        b.score
            .total_cmp(&a.score)
            .then(distance(a).cmp(&distance(b)))
            .then((a.old + a.new).cmp(&(b.old + b.new)))
            .then(a.old.cmp(&b.old))
    }
}

/// How alike clauses are.
struct Scores<'g, 'u> {
    old: &'g [Unit<'u>],
    new: &'g [Unit<'u>],
    grams: &'g Grams<'u>,
}

impl Scores<'_, '_> {
    /// Pairs of open clauses that share rare pairs of characters, best first.
    fn near(&self, pairing: &Pairing) -> Vec<Candidate> {
        let open = (
            || (0..self.old.len()).filter(|i| pairing.partner[*i].is_none()),
            || (0..self.new.len()).filter(|j| pairing.taken[*j].is_none()),
        );
        let olds = self.grams.holders(Version::Old, open.1(), |i| pairing.partner[i].is_none());
        let news = self.grams.holders(Version::New, open.0(), |j| pairing.taken[j].is_none());
        let mut found: Vec<(usize, usize)> = Vec::new();
        for i in open.0() {
            found.extend(self.grams.near(Version::Old, i, &news).map(|j| (i, j)));
        }
        for j in open.1() {
            found.extend(self.grams.near(Version::New, j, &olds).map(|i| (i, j)));
        }
        let mut out = self.candidates(found, pairing);
        out.sort_by(Candidate::order);
        out
    }

    /// Pairs at the edges of gaps between neighbours that correspond.
    fn between(&self, pairing: &Pairing, gaps: &Gaps) -> Vec<Candidate> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        let edges = |gap: &Range<usize>| gap.clone().take(EDGE).chain(gap.clone().rev().take(EDGE));
        for (i, gap) in gaps.forth.iter().enumerate() {
            found.extend(edges(gap).map(|j| (i, j)));
        }
        for (j, gap) in gaps.back.iter().enumerate() {
            found.extend(edges(gap).map(|i| (i, j)));
        }
        self.candidates(found, pairing)
    }

    /// Whether two clauses are clearly more alike than each is like any third one of the other side.
    fn tells(&self, candidate: &Candidate, everyone: &[Holders; 2]) -> bool {
        let rival = |of: Version, at: usize, but: usize| {
            let others = self.grams.nearest(of, at, &everyone[of.other() as usize]);
            others.into_iter().filter(|(at, _)| *at != but).map(|(_, shared)| shared.both).fold(0.0, f32::max)
        };
        let (i, j) = (candidate.old, candidate.new);
        let rivals = rival(Version::Old, i, j).max(rival(Version::New, j, i));
        rivals < OF_A_KIND || rivals <= KIND * candidate.score
    }

    /// The open ones of these pairs, each once, in order.
    fn candidates(&self, mut found: Vec<(usize, usize)>, pairing: &Pairing) -> Vec<Candidate> {
        found.sort_unstable();
        found.dedup();
        let fits = |(i, j): (usize, usize)| !self.old[i].is_another_rule(&self.new[j]);
        found.retain(|&(i, j)| pairing.is_open(i, j) && fits((i, j)));
        let mut out = Vec::with_capacity(found.len());
        for of_one in found.chunk_by(|a, b| a.0 == b.0) {
            let i = of_one[0].0;
            let mut shared: Vec<(usize, Shared)> = of_one.iter().map(|&(_, j)| (j, NOTHING)).collect();
            self.grams.shared(Version::Old, i, &mut shared);
            out.extend(shared.into_iter().map(|(j, shared)| Candidate {
                old: i,
                new: j,
                score: score(&self.old[i], &self.new[j], shared.both),
                inside: shared.of_less(),
            }));
        }
        out
    }
}

/// Texts count; a heading counts as much as they do where both have one, and never against equal texts. Headings that
/// share a word or two say nothing where the texts hardly share any: another measure may have come in its place.
fn score(old: &Unit<'_>, new: &Unit<'_>, both: f32) -> f32 {
    if old.heading().is_empty() || new.heading().is_empty() {
        return both;
    }
    match texts_alike(old.heading(), new.heading()) {
        heading if both < FAR && heading < NAMED => both,
        heading if both < ALONE && heading < OTHER => both / 2.0,
        heading => both.max(0.55 * both + 0.45 * heading),
    }
}
