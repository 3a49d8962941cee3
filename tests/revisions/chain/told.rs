//! What the table of three and more revisions tells.

use duice_core::{
    model::{Chain, Op, Trace},
    report::{ChainReportOptions, Report, ReportRow, from_chain},
};

use super::{check, traced};

/// The rows of the table in text, those of a group under its title.
fn shown(report: &Report) -> Vec<Vec<String>> {
    let cells = |row: &ReportRow| match row {
        ReportRow::Group { title, note } => vec![format!("{title} {note}")],
        ReportRow::Cells(cells) => cells.iter().map(|cell| cell.text()).collect(),
    };
    report.rows.iter().map(cells).collect()
}

/// What happened to the only trace among `traces` that changed, a line a step.
fn story(chain: &Chain, traces: &[Trace]) -> String {
    let mut changed = traces.iter().filter(|trace| trace.is_changed());
    let (trace, None) = (changed.next().expect("something changed"), changed.next()) else {
        panic!("one trace changed")
    };
    let alone = Chain { traces: vec![trace.clone()], front: Vec::new(), outline: Vec::new(), ..chain.clone() };
    shown(&from_chain(&alone, ChainReportOptions::default())).pop().unwrap().pop().unwrap()
}

/// The scores of an annex, under articles that never change.
fn scored(title: &str, scores: [u32; 3]) -> String {
    let [innovation, output, team] = scores;
    format!(
        "{title}\n\n各区县人民政府：\n为规范项目评审，制定本办法。\n第一章　总则\n第一条　项目评审由市科技局组织，每年开展一次。\n\
         第二条　评审按照附件所列分值进行，得分前十名的项目入选。\n第三条　本办法自2024年1月1日起施行。\n\n附件\n\n\
         评分表\n指标\t分值\n创新能力\t{innovation}\n经济效益\t{output}\n团队水平\t{team}\n"
    )
}

#[test]
fn what_changed_outside_the_clauses_is_traced_too() {
    let title = "样本市项目评审办法";
    let texts = [[40, 30, 30], [50, 30, 20], [50, 40, 10]].map(|scores| scored(title, scores));
    let (documents, chain) = traced(&texts);
    check(&documents, &chain);
    assert!(chain.traces.iter().all(|trace| !trace.is_changed()), "no clause changed");
    let report = from_chain(&chain, ChainReportOptions::default());
    let rows = shown(&report);
    assert_eq!(rows.len(), 2, "the table is all that changed: {rows:?}");
    assert_eq!(rows[0], ["标题与正文前后 1处"]);
    let [first, second] = [("40", "50"), ("30", "40")];
    let told = rows[1].last().unwrap();
    for (line, (from, to)) in told.lines().zip([first, second]) {
        assert!(line.contains(from) && line.contains(to), "each step says what changed in the table: {told}");
    }
    assert_eq!(told.lines().count(), 2, "both steps tell: {told}");
    let said = "共3个文本，3条条文，其中0条有修改。每一列标出与前一文本相比的增删。";
    assert_eq!(report.notes[..2], [said, "条文以外：附件修改1处。"], "counted apart from the clauses");
}

#[test]
fn title_addressees_and_headings_go_their_own_way() {
    let first = scored("样本市项目评审办法", [40, 30, 30]);
    let second =
        first.replace("各区县人民政府：", "各区县人民政府，市直各部门：").replace("第一章　总则", "第一章　一般规定");
    let third = second.replace("样本市项目评审办法", "样本市科技项目评审办法");
    let (documents, chain) = traced(&[first, second, third]);
    check(&documents, &chain);
    let rows = shown(&from_chain(&chain, ChainReportOptions::default()));
    let titles: Vec<&str> = rows.iter().filter(|row| row.len() == 1).map(|row| row[0].as_str()).collect();
    assert_eq!(titles, ["标题与正文前后 2处", "章节标题 1处"], "in the order of the table of two revisions: {rows:?}");
    assert!(rows[1][4].starts_with("第3版："), "the title changed in the third text: {rows:?}");
    assert!(rows[2][4].starts_with("第2版："), "whom it is sent to in the second: {rows:?}");
}

