use super::*;
use crate::model::{ClauseRef, DocumentHead, Op, RevisionCounts, Segment};

fn row(kind: RowKind, old: Option<&str>, new: Option<&str>, segments: &[(Op, &str)]) -> RevisionRow {
    let names = |path: Option<&str>| path.map(ClauseRef::outside).into_iter().collect();
    RevisionRow {
        kind,
        renumbered: false,
        moved: false,
        moved_from: String::new(),
        moved_to: String::new(),
        old: names(old),
        new: names(new),
        old_text: String::new(),
        new_text: String::new(),
        segments: segments.iter().map(|&(op, text)| Segment { op, text: text.to_owned() }).collect(),
        substance: vec![],
        noise: 0,
        coarse: false,
        note: String::new(),
        cells: vec![],
        near: None,
        stale: String::new(),
    }
}

fn revision(rows: Vec<RevisionRow>) -> Revision {
    Revision {
        old: DocumentHead { title: "示例市停车办法".into(), ..DocumentHead::default() },
        new: DocumentHead {
            title: "示例市停车办法".into(),
            doc_number: Some("示政发〔2025〕8号".into()),
            ..DocumentHead::default()
        },
        rows,
        outline: vec![],
        front: vec![],
        counts: RevisionCounts { unchanged: 1, ..RevisionCounts::default() },
        algorithm: 1,
    }
}

fn cells(report: &Report) -> Vec<Vec<String>> {
    let of = |row: &ReportRow| match row {
        ReportRow::Cells(cells) => Some(cells.iter().map(ReportCell::text).collect()),
        ReportRow::Group { .. } => None,
    };
    report.rows.iter().filter_map(of).collect()
}

#[test]
fn every_row_names_its_clauses() {
    let changed = row(
        RowKind::Modified,
        Some("二/（一）"),
        Some("二/（二）"),
        &[(Op::Equal, "每车"), (Op::Delete, "五元"), (Op::Insert, "三元"), (Op::Equal, "。\n夜间免费。")],
    );
    let report = from_revision(
        &revision(vec![
            RevisionRow { note: "将五元下调至三元".into(), ..changed },
            row(RowKind::Inserted, None, Some("二/（三）"), &[(Op::Insert, "设置充电车位。")]),
            row(RowKind::Deleted, Some("二/（四）"), None, &[(Op::Delete, "按月缴费。")]),
        ]),
        RevisionReportOptions::default(),
    );
    assert_eq!(
        cells(&report),
        [
            ["1", "二（一）\n每车五元。\n夜间免费。", "二（二）\n每车三元。\n夜间免费。", "将五元下调至三元"],
            ["2", "新增", "二（三）\n设置充电车位。", ""],
            ["3", "二（四）\n按月缴费。", "删除", ""],
        ],
        "old stands left, new right, a side that is missing says so"
    );
    let marks: Vec<Mark> = report.legend.iter().map(|run| run.mark).collect();
    assert_eq!(marks, [Mark::Inserted, Mark::Deleted], "the legend shows the marks that occur, and no other");
    assert!(report.sources[1].facts.contains(&("文号".into(), "示政发〔2025〕8号".into())), "the head says the number");
}

#[test]
fn noise_is_left_out_and_said_to_be() {
    let noisy = RevisionRow {
        noise: 1,
        ..row(RowKind::Unchanged, Some("第一条"), Some("第一条"), &[(Op::Delete, ","), (Op::Insert, "，")])
    };
    let revision = revision(vec![noisy]);
    let report = from_revision(&revision, RevisionReportOptions::default());
    assert!(cells(&report).is_empty(), "a changed comma is no row");
    assert!(
        report.notes.iter().any(|note| note.contains("不再逐条列示")),
        "what is left out is said: {:?}",
        report.notes
    );
    let report = from_revision(&revision, RevisionReportOptions { noise: true, unchanged: false });
    assert_eq!(cells(&report).len(), 1, "whoever asks for noise gets it");
}

#[test]
fn a_clause_that_only_moved_is_listed() {
    let moved = RevisionRow {
        moved: true,
        moved_from: "一（二）".into(),
        moved_to: "三（一）".into(),
        ..row(RowKind::Unchanged, Some("一/（二）"), Some("三/（一）"), &[(Op::Equal, "同文。")])
    };
    let report = from_revision(&revision(vec![moved]), RevisionReportOptions::default());
    assert_eq!(cells(&report)[0][3], "由一（二）移至三（一）；内容未修改", "a move is a change, and hides none");
}

