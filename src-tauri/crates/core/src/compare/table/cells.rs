//! What a cell shows: its measures, or which of the three kinds of nothing it is.

use std::collections::BTreeSet;

use super::rows::At;
use crate::{
    align::places::Nearest,
    model::{Cell, CellMeasure, Clause, Document, Figure, Nothing, ProblemKind, Responsible, Span},
};

/// Problems that mean that a part of the text was not understood, so that absence cannot be told.
const NOT_UNDERSTOOD: [ProblemKind; 4] =
    [ProblemKind::Truncated, ProblemKind::TableUnread, ProblemKind::MissingLabel, ProblemKind::Unread];

/// Makes the cells of rows.
pub(super) struct Maker<'a> {
    pub(super) documents: &'a [&'a Document],
    pub(super) nearest: &'a Nearest,
}

impl Maker<'_> {
    /// One cell a column for a row of these measures.
    pub(super) fn cells(&self, members: &[At]) -> Vec<Cell> {
        (0..self.documents.len() as u32)
            .map(|column| {
                let document = self.documents[column as usize];
                let measures: Vec<CellMeasure> = members
                    .iter()
                    .filter(|at| at.0 == column)
                    .map(|at| measure(document, document.clause(at.1)))
                    .collect();
                let nothing = measures.is_empty().then(|| self.nothing(members, column));
                Cell { measures, nothing }
            })
            .collect()
    }

    /// 无此措施 is said only where nothing of the document is near and its reading met no problem.
    fn nothing(&self, members: &[At], column: u32) -> Nothing {
        let document = self.documents[column as usize];
        let near = members.iter().filter_map(|&at| self.nearest.get(&(at, column))).fold(
            None,
            |best: Option<(u32, f32)>, &(clause, likeness)| match best {
                Some((_, most)) if most >= likeness => best,
                _ => Some((clause, likeness)),
            },
        );
        let unread = document.problems.iter().filter(|problem| NOT_UNDERSTOOD.contains(&problem.kind)).count();
        match near {
            Some((clause, _)) => Nothing::NotHere {
                nearest: Some(document.clause_ref(clause)),
                theme: document.clause(clause).theme.as_ref().map(|theme| theme.id.clone()),
            },
            None if unread > 0 => Nothing::Unread { problems: unread as u32 },
            None if document.problems.is_empty() => Nothing::NoMeasure,
            None => Nothing::NotHere { nearest: None, theme: None },
        }
    }
}

fn measure(document: &Document, clause: &Clause) -> CellMeasure {
    let whole = document.subtree(clause.id);
    let mut section: Vec<String> =
        document.ancestors(clause.id).map(|above| document.heading(above)).filter(|text| !text.is_empty()).collect();
    section.reverse();
    CellMeasure {
        clause: document.clause_ref(clause.id),
        text: text(document, clause),
        responsible: responsible(whole),
        figures: whole.iter().flat_map(|clause| clause.figures.iter().cloned()).collect::<Vec<Figure>>(),
        theme: clause.theme.clone(),
        section,
    }
}

/// The body, then the items below with their numbers; annotations of units are left out.
fn text(document: &Document, clause: &Clause) -> String {
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
