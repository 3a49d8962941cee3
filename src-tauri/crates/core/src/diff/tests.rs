use super::*;

fn shown(old: &str, new: &str) -> String {
    let difference = texts(old, new, &Lexicon::new());
    let side = |gone: Op| {
        difference
            .segments
            .iter()
            .filter(|segment| segment.op != gone)
            .map(|segment| segment.text.as_str())
            .collect::<String>()
    };
    assert_eq!(side(Op::Insert), old, "equal and deleted text give the old text");
    assert_eq!(side(Op::Delete), new, "equal and inserted text give the new text");
    difference
        .segments
        .iter()
        .map(|segment| match segment.op {
            Op::Equal => segment.text.clone(),
            Op::Delete => format!("[-{}-]", segment.text),
            Op::Insert => format!("[+{}+]", segment.text),
        })
        .collect()
}

#[test]
fn amounts_change_as_a_whole() {
    assert_eq!(
        shown("给予最高500万元补贴。", "给予最高300万元补贴。"),
        "给予最高[-500万元-][+300万元+]补贴。",
        "an amount is never cut inside its digits"
    );
}

#[test]
fn words_change_as_a_whole() {
    assert_eq!(
        shown("推动产业集聚发展。", "推进产业集聚发展。"),
        "[-推动-][+推进+]产业集聚发展。",
        "two words that share a character are two words"
    );
    assert_eq!(
        shown("有关部门应及时处理。", "有关部门应当及时处理。"),
        "有关部门应[+当+]及时处理。",
        "a word that grew shows what was added"
    );
}

#[test]
fn units_are_added_with_their_pause() {
    assert_eq!(
        shown("（责任单位：市甲局、市乙局、市丙局）", "（责任单位：市甲局、市丁局、市乙局、市丙局）"),
        "（责任单位：市甲局、[+市丁局、+]市乙局、市丙局）",
        "an added name stands whole, with one pause mark"
    );
}

#[test]
fn a_unit_that_stays_is_not_replaced_by_itself() {
    assert_eq!(
        shown("（责任单位：市甲局、市乙局、市丙局）", "（责任单位：市丁局、市甲局）"),
        "（责任单位：[+市丁局、+]市甲局[-、市乙局、市丙局-]）",
        "a name weighs more than the pause marks around it"
    );
}

#[test]
fn sentences_are_added_whole() {
    assert_eq!(
        shown("支持建设园区。支持引进人才。", "支持建设园区。支持开放场景。支持引进人才。"),
        "支持建设园区。[+支持开放场景。+]支持引进人才。",
        "a hunk slides to the edges of its sentence"
    );
}

#[test]
fn a_sentence_before_another_one_is_one_insertion() {
    assert_eq!(
        shown(
            "管理机构决定予以资助的，应当通知申请人。",
            "管理机构在作出决定前，应当核查失信记录。管理机构决定予以资助的，应当通知申请人。"
        ),
        "[+管理机构在作出决定前，应当核查失信记录。+]管理机构决定予以资助的，应当通知申请人。",
        "what both sentences have does not cut the new one in two"
    );
}

#[test]
fn no_confetti() {
    let shown = shown("由主管部门责令改正，处一万元罚款。", "经市场监管机构警告后仍不停止的，没收违法所得。");
    assert!(!shown.contains("]的["), "a single character between two changes is no equal text: {shown}");
}

#[test]
fn a_used_up_budget_is_said() {
    let lexicon = Lexicon::new();
    let (old, new) = ("甲乙丙。丁戊己。庚辛壬。", "甲乙丙。丁某己。庚辛癸。");
    let difference = within(old, new, &lexicon, 3);
    assert!(difference.coarse, "whole sentences are shown when the budget ends");
    let text: String = difference
        .segments
        .iter()
        .filter(|segment| segment.op != Op::Insert)
        .map(|segment| segment.text.as_str())
        .collect();
    assert_eq!(text, old, "a coarse difference still gives the old text back");
}

#[test]
fn whole_sentences_at_both_ends_are_not_compared() {
    let kept = |old: &'static str, new: &str| {
        let (front, back) = sentences(old, new);
        (&old[..front], &old[old.len() - back..])
    };
    let found = kept("一句。二句。\n三句甲。末句。尾句。", "一句。二句。\n三句乙。末句。尾句。");
    assert_eq!(found, ("一句。二句。\n", "末句。尾句。"), "a line break belongs to what is before it");
    let found = kept("甲。\n乙。丁。", "甲。\n丙。\n乙。丁。");
    assert_eq!(found, ("甲。\n", "丁。"), "where an equal end begins in a sentence is not known");
    assert_eq!(kept("同一句。", "同一句。又一句。"), ("同一句。", ""), "what both begin with is no end of both");
    assert_eq!(shown("一句。三句甲。末句。", "一句。三句乙。末句。"), "一句。三句[-甲-][+乙+]。末句。");
}
