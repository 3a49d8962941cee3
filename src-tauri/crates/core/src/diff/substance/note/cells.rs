//! What changed in a table, cell by cell.

use super::{TOLD, quote::quoted};
use crate::{model::CellChange, words::Lexicon};

/// What changed in a table: 灯塔（2027年）由12座改为15座.
pub fn cells(changes: &[CellChange], lexicon: &Lexicon) -> String {
    let mut told: Vec<String> = changes.iter().take(TOLD).map(|change| cell(change, lexicon)).collect();
    if changes.len() > TOLD {
        told.push(format!("另有{}处修改", changes.len() - TOLD));
    }
    format!("表格：{}", told.join("；"))
}

fn cell(change: &CellChange, lexicon: &Lexicon) -> String {
    let quoted = |text: &str| quoted(text, lexicon);
    let CellChange { row, column, from: old, to: new, .. } = change;
    let place = match column.as_str() {
        // A row or a column that came or went tells itself.
        _ if [new, old].contains(&row) || [new, old].contains(&column) => String::new(),
        "" => format!("“{}”", quoted(row)),
        column => format!("“{}”的“{}”", quoted(row), quoted(column)),
    };
    match (old.as_str(), new.as_str()) {
        ("", new) => format!("{place}增加“{}”", quoted(new)),
        (old, "") => format!("{place}删去“{}”", quoted(old)),
        (old, new) => format!("{place}由“{}”改为“{}”", quoted(old), quoted(new)),
    }
}
