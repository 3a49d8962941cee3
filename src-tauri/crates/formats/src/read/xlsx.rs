//! Excel's .xlsx: the cells of its sheets as text.
//!
//! The parts are unpacked once within limits before the library may see them, and cells are taken one by one, because a
//! sheet with two cells far apart would fill the memory as a grid.

use std::io::Cursor;

use calamine::{Reader, SheetVisible, Style, Xlsx};

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
        let mut rows = cells(&mut file, title, name)?;
        let merged = file.merge_cells_by_sheet_name(title).unwrap_or_default();
        table_file::merge(&merged, &mut rows);
        let wide = table_file::wide(&merged);
        book.sheets.push(Sheet { name: title.clone(), rows: table_file::dense(rows), wide });
    }
    table_file::finish(&mut book, all.len());
    Ok(book)
}

fn cells(file: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, name: &str) -> Result<Rows, ReadError> {
    let mut rows = Rows::new();
    let mut reader = file.worksheet_cells_reader(sheet).map_err(|_| refuse::damaged(name))?;
    let mut count = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|_| refuse::damaged(name))? {
        let (row, column) = cell.get_position();
        let shares = reader.styles().get(style).is_some_and(is_of_shares);
        let text = table_file::text(&cell.get_value().clone().into(), shares);
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

/// Whether cells of this style show a number as so many of a hundred.
fn is_of_shares(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    let positive = format.format_code.split(';').next().unwrap_or_default();
    positive.contains('%') && !positive.contains(['"', '\\'])
}
