//! Correspondence of measures between documents of several places: by policy object and purpose.
//!
//! Each measure becomes a vector of features ([`features`]): concepts of the policy lexicon, which name an object whatever
//! the industry, and words. What runs through one whole document is its industry and counts little. Pairs are scored
//! through an inverted index ([`pairs`]), so that the work grows with what measures share and not with all pairs.

mod best;
mod concepts;
mod features;
mod formal;
mod index;
mod kinds;
mod objects;
mod pairs;
mod reference;

pub use best::Nearest;
pub use objects::{Objects, objects};
pub use reference::Reference;

use std::collections::BTreeMap;

use crate::{
    model::{Document, Link, Shared},
    words::Lexicon,
};

/// Two measures that correspond are at least so much alike.
const SURE: f32 = 0.32;
/// A pair is the best of one of its measures in the other's document, and so near the best of its other one.
const CLOSE: f32 = 0.30;

/// What was found out about the measures of several documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Correspondence {
    /// The pairs that belong beside each other, `a` left of `b`, by column and reading order.
    pub links: Vec<Link>,
    /// The nearest measure of each other document that is near at all, linked or not.
    pub nearest: Nearest,
}

/// The pairs of measures that belong beside each other; columns are indices of `documents`, `a` stands left of `b`.
pub fn links(documents: &[&Document], lexicon: &Lexicon) -> Vec<Link> {
    correspond(documents, lexicon).links
}

/// The links, and for what is linked to nothing the nearest measures elsewhere.
pub fn correspond(documents: &[&Document], lexicon: &Lexicon) -> Correspondence {
    let space = features::space(documents, lexicon);
    let (pairs, best) = pairs::score(&space, documents.len(), SURE, belongs);
    // Many pairs have the same reason: it is kept once.
    let mut reasons: BTreeMap<Vec<features::FeatureId>, Shared<Vec<String>>> = BTreeMap::new();
    let mut why = |a: usize, b: usize| {
        let shared = space.shared(a, b);
        reasons.entry(shared).or_insert_with_key(|shared| space.called(shared).into()).clone()
    };
    let link = |pair: pairs::Pair| {
        let (a, b) = (pair.a as usize, pair.b as usize);
        Link { a: space.name(a), b: space.name(b), confidence: pair.likeness.min(1.0), why: why(a, b) }
    };
    let links = pairs.into_iter().map(link).collect();
    Correspondence { links, nearest: Nearest::new(&space, best) }
}

/// The nearest measure of each other document for the measures of the first one alone: the work grows with the other
/// documents, not with their pairs.
pub fn nearest_to_first(documents: &[&Document], lexicon: &Lexicon) -> Nearest {
    let space = features::space(documents, lexicon);
    let best = pairs::score(&space, 1, f32::INFINITY, belongs).1;
    Nearest::new(&space, best)
}

/// Whether a likeness is enough for two measures to correspond, if nothing nearer stands against it.
pub fn is_enough(likeness: f32) -> bool {
    likeness >= SURE
}

fn belongs(likeness: f32, best_of_a: f32, best_of_b: f32) -> bool {
    likeness >= SURE && likeness >= best_of_a.min(best_of_b) && likeness >= CLOSE * best_of_a.max(best_of_b)
}

#[cfg(test)]
mod tests;
