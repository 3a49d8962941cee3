//! Figures in invented sentences: what is found, what for, and what is a name.

use super::{Context, in_pieces};
use crate::model::{
    Clause,
    Comparator::{self, About, AtLeast, AtMost, Equal, Less},
    Document, Figure,
    FigureKind::{
        self, Count, Deadline, Other, Price, Share, SubsidyCap, SubsidyFixed, SubsidyRate, Target, Threshold, Validity,
    },
    FigureValue, Piece, Span,
};

fn figures(text: &str, heading: &str) -> Vec<Figure> {
    super::figures(text, &Context::headed(heading))
}

/// Kind, comparator, unit and normalised value of every figure of `text`.
fn read(text: &str) -> Vec<(FigureKind, Comparator, String, String)> {
    figures(text, "")
        .into_iter()
        .map(|figure| {
            assert_eq!(figure.span.of(text), figure.quote, "a quote stands where its span says");
            let norm = match figure.value_norm {
                Some(FigureValue::Number(value)) => value.to_string(),
                Some(FigureValue::Date(date)) => date,
                None => "?".to_owned(),
            };
            (figure.kind, figure.comparator, figure.unit, norm)
        })
        .collect()
}

fn expect(text: &str, wanted: &[(FigureKind, Comparator, &str, &str)]) {
    let found = read(text);
    let wanted: Vec<_> =
        wanted.iter().map(|&(kind, bound, unit, norm)| (kind, bound, unit.to_owned(), norm.to_owned())).collect();
    assert_eq!(found, wanted, "the figures of: {text}");
}

#[test]
fn money_that_is_given() {
    expect("对新开办的示例工坊，按单个工坊不超过80万元给予奖励。", &[(SubsidyCap, AtMost, "万元", "800000")]);
    expect("单条线路年度最高补助60万元。", &[(SubsidyCap, AtMost, "万元", "600000")]);
    expect(
        "按照实际投入的20%给予补助，最高不超过1,500万元。",
        &[(SubsidyRate, Equal, "%", "0.2"), (SubsidyCap, AtMost, "万元", "15000000")],
    );
    expect("给予一次性补贴3万元。", &[(SubsidyFixed, Equal, "万元", "30000")]);
    expect("按照５元／公里的标准给予运营补贴。", &[(SubsidyFixed, Equal, "元/公里", "5")]);
    expect("对首次认定的，给予不低于10万元奖励。", &[(SubsidyFixed, AtLeast, "万元", "100000")]);
    expect("每家补贴一千多万元。", &[(SubsidyFixed, Equal, "万元", "?")]);
}

#[test]
fn what_a_list_takes_over() {
    expect(
        "分别给予不超过90万元、60万元、30万元资金支持。",
        &[
            (SubsidyCap, AtMost, "万元", "900000"),
            (SubsidyCap, AtMost, "万元", "600000"),
            (SubsidyCap, AtMost, "万元", "300000"),
        ],
    );
    expect(
        "产能不少于800吨和400吨两档，分别给予70万元和40万元的补贴。",
        &[
            (Threshold, AtLeast, "吨", "800"),
            (Threshold, AtLeast, "吨", "400"),
            (SubsidyFixed, Equal, "万元", "700000"),
            (SubsidyFixed, Equal, "万元", "400000"),
        ],
    );
    expect(
        "对年度产值首次达到2亿元、4亿元的工坊，分别给予最高20万元、40万元的奖励。",
        &[
            (Threshold, Equal, "亿元", "200000000"),
            (Threshold, Equal, "亿元", "400000000"),
            (SubsidyCap, AtMost, "万元", "200000"),
            (SubsidyCap, AtMost, "万元", "400000"),
        ],
    );
}

#[test]
fn conditions_and_prices() {
    expect("承诺样品销售价格不高于25元/公斤的站点，", &[(Price, AtMost, "元/公斤", "25")]);
    expect("（年度执行不少于120班次）的企业给予补贴。", &[(Threshold, AtLeast, "班次", "120")]);
    expect(
        "对租赁合同额不低于700万元的给予不超过4%费率的补贴。",
        &[(Threshold, AtLeast, "万元", "7000000"), (SubsidyRate, AtMost, "%", "0.04")],
    );
    expect(
        "亿元以上示例工坊达到12家以上。",
        &[(Threshold, AtLeast, "亿元", "100000000"), (Target, AtLeast, "家", "12")],
    );
    expect("注册成立时间未满两年的机构。", &[(Threshold, Less, "年", "P2Y")]);
    expect("由二人以上的专家评审。", &[(Threshold, AtLeast, "人", "2")]);
    expect("处二千元以上五千元以下罚款。", &[(Other, AtLeast, "元", "2000")]);
}

