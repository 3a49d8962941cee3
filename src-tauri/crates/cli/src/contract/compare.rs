//! The JSON of `duice compare`.

use duice_core::model::{Cell, ClauseId, Table, TableRow};
use serde_json::{Value, json};

/// The whole table.
pub(crate) fn table(table: &Table) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            let head = &column.document;
            json!({
                "id": head.id, "document": head.title, "region": head.region, "doc_number": head.doc_number,
                "issued_on": head.issued_on, "expires": head.expires, "stage": head.stage,
                "is_digest": head.is_digest, "measures": head.measures,
                "default_responsible": column.default_responsible,
            })
        })
        .collect();
    let themes: Vec<Value> = table
        .groups
        .iter()
        .map(|group| {
            json!({
                "id": group.id, "name": group.name, "counts": group.counts,
                "rows": group.rows.iter().map(row).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "columns": columns, "themes": themes })
}

fn row(row: &TableRow) -> Value {
    let path = |(column, id): (u32, ClauseId)| {
        let found = row.cells[column as usize].measures.iter().find(|measure| measure.clause.id == id);
        json!([column, found.map(|measure| measure.clause.path.as_str())])
    };
    json!({
        "cells": row.cells.iter().map(cell).collect::<Vec<_>>(),
        "nothing": row.cells.iter().map(|cell| &cell.nothing).collect::<Vec<_>>(),
        "links": row.links.iter().map(|link| json!([path(link.a), path(link.b), link.confidence])).collect::<Vec<_>>(),
        "why": row.links.iter().map(|link| &link.why).collect::<Vec<_>>(),
        "also_themes": row.also_themes,
    })
}

fn cell(cell: &Cell) -> Vec<Value> {
    cell.measures
        .iter()
        .map(|measure| {
            json!({
                "label": measure.clause.path, "heading": measure.clause.heading, "text": measure.text,
                "responsible": measure.responsible.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(),
                "figures": measure.figures, "theme": measure.theme,
            })
        })
        .collect()
}
