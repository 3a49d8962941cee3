//! What amounts and times are worth: numbers with their units, and whether two are equal.

use crate::numeral;

/// How shares in words begin, and what they are in digits.
pub(super) const SHARES: [(&str, &str); 3] = [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")];
/// What stands between the two numbers of a fraction.
pub(super) const PARTS: &str = "分之";

/// The number and its unit, 万 and 亿 multiplied out; none of a ratio.
pub(in crate::diff::substance::note) fn value(text: &str) -> Option<(f64, &str)> {
    if text.contains(['∶', ':', '：']) {
        return None;
    }
    if let Some((share, unit)) = SHARES.iter().find_map(|(word, unit)| Some((text.strip_prefix(word)?, *unit))) {
        return Some((numeral::integer(share)? as f64, unit));
    }
    if let Some((whole, part)) = text.split_once(PARTS) {
        return Some((numeral::integer(part)? as f64 / numeral::integer(whole)? as f64, PARTS));
    }
    let number = numeral::number_at(text)?;
    let unit = &text[number.len..];
    Some((number.value? * number.scale, if unit == "％" { "%" } else { unit }))
}

/// Whether two spans of time are equally long: 3年, 36个月.
pub(super) fn is_same_span(from: &str, to: &str) -> bool {
    let span = |text: &str| {
        let (number, unit) = value(text)?;
        match unit {
            "年" => Some((number * 12.0, 'm')),
            "个季度" => Some((number * 3.0, 'm')),
            "个月" | "月" => Some((number, 'm')),
            "周" | "星期" => Some((number * 7.0, 'd')),
            "日" | "天" => Some((number, 'd')),
            _ => None,
        }
    };
    !is_date(from) && !is_date(to) && span(from).is_some_and(|one| span(to) == Some(one))
}

/// Whether a time is a point in time and no span: it names a year of the calendar, or a month and a day.
pub(in crate::diff::substance::note) fn is_date(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let year = digits == 4 || text.chars().take_while(|ch| "〇零○一二三四五六七八九".contains(*ch)).count() == 4;
    year || text.contains('月') && !text.contains("个月") || text.ends_with(['底', '末', '初'])
}

/// Whether a unit names a class and counts nothing: 一类项目, 三级医院.
pub(super) fn is_class(unit: &str) -> bool {
    ["类", "级", "星级", "A级"].contains(&unit)
}

/// Whether a unit counts no amount but names one of several: 三级, 8时, 第二批.
pub(in crate::diff::substance::note) fn is_rank(unit: &str) -> bool {
    ["级", "时", "点", "届", "期", "批", "号", "档", "星级", "A级"].contains(&unit)
}
