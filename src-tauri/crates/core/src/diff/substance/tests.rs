use super::*;
use crate::{
    diff,
    model::{Comparator, FigureKind, Span},
};

mod amounts;
mod units;

fn unit(name: &str) -> Responsible {
    Responsible { name: name.to_owned(), lead: false }
}

fn cap(quote: &str) -> Figure {
    Figure {
        span: Span::new(0, quote.len()),
        quote: quote.to_owned(),
        kind: FigureKind::SubsidyCap,
        value: None,
        unit: String::new(),
        value_norm: None,
        value_max: None,
        value_max_norm: None,
        comparator: Comparator::AtMost,
        comparator_max: None,
        scope: String::new(),
    }
}

fn seen(old: &str, new: &str, old_facts: &Facts<'_>, new_facts: &Facts<'_>) -> (Vec<Substance>, String) {
    let lexicon = Lexicon::new();
    let difference = diff::texts(old, new, &lexicon);
    let told = diff::coarser(&difference.segments, &diff::normalize::Renumbering::default());
    let changes = diff::normalize::changes(&told, &diff::normalize::Renumbering::default());
    let findings = findings(&changes, old_facts, new_facts, &lexicon);
    let sides = Sides {
        old: old_facts,
        new: new_facts,
        old_text: old,
        new_text: new,
        is_article: true,
        several: false,
        renumbering: &diff::normalize::Renumbering::default(),
        lexicon: &lexicon,
    };
    (of(&findings), note(&findings, &sides))
}

fn plain(old: &str, new: &str) -> (Vec<Substance>, String) {
    seen(old, new, &Facts::default(), &Facts::default())
}

#[test]
fn amount_and_unit_and_wording() {
    let (old_unit, new_units) = (unit("市工信局"), [unit("市工信局"), unit("市财政局")]);
    let (old_cap, new_cap) = (cap("最高500万元"), cap("最高300万元"));
    let (substance, note) = seen(
        "对新建站点给予最高500万元补贴，推动产业集聚。（责任单位：市工信局）",
        "对新建站点给予最高300万元补贴，推进产业集聚。（责任单位：市工信局、市财政局）",
        &Facts { responsible: vec![&old_unit], figures: vec![&old_cap] },
        &Facts { responsible: new_units.iter().collect(), figures: vec![&new_cap] },
    );
    assert_eq!(substance, [Substance::Figure, Substance::Responsible, Substance::Wording], "all that changed is named");
    assert_eq!(
        note, "将补贴上限由500万元下调至300万元（−40%）；增加责任单位市财政局；调整表述",
        "substance comes first"
    );
}

#[test]
fn the_only_other_change_is_told_though_it_is_a_word() {
    let told = |old: &str, new: &str| plain(old, new).1;
    assert_eq!(
        told("验收由两个科室共同负责，逾期的处10元罚款。", "验收由两个科室单独负责，逾期的处20元罚款。"),
        "将罚款由10元上调至20元（+100%）；将“共同”改为“单独”",
        "a word may change the rule"
    );
    assert_eq!(
        told("巡查码头，清扫码头，逾期的处10元罚款。", "巡查渡口，清扫渡口，逾期的处20元罚款。"),
        "将罚款由10元上调至20元（+100%）；将“码头”改为“渡口”（2处）",
        "the same word twice is one thing to tell"
    );
    assert_eq!(
        told("推动建设，逾期的处10元罚款。", "推进建设，逾期的处20元罚款。"),
        "将罚款由10元上调至20元（+100%）；调整表述",
        "another word for the same is none"
    );
}

#[test]
fn units_that_took_each_others_place_are_told_together() {
    let (substance, note) = plain("由市财政局会同市科技局组织评审。", "由市科技局会同市财政局组织评审。");
    assert_eq!(substance, [Substance::Responsible], "another one leads");
    assert_eq!(note, "将“市财政局会同市科技局”改为“市科技局会同市财政局”", "one change, not two");
    assert_eq!(plain("优化产业布局。", "优化产业格局。").0, [Substance::Wording], "no bureau");
}

#[test]
fn a_word_that_obliges() {
    let (substance, note) = plain("企业可以建立台账。", "企业应当建立台账。");
    assert_eq!(substance, [Substance::Obligation], "可以 and 应当 are different duties");
    assert_eq!(note, "将“可以”改为“应当”", "both words are quoted");
    assert_eq!(plain("部门应核查。", "部门可核查。").0, [Substance::Obligation], "half a word of duty is one too");
    assert_eq!(plain("部门应核查。", "部门应当核查。").0, [Substance::Wording], "应 and 应当 are one duty");
}

