//! What stands around an amount, and what it tells nothing without.

use crate::diff::{normalize::Change, substance::note::amount_words::NOT_ALONE};

/// How an amount that was goes on to the one that is.
const ROSE: [&str; 16] = [
    "提高", "提升", "上调", "增加", "增至", "增长", "扩大", "延长", "降低", "降至", "降为", "下调", "减", "压", "缩",
    "调整",
];

/// What says which month a changed day is of: 15日 of 次月15日 is no span.
pub(super) fn month_before<'t>(change: &Change<'t>) -> &'t str {
    const MONTHS: [&str; 7] = ["每月", "次月", "当月", "本月", "首月", "下月", "上月"];
    let is_day = |text: &str| text.ends_with('日') && !text.contains(['年', '月']);
    let found = MONTHS.iter().find(|month| change.before.ends_with(**month));
    let month = found.filter(|_| is_day(change.old) && is_day(change.new));
    month.map_or("", |month| &change.before[change.before.len() - month.len()..])
}

/// Whether an amount tells nothing without the words around it: a larger number is no more of something where it says which one
/// in a row (前5位, 每3年), or by how much something falls (降低5%); points are added to something or taken from it
/// (减50个基点), and an end of a range is told with the other one.
pub(super) fn needs_phrase(change: &Change<'_>, number: &str) -> bool {
    let at = change.old.find(number).unwrap_or(0);
    let (before, after) = (&change.old[..at], &change.old[at + number.len()..]);
    let before = if before.is_empty() { change.before } else { before };
    let after = if after.is_empty() { change.after } else { after };
    let is_dash = |ch: char| matches!(ch, '—' | '－' | '-' | '~' | '～');
    // One end of 10%—20%.
    let is_end = after.trim_start_matches(is_dash).starts_with(char::is_numeric) && after.starts_with(is_dash)
        || before.ends_with(is_dash)
            && before
                .trim_end_matches(is_dash)
                .ends_with(|ch: char| ch.is_numeric() || matches!(ch, '%' | '％' | '元'));
    // 3年 of 1至3年.
    let is_end = is_end
        || before.ends_with(['至', '到']) && {
            before
                .trim_end_matches(['至', '到'])
                .ends_with(|ch: char| ch.is_numeric() || matches!(ch, '元' | '%' | '％' | '‰'))
        };
    let is_point = number.ends_with("百分点") || number.ends_with("基点");
    // 由50万元提高至80万元: what it was before is no standard of today.
    let was = before.ends_with(['由', '从']) && ROSE.iter().any(|word| after.starts_with(word));
    is_end || is_point || was || NOT_ALONE.iter().any(|word| before.ends_with(word))
}
