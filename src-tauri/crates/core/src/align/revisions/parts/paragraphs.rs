//! Paragraphs that left their clause and became a part.

use std::collections::BTreeSet;

use super::{
    LEAST_OF_ITS_OWN,
    runs::{Runs, sorted},
};
use crate::align::revisions::{grams, subject::THREATS, unit::Unit};

/// A paragraph that left its clause must have so many characters: below that it may be a set phrase.
const PARAGRAPH: usize = 24;
/// Such a share of a paragraph that left its clause must stand in the part where it has so many characters, and of a
/// shorter one,
const INSIDE: [(usize, f32); 2] = [(24, 0.6), (12, 0.85)];
/// and so much more than in what stands beside its clause.
const MORE: f32 = 0.25;
/// Such a share of a paragraph stands in a part that says much besides, and such a share of it in no set phrase.
const MOVED: [(f32, f32); 2] = [(0.75, 0.4), (0.65, 0.6)];
/// How alike a part and the paragraph that it was must be.
const ALIKE: f32 = 0.5;

/// How alike `part` is to a paragraph of `host` that `beside`, the host's partner, lost; `None` where there is none.
pub(super) fn was_one(part: &Unit<'_>, host: &Unit<'_>, beside: Option<&Unit<'_>>) -> Option<f32> {
    if !host.text.contains('\n') {
        return None;
    }
    let own = host.paragraphs();
    let there: Vec<Vec<char>> = beside.map_or_else(Vec::new, Unit::paragraphs);
    let grams = grams::pairs(part.chars());
    let left = |own: &[Vec<char>], other: &[Vec<char>]| -> Vec<Vec<(u64, u32)>> {
        let lost = own.iter().filter(|paragraph| paragraph.len() >= PARAGRAPH && !other.contains(paragraph));
        lost.map(|paragraph| grams::pairs(paragraph)).collect()
    };
    let stayed = left(&there, &own);
    left(&own, &there)
        .iter()
        .map(|paragraph| (grams::alike(paragraph, &grams), paragraph))
        .filter(|(alike, paragraph)| {
            *alike >= ALIKE && stayed.iter().all(|other| grams::alike(paragraph, other) < *alike)
        })
        .map(|(alike, _)| alike)
        .max_by(f32::total_cmp)
}

/// How much of a paragraph must stand in a part.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Least {
    /// Of a part that lies in its host.
    OfPart,
    /// Of a part that says much besides.
    OfMuch,
}

impl Least {
    /// Whether such shares of a paragraph are enough, of all its text and of what is no set phrase. What is threatened in the
    /// same words everywhere moved nowhere.
    fn holds(self, paragraph: &[char], inside: f32, own: f32) -> bool {
        let threatens = || {
            let text: String = paragraph.iter().collect();
            THREATS.iter().any(|word| text.contains(word))
        };
        self == Self::OfPart || MOVED.iter().any(|(all, rare)| inside >= *all && own >= *rare) && !threatens()
    }
}

/// The share of a paragraph of `host` that `beside`, the host's partner, lost and that stands in `part`, which may say more.
pub(super) fn holds_one<'c>(
    part: &Unit<'_>,
    host: &Unit<'_>,
    beside: Option<&Unit<'_>>,
    common: &impl Fn() -> &'c BTreeSet<u64>,
    least: Least,
) -> Option<f32> {
    if !host.text.contains('\n') {
        return None;
    }
    let own = host.paragraphs();
    // An item of a list may stand in every list.
    let items: Vec<bool> = host.text.lines().map(|line| line.starts_with(['（', '('])).collect();
    let own = own.into_iter().zip(items).filter(|(_, item)| !item).map(|(paragraph, _)| paragraph);
    let there: Vec<Vec<char>> = beside.map_or_else(Vec::new, Unit::paragraphs);
    let (part, beside) = (sorted(part.chars()), sorted(beside.map_or(&[], |unit| unit.chars())));
    let lost = own.filter(|paragraph| paragraph.len() >= INSIDE[1].0 && !there.contains(paragraph));
    lost.filter_map(|paragraph| {
        let runs = Runs::of(&paragraph, &part, &beside);
        let share = |letters: usize| letters as f32 / paragraph.len() as f32;
        let (inside, stayed) = (share(runs.found()), share(runs.covered(|run| !run.own)));
        let enough = INSIDE.iter().any(|(least, most)| paragraph.len() >= *least && inside >= *most);
        let rare = runs.covered(|run| run.own && run.found && !common().contains(&run.key));
        let holds = least.holds(&paragraph, inside, share(rare));
        (enough && holds && inside >= stayed + MORE && rare >= LEAST_OF_ITS_OWN).then_some(inside)
    })
    .max_by(f32::total_cmp)
}
