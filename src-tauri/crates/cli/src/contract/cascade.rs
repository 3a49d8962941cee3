//! The JSON of `duice compare --upper`.

use duice_core::model::{Cascade, CascadeCell};
use serde_json::{Value, json};

use super::compare::{column, measure};

/// The whole comparison.
pub(crate) fn cascade(cascade: &Cascade) -> Value {
    let rows: Vec<Value> = cascade
        .rows
        .iter()
        .map(|row| json!({ "upper": measure(&row.upper), "cells": row.cells.iter().map(cell).collect::<Vec<_>>() }))
        .collect();
    json!({
        "upper": column(&cascade.upper),
        "lower": cascade.lower.iter().map(column).collect::<Vec<_>>(),
        "rows": rows,
    })
}

fn cell(cell: &CascadeCell) -> Value {
    let measures: Vec<Value> = cell
        .measures
        .iter()
        .map(|(one, confidence)| {
            let mut value = measure(one);
            value["confidence"] = json!(confidence);
            value
        })
        .collect();
    json!({
        "level": cell.level, "measures": measures, "why": cell.why,
        "mentions": cell.mentions.iter().map(|clause| clause.path.as_str()).collect::<Vec<_>>(),
    })
}
