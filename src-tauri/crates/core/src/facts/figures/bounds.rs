//! How a quantity is bounded: 不超过, 最高, 不少于, 以上, 以内, 约, and what a list takes over from its first member.

use super::{
    purpose::phrase_before,
    scan::{Amount, Quantity},
    units::Measure,
};
use crate::model::Comparator;

/// The bound of a quantity and the words that carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bound {
    /// How the number bounds.
    pub(super) comparator: Comparator,
    /// Whether words say so.
    pub(super) said: bool,
    /// First byte of the words before the number, or of the number.
    pub(super) start: usize,
    /// One past the words behind the unit, or past the unit.
    pub(super) end: usize,
}

/// Words right before a number; what stands first is tried first.
const BEFORE: [(&str, Comparator); 51] = [
    ("不得晚于", Comparator::AtMost),
    ("不晚于", Comparator::AtMost),
    ("不迟于", Comparator::AtMost),
    ("不超过", Comparator::AtMost),
    ("不高于", Comparator::AtMost),
    ("不多于", Comparator::AtMost),
    ("不大于", Comparator::AtMost),
    ("不超", Comparator::AtMost),
    ("小于等于", Comparator::AtMost),
    ("大于等于", Comparator::AtLeast),
    ("不少于", Comparator::AtLeast),
    ("不低于", Comparator::AtLeast),
    ("不小于", Comparator::AtLeast),
    ("至少", Comparator::AtLeast),
    ("最少", Comparator::AtLeast),
    ("最低", Comparator::AtLeast),
    ("最高", Comparator::AtMost),
    ("最多", Comparator::AtMost),
    ("至多", Comparator::AtMost),
    ("最长", Comparator::AtMost),
    ("上限为", Comparator::AtMost),
    ("上限", Comparator::AtMost),
    ("下限为", Comparator::AtLeast),
    ("超过", Comparator::AtLeast),
    ("高于", Comparator::AtLeast),
    ("多于", Comparator::AtLeast),
    ("大于", Comparator::AtLeast),
    ("突破", Comparator::AtLeast),
    ("超", Comparator::AtLeast),
    ("逾", Comparator::AtLeast),
    ("未达到", Comparator::Less),
    ("未达", Comparator::Less),
    ("不到", Comparator::Less),
    ("不足", Comparator::Less),
    ("不满", Comparator::Less),
    ("年满", Comparator::AtLeast),
    ("已满", Comparator::AtLeast),
    ("届满", Comparator::AtLeast),
    ("满", Comparator::AtLeast),
    ("≥", Comparator::AtLeast),
    ("≧", Comparator::AtLeast),
    ("≤", Comparator::AtMost),
    ("≦", Comparator::AtMost),
    (">", Comparator::More),
    ("＞", Comparator::More),
    ("<", Comparator::Less),
    ("＜", Comparator::Less),
    ("封顶", Comparator::AtMost),
    ("低于", Comparator::Less),
    ("少于", Comparator::Less),
    ("小于", Comparator::Less),
];

/// Words right behind the unit.
const BEHIND: [(&str, Comparator); 24] = [
    ("为限", Comparator::AtMost),
    ("为上限", Comparator::AtMost),
    ("及以上", Comparator::AtLeast),
    ("及其以上", Comparator::AtLeast),
    ("或以上", Comparator::AtLeast),
    ("或者以上", Comparator::AtLeast),
    ("（不含）以上", Comparator::More),
    ("(不含)以上", Comparator::More),
    ("（含）以上", Comparator::AtLeast),
    ("(含)以上", Comparator::AtLeast),
    ("以上", Comparator::AtLeast),
    ("及以下", Comparator::AtMost),
    ("或以下", Comparator::AtMost),
    ("或者以下", Comparator::AtMost),
    ("（不含）以下", Comparator::Less),
    ("(不含)以下", Comparator::Less),
    ("（含）以下", Comparator::AtMost),
    ("(含)以下", Comparator::AtMost),
    ("以下", Comparator::AtMost),
    ("以内", Comparator::AtMost),
    ("之内", Comparator::AtMost),
    ("封顶", Comparator::AtMost),
    ("左右", Comparator::About),
    ("上下", Comparator::About),
];

