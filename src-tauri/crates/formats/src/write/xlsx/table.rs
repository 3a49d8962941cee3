//! The sheet with the table.

use duice_core::report::{Report, ReportCell, ReportRow, Run};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::super::{head, measure};
use super::formats::Formats;
use super::{height, long, set_page};

/// Width of a table that prints in its own size, in half Han characters.
const WIDTH: f64 = 145.0;
/// How much wider it may be made so that long cells fit into a row; the print is as much smaller.
const SCALES: [f64; 2] = [1.0, 1.35];
/// The widest column that Excel knows.
const WIDEST: f64 = 255.0;
/// More sources than this above the table would leave no room for it on the screen.
const SOURCES_ABOVE: usize = 6;

/// Fills the sheet.
pub(super) fn fill(sheet: &mut Worksheet, report: &Report, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name("对照表")?;
    set_page(sheet);
    let widths = widths(report);
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    let mut row = above(sheet, report, formats, &widths)?;
    titles(sheet, report, formats, &widths, row)?;
    sheet.set_repeat_rows(row, row)?;
    row += 1;
    sheet.set_freeze_panes(row, 0)?;
    for line in &report.rows {
        row = match line {
            ReportRow::Group { title, note } => {
                let text = if note.is_empty() { title.clone() } else { format!("{title}　{note}") };
                merged(sheet, row, &widths, &text, &formats.group)?
            }
            ReportRow::Cells(cells) => cells_rows(sheet, row, cells, &widths, formats)?,
        };
    }
    Ok(())
}

/// Title, sources and legend; gives the row behind them.
fn above(sheet: &mut Worksheet, report: &Report, formats: &Formats, widths: &[f64]) -> Result<u32, XlsxError> {
    let mut row = merged(sheet, 0, widths, &report.title, &formats.title)?;
    sheet.set_row_height(0, height(2))?;
    if report.sources.len() > SOURCES_ABOVE {
        let line = format!("共对照{}件文件，文号、日期等见“来源”工作表", report.sources.len());
        row = merged(sheet, row, widths, &line, &formats.line)?;
    } else {
        for source in &report.sources {
            row = merged(sheet, row, widths, &head::citation(source), &formats.line)?;
        }
    }
    if report.sources.iter().any(|source| source.is_digest) {
        let names: Vec<String> = report.sources.iter().filter(|source| source.is_digest).map(head::title).collect();
        row = merged(sheet, row, widths, &format!("{}：{}", head::DIGEST, names.join("、")), &formats.warning)?;
    }
    if !report.legend.is_empty() {
        let runs = legend(report);
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let next = merged(sheet, row, widths, &text, &formats.line)?;
        formats.write(sheet, (row, 0), &runs, &formats.line)?;
        row = next;
    }
    Ok(row)
}

/// The legend as runs of one line.
pub(super) fn legend(report: &Report) -> Vec<Run> {
    let mut runs = vec![Run::new("图例：", Default::default())];
    for (index, mark) in report.legend.iter().enumerate() {
        if index > 0 {
            runs.push(Run::new("　", Default::default()));
        }
        runs.push(mark.clone());
    }
    runs
}

fn titles(
    sheet: &mut Worksheet,
    report: &Report,
    formats: &Formats,
    widths: &[f64],
    row: u32,
) -> Result<(), XlsxError> {
    let titles = head::columns(report);
    let mut most = 1;
    for (column, width) in widths.iter().enumerate() {
        let title = titles.get(column).map_or("", String::as_str);
        sheet.write_string_with_format(row, column as u16, title, &formats.column)?;
        most = most.max(measure::lines(title, units(*width)));
    }
    sheet.set_row_height(row, height(most) + 4.0)?;
    Ok(())
}

/// One row of the report: as many rows of the sheet as its longest cell takes.
fn cells_rows(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[ReportCell],
    widths: &[f64],
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let empty = ReportCell::default();
    let parts = |(index, width): (usize, &f64)| long::parts(&cells.get(index).unwrap_or(&empty).flat(), units(*width));
    let columns: Vec<Vec<ReportCell>> = widths.iter().enumerate().map(parts).collect();
    let rows = columns.iter().map(Vec::len).max().unwrap_or(1);
    for offset in 0..rows {
        let mut most = 1;
        let at = row + offset as u32;
        for (column, parts) in columns.iter().enumerate() {
            let part = parts.get(offset).unwrap_or(&empty);
            formats.write(sheet, (at, column as u16), &runs(part), &formats.cell)?;
            most = most.max(long::lines(part, units(widths[column])));
        }
        sheet.set_row_height(at, height(most))?;
    }
    Ok(row + rows as u32)
}

/// The runs of a cell, paragraphs parted by line breaks.
fn runs(cell: &ReportCell) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (index, paragraph) in cell.paragraphs.iter().enumerate() {
        if index > 0 {
            match out.last_mut() {
                Some(last) => last.text.push('\n'),
                None => out.push(Run::new("\n", Default::default())),
            }
        }
        out.extend(paragraph.iter().cloned());
    }
    out
}

/// A line over all columns; gives the next row.
fn merged(sheet: &mut Worksheet, row: u32, widths: &[f64], text: &str, format: &Format) -> Result<u32, XlsxError> {
    let last = widths.len().saturating_sub(1) as u16;
    if last == 0 {
        sheet.write_string_with_format(row, 0, text, format)?;
    } else {
        sheet.merge_range(row, 0, row, last, text, format)?;
    }
    sheet.set_row_height(row, height(measure::lines(text, units(widths.iter().sum()))) + 2.0)?;
    Ok(row + 1)
}

/// Half Han characters in a line of a column this wide; a little is lost to its margins.
fn units(width: f64) -> usize {
    (width * 0.95 - 1.0).max(2.0) as usize
}

/// The widths of the columns: of the narrowest table in which hardly any cell goes on in another row.
fn widths(report: &Report) -> Vec<f64> {
    let [own, wider] = SCALES.map(|scale| -> Vec<f64> {
        head::shares(report).iter().map(|share| (share * WIDTH * scale).clamp(5.0, WIDEST)).collect()
    });
    let too_long = report.rows.iter().filter(|row| !fits(row, &own)).count();
    // One outlier in twenty rows is carried on rather than making all the others small in print.
    if too_long * 20 <= report.rows.len() + 19 { own } else { wider }
}

fn fits(row: &ReportRow, widths: &[f64]) -> bool {
    match row {
        ReportRow::Group { .. } => true,
        ReportRow::Cells(cells) => {
            cells.iter().zip(widths).all(|(cell, width)| long::lines(cell, units(*width)) <= long::LINES)
        }
    }
}
