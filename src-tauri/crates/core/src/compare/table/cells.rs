//! What a cell shows: its measures, or which of the three kinds of nothing it is.

use std::collections::{BTreeMap, BTreeSet};

use super::{id_of, rows::At};
use crate::{
    align::places::Nearest,
    model::{
        Block, BlockRole, Cell, CellMeasure, Clause, ClauseId, ClauseRef, Document, Figure, Nothing, ProblemKind,
        Responsible, Shared, Span, TextTable, ThemeChoice,
    },
    themes, tools,
};

/// Problems that mean that a part of the text was not understood, so that absence cannot be told.
const NOT_UNDERSTOOD: [ProblemKind; 4] =
    [ProblemKind::Truncated, ProblemKind::TableUnread, ProblemKind::MissingLabel, ProblemKind::Unread];

/// Makes the cells of rows.
pub(super) struct Maker<'a> {
    pub(super) documents: &'a [&'a Document],
    nearest: &'a Nearest,
    /// For each column the measure that stands for a theme, where it has one of that theme.
    of_theme: Vec<BTreeMap<&'a str, ClauseId>>,
    /// For each column what its measures are called: many empty cells name the same one.
    names: Vec<BTreeMap<ClauseId, Shared<ClauseRef>>>,
}

impl<'a> Maker<'a> {
    /// Looks up once which themes each document speaks of, and what its measures are called.
    pub(super) fn new(documents: &'a [&'a Document], nearest: &'a Nearest) -> Self {
        let of_theme = documents.iter().map(|document| speak_for(document)).collect();
        let names = documents
            .iter()
            .map(|document| document.measures().map(|one| (one.id, document.clause_ref(one.id).into())).collect())
            .collect();
        Maker { documents, nearest, of_theme, names }
    }

    /// One cell a column for a row of these measures that stands under the theme at place `under`.
    pub(super) fn cells(&self, members: &[At], under: usize) -> Vec<Cell> {
        let numbers: Vec<usize> = members.iter().filter_map(|&at| self.nearest.number(at)).collect();
        (0..self.documents.len() as u32)
            .map(|column| {
                let document = self.documents[column as usize];
                let measures: Vec<CellMeasure> = members
                    .iter()
                    .filter(|at| at.0 == column)
                    .map(|at| measure(document, document.clause(at.1)))
                    .collect();
                let nothing = measures.is_empty().then(|| self.nothing(&numbers, column, under));
                Cell { measures, nothing }
            })
            .collect()
    }

    /// 无此措施 is said only where nothing of the document is near, nothing in it is of the row's theme, not even as a
    /// second guess, and its reading met no problem.
    fn nothing(&self, members: &[usize], column: u32, under: usize) -> Nothing {
        let document = self.documents[column as usize];
        let near = members.iter().filter_map(|&number| self.nearest.get_by(number, column)).fold(
            None,
            |best: Option<(u32, f32)>, (clause, likeness)| match best {
                Some((_, most)) if most >= likeness => best,
                _ => Some((clause, likeness)),
            },
        );
        let unread = document.problems.iter().filter(|problem| NOT_UNDERSTOOD.contains(&problem.kind)).count();
        let not_here = |clause: ClauseId| Nothing::NotHere {
            nearest: self.names[column as usize].get(&clause).cloned(),
            theme: document.clause(clause).theme.as_ref().map(|theme| theme.id.clone()),
        };
        let of_theme = || self.of_theme[column as usize].get(id_of(under)).copied();
        match near {
            Some((clause, _)) => not_here(clause),
            None if unread > 0 => Nothing::Unread { problems: unread as u32 },
            None => match of_theme() {
                Some(clause) => not_here(clause),
                None if document.problems.iter().all(|problem| problem.kind == ProblemKind::Notice) => {
                    Nothing::NoMeasure
                }
                None => Nothing::NotHere { nearest: None, theme: None },
            },
        }
    }
}

