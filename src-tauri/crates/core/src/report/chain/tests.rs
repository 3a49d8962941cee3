use super::*;
use crate::model::{ClauseRef, Op, Segment, Stage};

fn row(kind: RowKind, old: Option<&str>, new: Option<&str>, segments: &[(Op, &str)], note: &str) -> RevisionRow {
    let names = |path: Option<&str>| path.map(ClauseRef::outside).into_iter().collect();
    let side = |gone: Op| segments.iter().filter(|(op, _)| *op != gone).map(|(_, text)| *text).collect();
    RevisionRow {
        kind,
        renumbered: old.is_some() && new.is_some() && old != new,
        moved: false,
        moved_from: String::new(),
        moved_to: String::new(),
        old: names(old),
        new: names(new),
        old_text: side(Op::Insert),
        new_text: side(Op::Delete),
        segments: segments.iter().map(|&(op, text)| Segment { op, text: text.to_owned() }).collect(),
        substance: vec![],
        noise: 0,
        coarse: false,
        note: note.to_owned(),
        cells: vec![],
        near: None,
        stale: String::new(),
    }
}

fn three() -> Chain {
    let first = row(
        RowKind::Modified,
        Some("第二条"),
        Some("第三条"),
        &[(Op::Equal, "每车"), (Op::Delete, "五元"), (Op::Insert, "三元")],
        "将五元下调至三元",
    );
    let second = row(RowKind::Deleted, Some("第三条"), None, &[(Op::Delete, "每车三元")], "删除");
    let head = |stage: Stage, number: Option<&str>| DocumentHead {
        title: "示例市停车办法".into(),
        stage,
        doc_number: number.map(str::to_owned),
        issued_on: Some("2025-03-01".into()),
        ..DocumentHead::default()
    };
    let step = |path: &str, text: &str, rows: Vec<RevisionRow>| TraceStep {
        clauses: (!path.is_empty()).then(|| ClauseRef::outside(path)).into_iter().collect(),
        text: text.to_owned(),
        rows,
    };
    let trace = Trace {
        steps: vec![
            step("第二条", "每车五元", vec![]),
            step("第三条", "每车三元", vec![first]),
            step("", "", vec![second]),
        ],
    };
    Chain {
        documents: vec![
            head(Stage::DraftForComment, None),
            head(Stage::DraftForReview, None),
            head(Stage::Issued, Some("示政发〔2025〕9号")),
        ],
        traces: vec![trace],
        front: vec![],
        outline: vec![],
        algorithm: 1,
    }
}

#[test]
fn every_revision_has_a_column_with_number_and_date() {
    let report = from_chain(&three(), ChainReportOptions::default());
    let heads: Vec<(&str, &str)> =
        report.columns.iter().map(|column| (column.title.as_str(), column.subtitle.as_str())).collect();
    assert_eq!(
        heads,
        [
            ("序号", ""),
            ("征求意见稿", "2025年3月1日"),
            ("送审稿", "2025年3月1日"),
            ("印发稿", "示政发〔2025〕9号　2025年3月1日"),
            ("修改过程", "")
        ],
        "a step says which text it is, with number and date as far as they are printed"
    );
}

#[test]
fn a_row_tells_the_whole_way() {
    let report = from_chain(&three(), ChainReportOptions::default());
    let ReportRow::Cells(cells) = &report.rows[0] else { panic!("a trace is a row of cells") };
    let texts: Vec<String> = cells.iter().map(ReportCell::text).collect();
    assert_eq!(
        texts,
        [
            "1",
            "第二条\n每车五元",
            "第三条\n每车五元三元",
            "删除",
            "送审稿：条次由第二条调整为第三条；将五元下调至三元\n印发稿：删除"
        ],
        "each text shows what changed since the one before it"
    );
    assert_eq!(cells[2].paragraphs[1][1], Run::new("五元", Mark::Deleted), "what went is marked where it stood");
}

#[test]
fn texts_of_one_stage_are_numbered() {
    let documents = vec![DocumentHead::default(), DocumentHead::default()];
    assert_eq!(names(&documents), ["第1版", "第2版"], "the stage does not tell two issued texts apart");
}

#[test]
fn groups_are_named_where_there_is_more_than_clauses() {
    let mut chain = three();
    let [clause] = &chain.traces[..] else { panic!("one clause") };
    let title = row(
        RowKind::Modified,
        Some("标题"),
        Some("标题"),
        &[(Op::Equal, "停车"), (Op::Insert, "管理"), (Op::Equal, "办法")],
        "增加“管理”",
    );
    let mut table = Trace { steps: vec![TraceStep::default(); 3] };
    table.steps[2].clauses = vec![ClauseRef::outside("二 表格")];
    table.steps[2].rows = vec![row(RowKind::Inserted, None, Some("二 表格"), &[(Op::Insert, "甲\t乙")], "新增")];
    let mut titled = clause.clone();
    titled.steps[1].rows = vec![title];
    titled.steps[2].rows.clear();
    chain.front = vec![titled, table];
    let report = from_chain(&chain, ChainReportOptions::default());
    let group = |title: &str, note: &str| ReportRow::Group { title: title.to_owned(), note: note.to_owned() };
    assert_eq!(report.rows[0], group("标题与正文前后", "2处"), "what stands in front comes first");
    assert_eq!(report.rows[3], group("条文", "1处"), "then the clauses");
    let numbers: Vec<String> = report.rows.iter().filter_map(number).collect();
    assert_eq!(numbers, ["1", "2", "3"], "numbers run on");
    for trace in 0..3 {
        let row = chain_row(&chain, trace).map(|at| &report.rows[at]);
        assert_eq!(row.and_then(number), Some((trace + 1).to_string()), "the row of a trace is found");
    }
    assert_eq!(chain_row(&chain, 3), None, "there are three traces");
    assert_eq!(report.notes[1], "条文以外：表格修改1处，标题、前言、落款和章节标题等修改1处。");
}

fn number(row: &ReportRow) -> Option<String> {
    match row {
        ReportRow::Cells(cells) => Some(cells[0].text()),
        ReportRow::Group { .. } => None,
    }
}

#[test]
fn rows_of_one_step_are_told_apart() {
    let mut chain = three();
    let kept = row(RowKind::Unchanged, Some("二"), Some("二"), &[(Op::Equal, "甲")], "");
    let halves = row(RowKind::Split, Some("一"), Some("一"), &[(Op::Equal, "乙")], "一拆分为一、三");
    let went = row(RowKind::Deleted, Some("三"), None, &[(Op::Delete, "丙")], "删除");
    chain.traces[0].steps[2].rows = vec![kept, halves, went];
    let report = from_chain(&chain, ChainReportOptions::default());
    let ReportRow::Cells(cells) = &report.rows[0] else { panic!("a trace is a row of cells") };
    let told = cells[4].text();
    assert_eq!(told.lines().last(), Some("印发稿：一拆分为一、三；三：删除"), "each says whose it is, once");
}
