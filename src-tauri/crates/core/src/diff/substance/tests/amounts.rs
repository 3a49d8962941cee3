//! What a note says of amounts.

use super::*;

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
        "将“对个人处二万元以下罚款”改为“对个人处五十万元以下罚款”；将对单位的罚款上限由二十万元上调至五百万元",
        "a fine that changed places is compared with itself"
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
    assert_eq!(
        note("启动一级响应。", "启动二级响应。"),
        "将“启动一级响应”改为“启动二级响应”",
        "a rank has no percentage"
    );
    assert_eq!(note("签约后3年内投产。", "签约后36个月内投产。"), "将“3年”改写为“36个月”，数值不变", "nothing went up");
    let fine = note("情节严重的，处五万元以下的罚款。", "情节严重的，处十万元以下罚款。");
    assert_eq!(
        fine, "将罚款上限由五万元上调至十万元（+100%）；调整表述",
        "the rest of the sentence says that it is a fine"
    );
}

#[test]
fn classes_and_what_was_before_are_no_amounts_of_today() {
    let note = |old: &str, new: &str| plain(old, new).1;
    for (old, new) in [
        ("对一类项目补助30%。", "对二类项目补助30%。"),
        ("四星级饭店奖励50万元。", "五星级饭店奖励50万元。"),
        ("奖励标准由50万元提高至80万元。", "奖励标准由30万元提高至80万元。"),
        ("时限由20日压减至5日。", "时限由10日压减至5日。"),
        ("产值增长2倍。", "产值增长到3倍。"),
        ("补贴提高20%。", "补贴提高到20%。"),
    ] {
        let bare = |text: &str| text.trim_end_matches('。').to_owned();
        assert_eq!(note(old, new), format!("将“{}”改为“{}”", bare(old), bare(new)), "told whole");
    }
    let reached = note("奖励标准由50万元提高至80万元。", "奖励标准由50万元提高至90万元。");
    assert!(reached.contains("上调至90万元（+12.5%）"), "what it is today went up: {reached}");
}

#[test]
fn the_same_day_in_other_words_changes_nothing() {
    let (substance, said) = plain("于2024年底前完成。", "于2024年12月31日前完成。");
    assert_eq!(said, "将“2024年底”改写为“2024年12月31日”，日期不变");
    assert_eq!(substance, [Substance::Wording]);
    assert_eq!(plain("于6月底前完成。", "于7月31日前完成。").0, [Substance::Deadline], "another day is another day");
}

#[test]
fn an_amount_that_is_reached_is_another_one() {
    for (old, new, what) in [
        ("补贴提高20%。", "补贴提高到20%。", Substance::Figure),
        ("不迟于6月办结。", "不早于6月办结。", Substance::Scope),
        ("收费下浮10%。", "收费上浮10%。", Substance::Scope),
        ("符合下列条件之一的。", "同时符合下列条件的。", Substance::Scope),
        ("“十四五”末完成。", "“十五五”末完成。", Substance::Deadline),
    ] {
        assert!(plain(old, new).0.contains(&what), "{old} became {new}: {what:?}");
    }
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
        (
            "责令改正，处一万元罚款。",
            "责令改正，吊销许可证，处五万元罚款。",
            "将“处一万元罚款”改为“吊销许可证，处五万元罚款”",
        ),
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
        ("补助比例为10%—20%。", "补助比例为10%—15%。", "将“补助比例为10%—20%”改为“补助比例为10%—15%”"),
        ("补助比例为10—20%。", "补助比例为10—15%。", "将“补助比例为10—20%”改为“补助比例为10—15%”"),
        ("每日8时至18时开放。", "每日9时至17时开放。", "将“每日8时至18时开放”改为“每日9时至17时开放”"),
        ("在收到之日起三十日内决定。", "在收到之日起二十日以内决定。", "将期限由三十日调整为二十日"),
    ];
    for (old, new, note) in cases {
        assert_eq!(plain(old, new).1, note, "{old} → {new}");
    }
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
fn what_changed_beside_an_amount_is_told_with_it() {
    let told = |old: &str, new: &str| plain(old, new).1;
    for (old, new, note) in [
        ("财政投入增加5%。", "财政投入减少3%。", "将“财政投入增加5%”改为“财政投入减少3%”"),
        ("失信企业3年内不得申报。", "失信企业2年内可以申报。", "将“失信企业3年内不得申报”改为“失信企业2年内可以申报”"),
        ("可以处500元罚款。", "处1000元罚款。", "将“可以处500元罚款”改为“处1000元罚款”"),
        ("建设市级10个平台。", "建设省级20个平台。", "将“建设市级10个平台”改为“建设省级20个平台”"),
    ] {
        assert_eq!(told(old, new), note);
    }
    assert_eq!(
        told("灯塔给予最高不超过50万元补助。", "灯塔给予不超过80万元补助。"),
        "将50万元上调至80万元（+60%）；删去“最高”",
        "最高 and 不超过 say the same"
    );
}

#[test]
fn amounts_of_other_things_are_not_compared() {
    let told = |old: &str, new: &str| plain(old, new).1;
    let turned = told(
        "对新建的茶园给予50万元补助、对新建的菌棚给予100万元补助。",
        "对新建的菌棚给予100万元补助、对新建的茶园给予50万元补助。",
    );
    assert!(!turned.contains("调"), "nothing went up or down: {turned}");
    for (old, new) in [
        ("护林员补贴2000元/月。", "护林员补贴20000元/年。"),
        ("水费为1.2元/吨。", "水费为1.5元/立方米。"),
        ("力争进入全省前5位。", "力争进入全省前3位。"),
        ("用气成本降低10%。", "用气成本降低15%。"),
    ] {
        let note = told(old, new);
        assert!(note.starts_with("将“") && !note.contains('（'), "neither way nor share is told: {note}");
    }
    assert_eq!(
        told("租金补贴20元/平方米·月。", "租金补贴30元/平方米·月。"),
        "将租金由20元/平方米·月上调至30元/平方米·月（+50%）",
        "of the same base they are"
    );
}

#[test]
fn one_of_two_equal_amounts_is_told_by_what_it_is_of() {
    let told = |old: &str, new: &str| plain(old, new).1;
    assert_eq!(
        told("茶市规模为50个、菜市规模为50个。", "茶市规模为50个、菜市规模为80个。"),
        "将菜市规模由50个上调至80个（+60%）",
        "the other one stayed"
    );
    assert_eq!(
        told("茶市规模为40个、菜市规模为50个。", "茶市规模为40个、菜市规模为80个。"),
        "将规模由50个上调至80个（+60%）",
        "there is only one of 50"
    );
}

#[test]
fn a_sentence_whose_amounts_stand_beside_other_things_is_quoted_whole() {
    assert_eq!(
        plain("对茶园奖励20万元，对菌棚奖励50万元。", "对茶园、菌棚均奖励30万元。").1,
        "将“对茶园奖励20万元，对菌棚奖励50万元”改为“对茶园、菌棚均奖励30万元”",
        "one went up, the other one down"
    );
}
