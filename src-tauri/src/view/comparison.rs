//! The heads of open comparisons; their rows stay where they are.

use duice_core::{
    model::{Chain, ClauseRef, Revision, RevisionRow, Table},
    report::chain_beside,
};
use duice_formats::write::Format;

use super::{ChainHead, Change, ExportFormat, GroupHead, RevisionHead, TableHead};

impl TableHead {
    /// The head of a table that is asked about with `handle`.
    pub(crate) fn of(table: &Table, handle: u32) -> Self {
        let groups = table.groups.iter().map(|group| GroupHead {
            id: group.id.clone(),
            name: group.name.clone(),
            counts: group.counts.clone(),
            rows: group.rows.len() as u32,
        });
        Self { handle, columns: table.columns.clone(), groups: groups.collect(), reuse: table.reuse.len() as u32 }
    }
}

impl RevisionHead {
    /// The head of a revision that is asked about with `handle`.
    pub(crate) fn of(revision: &Revision, handle: u32) -> Self {
        Self {
            handle,
            old: revision.old.clone(),
            new: revision.new.clone(),
            counts: revision.counts,
            rows: revision.rows.len() as u32,
            changes: changes(revision.rows.iter()),
            front: changes(revision.front.iter().chain(&revision.outline)),
        }
    }
}

impl ChainHead {
    /// The head of a chain that is asked about with `handle`.
    pub(crate) fn of(chain: &Chain, handle: u32) -> Self {
        Self {
            handle,
            documents: chain.documents.clone(),
            front: chain.front.len() as u32,
            clauses: chain.traces.len() as u32,
            outline: chain.outline.len() as u32,
            changed: chain.traces.iter().filter(|trace| trace.is_changed()).count() as u32,
            beside: chain_beside(chain).unwrap_or_default(),
        }
    }
}

/// What changed among `rows`, with the index of each.
fn changes<'a>(rows: impl Iterator<Item = &'a RevisionRow>) -> Vec<Change> {
    let changed = |row: &RevisionRow| row.is_changed() || row.renumbered;
    rows.zip(0..)
        .filter(|(row, _)| changed(row))
        .map(|(row, index)| Change {
            row: index,
            kind: row.kind,
            moved: row.moved,
            renumbered: row.renumbered,
            substance: row.substance.clone(),
            title: row.new.first().or(row.old.first()).map(title).unwrap_or_default(),
            note: row.note.clone(),
        })
        .collect()
}

/// The clause's name with its heading, unless that is its name.
fn title(clause: &ClauseRef) -> String {
    let name = clause.name();
    if clause.heading.is_empty() || name.ends_with(&clause.heading) {
        return name;
    }
    format!("{name} {}", clause.heading)
}

impl From<ExportFormat> for Format {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Docx => Self::Docx,
            ExportFormat::Xlsx => Self::Xlsx,
            ExportFormat::Html => Self::Html,
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Md => Self::Md,
        }
    }
}
