#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::*;
use crate::{
    ingest::sample::read,
    model::{Nothing, Problem, ProblemKind},
    watch::Unwatched,
};

fn hill() -> Document {
    read(
        "甲山市支持茶产业发展若干措施
一、壮大经营主体
（一）培育龙头茶企。支持茶叶加工企业做大做强，对首次认定的龙头企业给予一次性奖励50万元。
（二）引进制茶人才。对引进的高层次制茶人才给予住房保障，并协助办理落户。
二、完善设施
（三）建设茶园道路。对新建茶园基础设施给予建设补贴。",
    )
}

fn coast() -> Document {
    read(
        "乙海市促进渔港经济发展若干措施
一、强化支撑
（一）加强高端人才引进。对渔港运营领域引进的高层次人才，按人才政策给予住房保障。
（二）完善渔港基础设施建设。对新建、改建的渔港码头等基础设施给予建设补贴。
（三）制定渔港标准。鼓励参与制定行业标准。",
    )
}

fn lay(documents: &[&Document], themes: &[String]) -> Table {
    let heads: Vec<(&Document, DocumentHead)> =
        documents.iter().map(|document| (*document, document.head(None))).collect();
    table(&heads, themes, &Lexicon::new(), &Unwatched).unwrap()
}

/// Headings of the measures in each column of the row that holds `heading`.
fn row_with(table: &Table, heading: &str) -> Vec<Vec<String>> {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    rows.map(|row| {
        row.cells.iter().map(|cell| cell.measures.iter().map(|one| one.clause.heading.clone()).collect()).collect()
    })
    .find(|row: &Vec<Vec<String>>| row.concat().iter().any(|other| other == heading))
    .unwrap_or_default()
}

#[test]
fn one_purpose_in_two_industries_stands_in_one_row() {
    let table = lay(&[&hill(), &coast()], &[]);
    assert_eq!(
        row_with(&table, "引进制茶人才"),
        [vec!["引进制茶人才"], vec!["加强高端人才引进"]],
        "both attract talent, whatever the industry"
    );
    assert_eq!(
        row_with(&table, "建设茶园道路"),
        [vec!["建设茶园道路"], vec!["完善渔港基础设施建设"]],
        "both pay for building facilities"
    );
}

#[test]
fn every_measure_stands_in_a_row_and_every_link_in_a_row_with_both_its_ends() {
    let (hill, coast) = (hill(), coast());
    let table = lay(&[&hill, &coast, &hill], &[]);
    let mut seen = BTreeSet::new();
    for row in table.groups.iter().flat_map(|group| &group.rows) {
        for (column, cell) in row.cells.iter().enumerate() {
            assert_eq!(cell.measures.is_empty(), cell.nothing.is_some(), "a cell is either filled or says why not");
            seen.extend(cell.measures.iter().map(|one| (column as u32, one.clause.id)));
        }
        for link in &row.links {
            for (column, clause) in [link.a, link.b] {
                let cell = &row.cells[column as usize];
                assert!(cell.measures.iter().any(|one| one.clause.id == clause), "a link lies inside its row");
            }
        }
    }
    let all = [&hill, &coast, &hill]
        .iter()
        .enumerate()
        .flat_map(|(column, document)| document.measures().map(move |one| (column as u32, one.id)).collect::<Vec<_>>())
        .collect::<BTreeSet<_>>();
    assert_eq!(seen, all, "no measure of the chosen documents is lost");
}

#[test]
fn absence_is_told_with_care() {
    let (hill, mut coast) = (hill(), coast());
    let nothing = |coast: &Document| {
        let table = lay(&[&hill, coast], &[]);
        let rows: Vec<&TableRow> = table.groups.iter().flat_map(|group| &group.rows).collect();
        let row = rows.iter().find(|row| row.cells[0].measures.iter().any(|one| one.clause.heading == "培育龙头茶企"));
        row.unwrap().cells[1].nothing.clone().unwrap()
    };
    assert_eq!(nothing(&coast), Nothing::NoMeasure, "nothing near, read without problems");
    coast.problems = vec![Problem { line: 3, kind: ProblemKind::Truncated, message: "正文在此截断".to_owned() }];
    assert_eq!(nothing(&coast), Nothing::Unread { problems: 1 }, "what was not read cannot be called absent");
}

