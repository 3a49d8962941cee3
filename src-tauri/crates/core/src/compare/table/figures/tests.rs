#![allow(clippy::unwrap_used)]

use super::*;
use crate::ingest::sample;

fn read(place: &str, body: &str) -> Document {
    let text = format!("{place}支持发展若干措施\n一、主要措施\n（一）支持企业建设。{body}\n（二）加强管理。做好管理。");
    sample::read(&text)
}

/// The lines of a row that holds the first measure of each body: kind, unit, what each column shows.
fn lines_of(bodies: &[&str]) -> Vec<FigureLine> {
    let documents: Vec<Document> = bodies.iter().map(|body| read("示例市", body)).collect();
    let documents: Vec<&Document> = documents.iter().collect();
    let first = |document: &Document| document.measures().next().unwrap().id;
    let members: Vec<At> = documents.iter().enumerate().map(|(at, document)| (at as u32, first(document))).collect();
    lines(&documents, &members)
}

fn shown(line: &FigureLine) -> Vec<Vec<&str>> {
    line.cells.iter().map(|cell| cell.iter().map(|at| at.shown.as_str()).collect()).collect()
}

#[test]
fn caps_in_different_units_stand_in_one_line_in_one_unit() {
    let lines = lines_of(&["对单个企业给予补助，不超过0.05亿元。", "给予补助，每家企业最高3000000元。", "做好服务。"]);
    assert_eq!(lines.len(), 1, "one kind and one unit make one line: {lines:?}");
    assert_eq!((lines[0].kind, lines[0].unit.as_str()), (FigureKind::SubsidyCap, "万元"), "all in 万元");
    assert_eq!(shown(&lines[0]), [vec!["不超过500万元"], vec!["不超过300万元"], vec![]], "and the third has none");
    assert!(!lines[0].bases_differ, "both are per firm");
}

#[test]
fn ratios_on_different_bases_are_told_apart() {
    let lines = lines_of(&["按照设备投资额的30%给予补助。", "按照合同金额的20%给予补助。"]);
    let rates: Vec<&FigureLine> = lines.iter().filter(|line| line.kind == FigureKind::SubsidyRate).collect();
    assert_eq!(rates.len(), 1, "one line of ratios");
    assert_eq!(shown(rates[0]), [["30%"], ["20%"]], "as percentages");
    let bases: Vec<&str> = rates[0].cells.iter().map(|cell| cell[0].base.as_str()).collect();
    assert_eq!(bases, ["投资额", "合同金额"], "each says what it is taken on");
    assert!(rates[0].bases_differ, "and the line says that they do not compare as they stand");
    assert!(rates[0].cells[0][0].condition.contains("给予补助"), "the condition is the sentence");
}

#[test]
fn counts_of_different_things_are_not_laid_together() {
    let lines = lines_of(&["到2027年，建设示范仓库20个。", "到2026年，建设培训学校8个。"]);
    assert!(
        lines.iter().all(|line| line.kind == FigureKind::Deadline),
        "warehouses and schools are no line, though both are counted in 个"
    );
    assert_eq!(shown(&lines[0]), [["2027年"], ["2026年"]], "the deadlines are comparable");
    let lines = lines_of(&["新建示范仓库20个。", "新建示范仓库8个。"]);
    assert_eq!(shown(&lines[0]), [["20个"], ["8个"]], "the same thing is");
}

#[test]
fn fines_stand_in_one_line_as_ranges() {
    let lines = lines_of(&["责令改正，处一万元以上五万元以下的罚款。", "处三千元以上三万元以下罚款。"]);
    assert_eq!(lines.len(), 1, "both are fines: {lines:?}");
    assert_eq!(lines[0].thing, "罚款", "and are called so");
    assert_eq!(shown(&lines[0]), [["10000至50000元"], ["3000至30000元"]], "from the least to the most");
}

#[test]
fn what_one_calls_a_target_and_the_other_a_threshold_is_one_line() {
    let lines = lines_of(&[
        "新建居住区按照每百户不低于二十平方米的标准配建用房。",
        "按照每百户不少于十五平方米的标准配建用房。",
    ]);
    let areas: Vec<_> = lines.iter().filter(|line| line.unit.contains("平方米")).map(shown).collect();
    assert_eq!(areas, [[["不低于20平方米"], ["不低于15平方米"]]], "the same thing in the same unit");
}

#[test]
fn a_date_is_shown_as_a_date() {
    let lines = lines_of(&["延期还款最长可延至2027年6月30日。", "延期还款最长可延至2026年12月31日。"]);
    let shown: Vec<Vec<Vec<&str>>> = lines.iter().map(shown).collect();
    assert!(
        shown.contains(&vec![vec!["2027年6月30日"], vec!["2026年12月31日"]]),
        "the date alone, without the words around it: {lines:?}"
    );
}
