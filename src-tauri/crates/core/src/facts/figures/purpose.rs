//! What a quantity is for: told by the words of its phrase, of its sentence and of the heading.

mod around;
mod tells;
mod words;

use around::{Around, around};
pub(super) use around::{Place, phrase_before};
use tells::{
    by_standard, has, in_brackets, is_asked_for, is_attribute, is_budget, is_condition, is_conditional, is_goal,
    is_listed, is_must, is_per_one, is_planned, is_rate_paid, is_reached,
};
use words::WORDS;

use super::{scan::Amount, units::Measure};
use crate::model::{Comparator, FigureKind};

/// What `place`'s quantity is for; `None` where it is no figure at all (a year that is only mentioned, 三个 in a slogan).
pub(super) fn kind(place: &Place) -> Option<FigureKind> {
    let around = around(place);
    Some(in_context(place, plain_kind(place, &around)?))
}

/// What the words above make of it: in a list of conditions a bounded amount is a condition, and what was reached before
/// is no goal.
fn in_context(place: &Place, kind: FigureKind) -> FigureKind {
    use FigureKind::{Count, Deadline, Other, Share, Target, Threshold};
    let measure = place.quantity.measure();
    let most = place.bound.comparator == Comparator::AtMost;
    match kind {
        Target | Count if place.context.conditions && place.bound.said => Threshold,
        Other | Share if place.context.conditions && place.bound.said && !most => Threshold,
        Deadline if place.context.conditions && measure == Some(Measure::Year) => Threshold,
        Target if place.context.past && measure == Some(Measure::Count) => Count,
        Target if place.context.past => Other,
        other => other,
    }
}

fn plain_kind(place: &Place, around: &Around) -> Option<FigureKind> {
    match &place.quantity.amount {
        Amount::Date(_) => date(place, around),
        Amount::Number { value, unit, .. } => {
            if place.quantity.chinese && !counts_in_words(place, *value, unit.measure) {
                return None;
            }
            if place.quantity.quoted && !counts_in_quotes(place, unit.measure) {
                return None;
            }
            match unit.measure {
                Measure::Money => Some(money(place, around, unit.rate)),
                Measure::Percent => Some(percent(place, around, &unit.name)),
                Measure::Year | Measure::Month | Measure::Week | Measure::Day | Measure::Clock => {
                    duration(place, around, unit.measure)
                }
                Measure::Age if is_reached(around) => Some(FigureKind::Target),
                Measure::Age => Some(FigureKind::Threshold),
                Measure::Count | Measure::Physical | Measure::Times | Measure::Score => amount(place, around),
            }
        }
    }
}

/// Whether `text` has a word of giving: 补贴, 奖励, 资助.
pub(super) fn gives(text: &str) -> bool {
    WORDS.give.within(text)
}

/// A number in Chinese numerals is a quantity where words bound it or where the unit leaves no doubt: 三个 alone is mostly a slogan.
fn counts_in_words(place: &Place, value: Option<f64>, measure: Measure) -> bool {
    if place.ranged {
        return true;
    }
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
    if one_of_many && !bounding.starts_with(['不', '至', '最', '前']) && !behind.starts_with("及以上") {
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
    // “未满3年”是指 explains a word.
    let closed = place.text[place.bound.end..].split_once('”').map(|(_, rest)| rest.trim_start_matches('，'));
    if closed.is_some_and(|rest| rest.starts_with("是指") || rest.starts_with("指的是")) {
        return false;
    }
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
    let end = ["底前", "年底前", "末前", "前", "之前", "以前", "底之前", "底以前", "月底前"]
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
    if is_budget(place, around) {
        return FigureKind::Other;
    }
    // 百亿元级 names a size.
    if place.text[place.bound.end..].starts_with('级') {
        return FigureKind::Threshold;
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
    let standard = by || has(around.phrase_before, &["标准", "限额", "额度", "每月", "每人每", "分摊"]);
    let within_limit = around.segment_after.starts_with("限额") || around.segment_after.starts_with("额度");
    let other = most && highest || standard || within_limit;
    match is_goal(place, around) && !other {
        true => FigureKind::Target,
        false if is_condition(place) => FigureKind::Threshold,
        false => FigureKind::Other,
    }
}

fn percent(place: &Place, around: &Around, unit: &str) -> FigureKind {
    if unit.ends_with("百分点") && is_attribute(place) {
        return FigureKind::Threshold;
    }
    if unit.ends_with("百分点") {
        let gives = WORDS.give.within(around.segment_before) || WORDS.give.within(around.segment_after);
        return if gives { FigureKind::SubsidyRate } else { FigureKind::Target };
    }
    let growth = WORDS.growth.last_in(around.segment_before);
    let share = WORDS.share.last_in(around.segment_before);
    if is_rate_paid(around.segment_before) {
        return FigureKind::SubsidyRate;
    }
    let by = by_standard(around.phrase_before) || by_standard(around.segment_before);
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
    if has(before, &["有效期", "试行期", "试行", "执行期限", "有效"])
        && !has(before, &["证", "标志", "届满", "期满", "满后", "期内"])
    {
        return Some(FigureKind::Validity);
    }
    // 三年内未发生事故 and 取得六个月内的专利 say which ones are meant.
    let attribute = ["内的", "以内的", "之内的"].iter().any(|word| behind.starts_with(word));
    if attribute && measure != Measure::Clock {
        return Some(FigureKind::Threshold);
    }
    if before.ends_with("连续") {
        let asked = is_conditional(around) || WORDS.give.within(around.part_after);
        return Some(if asked { FigureKind::Threshold } else { FigureKind::Other });
    }
    if place.bound.comparator == Comparator::AtLeast && place.text[..place.bound.end].ends_with('前')
        || place.text[place.bound.start..].starts_with("提前")
    {
        return Some(FigureKind::Deadline);
    }
    let due = ["内", "以内", "之内", "期内", "翻"].iter().any(|word| behind.starts_with(word))
        || before.ends_with("未来")
        || before.ends_with("力争");
    if due {
        return Some(FigureKind::Deadline);
    }
    let reached = ["压缩至", "压缩到", "缩短至", "缩短到", "压减至", "压减到", "最优达", "最快", "仅需"];
    if reached.iter().any(|word| before.ends_with(word)) {
        return Some(FigureKind::Deadline);
    }
    let bounded = place.bound.said
        || ["期限", "为期", "期限为", "满", "留存", "保存", "保管"].iter().any(|word| before.ends_with(word));
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
    if counted && bounded && most && has(around.phrase_before, &["选择", "遴选", "评选", "推荐", "选取", "评定"])
    {
        return Some(FigureKind::Count);
    }
    if bounded && !most && is_must(place) && !is_planned(place, around) {
        return Some(FigureKind::Threshold);
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
        (true, true, false) if is_condition(place) || is_asked_for(place, around) => FigureKind::Threshold,
        (true, true, false) if !is_listed(around) => FigureKind::Target,
        (true, _, _) => FigureKind::Count,
        (false, true, _) if is_condition(place) => FigureKind::Threshold,
        (false, _, _) => FigureKind::Other,
    })
}