#[test]
fn what_a_word_bounds_from_afar() {
    expect("资助总额不超过合同金额的30%。", &[(SubsidyRate, AtMost, "%", "0.3")]);
    expect("返还比例由不超过20%提至不超过40%。", &[(Share, AtMost, "%", "0.2"), (Share, AtMost, "%", "0.4")]);
    expect(
        "贷款额度最高500万元，上限为700万元。",
        &[(Other, AtMost, "万元", "5000000"), (Other, AtMost, "万元", "7000000")],
    );
    expect("原则上不得超过3个月。", &[(Other, AtMost, "个月", "P3M")]);
    expect("办理时间不得晚于7个工作日。", &[(Other, AtMost, "个工作日", "7")]);
}

#[test]
fn goals_shares_and_counts() {
    expect(
        "到2028年，建成样本园区6个，覆盖率达到95%，年均增长9%以上。",
        &[
            (Deadline, AtMost, "年", "2028"),
            (Target, Equal, "个", "6"),
            (Share, Equal, "%", "0.95"),
            (Target, AtLeast, "%", "0.09"),
        ],
    );
    expect("旅客吞吐量突破1,200万人次。", &[(Target, AtLeast, "万人次", "12000000")]);
    expect("算力总规模达到30EFLOPS。", &[(Target, Equal, "EFLOPS", "30")]);
    expect("培育4—6家示例工坊，突破15项左右关键技术。", &[(Target, Equal, "家", "4"), (Target, About, "项", "15")]);
    expect("实现三年翻番。", &[(Deadline, AtMost, "年", "P3Y"), (Target, Equal, "倍", "2")]);
    expect("聚焦样品、样机等5个领域，", &[(Count, Equal, "个", "5")]);
    expect("对在本区的前三台（套）项目，", &[(Count, AtMost, "台(套)", "3")]);
    expect("全区工坊占比提高到三分之二以上。", &[(Share, AtLeast, "", "0.6666666666666666")]);
    expect("质量指数达到８８，", &[(Target, Equal, "", "88")]);
}

#[test]
fn dates_and_spans_of_time() {
    expect("本措施自印发之日起施行，有效期至2027年6月30日。", &[(Validity, AtMost, "年", "2027-06-30")]);
    expect("自2025年1月1日起施行，有效期3年。", &[(Validity, Equal, "年", "P3Y")]);
    expect("２０２６年９月底前完成。", &[(Deadline, AtMost, "年", "2026-09")]);
    expect("应当在收到申请后十五个工作日内办结。", &[(Deadline, AtMost, "个工作日", "15")]);
    expect("未来3至5年，", &[(Deadline, AtMost, "年", "P3Y")]);
}

#[test]
fn names_are_no_figures() {
    for text in [
        "引进世界500强、建设5A级景区和5G基站，推进二期工程、4K/8K频道。",
        "落实《示例规划（2024—2026年）》和“十四五”部署，拨打12345热线。",
        "根据样政发〔2024〕12号文件第三条第（2）项，2024年，继续推进三年行动计划。",
        "完善“1+3+N”体系，打造“15分钟生活圈”，实施“双20条”，一批、一体化、一次性、三大系列。",
        "千瓦级样机、千米跑道、百公里能耗，",
        "依照前两款规定，按照每百户的标准，由市级9部门和L2级以上平台办理。",
    ] {
        expect(text, &[]);
    }
}

/// Both ends in base units with the unit, and how they are bounded: `500..1000元 =`, `1..5倍 ≥≤`.
fn ends(text: &str) -> Vec<String> {
    let norm = |value: &Option<FigureValue>| match value {
        Some(FigureValue::Number(value)) => value.to_string(),
        Some(FigureValue::Date(date)) => date.clone(),
        None => "-".to_owned(),
    };
    let sign = |bound: Comparator| match bound {
        Equal => "=",
        AtLeast => "≥",
        AtMost => "≤",
        Comparator::More => ">",
        Less => "<",
        About => "≈",
    };
    let told = |figure: &Figure| {
        let bounds = [Some(figure.comparator), figure.comparator_max];
        let bounds: String = bounds.into_iter().flatten().map(sign).collect();
        format!("{}..{}{} {bounds}", norm(&figure.value_norm), norm(&figure.value_max_norm), figure.unit)
    };
    figures(text, "").iter().map(told).collect()
}

