//! Which brackets are annotations of responsible units.

use std::ops::Range;

use super::{
    labels::{self, List},
    names,
};
use crate::forms::{is_unit, marks};

/// What an annotation may begin with, a colon behind it.
const KEYS: [&str; 22] = [
    "责任单位",
    "牵头单位",
    "责任部门",
    "牵头部门",
    "主责单位",
    "主责部门",
    "配合单位",
    "配合部门",
    "落实单位",
    "实施单位",
    "承办单位",
    "主办单位",
    "协办单位",
    "参与单位",
    "参加单位",
    "协助单位",
    "协助部门",
    "责任主体",
    "牵头责任单位",
    "牵头及责任单位",
    "责任分工",
    "任务分工",
];

/// What an annotation without a key ends with.
const VERBS: [&str; 10] = ["负责", "牵头", "配合", "落实", "参与", "分工", "承担", "推进", "实施", "指导"];
/// Words that end one too, though only behind names that are those of units: 邀请专家参加 is none.
const WEAK_VERBS: [&str; 3] = ["参加", "协助", "负总责"];
/// How labels end that say until when something is done, and stand in annotations before those of units.
const TIMES: [&str; 3] = ["时限", "时间", "期限"];

/// The annotations of a paragraph, brackets included, in order.
pub(super) fn find(paragraph: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for group in groups(paragraph) {
        if is_annotation(paragraph, &group) {
            found.push(with_stop(paragraph, group));
        }
    }
    if let Some(open) = keyed(paragraph, &found) {
        found.push(open);
        found.sort_by_key(|range| range.start);
    }
    found
}

/// Whether `label` is one that an annotation may begin with.
pub(super) fn is_key(label: &str) -> bool {
    KEYS.contains(&label)
}

/// The key that `text` begins with, its colon included.
fn key(text: &str) -> Option<(&'static str, usize)> {
    let trimmed = text.trim_start_matches(marks::is_blank);
    let skipped = text.len() - trimmed.len();
    let key = KEYS.into_iter().filter(|key| trimmed.starts_with(key)).max_by_key(|key| key.len())?;
    let rest = trimmed[key.len()..].trim_start_matches(marks::is_blank);
    let colon = rest.chars().next().filter(|c| matches!(c, '：' | ':'))?;
    Some((key, skipped + trimmed.len() - rest.len() + colon.len_utf8()))
}

/// The outermost brackets of a paragraph.
fn groups(paragraph: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0u32, 0);
    for (at, c) in paragraph.char_indices() {
        match c {
            '（' | '(' | '〔' | '[' | '【' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            '）' | ')' | '〕' | ']' | '】' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(start..at + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    if depth > 0 && key(inside(paragraph, &(start..paragraph.len()))).is_some() {
        found.push(start..paragraph.len());
    }
    found
}

/// What stands between the brackets.
fn inside<'a>(paragraph: &'a str, group: &Range<usize>) -> &'a str {
    let text = &paragraph[group.clone()];
    let text = text.strip_prefix(marks::opens).unwrap_or(text);
    text.strip_suffix(['）', ')', '〕', ']', '】']).unwrap_or(text)
}

fn is_annotation(paragraph: &str, group: &Range<usize>) -> bool {
    let words = marks::trim(inside(paragraph, group));
    if key(words).is_some() || is_timed(words) {
        return true;
    }
    let closes = ends_sentence(&paragraph[group.end..]);
    let begins = paragraph[..group.start].chars().next_back();
    let explains = ["含", "包括", "如", "即", "统称", "简称", "见", "除", "不含", "下同", "以下简称", "以下统称"];
    let alone = begins.is_none() && !paragraph[group.end..].contains(|c: char| !marks::is_blank(c) && c != '。');
    if !closes || begins.is_none() && !alone || explains.iter().any(|word| words.starts_with(word)) {
        return false;
    }
    let bare = without_remark(words).trim_end_matches(['。', '.']);
    if VERBS.iter().any(|verb| bare.ends_with(verb)) {
        let named = names::read(words);
        return !named.units.is_empty() && named.units.iter().all(|unit| unit.name.chars().count() <= 40);
    }
    is_led(words) || WEAK_VERBS.iter().any(|verb| bare.ends_with(verb)) && are_units(words) || names::is_list(bare)
}

