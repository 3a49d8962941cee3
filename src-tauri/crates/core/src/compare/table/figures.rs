//! The quantities of a row in lines of one kind and one unit, so that 500万元 and 300万元 stand beside each other.
//!
//! Subsidies, prices and deadlines of one unit form a line by their kind alone; what is counted or aimed at must also be
//! the same thing. What a quantity is taken on or per ([`bases`]) is shown with it, and a line whose columns differ in it
//! says so. What stands in the cells of tables takes part.

mod bases;
mod entry;
mod naming;
mod shown;

use std::collections::BTreeSet;

use entry::Entry;

use super::{cells::tables, rows::At};
use crate::model::{Document, Figure, FigureAt, FigureKind, FigureLine};

/// Kinds that are comparable whatever they count, and worth showing even if one column alone has one.
const MONEY_GIVEN: [FigureKind; 4] =
    [FigureKind::SubsidyCap, FigureKind::SubsidyRate, FigureKind::SubsidyFixed, FigureKind::Price];
/// Kinds of what is counted: one paper calls a target what another calls a threshold.
const COUNTED: [FigureKind; 3] = [FigureKind::Target, FigureKind::Threshold, FigureKind::Count];

/// The lines of a row; none where fewer than two columns have measures.
pub(super) fn lines(documents: &[&Document], members: &[At]) -> Vec<FigureLine> {
    let columns: BTreeSet<u32> = members.iter().map(|at| at.0).collect();
    if columns.len() < 2 {
        return Vec::new();
    }
    let mut lines: Vec<Vec<Entry>> = Vec::new();
    for &(column, id) in members {
        for entry in entries(documents[column as usize], (column as usize, id)) {
            match lines.iter_mut().find(|line| line.iter().any(|other| belong(&entry, other))) {
                Some(line) => line.push(entry),
                None => lines.push(vec![entry]),
            }
        }
    }
    lines.retain(|line| {
        let filled: BTreeSet<usize> = line.iter().map(|entry| entry.column).collect();
        filled.len() >= 2 || MONEY_GIVEN.contains(&line[0].figure.kind)
    });
    // The sort is stable: lines of one kind stay in the order in which the row names them.
    lines.sort_by_key(|line| line[0].figure.kind);
    lines.into_iter().map(|line| finished(&line, documents.len())).collect()
}

/// The quantities of a measure and of the tables under it.
fn entries<'a>(document: &'a Document, at: (usize, u32)) -> Vec<Entry<'a>> {
    let clauses = document.subtree(at.1).iter();
    let figures = clauses.flat_map(|clause| clause.figures.iter().map(move |figure| (clause, figure)));
    let in_text = figures.map(|(clause, figure)| Entry::in_text(document, at, clause, figure));
    let in_tables = tables(document, at.1).flat_map(|table| &table.figures).map(|found| Entry::in_table(at, found));
    in_text.chain(in_tables).collect()
}

/// Whether two quantities stand in one line.
fn belong(entry: &Entry, other: &Entry) -> bool {
    let kind = |kind: FigureKind| if COUNTED.contains(&kind) { COUNTED[0] } else { kind };
    if kind(entry.figure.kind) != kind(other.figure.kind) || entry.unit != other.unit {
        return false;
    }
    let shared = entry.words.intersection(&other.words).count();
    let fewer = entry.words.len().min(other.words.len());
    entry.thing.is_empty() && other.thing.is_empty() || shared > 0 && shared * 2 >= fewer
}

fn finished(line: &[Entry], columns: usize) -> FigureLine {
    let figures: Vec<&Figure> = line.iter().map(|entry| entry.figure).collect();
    let scale = shown::scale(&line[0].unit, &figures);
    let mut kinds: Vec<FigureKind> = Vec::new();
    for figure in &figures {
        if !kinds.contains(&figure.kind) {
            kinds.push(figure.kind);
        }
    }
    let several = (0..columns).any(|column| line.iter().filter(|entry| entry.column == column).count() > 1);
    let mut cells: Vec<Vec<FigureAt>> = vec![Vec::new(); columns];
    for entry in line {
        let at = FigureAt {
            clause: entry.measure,
            kind: entry.figure.kind,
            shown: shown::figure(entry.figure, &scale),
            value: entry.figure.value_norm.clone(),
            value_max: entry.figure.value_max_norm.clone(),
            quote: entry.figure.quote.clone(),
            base: entry.base.to_owned(),
            note: note(entry, kinds.len() > 1, several && MONEY_GIVEN.contains(&entry.figure.kind)),
            condition: entry.sentence.clone(),
        };
        let cell = &mut cells[entry.column];
        // One deadline is printed in many sentences of a measure; once is enough.
        let again = |known: &FigureAt| known.shown == at.shown && entry.figure.kind == FigureKind::Deadline;
        if !cell.iter().any(again) {
            cell.push(at);
        }
    }
    let thing = naming::named(&line[0].thing).to_owned();
    FigureLine {
        kind: line[0].figure.kind,
        name: naming::line(&kinds, &line[0].thing),
        unit: scale.name,
        thing,
        bases_differ: bases_differ(&cells),
        cells,
    }
}

/// What tells a quantity from the others of its line.
fn note(entry: &Entry, kinds: bool, several: bool) -> String {
    let kind = if kinds { entry.figure.kind.name() } else { "" };
    let about = if several || !entry.place.is_empty() { entry.about.as_str() } else { "" };
    let base = if about.contains(entry.base) { "" } else { entry.base };
    let parts = [kind, about, base, entry.place.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}

/// Whether the columns of a line know bases and none that all of them share.
fn bases_differ(cells: &[Vec<FigureAt>]) -> bool {
    let known = cells.iter().map(|cell| cell.iter().map(|at| at.base.as_str()).filter(|base| !base.is_empty()));
    let sets: Vec<BTreeSet<&str>> =
        known.map(Iterator::collect).filter(|set: &BTreeSet<&str>| !set.is_empty()).collect();
    sets.len() >= 2 && !sets[0].iter().any(|base| sets.iter().all(|set| set.contains(base)))
}

#[cfg(test)]
mod tests;