#[test]
fn ranges_keep_both_ends() {
    let cases = [
        ("打造2至4个样本集群。", "2..4个 ="),
        ("增长5%—5.5%。", "0.05..0.055% ="),
        ("增长10—20%。", "0.1..0.2% ="),
        ("处违法所得一倍以上五倍以下罚款。", "1..5倍 ≥≤"),
        ("处一千元以上五万元以下的罚款。", "1000..50000万元 ≥≤"),
        ("按5%以上10%以下的比例扣减。", "0.05..0.1% ≥≤"),
        ("给予1万元以上10万元以下奖励。", "10000..100000万元 ≥≤"),
        ("给予1万元以上、10万元以下奖励。", "10000..100000万元 ≥≤"),
        ("给予不低于5万元、不高于20万元补贴。", "50000..200000万元 ≥≤"),
        ("给予不少于5万元且不超过20万元补贴。", "50000..200000万元 ≥≤"),
        ("补贴标准不低于5万元，不高于20万元。", "50000..200000万元 ≥≤"),
        ("补贴最低5万元，最高20万元。", "50000..200000万元 ≥≤"),
        ("最低补贴5万元，最高补贴20万元。", "50000..200000万元 ≥≤"),
        ("每人每月补贴500元至1000元。", "500..1000元 ="),
        ("每人每月补贴500至1000元。", "500..1000元 ="),
        ("补贴500元/月至1000元/月。", "500..1000元/月 ="),
        ("补贴500～1000元/人。", "500..1000元/人 ="),
        ("补贴1—5万元。", "10000..50000万元 ="),
        ("补贴1万元－5万元。", "10000..50000万元 ="),
        ("补贴1万元~5万元。", "10000..50000万元 ="),
        ("补贴5000元至1万元。", "5000..10000万元 ="),
        ("补贴1万元（含）至5万元。", "10000..50000万元 ="),
        ("补贴1万元以上至5万元。", "10000..50000万元 ≥="),
        ("可申请3-10（含）人规模工位。", "3..10人 ="),
        ("面积100平方米以上不足200平方米的，", "100..200平方米 ≥<"),
        ("面积超过100平方米不满200平方米的，", "100..200平方米 ≥<"),
        ("年满16周岁不满60周岁的，", "16..60周岁 ≥<"),
        ("期限三年以上五年以下。", "P3Y..P5Y年 ≥≤"),
        ("期限3至5年。", "P3Y..P5Y年 ="),
        ("每年培育10至15家。", "10..15家 ="),
        ("由二人以上五人以下组成。", "2..5人 ≥≤"),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, wanted)| (text, ends(text), wanted))
        .filter(|(_, found, wanted)| *found != [**wanted])
        .collect();
    assert!(wrong.is_empty(), "one figure with both ends each (text, found, wanted): {wrong:#?}");
}

#[test]
fn bounds_in_many_forms() {
    let cases = [
        ("给予最高不超过20万元奖励。", "200000..-万元 ≤"),
        ("给予最多不超过20万元奖励。", "200000..-万元 ≤"),
        ("奖励封顶20万元。", "200000..-万元 ≤"),
        ("奖励20万元封顶。", "200000..-万元 ≤"),
        ("奖励以20万元为限。", "200000..-万元 ≤"),
        ("奖励上限为20万元。", "200000..-万元 ≤"),
        ("奖励不得高于20万元。", "200000..-万元 ≤"),
        ("奖励不得低于20万元。", "200000..-万元 ≥"),
        ("奖励不宜超过20万元。", "200000..-万元 ≤"),
        ("奖励应不少于（含）20万元。", "200000..-万元 ≥"),
        ("营业收入20万元及其以上的企业，", "200000..-万元 ≥"),
        ("营业收入20万元或者以上的企业，", "200000..-万元 ≥"),
        ("营业收入20万元（含20万元）以上的企业，", "200000..-万元 ≥"),
        ("营业收入20万元（含）以上的企业，", "200000..-万元 ≥"),
        ("营业收入20万元以上（不含）的企业，", "200000..-万元 >"),
        ("营业收入20万元（不含）以下的企业，", "200000..-万元 <"),
        ("营业收入未达到20万元的企业，", "200000..-万元 <"),
        ("营业收入≥20万元的企业，", "200000..-万元 ≥"),
        ("营业收入＜20万元的企业，", "200000..-万元 <"),
        ("贷款利率不超过同期贷款市场报价利率的1.2倍。", "1.2..-倍 ≤"),
        ("额度不低于存入样品基金的十倍。", "10..-倍 ≥"),
        ("每人分摊的额度不能超过每月1000元。", "1000..-元 ≤"),
        ("赡养一位及以上老人的，", "1..-位 ≥"),
        ("于终止服务六十日前告知。", "P60D..-日 ≥"),
        ("提前三十日告知。", "P30D..-日 ≥"),
    ];
    let wrong: Vec<_> = cases
        .iter()
        .map(|(text, wanted)| (text, ends(text), wanted))
        .filter(|(_, found, wanted)| *found != [**wanted])
        .collect();
    assert!(wrong.is_empty(), "the bound of each (text, found, wanted): {wrong:#?}");
    for (text, wanted) in [
        ("营业收入1000万元以上，最高奖励50万元。", vec!["10000000..-万元 ≥", "500000..-万元 ≤"]),
        ("由3%提高到5%。", vec!["0.03..-% =", "0.05..-% ="]),
        ("由66户到12户，", vec!["66..-户 =", "12..-户 ="]),
        ("超过部分的1%缴纳。", vec!["0.01..-% ="]),
        ("奖励3万元、5万元以下。", vec!["30000..-万元 =", "50000..-万元 ≤"]),
    ] {
        assert_eq!(ends(text), wanted, "two quantities are no range: {text}");
    }
}

