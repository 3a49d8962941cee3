//! One cell: a quantity and nothing else, or words with quantities in them.

use super::super::{
    bounds::{Bound, bound},
    scan::{Amount, Quantity, quantities},
    units::unit_at,
};
use crate::numeral::{digit, half_width, is_arabic};

/// What a cell holds.
pub(super) enum Read {
    /// A quantity and nothing else.
    Whole(Quantity, Bound),
    /// Words.
    Prose,
    /// No quantity: blank, a dash, a number whose unit is unknown.
    Nothing,
}

/// Units as a paper prints them before 元: 万元, 亿元.
const FACTORS: [&str; 6] = ["万亿", "千万", "百万", "十万", "万", "亿"];

/// Reads a cell; a bare number is read with `unit`.
pub(super) fn read(text: &str, unit: Option<&str>) -> Read {
    match alone(text) {
        Some((quantity, bound)) if has_unit(&quantity) => return Read::Whole(quantity, bound),
        _ => {}
    }
    if is_bare(text) {
        return match unit.and_then(|unit| alone(&printed(text, Some(unit)))) {
            Some((quantity, bound)) if has_unit(&quantity) => Read::Whole(quantity, bound),
            _ => Read::Nothing,
        };
    }
    if quantities(text).is_empty() { Read::Nothing } else { Read::Prose }
}

/// Whether a cell holds a number, or a quantity, and nothing else.
pub(super) fn is_value(text: &str) -> bool {
    is_bare(text) || alone(text).is_some()
}

/// A bare number with its unit behind it, 30以上 as 30万元以上; any other cell as it stands.
pub(super) fn printed(text: &str, unit: Option<&str>) -> String {
    let (Some(unit), true) = (unit, is_bare(text)) else { return text.to_owned() };
    let number = |ch: char| is_arabic(ch) || "万亿".contains(ch) || digit(ch).is_some();
    let end = text.char_indices().rev().find(|(_, ch)| number(*ch)).map_or(0, |(at, ch)| at + ch.len_utf8());
    format!("{}{unit}{}", &text[..end], &text[end..])
}

/// The one quantity that is all of `text`.
fn alone(text: &str) -> Option<(Quantity, Bound)> {
    let mut found = quantities(text);
    let quantity = found.pop().filter(|_| found.is_empty())?;
    let bound = bound(text, &quantity);
    (bound.start == 0 && bound.end == text.len()).then_some((quantity, bound))
}

/// 140亿 alone does not say of what.
fn has_unit(quantity: &Quantity) -> bool {
    match &quantity.amount {
        Amount::Number { unit, .. } => !FACTORS.contains(&unit.name.as_str()) && !unit.name.is_empty(),
        Amount::Date(_) => false,
    }
}

/// Whether a cell is a number with nothing but signs and words that bound it: ≥50万, 10—20, 30以上.
fn is_bare(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "不超过",
        "不低于",
        "不少于",
        "不高于",
        "最高",
        "最低",
        "以上",
        "以下",
        "以内",
        "左右",
        "及",
        "（含）",
        "(含)",
        "约",
    ];
    let mut rest = text.to_owned();
    for word in WORDS {
        rest = rest.replace(word, "");
    }
    let sign = |ch: char| "≥≤><＞＜.,，-—–～~至万亿 ".contains(ch);
    let digits = rest.chars().filter(|ch| is_arabic(*ch)).count();
    digits > 0 && rest.chars().all(|ch| is_arabic(ch) || sign(ch)) && rest.chars().any(is_arabic)
}

/// The unit that a name, a head or a caption carries: 补贴标准（万元）, 金额/万元, 单位：元/亩.
pub(super) fn unit_in(text: &str) -> Option<String> {
    let inside = text.split(['（', '(']).skip(1).filter_map(|rest| rest.split(['）', ')']).next());
    let after = ["单位：", "单位:"].iter().filter_map(|mark| text.split_once(mark).map(|(_, rest)| rest));
    let slash = text.split_once(['/', '／']).map(|(_, rest)| rest);
    inside.chain(after).chain(slash).find_map(unit)
}

/// A text that is a unit and nothing else, in half width.
fn unit(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches(['）', ')', '。', ' ']);
    let text = ["计量单位", "单位"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let text = text.trim_start_matches(['：', ':', ' ']);
    let bare = FACTORS.iter().find_map(|factor| text.strip_prefix(factor)).unwrap_or(text);
    let known = unit_at(bare).is_some_and(|unit| unit.len == bare.len());
    known.then(|| text.chars().map(half_width).collect())
}

/// A name or head without the bracket that holds its unit.
pub(super) fn without_unit(text: &str) -> String {
    if unit_in(text).is_none() {
        return text.to_owned();
    }
    let cut = text.char_indices().find(|(at, ch)| match ch {
        '（' | '(' | '/' | '／' => unit_in(&text[*at..]).is_some(),
        _ => false,
    });
    let Some((from, sign)) = cut else { return text.to_owned() };
    let behind = match sign {
        '（' | '(' => text[from..].find(['）', ')']).map_or("", |at| {
            let close = from + at;
            &text[close + text[close..].chars().next().map_or(0, char::len_utf8)..]
        }),
        _ => "",
    };
    format!("{}{behind}", &text[..from])
}

/// The unit that a cell of a column of units holds.
pub(super) fn unit_cell(text: &str) -> Option<String> {
    unit(text)
}
