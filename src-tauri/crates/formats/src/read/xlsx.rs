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
    let mut book = Book::default();
    for (title, _) in all.iter().filter(|(_, visible)| *visible == SheetVisible::Visible) {
        let (mut rows, scaled) = cells(&mut file, title, name)?;
        if scaled > 0 {
            let message = format!("工作表“{title}”有{scaled}格的数字以换算后的单位显示，已按格内原数读入，请核对");
            book.problems.push(Problem { line: 1, kind: ProblemKind::Encoding, message });
        }
        let merged = file.merge_cells_by_sheet_name(title).unwrap_or_default();
        table_file::merge(&merged, &mut rows);
        let wide = table_file::wide(&merged);
        book.sheets.push(Sheet { name: title.clone(), rows: table_file::dense(rows), wide });
    }
    table_file::finish(&mut book, all.len());
    Ok(book)
}

/// The filled cells, and how many show another number than they hold.
fn cells(file: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, name: &str) -> Result<(Rows, usize), ReadError> {
    let mut rows = Rows::new();
    let mut reader = file.worksheet_cells_reader(sheet).map_err(|_| refuse::damaged(name))?;
    let (mut count, mut scaled) = (0, 0);
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| refuse::damaged(name))? {
        let (row, column) = cell.get_position();
        let value: Data = cell.get_value().clone().into();
        let is_number = matches!(value, Data::Int(0..)) || matches!(value, Data::Float(number) if number >= 0.0);
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let shown = format.map(|format| format::shown(&format.format_code)).unwrap_or_default();
        let mut text = table_file::text(&value, shown.shares);
        if is_number && shown.scaled {
            scaled += 1;
        } else if is_number {
            text = format!("{}{text}{}", shown.before, shown.after);
        }
        if text.is_empty() || column >= COLUMNS {
            continue;
        }
        count += 1;
        if count > PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        rows.entry(row).or_default().insert(column, text);
    }
    Ok((rows, scaled))
}