#[test]
fn dates_percentages_and_references() {
    assert_eq!(
        plain("到2025年底前完成。", "到2026年底前完成。").0,
        [Substance::Deadline],
        "a year is a deadline, not an amount"
    );
    assert_eq!(
        plain("按30%给予补助。", "按25%给予补助。").1,
        "将30%下调至25%（−5个百分点）",
        "percentages differ by points"
    );
    assert_eq!(
        plain("依照《甲办法》执行。", "依照《乙办法》执行。"),
        (vec![Substance::Reference], "将援引的《甲办法》改为《乙办法》".to_owned()),
        "a title is a reference"
    );
}

#[test]
fn added_and_cut_sentences_are_quoted() {
    assert_eq!(plain("建设平台。", "建设平台。组织展会。").1, "增加“组织展会”", "what was added is quoted");
    assert_eq!(plain("建设平台。组织展会。", "建设平台。").1, "删去“组织展会”", "what was cut is quoted");
}

#[test]
fn slight_changes_are_said_to_be_slight() {
    assert_eq!(
        plain("建设平台", "建设平台。"),
        (vec![Substance::Punctuation], "调整标点".to_owned()),
        "a mark is only a mark"
    );
    assert_eq!(plain("推动发展。", "推进发展。").0, [Substance::Wording], "a synonym is wording");
    assert_eq!(
        plain("导语：\n（一）甲事", "导语：\n（二）甲事").0,
        [Substance::Numbering],
        "the number of an item is numbering"
    );
}

#[test]
fn whole_paragraphs_and_items_are_told_by_their_number() {
    let lines = |old: &str, new: &str| plain(old, new).1;
    let old = "运营单位应当：\n（一）检查骨架；\n（二）更换棚布。\n巡查记录保存一年。";
    assert_eq!(
        lines(old, "运营单位应当：\n（一）检查骨架；\n（二）建立档案；\n（三）更换棚布。\n巡查记录保存一年。"),
        "增加第（二）项“建立档案”",
        "the item between two numbers is what came"
    );
    assert_eq!(
        lines(old, "运营单位应当：\n（一）检查骨架；\n（二）更换棚布；\n（三）其他职责。\n巡查记录保存一年。"),
        "增加第（三）项“其他职责”",
        "a last item begins at the mark of the one before"
    );
    assert_eq!(
        lines(old, "雨棚管理遵循便民原则。\n运营单位应当：\n（一）检查骨架；\n（二）更换棚布。\n巡查记录保存一年。"),
        "增加一款作为第一款“雨棚管理遵循便民原则”",
        "items are no paragraphs of the article"
    );
    assert_eq!(
        lines(old, "运营单位应当：\n（一）检查骨架；\n（二）更换棚布。"),
        "删去第二款“巡查记录保存一年”",
        "a paragraph that went has the number that it had"
    );
}

#[test]
fn text_inside_a_phrase_is_told_with_its_place() {
    let told = |old: &str, new: &str| plain(old, new).1;
    assert_eq!(
        told(
            "在本部门的权限内发布灯塔开放公告、停航公告和禁渔公告。",
            "在本部门的权限范围内发布灯塔开放公告、停航公告和禁渔公告。"
        ),
        "在“权限”后增加“范围”",
        "a word that came has a place"
    );
    assert_eq!(
        told("责成财政、航道等部门落实整改意见并公布。", "责成有关单位落实整改意见并公布。"),
        "将“财政、航道等部门”改为“有关单位”",
        "words that can be read alone stand alone"
    );
    assert_eq!(
        told("违反本办法第三十条规定的，给予警告。", "违反本办法规定的，给予警告。"),
        "将“违反本办法第三十条规定的”改为“违反本办法规定的”",
        "what went from the middle of a short phrase is told by the phrase"
    );
}