/// For each theme the first measure of it, else the first that has it as its second guess.
fn speak_for(document: &Document) -> BTreeMap<&'static str, ClauseId> {
    let mut first = BTreeMap::new();
    let own = |theme: &ThemeChoice| Some(theme.id.clone());
    let second = |theme: &ThemeChoice| theme.runner_up.clone();
    for of in [own as fn(&ThemeChoice) -> Option<String>, second] {
        for measure in document.measures() {
            let id = measure.theme.as_ref().and_then(of);
            if let Some(theme) = themes::all().iter().find(|theme| Some(theme.id) == id.as_deref()) {
                first.entry(theme.id).or_insert(measure.id);
            }
        }
    }
    first
}

/// A measure as a cell shows it.
pub(in crate::compare) fn measure(document: &Document, clause: &Clause) -> CellMeasure {
    let whole = document.subtree(clause.id);
    let mut section: Vec<String> =
        document.ancestors(clause.id).map(|above| document.heading(above)).filter(|text| !text.is_empty()).collect();
    section.reverse();
    CellMeasure {
        clause: document.clause_ref(clause.id),
        text: with_tables(document, clause),
        responsible: responsible(whole),
        figures: whole.iter().flat_map(|clause| clause.figures.iter().cloned()).collect::<Vec<Figure>>(),
        table_figures: tables(document, clause.id).flat_map(|table| table.figures.iter().cloned()).collect(),
        theme: clause.theme.clone(),
        tools: tools::of(document, clause),
        section,
    }
}

/// The tables that stand under a measure.
pub(super) fn tables(document: &Document, id: ClauseId) -> impl Iterator<Item = &TextTable> {
    let within = id..id + document.subtree(id).len() as u32;
    document.tables.iter().filter(move |table| table.clause.is_some_and(|id| within.contains(&id)))
}

/// The text with the tables and boxes that stand under the measure, which are no part of its body.
fn with_tables(document: &Document, clause: &Clause) -> String {
    let mut out = text(document, clause);
    let within = clause.id..clause.id + document.subtree(clause.id).len() as u32;
    let under = |block: &&Block| {
        matches!(block.role, BlockRole::Table | BlockRole::Box) && block.clause.is_some_and(|id| within.contains(&id))
    };
    for block in document.blocks.iter().filter(under) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(block.span.of(&document.text));
    }
    out
}

/// The body, then the items below with their numbers; annotations of units are left out.
pub(in crate::compare) fn text(document: &Document, clause: &Clause) -> String {
    let mut out = document.body(clause);
    for below in &document.subtree(clause.id)[1..] {
        if !out.is_empty() {
            out.push('\n');
        }
        if let (Some(label), Some(first)) = (below.label, below.content.first()) {
            out.push_str(label.of(&document.text));
            if first.span.start >= label.end {
                out.push_str(Span { start: label.end, end: first.span.start }.of(&document.text).trim_end());
            }
        }
        out.push_str(&without_annotations(document, below));
    }
    out
}

fn without_annotations(document: &Document, clause: &Clause) -> String {
    let mut out = String::new();
    for piece in &clause.content {
        if piece.paragraph && !out.is_empty() {
            out.push('\n');
        }
        let inside = |note: &&Span| note.start >= piece.span.start && note.end <= piece.span.end;
        let mut at = piece.span.start;
        for note in clause.annotations.iter().filter(inside) {
            out.push_str(Span { start: at, end: note.start.max(at) }.of(&document.text));
            at = note.end.max(at);
        }
        out.push_str(Span { start: at, end: piece.span.end }.of(&document.text));
    }
    out
}

/// The units of a measure and of the items below it, each once.
fn responsible(whole: &[Clause]) -> Vec<Responsible> {
    let mut seen = BTreeSet::new();
    whole
        .iter()
        .flat_map(|clause| clause.responsible.iter())
        .filter(|unit| seen.insert(unit.name.clone()))
        .cloned()
        .collect()
}
