//! Figures in cells of invented tables.

use super::super::super::fill as facts;
use crate::{
    model::{Comparator, Document, FigureKind, FigureValue, TableFigure},
    segment,
};

/// A measure with a table under it; rows are lines, cells are divided by |.
fn read(body: &str, table: &str) -> Document {
    let table = table.replace('|', "\t");
    let text = format!(
        "示例市支持发展若干措施\n一、主要措施\n（一）支持企业建设。{body}\n{table}\n（二）加强管理。做好管理。"
    );
    let mut documents = segment::documents(&crate::ingest::sample::source(&text));
    let mut document = documents.remove(0);
    facts(&mut document);
    document
}

fn told(found: &TableFigure) -> String {
    let figure = &found.figure;
    let norm = |value: &Option<FigureValue>| match value {
        Some(FigureValue::Number(number)) => number.to_string(),
        Some(FigureValue::Date(date)) => date.clone(),
        None => "?".to_owned(),
    };
    let bound = match figure.comparator {
        Comparator::Equal => "=",
        Comparator::AtLeast => "≥",
        Comparator::AtMost => "≤",
        other => panic!("no case here has {other:?}"),
    };
    let max = if figure.value_max.is_some() { format!("..{}", norm(&figure.value_max_norm)) } else { String::new() };
    format!(
        "{},{} {}｜{} {:?} {}{}{max} {} “{}”",
        found.row,
        found.column,
        found.name,
        found.head,
        figure.kind,
        bound,
        norm(&figure.value_norm),
        figure.unit,
        figure.quote
    )
}

fn expect(body: &str, table: &str, wanted: &[&str]) {
    let document = read(body, table);
    assert_eq!(document.tables.len(), 1, "the rows are a table: {:?}", document.blocks);
    let figures = &document.tables[0].figures;
    let found: Vec<String> = figures.iter().map(told).collect();
    assert_eq!(found, wanted, "the figures of: {table}");
    for found in figures {
        let cell = &document.tables[0].rows[found.row as usize][found.column as usize];
        assert!(cell.contains(&found.figure.quote), "a quote stands in its cell");
        assert_eq!(found.figure.span.of(&document.text), found.figure.quote, "and where its span says");
    }
}

#[test]
fn the_unit_stands_in_the_head() {
    expect(
        "按下表给予补贴：",
        "项目|补贴标准（万元）|上限（万元）\n样品泊位|30|50\n样品仓库|12.5|≤20",
        &[
            "1,1 样品泊位｜补贴标准（万元） SubsidyFixed =300000 万元 “30”",
            "1,2 样品泊位｜上限（万元） SubsidyCap ≤500000 万元 “50”",
            "2,1 样品仓库｜补贴标准（万元） SubsidyFixed =125000 万元 “12.5”",
            "2,2 样品仓库｜上限（万元） SubsidyCap ≤200000 万元 “≤20”",
        ],
    );
}

#[test]
fn the_unit_stands_in_the_caption_beside_the_name_or_in_a_column() {
    expect(
        "按下表给予奖励。",
        "样品奖励标准表\n单位：万元\n类别|一等|二等\n样品工坊|20|10",
        &["1,1 样品工坊｜一等 SubsidyFixed =200000 万元 “20”", "1,2 样品工坊｜二等 SubsidyFixed =100000 万元 “10”"],
    );
    expect(
        "目标见下表。",
        "样品产业主要指标表（2026—2028年）\n指标|单位|2025年|2026年|2028年\n样品产值|亿元|80|≥100|150\n样品园区|个|3|5|8",
        &[
            "1,2 样品产值｜2025年 Other =8000000000 亿元 “80”",
            "1,3 样品产值｜2026年 Target ≥10000000000 亿元 “≥100”",
            "1,4 样品产值｜2028年 Target =15000000000 亿元 “150”",
            "2,2 样品园区｜2025年 Count =3 个 “3”",
            "2,3 样品园区｜2026年 Target =5 个 “5”",
            "2,4 样品园区｜2028年 Target =8 个 “8”",
        ],
    );
    expect(
        "目标见下表。",
        "样品发展目标表\n指标|2027年|2028年\n样品货运量（标箱）|1.2万|≥1.5万\n样品覆盖率|80%|≥90%",
        &[
            "1,1 样品货运量｜2027年 Target =12000 万标箱 “1.2万”",
            "1,2 样品货运量｜2028年 Target ≥15000 万标箱 “≥1.5万”",
            "2,1 样品覆盖率｜2027年 Share =0.8 % “80%”",
            "2,2 样品覆盖率｜2028年 Share ≥0.9 % “≥90%”",
        ],
    );
}

