//! What a quantity counts, for whom, in which period, and with which words its quote begins.

use super::{bounds::Bound, purpose::phrase_before, scan::Quantity};
use crate::numeral;

/// In 甲山、乙海等6个园区 the words before the number are examples of what is counted, cut off at the last pause.
const AND_SO_ON: char = '等';
/// How many characters a quote may hold before the number.
const QUOTE_BEFORE: usize = 24;
/// How many characters of what stands behind a number its scope may hold.
const SCOPE: usize = 24;
/// How many characters a scope may hold: two tiers of a condition have room in it.
const LONGEST: usize = 40;
/// Words that go on with another quantity of its own: 营业收入超过5亿元且同比增速高于10%.
const JOINS: [&str; 11] = ["并且", "而且", "同时", "以及", "或者", "且", "并", "及", "和", "或", "与"];
/// Scopes that name nothing.
const EMPTY: [&str; 30] = [
    "金额",
    "额度",
    "总额",
    "数量",
    "每年",
    "年度",
    "择优",
    "原则上",
    "一次性",
    "可",
    "最高",
    "奖励",
    "补助",
    "补贴",
    "资助",
    "奖补",
    "资金",
    "支持",
    "资金支持",
    "扶持",
    "合计",
    "累计",
    "标准",
    "单个",
    "同比",
    "分别",
    "最长",
    "以内",
    "级",
    "的奖励",
];

/// The quote begins with its phrase, where that is short and not the last of several examples; else with the words that
/// bound the number. `earlier` is where the quantity before ends.
pub(super) fn quote_start(text: &str, bound: Bound, quantity: &Quantity, earlier: usize) -> usize {
    let phrase = own_phrase(text, bound.start, earlier);
    let counts_a_list = phrase.ends_with(AND_SO_ON);
    if phrase.chars().count() <= QUOTE_BEFORE && !counts_a_list {
        bound.start - phrase.len()
    } else {
        bound.start.min(quantity.start)
    }
}

/// What the number counts, for whom, in which period: the words of its phrase before it, else those behind it; `""`
/// where they name nothing.
pub(super) fn scope(text: &str, bound: Bound, earlier: usize) -> String {
    const LEADING: [&str; 17] = [
        "按照",
        "按",
        "对于",
        "对",
        "给予",
        "分别",
        "其中",
        "并",
        "且",
        "可以",
        "可",
        "再",
        "的",
        "每年给予",
        "到",
        "应当",
        "应",
    ];
    const TRAILING: [&str; 20] = [
        "最高",
        "一次性",
        "给予",
        "分别",
        "达到",
        "达",
        "数量",
        "为",
        "补助",
        "补贴",
        "奖励",
        "的",
        "在",
        "应当",
        "应",
        "须",
        "累计",
        "不得",
        "不能",
        "资助",
    ];
    let phrase = own_phrase(text, bound.start, earlier);
    let mut before = phrase.rsplit(['+', '＋']).next().unwrap_or(phrase).trim();
    if before.ends_with(AND_SO_ON) {
        before = "";
    }
    // 到2027年底全市用户达到: the date is a figure of its own.
    if let Some(date) = numeral::dates(before).pop() {
        let behind = &before[date.range.end..];
        let rest = ["年底前", "年底", "底前", "底", "末", "前"].iter().find_map(|end| behind.strip_prefix(end));
        before = rest.unwrap_or(behind).trim_start_matches('，');
    }
    while let Some(rest) = LEADING.iter().find_map(|word| before.strip_prefix(word)) {
        before = rest;
    }
    while let Some(rest) = TRAILING.iter().find_map(|word| before.strip_suffix(word)) {
        before = rest;
    }
    let behind = text[bound.end..].chars().take(SCOPE);
    let noun: String = behind.take_while(|&ch| !"。！？\n；;，,：:、（(）)〔〕“”《》+＋".contains(ch)).collect();
    let words = match before.chars().count() {
        2.. if !EMPTY.contains(&before) => before,
        _ if noun.starts_with(['和', '或', '及', '与']) => "",
        _ => &noun,
    };
    let words = words.trim_start_matches('的');
    // Half a number would be another one.
    let words = match words.char_indices().nth(LONGEST) {
        Some((at, _)) => words[..at].trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == '.'),
        None => words,
    };
    let words = words.trim();
    if EMPTY.contains(&words) { String::new() } else { words.to_owned() }
}

/// The phrase that ends at `end`, without an earlier quantity that another one is joined to by 且 or 和.
fn own_phrase(text: &str, end: usize, earlier: usize) -> &str {
    let phrase = phrase_before(text, end).trim_start();
    let start = end - phrase.len();
    if earlier <= start || earlier > end {
        return phrase;
    }
    let rest = text[earlier..end].trim_start();
    let rest = behind_bracket(rest);
    match JOINS.iter().find_map(|word| rest.strip_prefix(word)) {
        Some(own) if own.chars().count() >= 2 => own,
        _ => phrase,
    }
}

/// The text behind a bracket that it begins with.
fn behind_bracket(text: &str) -> &str {
    if !text.starts_with(['（', '(']) {
        return text;
    }
    text.find(['）', ')']).map_or(text, |at| &text[at + text[at..].chars().next().map_or(0, char::len_utf8)..])
}