/// Whether an annotation says first until when, then by whom: 完成时限：…；责任单位：….
fn is_timed(words: &str) -> bool {
    let lists = labels::lists(words);
    let label = |list: &List<'_>, is: fn(&str) -> bool| list.label.is_some_and(is);
    lists.first().is_some_and(|first| label(first, is_time))
        && lists.iter().any(|list| label(list, labels::is_of_units))
}

/// Whether units stand before the first label of an annotation: 市甲局牵头；配合单位：…, 市甲局负责；完成时限：….
fn is_led(words: &str) -> bool {
    let lists = labels::lists(words);
    let [List { label: None, words: first }, labelled @ ..] = lists.as_slice() else { return false };
    let known = |list: &List<'_>| list.label.is_some_and(|label| is_time(label) || labels::is_of_units(label));
    !labelled.is_empty() && labelled.iter().all(known) && are_units(first)
}

/// Whether nothing but units is named.
fn are_units(words: &str) -> bool {
    let named = names::read(words).units;
    !named.is_empty() && named.iter().all(|unit| is_unit(&unit.name))
}

fn is_time(label: &str) -> bool {
    TIMES.iter().any(|time| label.ends_with(time))
}

/// An annotation without what it says about all that follow: …，排在第一位的为牵头部门，下同; …。以下均需各区落实.
fn without_remark(words: &str) -> &str {
    const SAID: [&str; 7] = ["下同", "以下", "列第一", "列在第一", "排第一", "排在第一", "排名第一"];
    let marks = words.char_indices().filter(|&(_, c)| matches!(c, '，' | ',' | '。' | '；' | ';'));
    let end = marks.into_iter().find_map(|(at, c)| {
        let rest = &words[at + c.len_utf8()..];
        SAID.iter().any(|said| rest.starts_with(said)).then_some(at)
    });
    end.map_or(words, |end| &words[..end])
}

/// Whether the sentence is over behind an annotation.
fn ends_sentence(rest: &str) -> bool {
    let rest = rest.trim_start_matches(marks::is_blank);
    rest.chars().next().is_none_or(|c| matches!(c, '。' | '.' | '．' | '；' | ';' | '！') || marks::opens(c))
}

/// The annotation with the full stop behind it, where one already stands in front.
fn with_stop(paragraph: &str, group: Range<usize>) -> Range<usize> {
    let before = paragraph[..group.start].trim_end_matches(marks::is_blank).chars().next_back();
    let after = paragraph[group.end..].chars().next();
    let doubled = before.is_some_and(|c| matches!(c, '。' | '.')) && after.is_some_and(|c| matches!(c, '。' | '.'));
    group.start..group.end + if doubled { after.map_or(0, char::len_utf8) } else { 0 }
}

/// An annotation without an opening bracket: a key at the beginning of a sentence, up to the end of the paragraph.
fn keyed(paragraph: &str, found: &[Range<usize>]) -> Option<Range<usize>> {
    let starts = paragraph.char_indices().filter(|&(at, _)| {
        let before = paragraph[..at].trim_end_matches(marks::is_blank).chars().next_back();
        before.is_none_or(|c| matches!(c, '。' | '.' | '；' | ';'))
    });
    let mut starts = starts.filter(|(at, _)| !found.iter().any(|range| range.contains(at)));
    let (start, _) = starts.find(|&(at, c)| !marks::is_blank(c) && key(&paragraph[at..]).is_some())?;
    let end = found.iter().map(|range| range.start).find(|&at| at > start).unwrap_or(paragraph.len());
    let whole = start == 0 || paragraph[start..end].chars().count() <= 300;
    whole.then_some(start..end)
}
