//! What a cell's quantity is for: told by the head of its column, the name of its row and the caption.

use super::{
    super::{bounds::Bound, purpose::gives, units::Measure},
    Told, grid, said,
};
use crate::model::{Comparator, Figure, FigureKind};

/// How the head or the name bounds a number that stands alone.
pub(super) fn bound(told: &Told) -> Option<Comparator> {
    said(told.head).or_else(|| said(told.name))
}

/// What a cell that holds nothing but a quantity is for.
pub(super) fn of(measure: Measure, bound: Bound, told: &Told) -> FigureKind {
    use FigureKind::{Count, Deadline, Other, Price, Share, SubsidyCap, SubsidyFixed, SubsidyRate, Target, Threshold};
    let own = format!("{}{}", told.name, told.head);
    let has = |words: &[&str]| words.iter().any(|word| own.contains(word));
    let given = is_given(told);
    let past = is_past(told);
    let goal = !past && aims(told);
    let asked = has(&["条件", "门槛", "要求"]) || told.above.context.conditions;
    match measure {
        Measure::Money if given && bound.comparator == Comparator::AtMost && bound.said => SubsidyCap,
        Measure::Money if given && !asked => SubsidyFixed,
        Measure::Money if has(&["价格", "单价", "售价", "收费", "租金", "票价"]) => Price,
        Measure::Percent if given && !asked => SubsidyRate,
        Measure::Percent if asked => Threshold,
        Measure::Percent if goal && has(&["增长", "增速", "增幅", "下降", "降低", "提高"]) => Target,
        Measure::Percent => Share,
        Measure::Year | Measure::Month | Measure::Week | Measure::Day | Measure::Clock => {
            if has(&["时限", "办结", "完成时间", "办理时间", "期限"]) { Deadline } else { Other }
        }
        _ if asked => Threshold,
        _ if goal => Target,
        Measure::Count if !given => Count,
        Measure::Age => Threshold,
        _ => Other,
    }
}

/// What a quantity in the words of a cell is for: where its own words do not tell, the head of the column does.
pub(super) fn in_prose(figure: &Figure, told: &Told) -> FigureKind {
    use FigureKind::{Other, Share, SubsidyCap, SubsidyFixed, SubsidyRate, Target};
    let given = is_given(told);
    let money = figure.unit.ends_with('元') || figure.unit.contains("元/");
    match figure.kind {
        Other | Target if given && money && figure.comparator == Comparator::AtMost => SubsidyCap,
        Other | Target if given && money => SubsidyFixed,
        Share if given => SubsidyRate,
        kind => kind,
    }
}

/// Whether the cell's amount is paid: its row, its head or the caption speaks of giving.
fn is_given(told: &Told) -> bool {
    let own = format!("{}{}", told.name, told.head);
    let has = |words: &[&str]| words.iter().any(|word| own.contains(word));
    let standard = has(&["标准", "上限", "限额", "最高"]) && gives(&told.above.words);
    let earned = has(&["投资", "收入", "产值", "成本", "营业", "销售", "税", "贷款"]);
    gives(&own) || standard || gives(told.above.caption()) && !earned
}

/// A column of what was there before: 现状, 2023年 in a plan from 2024 on.
fn is_past(told: &Told) -> bool {
    let words = ["现状", "基期", "基准", "实际", "完成情况", "完成值", "上年"];
    let before = grid::year_in(told.head).zip(told.above.since).is_some_and(|(year, since)| year < since);
    before || words.iter().any(|word| told.head.contains(word))
}

/// Whether the head, the caption or the heading above speaks of goals.
fn aims(told: &Told) -> bool {
    let words = ["目标", "指标", "任务", "计划"];
    let caption = told.above.words.split('｜').take(3);
    words.iter().any(|word| told.head.contains(word))
        || caption.into_iter().any(|text| words.iter().any(|word| text.contains(word)))
}
