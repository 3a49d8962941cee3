use super::*;
use crate::{
    diff,
    model::{Comparator, FigureKind, Span},
};

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
fn both_ends_of_a_range_are_one_change() {
    let told = |old: &str, new: &str| plain(old, new).1;
    assert_eq!(
        told(
            "对单位处一千元以上五千元以下的罚款，对责任人员可以处二百元以上五百元以下的罚款。",
            "对单位处五千元以上二万元以下的罚款，对责任人员可以处五百元以上二千元以下的罚款。"
        ),
        "将对单位的罚款由一千元以上五千元以下调整为五千元以上二万元以下；\
         将对责任人员的罚款由二百元以上五百元以下调整为五百元以上二千元以下",
        "a fine is told by whom it is for"
    );
    assert_eq!(
        told("夜市摊位规模一般为一百个至三百个。", "夜市摊位规模一般为二百个至五百个。"),
        "将规模由一百个至三百个调整为二百个至五百个",
        "a range is one quantity"
    );
    assert_eq!(
        told("奖励50万元，每年检查两次。", "奖励500000元，每年检查二次。"),
        "将“50万元”改写为“500000元”，数值不变；将“两次”改写为“二次”，数值不变",
        "another spelling is no other amount"
    );
}

#[test]
fn what_is_said_of_an_amount_must_stay_for_it_to_go_up_or_down() {
    let note = |old: &str, new: &str| plain(old, new).1;
    assert_eq!(
        note("每家补助不超过50万元。", "每家补助不少于80万元。"),
        "将“每家补助不超过50万元”改为“每家补助不少于80万元”",
        "a cap that became a floor did not go up"
    );
    assert_eq!(
        note(
            "对个人处二万元以下罚款，对单位处二十万元以下罚款。",
            "对单位处五百万元以下罚款，对个人处五十万元以下罚款。"
        ),
        "将“对个人处二万元以下罚款”改为“对单位处五百万元以下罚款”；将“对单位处二十万元以下罚款”改为“对个人处五十万元以下罚款”",
        "a fine for another person is another fine"
    );
    assert_eq!(
        note("补助不超过200万元。", "补助不低于200万元。"),
        "将“不超过”改为“不低于”",
        "what denies a word stays with it"
    );
    assert_eq!(
        note("在3至5个工作日内办结。", "在5至7个工作日内办结。"),
        "将“在3至5个工作日内办结”改为“在5至7个工作日内办结”",
        "both ends are told at once"
    );
    assert_eq!(note("启动一级响应。", "启动二级响应。"), "将一级调整为二级", "a rank has no percentage");
    assert_eq!(note("签约后3年内投产。", "签约后36个月内投产。"), "将“3年”改写为“36个月”，数值不变", "nothing went up");
    let fine = note("情节严重的，处五万元以下的罚款。", "情节严重的，处十万元以下罚款。");
    assert_eq!(
        fine, "将罚款上限由五万元上调至十万元（+100%）；调整表述",
        "the rest of the sentence says that it is a fine"
    );
}

