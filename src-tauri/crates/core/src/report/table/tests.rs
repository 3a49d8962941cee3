#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::{Link, Responsible};

fn clause(id: u32, path: &str, heading: &str) -> ClauseRef {
    let label = path.rsplit('/').next().map(str::to_owned);
    ClauseRef { id, path: path.to_owned(), label, heading: heading.to_owned() }
}

fn measure(clause: ClauseRef, text: &str, units: &[&str]) -> CellMeasure {
    let units = units.iter().map(|name| Responsible { name: (*name).to_owned(), lead: false });
    CellMeasure {
        clause,
        text: text.to_owned(),
        responsible: units.collect(),
        figures: Vec::new(),
        table_figures: Vec::new(),
        theme: None,
        tools: Vec::new(),
        section: Vec::new(),
    }
}

fn filled(measure: CellMeasure) -> Cell {
    Cell { measures: vec![measure], nothing: None }
}

fn column(title: &str, place: &str, units: &[&str]) -> Column {
    let head = DocumentHead {
        title: title.to_owned(),
        region: vec!["示例省".to_owned(), place.to_owned()],
        ..DocumentHead::default()
    };
    Column { document: head, default_responsible: units.iter().map(|unit| (*unit).to_owned()).collect() }
}

/// Two places, one linked row and one that the second place lacks.
fn two_places(confidence: f32, nothing: Nothing) -> Table {
    let linked = TableRow {
        cells: vec![
            filled(measure(clause(1, "三/（五）", "引进制茶人才"), "给予住房保障。", &["市人社局"])),
            filled(measure(clause(4, "四/9", "引进陶艺人才"), "协助办理落户。", &[])),
        ],
        links: vec![Link { a: (0, 1), b: (1, 4), confidence, why: vec!["人才引进".to_owned()].into() }],
        also_themes: vec!["service".to_owned()],
        figures: Vec::new(),
        units: Vec::new(),
    };
    let alone = TableRow {
        cells: vec![
            filled(measure(clause(2, "三/（六）", "便利办证"), "一窗受理。", &[])),
            Cell { measures: Vec::new(), nothing: Some(nothing) },
        ],
        links: Vec::new(),
        also_themes: Vec::new(),
        figures: Vec::new(),
        units: Vec::new(),
    };
    let group = |id: &str, name: &str, counts: [u32; 2], row| TableGroup {
        id: id.to_owned(),
        name: name.to_owned(),
        counts: counts.to_vec(),
        rows: vec![row],
    };
    Table {
        columns: vec![
            column("示例市支持茶产业发展若干措施", "示例市", &[]),
            column("样本市陶瓷产业若干措施", "样本市", &["各区人民政府"]),
        ],
        groups: vec![
            group("talent", "人才引育", [1, 1], linked),
            group("service", "营商环境与公共服务", [1, 0], alone),
        ],
        tools: Vec::new(),
        reuse: Vec::new(),
    }
}

/// The cells of the nth row that is no heading.
fn cells(report: &Report, row: usize) -> Vec<ReportCell> {
    let rows = report.rows.iter().filter_map(|row| match row {
        ReportRow::Cells(cells) => Some(cells.clone()),
        ReportRow::Group { .. } => None,
    });
    rows.collect::<Vec<_>>().remove(row)
}

#[test]
fn a_cell_names_its_clause_shows_its_text_and_tells_default_units_from_its_own() {
    let report = from_table(&two_places(0.9, Nothing::NoMeasure));
    let row = cells(&report, 0);
    assert_eq!(row[0].text(), "1", "rows are numbered through");
    assert_eq!(
        row[1].text(),
        "三（五）\u{3000}引进制茶人才\n给予住房保障。\n责任单位：市人社局",
        "label as one quotes it"
    );
    assert_eq!(
        row[2].text(),
        "四.9\u{3000}引进陶艺人才\n协助办理落户。\n责任单位：各区人民政府（按文件总体分工）",
        "units that only the document as a whole names are never mixed in"
    );
    assert_eq!(row[2].paragraphs[2][0].mark, Mark::Muted, "and they are greyed");
    assert_eq!(row[1].paragraphs[0][0].mark, Mark::Strong, "the clause's name stands out");
}

