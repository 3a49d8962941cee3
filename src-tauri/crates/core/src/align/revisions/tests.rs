use super::*;
use crate::model::{Clause, Piece, Span};

/// A document of lines: `第…章 ` and `一、` begin sections, `第…条 ` articles, `（一）heading。text` measures; any other line
/// goes on with the clause before it.
pub(crate) fn document(text: &str) -> Document {
    let mut out = Document { text: text.to_owned(), ..Document::default() };
    let mut start = 0;
    for line in text.split('\n') {
        let (from, end) = (start, start + line.len());
        start = end + 1;
        let section = line.starts_with('第') && line.contains("章 ") || line.find('、').is_some_and(|at| at <= 6);
        let article = line.starts_with('第') && line.contains("条 ");
        let measure = article || line.starts_with('（');
        if !section && !measure {
            if let Some(clause) = out.clauses.last_mut() {
                let piece = Piece { span: Span::new(from, end), paragraph: true };
                clause.content.push(piece);
                clause.body.push(piece);
            }
            continue;
        }
        let mark = if article || line.contains("章 ") {
            " "
        } else if section {
            "、"
        } else {
            "）"
        };
        let at = line.find(mark).unwrap_or(0) + mark.len();
        let label = Span::new(from, from + if mark == "）" { at } else { at - mark.len() });
        let heading = match (section, article) {
            (true, _) => Some(end),
            (_, true) => None,
            _ => line.find('。').map(|stop| from + stop),
        };
        let body = heading.map_or(from + at, |stop| (stop + "。".len()).min(end));
        let parent = out.clauses.iter().rev().find(|clause| clause.level == 1).map(|clause| clause.id);
        out.clauses.push(Clause {
            id: out.clauses.len() as u32,
            parent: if section { None } else { parent },
            level: if section { 1 } else { 2 },
            label: Some(label),
            content: vec![Piece { span: Span::new(from + at, end), paragraph: true }],
            heading: heading.map(|stop| Span::new(from + at, stop)).into_iter().collect(),
            body: if section { vec![] } else { vec![Piece { span: Span::new(body, end), paragraph: true }] },
            annotations: vec![],
            first_line: 1,
            is_measure: measure,
            is_article: article,
            responsible: vec![],
            figures: vec![],
            theme: None,
        });
    }
    out
}

fn shown(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (document(old), document(new));
    let names = |document: &Document, ids: &[ClauseId]| {
        ids.iter().map(|&id| document.label(document.clause(id)).unwrap_or("").to_owned()).collect::<Vec<_>>().join("+")
    };
    align(&old, &new).iter().map(|group| format!("{}→{}", names(&old, &group.old), names(&new, &group.new))).collect()
}

const OLD: &str = "第一条 为了规范共享单车停放秩序，方便市民出行，制定本办法。
第二条 市城市管理部门负责停放点位的规划和设置，并向社会公布。
第三条 经营企业应当配备与投放规模相适应的运维人员，及时清理乱停乱放的车辆。
经营企业应当每季度向区城市管理部门报送车辆投放数量、运维人员数量和投诉处理情况的书面报告。
第四条 使用人应当在划定的区域内停放车辆，不得占用盲道。";

#[test]
fn an_insertion_shifts_numbers_and_moves_nobody() {
    let new = OLD
        .replace("第四条", "第五条")
        .replace("第三条", "第四条")
        .replace("第二条", "第三条")
        .replace("\n第三条", "\n第二条 本办法所称点位，是指供停放用的标线区域。\n第三条");
    assert_eq!(
        shown(OLD, &new),
        ["第一条→第一条", "→第二条", "第二条→第三条", "第三条→第四条", "第四条→第五条"],
        "clauses are found by their text, not by their number"
    );
}

#[test]
fn a_paragraph_that_became_an_article_is_a_split() {
    let new =
        OLD.replace("\n经营企业应当每季度", "\n第四条 经营企业应当每季度").replace("第四条 使用人", "第五条 使用人");
    assert_eq!(
        shown(OLD, &new),
        ["第一条→第一条", "第二条→第二条", "第三条→第三条+第四条", "第四条→第五条"],
        "the new article holds what the old one lost"
    );
}

