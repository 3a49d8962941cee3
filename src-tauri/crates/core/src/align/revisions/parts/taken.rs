//! How much of a part came from its host: what the host's partner has too did not.

use std::collections::BTreeSet;

use super::{
    LEAST_OF_ITS_OWN, NEARLY_ALL,
    runs::{Runs, sorted},
};
use crate::{
    align::revisions::{subject::THREATS, unit::Unit},
    words::phrases::own_letters,
};

/// So many characters of a part must come from its host: below that it may be a set phrase.
const LEAST: usize = 18;
/// This share of what tells a part from its host's partner must come from the host.
const SHARE: f32 = 0.5;

/// The share of what `part` does not have in common with `beside` that stands in `host`, where it is enough to say
/// that the text moved: a phrase that the host's partner has too did not.
pub(super) fn taken<'c>(
    part: &[char],
    host: &[char],
    beside: &[char],
    common: &impl Fn() -> &'c BTreeSet<u64>,
) -> Option<f32> {
    let runs = Runs::of(part, &sorted(host), &sorted(beside));
    let (own, own_found) = runs.own();
    let share = |found: usize, all: usize| found as f32 / all.max(1) as f32;
    let half = 2 * runs.found() >= part.len() && part.len() >= 2 * LEAST;
    let nearly_all = own_found >= LEAST_OF_ITS_OWN && share(own_found, own) >= NEARLY_ALL && half;
    if own_found < LEAST && !nearly_all {
        return None;
    }
    let common = common();
    let rare = runs.covered(|run| run.own && !common.contains(&run.key));
    let rare_found = runs.covered(|run| run.own && !common.contains(&run.key) && run.found);
    let much = rare_found >= LEAST && share(rare_found, rare) >= SHARE;
    // Clauses of one kind have all in common but what they are about.
    let nearly_all = nearly_all && 2 * rare_found >= rare;
    (much || nearly_all).then_some(share(own_found, own))
}

/// Whether most of a short part stands in `host`, and most of what `beside` does not have: 按售价15%补贴 became 按售价20%补贴 in a
/// measure beside which it stood.
pub(super) fn is_most(part: &Unit<'_>, host: &Unit<'_>, beside: &Unit<'_>) -> bool {
    const MOST: f32 = 0.7;
    // What every paper says stands in every clause.
    let says_nothing = own_letters(part.chars().iter().collect()) < LEAST_OF_ITS_OWN;
    if says_nothing || THREATS.iter().any(|word| part.text.contains(word)) {
        return false;
    }
    let letters = part.chars();
    let runs = Runs::of(letters, &sorted(host.chars()), &sorted(beside.chars()));
    let ((own, own_found), inside) = (runs.own(), runs.found());
    own_found >= LEAST_OF_ITS_OWN
        && own_found as f32 >= MOST * own as f32
        && inside as f32 >= MOST * letters.len() as f32
}
