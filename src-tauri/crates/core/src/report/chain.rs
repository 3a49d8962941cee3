//! A [`Chain`] as one table: a column for each revision, and how each clause came to what it is.

use super::{
    Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, Run, legend,
    revision::{CLAUSES, FRONT, OUTLINE, cells, told_beside},
};
use crate::model::{Chain, DocumentHead, RevisionRow, RowKind, Trace, TraceStep};

/// What the table of several revisions shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChainReportOptions {
    /// Whether what never changed is listed.
    pub unchanged: bool,
}

/// The chain as a report: 序号, one column a revision, 修改过程. The first revision stands as it is; every later one shows
/// what came and went since the one before it.
pub fn from_chain(chain: &Chain, options: ChainReportOptions) -> Report {
    let names = names(&chain.documents);
    let mut rows = Vec::new();
    let mut number = 0;
    for (title, part) in parts(chain) {
        let listed: Vec<&Trace> = part.iter().filter(|trace| options.unchanged || trace.is_changed()).collect();
        if listed.is_empty() {
            continue;
        }
        if has_groups(chain) {
            rows.push(ReportRow::Group { title: title.to_owned(), note: format!("{}处", listed.len()) });
        }
        for trace in listed {
            number += 1;
            let mut cells = vec![ReportCell::of(number.to_string(), Mark::Muted)];
            cells.extend((0..trace.steps.len()).map(|at| step(trace, at)));
            cells.push(story(trace, &names));
            rows.push(ReportRow::Cells(cells));
        }
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
        notes: notes(chain, options),
        legend: legend(&rows),
        columns,
        rows,
    }
}

/// The place of a trace, counted as in [`Chain::all`], among the rows of a report that leaves nothing out; `None` where there
/// is no such trace.
pub fn chain_row(chain: &Chain, trace: usize) -> Option<usize> {
    let mut before = 0;
    for (at, (_, part)) in parts(chain).into_iter().filter(|(_, part)| !part.is_empty()).enumerate() {
        before += part.len();
        if trace < before {
            return Some(trace + if has_groups(chain) { at + 1 } else { 0 });
        }
    }
    None
}

/// What changed outside the clauses, tables and annexes apart: figures may stand in them.
pub fn chain_beside(chain: &Chain) -> Option<String> {
    let changed = chain.front.iter().chain(&chain.outline).filter(|trace| trace.is_changed());
    told_beside(changed.filter_map(|trace| trace.steps.iter().rev().find_map(|step| step.clauses.first())))
}

/// The groups of the table, in the order of [`Chain::all`].
fn parts(chain: &Chain) -> [(&'static str, &[Trace]); 3] {
    [(FRONT, &chain.front), (CLAUSES, &chain.traces), (OUTLINE, &chain.outline)]
}

/// Whether groups are named: clauses alone need none.
fn has_groups(chain: &Chain) -> bool {
    chain.front.len() + chain.outline.len() > 0
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
        paragraphs.extend(text.lines().filter(|line| !line.is_empty()).map(|line| vec![Run::new(line, Mark::Plain)]));
    }
    paragraphs.extend(rows.iter().flat_map(|row| cells::paragraphs(&row.segments, None)));
    ReportCell { paragraphs }
}

/// What happened at each step, a paragraph each; steps that changed nothing are left out.
fn story(trace: &Trace, names: &[String]) -> ReportCell {
    let mut paragraphs = Vec::new();
    for (step, name) in trace.steps.iter().zip(names).skip(1) {
        let several = step.rows.len() > 1;
        let told: Vec<String> = step
            .rows
            .iter()
            .filter(|row| row.is_changed() || row.renumbered)
            .map(|row| said(row, several))
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

/// What a row says; whose row it is in front, where its step has `several`.
fn said(row: &RevisionRow, several: bool) -> String {
    let place = cells::place(row);
    // 三拆分为三、四 names its clauses itself.
    let is_named = place.is_empty() && matches!(row.kind, RowKind::Split | RowKind::Merged | RowKind::Regrouped);
    let told: Vec<&str> = [place.as_str(), &row.note].into_iter().filter(|said| !said.is_empty()).collect();
    let told = told.join("；");
    if !several || is_named || told.is_empty() {
        return told;
    }
    format!("{}：{told}", cells::names(if row.new.is_empty() { &row.old } else { &row.new }))
}

/// Whether a clause came back and is compared with what it was before it went.
fn is_compared_again(row: &RevisionRow) -> bool {
    row.kind == RowKind::Inserted && !row.old_text.is_empty()
}

/// How many clauses the table traces, what changed beside them, and what it leaves out.
fn notes(chain: &Chain, options: ChainReportOptions) -> Vec<String> {
    let changed = chain.traces.iter().filter(|trace| trace.is_changed()).count();
    let mut out = vec![format!(
        "共{}个文本，{}条条文，其中{changed}条有修改。每一列标出与前一文本相比的增删。",
        chain.documents.len(),
        chain.traces.len(),
    )];
    if chain.traces.iter().flat_map(|trace| &trace.steps).flat_map(|step| &step.rows).any(is_compared_again) {
        out.push("恢复的条文标出与删去之前相比的增删。".to_owned());
    }
    out.extend(chain_beside(chain));
    if !options.unchanged && changed < chain.traces.len() {
        out.push("历次均未修改的条文未列入本表。".to_owned());
    }
    out
}

#[cfg(test)]
mod tests;