#[test]
fn a_clause_is_never_said_to_have_moved_from_its_number_to_the_same() {
    let told = |old: &str, new: &str, (from, to): (&str, &str), moved: bool| {
        let plain = row(RowKind::Unchanged, Some(old), Some(new), &[(Op::Equal, "同文。")]);
        let (moved_from, moved_to) = (from.to_owned(), to.to_owned());
        let mut row = RevisionRow { moved, moved_from, moved_to, renumbered: old != new, ..plain };
        for clause in row.old.iter_mut().chain(&mut row.new) {
            clause.label = clause.path.rsplit('/').next().map(str::to_owned);
        }
        cells::place(&row)
    };
    assert_eq!(told("一/1", "一/1", ("", ""), true), "调整排列位置", "its place in the order alone");
    assert_eq!(told("第三条", "第三条", ("第一章", "第二章"), true), "由第一章移至第二章", "another chapter");
    assert_eq!(
        told("二/（三）", "三/（一）", ("二（三）", "三（一）"), false),
        "由二（三）移至三（一）",
        "a new section"
    );
    assert_eq!(told("二/（一）", "一/（二）", ("", ""), false), "条次由二（一）调整为一（二）", "so did its section");
    assert_eq!(told("第三条", "第四条", ("", ""), false), "条次由第三条调整为第四条", "an insertion before it");
    assert_eq!(told("一/2", "一/4", ("", ""), false), "条次由2调整为4", "its section kept its number");
}

#[test]
fn a_row_is_found_in_the_whole_report() {
    let same = |name: &str| row(RowKind::Unchanged, Some(name), Some(name), &[(Op::Equal, "文字")]);
    let plain = revision(vec![same("第一条"), same("第二条")]);
    let front = Revision { front: vec![same("标题"), same("引言")], ..plain.clone() };
    let outline = Revision { outline: vec![same("第一章")], ..plain.clone() };
    for revision in [plain, front, outline] {
        let report = from_revision(&revision, RevisionReportOptions { unchanged: true, noise: true });
        for (at, name) in ["第一条", "第二条"].into_iter().enumerate() {
            let found = revision_row(&revision, at).map(|at| &report.rows[at]);
            let Some(ReportRow::Cells(cells)) = found else { panic!("{name}: {found:?}") };
            assert!(cells[1].text().contains(name), "{name}: {}", cells[1].text());
        }
        assert_eq!(revision_row(&revision, 2), None, "there are two rows");
    }
}

#[test]
fn a_changed_table_is_counted_apart_from_the_clauses() {
    let same = row(RowKind::Unchanged, Some("第一条"), Some("第一条"), &[(Op::Equal, "文字")]);
    let table =
        row(RowKind::Modified, Some("第一条 表格"), Some("第一条 表格"), &[(Op::Delete, "5"), (Op::Insert, "6")]);
    let title = row(RowKind::Modified, Some("标题"), Some("标题"), &[(Op::Insert, "试行")]);
    let revision = Revision { front: vec![title, table], ..revision(vec![same]) };
    let notes = from_revision(&revision, RevisionReportOptions::default()).notes.join("");
    assert!(notes.contains("条文以外：表格修改1处，标题、前言、落款和章节标题等修改1处。"), "{notes}");
}

#[test]
fn two_papers_that_are_not_one_are_said_to_be() {
    let gone = |name: &str| row(RowKind::Deleted, Some(name), None, &[(Op::Delete, "甲")]);
    let come = |name: &str| row(RowKind::Inserted, None, Some(name), &[(Op::Insert, "乙")]);
    let mut other = revision(vec![gone("第一条"), gone("第二条"), come("第一条"), come("第二条")]);
    other.counts = RevisionCounts { inserted: 2, deleted: 2, ..RevisionCounts::default() };
    assert_eq!(unrelated(&other), None, "one title may be written anew");
    other.old.title = "示例市养犬条例".into();
    assert!(
        unrelated(&other).is_some_and(|said| said.contains("可能不是同一文件的两个版本")),
        "another title, nothing in common"
    );
    other.counts = RevisionCounts { unchanged: 2, inserted: 1, deleted: 1, ..RevisionCounts::default() };
    assert_eq!(unrelated(&other), None, "a renamed paper keeps its clauses");
}
