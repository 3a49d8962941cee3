//! Tables of other makes: Excel's old .xls (WPS's .et is the same inside) and OpenDocument's .ods.
//!
//! Their readers build a grid of a whole sheet, so a sheet with two cells far apart takes much memory: the worker's
//! limit ends that. Number formats are not told, so a share of 30% comes as 0.3, which is said.

use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, SheetVisible, Xls};
use duice_core::model::{Problem, ProblemKind};

use super::package::Package;
use super::sheet::{Book, Sheet};
use super::table_file::{self, COLUMNS, Rows};
use super::{PARAGRAPH_LIMIT, ReadError, refuse};

/// The tables of an .xls or .et file.
pub(super) fn book(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    let file: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| refuse::old_excel(name))?;
    sheets(name, file, |file, title| file.merge_cells_by_sheet_name(title).unwrap_or_default())
}

/// The tables of an .ods file.
pub(super) fn open_document(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    if !Package::open(bytes).is_some_and(|mut package| package.is_within_limits()) {
        return Err(refuse::damaged(name));
    }
    let file: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_| refuse::damaged(name))?;
    sheets(name, file, |_, _| Vec::new())
}

fn sheets<'a, R: Reader<Cursor<&'a [u8]>>>(
    name: &str,
    mut file: R,
    merged: impl Fn(&R, &str) -> Vec<calamine::Dimensions>,
) -> Result<Book, ReadError> {
    let all = table_file::names(file.sheets_metadata());
    let message = "没有用LibreOffice，直接读取了这份表格，百分比会读成小数（30%读成0.3），请与原表核对";
    let (mut book, mut said) = (Book::default(), vec![message.to_owned()]);
    for (title, _) in all.iter().filter(|(_, visible)| *visible == SheetVisible::Visible) {
        let range = file.worksheet_range(title).map_err(|_| refuse::damaged(name))?;
        let (mut rows, beyond) = cells(&range, name)?;
        said.extend(table_file::beyond(title, beyond));
        let merged = merged(&file, title);
        table_file::merge(&merged, &mut rows);
        let wide = table_file::wide(&merged);
        book.sheets.push(Sheet { name: title.clone(), rows: table_file::dense(rows), wide, tells_merged: true });
    }
    let problem = |message| Problem { line: 1, kind: ProblemKind::Encoding, message };
    book.problems.extend(said.into_iter().map(problem));
    table_file::finish(&mut book, all.len());
    Ok(book)
}

/// The filled cells of a sheet, and how many stand too far right.
fn cells(range: &Range<Data>, name: &str) -> Result<(Rows, usize), ReadError> {
    let (mut rows, mut beyond) = (Rows::new(), 0);
    let Some((top, left)) = range.start() else { return Ok((rows, beyond)) };
    let mut count = 0;
    for (row, column, value) in range.used_cells() {
        let text = table_file::text(value, false);
        let column = left + column as u32;
        if text.is_empty() {
            continue;
        }
        if column >= COLUMNS {
            beyond += 1;
            continue;
        }
        count += 1;
        if count > PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        rows.entry(top + row as u32).or_default().insert(column, text);
    }
    Ok((rows, beyond))
}
