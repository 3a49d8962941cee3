//! What a window needs to let the user choose columns: heads, first rows, and what was recognised.

use serde::{Deserialize, Serialize};

use super::Sheet;
use super::chosen::{below, heads, letter_of, supposed};
use super::columns::{self, ColumnKind, Columns};

/// Columns that are shown; further ones are not offered.
const COLUMNS: usize = 128;
/// Sheets that are shown.
const SHEETS: usize = 64;
/// Rows under the heads that are shown.
const ROWS: usize = 5;
/// Characters of a cell that are shown: a long head says at its end what the column holds.
const CELL: usize = 400;

/// A table file before it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TablePreview {
    /// Its sheets that hold something.
    pub sheets: Vec<SheetPreview>,
    /// What a column can hold, in the order in which it is offered.
    pub kinds: Vec<ColumnName>,
}

/// What a column can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ColumnName {
    /// The kind.
    pub kind: ColumnKind,
    /// What it is called in Chinese.
    pub name: String,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SheetPreview {
    /// Its name; empty where the file has only one.
    pub name: String,
    /// The row of heads, 1-based as the file counts: the recognised one, else the first with several cells; 0 for none.
    pub head_row: u32,
    /// Whether a column of measures or texts was recognised, so that the sheet is read without a choice.
    pub recognised: bool,
    /// Its columns from left to right.
    pub columns: Vec<PreviewColumn>,
    /// The first rows under the heads, one cell a column, long ones cut.
    pub sample: Vec<Vec<String>>,
    /// Number of rows under the heads.
    pub rows: u32,
}

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PreviewColumn {
    /// Its letter: `A`.
    pub letter: String,
    /// Its head as printed; empty where it has none.
    pub head: String,
    /// What it was recognised to hold.
    pub kind: Option<ColumnKind>,
}

/// What is shown of these sheets.
pub(super) fn of(sheets: &[Sheet]) -> TablePreview {
    let filled = sheets.iter().filter(|sheet| !sheet.rows.is_empty());
    TablePreview { sheets: filled.take(SHEETS).map(sheet).collect(), kinds: column_names() }
}

/// What a column can hold, in the order in which it is offered.
pub fn column_names() -> Vec<ColumnName> {
    ColumnKind::all().map(|kind| ColumnName { kind, name: kind.name().to_owned() }).collect()
}

fn sheet(sheet: &Sheet) -> SheetPreview {
    let found = super::recognised(sheet);
    let recognised = found.is_some();
    let (head, known) = match found {
        Some(found) => found,
        None => {
            let head = supposed(sheet);
            (head, columns::of(heads(sheet, head), below(sheet, head)))
        }
    };
    let below = below(sheet, head);
    let width = sheet.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0).min(COLUMNS);
    let cell = |cells: &[String], at: usize| cells.get(at).map(|text| short(text)).unwrap_or_default();
    let sample = below.iter().take(ROWS).map(|(_, cells)| (0..width).map(|at| cell(cells, at)).collect());
    SheetPreview {
        name: short(&sheet.name),
        head_row: head.map_or(0, |at| sheet.rows[at].0),
        recognised,
        columns: (0..width).map(|at| column(heads(sheet, head), &known, at)).collect(),
        sample: sample.collect(),
        rows: below.len() as u32,
    }
}

fn column(heads: &[String], known: &Columns, at: usize) -> PreviewColumn {
    let head = heads.get(at).map(|head| short(head)).unwrap_or_default();
    PreviewColumn { letter: letter_of(at), head, kind: known.kind(at) }
}

/// A cell on one line, cut.
fn short(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(CELL).collect();
    if text.chars().nth(CELL).is_some() { format!("{}…", line.trim()) } else { line.trim().to_owned() }
}

impl TablePreview {
    /// Whether it is as small as one that this program makes: one that comes from a child is untrusted.
    pub(crate) fn is_sound(&self) -> bool {
        let is_short = |text: &String| text.chars().count() <= CELL + 1 && !text.contains(char::is_control);
        let is_sound = |sheet: &SheetPreview| {
            is_short(&sheet.name)
                && sheet.columns.len() <= COLUMNS
                && sheet.columns.iter().all(|column| is_short(&column.head) && is_short(&column.letter))
                && sheet.sample.len() <= ROWS
                && sheet.sample.iter().all(|row| row.len() <= COLUMNS && row.iter().all(is_short))
        };
        self.sheets.len() <= SHEETS && self.sheets.iter().all(is_sound)
    }
}
