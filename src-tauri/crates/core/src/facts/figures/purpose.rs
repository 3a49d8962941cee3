//! What a quantity is for: told by the words of its phrase, of its sentence and of the heading.

mod around;
mod words;

use around::{Around, around, up_to_first};
pub(super) use around::{Place, phrase_before};
use words::WORDS;

use super::{scan::Amount, units::Measure};
use crate::model::{Comparator, FigureKind};

/// What `place`'s quantity is for; `None` where it is no figure at all (a year that is only mentioned, 三个 in a slogan).
pub(super) fn kind(place: &Place) -> Option<FigureKind> {
    let around = around(place);
    match &place.quantity.amount {
        Amount::Date(_) => date(place, &around),
        Amount::Number { value, unit, .. } => {
            if place.quantity.chinese && !counts_in_words(place, *value, unit.measure) {
                return None;
            }
            if place.quantity.quoted && !counts_in_quotes(place, unit.measure) {
                return None;
            }
            match unit.measure {
                Measure::Money => Some(money(place, &around, unit.rate)),
                Measure::Percent => Some(percent(place, &around, &unit.name)),
                Measure::Year | Measure::Month | Measure::Week | Measure::Day | Measure::Clock => {
                    duration(place, &around, unit.measure)
                }
                Measure::Age => Some(FigureKind::Threshold),
                Measure::Count | Measure::Physical | Measure::Times | Measure::Score => amount(place, &around),
            }
        }
    }
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// A number in Chinese numerals is a quantity where words bound it or where the unit leaves no doubt: 三个 alone is mostly a slogan.
fn counts_in_words(place: &Place, value: Option<f64>, measure: Measure) -> bool {
    let behind = &place.text[place.quantity.end..];
    let bounding = &place.text[place.bound.start..place.quantity.start];
    // 突破一批 and 一家以上 are talk; 至少一个 is a condition.
    // 百公里能耗 and 千户联动 name, 超百家 counts.
    let round = place.text[place.quantity.start..].starts_with(['百', '千']);
    if round && value.is_some() && measure != Measure::Money && !place.bound.said {
        return false;
    }
    // 一个工作日内 and 一年以上 are terms.
    let term = matches!(measure, Measure::Year | Measure::Month | Measure::Week | Measure::Day | Measure::Clock)
        && (place.bound.said || place.text[..place.bound.end].ends_with('内'));
    let one_of_many = value == Some(1.0) && measure != Measure::Money && !term;
    if one_of_many && !bounding.starts_with(['不', '至', '最', '前']) {
        return false;
    }
    match measure {
        // 前两款 points at the text above, 每百户 says what something is taken per.
        Measure::Count if bounding == "前" && behind_unit_is_text(place) => false,
        _ if place.text[..place.bound.start].ends_with(['每', '前']) && !place.bound.said => false,
        Measure::Count if !place.bound.said => {
            value.is_none_or(|value| value > 10.0 && value.fract() == 0.0) && !behind.starts_with(['大', '性'])
        }
        Measure::Day | Measure::Week | Measure::Times | Measure::Age | Measure::Score => place.bound.said,
        _ => true,
    }
}

/// Whether the quantity counts parts of a text: 款, 项, 条.
fn behind_unit_is_text(place: &Place) -> bool {
    place.text[..place.quantity.end].ends_with(['款', '项', '条', '章', '节', '目'])
}

/// “15分钟生活圈” is a name, “4个基地+11个中心” is none, and neither is a sentence: “要将费率逐步降到1%以下”的要求.
fn counts_in_quotes(place: &Place, measure: Measure) -> bool {
    let before = place.text[..place.quantity.start].chars().rev();
    if matches!(measure, Measure::Money | Measure::Percent) && before.take_while(|&c| c != '“').count() >= 10 {
        return place.bound.said;
    }
    let opens = place.text[..place.quantity.start].ends_with(['“', '+', '＋']);
    !place.quantity.chinese && measure == Measure::Count && opens
}

/// 到2026年, 2025年底前, 有效期至2026年12月31日; other dates are no figures.
fn date(place: &Place, around: &Around) -> Option<FigureKind> {
    let before = &place.text[..place.quantity.start];
    let behind = &place.text[place.quantity.end..];
    let until = before.ends_with(['到', '至'])
        && !["截至", "截止到", "回溯到", "追溯至", "长到", "高到"].iter().any(|word| before.ends_with(word));
    let phrase = around.phrase_before;
    let period = phrase.starts_with(['自', '从']) && phrase.contains('年') || phrase.contains("延续");
    let valid = WORDS.valid.within(around.part_before) || period;
    if until && valid {
        return Some(FigureKind::Validity);
    }
    let end = ["底前", "年底前", "末前", "前", "之前", "以前", "底之前", "底以前"]
        .iter()
        .any(|word| behind.starts_with(word));
    let is_past = behind.starts_with("前后") || behind.starts_with('的') || behind.starts_with('度');
    ((until || end) && !is_past).then_some(FigureKind::Deadline)
}

fn money(place: &Place, around: &Around, rate: bool) -> FigureKind {
    let most = place.bound.comparator == Comparator::AtMost;
    let gives_before = WORDS.give.within(around.segment_before);
    let gives_after = WORDS.give.within(around.part_after);
    let by = by_standard(around.phrase_before);
    if has(around.part_before, &["罚款", "罚金"]) || has(around.segment_after, &["罚款", "罚金"]) {
        return FigureKind::Other;
    }
    let highest = place.text[place.bound.start..].starts_with(['最', '上']);
    if most && highest && has(around.segment_before, &["支持", "上限"]) && !has(around.part_before, &["贷款", "额度"])
    {
        return FigureKind::SubsidyCap;
    }
    if place.text[place.quantity.start..].starts_with(['亿', '万']) || around.segment_before.contains("门槛") {
        return FigureKind::Threshold;
    }
    if WORDS.price.within(around.phrase_before) && !gives_before {
        return FigureKind::Price;
    }
    if most && (gives_before || !is_attribute(place) && (gives_after || WORDS.give.within(around.sentence_before))) {
        return FigureKind::SubsidyCap;
    }
    if gives_before && !is_attribute(place) || by && gives_after {
        return if most { FigureKind::SubsidyCap } else { FigureKind::SubsidyFixed };
    }
    let condition = gives_after && (place.bound.said || is_conditional(around));
    if condition || is_attribute(place) || in_brackets(place) && place.bound.said {
        return FigureKind::Threshold;
    }
    if rate {
        let given = WORDS.give.within(around.sentence_before);
        return if given { FigureKind::SubsidyFixed } else { FigureKind::Price };
    }
    match is_goal(place, around) && !(most && highest) {
        true => FigureKind::Target,
        false if is_condition(place) => FigureKind::Threshold,
        false => FigureKind::Other,
    }
}

fn percent(place: &Place, around: &Around, unit: &str) -> FigureKind {
    if unit.ends_with("百分点") {
        let gives = WORDS.give.within(around.segment_before) || WORDS.give.within(around.segment_after);
        return if gives { FigureKind::SubsidyRate } else { FigureKind::Target };
    }
    let growth = WORDS.growth.last_in(around.segment_before);
    let share = WORDS.share.last_in(around.segment_before);
    let by = by_standard(around.phrase_before);
    let gives = WORDS.give.within(around.sentence_before) || WORDS.give.within(around.part_after);
    let gives_here = WORDS.give.within(around.segment_before)
        || WORDS.give.within(around.segment_after)
        || around.segment_after.starts_with("费率");
    if by && gives
        || gives_here && share.is_none_or(|share| growth.is_some_and(|growth| growth > share))
        || gives && has(around.segment_after, &["比例"])
    {
        return FigureKind::SubsidyRate;
    }
    if is_attribute(place) && gives {
        return FigureKind::Threshold;
    }
    let reaches = ["到", "至", "达", "达到"].iter().any(|word| around.segment_before.ends_with(word));
    match (growth, share) {
        (Some(growth), Some(share)) if share > growth => {
            // 复合增长率 and 年均增长率 end in a word of shares.
            if around.segment_before[growth..share].chars().count() <= 4
                && around.segment_before[..share].ends_with(['长', '速', '幅'])
            {
                FigureKind::Target
            } else {
                FigureKind::Share
            }
        }
        (Some(_), Some(_)) if reaches => FigureKind::Share,
        (Some(_), _) => FigureKind::Target,
        (None, Some(_)) => FigureKind::Share,
        (None, None) if has(around.segment_after, &["占", "增长", "降幅"]) => FigureKind::Target,
        (None, None) => FigureKind::Share,
    }
}

/// 30日内, 未来三年, 有效期3年; a span of years that nothing bounds is only spoken of.
fn duration(place: &Place, around: &Around, measure: Measure) -> Option<FigureKind> {
    let behind = &place.text[place.quantity.end..];
    let before = around.segment_before;
    if has(before, &["有效期", "试行期", "试行", "执行期限", "有效"]) && !has(before, &["证", "标志"])
    {
        return Some(FigureKind::Validity);
    }
    let due = ["内", "以内", "之内", "翻"].iter().any(|word| behind.starts_with(word))
        || before.ends_with("未来")
        || before.ends_with("力争");
    if due {
        return Some(FigureKind::Deadline);
    }
    let reached = ["压缩至", "压缩到", "缩短至", "缩短到", "压减至", "压减到", "最优达", "最快", "仅需"];
    if reached.iter().any(|word| before.ends_with(word)) {
        return Some(FigureKind::Deadline);
    }
    let bounded =
        place.bound.said || ["期限", "为期", "连续", "期限为", "满"].iter().any(|word| before.ends_with(word));
    let lately = measure == Measure::Year && place.bound.comparator == Comparator::About;
    match measure {
        Measure::Year | Measure::Day if !bounded || lately => None,
        _ if place.bound.comparator == Comparator::AtLeast || is_attribute(place) => Some(FigureKind::Threshold),
        _ if WORDS.due.within(before) || has(around.segment_after, &["办结", "完成"]) => Some(FigureKind::Deadline),
        _ => Some(FigureKind::Other),
    }
}

fn amount(place: &Place, around: &Around) -> Option<FigureKind> {
    let measure = place.quantity.measure();
    let counted = measure == Some(Measure::Count);
    let bounded = matches!(place.bound.comparator, Comparator::AtLeast | Comparator::AtMost) && place.bound.said;
    let printed = &place.text[place.bound.start..place.quantity.end];
    if place.quantity.quoted || printed.starts_with('前') || printed.ends_with('大') {
        return Some(FigureKind::Count);
    }
    if is_per_one(place, around) {
        return None;
    }
    let most = place.bound.comparator == Comparator::AtMost;
    if counted && bounded && most && WORDS.give.ends(around.phrase_before) {
        return Some(FigureKind::Count);
    }
    let asked = is_condition(place) || is_conditional(around);
    let gives_later = WORDS.give.within(around.part_after) && (most || asked || !counted);
    if is_attribute(place) || bounded && (gives_later || counted && in_brackets(place)) {
        return Some(FigureKind::Threshold);
    }
    let limited = bounded && place.bound.comparator == Comparator::AtMost && !is_planned(place, around);
    let multiple =
        measure == Some(Measure::Times) && !printed.ends_with('番') && !WORDS.growth.within(around.segment_before);
    if !limited && !multiple && is_goal(place, around) {
        return Some(FigureKind::Target);
    }
    Some(match (counted, bounded && !limited, place.quantity.chinese) {
        // Rules print their conditions in Chinese numerals (二人以上), plans their goals in digits.
        (true, true, true) => FigureKind::Threshold,
        (true, true, false) if is_condition(place) => FigureKind::Threshold,
        (true, true, false) if !is_listed(around) => FigureKind::Target,
        (true, _, _) => FigureKind::Count,
        (false, true, _) if is_condition(place) => FigureKind::Threshold,
        (false, _, _) => FigureKind::Other,
    })
}

/// 每引进1名, 每采用1件: the one is what something is paid per.
fn is_per_one(place: &Place, around: &Around) -> bool {
    let one = matches!(place.quantity.amount, Amount::Number { value: Some(1.0), scale: 1.0, .. });
    let per = around.phrase_before.rfind('每').map(|at| around.phrase_before[at..].chars().count());
    one && !place.bound.said && per.is_some_and(|chars| chars <= 10)
}

/// Whether the words around a number say for whom or when something is given: 对…, 符合…, …的，.
fn is_conditional(around: &Around) -> bool {
    let named = ["对", "凡", "符合", "满足", "条件", "属于", "经认定", "企业", "单位"];
    has(around.part_before, &named)
        || has(around.part_after, &["的，", "的,", "的；", "的企业", "的单位", "，给予", ",给予"])
}

/// 不低于 and 不少于 set a condition, where no goal is in sight.
fn is_condition(place: &Place) -> bool {
    let bounding = &place.text[place.bound.start..place.quantity.start];
    ["不低于", "不少于", "不小于", "低于", "满", "未"].iter().any(|word| bounding.starts_with(word))
}

/// Whether the quantity says which things are meant, instead of how many: 超1亿件的企业, 年产10万辆以上企业3家.
fn is_attribute(place: &Place) -> bool {
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
fn is_award(of: &str) -> bool {
    let noun = up_to_first(of, |ch| "。；;，,、（(".contains(ch));
    noun.starts_with("标准") || noun.starts_with("比例") || WORDS.award.ends(noun)
}

/// 按照10元/公斤的标准, 按30%, 按实际费用的50%.
fn by_standard(phrase: &str) -> bool {
    let tail = phrase.rfind(['按', '以']).map(|at| &phrase[at..]);
    tail.is_some_and(|tail| tail.chars().count() <= 24 && !has(tail, &["以上", "以下", "以来", "予以"]))
}

/// Whether the quantity stands in brackets that are shorter than a sentence.
fn in_brackets(place: &Place) -> bool {
    const LONGEST: usize = 60;
    let before = place.text[..place.quantity.start].chars().rev().take(LONGEST);
    let mut signs = before.filter(|ch| "（(〔）)〕。".contains(*ch));
    signs.next().is_some_and(|nearest| "（(〔".contains(nearest))
}

/// Whether the number sums up what was named (…等6个) or explains a formula (即1个).
fn is_listed(around: &Around) -> bool {
    around.phrase_before.ends_with('等') || around.phrase_before.starts_with(['即', '以'])
}

/// Whether a verb before the quantity, a deadline or the heading sets it as a goal.
fn is_goal(place: &Place, around: &Around) -> bool {
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
fn is_planned(place: &Place, around: &Around) -> bool {
    has(around.sentence_before, &["到20", "到２０", "年底", "力争", "全年", "目标", "计划"])
        || place.heading.contains("目标")
}
