//! A [`Cascade`] as a report: the higher document's clauses on the left, what each lower one does beside them.

use super::{
    Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, Run,
    table::{name, place, short_title, subtitle},
};
use crate::model::{Cascade, CascadeCell, CascadeLevel, CellMeasure, Column};

/// Widths of the column of numbers and of a document's column.
const NUMBER_WIDTH: f32 = 6.0;
const DOCUMENT_WIDTH: f32 = 40.0;
const LEVELS: [CascadeLevel; 4] =
    [CascadeLevel::Measures, CascadeLevel::Mentioned, CascadeLevel::Absent, CascadeLevel::Unread];

/// The comparison as a report: one row a clause of the higher document.
pub fn from_cascade(cascade: &Cascade) -> Report {
    let number = ReportColumn { title: "序号".to_owned(), subtitle: String::new(), width: NUMBER_WIDTH };
    let documents = || std::iter::once(&cascade.upper).chain(&cascade.lower);
    let roles = |column: &Column| if std::ptr::eq(column, &cascade.upper) { "上级文件" } else { "下级文件" };
    Report {
        title: "上下级文件对照".to_owned(),
        sources: documents().map(|column| ReportSource::of(&column.document, roles(column))).collect(),
        notes: notes(cascade),
        legend: Vec::new(),
        columns: std::iter::once(number).chain(documents().map(column)).collect(),
        rows: rows(cascade),
    }
}

fn column(column: &Column) -> ReportColumn {
    let place = place(&column.document);
    ReportColumn {
        title: format!("{place}\u{3000}{}", short_title(&column.document)).trim_start().to_owned(),
        subtitle: subtitle(&column.document),
        width: DOCUMENT_WIDTH,
    }
}

/// One sentence a lower document with its counts, then what the words mean.
fn notes(cascade: &Cascade) -> Vec<String> {
    let counts = |at: usize| {
        let counted = LEVELS.iter().filter_map(|&level| {
            let count = cascade.rows.iter().filter(|row| row.cells[at].level == level).count();
            (count > 0).then(|| format!("{}{count}条", level.name()))
        });
        counted.collect::<Vec<String>>().join("，")
    };
    let mut notes: Vec<String> = cascade
        .lower
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let clauses = cascade.rows.len();
            format!("上级文件共{clauses}条措施，《{}》：{}。", column.document.title, counts(at))
        })
        .collect();
    notes.push("“有措施”指有对应的措施；“仅提及”指文中说到同一事项而没有对应的措施；“未提及”指全文未说到该事项；“未识别”指该文件有未能读懂之处，不能断定。均由程序推断，请人工核对。".to_owned());
    notes
}

fn rows(cascade: &Cascade) -> Vec<ReportRow> {
    let mut out = Vec::new();
    let mut section: Option<&[String]> = None;
    for (row, number) in cascade.rows.iter().zip(1..) {
        let here = row.upper.section.as_slice();
        if section != Some(here) && !here.is_empty() {
            out.push(ReportRow::Group { title: here.join("／"), note: String::new() });
        }
        section = Some(here);
        let first = [ReportCell::of(number.to_string(), Mark::Muted), ReportCell { paragraphs: measure(&row.upper) }];
        out.push(ReportRow::Cells(first.into_iter().chain(row.cells.iter().map(cell)).collect()));
    }
    out
}

fn cell(cell: &CascadeCell) -> ReportCell {
    let mut head = vec![Run::new(cell.level.name(), Mark::Strong)];
    if !cell.why.is_empty() {
        head.push(Run::new(format!("（{}）", cell.why.join("、")), Mark::Muted));
    }
    let mut paragraphs = vec![head];
    if !cell.mentions.is_empty() {
        let names: Vec<String> = cell.mentions.iter().map(name).collect();
        paragraphs.push(vec![Run::new(format!("见：{}", names.join("；")), Mark::Muted)]);
    }
    paragraphs.extend(cell.measures.iter().flat_map(|(one, _)| measure(one)));
    ReportCell { paragraphs }
}

/// Name and text of a measure, a paragraph each.
pub(super) fn measure(measure: &CellMeasure) -> Vec<Vec<Run>> {
    let lines = measure.text.lines().filter(|line| !line.trim().is_empty());
    std::iter::once(vec![Run::new(name(&measure.clause), Mark::Strong)])
        .chain(lines.map(|line| vec![Run::new(line, Mark::Plain)]))
        .collect()
}
