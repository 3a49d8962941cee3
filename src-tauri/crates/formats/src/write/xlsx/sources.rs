//! The sheet with the documents, the notes and the legend.

use duice_core::report::Report;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::{head, measure};
use super::formats::Formats;
use super::{height, set_page, table};

/// Width of the columns in half Han characters: role, title, each fact.
const WIDTHS: [f64; 3] = [16.0, 50.0, 22.0];

/// Fills the sheet.
pub(super) fn fill(sheet: &mut Worksheet, report: &Report, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name("来源")?;
    set_page(sheet);
    let labels = labels(report);
    let mut columns = vec!["对象", "文件"];
    columns.extend(&labels);
    columns.push("文本性质");
    for (column, title) in columns.iter().enumerate() {
        sheet.set_column_width(column as u16, WIDTHS[column.min(2)])?;
        sheet.write_string_with_format(0, column as u16, *title, &formats.column)?;
    }
    sheet.set_row_height(0, height(1) + 4.0)?;
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    let mut row = 1;
    for source in &report.sources {
        let mut cells = vec![source.role.clone(), head::title(source)];
        for label in &labels {
            let values: Vec<&str> =
                source.facts.iter().filter(|(name, _)| name == label).map(|(_, value)| value.as_str()).collect();
            cells.push(values.join("；"));
        }
        cells.push(if source.is_digest { head::DIGEST.to_owned() } else { "原文".to_owned() });
        let mut most = 1;
        for (column, text) in cells.iter().enumerate() {
            sheet.write_string_with_format(row, column as u16, text, &formats.cell)?;
            most = most.max(measure::lines(text, WIDTHS[column.min(2)] as usize - 2));
        }
        sheet.set_row_height(row, height(most))?;
        row += 1;
    }
    notes(sheet, report, formats, row + 1)
}

fn notes(sheet: &mut Worksheet, report: &Report, formats: &Formats, mut row: u32) -> Result<(), XlsxError> {
    // Over role, title and the first facts, which are always there.
    let units = WIDTHS[0] + WIDTHS[1] - 2.0;
    for note in &report.notes {
        sheet.merge_range(row, 0, row, 1, note, &formats.line)?;
        sheet.set_row_height(row, height(measure::lines(note, units as usize)))?;
        row += 1;
    }
    if !report.legend.is_empty() {
        sheet.merge_range(row, 0, row, 1, "", &formats.line)?;
        formats.write(sheet, (row, 0), &table::legend(report), &formats.line)?;
    }
    Ok(())
}

/// The labels of all facts, in the order in which they first stand.
fn labels(report: &Report) -> Vec<&str> {
    let mut labels: Vec<&str> = Vec::new();
    for (name, _) in report.sources.iter().flat_map(|source| &source.facts) {
        if !labels.contains(&name.as_str()) {
            labels.push(name);
        }
    }
    labels
}
