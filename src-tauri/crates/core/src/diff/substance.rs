//! What a change touches, and the sentence that says so (修改说明).

mod atoms;
mod bodies;
mod context;
mod counts;
mod listed;
mod moves;
mod names;
mod note;
mod period;
mod responsible;
mod rules;
mod slight;
mod words;

pub use note::{Sides, cells, note, quoted};

use super::normalize::Change;
use crate::{
    model::{Figure, Responsible, Substance},
    words::Lexicon,
};
use atoms::Atoms;
use counts::Counts;
use words::Word;

/// What is known of one side of a row besides its text.
#[derive(Debug, Clone, Default)]
pub struct Facts<'d> {
    /// The responsible units of its clauses.
    pub responsible: Vec<&'d Responsible>,
    /// The quantities of its clauses.
    pub figures: Vec<&'d Figure>,
}

/// One change, looked into.
#[derive(Debug, Clone)]
pub struct Finding<'t> {
    /// The change.
    pub change: Change<'t>,
    /// What it touches; empty for noise.
    pub substance: Vec<Substance>,
    /// Whether it only went to another place of its sentence, or came from there.
    place: bool,
    /// The names as they read now, where it gave units no more than other names.
    renamed: Option<String>,
    /// Its numbers, dates, titles and references.
    atoms: Atoms<'t>,
}

impl Finding<'_> {
    /// Whether all that it touches stays: a unit under another name (市发改委 became 市发展改革委), text in another place.
    pub fn stays(&self) -> bool {
        self.renamed.is_some() || self.place
    }
}

/// Looks into every change of a row that is no noise.
pub fn findings<'t>(changes: &[Change<'t>], old: &Facts<'_>, new: &Facts<'_>, lexicon: &Lexicon) -> Vec<Finding<'t>> {
    let units = responsible::changed(old, new);
    let told = listed::apart(changes.iter().filter(|change| !change.noise).cloned().collect());
    let told: Vec<&Change<'t>> = told.iter().collect();
    let turned = moves::turned(&told);
    let mut renamed = bodies::renamed(&told).into_iter();
    let mut out = Vec::with_capacity(told.len());
    for sentence in told.chunk_by(|left, right| is_one_sentence(left, right)) {
        let own: Vec<Counts> = sentence.iter().map(|change| Counts::of(change)).collect();
        let words = counts::changed(&own);
        let mut moved = moves::moved(sentence);
        moved.extend(&turned);
        for (change, own) in sentence.iter().zip(&own) {
            let finding = finding(change, &units, (own, &words), &moved, lexicon);
            out.push(match renamed.next().flatten() {
                // Another name of the same unit rules nothing else.
                Some(names) => {
                    Finding { substance: vec![Substance::Wording], renamed: Some(names), place: false, ..finding }
                }
                None => finding,
            });
        }
    }
    out
}

/// Whether no sentence ends in and between two neighbouring changes.
fn is_one_sentence(left: &Change<'_>, right: &Change<'_>) -> bool {
    let ends = ['。', '；', '\n'];
    ![left.old, left.new, right.before, right.old, right.new].iter().any(|text| text.contains(ends))
}

/// What all changes of a row touch, in order of weight.
pub fn of(findings: &[Finding<'_>]) -> Vec<Substance> {
    let mut out: Vec<Substance> = findings.iter().flat_map(|finding| finding.substance.iter().copied()).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// One change of a sentence that brings or takes away these `words`, and in which these texts `moved`; `own` are the words
/// of the change.
fn finding<'t>(
    change: &Change<'t>,
    units: &[&str],
    (own, words): (&Counts, &[Word]),
    moved: &[&str],
    lexicon: &Lexicon,
) -> Finding<'t> {
    let found = |substance, place, atoms| Finding { change: change.clone(), substance, place, renamed: None, atoms };
    if slight::is_numbering(change) {
        return found(vec![Substance::Numbering], false, Atoms::default());
    }
    let atoms = Atoms::of(change, lexicon);
    if moves::is_one(change, moved) {
        return found(vec![Substance::Wording], true, atoms);
    }
    let mut substance = touched(change, units, (own, words), &atoms);
    if substance.is_empty() {
        substance.push(rules::whole(change).unwrap_or_else(|| slight::of(change)));
    }
    substance.sort_unstable();
    substance.dedup();
    found(substance, false, atoms)
}

/// What a change touches by its quantities, its names and its words, in no order.
fn touched(change: &Change<'_>, units: &[&str], (own, words): (&Counts, &[Word]), atoms: &Atoms<'_>) -> Vec<Substance> {
    let mut out = Vec::new();
    let mut touch = |what: Substance, holds: bool| {
        if holds {
            out.push(what);
        }
    };
    touch(Substance::Figure, atoms.change_amount(change) || rules::is_reached(change));
    touch(Substance::Deadline, atoms.change_time() || period::is_another(change));
    touch(Substance::Reference, atoms.change_reference());
    touch(Substance::Responsible, responsible::is_named(change, units) || names::names_unit(change));
    // Words inside a title rule nothing here.
    if !atoms.are_titles(change) {
        for word in own.changed() {
            touch(word.0, words.binary_search(&word).is_ok());
        }
        // 应当 for 可以 is another rule here, though 可以 took the place of 应当 elsewhere.
        touch(Substance::Obligation, own.replaces(Substance::Obligation));
        touch(Substance::Scope, rules::is_other(change));
    }
    touch(Substance::Definition, rules::defines(change));
    if out.is_empty() && names::is_subject(change) {
        out.push(Substance::Scope);
    }
    out
}

#[cfg(test)]
mod tests;
