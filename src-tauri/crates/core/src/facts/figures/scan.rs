//! Finds the quantities of a text, and tells them from names: 500强, 二期, 5G, 十四五, 2024年, 《…》 and numbers of papers.

use super::{
    range::{self, Upper},
    units::{Measure, Unit, unit_at},
    yearless,
};
use crate::numeral::{self, Number, digit, is_arabic, number_at};

/// What a quantity says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Amount {
    /// A number with a unit; `max` is the upper end of a range. `None` where it is vague.
    Number {
        /// The number as printed, before 万 and 亿.
        value: Option<f64>,
        /// The upper end of a range, as printed.
        max: Option<f64>,
        /// What 万 and 亿 multiply by.
        scale: f64,
        /// The unit, with 万 and 亿.
        unit: Unit,
    },
    /// A date or year, in ISO 8601.
    Date(String),
}

/// A quantity and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// First byte of the number.
    pub(super) start: usize,
    /// One past the unit.
    pub(super) end: usize,
    /// What it says.
    pub(super) amount: Amount,
    /// Whether the number is printed in Chinese numerals.
    pub(super) chinese: bool,
    /// Whether it stands inside “ ”.
    pub(super) quoted: bool,
}

impl Quantity {
    /// What it measures; `None` for dates.
    pub(super) fn measure(&self) -> Option<Measure> {
        match &self.amount {
            Amount::Number { unit, .. } => Some(unit.measure),
            Amount::Date(_) => None,
        }
    }
}

/// Every number with a unit and every date of `text`, in order. Whether a Chinese numeral or a date is meant as a quantity
/// is decided by what stands around it.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let (mut found, mut skip_to, mut title, mut quoted) = (Vec::new(), 0, 0_u32, false);
    let last_title = text.rfind(['》', '»']).unwrap_or(0);
    for (at, ch) in text.char_indices() {
        match ch {
            '《' | '«' => title += 1,
            '》' | '»' => title = title.saturating_sub(1),
            '“' => quoted = true,
            '”' => quoted = false,
            '\n' | '。' => quoted = false,
            _ => {}
        }
        if at < skip_to || title > 0 && at < last_title {
            continue;
        }
        if let Some((end, quantity)) = quantity_at(text, at, ch, quoted) {
            found.extend(quantity);
            skip_to = end;
        }
    }
    found
}

/// The quantity that begins at `at`, and where the search goes on; without a quantity where a number is only a name.
fn quantity_at(text: &str, at: usize, ch: char, quoted: bool) -> Option<(usize, Option<Quantity>)> {
    match ch {
        '翻' => return doubled(text, at, quoted),
        '亿' | '万' => return bare_scale(text, at, quoted),
        // 千瓦 alone is a unit whose number stands elsewhere.
        '千' if text[at + ch.len_utf8()..].starts_with(['瓦', '克', '米', '伏', '帕', '卡', '赫', '焦', '升']) =>
        {
            return None;
        }
        '十' | '百' | '千' | '数' | '几' => {}
        _ if digit(ch).is_none() => return None,
        _ => {}
    }
    let rest = &text[at..];
    if let Some(date) = numeral::date_at(text, at) {
        let range = between_years(text, &date.range);
        let quantity = Quantity {
            start: at,
            end: date.range.end,
            amount: Amount::Date(date.iso),
            chinese: !is_arabic(ch),
            quoted,
        };
        return Some((date.range.end, (!range).then_some(quantity)));
    }
    if let Some(day) = yearless::day_at(text, at, quoted) {
        return Some((day.end, Some(day)));
    }
    if let Some(found) = fraction(text, at, quoted) {
        return Some(found);
    }
    let number = number_at(rest)?;
    let end = at + number.len;
    if is_name_before(text, at, ch) {
        return Some((end, None));
    }
    Some(measured(text, at, number, quoted).map_or((end, None), |quantity| (quantity.end, Some(quantity))))
}