#[test]
fn a_word_that_excludes_another_is_another_rule() {
    use Substance::{Figure, Reference, Scope};
    let cases = [
        ("对单位处五万元罚款。", "对个人处五万元罚款。", Scope, "将“单位”改为“个人”"),
        ("未通过验收的，收回资金。", "已通过验收的，收回资金。", Scope, "将“未通过验收的”改为“已通过验收的”"),
        ("逾期申请的，予以受理。", "逾期申请的，不予受理。", Scope, "将“予以”改为“不予”"),
        ("须经三分之二以上成员同意。", "须经四分之三以上成员同意。", Figure, "将三分之二上调至四分之三"),
        (
            "依照专利法第二十四条第（一）项处理。",
            "依照专利法第二十四条第（二）项处理。",
            Reference,
            "将援引的第（一）项改为第（二）项",
        ),
        ("依照《甲办法（试行）》处理。", "依照《甲办法》处理。", Reference, "将援引的《甲办法（试行）》改为《甲办法》"),
    ];
    for (old, new, what, note) in cases {
        assert_eq!(plain(old, new), (vec![what], note.to_owned()), "{old} → {new}");
    }
}

#[test]
fn a_unit_that_stays_in_another_role_is_told_by_name() {
    let told = |old: &str, old_units: &[(&str, bool)], new: &str, new_units: &[(&str, bool)]| {
        let units = |of: &[(&str, bool)]| -> Vec<Responsible> {
            of.iter().map(|&(name, lead)| Responsible { name: name.to_owned(), lead }).collect()
        };
        let (old_units, new_units) = (units(old_units), units(new_units));
        let old_facts = Facts { responsible: old_units.iter().collect(), figures: Vec::new() };
        let new_facts = Facts { responsible: new_units.iter().collect(), figures: Vec::new() };
        seen(old, new, &old_facts, &new_facts).1
    };
    let (trade, money) = ("市商务局", "市财政局");
    let plain = "开放夜游场馆。（责任单位：市商务局、市财政局）";
    let led = "开放夜游场馆。（牵头单位：市财政局；配合单位：市商务局）";
    let helped = "开放夜游场馆。（市财政局、市商务局配合）";
    let alone = "开放夜游场馆。（市财政局牵头）";
    assert_eq!(
        told(alone, &[(money, true)], helped, &[(money, false), (trade, false)]),
        "市财政局由牵头单位改为配合单位；增加配合单位市商务局",
        "who led and now helps is told"
    );
    assert_eq!(
        told(plain, &[(trade, false), (money, false)], led, &[(money, true), (trade, false)]),
        "市商务局改为配合单位；明确市财政局为牵头单位",
        "a lead that came where none was named"
    );
    assert_eq!(
        told(led, &[(money, true), (trade, false)], plain, &[(trade, false), (money, false)]),
        "不再明确市财政局为牵头单位；市商务局由配合单位改为责任单位",
        "a lead that went, though its unit stays"
    );
    assert_eq!(
        told("开放夜游场馆。（责任单位：市商务局）", &[(trade, false)], led, &[(money, true), (trade, false)]),
        "市商务局改为配合单位；增加牵头单位市财政局",
        "a lead that came is no unit among others"
    );
    assert_eq!(
        told(
            plain,
            &[(trade, false), (money, false)],
            "开放夜游场馆。（市商务局会同市财政局负责）",
            &[(trade, true), (money, false)]
        ),
        "将“责任单位：市商务局、市财政局”改为“市商务局会同市财政局负责”",
        "who acts together with others is not called their lead"
    );
    let both = "开放夜游场馆。（市财政局、市商务局牵头）";
    assert_eq!(
        told(alone, &[(money, true)], both, &[(money, true), (trade, true)]),
        "增加牵头单位市商务局",
        "a lead that came beside another one"
    );
    assert_eq!(
        told(both, &[(money, true), (trade, true)], led, &[(money, true), (trade, false)]),
        "市商务局由牵头单位改为配合单位",
        "one of two leads"
    );
    let first = "开放夜游场馆。（责任单位：市商务局、市财政局）";
    assert_eq!(
        told(first, &[(trade, true), (money, false)], "开放夜游场馆。（责任单位：市商务局）", &[(trade, false)]),
        "删去责任单位市财政局",
        "one unit alone leads no less than the first of two"
    );
}

#[test]
fn another_level_of_government_is_another_rule() {
    let (substance, told) = plain("申报由市科技部门受理，安排补助10万元。", "申报由区科技部门受理，安排补助20万元。");
    assert!(substance.contains(&Substance::Scope), "who receives it is no wording: {substance:?}");
    assert!(told.contains("区"), "and is told beside the amount: {told}");
}

#[test]
fn rules_that_changed_places_are_other_rules() {
    let (substance, _) = plain("摊主应当备案，可以公示价格。", "摊主可以备案，应当公示价格。");
    assert!(substance.contains(&Substance::Obligation), "each is another one where it stands: {substance:?}");
}

