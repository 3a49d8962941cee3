//! Files of sheets of cells: what all readers of such files have in common.

use std::collections::BTreeMap;

use calamine::{Data, Dimensions, SheetVisible};
use duice_core::model::{Problem, ProblemKind};

use super::sheet::Book;

/// Columns further right are left out.
pub(super) const COLUMNS: u32 = 512;
/// The longest cell that Excel itself allows, in characters.
const CELL: usize = 32_767;

/// The filled cells by row and column.
pub(super) type Rows = BTreeMap<u32, BTreeMap<u32, String>>;

/// The sheets by name, and whether each is shown.
pub(super) fn names(sheets: &[calamine::Sheet]) -> Vec<(String, SheetVisible)> {
    sheets.iter().map(|sheet| (sheet.name.clone(), sheet.visible)).collect()
}

/// What a cell shows, as far as its value says it; `shares` where it shows so many of a hundred.
pub(super) fn text(value: &Data, shares: bool) -> String {
    match value {
        Data::String(text) => text.chars().take(CELL).collect::<String>().replace("\r\n", "\n").replace('\r', "\n"),
        Data::Int(number) if shares => format!("{}%", number * 100),
        Data::Float(number) if shares => percent(*number),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "是".to_owned(),
        Data::Bool(false) => "否".to_owned(),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        Data::DateTime(duration) => duration.as_f64().to_string(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Error(_) | Data::Empty => String::new(),
    }
}

/// What is said of a sheet with so many cells too far right; nothing where there are none.
pub(super) fn beyond(title: &str, count: usize) -> Option<String> {
    (count > 0).then(|| format!("工作表“{title}”第{COLUMNS}列以右有{count}格没有读取"))
}

/// 0.3 as 30%; what binary fractions add is rounded away.
fn percent(number: f64) -> String {
    let hundredfold = (number * 100.0 * 1e9).round() / 1e9;
    format!("{hundredfold}%")
}

/// A cell that reaches over several rows says the same in each of them.
pub(super) fn merge(merged: &[Dimensions], rows: &mut Rows) {
    for area in merged.iter().filter(|area| area.start.1 < COLUMNS && area.end.0 > area.start.0) {
        let Some(text) = rows.get(&area.start.0).and_then(|row| row.get(&area.start.1)).cloned() else { continue };
        // Only rows that hold something: a column merged down to the end of the sheet makes no million rows.
        for (_, row) in rows.range_mut(area.start.0 + 1..=area.end.0) {
            row.entry(area.start.1).or_insert_with(|| text.clone());
        }
    }
}

/// Areas that reach over several columns: their first row, numbered from 1, and their first and last column.
pub(super) fn wide(merged: &[Dimensions]) -> Vec<(u32, usize, usize)> {
    let areas = merged.iter().filter(|area| area.start.1 < area.end.1 && area.end.1 < COLUMNS);
    areas.map(|area| (area.start.0 + 1, area.start.1 as usize, area.end.1 as usize)).collect()
}

/// Rows with all their cells, numbered from 1.
pub(super) fn dense(rows: Rows) -> Vec<(u32, Vec<String>)> {
    let dense = |row: BTreeMap<u32, String>| {
        let width = row.last_key_value().map_or(0, |(last, _)| *last as usize + 1);
        let mut cells = vec![String::new(); width];
        row.into_iter().for_each(|(column, text)| cells[column as usize] = text);
        cells
    };
    rows.into_iter().map(|(at, row)| (at + 1, dense(row))).collect()
}

/// Says how many of `all` sheets are hidden; a sheet that is the only one needs no name.
pub(super) fn finish(book: &mut Book, all: usize) {
    let hidden = all - book.sheets.len();
    if hidden > 0 {
        let message = format!("文件有{hidden}个隐藏的工作表，没有读取");
        book.problems.push(Problem { line: 1, kind: ProblemKind::Encoding, message });
    }
    if let [only] = book.sheets.as_mut_slice() {
        only.name.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_shown_as_so_many_of_a_hundred() {
        for (number, shown) in [(0.3, "30%"), (0.07, "7%"), (0.125, "12.5%"), (1.0, "100%"), (0.29, "29%")] {
            assert_eq!(text(&Data::Float(number), true), shown);
        }
        assert_eq!(text(&Data::Float(0.3), false), "0.3", "a number without the sign stays one");
    }
}
