//! How a table is laid out: its head, the columns that name a row, and those that hold values.

use std::ops::Range;

use super::cell::{is_value, unit_cell, unit_in, without_unit};
use crate::numeral::is_arabic;

/// A head of more rows is no head.
const HEAD_ROWS: usize = 3;
/// A name has at most so many parts: of 类别, 指标 and 分项 the last two tell the row.
const PARTS: usize = 2;

/// The layout of a table.
pub(super) struct Grid {
    /// What each column is called, the rows of the head joined.
    pub(super) heads: Vec<String>,
    /// Index of the first row below the head.
    pub(super) body: usize,
    /// Index of the first column that holds values.
    pub(super) first_value: usize,
    /// Index of the column of units.
    unit: Option<usize>,
}

impl Grid {
    /// The layout; `None` where the rows have no head or no column of values.
    pub(super) fn of(rows: &[Vec<String>]) -> Option<Self> {
        let top = rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() >= 2)?;
        let width = rows[top].len();
        let head: Vec<&Vec<String>> = head_rows(&rows[top..], width);
        let body = top + head.len();
        if head.is_empty() || body >= rows.len() {
            return None;
        }
        let heads = heads(&head, width);
        let unit = heads.iter().position(|head| ["单位", "计量单位"].contains(&head.as_str()));
        let rows = &rows[body..];
        let first_value = (1..width).find(|&column| {
            let head = heads[column].as_str();
            let cells = rows.iter().filter(|row| row.len() == width).map(|row| row[column].as_str());
            let filled: Vec<&str> = cells.filter(|cell| !is_blank(cell)).collect();
            let values = filled.iter().filter(|cell| is_value(cell) || holds_number(cell)).count();
            Some(column) != unit && !is_serial(head) && values > 0 && values * 2 >= filled.len()
        })?;
        Some(Self { heads, body, first_value, unit })
    }

    /// The columns of `cells` that stand under the columns of values. A row that is longer or shorter than the head is laid
    /// from its right end, where all its last cells are values; else it cannot be laid.
    pub(super) fn values(&self, cells: &[String]) -> Option<Range<usize>> {
        let count = self.heads.len() - self.first_value;
        if cells.len() == self.heads.len() {
            return Some(self.first_value..cells.len());
        }
        let first = cells.len().checked_sub(count).filter(|first| *first > 0)?;
        let laid = cells[first..].iter().all(|cell| is_value(cell) || is_blank(cell));
        let named = cells[..first].iter().all(|cell| !is_value(cell));
        (laid && named).then_some(first..cells.len())
    }

    /// The unit that the row prints in its column of units.
    pub(super) fn unit_cell(&self, cells: &[String]) -> Option<String> {
        let at = self.unit.filter(|_| cells.len() == self.heads.len())?;
        unit_cell(&cells[at])
    }
}

/// The rows of the head: the first one, and those below it that share merged cells with it.
fn head_rows(rows: &[Vec<String>], width: usize) -> Vec<&Vec<String>> {
    let names = |row: &Vec<String>| row.len() == width && !row.iter().any(|cell| is_value(cell) && !is_year(cell));
    let merged = |row: &Vec<String>| row.iter().any(String::is_empty);
    let numbers = |row: &Vec<String>| row.iter().any(|cell| holds_number(cell) && year_in(cell).is_none());
    let mut out: Vec<&Vec<String>> = Vec::new();
    for row in rows.iter().take(HEAD_ROWS).take_while(|row| names(row)) {
        if out.last().is_some_and(|above| !merged(above) && !merged(row) || numbers(row)) {
            break;
        }
        out.push(row);
    }
    out
}

/// The names of the columns; in a head of several rows a merged cell holds for the empty ones behind it.
fn heads(rows: &[&Vec<String>], width: usize) -> Vec<String> {
    let mut out = vec![String::new(); width];
    for (at, row) in rows.iter().enumerate() {
        let last = at + 1 == rows.len();
        let mut merged = "";
        for (column, name) in out.iter_mut().enumerate() {
            let cell = row[column].as_str();
            merged = if cell.is_empty() && !last { merged } else { cell };
            if !name.ends_with(merged) {
                name.push_str(merged);
            }
        }
    }
    out
}

/// The name of a row.
pub(super) struct Name {
    /// What the row is called, its parts joined by ·.
    pub(super) text: String,
    /// The unit in brackets beside it.
    pub(super) unit: Option<String>,
}

/// The names of the rows above, which hold for the empty cells below them.
#[derive(Default)]
pub(super) struct Names {
    above: Vec<String>,
}

impl Names {
    /// The name of a row whose values begin at `first`.
    pub(super) fn of(&mut self, grid: &Grid, cells: &[String], first: usize) -> Name {
        self.above.resize(first.max(self.above.len()), String::new());
        let mut filled = false;
        for (at, cell) in cells[..first].iter().enumerate() {
            if !cell.is_empty() {
                self.above[at].clone_from(cell);
                self.above[at + 1..].iter_mut().for_each(String::clear);
                filled = true;
            } else if filled {
                self.above[at].clear();
            }
        }
        let aside = |at: usize| {
            let head = grid.heads.get(at).map(String::as_str).unwrap_or_default();
            Some(at) == grid.unit || is_serial(head) && cells.len() == grid.heads.len()
        };
        let parts: Vec<&str> = (0..first)
            .filter(|&at| !aside(at))
            .map(|at| self.above[at].as_str())
            .filter(|part| !part.is_empty() && !is_value(part))
            .collect();
        let unit = parts.last().and_then(|part| unit_in(part));
        let parts: Vec<String> =
            parts[parts.len().saturating_sub(PARTS)..].iter().map(|part| without_unit(part)).collect();
        Name { text: parts.join("·"), unit }
    }
}

/// Nothing, a dash or a stroke.
fn is_blank(cell: &str) -> bool {
    cell.chars().all(|ch| "-—–－/／\\ 无".contains(ch))
}

fn holds_number(cell: &str) -> bool {
    cell.contains(is_arabic)
}

fn is_serial(head: &str) -> bool {
    ["序号", "编号", "序", "No", "NO", "代码"].contains(&head)
}

/// Columns that hold remarks and those who are responsible, no values.
pub(super) fn is_remark(head: &str) -> bool {
    ["备注", "责任单位", "牵头单位", "依据", "联系电话", "电话", "联系人", "文号"]
        .iter()
        .any(|word| head.contains(word))
}

/// 2025 or 2025年 alone.
fn is_year(cell: &str) -> bool {
    year(cell.trim_end_matches('年')).is_some_and(|_| cell.chars().count() <= 5)
}

fn year(text: &str) -> Option<u32> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|year| digits.len() == 4 && (1990..2100).contains(year))
}

/// The year that a head names.
pub(super) fn year_in(head: &str) -> Option<u32> {
    head.char_indices().filter(|(_, ch)| ch.is_ascii_digit()).find_map(|(at, _)| year(&head[at..]))
}

/// The first year of a period: 2026 of （2026—2028年）.
pub(super) fn since(text: &str) -> Option<u32> {
    let first =
        text.char_indices().find_map(|(at, ch)| Some((at, year(&text[at..]).filter(|_| ch.is_ascii_digit())?)))?;
    let rest = text[first.0 + 4..].trim_start_matches('年').trim_start_matches(['—', '-', '－', '–', '～', '~', '至']);
    year(rest).is_some().then_some(first.1)
}
