//! The number at the beginning of a line: 第三条, 一、 （一） 1. （1） ① 1.1 ——.

use crate::{
    forms::marks::{is_blank, is_within},
    numeral,
};

/// How a number is printed; the order is the usual order of nesting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// 第一编, 第一部分.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 第一条.
    Article,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1.
    Arabic,
    /// 1.1 and 1.1.1, with the number of its parts.
    Decimal(u8),
    /// （1）
    ArabicParen,
    /// ①
    Circled,
    /// ——
    Dash,
}

/// A number at the beginning of a line; offsets are bytes from the beginning of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// How it is printed.
    pub(super) style: Style,
    /// Its value, the last part of a decimal number; 0 for a dash.
    pub(super) value: u32,
    /// The first part of a decimal number, else the value.
    pub(super) first: u32,
    /// Where the first part of a decimal number ends, else the label.
    pub(super) first_end: usize,
    /// Where the label ends.
    pub(super) label_end: usize,
    /// Where the content begins, behind the pause mark and white space.
    pub(super) rest: usize,
}

/// The marker at the beginning of `line`, which has no white space at its ends.
pub(super) fn parse(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    match first {
        '第' => ordinal(line),
        '（' | '(' => bracketed(line),
        '—' | '―' | '─' | '-' | '－' | '–' => dash(line),
        '●' | '■' | '◆' | '▲' | '★' | '•' => bullet(line, first.len_utf8()),
        _ if is_han(first) => han(line),
        _ if is_digit(first) => arabic(line),
        _ => single(line, first),
    }
}

fn marker(line: &str, style: Style, value: u32, label_end: usize, mark: usize) -> Option<Marker> {
    // 4..标题: a mark that is printed twice.
    let doubled = line[mark..].chars().next().filter(|&c| mark > label_end && is_dot(c)).map_or(0, char::len_utf8);
    let rest = line.len() - line[mark + doubled..].trim_start_matches(is_blank).len();
    Some(Marker { style, value, first: value, first_end: label_end, label_end, rest })
}

/// 第三条, 第二章; 第三条第二款 and 第三条规定 begin a sentence that cites them.
fn ordinal(line: &str) -> Option<Marker> {
    let body = &line['第'.len_utf8()..];
    let digits = body
        .char_indices()
        .take(12)
        .take_while(|&(_, c)| is_han(c) || is_digit(c) || c == ' ' || c == '　')
        .last()
        .map(|(at, c)| at + c.len_utf8())?;
    let value = number(&body[..digits])?;
    let tail = &body[digits..];
    let (style, unit) = [
        ("部分", Style::Part),
        ("分编", Style::Part),
        ("编", Style::Part),
        ("章", Style::Chapter),
        ("节", Style::Section),
        ("条", Style::Article),
    ]
    .into_iter()
    .find_map(|(unit, style)| tail.starts_with(unit).then_some((style, unit.len())))?;
    let mut end = '第'.len_utf8() + digits + unit;
    if style == Style::Article
        && let Some(more) = line[end..].strip_prefix('之')
        && let Some(c) = more.chars().next().filter(|&c| is_han(c))
    {
        end += '之'.len_utf8() + c.len_utf8();
    }
    let rest = &line[end..];
    let cites = ["第", "规定", "、", "和", "至", "的", "所", "或", "及", "与", "中"];
    if style == Style::Article && cites.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    // 第五节 样品管理。: a heading with a full stop is short and stands behind a blank.
    let closed = rest.ends_with('。') && !(rest.starts_with(is_blank) && is_within(rest, 16) && !rest.contains('，'));
    if style != Style::Article && (!is_within(rest, 40) || closed || rest.starts_with('的')) {
        return None;
    }
    let mark =
        rest.chars().next().filter(|c| matches!(c, '、' | '.' | '．' | '﹒' | '：' | ':')).map_or(0, char::len_utf8);
    marker(line, style, value, end, end + mark)
}

/// （一） and （1）.
fn bracketed(line: &str) -> Option<Marker> {
    let open = line.chars().next()?.len_utf8();
    let close = line.char_indices().skip(1).take(8).find(|(_, c)| matches!(c, '）' | ')'))?;
    let inside = line[open..close.0].trim_matches(is_blank);
    let arabic = inside.chars().all(is_digit);
    let value = number(inside).filter(|&value| value < 1000)?;
    let end = close.0 + close.1.len_utf8();
    let mark = line[end..].chars().next().filter(|c| matches!(c, '、' | '.' | '．' | '﹒')).map_or(0, char::len_utf8);
    marker(line, if arabic { Style::ArabicParen } else { Style::HanParen }, value, end, end + mark)
}

