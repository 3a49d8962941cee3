//! Excel's .xlsx: the cells of its sheets as text.
//!
//! The parts are unpacked once within limits before the library may see them, and cells are taken one by one, because a
//! sheet with two cells far apart would fill the memory as a grid.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use duice_core::model::{Problem, ProblemKind, Source};

use super::package::Package;
use super::sheet::{self, Sheet};
use super::{PARAGRAPH_LIMIT, ReadError, refuse};

/// Columns further right are left out.
const COLUMNS: u32 = 512;
/// The longest cell that Excel itself allows, in characters.
const CELL: usize = 32_767;

type Rows = BTreeMap<u32, BTreeMap<u32, String>>;

/// Reads an .xlsx file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let sound = Package::open(bytes).is_some_and(|mut package| package.is_within_limits());
    if !sound {
        return Err(refuse::damaged(name));
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| refuse::damaged(name))?;
    let all: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let hidden = all.iter().filter(|(_, visible)| !visible).count();
    let shown: Vec<&String> = all.iter().filter(|(_, visible)| *visible).map(|(sheet, _)| sheet).collect();
    let mut sheets = Vec::new();
    for title in &shown {
        let mut rows = cells(&mut book, title, name)?;
        merge(&mut book, title, &mut rows);
        let called = if shown.len() > 1 { (*title).clone() } else { String::new() };
        sheets.push(Sheet { name: called, rows: rows.into_iter().map(|(at, row)| (at + 1, dense(row))).collect() });
    }
    let mut source = sheet::read(name, sheets, None)?;
    if hidden > 0 {
        let message = format!("文件有{hidden}个隐藏的工作表，没有读取");
        source.problems.push(Problem { line: 1, kind: ProblemKind::Encoding, message });
    }
    Ok(source)
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, name: &str) -> Result<Rows, ReadError> {
    let mut rows = Rows::new();
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| refuse::damaged(name))?;
    let mut count = 0;
    while let Some(cell) = reader.next_cell().map_err(|_| refuse::damaged(name))? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() || column >= COLUMNS {
            continue;
        }
        count += 1;
        if count > PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        rows.entry(row).or_default().insert(column, text);
    }
    Ok(rows)
}

/// What a cell shows, as far as its value says it.
fn text(value: &DataRef<'_>) -> String {
    let long = |text: &str| text.chars().take(CELL).collect::<String>().replace("\r\n", "\n").replace('\r', "\n");
    match value {
        DataRef::String(text) => long(text),
        DataRef::SharedString(text) => long(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "是".to_owned(),
        DataRef::Bool(false) => "否".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// A cell that reaches over several rows says the same in each of them.
fn merge(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, rows: &mut Rows) {
    let Ok(merged) = book.merge_cells_by_sheet_name(sheet) else { return };
    for area in merged.iter().filter(|area| area.start.1 < COLUMNS && area.end.0 > area.start.0) {
        let Some(text) = rows.get(&area.start.0).and_then(|row| row.get(&area.start.1)).cloned() else { continue };
        // Only rows that hold something: a column merged down to the end of the sheet makes no million rows.
        for (_, row) in rows.range_mut(area.start.0 + 1..=area.end.0) {
            row.entry(area.start.1).or_insert_with(|| text.clone());
        }
    }
}

fn dense(row: BTreeMap<u32, String>) -> Vec<String> {
    let width = row.last_key_value().map_or(0, |(last, _)| *last as usize + 1);
    let mut cells = vec![String::new(); width];
    row.into_iter().for_each(|(column, text)| cells[column as usize] = text);
    cells
}
