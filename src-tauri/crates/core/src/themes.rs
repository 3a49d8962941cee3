//! Which theme a measure belongs to, and why.
//!
//! The theme is what a measure acts on. Words of the heading count most, then the first sentence and the body, then the
//! headings above it; neighbours speak only where the measure itself says little. All words and weights are data:
//! `assets/themes.tsv` and `assets/theme-words.tsv`.

mod evidence;
mod table;

use std::{collections::BTreeMap, sync::LazyLock};

use evidence::{Evidence, Weights};

use crate::{
    model::{ClauseId, Document, ThemeChoice},
    words::Lexicon,
};

/// One theme of the table in `assets/themes.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Id, such as `talent`.
    pub id: &'static str,
    /// Chinese name.
    pub name: &'static str,
}

/// The themes in the order in which a table shows them.
pub fn all() -> &'static [Theme] {
    static THEMES: LazyLock<Vec<Theme>> = LazyLock::new(table::themes);
    &THEMES
}

/// Gives every measure of `document` its theme; a measure without any word of the table gets none.
pub fn assign(document: &mut Document, _lexicon: &Lexicon) {
    let own = weighed(document);
    let neighbours = neighbours(document, &own);
    let choices: Vec<(ClauseId, Option<ThemeChoice>)> =
        own.iter().map(|(&id, evidence)| (id, evidence.choice(neighbours.get(&document.clause(id).parent)))).collect();
    for (id, choice) in choices {
        document.clauses[id as usize].theme = choice;
    }
}

/// For each measure the points of each theme, in the order of [`all`], that a choice rests on: what learning starts from.
pub fn points(document: &Document) -> BTreeMap<ClauseId, Vec<f32>> {
    let own = weighed(document);
    let neighbours = neighbours(document, &own);
    own.iter().map(|(&id, evidence)| (id, evidence.points(neighbours.get(&document.clause(id).parent)))).collect()
}

fn weighed(document: &Document) -> BTreeMap<ClauseId, Evidence> {
    let around = evidence::Around::of(document, table::words());
    document.measures().map(|measure| (measure.id, evidence::of_measure(&around, measure))).collect()
}

/// What the measures under one parent say together, each with the same voice.
fn neighbours(document: &Document, own: &BTreeMap<ClauseId, Evidence>) -> BTreeMap<Option<ClauseId>, Weights> {
    let mut sums: BTreeMap<Option<ClauseId>, Weights> = BTreeMap::new();
    for (&id, evidence) in own {
        let sum = sums.entry(document.clause(id).parent).or_insert_with(|| vec![0.0; all().len()]);
        for (total, share) in sum.iter_mut().zip(evidence.shares()) {
            *total += share;
        }
    }
    for sum in sums.values_mut() {
        let total: f32 = sum.iter().sum();
        sum.iter_mut().for_each(|weight| *weight /= total.max(1.0));
    }
    sums
}

#[cfg(test)]
mod tests;