/// The bound of `quantity` by the words around it.
pub(super) fn bound(text: &str, quantity: &Quantity) -> Bound {
    let (mut start, mut end) = (quantity.start, quantity.end);
    let before = text[..start].trim_end_matches([' ', '\u{A0}']);
    let marks = ["人民币", "（含）", "(含)", "（含本数）", "(含本数)", "每月", "每年", "每人", "每户"];
    let before = marks.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let behind = &text[end..];
    let mut said = None;
    if let Some((word, comparator)) = BEFORE.iter().find(|(word, _)| before.ends_with(word)) {
        start = before.len() - word.len();
        said = Some(negated(&text[..start], word, *comparator));
        // 未满 and 最高不超过 are one word each.
        let whole = ["未", "最高", "最多", "最长", "最低", "最少", "至多", "至少"];
        start -= whole.iter().find(|first| text[..start].ends_with(**first)).map_or(0, |first| first.len());
    } else if let Some((at, comparator)) = from_afar(before).or_else(|| of_a_base(before, quantity)) {
        (start, said) = (at, Some(comparator));
    } else if matches!(quantity.measure(), Some(Measure::Count)) && before.ends_with('前') && !before.ends_with("年前")
    {
        (start, said) = (before.len() - '前'.len_utf8(), Some(Comparator::AtMost));
    } else if before.ends_with('近') || before.ends_with('约') {
        said = Some(Comparator::About);
        start = before.len() - '约'.len_utf8();
    }
    if let Some((len, comparator)) = word_behind(behind) {
        let (len, comparator) = (&len, &comparator);
        end += len;
        // 突破20项左右 is about twenty: there 突破 is the verb.
        said = if *comparator == Comparator::About { Some(*comparator) } else { said.or(Some(*comparator)) };
    } else if behind.starts_with("期内") && is_time(quantity) {
        end += "期内".len();
        said = said.or(Some(Comparator::AtMost));
    } else if behind.starts_with('内') && !behind.starts_with("内容") && is_time(quantity) {
        end += '内'.len_utf8();
        said = said.or(Some(Comparator::AtMost));
    }
    if said.is_none() && is_term(quantity) {
        // 于六十日前, 提前三十日: at least so long before.
        if behind.starts_with('前') && !["前后", "前款", "前期", "前置"].iter().any(|word| behind.starts_with(word))
        {
            end += '前'.len_utf8();
            said = Some(Comparator::AtLeast);
        } else if before.ends_with("提前") {
            start = before.len() - "提前".len();
            said = Some(Comparator::AtLeast);
        }
    }
    if matches!(quantity.amount, Amount::Date(_)) {
        let words = ["年底前", "年底", "底前", "底", "末前", "末", "前"];
        end += words.iter().find(|word| behind.starts_with(**word)).map_or(0, |word| word.len());
    }
    let comparator = match (&quantity.amount, said) {
        (Amount::Date(_), _) => Comparator::AtMost,
        (_, Some(comparator)) => comparator,
        (_, None) => Comparator::Equal,
    };
    Bound { comparator, said: said.is_some(), start, end }
}

/// The bound that stands right behind a unit, with its length; the amount may be named again: 五百万元（含五百万元）以上.
fn word_behind(behind: &str) -> Option<(usize, Comparator)> {
    const LONGEST: usize = 14;
    let find = |text: &str| BEHIND.iter().find(|(word, _)| text.starts_with(word)).copied();
    if let Some((word, comparator)) = find(behind) {
        let open = ["（不含）", "(不含)", "（不含本数）", "(不含本数)"];
        let excluded = open.iter().find(|mark| behind[word.len()..].starts_with(**mark)).map_or(0, |mark| mark.len());
        let comparator = match comparator {
            Comparator::AtLeast if excluded > 0 => Comparator::More,
            Comparator::AtMost if excluded > 0 => Comparator::Less,
            other => other,
        };
        return Some((word.len() + excluded, comparator));
    }
    let inner = behind.strip_prefix("（含").or_else(|| behind.strip_prefix("(含"))?;
    let close = inner.char_indices().take(LONGEST).find(|(_, ch)| ['）', ')'].contains(ch))?;
    let at = behind.len() - inner.len() + close.0 + close.1.len_utf8();
    let rest = &behind[at..];
    let (word, comparator) = find(rest).filter(|(word, _)| ["以上", "以下", "以内"].contains(word))?;
    Some((at + word.len(), comparator))
}

