//! Excel's .xlsx: the cells of its sheets as text.
//!
//! The parts are unpacked once within limits before the library may see them, and cells are taken one by one, because a
//! sheet with two cells far apart would fill the memory as a grid.

mod format;

use std::io::Cursor;

use calamine::{Data, Reader, SheetVisible, Xlsx};
use duice_core::model::{Problem, ProblemKind};

use super::package::Package;
use super::sheet::{Book, Sheet};
use super::table_file::{self, COLUMNS, Rows};
use super::{PARAGRAPH_LIMIT, ReadError, refuse};

/// The tables of an .xlsx file.
pub(super) fn book(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    let sound = Package::open(bytes).is_some_and(|mut package| package.is_within_limits());
    if !sound {
        return Err(refuse::damaged(name));
    }
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| refuse::damaged(name))?;
    let all = table_file::names(file.sheets_metadata());
    let (mut book, mut said) = (Book::default(), Vec::new());
    for (title, _) in all.iter().filter(|(_, visible)| *visible == SheetVisible::Visible) {
        let Cells { mut rows, scaled, beyond } = cells(&mut file, title, name)?;
        if scaled > 0 {
            said.push(format!("工作表“{title}”有{scaled}格的数字以换算后的单位显示，已按格内原数读入，请核对"));
        }
        said.extend(table_file::beyond(title, beyond));
        let merged = file.merge_cells_by_sheet_name(title).unwrap_or_default();
        table_file::merge(&merged, &mut rows);
        let wide = table_file::wide(&merged);
        book.sheets.push(Sheet { name: title.clone(), rows: table_file::dense(rows), wide, tells_merged: true });
    }
    table_file::finish(&mut book, all.len());
    let problem = |message| Problem { line: 1, kind: ProblemKind::Encoding, message };
    book.problems.extend(said.into_iter().map(problem));
    Ok(book)
}

/// The filled cells of a sheet.
#[derive(Default)]
struct Cells {
    rows: Rows,
    /// How many show another number than they hold.
    scaled: usize,
    /// How many stand too far right.
    beyond: usize,
}

fn cells(file: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, name: &str) -> Result<Cells, ReadError> {
    let mut out = Cells::default();
    let mut reader = file.worksheet_cells_reader(sheet).map_err(|_| refuse::damaged(name))?;
    let mut count = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| refuse::damaged(name))? {
        let (row, column) = cell.get_position();
        let value: Data = cell.get_value().clone().into();
        let is_number = matches!(value, Data::Int(0..)) || matches!(value, Data::Float(number) if number >= 0.0);
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let shown = format.map(|format| format::shown(&format.format_code)).unwrap_or_default();
        let mut text = table_file::text(&value, shown.shares);
        if is_number && shown.scaled {
            out.scaled += 1;
        } else if is_number {
            text = format!("{}{text}{}", shown.before, shown.after);
        }
        if text.is_empty() {
            continue;
        }
        if column >= COLUMNS {
            out.beyond += 1;
            continue;
        }
        count += 1;
        if count > PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        out.rows.entry(row).or_default().insert(column, text);
    }
    Ok(out)
}
