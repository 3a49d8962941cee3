//! What a table shows beyond its measures: lines of figures and units under a row, tools and shared wording at the end.

use super::name;
use crate::{
    model::{FigureAt, FigureLine, Reuse, ReuseSide, Table, TableRow, ToolSide, UnitLine},
    report::{Mark, ReportCell, ReportRow, Run},
};

/// Stands where a column has nothing of a line.
const NOTHING: &str = "–";

/// The row of figures and units under a row; `None` where there is nothing to lay side by side.
pub(super) fn under(row: &TableRow) -> Option<ReportRow> {
    let units: Vec<&UnitLine> = row.units.iter().filter(|line| filled(&line.cells) >= 2).collect();
    if row.figures.is_empty() && units.is_empty() {
        return None;
    }
    let cells = row.cells.iter().enumerate().map(|(column, cell)| {
        if cell.measures.is_empty() {
            return ReportCell::default();
        }
        let figures = row.figures.iter().map(|line| figures(line, &line.cells[column]));
        let units = units.iter().map(|line| unit(&line.function, &line.cells[column]));
        ReportCell { paragraphs: figures.chain(units).collect() }
    });
    let first = ReportCell::of("数额与分工", Mark::Muted);
    Some(ReportRow::Cells(std::iter::once(first).chain(cells).collect()))
}

fn filled<T>(cells: &[Vec<T>]) -> usize {
    cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// 补助上限：不超过500万元（每个企业）.
fn figures(line: &FigureLine, cell: &[FigureAt]) -> Vec<Run> {
    let mut shown: Vec<String> = Vec::new();
    for at in cell {
        let note = if at.note.is_empty() { String::new() } else { format!("（{}）", at.note) };
        let text = format!("{}{note}", at.shown);
        if !shown.contains(&text) {
            shown.push(text);
        }
    }
    let value = if shown.is_empty() { NOTHING.to_owned() } else { shown.join("；") };
    let mut runs = vec![Run::new(format!("{}：", line.name), Mark::Muted), Run::new(value, Mark::Plain)];
    if line.bases_differ && !cell.is_empty() {
        runs.push(Run::new("〔口径不同〕", Mark::Doubtful));
    }
    runs
}

fn unit(function: &str, names: &[String]) -> Vec<Run> {
    let names = if names.is_empty() { NOTHING.to_owned() } else { names.join("、") };
    vec![Run::new(format!("{function}：{names}"), Mark::Muted)]
}

/// The groups behind the themes: how often each policy tool is used, and what is worded alike.
pub(super) fn at_the_end(table: &Table) -> Vec<ReportRow> {
    let mut rows = Vec::new();
    for side in [ToolSide::Supply, ToolSide::Environment, ToolSide::Demand] {
        let mut tools = table.tools.iter().filter(|tool| tool.side == side).peekable();
        if tools.peek().is_some() {
            rows.push(ReportRow::Group {
                title: format!("政策工具·{}", side.name()),
                note: "各文件使用该工具的措施条数，一条措施可用多种工具".to_owned(),
            });
        }
        for tool in tools {
            let first = ReportCell::of(tool.name.clone(), Mark::Muted);
            let counts = tool.counts.iter().map(|count| ReportCell::of(count.to_string(), Mark::Plain));
            rows.push(ReportRow::Cells(std::iter::once(first).chain(counts).collect()));
        }
    }
    if !table.reuse.is_empty() {
        let note = format!("{}处，虚线标出两份文件相同的文字", table.reuse.len());
        rows.push(ReportRow::Group { title: "相同表述".to_owned(), note });
        rows.extend(table.reuse.iter().map(|reuse| shared(table, reuse)));
    }
    rows
}

fn shared(table: &Table, reuse: &Reuse) -> ReportRow {
    let percent = (reuse.share * 100.0).round();
    let first = ReportCell::of(format!("相同{}字（{percent}%）", reuse.shared), Mark::Muted);
    let cells = (0..table.columns.len() as u32).map(|column| {
        let side = [&reuse.a, &reuse.b].into_iter().find(|side| side.column == column);
        side.map_or_else(ReportCell::default, |side| worded(side, reuse.first == Some(column)))
    });
    ReportRow::Cells(std::iter::once(first).chain(cells).collect())
}

fn worded(side: &ReuseSide, is_first: bool) -> ReportCell {
    let mut head = vec![Run::new(name(&side.clause), Mark::Strong)];
    if is_first {
        head.push(Run::new("（成文在先）", Mark::Muted));
    }
    let mut paragraphs = vec![head, Vec::new()];
    for run in &side.runs {
        for (at, line) in run.text.split('\n').enumerate() {
            if at > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(paragraph) = paragraphs.last_mut().filter(|_| !line.is_empty()) {
                paragraph.push(Run::new(line, if run.shared { Mark::Shared } else { Mark::Plain }));
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    ReportCell { paragraphs }
}