#[test]
fn ranges_and_words_in_cells() {
    expect(
        "按下表给予补贴：",
        "序号|项目|补贴标准\n1|样品泊位|500—1000元/米\n2|样品仓库|按投资额的20%给予补贴，最高不超过30万元",
        &[
            "1,2 样品泊位｜补贴标准 SubsidyFixed =500..1000 元/米 “500—1000元/米”",
            "2,2 样品仓库｜补贴标准 SubsidyRate =0.2 % “按投资额的20%”",
            "2,2 样品仓库｜补贴标准 SubsidyCap ≤300000 万元 “最高不超过30万元”",
        ],
    );
}

#[test]
fn words_alone_do_not_lengthen_the_head() {
    expect(
        "按下列标准给予补贴：",
        "项目|标准\n样品航线|每航次500元至1000元\n样品仓储|按仓储费用的20%给予补贴，最高不超过30万元\n样品缆绳|60",
        &[
            "1,1 样品航线｜标准 SubsidyFixed =500..1000 元 “每航次500元至1000元”",
            "2,1 样品仓储｜标准 SubsidyRate =0.2 % “按仓储费用的20%”",
            "2,1 样品仓储｜标准 SubsidyCap ≤300000 万元 “最高不超过30万元”",
        ],
    );
    expect(
        "按下表给予补贴：",
        "项目|补贴标准（万元）|\n|一档|二档\n样品航线|30|20",
        &[
            "2,1 样品航线｜补贴标准（万元）一档 SubsidyFixed =300000 万元 “30”",
            "2,2 样品航线｜补贴标准（万元）二档 SubsidyFixed =200000 万元 “20”",
        ],
    );
}

#[test]
fn merged_cells_hold_for_the_rows_below() {
    expect(
        "按下表给予补贴：",
        "类别|档次|补贴（元/亩）\n甲种样品|一档|150\n|二档|100\n乙种样品|一档|80",
        &[
            "1,2 甲种样品·一档｜补贴（元/亩） SubsidyFixed =150 元/亩 “150”",
            "2,2 甲种样品·二档｜补贴（元/亩） SubsidyFixed =100 元/亩 “100”",
            "3,2 乙种样品·一档｜补贴（元/亩） SubsidyFixed =80 元/亩 “80”",
        ],
    );
}

#[test]
fn without_a_clear_unit_there_is_no_figure() {
    expect("按下表给予补贴：", "项目|标准|数量\n样品泊位|30|140亿\n样品仓库|20|2万", &[]);
    expect("按下表给予补贴：", "项目|标准（万元）\n样品泊位（元）|30\n样品仓库（元）|20", &[]);
    expect(
        "按下表给予补贴：",
        "样品补贴表\n单位：万元\n项目|数量|补贴金额\n样品泊位|3|60\n样品仓库|4|80",
        &[
            "1,2 样品泊位｜补贴金额 SubsidyFixed =600000 万元 “60”",
            "2,2 样品仓库｜补贴金额 SubsidyFixed =800000 万元 “80”",
        ],
    );
    expect("名单如下：", "序号|名称|联系电话\n1|示例单位|55512345\n2|样品单位|55567890", &[]);
}

#[test]
fn a_longer_row_is_laid_from_its_right_end() {
    expect(
        "目标见下表。",
        "样品发展目标表\n类别|指标|2027年|2028年\n设施|样品园区|20个|25个\n|样品班列|运行线路|14条|≥16条\n|年开行量|1100列|1400列",
        &[
            "1,2 设施·样品园区｜2027年 Target =20 个 “20个”",
            "1,3 设施·样品园区｜2028年 Target =25 个 “25个”",
            "2,3 样品班列·运行线路｜2027年 Target =14 条 “14条”",
            "2,4 样品班列·运行线路｜2028年 Target ≥16 条 “≥16条”",
            "3,2 设施·年开行量｜2027年 Target =1100 列 “1100列”",
            "3,3 设施·年开行量｜2028年 Target =1400 列 “1400列”",
        ],
    );
}

#[test]
fn the_figures_of_a_table_are_no_figures_of_the_clause() {
    let document = read("按下表给予补贴：", "项目|补贴（万元）\n样品泊位|30\n样品仓库|20");
    assert!(
        document.clauses.iter().all(|clause| clause.figures.is_empty()),
        "a clause's figures stand in its own text"
    );
    assert_eq!(document.tables[0].clause, document.measures().next().map(|one| one.id), "the table knows its clause");
    assert_eq!(document.tables[0].figures[0].figure.kind, FigureKind::SubsidyFixed);
    assert_eq!(document.tables[0].figures[1].place(), "表格第3行第2列", "and where the amount stands");
}
