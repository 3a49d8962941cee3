//! Columns chosen by hand: which row holds the heads, and which columns are meant.

use super::columns::{self, Columns};
use super::{ABOVE, Head, Row, Sheet};
use crate::read::ReadOptions;
use crate::read::options::{ColumnAt, ColumnChoice};

/// The most columns that a table of this program's may have.
const WIDEST: usize = 16_384;

/// Row of heads and columns of `sheet` as they were chosen. An error is what does not fit, half a sentence.
pub(super) fn columns(sheet: &Sheet, options: &ReadOptions) -> Result<(Head, Columns), String> {
    let head = head(sheet, options)?;
    let columns = match options.columns.as_slice() {
        [] => columns::of(heads(sheet, head), below(sheet, head)),
        chosen => named(sheet, heads(sheet, head), chosen)?,
    };
    if columns.hold_text() {
        Ok((head, columns))
    } else {
        Err("没有指定存放内容或措施标题的列".to_owned())
    }
}

/// The cells of the row of heads; none in a table without.
pub(super) fn heads(sheet: &Sheet, head: Head) -> &[String] {
    head.and_then(|at| sheet.rows.get(at)).map_or(&[], |(_, cells)| cells.as_slice())
}

/// The rows under the heads.
pub(super) fn below(sheet: &Sheet, head: Head) -> &[Row] {
    &sheet.rows[head.map_or(0, |at| at + 1)..]
}

/// The row of heads: the one that was named, else the one with all heads that were named, else the recognised one, else
/// the first that has several cells.
fn head(sheet: &Sheet, options: &ReadOptions) -> Result<Head, String> {
    match options.head_row {
        Some(0) => return Ok(None),
        Some(number) => {
            let at = sheet.rows.iter().position(|(row, _)| *row == number);
            return at.map(Some).ok_or_else(|| format!("第{number}行没有内容，不能作为表头"));
        }
        None => {}
    }
    let top = || sheet.rows.iter().take(ABOVE);
    let with_names = top().position(|(_, cells)| {
        let names = || options.columns.iter().filter_map(|choice| name(&choice.column));
        let is_there = |name: &str| cells.iter().any(|cell| is_head(cell, name));
        names().any(is_there) && names().filter(|name| letter(name).is_none()).all(is_there)
    });
    Ok(with_names.or_else(|| columns::find(&sheet.rows, ABOVE).map(|(at, _)| at)).or_else(|| supposed(sheet)))
}

/// Where the heads would be, when none is recognised: the first row with several cells.
pub(super) fn supposed(sheet: &Sheet) -> Head {
    sheet.rows.iter().position(|(_, cells)| cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1)
}

fn named(sheet: &Sheet, heads: &[String], chosen: &[ColumnChoice]) -> Result<Columns, String> {
    let width = sheet.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let mut known = Vec::new();
    for ColumnChoice { kind, column } in chosen {
        let (found, called) = match column {
            ColumnAt::Index(at) => (Some(*at as usize), letter_of(*at as usize)),
            ColumnAt::Named(name) => {
                let by_head = heads.iter().position(|head| is_head(head, name));
                (by_head.or_else(|| letter(name)), short(name))
            }
        };
        let at = match found {
            Some(at) if at < width => at,
            Some(_) => return Err(format!("只有{width}列，没有列“{called}”")),
            None => return Err(format!("没有名为“{called}”的列")),
        };
        if known.iter().any(|(other, _)| *other == at) {
            return Err(format!("列“{called}”被指定了两次"));
        }
        let is_unit = *kind == columns::ColumnKind::Unit;
        if !is_unit && known.iter().any(|(_, other)| other == kind) {
            return Err(format!("“{}”被指定了两列", kind.name()));
        }
        known.push((at, *kind));
    }
    known.sort_unstable();
    Ok(Columns { known })
}

/// The name by which a column was chosen; none where it was chosen by its place.
fn name(column: &ColumnAt) -> Option<&str> {
    match column {
        ColumnAt::Index(_) => None,
        ColumnAt::Named(name) => Some(name),
    }
}

fn is_head(cell: &str, name: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    !name.trim().is_empty() && bare(cell) == bare(name)
}

/// The index of the column with this letter: A is 0, AA is 26.
fn letter(name: &str) -> Option<usize> {
    let name = name.trim();
    if name.is_empty() || name.len() > 3 || !name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let number = name.bytes().fold(0, |sum, byte| sum * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1);
    Some(number - 1).filter(|at| *at < WIDEST)
}

/// The letter of the column at `index`.
pub(super) fn letter_of(index: usize) -> String {
    let mut rest = index + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A name as it may stand in a sentence.
fn short(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_count_like_a_spreadsheet() {
        for (name, index) in [("A", 0), ("z", 25), ("AA", 26), ("xfd", 16_383)] {
            assert_eq!(letter(name), Some(index), "{name}");
            assert_eq!(letter_of(index), name.to_ascii_uppercase(), "{index}");
        }
        for name in ["", "XFE", "A1", "内容", "ABCD"] {
            assert_eq!(letter(name), None, "{name} is no column");
        }
    }
}
