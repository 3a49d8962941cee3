//! The JSON of `duice compare`.

use duice_core::model::{Cell, CellMeasure, ClauseId, Column, Reuse, ReuseSide, Table, TableRow};
use serde_json::{Value, json};

/// The whole table.
pub(crate) fn table(table: &Table) -> Value {
    let columns: Vec<Value> = table.columns.iter().map(column).collect();
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
    let reuse: Vec<Value> = table.reuse.iter().map(reuse).collect();
    json!({ "columns": columns, "themes": themes, "tools": table.tools, "reuse": reuse })
}

/// One document.
pub(super) fn column(column: &Column) -> Value {
    let mut value = super::head(&column.document);
    value["default_responsible"] = json!(column.default_responsible);
    value
}

fn reuse(reuse: &Reuse) -> Value {
    let side = |side: &ReuseSide| json!({ "column": side.column, "label": side.clause.path, "heading": side.clause.heading, "runs": side.runs });
    json!({ "a": side(&reuse.a), "b": side(&reuse.b), "shared": reuse.shared, "share": reuse.share, "first": reuse.first })
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
        "figures": row.figures, "units": row.units,
    })
}

fn cell(cell: &Cell) -> Vec<Value> {
    cell.measures.iter().map(measure).collect()
}

/// One measure.
pub(super) fn measure(measure: &CellMeasure) -> Value {
    json!({
        "label": measure.clause.path, "heading": measure.clause.heading, "text": measure.text,
        "responsible": measure.responsible.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>(),
        "figures": measure.figures, "table_figures": measure.table_figures, "theme": measure.theme, "tools": measure.tools, "id": measure.clause.id,
    })
}