/// Whether only a pause stands between two quantities of one kind, so that words before the first hold for both.
pub(super) fn is_list(text: &str, first: &Quantity, first_end: usize, second: &Quantity) -> bool {
    let between = &text[first_end.min(second.start)..second.start];
    let between = between.trim_matches([' ', '\u{A0}']);
    first.measure() == second.measure()
        && ["、", "和", "或", "及", "以及", "或者", "，", ",", "与", "/"].contains(&between)
}

/// 不得超过 bounds from above, 不得低于 from below: the 不 stands a little before.
fn negated(before: &str, word: &str, comparator: Comparator) -> Comparator {
    let not =
        ["不得", "不应", "不能", "不可", "未", "不再", "不会", "不宜", "不准"].iter().any(|not| before.ends_with(not));
    match comparator {
        Comparator::AtLeast if not && word != "满" && !word.starts_with(['不', '至', '最']) => Comparator::AtMost,
        Comparator::AtLeast if not && word == "满" => Comparator::Less,
        Comparator::Less if not => Comparator::AtLeast,
        other => other,
    }
}

/// 最高补助100万元, 至少遴选1条: the word stands before a verb. Returns where it begins.
fn from_afar(before: &str) -> Option<(usize, Comparator)> {
    const WORDS: [(&str, Comparator); 7] = [
        ("最高", Comparator::AtMost),
        ("最多", Comparator::AtMost),
        ("至多", Comparator::AtMost),
        ("最长", Comparator::AtMost),
        ("上限", Comparator::AtMost),
        ("至少", Comparator::AtLeast),
        ("最低", Comparator::AtLeast),
    ];
    let tail_start = before.char_indices().rev().nth(29).map_or(0, |(at, _)| at);
    let tail = &before[tail_start..];
    let phrase = phrase_before(tail, tail.len());
    let phrase_start = tail.len() - phrase.len();
    WORDS.iter().find_map(|(word, comparator)| {
        let at = phrase.rfind(word)?;
        let gap = &phrase[at + word.len()..];
        let verb = ["给予", "可", "补", "奖", "资助", "支持", "按"].iter().any(|verb| gap.starts_with(verb));
        // 最低工资标准 and 最低生活保障 are names.
        let near = *word != "最低"
            && gap.chars().count() <= 8
            && !gap.contains(['的', '达'])
            && !gap.starts_with(['人', '法', '检', '水', '质', '气']);
        let free = (verb || near) && !gap.contains(crate::numeral::is_arabic);
        free.then_some((tail_start + phrase_start + at, *comparator))
    })
}

/// 不超过合同金额的30%, 不超过核定投资10%: between the word and the percentage stands what it is taken of.
fn of_a_base(before: &str, quantity: &Quantity) -> Option<(usize, Comparator)> {
    const VERBS: [&str; 11] = ["增", "降", "提高", "达", "给予", "补助", "补贴", "补至", "奖励", "奖补", "按"];
    const LONGEST: usize = 40;
    if !matches!(quantity.measure(), Some(Measure::Percent | Measure::Times)) {
        return None;
    }
    let phrase = phrase_before(before, before.len());
    let words = BEFORE.iter().filter(|(word, _)| word.starts_with('不') || *word == "超过" || *word == "最高");
    let found = words.filter_map(|(word, comparator)| Some((phrase.rfind(word)?, *word, *comparator)));
    let (at, word, comparator) = found.max_by_key(|(at, word, _)| (*at + word.len(), word.len()))?;
    let base = &phrase[at + word.len()..];
    let noun = word.starts_with('不') && base.chars().count() <= 10 && !VERBS.iter().any(|verb| base.contains(verb));
    // 超过部分的1% is taken of what goes beyond.
    let plain = (base.ends_with('的') || noun)
        && !base.is_empty()
        && !base.starts_with("部分")
        && base.chars().count() <= LONGEST
        && !base.contains(crate::numeral::is_arabic);
    let start = before.len() - phrase.len() + at;
    plain.then(|| (start, negated(&before[..start], word, comparator)))
}

/// Whether the quantity is a span of days or months, that a day is counted back by.
fn is_term(quantity: &Quantity) -> bool {
    matches!(quantity.measure(), Some(Measure::Month | Measure::Day | Measure::Clock))
}

fn is_time(quantity: &Quantity) -> bool {
    use Measure::{Clock, Day, Month, Week, Year};
    matches!(quantity.measure(), Some(Year | Month | Week | Day | Clock))
}
