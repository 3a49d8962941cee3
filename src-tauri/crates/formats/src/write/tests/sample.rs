//! Invented reports: a revision with every mark, a comparison of three places, and cells that mean harm.

use duice_core::report::{Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, Run};

/// Text that would break a format which does not escape it.
pub(super) const NASTY: [&str; 8] = [
    "=HYPERLINK(\"甲\")",
    "+1",
    "-1",
    "@甲",
    "＝甲",
    "<script>甲 & 乙</script>",
    "甲|乙 *丙* _丁_ `戊`",
    "“引号”,\"逗号\"",
];

fn column(title: &str, subtitle: &str, width: f32) -> ReportColumn {
    ReportColumn { title: title.into(), subtitle: subtitle.into(), width }
}

fn source(role: &str, title: &str, facts: &[(&str, &str)], is_digest: bool) -> ReportSource {
    let facts = facts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    ReportSource { role: role.into(), title: title.into(), facts, is_digest }
}

fn marked(runs: &[(&str, Mark)]) -> Vec<Run> {
    runs.iter().map(|(text, mark)| Run::new(*text, *mark)).collect()
}

/// A row whose cell holds a table with a mark.
pub(super) fn with_table() -> Report {
    let lines: [&[(&str, Mark)]; 3] = [
        &[("表1 标准", Mark::Plain)],
        &[("类别\t标准", Mark::Plain)],
        &[("渔港\t", Mark::Plain), ("15万元", Mark::Inserted)],
    ];
    let cell = ReportCell { paragraphs: lines.into_iter().map(marked).collect() };
    Report {
        columns: vec![column("修订后", "", 1.0)], rows: vec![ReportRow::Cells(vec![cell])], ..Report::default()
    }
}

/// A 新旧条文对照表 with every mark.
pub(super) fn revision() -> Report {
    use Mark::{Deleted, Doubtful, Inserted, Moved, Muted, Plain, Strong};
    let old = ReportCell {
        paragraphs: vec![
            marked(&[("第三条 资金支持", Strong)]),
            marked(&[("对新建站点给予不超过", Plain), ("500万元", Deleted), ("的一次性补助。", Plain)]),
        ],
    };
    let new = ReportCell {
        paragraphs: vec![
            marked(&[("第四条 资金支持", Strong)]),
            marked(&[("对新建站点给予不超过", Plain), ("300万元", Inserted), ("的一次性补助。", Plain)]),
            marked(&[("本款由第九条移入。", Moved), ("是否对应存疑", Doubtful)]),
        ],
    };
    Report {
        title: "示例市样本产业若干措施新旧条文对照表".into(),
        sources: vec![
            source(
                "修订前",
                "示例市样本产业若干措施",
                &[("文号", "示政发〔2023〕7号"), ("成文日期", "2023年5月4日")],
                false,
            ),
            source("修订后", "示例市样本产业若干措施", &[("成文日期", "2025年8月1日"), ("阶段", "征求意见稿")], true),
        ],
        notes: vec!["仅标点和编号变化的条文不再逐条列示。".into()],
        legend: vec![Run::new("新增文字", Inserted), Run::new("删除文字", Deleted)],
        columns: vec![
            column("序号", "", 0.5),
            column("修订前", "2023年", 4.0),
            column("修订后", "征求意见稿", 4.0),
            column("修改说明", "", 2.0),
        ],
        rows: vec![
            ReportRow::Group { title: "第一章 总则".into(), note: "1处修改".into() },
            ReportRow::Cells(vec![
                ReportCell::of("1", Muted),
                old,
                new,
                ReportCell::of("将补助上限由500万元调整为300万元。", Plain),
            ]),
        ],
    }
}

/// One column of text that would break a format which does not escape it.
pub(super) fn nasty() -> Report {
    Report {
        title: NASTY[5].into(),
        sources: vec![source(NASTY[0], NASTY[6], &[("文号", NASTY[7])], false)],
        notes: vec![NASTY[1].into()],
        legend: vec![],
        columns: vec![column(NASTY[3], NASTY[6], 1.0)],
        rows: NASTY.iter().map(|text| ReportRow::Cells(vec![ReportCell::of(*text, Mark::Plain)])).collect(),
    }
}
