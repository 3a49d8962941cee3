//! The cells of one row of a 新旧条文对照表.

use crate::{
    model::{ClauseRef, Op, RevisionRow, RowKind, Segment},
    report::{Mark, ReportCell, Run},
    words::invisible,
};

/// The old or the new side of a row: the clause's name, then its text with what went or came marked.
pub(super) fn side(row: &RevisionRow, new: bool) -> ReportCell {
    let clauses = if new { &row.new } else { &row.old };
    if clauses.is_empty() {
        return ReportCell::of(if new { "删除" } else { "新增" }, Mark::Muted);
    }
    let mut paragraphs = vec![vec![Run::new(names(clauses), if row.moved { Mark::Moved } else { Mark::Strong })]];
    paragraphs.extend(self::paragraphs(&row.segments, Some(if new { Op::Delete } else { Op::Insert })));
    ReportCell { paragraphs }
}

/// Segments as paragraphs of marked runs, those that do `but` left out.
pub(in crate::report) fn paragraphs(segments: &[Segment], but: Option<Op>) -> Vec<Vec<Run>> {
    let mut out = Vec::new();
    let mut line: Vec<Run> = Vec::new();
    for segment in segments.iter().filter(|segment| Some(segment.op) != but) {
        let mark = match segment.op {
            Op::Equal => Mark::Plain,
            Op::Delete => Mark::Deleted,
            Op::Insert => Mark::Inserted,
        };
        for (nth, part) in segment.text.split('\n').enumerate() {
            if nth > 0 {
                out.push(std::mem::take(&mut line));
            }
            if !part.is_empty() {
                line.push(Run::new(invisible::shown(part, segment.op != Op::Equal), mark));
            }
        }
    }
    out.push(line);
    out.retain(|runs| !runs.is_empty());
    out
}

/// 修改说明: where the clause went, what changed, and how it is shown.
pub(super) fn note(row: &RevisionRow) -> ReportCell {
    let mut told: Vec<String> = Vec::new();
    let place = place(row);
    if !place.is_empty() {
        told.push(place);
    }
    let unchanged = match (row.kind, row.noise, row.stale.as_str()) {
        (RowKind::Unchanged, 1.., _) => "仅标点、序号、版式、编码或随条次调整的援引有变化",
        (RowKind::Unchanged, 0, "") => "内容未修改",
        (RowKind::Unchanged, 0, _) => "文字未修改",
        _ => "",
    };
    let note = format!("{unchanged}{}", row.note);
    if !note.is_empty() {
        told.push(note);
    }
    let mut cell = ReportCell::of(told.join("；"), Mark::Plain);
    if row.coarse {
        cell.paragraphs.push(vec![Run::new("按整段显示", Mark::Muted)]);
    }
    cell
}

/// Where the clause went: another place, or another number; `""` where it stayed.
pub(in crate::report) fn place(row: &RevisionRow) -> String {
    let single = row.old.len() == 1 && row.new.len() == 1;
    if !row.moved_to.is_empty() {
        format!("由{}移至{}", row.moved_from, row.moved_to)
    } else if row.moved && single {
        // It has the same number, and so has the section.
        "调整排列位置".to_owned()
    } else if row.moved {
        "位置移动".to_owned()
    } else if row.renumbered && single {
        let (from, to) = numbers(&row.old[0], &row.new[0]);
        format!("条次由{from}调整为{to}")
    } else {
        String::new()
    }
}

pub(in crate::report) fn names(clauses: &[ClauseRef]) -> String {
    clauses.iter().map(ClauseRef::name).collect::<Vec<_>>().join("、")
}

/// The numbers of a clause, with those of its section where that has another one too: 二（一） and 一（二）.
fn numbers(old: &ClauseRef, new: &ClauseRef) -> (String, String) {
    let above = |clause: &ClauseRef| clause.path.rsplit_once('/').map(|(above, _)| above.to_owned());
    let number = |clause: &ClauseRef| clause.label.clone().unwrap_or_else(|| clause.path.clone());
    if above(old) == above(new) { (number(old), number(new)) } else { (old.name(), new.name()) }
}
