//! Excel files: the table on one sheet, the documents and notes on a second.
//!
//! Text is always written as text, so that nothing becomes a formula. What Excel cannot hold or show in one row is
//! carried on in the next one and says so; nothing is cut off.

mod formats;
mod long;
mod sources;
mod table;

use duice_core::report::Report;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::style::page;
use super::{Format, Preset, WriteError};
use formats::Formats;

/// The report as an Excel file.
pub(super) fn write(report: &Report, preset: Preset) -> Result<Vec<u8>, WriteError> {
    book(report, preset).map_err(|error| WriteError::new(Format::Xlsx, error))
}

fn book(report: &Report, preset: Preset) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::of(preset);
    let mut book = Workbook::new();
    // A fixed date: the same report gives the same bytes.
    let properties = DocProperties::new().set_title(&report.title).set_author("对策");
    book.set_properties(&properties.set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    table::fill(book.add_worksheet(), report, &formats)?;
    sources::fill(book.add_worksheet(), report, &formats)?;
    book.save_to_buffer()
}

/// A4 in landscape, as wide as the page, the page's number below.
fn set_page(sheet: &mut Worksheet) {
    let page = page();
    let inches = |millimetres: f64| millimetres / 25.4;
    let side = inches(page.margin_side);
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(side, side, inches(page.margin_top), inches(page.margin_bottom), 0.3, 0.3);
    sheet.set_footer("&C— &P —");
}

/// Height of a line against the size of its letters: between that of 宋体 (1.15) and that of the fonts which LibreOffice
/// takes where there is none (1.45), so that a full row is never a line short.
const LEADING: f64 = 1.4;

/// Height in points of a row of so many lines, at most what Excel allows.
fn height(lines: usize) -> f64 {
    (lines as f64 * page().size_body * LEADING + 4.0).min(409.0)
}