#[test]
fn a_document_that_speaks_of_a_theme_is_never_said_to_lack_it() {
    let science = |place: &str, heading: &str, body: &str| {
        read(&format!(
            "{place}支持科技创新若干措施\n一、主要措施\n（一）{heading}。{body}\n（二）保障用地。优先安排建设用地指标。"
        ))
    };
    let deep = science("甲山市", "加强基础研究", "面向前沿方向稳定支持自由探索。");
    let applied = science("乙海市", "推动成果转化", "鼓励高校院所的成果就地转化。");
    let table = lay(&[&deep, &applied], &[]);
    for row in table.groups.iter().filter(|group| group.id == "research").flat_map(|group| &group.rows) {
        for cell in row.cells.iter().filter_map(|cell| cell.nothing.as_ref()) {
            let Nothing::NotHere { nearest: Some(_), theme } = cell else {
                panic!("each document has a measure of this theme, and the cell names it instead of {cell:?}");
            };
            assert_eq!(theme.as_deref(), Some("research"), "the measure of the row's own theme is named");
        }
    }
}

#[test]
fn a_filter_keeps_every_measure_of_its_themes() {
    let (hill, coast) = (hill(), coast());
    let table = lay(&[&hill, &coast], &["talent".to_owned()]);
    let ids: Vec<&str> = table.groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids, ["talent"], "only the wanted group is shown");
    assert_eq!(table.groups[0].counts, [1, 1], "with the number of its measures in each place");
    assert_eq!(row_with(&table, "引进制茶人才").concat().len(), 2, "and both measures of that theme");
}

#[test]
fn a_stopped_comparison_ends_at_once() {
    struct Stopped;
    impl Watch for Stopped {
        fn progress(&self, _done: u64, _total: u64, _label: &str) {}
        fn cancelled(&self) -> bool {
            true
        }
    }
    let hill = hill();
    let result = table(&[(&hill, hill.head(None))], &[], &Lexicon::new(), &Stopped);
    assert_eq!(result, Err(Cancelled), "somebody wants it to stop");
}

#[test]
fn a_table_under_a_measure_stands_in_its_cell() {
    let with_table = read(
        "丙川市扶持茶业发展若干措施
一、扶持主体
（一）发放补贴。补贴标准如下：
种类\t补贴金额（万元）
新建茶园\t12.5
改造茶园\t3.25
（二）引进人才。对制茶人才给予住房补贴。",
    );
    assert!(!with_table.tables.is_empty(), "the table is read: {:?}", with_table.blocks);
    let first = with_table.measures().next().unwrap();
    let cell = cells::measure(&with_table, first);
    assert!(cell.text.contains("12.5"), "a drafter compares what stands in the table: {}", cell.text);
    let last = with_table.measures().last().unwrap();
    assert!(!cells::measure(&with_table, last).text.contains("12.5"), "and only with the measure that it belongs to");
}

#[test]
fn what_only_should_be_known_does_not_hide_an_absence() {
    let problem = |kind| Problem { line: 1, kind, message: "说明".into() };
    let lacks = |kind| {
        let mut other =
            read("丁湾市渔业若干措施\n一、建设渔港。对渔港码头给予建设补贴。\n二、制定标准。鼓励参与制定渔业标准。");
        other.problems = vec![problem(kind)];
        let (one, other) = (hill(), other);
        let pairs = [(&one, one.head(Some(1))), (&other, other.head(Some(2)))];
        let table = table(&pairs, &[], &Lexicon::new(), &Unwatched).unwrap();
        let cells = table.groups.into_iter().flat_map(|group| group.rows).map(|row| row.cells[1].nothing.clone());
        cells.flatten().collect::<Vec<_>>()
    };
    assert!(lacks(ProblemKind::Notice).contains(&Nothing::NoMeasure), "accepted changes lose nothing");
    assert!(!lacks(ProblemKind::Unread).contains(&Nothing::NoMeasure), "what was not read may hold the measure");
}