#[test]
fn what_stands_above_tells_what_a_figure_is() {
    let kinds = |text: &str, context: &Context| -> Vec<FigureKind> {
        super::figures(text, context).iter().map(|figure| figure.kind).collect()
    };
    let conditions = Context { conditions: true, ..Context::default() };
    assert_eq!(kinds("支撑10家以上企业完成改造；", &conditions), [Threshold], "in a list of conditions");
    assert_eq!(kinds("支撑10家以上企业完成改造；", &Context::default()), [Target], "elsewhere a goal");
    let past = Context { past: true, ..Context::default() };
    assert_eq!(kinds("建成样品库40个，产值增长8%。", &past), [Count, Other], "what was reached is no goal");
}

#[test]
fn what_a_figure_counts() {
    let scopes = |text: &str| -> Vec<String> { figures(text, "").into_iter().map(|figure| figure.scope).collect() };
    assert_eq!(
        scopes("营业收入超过5亿元（不含税）且研发投入累计不低于1000万元，"),
        ["营业收入", "研发投入"],
        "what is joined by 且 counts something of its own"
    );
    assert_eq!(
        scopes("支持样品团队100个左右、200名以上样品技师创业。")[1],
        "样品技师创业",
        "another unit counts another thing"
    );
    assert_eq!(scopes("给予补贴，金额不超过20万元。"), [""], "金额 names nothing");
    let tiers =
        scopes("对样品仓库，按照货架每日周转能力的年最大值不少于1000箱和500箱两档分别给予50万元和20万元的补贴。");
    let whole = |scope: &String| !scope.ends_with(|ch: char| ch.is_ascii_digit());
    assert!(tiers.iter().all(whole), "no scope ends in half a number: {tiers:?}");
    assert!(tiers.iter().any(|scope| scope.contains("500箱")), "both tiers have room: {tiers:?}");
    assert_eq!(scopes("可以处违法所得一倍以上五倍以下罚款。"), ["处违法所得"], "a range counts what stands before it");
    assert_eq!(scopes("处一万元以上五万元以下罚款。"), ["罚款"], "or behind it");
}

#[test]
fn kinds_that_were_mistaken() {
    expect("安排样品专项资金3亿元以上，", &[(Other, AtLeast, "亿元", "300000000")]);
    expect(
        "新开工一批百亿元级、80亿元级项目。",
        &[(Threshold, Equal, "亿元", "10000000000"), (Threshold, Equal, "亿元", "8000000000")],
    );
    expect("补贴额测算比例不超过20%，", &[(SubsidyRate, AtMost, "%", "0.2")]);
    expect("选择不超过10个品目提高补贴额。", &[(Count, AtMost, "个", "10")]);
    expect("连续两年完成作业量的，给予补贴。", &[(Threshold, Equal, "年", "P2Y")]);
    expect("可在有效期届满后一年内申请。", &[(Deadline, AtMost, "年", "P1Y")]);
    expect("本办法所称“未满3年”是指注册不满三十六个月。", &[(Other, Less, "个月", "P36M")]);
    expect("样品资料应当留存五年。", &[(Other, Equal, "年", "P5Y")]);
    expect("比上年提高15个百分点以上的，补贴重新核定。", &[(Threshold, AtLeast, "个百分点", "0.15")]);
    expect("每年12月20日前报送，6月底前完成。", &[(Deadline, AtMost, "日", "?"), (Deadline, AtMost, "月", "?")]);
    expect(
        "团队人数应不少于3人，10人以上可申请独立场地。",
        &[(Threshold, AtLeast, "人", "3"), (Threshold, AtLeast, "人", "10")],
    );
    expect("人均预期寿命达到80岁。", &[(Target, Equal, "岁", "80")]);
    expect("产值增长0.7%，占35.1%。", &[(Target, Equal, "%", "0.007"), (Share, Equal, "%", "0.351")]);
}