#[test]
fn what_an_amount_is_of_and_what_stands_with_it_is_told() {
    let cases = [
        ("比例不低于十分之一。", "比例不低于三分之一。", "将十分之一上调至三分之一"),
        (
            "给予每人每月800元补贴。",
            "给予每人每年8000元补贴。",
            "将“给予每人每月800元补贴”改为“给予每人每年8000元补贴”",
        ),
        ("逾期30日仍未缴纳罚款的，加处罚款。", "逾期15日仍未缴纳罚款的，加处罚款。", "将期限由30日调整为15日"),
        (
            "对其他责任人员处一万元罚款。",
            "对其他责任人员处二万元罚款。",
            "将对其他责任人员的罚款由一万元上调至二万元（+100%）",
        ),
        ("责令改正，处一万元罚款。", "责令改正，吊销许可证，处五万元罚款。", "将“处一万元”改为“吊销许可证，处五万元”"),
        (
            "分三年按50%、30%、20%拨付。",
            "分两年按60%、40%拨付。",
            "将“分三年按50%、30%、20%拨付”改为“分两年按60%、40%拨付”",
        ),
        ("处违法所得一倍罚款。", "处货值金额二倍罚款。", "将“处违法所得一倍罚款”改为“处货值金额二倍罚款”"),
        (
            "每家补助不超过50万元。",
            "每家补助不少于80万元，并向社会公示名单。",
            "将“每家补助不超过50万元”改为“每家补助不少于80万元”；增加“并向社会公示名单”",
        ),
        ("按照设备投资额30%补助。", "按照设备投资额20%补助。", "将30%下调至20%（−10个百分点）"),
        ("合格率达到30%。", "合格率达到40%。", "将合格率由30%上调至40%（+10个百分点）"),
        ("每日8时至18时开放。", "每日9时至17时开放。", "将“每日8时至18时开放”改为“每日9时至17时开放”"),
        ("在收到之日起三十日内决定。", "在收到之日起二十日以内决定。", "将期限由三十日调整为二十日"),
    ];
    for (old, new, note) in cases {
        assert_eq!(plain(old, new).1, note, "{old} → {new}");
    }
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
        "市财政局由牵头单位改为配合单位；增加责任单位市商务局",
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
fn amounts_of_one_name_are_told_apart() {
    let note = |old: &str, new: &str| plain(old, new).1;
    assert_eq!(
        note(
            "按照下列标准处理：\n（一）占用盲道的，处五百元罚款；\n（二）损毁座椅的，处二千元罚款。",
            "按照下列标准处理：\n（一）占用盲道的，处八百元罚款；\n（二）损毁座椅的，处三千元罚款。"
        ),
        "将第（一）项的罚款由五百元上调至八百元（+60%）；将第（二）项的罚款由二千元上调至三千元（+50%）",
        "by their items"
    );
    assert_eq!(
        note(
            "占用盲道的，处五百元以下罚款。\n损毁座椅的，处二千元以下罚款。",
            "占用盲道的，处八百元以下罚款。\n损毁座椅的，处三千元以下罚款。"
        ),
        "将第一款的罚款上限由五百元上调至八百元（+60%）；将第二款的罚款上限由二千元上调至三千元（+50%）",
        "by their paragraphs"
    );
    assert_eq!(
        note(
            "违反前款规定占用盲道的，由市城管部门处五百元以下罚款；拒不改正的，处二千元以下罚款。",
            "违反前款规定占用盲道的，由市城管部门处八百元以下罚款；拒不改正的，处三千元以下罚款。"
        ),
        "将罚款上限（违反前款规定占用盲道的）由五百元上调至八百元（+60%）；将罚款上限（拒不改正的）由二千元上调至三千元（+50%）",
        "by their cases"
    );
    assert_eq!(
        note(
            "小型夜市的面积不超过800平方米；大型夜市的面积不超过3000平方米。",
            "小型夜市的面积不超过900平方米；大型夜市的面积不超过4000平方米。"
        ),
        "将小型夜市的面积由800平方米上调至900平方米（+12.5%）；将大型夜市的面积由3000平方米上调至4000平方米（+33.3%）",
        "by the words before them"
    );
    assert_eq!(
        note(
            "船坞登记有效期为六年，其中渔港、客运站、货场不超过二年。",
            "船坞登记有效期为八年，其中渔港、客运站、货场不超过三年。"
        ),
        "将船坞登记有效期由六年调整为八年；将期限（渔港、客运站、货场）由二年调整为三年",
        "what all members of a list have is of all of them"
    );
    assert_eq!(
        note("占用盲道的，处五百元以下罚款。", "占用盲道的，处八百元以下罚款。"),
        "将罚款上限由五百元上调至八百元（+60%）",
        "one amount needs no more"
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
        ("申报材料于三月提交。", "申报材料于三月前提交。", "在“三月”后增加“前”"),
        ("申报人应当具备的条件由县商务部门公布。", "申报人应当具备条件由县商务部门公布。", "调整表述"),
    ];
    for (old, new, told) in cases {
        assert_eq!(plain(old, new).1, told, "{old} → {new}");
    }
}

#[test]
fn amounts_of_the_members_of_a_list_are_paired_only_where_the_members_stayed() {
    let cases = [
        (
            "对获奖团队，一等奖10万元、二等奖5万元、三等奖2万元。",
            "对获奖团队，一等奖15万元、二等奖8万元、三等奖3万元。",
            "将一等奖由10万元上调至15万元（+50%）；将二等奖由5万元上调至8万元（+60%）；将三等奖由2万元上调至3万元（+50%）",
        ),
        (
            "对省级、市级示范夜市分别奖励50万元、20万元。",
            "对省级、市级示范夜市分别奖励80万元、30万元。",
            "将50万元、20万元调整为80万元、30万元",
        ),
        (
            "按照30%、20%、10%的比例拨付三期资金。",
            "按照40%、30%、20%的比例拨付三期资金。",
            "将30%、20%、10%调整为40%、30%、20%",
        ),
        (
            "对国家级、省级、市级示范夜市，分别奖励100万元、50万元、20万元。",
            "对省级、市级、区级示范夜市，分别奖励80万元、50万元、30万元。",
            "将“分别奖励100万元、50万元、20万元”改为“分别奖励80万元、50万元、30万元”；删去“国家级”；增加“区级”",
        ),
        (
            "对省级、市级示范夜市分别奖励50万元、20万元。",
            "对省级、市级示范夜市分别奖励50万元、30万元。",
            "将50万元、20万元调整为50万元、30万元",
        ),
    ];
    for (old, new, note) in cases {
        assert_eq!(plain(old, new).1, note, "{old} → {new}");
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