#[test]
fn headings_count_by_place_and_point_to_rows_elsewhere() {
    let report = from_table(&two_places(0.9, Nothing::NoMeasure));
    let notes: Vec<&str> = report
        .rows
        .iter()
        .filter_map(|row| match row {
            ReportRow::Group { note, .. } => Some(note.as_str()),
            ReportRow::Cells(_) => None,
        })
        .collect();
    assert_eq!(notes, ["1·1", "1·0（另见第1行）"], "a row that mixes themes stands once and is pointed to");
    assert_eq!(report.title, "政策措施横向比对（示例市、样本市）");
    assert_eq!(report.columns[1].title, "示例市\u{3000}支持茶产业发展若干措施", "the place is said once");
}

#[test]
fn the_three_kinds_of_nothing_read_differently() {
    let said = |nothing| {
        let report = from_table(&two_places(0.9, nothing));
        let cell = cells(&report, 1).remove(2);
        assert_eq!(cell.paragraphs[0][0].mark, Mark::Muted, "the program's words are greyed");
        (cell.text(), report.notes.len())
    };
    assert_eq!(said(Nothing::NoMeasure).0, "无此措施");
    let near = Nothing::NotHere {
        nearest: Some(clause(7, "二/（三）", "优化审批").into()),
        theme: Some("talent".to_owned()),
    };
    assert_eq!(said(near).0, "本主题未见对应措施，相近：二（三）\u{3000}优化审批（人才引育）");
    let here = Nothing::NotHere {
        nearest: Some(clause(7, "二/3", "优化审批").into()),
        theme: Some("service".to_owned()),
    };
    assert_eq!(
        said(here).0,
        "未见直接对应的措施，同主题有：二.3\u{3000}优化审批",
        "the nearest stands under the same theme"
    );
    let (text, notes) = said(Nothing::Unread { problems: 2 });
    assert_eq!(text, "未识别（原文有2处未能读懂）");
    assert_eq!(notes, 2, "a note explains the one kind that occurs");
}

#[test]
fn an_unsure_correspondence_is_marked_and_explained() {
    let sure = from_table(&two_places(0.9, Nothing::NoMeasure));
    assert!(sure.legend.is_empty(), "a mark that does not occur is not explained");
    let unsure = from_table(&two_places(0.35, Nothing::NoMeasure));
    assert!(cells(&unsure, 0)[2].text().contains("（存疑）"), "the drafter sees what to check");
    assert_eq!(unsure.legend.len(), 1, "and what the mark means");
}

#[test]
fn an_abstract_is_never_taken_for_the_official_text() {
    let mut table = two_places(0.9, Nothing::NoMeasure);
    table.columns[0].document.is_digest = true;
    let report = from_table(&table);
    assert!(report.columns[1].subtitle.contains("要点摘编，非官方文本"), "its column says so");
    assert!(report.notes.iter().any(|note| note.contains("非官方文本")), "and a note above the table");
}

#[test]
fn a_row_is_found_in_the_report() {
    let table = two_places(0.9, Nothing::NoMeasure);
    let report = from_table(&table);
    let found = |group, row| match table_row(&table, group, row).map(|at| &report.rows[at]) {
        Some(ReportRow::Cells(cells)) => cells[1].text(),
        other => format!("{other:?}"),
    };
    assert!(found(0, 0).contains("引进制茶人才"), "{}", found(0, 0));
    assert!(found(1, 0).contains("便利办证"), "{}", found(1, 0));
    assert_eq!((table_row(&table, 1, 1), table_row(&table, 2, 0)), (None, None), "there are no more rows");
}
