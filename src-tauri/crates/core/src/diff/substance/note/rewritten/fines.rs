//! Which amounts are fines, and what of.

use super::super::phrase::is_mark;

/// What a multiple or a share is taken of has at most so many characters.
const BASE: usize = 14;
/// How a fine is called.
const FINES: [&str; 2] = ["罚款", "罚金"];
/// Words between an amount and the fine that it is,
const SIZES: [&str; 5] = ["不等", "数额", "金额", "的标准", "标准"];
/// verbs there, behind 按,
const VERBS: [&str; 7] = ["处以", "科处", "加处", "计处", "加收", "予以", "处"];
/// and words between a fine and its amount.
const OF: [&str; 15] = [
    "的金额",
    "的数额",
    "最高",
    "最低",
    "金额",
    "数额",
    "额度",
    "总额",
    "限额",
    "标准",
    "幅度",
    "为",
    "是",
    "在",
    "：",
];
/// What is fined each: 每平方米.
const EACH: usize = 5;

/// Whether the amount between `lead` and `rest` is a fine: it is called so, with nothing else between. `is_part` says
/// whether it is a multiple or a share.
pub(super) fn is_fine(lead: &str, rest: &str, is_part: bool) -> bool {
    let begins = |text: &str| {
        let text = text.strip_prefix("行政").unwrap_or(text);
        FINES.iter().any(|fine| text.starts_with(fine))
    };
    let sized = SIZES.iter().find_map(|size| rest.strip_prefix(size)).unwrap_or(rest);
    let verb = || VERBS.iter().any(|verb| sized.strip_prefix(verb).is_some_and(begins));
    begins(sized)
        || sized.strip_prefix('的').is_some_and(begins)
        || rated(lead, is_part) && verb()
        // 罚款数额百分之三 is taken of a fine.
        || !is_part && named(lead).is_some_and(|between| between.is_empty() || between.starts_with('每'))
}

/// Whether the amount behind `lead` is that by which something is measured: 按每平方米, not 按期缴纳.
fn rated(lead: &str, is_part: bool) -> bool {
    let measured = phrase(lead).rsplit_once('按').map(|(_, of)| of.strip_prefix('照').unwrap_or(of));
    measured.is_some_and(|of| is_part || of.is_empty() || of.starts_with('每'))
}

/// What a fine is so many times of, or per what it is: 违法所得, 每平方米.
pub(super) fn base(lead: &str) -> &str {
    if let Some(between) = named(lead) {
        return between;
    }
    let phrase = phrase(lead);
    let words = ["处以", "处", "按照", "按"];
    let Some(start) = words.into_iter().filter_map(|word| Some(phrase.rfind(word)? + word.len())).max() else {
        return "";
    };
    let base = &phrase[start..];
    // 按日加收: when, not what of.
    if base.contains('日') || base.chars().count() > BASE { "" } else { base }
}

/// What stands between the name of a fine and its amount, where that is nothing, or 每平方米.
fn named(lead: &str) -> Option<&str> {
    let at = FINES.iter().filter_map(|fine| Some(lead.rfind(fine)? + fine.len())).max()?;
    let mut between = &lead[at..];
    while let Some(rest) = OF.iter().find_map(|word| between.strip_prefix(word)) {
        between = rest;
    }
    let each = between.starts_with('每') && between.chars().count() <= EACH && !between.contains(is_mark);
    (between.is_empty() || each).then_some(between)
}

/// The phrase that `lead` ends in.
pub(super) fn phrase(lead: &str) -> &str {
    lead.rsplit(is_mark).next().unwrap_or("")
}

/// Whether an amount that is called no fine may be one all the same: its sentence speaks of punishment, and it is no
/// condition (货值金额不足一万元的，).
pub(super) fn may_be(lead: &str, rest: &str) -> bool {
    let ends = |ch: char| matches!(ch, '。' | '\n');
    let sentence = [lead.rsplit(ends).next(), rest.split(ends).next()];
    let condition = rest.strip_prefix('的').is_some_and(|rest| rest.starts_with('，'));
    (!condition || phrase(lead).contains('罚')) && sentence.into_iter().flatten().any(|part| part.contains('罚'))
}