#[test]
fn the_heading_tells_a_goal() {
    let kind = |heading| figures("样本区内，工坊30家。", heading)[0].kind;
    assert_eq!(kind("发展目标"), Target, "under goals a number is to be reached");
    assert_eq!(kind("总体情况"), Count, "elsewhere it counts");
}

#[test]
fn quotes_lie_in_the_document_where_lines_were_broken() {
    let text = "一、标题\n对符合条件的\n工坊给予不超过\n50万元奖励。\n另起一段，补贴2万元。";
    let at = |part: &str| text.find(part).unwrap_or_default();
    let piece = |part: &str, paragraph| Piece { span: Span::new(at(part), at(part) + part.len()), paragraph };
    let pieces = [
        piece("对符合条件的", true),
        piece("工坊给予不超过", false),
        piece("50万元奖励。", false),
        piece("另起一段，补贴2万元。", true),
    ];
    let found = in_pieces(text, &pieces, &Context::default());
    let quotes: Vec<&str> = found.iter().map(|figure| figure.quote.as_str()).collect();
    assert_eq!(quotes, ["50万元", "补贴2万元"], "a quote stays inside one line of the source");
    assert!(
        found.iter().all(|figure| figure.span.of(text) == figure.quote),
        "spans lie in the document, not in the mended text"
    );
    assert_eq!(found[0].comparator, AtMost, "words of the line before still bound the number");
}

#[test]
fn long_paragraphs_without_a_pause_stay_linear() {
    for part in ["一万", "十", "五", "20家、", "给予9%的", "《", "（"] {
        let text = part.repeat(6_000);
        let figures = figures(&text, "");
        assert!(
            figures.iter().all(|figure| figure.quote.len() < 400),
            "quotes stay short in a text without end: {part}"
        );
    }
}

#[test]
fn a_heading_holds_its_goal_once() {
    let text = "一、力争样品产值年均增长6%。建成样品园区4个。\n二、4个样品园区。统筹布局。";
    let at = |part: &str| text.find(part).unwrap_or_default();
    let span = |part: &str| Span::new(at(part), at(part) + part.len());
    let clause = |heading: &str, body: &str| Clause {
        id: 0,
        parent: None,
        level: 1,
        label: None,
        content: Vec::new(),
        heading: vec![span(heading)],
        body: vec![Piece { span: span(body), paragraph: false }],
        annotations: Vec::new(),
        first_line: 1,
        is_measure: true,
        is_article: false,
        responsible: Vec::new(),
        figures: Vec::new(),
        theme: None,
    };
    let clauses = vec![clause("力争样品产值年均增长6%", "建成样品园区4个。"), clause("4个样品园区", "统筹布局。")];
    let mut document = Document { text: text.to_owned(), clauses, ..Document::default() };
    super::fill(&mut document);
    let quotes: Vec<Vec<&str>> = document
        .clauses
        .iter()
        .map(|clause| clause.figures.iter().map(|figure| figure.quote.as_str()).collect())
        .collect();
    assert_eq!(quotes[0], ["力争样品产值年均增长6%", "建成样品园区4个"], "heading and body both hold figures");
    assert!(quotes[1].is_empty(), "a heading that counts names the subject of its body");
}

#[test]
fn a_count_of_a_list_does_not_quote_its_last_example() {
    let found = figures("支持甲山、乙海等6个园区建设。", "");
    let quotes: Vec<(&str, &str)> = found.iter().map(|one| (one.quote.as_str(), one.scope.as_str())).collect();
    assert_eq!(quotes, [("6个", "园区建设")], "乙海等6个 would be a piece of a list");
}
