//! Comma-separated values as Excel opens them: UTF-8 with a byte order mark, `\r\n`, cells that cannot become formulas.
//!
//! Above the table stand the title, one line a source and the notes; a blank line; then the head of the table. A group
//! is a line with one cell. Where one cell holds both added and deleted text, these stand in 〔增：…〕 and 〔删：…〕.

use ::csv::{Terminator, WriterBuilder};
use duice_core::report::{Mark, Report, ReportCell, ReportRow};

use super::{Format, WriteError, head};

/// The report as a file of values.
pub(super) fn write(report: &Report) -> Result<Vec<u8>, WriteError> {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer("\u{FEFF}".as_bytes().to_vec());
    for line in lines(report) {
        let cells: Vec<String> = line.iter().map(|cell| guard(cell)).collect();
        writer.write_record(&cells).map_err(|error| WriteError::new(Format::Csv, error))?;
    }
    writer.into_inner().map_err(|error| WriteError::new(Format::Csv, error.error()))
}

fn lines(report: &Report) -> Vec<Vec<String>> {
    let mut lines = vec![vec![report.title.clone()]];
    for source in &report.sources {
        let mut line = vec![source.role.clone(), head::title(source)];
        line.extend(source.facts.iter().map(|(name, value)| format!("{name}：{value}")));
        if source.is_digest {
            line.push(head::DIGEST.to_owned());
        }
        lines.push(line);
    }
    lines.extend(report.notes.iter().map(|note| vec![note.clone()]));
    lines.push(vec![String::new()]);
    lines.push(head::columns(report));
    lines.extend(report.rows.iter().map(|row| match row {
        ReportRow::Group { title, note } if note.is_empty() => vec![title.clone()],
        ReportRow::Group { title, note } => vec![format!("{title}（{note}）")],
        ReportRow::Cells(cells) => cells.iter().map(text).collect(),
    }));
    lines
}

fn text(cell: &ReportCell) -> String {
    let cell = cell.flat();
    let has = |mark| cell.paragraphs.iter().flatten().any(|run| run.mark == mark);
    if !(has(Mark::Inserted) && has(Mark::Deleted)) {
        return cell.text();
    }
    let mut marked = cell.clone();
    for run in marked.paragraphs.iter_mut().flatten() {
        match run.mark {
            Mark::Inserted => run.text = format!("〔增：{}〕", run.text),
            Mark::Deleted => run.text = format!("〔删：{}〕", run.text),
            _ => {}
        }
    }
    marked.text()
}

/// Keeps spreadsheets from taking text for a formula: an apostrophe before what could begin one.
fn guard(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
