//! Days and months without a year by which something is due: 每年12月20日前, 6月底前.

use super::scan::{Amount, Quantity};
use crate::numeral::{is_arabic, number_at};

/// What stands behind a day or month by which something is due.
const DUE: [&str; 9] = ["底前", "底之前", "底以前", "末前", "月底前", "前", "之前", "以前", "底完成"];

/// The day or month that begins at `at`, in ISO 8601 without a year: `--12-20`, `--06`.
pub(super) fn day_at(text: &str, at: usize, quoted: bool) -> Option<Quantity> {
    if text[..at].ends_with(|ch: char| "年-—－/.至第".contains(ch) || is_arabic(ch)) && !is_any_year(&text[..at])
    {
        return None;
    }
    let (month, behind) = part(&text[at..], '月', 12)?;
    let (iso, rest) = match part(behind, '日', 31) {
        Some((day, rest)) => (format!("--{month:02}-{day:02}"), rest),
        None => (format!("--{month:02}"), behind),
    };
    let due =
        DUE.iter().any(|word| rest.starts_with(word)) && !["前后", "前款"].iter().any(|word| rest.starts_with(word));
    let chinese = !text[at..].starts_with(is_arabic);
    due.then(|| Quantity { start: at, end: text.len() - rest.len(), amount: Amount::Date(iso), chinese, quoted })
}

/// 每年, 当年: a year that no number names.
fn is_any_year(before: &str) -> bool {
    ["每年", "当年", "次年", "今年", "明年", "本年", "翌年", "各年", "年度"].iter().any(|year| before.ends_with(year))
}

/// A number up to `most` with its sign, and the text behind.
fn part(text: &str, sign: char, most: u32) -> Option<(u32, &str)> {
    let number = number_at(text)?;
    let value = number.value.filter(|value| value.fract() == 0.0 && *value >= 1.0 && number.scale == 1.0)? as u32;
    let rest = text[number.len..].strip_prefix(sign)?;
    (value <= most).then_some((value, rest))
}
