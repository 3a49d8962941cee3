//! A [`Revision`] as a 新旧条文对照表.

pub(super) mod cells;

use super::{Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, legend};
use crate::model::{BlockRole, ClauseRef, Revision, RevisionRow, RowKind};
use cells::{note, side};

/// The group of what stands outside the clauses,
pub(super) const FRONT: &str = "标题与正文前后";
/// of the clauses,
pub(super) const CLAUSES: &str = "条文";
/// and of sections without text.
pub(super) const OUTLINE: &str = "章节标题";

/// What the 新旧条文对照表 shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RevisionReportOptions {
    /// Whether unchanged clauses are listed.
    pub unchanged: bool,
    /// Whether clauses that only changed in punctuation, numbering or layout are listed.
    pub noise: bool,
}

/// The comparison as a report: 序号, 修订前, 修订后, 修改说明.
pub fn from_revision(revision: &Revision, options: RevisionReportOptions) -> Report {
    let mut rows = Vec::new();
    let mut number = 0;
    for (title, part) in [(FRONT, &revision.front), (CLAUSES, &revision.rows), (OUTLINE, &revision.outline)] {
        let listed: Vec<&RevisionRow> = part.iter().filter(|row| is_listed(row, options)).collect();
        if listed.is_empty() {
            continue;
        }
        if revision.front.len() + revision.outline.len() > 0 {
            rows.push(ReportRow::Group { title: title.to_owned(), note: format!("{}处", listed.len()) });
        }
        for row in listed {
            number += 1;
            rows.push(ReportRow::Cells(vec![
                ReportCell::of(number.to_string(), Mark::Muted),
                side(row, false),
                side(row, true),
                note(row),
            ]));
        }
    }
    Report {
        title: title(revision),
        sources: vec![ReportSource::of(&revision.old, "修订前"), ReportSource::of(&revision.new, "修订后")],
        notes: notes(revision, options, number),
        legend: legend(&rows),
        columns: [("序号", 1.0), ("修订前", 8.0), ("修订后", 8.0), ("修改说明", 4.0)]
            .map(|(title, width)| ReportColumn { title: title.to_owned(), subtitle: String::new(), width })
            .to_vec(),
        rows,
    }
}

/// The place of a clause's row among the rows of a report that leaves nothing out; `None` where there is no such row.
pub fn revision_row(revision: &Revision, row: usize) -> Option<usize> {
    revision.rows.get(row)?;
    let front = revision.front.len();
    let headings = usize::from(front > 0) + usize::from(front + revision.outline.len() > 0);
    Some(front + headings + row)
}

fn title(revision: &Revision) -> String {
    match (revision.new.title.as_str(), revision.old.title.as_str()) {
        ("", "") => "新旧条文对照表".to_owned(),
        ("", title) | (title, _) => format!("《{title}》新旧条文对照表"),
    }
}

/// Whether a row changed in no more than punctuation, numbering, layout or references that follow.
fn is_noise(row: &RevisionRow) -> bool {
    !row.is_changed() && (row.noise > 0 || row.renumbered)
}

fn is_listed(row: &RevisionRow, options: RevisionReportOptions) -> bool {
    row.is_changed() || options.unchanged || options.noise && is_noise(row)
}

/// What the comparison found, and what the table leaves out.
fn notes(revision: &Revision, options: RevisionReportOptions, listed: u32) -> Vec<String> {
    let counts = revision.counts;
    let told: Vec<String> = [
        ("修改", counts.modified),
        ("新增", counts.inserted),
        ("删除", counts.deleted),
        ("拆分", counts.split),
        ("合并", counts.merged),
        ("重组", counts.regrouped),
        ("未修改", counts.unchanged),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(name, count)| match only_renumbered(revision) {
        only if name == "未修改" && only > 0 => format!("{name}{count}条（含仅改序号{only}条）"),
        _ => format!("{name}{count}条"),
    })
    .collect();
    let mut out = Vec::new();
    out.extend(unrelated(revision));
    if !told.is_empty() {
        let moved = if counts.moved > 0 { format!("其中{}条位置移动。", counts.moved) } else { String::new() };
        out.push(format!("条文比对结果：{}。{moved}", told.join("，")));
    }
    out.extend(beside(revision));
    out.extend(stale(revision));
    let all = || revision.rows.iter().chain(&revision.front).chain(&revision.outline);
    if listed == 0 {
        out.push("两个文本没有需要列示的修改。".to_owned());
    }
    if !options.noise && !options.unchanged && all().any(is_noise) {
        out.push("仅标点、序号、版式、编码不同，以及仅随条次调整的援引变化，不再逐条列示。".to_owned());
    }
    if !options.unchanged && counts.unchanged > 0 {
        out.push("未修改的条文未列入本表。".to_owned());
    }
    if all().any(|row| row.coarse) {
        out.push("标有“按整段显示”的条文过长，未逐词标出修改之处。".to_owned());
    }
    out
}

/// How many clauses kept their text and place, and got another number.
pub fn only_renumbered(revision: &Revision) -> usize {
    let only = |row: &&RevisionRow| row.renumbered && !row.is_changed();
    revision.rows.iter().filter(only).count()
}

/// What changed outside the clauses, tables and annexes apart: figures may stand in them.
pub fn beside(revision: &Revision) -> Option<String> {
    let rows = revision.front.iter().chain(&revision.outline).filter(|row| row.kind != RowKind::Unchanged);
    told_beside(rows.filter_map(|row| row.new.first().or(row.old.first())))
}

/// How many parts outside the clauses changed, each given by what it is called; `None` where none did.
pub(super) fn told_beside<'p>(changed: impl Iterator<Item = &'p ClauseRef>) -> Option<String> {
    let apart = [BlockRole::Table, BlockRole::Annex].map(BlockRole::name);
    let mut counts = [0; 3];
    for part in changed {
        // 二 表格 stands under a clause.
        let role = part.path.rsplit(' ').next();
        counts[apart.iter().position(|name| role == Some(name)).unwrap_or(2)] += 1;
    }
    let parts = [apart[0], apart[1], "标题、前言、落款和章节标题等"].into_iter().zip(counts);
    let told: Vec<String> =
        parts.filter(|(_, count)| *count > 0).map(|(name, count)| format!("{name}修改{count}处")).collect();
    (!told.is_empty()).then(|| format!("条文以外：{}。", told.join("，")))
}

/// A warning where references did not follow the numbers of the articles that they cite.
pub fn stale(revision: &Revision) -> Option<String> {
    let count = revision.counts.stale;
    (count > 0).then(|| format!("援引存疑：{count}条所引的条次在修订后已变动或删去，援引未作相应调整，请核对。"))
}

/// A warning where hardly anything corresponds: these may be two papers and not two revisions of one.
pub fn unrelated(revision: &Revision) -> Option<String> {
    let counts = revision.counts;
    let apart = counts.inserted + counts.deleted;
    let all = revision.rows.len() as u32;
    (revision.old.title != revision.new.title && all >= 4 && apart * 5 > all * 4).then(|| {
        format!(
            "注意：《{}》与《{}》几乎没有对应的条文，可能不是同一文件的两个版本，请核对。",
            revision.old.title, revision.new.title
        )
    })
}

#[cfg(test)]
mod tests;
