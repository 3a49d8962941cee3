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
    let changes = diff::normalize::changes(&difference.segments, &diff::normalize::Renumbering::default());
    let findings = findings(&changes, old_facts, new_facts, &lexicon);
    (of(&findings), note(&findings, old_facts, new_facts, false))
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