#[test]
fn each_row_of_a_step_says_whose_it_is() {
    let text = |clauses: &[&str]| {
        let lines =
            clauses.iter().zip(1..).map(|(text, nth)| format!("{}、{text}\n", duice_core::numeral::chinese(nth)));
        format!("样本县船舶检修若干措施\n\n{}", lines.collect::<String>())
    };
    let stay = "支持渔港码头改造升级，对完成改造并通过验收的码头一次性给予补助。";
    let (grant, watch) = (
        "对检修船舶的企业给予奖励，年产值超过10亿元的奖励100万元，奖励资金由县财政承担。",
        "检修企业应当建立安全巡查制度，每季度向县交通局报送巡查记录，记录保存五年。",
    );
    let both = format!("{grant}{watch}");
    let raised = grant.replace("10亿元", "20亿元");
    let (documents, chain) = traced(&[text(&[stay, &both]), text(&[stay, grant, watch]), text(&[stay, &raised])]);
    check(&documents, &chain);
    let told = story(&chain, &chain.traces);
    let last = told.lines().last().unwrap();
    assert_eq!(
        last, "第3版：二：将产值由10亿元上调至20亿元（+100%）；三：删除",
        "the measure lives, its half was deleted"
    );
}

#[test]
fn a_clause_that_came_back_is_one_trace_with_a_gap() {
    let article = |nth: u64, text: &str| format!("第{}条　{text}\n", duice_core::numeral::chinese(nth));
    let head = "样本县灯塔管护办法\n\n";
    let (stay, cut, last) = (
        "灯塔由县交通部门管护，每年检修两次，检修记录保存十年。",
        "灯塔值守人员应当每日填写日志，记载能见度、风力和过往船只。",
        "本办法自2021年3月1日起施行。",
    );
    let again = cut.replace("每日", "每班");
    let text = |clauses: &[&str]| {
        let body: String = clauses.iter().zip(1..).map(|(text, nth)| article(nth, text)).collect();
        format!("{head}{body}")
    };
    let (documents, chain) = traced(&[text(&[stay, cut, last]), text(&[stay, last]), text(&[stay, &again, last])]);
    check(&documents, &chain);
    let back = &chain.traces[1];
    let named: Vec<usize> = back.steps.iter().map(|step| step.clauses.len()).collect();
    assert_eq!(named, [1, 0, 1], "cut in the second text and back in the third: {:?}", chain.traces);
    let row = &back.steps[2].rows[0];
    assert_eq!(
        row.note, "恢复原第二条，其中将“每日”改为“每班”",
        "the last step says that it came back, and how it differs"
    );
    assert_eq!(row.old_text, cut, "its text is compared with the one that went");
    assert!(row.segments.iter().any(|segment| segment.op == Op::Equal), "what stayed is not marked as new");
}

#[test]
fn a_clause_that_came_back_tells_what_went_up() {
    let text = |grant: &str| {
        format!("样本县灯塔管护措施\n\n一、灯塔由县交通部门管护，每年检修两次，检修记录保存十年。\n{grant}")
    };
    let grant = "二、对值守人员给予补助，每座灯塔每年补助20万元，由县财政承担。\n";
    let texts = [text(grant), text(""), text(&grant.replace("20", "30")), text(""), text(grant)];
    let (documents, chain) = traced(&texts);
    check(&documents, &chain);
    let notes = from_chain(&chain, ChainReportOptions::default()).notes.concat();
    assert!(notes.contains("恢复的条文标出与删去之前相比的增删"), "the marks say what they are against: {notes}");
    let told = story(&chain, &chain.traces);
    let wanted = "第2版：删除\n第3版：恢复原二，其中将补贴标准由20万元上调至30万元（+50%）\n第4版：删除\n";
    assert!(told.starts_with(wanted), "what came back is compared with what went: {told}");
    let last = told.lines().last().unwrap();
    assert_eq!(last, "第5版：恢复原二，其中将补贴标准由30万元下调至20万元（−33.3%）", "with the text that went last");
}
