//! The cells of one row of a 新旧条文对照表.

use crate::{
    model::{ClauseRef, Op, RevisionRow, RowKind},
    report::{Mark, ReportCell, Run},
};

/// The old or the new side of a row: the clause's name, then its text with what went or came marked.
pub(super) fn side(row: &RevisionRow, new: bool) -> ReportCell {
    let clauses = if new { &row.new } else { &row.old };
    if clauses.is_empty() {
        return ReportCell::of(if new { "删除" } else { "新增" }, Mark::Muted);
    }
    let (gone, mark) = if new { (Op::Delete, Mark::Inserted) } else { (Op::Insert, Mark::Deleted) };
    let mut paragraphs = vec![vec![Run::new(names(clauses), if row.moved { Mark::Moved } else { Mark::Strong })]];
    let mut line: Vec<Run> = Vec::new();
    for segment in row.segments.iter().filter(|segment| segment.op != gone) {
        let set = if segment.op == Op::Equal { Mark::Plain } else { mark };
        for (nth, part) in segment.text.split('\n').enumerate() {
            if nth > 0 {
                paragraphs.push(std::mem::take(&mut line));
            }
            if !part.is_empty() {
                line.push(Run::new(part, set));
            }
        }
    }
    paragraphs.push(line);
    paragraphs.retain(|runs| !runs.is_empty());
    ReportCell { paragraphs }
}

/// 修改说明: where the clause went, what changed, and how it is shown.
pub(super) fn note(row: &RevisionRow) -> ReportCell {
    let mut told: Vec<String> = Vec::new();
    let single = row.old.len() == 1 && row.new.len() == 1;
    if row.moved && single {
        told.push(format!("由{}移至{}", names(&row.old), names(&row.new)));
    } else if row.moved {
        told.push("位置移动".to_owned());
    } else if row.renumbered && single {
        told.push(format!("条次由{}调整为{}", number(&row.old[0]), number(&row.new[0])));
    }
    if !row.note.is_empty() {
        told.push(row.note.clone());
    }
    if row.kind == RowKind::Unchanged {
        told.push(
            if row.noise > 0 {
                "仅标点、序号、版式或随条次调整的援引有变化"
            } else {
                "内容未修改"
            }
            .to_owned(),
        );
    }
    let mut cell = ReportCell::of(told.join("；"), Mark::Plain);
    if row.coarse {
        cell.paragraphs.push(vec![Run::new("按整段显示", Mark::Muted)]);
    }
    cell
}

fn names(clauses: &[ClauseRef]) -> String {
    clauses.iter().map(ClauseRef::name).collect::<Vec<_>>().join("、")
}

fn number(clause: &ClauseRef) -> &str {
    clause.label.as_deref().unwrap_or(&clause.path)
}
