//! A [`Chain`] as one table: a column for each revision, and how each clause came to what it is.

use super::{Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, Run, legend, revision::cells};
use crate::model::{Chain, DocumentHead, RevisionRow, RowKind, Trace, TraceStep};

/// What the table of several revisions shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChainReportOptions {
    /// Whether clauses that never changed are listed.
    pub unchanged: bool,
}

/// The chain as a report: 序号, one column a revision, 修改过程. The first revision stands as it is; every later one shows
/// what came and went since the one before it.
pub fn from_chain(chain: &Chain, options: ChainReportOptions) -> Report {
    let names = names(&chain.documents);
    let mut rows = Vec::new();
    for trace in chain.traces.iter().filter(|trace| options.unchanged || trace.is_changed()) {
        let mut cells = vec![ReportCell::of((rows.len() + 1).to_string(), Mark::Muted)];
        cells.extend((0..trace.steps.len()).map(|at| step(trace, at)));
        cells.push(story(trace, &names));
        rows.push(ReportRow::Cells(cells));
    }
    let column = |title: &str, subtitle: String, width| ReportColumn { title: title.to_owned(), subtitle, width };
    let mut columns = vec![column("序号", String::new(), 1.0)];
    columns.extend(chain.documents.iter().zip(&names).map(|(head, name)| column(name, printed(head), 7.0)));
    columns.push(column("修改过程", String::new(), 5.0));
    Report {
        title: match chain.documents.iter().rev().find(|head| !head.title.is_empty()) {
            Some(head) => format!("《{}》历次文本对照表", head.title),
            None => "历次文本对照表".to_owned(),
        },
        sources: chain.documents.iter().zip(&names).map(|(head, name)| ReportSource::of(head, name)).collect(),
        notes: notes(chain, options, rows.len()),
        legend: legend(&rows),
        columns,
        rows,
    }
}

/// What the revisions are called: their stage where it tells them apart, else their place.
fn names(documents: &[DocumentHead]) -> Vec<String> {
    let stage = |head: &DocumentHead| head.stage.name();
    let alone = |head: &DocumentHead| documents.iter().filter(|other| stage(other) == stage(head)).count() == 1;
    documents
        .iter()
        .enumerate()
        .map(|(nth, head)| if alone(head) { stage(head).to_owned() } else { format!("第{}版", nth + 1) })
        .collect()
}

/// Number and date, as far as they are printed.
fn printed(head: &DocumentHead) -> String {
    let date = head.issued_on.as_deref().map(super::source::date);
    [head.doc_number.clone(), date].into_iter().flatten().collect::<Vec<_>>().join("　")
}

/// The cell of one revision.
fn step(trace: &Trace, at: usize) -> ReportCell {
    let TraceStep { clauses, text, rows } = &trace.steps[at];
    if clauses.is_empty() {
        let gone = rows.iter().any(|row| row.kind == RowKind::Deleted);
        return ReportCell::of(if gone { "删除" } else { "（无）" }, Mark::Muted);
    }
    let moved = rows.iter().any(|row| row.moved);
    let mut paragraphs = vec![vec![Run::new(cells::names(clauses), if moved { Mark::Moved } else { Mark::Strong })]];
    if rows.is_empty() {
        paragraphs.extend(text.lines().map(|line| vec![Run::new(line, Mark::Plain)]));
    }
    paragraphs.extend(rows.iter().flat_map(|row| cells::paragraphs(&row.segments, None)));
    ReportCell { paragraphs }
}

/// What happened at each step, a paragraph each; steps that changed nothing are left out.
fn story(trace: &Trace, names: &[String]) -> ReportCell {
    let mut paragraphs = Vec::new();
    for (step, name) in trace.steps.iter().zip(names).skip(1) {
        let told: Vec<String> = step
            .rows
            .iter()
            .filter(|row| row.is_changed() || row.renumbered)
            .map(said)
            .filter(|said| !said.is_empty())
            .collect();
        if !told.is_empty() {
            paragraphs.push(vec![Run::new(format!("{name}："), Mark::Strong), Run::new(told.join("；"), Mark::Plain)]);
        }
        if step.rows.iter().any(|row| row.coarse) {
            paragraphs.push(vec![Run::new("按整段显示", Mark::Muted)]);
        }
    }
    ReportCell { paragraphs }
}

fn said(row: &RevisionRow) -> String {
    [cells::place(row), row.note.clone()].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join("；")
}

/// How many clauses the table traces, and what it leaves out.
fn notes(chain: &Chain, options: ChainReportOptions, listed: usize) -> Vec<String> {
    let mut out = vec![format!(
        "共{}个文本，{}条条文，其中{}条有修改。每一列标出与前一文本相比的增删。",
        chain.documents.len(),
        chain.traces.len(),
        chain.traces.iter().filter(|trace| trace.is_changed()).count()
    )];
    if !options.unchanged && listed < chain.traces.len() {
        out.push("历次均未修改的条文未列入本表。".to_owned());
    }
    out
}

#[cfg(test)]
mod tests;