/// A number, perhaps the upper end of a range, and the unit behind.
fn measured(text: &str, at: usize, first: Number, quoted: bool) -> Option<Quantity> {
    let after = |at: usize| &text[at..];
    let first_end = at + first.len;
    let chinese = !text[at..].starts_with(is_arabic);
    let own_unit = unit_at(skip_blank(after(first_end))).map(|unit| {
        let blank = after(first_end).len() - skip_blank(after(first_end)).len();
        (first_end + blank + unit.len, unit)
    });
    let behind = own_unit.as_ref().map_or(first_end, |(end, _)| *end);
    let upper = range::upper(text, at, &first, own_unit.as_ref().map(|(_, unit)| unit), behind);
    let (value, max, scale, mut unit, digits_end, end) = match upper {
        Some(Upper { at: second_at, number: second, unit, end }) => {
            let apart = first.scale > 1.0 || own_unit.is_some();
            let first_value = first.value.map(|value| if apart { value * first.scale / second.scale } else { value });
            (first_value, second.value, second.scale, unit, second_at + second.digits_len..second_at + second.len, end)
        }
        None => {
            let (end, unit) =
                own_unit.or_else(|| without_measure_word(text, at, first).map(|unit| (first_end + unit.len, unit)))?;
            (first.value, None, first.scale, unit, at + first.digits_len..first_end, end)
        }
    };
    if is_name_behind(text, at, end, &unit, value) {
        return None;
    }
    unit.name.insert_str(0, &text[digits_end]);
    Some(Quantity { start: at, end, amount: Amount::Number { value, max, scale, unit }, chinese, quoted })
}

/// 1000万用户 counts without a measure word, 3大集群 with 大; an index that reaches 93 has no unit at all.
fn without_measure_word(text: &str, at: usize, number: Number) -> Option<Unit> {
    const REACHES: [&str; 9] = ["达到", "达", "突破", "超过", "低于", "少于", "高于", "提高到", "提升至"];
    let behind = &text[at + number.len..];
    let unit = |name: &str, measure, len| Some(Unit { name: name.to_owned(), measure, len, rate: false });
    if !text[at..].starts_with(is_arabic) {
        return None;
    }
    if behind.starts_with('大') && !behind.starts_with("大类") {
        return unit("个", Measure::Count, '大'.len_utf8());
    }
    let stop = behind.chars().next().is_none_or(|ch| "，。；、,;".contains(ch));
    if number.scale > 1.0 && (stop || behind.starts_with(|ch: char| ('\u{4E00}'..='\u{9FFF}').contains(&ch))) {
        return unit("", Measure::Count, 0);
    }
    let bounded = stop || ["以上", "以下", "左右"].iter().any(|word| behind.starts_with(word));
    let reached = REACHES.iter().any(|word| text[..at].ends_with(word));
    if bounded && reached { unit("", Measure::Score, 0) } else { None }
}

fn skip_blank(text: &str) -> &str {
    text.strip_prefix([' ', '\u{A0}', '\u{3000}']).unwrap_or(text)
}

/// 百分之三十, 三分之二.
fn fraction(text: &str, at: usize, quoted: bool) -> Option<(usize, Option<Quantity>)> {
    let rest = &text[at..];
    let head = rest.char_indices().nth(6).map_or(rest, |(end, _)| &rest[..end]);
    let cut = head.find("分之").filter(|&cut| cut > 0)?;
    let above = number_at(&rest[cut + "分之".len()..])?;
    let below = match &rest[..cut] {
        "百" => 100.0,
        "千" => 1000.0,
        words => numeral::integer(words).filter(|&below| below > 1)? as f64,
    };
    let end = at + cut + "分之".len() + above.len;
    let (value, name) = match below as u32 {
        100 => (above.value, "%"),
        1000 => (above.value, "‰"),
        _ => (above.value.map(|value| value / below), ""),
    };
    let unit = Unit { name: name.to_owned(), measure: Measure::Percent, len: 0, rate: false };
    let amount = Amount::Number { value, max: None, scale: 1.0, unit };
    // A fraction is never a name, so its numerals count as digits.
    Some((end, Some(Quantity { start: at, end, amount, chinese: false, quoted })))
}

/// 翻番, 翻一番, 翻两番: two times, two times, four times.
fn doubled(text: &str, at: usize, quoted: bool) -> Option<(usize, Option<Quantity>)> {
    let rest = &text[at + '翻'.len_utf8()..];
    let (times, len) = [("番", 1), ("一番", 1), ("两番", 2), ("二番", 2), ("三番", 3)]
        .iter()
        .find_map(|(words, times)| rest.starts_with(words).then_some((*times, words.len())))?;
    let end = at + '翻'.len_utf8() + len;
    let unit = Unit { name: "倍".to_owned(), measure: Measure::Times, len: 0, rate: false };
    let amount = Amount::Number { value: Some(f64::from(1 << times)), max: None, scale: 1.0, unit };
    Some((end, Some(Quantity { start: at, end, amount, chinese: false, quoted })))
}

