//! What holds for every comparison, whatever the texts.

use std::collections::BTreeMap;

use duice_core::{
    align::revisions::units,
    model::{ClauseId, ClauseRef, Document, Op, Revision, RevisionRow, RowKind},
};

/// Segments give both texts back, every clause stands in exactly one row, kinds say how many clauses a row joins.
pub(super) fn check(old: &Document, new: &Document, revision: &Revision) {
    for row in revision.rows.iter().chain(&revision.outline).chain(&revision.front) {
        replay(row);
        let shape = match (row.old.len(), row.new.len()) {
            (0, 1) => &[RowKind::Inserted][..],
            (1, 0) => &[RowKind::Deleted],
            (1, 1) => &[RowKind::Unchanged, RowKind::Modified],
            (1, _) => &[RowKind::Split],
            (_, 1) => &[RowKind::Merged],
            _ => &[RowKind::Regrouped],
        };
        assert!(shape.contains(&row.kind), "the kind says how many clauses correspond: {row:?}");
    }
    once(&units(old), revision.rows.iter().flat_map(|row| &row.old));
    once(&units(new), revision.rows.iter().flat_map(|row| &row.new));
    let first: Vec<ClauseId> = revision.rows.iter().filter_map(|row| row.new.first()).map(|clause| clause.id).collect();
    assert!(first.is_sorted(), "rows stand in the new document's order");
}

/// An independent interpreter of segments.
pub(super) fn replay(row: &RevisionRow) {
    let side = |gone: Op| -> String {
        row.segments.iter().filter(|segment| segment.op != gone).map(|segment| segment.text.as_str()).collect()
    };
    assert_eq!(side(Op::Insert), row.old_text, "equal and deleted text give the old text");
    assert_eq!(side(Op::Delete), row.new_text, "equal and inserted text give the new text");
    assert!(row.segments.iter().all(|segment| !segment.text.is_empty()), "no segment is empty");
    assert!(row.segments.windows(2).all(|two| two[0].op != two[1].op), "neighbouring segments differ in what they do");
}

fn once<'r>(units: &[ClauseId], named: impl Iterator<Item = &'r ClauseRef>) {
    let mut counts: BTreeMap<ClauseId, u32> = BTreeMap::new();
    for clause in named {
        *counts.entry(clause.id).or_default() += 1;
    }
    let wanted: BTreeMap<ClauseId, u32> = units.iter().map(|&id| (id, 1)).collect();
    assert_eq!(counts, wanted, "every clause stands in exactly one row");
}