#[test]
fn a_paragraph_that_became_a_little_of_a_longer_article_is_a_split() {
    let moved = "\n经营企业应当每季度向区城市管理部门报送车辆投放数量、运维人员数量和投诉处理情况的书面报告。";
    let new = OLD.replace(moved, "")
        + "\n第五条 经营企业应当每月向市城市管理部门报送车辆投放数量、运维人员数量和投诉处理情况的书面报告。
市数据部门建立共享单车监管平台，归集骑行轨迹、车辆电量、停放照片，对热点站台、医院门口、学校周边的潮汐流量作出预测。
平台按照等级评价经营企业，评价结果在门户网站公开，作为来年确定投放份额、核减车辆总量、续签协议的依据，
并与信用档案衔接，对连续两年末位的企业启动退出程序，由其自行回收车辆，逾期不回收的，委托第三方代为回收并追偿费用。";
    assert_eq!(
        shown(OLD, &new),
        ["第一条→第一条", "第二条→第二条", "第三条→第三条+第五条", "第四条→第四条"],
        "most of the new article is new, but a paragraph of an old one stands in it"
    );
    let other = new.replace(
        "报送车辆投放数量、运维人员数量和投诉处理情况的书面报告",
        "报告工作，接受业务指导，并按照有关规定公开年度计划",
    );
    assert_eq!(shown(OLD, &other)[4], "→第五条", "a few words of the paragraph are no part of it");
}

#[test]
fn two_articles_in_one_are_a_merger() {
    let new = "第一条 为了规范共享单车停放秩序，方便市民出行，制定本办法。
第二条 市城市管理部门负责停放点位的规划和设置，并向社会公布。使用人应当在划定的区域内停放车辆，不得占用盲道。
第三条 经营企业应当配备与投放规模相适应的运维人员，及时清理乱停乱放的车辆。
经营企业应当每季度向区城市管理部门报送车辆投放数量、运维人员数量和投诉处理情况的书面报告。";
    assert_eq!(
        shown(OLD, new),
        ["第一条→第一条", "第二条+第四条→第二条", "第三条→第三条"],
        "both old articles stand in the new one"
    );
}

#[test]
fn a_set_phrase_makes_no_split() {
    let old = "第一条 违反本办法占道停放的，由城管部门处五十元罚款；构成犯罪的，依法追究刑事责任。
第二条 企业未按要求清理车辆的，由城管部门责令限期改正。";
    let new = "第一条 违反本办法占道停放的，由城管部门处五十元罚款。
第二条 企业未按要求清理车辆的，由城管部门责令限期改正。
第三条 违反本办法规定，构成犯罪的，依法追究刑事责任。";
    assert_eq!(
        shown(old, new),
        ["第一条→第一条", "第二条→第二条", "→第三条"],
        "a set phrase is not a part of a clause"
    );
}

#[test]
fn a_fine_for_something_else_is_another_one() {
    let fine = "\n违反前款规定的，由城市管理部门责令限期改正，处二百元以上一千元以下罚款；情节严重的，处一千元以上五千元以下罚款。";
    let old = OLD.to_owned() + fine;
    for fine in [fine.to_owned(), fine.replace("二百元以上一千元", "五千元以上二万元")] {
        let new = OLD.to_owned() + "\n第五条 企业发布车身广告的，应当在十日前向市广告管理部门报告。" + &fine;
        assert_eq!(
            shown(&old, &new),
            ["第一条→第一条", "第二条→第二条", "第三条→第三条", "第四条→第四条", "→第五条"],
            "what is fined stands in the paragraph before, which is a new one"
        );
    }
    let replaced =
        old.replace("使用人应当在划定的区域内停放车辆，不得占用盲道。", "企业发布车身广告的，报市广告管理部门备案。");
    assert_eq!(
        shown(&old, &replaced)[3..],
        ["→第四条", "第四条→"],
        "the same number and fine make no other rule the same"
    );
    let new = OLD.to_owned() + &fine.replace("\n违反前款规定", "\n第五条 违反本办法第四条规定");
    assert_eq!(shown(&old, &new)[3], "第四条→第四条+第五条", "a fine that says what for went with it");
}

#[test]
fn what_a_fine_is_for_says_more_than_how_much_it_is() {
    let article = |number: &str, what: &str, fine: &str| {
        format!(
            "\n第{number}条 未按照规定{what}的，由城市管理部门责令限期改正，处{fine}罚款；情节严重的，吊销经营许可证。"
        )
    };
    let old = OLD.to_owned()
        + &article("五", "安装定位器", "五百元以上一千元以下")
        + &article("六", "参加年度检修", "一千元以上三千元以下");
    let new = OLD.to_owned()
        + &article("五", "参加年度检修", "二千元以上三千元以下")
        + &article("六", "报送骑行数据", "一千元以上三千元以下");
    assert!(shown(&old, &new).contains(&"第六条→第五条".to_owned()), "not the number with the same fine");
}