/// 一、 and 一）; not 一、二等奖.
fn han(line: &str) -> Option<Marker> {
    let end = line.char_indices().take(8).find(|&(_, c)| !is_han(c))?;
    let value = number(&line[..end.0])?;
    let after = end.0 + end.1.len_utf8();
    match end.1 {
        '、' | '.' | '．' | '﹒' => {
            let rest = line[after..].trim_start_matches(is_blank);
            let mut chars = rest.chars();
            let enumerates = chars.next().is_none_or(is_han)
                && chars.next().is_none_or(|c| matches!(c, '、' | '等' | '级' | '类') || is_han(c));
            (!enumerates).then(|| marker(line, Style::Han, value, end.0, after))?
        }
        '）' | ')' => marker(line, Style::HanParen, value, after, after),
        _ => None,
    }
}

/// 1. and 1、 and 1） and 1.1; not 1.5万元 and not 2024年.
fn arabic(line: &str) -> Option<Marker> {
    let (mut parts, mut at) = (Vec::new(), 0);
    loop {
        let digits = line[at..].char_indices().take_while(|&(_, c)| is_digit(c)).last();
        let Some((last, c)) = digits else { break };
        let end = at + last + c.len_utf8();
        parts.push((number(&line[at..end])?, end));
        let Some(dot) = line[end..].chars().next().filter(|c| matches!(c, '.' | '．' | '﹒')) else { break };
        at = end + dot.len_utf8();
        if line[at..].chars().next().is_none_or(|c| !is_digit(c)) {
            break;
        }
    }
    let &(value, end) = parts.last()?;
    let first = parts[0].0;
    let next = line[end..].chars().next()?;
    let after = end + next.len_utf8();
    if parts.len() == 2 && (value > 999 || next.is_ascii_alphabetic() || matches!(next, '周' | '岁')) {
        // 2.2024年底前…: the second part is a year. 1.80周岁以上的老年人: it is an age. 1.5G基站: it begins a word.
        return plain(line, first, parts[0].1);
    }
    if parts.len() > 1 {
        let unit = line[end..].trim_start_matches(is_blank).chars().next()?;
        let counts = matches!(next, '%' | '％' | '万' | '亿' | '倍' | '元' | '个' | '公' | '平' | '米' | '年' | '千');
        if counts || parts.len() > 4 || first == 0 || unit.is_ascii_punctuation() || value > 99 {
            return None;
        }
        let mark = if matches!(next, '.' | '．' | '﹒' | '、') { after } else { end };
        let found = marker(line, Style::Decimal(parts.len() as u8), value, end, mark)?;
        return Some(Marker { first, first_end: parts[0].1, ..found });
    }
    if value == 0 || value > 999 {
        return None;
    }
    match next {
        '.' | '．' | '﹒' | '、' => {
            marker(line, Style::Arabic, value, end, after).filter(|found| found.rest < line.len())
        }
        '）' | ')' => marker(line, Style::ArabicParen, value, after, after),
        _ => None,
    }
}

/// The number of an item whose text begins with a digit, as far as one line tells: 1.100家 may be 1.1 as well.
pub(super) fn before_digits(line: &str) -> Option<Marker> {
    let end = line.find(|c| !is_digit(c)).filter(|end| *end > 0)?;
    let dot = line[end..].chars().next().filter(|&c| is_dot(c))?;
    let value = number(&line[..end]).filter(|value| *value < 100)?;
    line[end + dot.len_utf8()..].starts_with(is_digit).then(|| plain(line, value, end))?
}

/// The number in front of a full stop behind which digits follow.
fn plain(line: &str, value: u32, end: usize) -> Option<Marker> {
    let dot = line[end..].chars().next()?;
    marker(line, Style::Arabic, value, end, end + dot.len_utf8())
}

impl Marker {
    /// 2.5G网络…: the number 2. in front of text that begins with a digit.
    pub(super) fn undivided(&self, line: &str) -> Option<Marker> {
        matches!(self.style, Style::Decimal(_)).then(|| plain(line, self.first, self.first_end))?
    }
}

