//! What every format says above its table, in words.

use duice_core::report::{Report, ReportRow, ReportSource};

/// What is shown wherever an abstract is.
pub(super) const DIGEST: &str = "要点摘编，非官方文本";

/// The title in its marks; a document without one is called so.
pub(super) fn title(source: &ReportSource) -> String {
    if source.title.is_empty() { "（无标题文件）".to_owned() } else { format!("《{}》", source.title) }
}

/// The facts as one line: `文号：…；成文日期：…`.
pub(super) fn facts(source: &ReportSource) -> String {
    let facts: Vec<String> = source.facts.iter().map(|(name, value)| format!("{name}：{value}")).collect();
    facts.join("；")
}

/// Role, title and facts as one line: what a row is cited by.
pub(super) fn citation(source: &ReportSource) -> String {
    let mut line = match source.role.as_str() {
        "" => title(source),
        role => format!("{role}：{}", title(source)),
    };
    let facts = facts(source);
    if !facts.is_empty() {
        line.push_str(&format!("（{facts}）"));
    }
    if source.is_digest {
        line.push_str(&format!("【{DIGEST}】"));
    }
    line
}

/// The head of a column, its second line in the same line.
pub(super) fn columns(report: &Report) -> Vec<String> {
    report
        .columns
        .iter()
        .map(|column| match column.subtitle.as_str() {
            "" => column.title.clone(),
            subtitle => format!("{}\n{subtitle}", column.title),
        })
        .collect()
}

/// Each column's share of the width, 0..1, for [`width`] columns; equal shares where the report does not give them all.
pub(super) fn shares(report: &Report) -> Vec<f64> {
    let width = width(report);
    let given: Vec<f64> = report.columns.iter().map(|column| f64::from(column.width)).collect();
    // A column without a width of its own would vanish.
    if given.len() < width || !given.iter().all(|share| share.is_finite() && *share > 0.0) {
        return vec![1.0 / width as f64; width];
    }
    let sum: f64 = given.iter().sum();
    given.iter().map(|share| share / sum).collect()
}

/// Number of columns of the table, at least one: no cell is left out, even of a row that is longer than the head.
pub(super) fn width(report: &Report) -> usize {
    let cells = report.rows.iter().map(|row| match row {
        ReportRow::Group { .. } => 1,
        ReportRow::Cells(cells) => cells.len(),
    });
    cells.max().unwrap_or(1).max(report.columns.len()).max(1)
}
