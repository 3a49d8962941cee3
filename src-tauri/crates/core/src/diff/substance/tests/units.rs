//! Units under other names.

use super::*;

/// The substance and the note of a row whose annotation names these units.
fn of_units(old: &[&str], new: &[&str]) -> (Vec<Substance>, String) {
    let text = |names: &[&str]| format!("建立项目库。（责任单位：{}）", names.join("、"));
    let units = |names: &[&str]| names.iter().map(|name| unit(name)).collect::<Vec<_>>();
    let (before, after) = (units(old), units(new));
    let facts = |units| Facts { responsible: Vec::from_iter(units), figures: Vec::new() };
    seen(&text(old), &text(new), &facts(&before), &facts(&after))
}

#[test]
fn a_unit_under_another_name_is_the_same_one() {
    let short = ["市发改委", "市工信局", "市人社局"];
    let full = ["市发展改革委", "市工业和信息化局", "市人力资源社会保障局"];
    let renamed = (vec![Substance::Wording], "调整责任单位名称表述，单位不变".to_owned());
    assert_eq!(of_units(&short, &full), renamed, "no unit came or went");
    assert_eq!(of_units(&full, &short), renamed, "nor the other way round");
    assert_eq!(of_units(&["各县（市、区）政府"], &["各县（市、区）人民政府"]), renamed, "a government");
    assert_eq!(of_units(&["市教委", "示例区管委会"], &["市教育委员会", "示例区管理委员会"]), renamed, "委员会");
}

#[test]
fn units_that_came_beside_those_under_another_name_are_told() {
    let (substance, note) =
        of_units(&["市发改委", "市工信局"], &["市发展改革委", "市工业和信息化局", "市人力资源社会保障局"]);
    assert!(substance.contains(&Substance::Responsible), "one came: {substance:?}");
    assert_eq!(note, "增加责任单位市人力资源社会保障局；调整部分责任单位名称表述", "none went");
    let (substance, note) = of_units(&["市环保局", "市发改委"], &["市生态环境局", "市发展改革委"]);
    assert!(substance.contains(&Substance::Responsible), "another body: {substance:?}");
    assert!(note.contains("增加责任单位市生态环境局") && note.contains("删去责任单位市环保局"), "{note}");
    assert!(!note.contains("单位市发"), "that unit stayed: {note}");
}

#[test]
fn a_unit_under_another_name_rules_nothing_else_in_the_text() {
    assert_eq!(plain("由市发改委审核。", "由市发展改革委审核。").0, [Substance::Wording], "the same body reviews it");
    assert_eq!(plain("由市发改委审核。", "由市财政局审核。").0, [Substance::Responsible], "another body does");
}
