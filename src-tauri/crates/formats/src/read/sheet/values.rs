//! Rows and columns of values: what a column holds, told by its cells where no row names it.

use duice_core::facts;

use super::Row;
use super::columns::{ColumnKind, Columns, bare};
use super::facts::date;

/// Rows that are looked at.
const SAMPLE: usize = 50;
/// The longest title of a document in a cell, in characters.
const TITLE: usize = 60;
/// The shortest text of a measure, on the average of its column, in characters.
const TEXT: usize = 8;

/// Whether the row at `at` is one of values and no row of heads: one of several cells is a sentence, or a place or a date
/// stands above another one.
pub(super) fn is_row(rows: &[Row], at: usize) -> bool {
    let cells = &rows[at].1;
    let below = |column: usize| rows.get(at + 1).and_then(|(_, cells)| cells.get(column)).map_or("", String::as_str);
    let repeats = |(column, cell): (usize, &String)| {
        let below = below(column);
        is_place(cell) && is_place(below) || is_date(cell) && is_date(below)
    };
    let is_note = cells.iter().filter(|cell| !cell.trim().is_empty()).count() < 2;
    !is_note && cells.iter().any(|cell| bare(cell).contains('。')) || cells.iter().enumerate().any(repeats)
}

/// The columns of a table whose first row is one of values; `None` unless one column holds texts and another says whose
/// they are.
pub(super) fn columns(rows: &[Row]) -> Option<Columns> {
    let first = rows.iter().position(|(_, cells)| cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1)?;
    if first > 0 || !is_row(rows, first) {
        return None;
    }
    let rows = &rows[..rows.len().min(SAMPLE)];
    let width = rows.iter().map(|(_, cells)| cells.len()).max()?;
    let cells = |at: usize| rows.iter().filter_map(move |(_, cells)| cells.get(at)).map(|cell| cell.trim());
    let filled = |at: usize| cells(at).filter(|cell| !cell.is_empty());
    let mostly = |at: usize, is: &dyn Fn(&str) -> bool| {
        let (all, fit) = filled(at).fold((0, 0), |(all, fit), cell| (all + 1, fit + usize::from(is(cell))));
        all > 0 && fit * 5 >= all * 4
    };
    let size = |at: usize| filled(at).map(|cell| cell.chars().count()).sum::<usize>() / filled(at).count().max(1);
    let is_title = |cell: &str| cell.chars().count() <= TITLE && facts::is_titled(cell);
    let text = (0..width).filter(|at| mostly(*at, &|cell| cell.contains(['。', '；']))).max_by_key(|at| size(*at))?;
    let region = (0..width).find(|at| *at != text && mostly(*at, &is_place));
    let title = (0..width).find(|at| *at != text && Some(*at) != region && mostly(*at, &is_title));
    let mut known = vec![(text, ColumnKind::Text)];
    known.extend(region.map(|at| (at, ColumnKind::Region)));
    known.extend(title.map(|at| (at, ColumnKind::Title)));
    known.sort_unstable();
    (size(text) >= TEXT && known.len() > 1).then_some(Columns { known })
}

/// Whether a cell is nothing but the name of a place.
fn is_place(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().count() <= 16
        && cell.ends_with(['省', '市', '区', '县', '州', '盟', '旗'])
        && !facts::regions::find(cell).is_empty()
}

fn is_date(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit()) && date(cell.trim()).is_some()
}
