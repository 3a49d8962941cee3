//! What the words around a quantity tell of it, one question a function.

use super::{
    super::{scan::Amount, units::Measure},
    around::{Around, Place, up_to_first},
    words::WORDS,
};
use crate::model::Comparator;

pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// 安排专项资金3亿元: money that is set aside is no grant.
pub(super) fn is_budget(place: &Place, around: &Around) -> bool {
    let set_aside = ["安排", "下达", "统筹", "筹措"].iter().any(|word| around.segment_before.contains(word));
    let fund = ["资金", "经费", "专项", "资金规模"].iter().any(|word| around.phrase_before.ends_with(word));
    set_aside && fund && place.bound.comparator != Comparator::AtMost
}

/// Whether words right before the quantity say that it is reached: 预期寿命达到81岁.
pub(super) fn is_reached(around: &Around) -> bool {
    ["达", "达到", "提高到", "提高至", "提升到", "提升至"].iter().any(|word| around.segment_before.ends_with(word))
}

/// 补贴比例, 贷款贴息的比例: the share that is paid.
pub(super) fn is_rate_paid(before: &str) -> bool {
    const GAP: usize = 5;
    let Some(at) = before.rfind("比例") else { return false };
    let paid =
        ["补贴", "补助", "奖励", "奖补", "资助", "贴息"].iter().filter_map(|word| before[..at].rfind(word)).max();
    paid.is_some_and(|from| before[from..at].chars().count() <= GAP + 2)
}

/// 每引进1名, 每采用1件: the one is what something is paid per.
pub(super) fn is_per_one(place: &Place, around: &Around) -> bool {
    let one = matches!(place.quantity.amount, Amount::Number { value: Some(1.0), scale: 1.0, .. });
    let per = around.phrase_before.rfind('每').map(|at| around.phrase_before[at..].chars().count());
    one && !place.bound.said && per.is_some_and(|chars| chars <= 10)
}

/// Whether the words around a number say for whom or when something is given: 对…, 符合…, …的，.
pub(super) fn is_conditional(around: &Around) -> bool {
    let named = ["对", "凡", "符合", "满足", "条件", "属于", "经认定", "企业", "单位"];
    has(around.part_before, &named)
        || has(around.part_after, &["的，", "的,", "的；", "的企业", "的单位", "，给予", ",给予"])
}

/// 人数应不少于3人: the words before the bound oblige.
pub(super) fn is_must(place: &Place) -> bool {
    ["应", "应当", "须", "必须", "需"].iter().any(|word| place.text[..place.bound.start].ends_with(word))
}

/// 应当提交…1件及以上清单, 10人以上可申请: what one must have to get something.
pub(super) fn is_asked_for(place: &Place, around: &Around) -> bool {
    let must = ["应当", "须", "具备", "具有", "拥有", "持有"];
    let may = ["可申请", "可以申请", "可享受", "方可"];
    !is_planned(place, around)
        && (has(around.part_before, &must) || may.iter().any(|word| around.segment_after.starts_with(word)))
}

/// 不低于 and 不少于 set a condition, where no goal is in sight.
pub(super) fn is_condition(place: &Place) -> bool {
    let bounding = &place.text[place.bound.start..place.quantity.start];
    ["不低于", "不少于", "不小于", "低于", "满", "未"].iter().any(|word| bounding.starts_with(word))
}

/// Whether the quantity says which things are meant, instead of how many: 超1亿件的企业, 年产10万辆以上企业3家.
pub(super) fn is_attribute(place: &Place) -> bool {
    let counted = place.quantity.measure() == Some(Measure::Count);
    let bounded = place.bound.said && place.bound.comparator != Comparator::About;
    if let Some(of) = place.text[place.list_end..].strip_prefix('的') {
        return !is_award(of) && (bounded || !counted);
    }
    let Some(next) = place.next else { return false };
    let between = place.text.get(place.bound.end..next.start).unwrap_or("。");
    let names_it = bounded
        && !between.is_empty()
        && !between.contains(|ch: char| "，。；、,;：\n\t".contains(ch))
        && between.chars().count() <= 24
        && (next.measure() == Some(Measure::Count)
            || next.measure() == Some(Measure::Percent) && between.ends_with(['率', '比', '重', '例']));
    let tail = &place.text[next.end..];
    let tail = ["以上", "左右", "以内"].iter().find_map(|word| tail.strip_prefix(word)).unwrap_or(tail);
    names_it && tail.chars().next().is_none_or(|ch| "，。；、,;）)\n.".contains(ch))
}

/// Whether what stands behind 的 is what is given: 的奖励, 的标准给予补贴; not 的资助项目.
pub(super) fn is_award(of: &str) -> bool {
    let noun = up_to_first(of, |ch| "。；;，,、（(".contains(ch));
    noun.starts_with("标准") || noun.starts_with("比例") || WORDS.award.ends(noun)
}

/// 按照10元/公斤的标准, 按30%, 按实际费用的50%.
pub(super) fn by_standard(phrase: &str) -> bool {
    let tail = phrase.rfind(['按', '以']).map(|at| &phrase[at..]);
    tail.is_some_and(|tail| tail.chars().count() <= 24 && !has(tail, &["以上", "以下", "以来", "予以"]))
}

/// Whether the quantity stands in brackets that are shorter than a sentence.
pub(super) fn in_brackets(place: &Place) -> bool {
    const LONGEST: usize = 60;
    let before = place.text[..place.quantity.start].chars().rev().take(LONGEST);
    let mut signs = before.filter(|ch| "（(〔）)〕。".contains(*ch));
    signs.next().is_some_and(|nearest| "（(〔".contains(nearest))
}

/// Whether the number sums up what was named (…等6个) or explains a formula (即1个).
pub(super) fn is_listed(around: &Around) -> bool {
    around.phrase_before.ends_with('等') || around.phrase_before.starts_with(['即', '以'])
}

/// Whether a verb before the quantity, a deadline or the heading sets it as a goal.
pub(super) fn is_goal(place: &Place, around: &Around) -> bool {
    if is_listed(around) && place.quantity.measure() == Some(Measure::Count) {
        return false;
    }
    match (WORDS.goal.last_in(around.segment_before), WORDS.present.last_in(around.segment_before)) {
        (Some(goal), Some(present)) => goal > present,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (None, None) => is_planned(place, around) || !is_condition(place) && WORDS.goal.within(around.part_before),
    }
}

/// Whether a deadline in its sentence or the heading of its clause says that something is planned.
pub(super) fn is_planned(place: &Place, around: &Around) -> bool {
    has(around.sentence_before, &["到20", "到２０", "年底", "力争", "全年", "目标", "计划"])
        || place.context.heading.contains("目标")
}