#[test]
fn a_budget_for_something_else_is_another_one() {
    let budget = "\n所需经费列入本级财政预算，实行专款专用，任何单位和个人不得截留、挪用。";
    let old = OLD.to_owned() + budget;
    let new = OLD.to_owned() + "\n第五条 市数据部门归集骑行轨迹和停放照片，每月公布热点站台。" + budget;
    assert_eq!(shown(&old, &new)[3..], ["第四条→第四条", "→第五条"], "what is paid for is the new paragraph before it");
    let alone = OLD.to_owned() + "\n第五条 停放点位" + budget.trim_start();
    assert_eq!(shown(&old, &alone)[3], "第四条→第四条+第五条", "an article of its own says what it pays for");
}

#[test]
fn a_fine_on_the_same_number_for_something_else_is_another_one() {
    let moved = "\n违反前款规定占用盲道的，由城市管理部门责令限期改正，处二百元以上一千元以下罚款。";
    let own = "\n第五条 企业未公示投诉电话的，由城市管理部门责令限期改正，处五百元以上二千元以下罚款。";
    let new = OLD.to_owned()
        + "\n第五条 违反本办法第四条规定，使用人占用盲道的，由城市管理部门责令限期改正，处二百元以上一千元以下罚款。";
    assert_eq!(
        shown(&(OLD.to_owned() + moved + own), &new)[3..],
        ["第四条→第四条+第五条", "第五条→"],
        "the number and the fine say nothing against what is fined"
    );
    let worded =
        own.replace("企业未公示投诉电话的", "不公示投诉电话的企业").replace("五百元以上二千元", "一千元以上三千元");
    assert_eq!(
        shown(&(OLD.to_owned() + own), &(OLD.to_owned() + &worded))[4..],
        ["第五条→第五条"],
        "the same thing in other words is the same rule"
    );
}

#[test]
fn a_subsidy_in_the_same_place_for_something_else_is_another_one() {
    let measures = |second: &str| {
        format!(
            "一、重点任务
（一）建设服务平台。提供政策查询和申报服务。
（二）{second}（责任单位：市商务局）
（三）加强宣传引导。运用各类媒体解读政策。"
        )
    };
    let old = measures("支持实体书店。对年营业额100万元以上的书店，给予最高5万元补助。");
    let new = measures("发展冷链物流。对新建冷库的公司，给予最高20万元补助。");
    assert_eq!(shown(&old, &new)[1..3], ["→（二）", "（三）→（三）"], "only the grant and the department are the same");
    let kept = measures("扶持书店经营。对连锁书店每家给予最高8万元补助。");
    assert_eq!(shown(&old, &kept)[1], "（二）→（二）", "other words and amounts for one thing are a change");
}

#[test]
fn what_a_clause_forbids_and_what_it_threatens_may_part() {
    let old = OLD.to_owned()
        + "\n第五条 禁止私自给车辆加锁。\n违反前款规定给车辆加锁的，由城市管理部门责令改正，处五十元罚款。";
    let new = OLD.to_owned()
        + "\n第五条 禁止私自给车辆加锁。\n第六条 违反本办法第五条规定给车辆加锁的，由城市管理部门责令改正，处二百元罚款。";
    assert_eq!(
        shown(&old, &new)[4..],
        ["第五条→第五条+第六条"],
        "the short sentence is still the clause that it began"
    );
    let shifted = new
        .replace("\n第六条", "\n第七条")
        .replace("\n第五条", "\n第六条")
        .replace("\n第四条", "\n第五条")
        .replace("\n第五条 使用人", "\n第四条 市数据部门归集骑行轨迹和停放照片，每月公布热点站台。\n第五条 使用人");
    assert_eq!(shown(&old, &shifted)[5..], ["第五条→第六条+第七条"], "under another number too");
}

#[test]
fn the_same_document_corresponds_to_itself() {
    let groups = align(&document(OLD), &document(OLD));
    assert!(groups.iter().all(|group| group.old == group.new && group.old.len() == 1), "nothing moved: {groups:?}");
}