/// 亿元以上, 超亿元: one 亿元 without a number.
fn bare_scale(text: &str, at: usize, quoted: bool) -> Option<(usize, Option<Quantity>)> {
    let rest = &text[at..];
    let scale = if rest.starts_with("亿元") {
        1e8
    } else if rest.starts_with("万元") {
        1e4
    } else {
        return None;
    };
    let end = at + "亿元".len();
    let before = text[..at].chars().next_back();
    let bounded = before.is_some_and(|ch| "超过破".contains(ch)) || text[end..].starts_with("以上");
    let free = before.is_none_or(|ch| digit(ch).is_none() && !"十百千万多余几数.".contains(ch));
    let unit = Unit { name: text[at..end].to_owned(), measure: Measure::Money, len: 0, rate: false };
    let amount = Amount::Number { value: Some(1.0), max: None, scale, unit };
    (bounded && free).then_some((end, Some(Quantity { start: at, end, amount, chinese: false, quoted })))
}

/// Whether the year is one end of a planning period: 2024—2026年, 2021年至2025年.
fn between_years(text: &str, range: &std::ops::Range<usize>) -> bool {
    let before = text[..range.start].trim_end_matches([' ', '—', '-', '–', '－', '～', '~', '至', '到']);
    let after = &text[range.end..];
    let sign_before = before.len() < range.start && before.ends_with(|ch: char| is_arabic(ch) || ch == '年');
    let year_after = after
        .strip_prefix(['—', '-', '–', '－', '～', '~', '至', '到'])
        .is_some_and(|rest| rest.starts_with(is_arabic))
        && text[range.clone()].ends_with('年');
    sign_before || year_after
}

/// Whether what stands before the number makes it a name: G60, 第3, 〔2022, +4, 3.5版.
fn is_name_before(text: &str, at: usize, ch: char) -> bool {
    let before = &text[..at];
    let previous = before.chars().next_back();
    let arabic = is_arabic(ch);
    match previous {
        Some(sign) if arabic && (sign.is_ascii_alphanumeric() || "_.·＿".contains(sign)) => true,
        Some('第' | '〔' | '［' | '[' | '【' | '×' | '∶') => true,
        Some('-' | '－') if arabic => {
            before.trim_end_matches(['-', '－']).ends_with(|ch: char| ch.is_ascii_alphanumeric())
        }
        // A Chinese numeral inside a longer one, or behind a digit, was seen before.
        Some(sign) if !arabic => digit(sign).is_some() || "十百千万亿第周星".contains(sign),
        _ => false,
    }
}

/// Whether what stands behind makes it a name: 500强, 9部门, 2024年, 12月, 4K.
fn is_name_behind(text: &str, start: usize, end: usize, unit: &Unit, value: Option<f64>) -> bool {
    let behind = &text[end..];
    let before = &text[..start];
    let starts = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    match unit.name.as_str() {
        "部" => starts(&["门", "委", "署", "级"]),
        "年" => value.is_none_or(|value| value >= 100.0) || starts(&["度", "级", "制"]),
        "日" => before.ends_with('月') || starts(&["报", "本"]),
        "天" => starts(&["津", "河"]),
        "条" => starts(&["例", "款"]),
        "位" => starts(&["数", "一体"]),
        "次" => starts(&["性", "会议", "全体", "代表"]),
        "大类" => false,
        "方" => !behind.is_empty() && !starts(&["，", "。", "；", "、", "以", "的", ")", "）"]),
        "分" => !behind.is_empty() && !starts(&["，", "。", "；", "、", "以", "的", ")", "）", "制"]),
        "单" | "对" | "桩" | "村" | "起" | "段" | "片" | "门" => {
            unit.len == unit.name.len() && starts(&["位", "于", "接", "镇", "庄", "，", "至", "始", "施", "实", "外"])
        }
        "P" | "GB" | "TB" | "PB" => starts(&["帧", "视频", "+"]),
        "类" => starts(&["型"]),
        "种" => starts(&["子", "植", "养", "业", "质", "苗"]),
        "人" => starts(&["大", "民", "才", "员"]),
        "户" => starts(&["外", "籍"]),
        "家" => starts(&["庭"]),
        "层" => starts(&["次"]),
        "所" => starts(&["有", "在", "得"]),
        "个" => starts(&["性", "体", "税", "转"]),
        "只" => starts(&["要", "有"]),
        _ => behind.starts_with('+') && unit.measure == Measure::Physical,
    }
}
