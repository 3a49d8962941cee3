//! The JSON of `duice diff`.

use duice_core::model::{ClauseRef, Revision, RevisionRow};
use serde_json::{Value, json};

/// The whole comparison.
pub(crate) fn revision(revision: &Revision) -> Value {
    let rows = |rows: &[RevisionRow]| rows.iter().map(row).collect::<Vec<_>>();
    json!({
        "old": revision.old,
        "new": revision.new,
        "rows": rows(&revision.rows),
        "outline": rows(&revision.outline),
        "front": rows(&revision.front),
        "counts": revision.counts,
        "algorithm": revision.algorithm,
    })
}

/// One row.
pub(super) fn row(row: &RevisionRow) -> Value {
    json!({
        "kind": row.kind,
        "renumbered": row.renumbered,
        "moved": row.moved,
        "moved_from": row.moved_from,
        "moved_to": row.moved_to,
        "old": paths(&row.old),
        "new": paths(&row.new),
        "old_text": row.old_text,
        "new_text": row.new_text,
        "segments": row.segments,
        "substance": row.substance,
        "noise": row.noise,
        "coarse": row.coarse,
        "note": row.note,
        "cells": row.cells,
        "stale": row.stale,
        "near": row.near.as_ref().map(|clause| clause.path.as_str()),
    })
}

/// The clauses' paths.
pub(super) fn paths(clauses: &[ClauseRef]) -> Vec<&str> {
    clauses.iter().map(|clause| clause.path.as_str()).collect()
}