#[test]
fn a_short_word_is_told_where_nothing_else_changed() {
    let cases = [
        ("申报人没有违法记录的，予以受理。", "申报人没有重大违法记录的，予以受理。", "在“没有”后增加“重大”"),
        ("申报材料于三月提交。", "申报材料于三月前提交。", "将“申报材料于三月提交”改为“申报材料于三月前提交”"),
        ("申报人应当具备的条件由县商务部门公布。", "申报人应当具备条件由县商务部门公布。", "调整表述"),
    ];
    for (old, new, told) in cases {
        assert_eq!(plain(old, new).1, told, "{old} → {new}");
    }
}

#[test]
fn members_that_are_joined_otherwise_are_another_scope() {
    use Substance::{Scope, Wording};
    let cases = [
        (
            "摊主应当提交身份证明或者营业执照。",
            "摊主应当提交身份证明和营业执照。",
            Scope,
            "将“摊主应当提交身份证明或者营业执照”改为“摊主应当提交身份证明和营业执照”",
        ),
        (
            "年满六十周岁且具有本市户籍的，可以申领。",
            "年满六十周岁或者具有本市户籍的，可以申领。",
            Scope,
            "将“年满六十周岁且具有本市户籍的”改为“年满六十周岁或者具有本市户籍的”",
        ),
        ("可以处警告或者罚款。", "可以处警告并罚款。", Scope, "将“可以处警告或者罚款”改为“可以处警告并罚款”"),
        ("摊主和从业人员应当登记。", "摊主以及从业人员应当登记。", Wording, "将“摊主和”改为“摊主以及”"),
        ("可以书面或口头申请。", "可以书面或者口头申请。", Wording, "调整表述"),
        ("促进邻里和谐。", "促进邻里和睦。", Wording, "将“和谐”改为“和睦”"),
    ];
    for (old, new, what, note) in cases {
        assert_eq!(plain(old, new), (vec![what], note.to_owned()), "{old} → {new}");
    }
}

#[test]
fn two_edits_side_by_side_are_told_as_two() {
    let cases = [
        (
            "登记事项由区城管部门办理，夜间除外。市场主体对此有异议的，可以申请复核。",
            "登记事项由区城管部门办理，夜间不再统一登记。经营主体对此有异议的，可以申请复核。",
            "将“夜间除外”改为“夜间不再统一登记”；将“市场主体”改为“经营主体”",
        ),
        (
            "夜市管理坚持安全第一、规范有序，坚持减免摊位费，坚持多方参与。",
            "夜市管理坚持安全第一、规范有序、绿色低碳，坚持多方参与。",
            "增加“绿色低碳”；删去“坚持减免摊位费”",
        ),
        (
            "值勤车辆可以优先停放摊位，遇拥堵时，优先通行。",
            "值勤车辆可以优先停放摊位、优先通行等便利。",
            "将“值勤车辆可以优先停放摊位，遇拥堵时，优先通行”改为“值勤车辆可以优先停放摊位、优先通行等便利”",
        ),
        (
            "摊主应当亮照经营，保持整洁，接受监督。",
            "摊主应当亮证经营，分类投放，接受监督。",
            "将“亮照”改为“亮证”；将“保持整洁”改为“分类投放”",
        ),
    ];
    for (old, new, note) in cases {
        assert_eq!(plain(old, new).1, note, "{old} → {new}");
    }
}

#[test]
fn long_texts_that_differ_where_their_quotes_are_cut_are_not_counted_as_one() {
    let old = "停止执行《示例市人民政府办公室关于印发示例市促进夜间经济高质量发展若干措施的通知》，由市商务局清理；\
        停止执行《示例市人民政府办公室关于印发示例市促进社区食堂高质量发展若干措施的通知》，由市民政局清理。";
    assert_eq!(
        plain(old, "由市商务局清理；由市民政局清理。").1,
        "删去“停止执行《示例市……夜间经济……措施的通知》”；删去“停止执行《示例市……社区食堂……措施的通知》”",
        "two titles are quoted where they differ"
    );
    let twice = old.replace("社区食堂", "夜间经济");
    assert_eq!(
        plain(&twice, "由市商务局清理；由市民政局清理。").1,
        "删去“停止执行《示例市人民政府办公室关于印发……若干措施的通知》”（2处）",
        "the same title is counted"
    );
}