/// —— and its substitutes.
fn dash(line: &str) -> Option<Marker> {
    let end = line
        .char_indices()
        .take_while(|(_, c)| matches!(c, '—' | '―' | '─' | '-' | '－' | '–'))
        .last()
        .map(|(at, c)| at + c.len_utf8())?;
    if line[..end].chars().count() < 2 {
        return None;
    }
    bullet(line, end)
}

fn bullet(line: &str, end: usize) -> Option<Marker> {
    marker(line, Style::Dash, 0, end, end).filter(|found| found.rest < line.len())
}

/// ① ⑴ ⒈ ㈠: numbers that are one character.
fn single(line: &str, c: char) -> Option<Marker> {
    let (style, base) = match c {
        '①'..='⑳' => (Style::Circled, '①'),
        '⑴'..='⒇' => (Style::ArabicParen, '⑴'),
        '⒈'..='⒛' => (Style::Arabic, '⒈'),
        '㈠'..='㈩' => (Style::HanParen, '㈠'),
        '❶'..='❿' => (Style::Circled, '❶'),
        _ => return None,
    };
    marker(line, style, c as u32 - base as u32 + 1, c.len_utf8(), c.len_utf8())
}

/// The value of a label's number, 1 to 9999, white space inside it left out.
fn number(text: &str) -> Option<u32> {
    let value = if text.contains(is_blank) {
        numeral::integer(&text.chars().filter(|&c| !is_blank(c)).collect::<String>())
    } else {
        numeral::integer(text)
    };
    value.and_then(|value| u32::try_from(value).ok()).filter(|value| (1..=9999).contains(value))
}

/// Whether `c` may stand in a Han numeral.
fn is_han(c: char) -> bool {
    matches!(c, '十' | '百' | '千') || numeral::digit(c).is_some() && !numeral::is_arabic(c)
}

/// Whether `c` is a full stop that may stand behind a number.
fn is_dot(c: char) -> bool {
    matches!(c, '.' | '．' | '﹒')
}

/// Whether `c` is an Arabic digit of either width.
fn is_digit(c: char) -> bool {
    numeral::is_arabic(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Style, u32, String, String)> {
        parse(line).map(|m| (m.style, m.value, line[..m.label_end].to_owned(), line[m.rest..].to_owned()))
    }

    #[test]
    fn every_style_is_recognised_with_its_label_and_rest() {
        let cases = [
            ("第三条　为了", Style::Article, 3, "第三条", "为了"),
            ("第十条之一 企业", Style::Article, 10, "第十条之一", "企业"),
            ("第 二 章 总则", Style::Chapter, 2, "第 二 章", "总则"),
            ("第五节 样品、样本。", Style::Section, 5, "第五节", "样品、样本。"),
            ("十一、重点任务", Style::Han, 11, "十一", "重点任务"),
            ("(十二)支持", Style::HanParen, 12, "(十二)", "支持"),
            ("１．总体", Style::Arabic, 1, "１", "总体"),
            ("3、主要", Style::Arabic, 3, "3", "主要"),
            ("（4）航空", Style::ArabicParen, 4, "（4）", "航空"),
            ("1.2 范围", Style::Decimal(2), 2, "1.2", "范围"),
            ("②发票", Style::Circled, 2, "②", "发票"),
            ("2.2024年底前", Style::Arabic, 2, "2", "2024年底前"),
            ("1.80周岁及以上", Style::Arabic, 1, "1", "80周岁及以上"),
            ("1.5G基站", Style::Arabic, 1, "1", "5G基站"),
            ("——创新", Style::Dash, 0, "——", "创新"),
            ("12﹒支持", Style::Arabic, 12, "12", "支持"),
            ("4..支持", Style::Arabic, 4, "4", "支持"),
        ];
        for (line, style, value, label, rest) in cases {
            assert_eq!(read(line), Some((style, value, label.into(), rest.into())), "{line} begins with a number");
        }
    }

    #[test]
    fn numbers_inside_sentences_are_no_labels() {
        for line in ["1.5万元以下", "2024年底前", "第三条第二款规定", "一、二等奖", "（含样本区）", "3个中心", "-5度"]
        {
            assert_eq!(read(line), None, "{line} is text");
        }
    }
}
