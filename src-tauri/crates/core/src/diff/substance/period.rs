//! Periods in words: 每季度, 次日, 半年, 季末.

use super::context::head;
use crate::{diff::normalize::Change, numeral};

/// Whether something is done in another period: 每季度 for 每月, 次日 for 次月, 半年 for 年.
pub(super) fn is_another(change: &Change<'_>) -> bool {
    const LONGEST: usize = 4;
    let period = |text: &str| -> Option<String> {
        let bare = text.strip_prefix('按').unwrap_or(text);
        let first = bare.chars().next()?;
        let (which, rest) = match first {
            '每' => (None, &bare[first.len_utf8()..]),
            '当' | '本' => (Some('当'), &bare[first.len_utf8()..]),
            '次' | '上' | '下' | '一' | '二' | '三' | '四' => (Some(first), &bare[first.len_utf8()..]),
            _ => (None, bare),
        };
        let end = rest.chars().next_back().filter(|ch| matches!(ch, '底' | '末' | '初')).filter(|_| rest.len() > 3);
        let length = match rest.strip_suffix(['底', '末', '初']).filter(|_| end.is_some()).unwrap_or(rest) {
            "日" | "天" => "日",
            "周" | "星期" => "周",
            "旬" => "旬",
            "月" | "月度" => "月",
            "季" | "季度" => "季",
            "半年" => "半年",
            "学期" => "学期",
            "学年" => "学年",
            "年" | "年度" => "年",
            _ => return None,
        };
        let end = if end == Some('底') { Some('末') } else { end };
        Some(which.into_iter().chain(length.chars()).chain(end).collect())
    };
    if change.old.chars().nth(LONGEST).is_some() || change.new.chars().nth(LONGEST).is_some() {
        return false;
    }
    let differ = |old: &str, new: &str| period(old).zip(period(new)).is_some_and(|(old, new)| old != new);
    let next = head(change.after, 1);
    differ(change.old, change.new)
        || (change.old.is_empty() || change.new.is_empty())
            && differ(&[change.old, next].concat(), &[change.new, next].concat())
}

/// Whether two dates are the same day, printed in another way: 2024年1月1日, 二〇二四年一月一日; 2024年底, 2024年12月31日; 6月底,
/// 6月30日.
pub(super) fn is_same_date(old: &str, new: &str) -> bool {
    let (old, new) = (day(old), day(new));
    old.is_some() && old == new
}

/// A date to the day, without the year where none is named; `None` of anything else.
fn day(text: &str) -> Option<String> {
    let (iso, rest) = match numeral::date_at(text, 0) {
        Some(date) => (date.iso, &text[date.range.end..]),
        None => {
            let (month, rest) = text.split_once('月')?;
            let month = numeral::integer(month).filter(|month| (1..=12).contains(month))?;
            match rest.strip_suffix('日') {
                Some(day) => (format!("-{month:02}-{:02}", numeral::integer(day)?), ""),
                None => (format!("-{month:02}"), rest),
            }
        }
    };
    let is_end = matches!(rest, "底" | "末");
    match iso.rsplit('-').map(str::len).collect::<Vec<_>>()[..] {
        [2, 2, _] if rest.is_empty() => Some(iso),
        [4] if is_end => Some(format!("{iso}-12-31")),
        [2, _] if is_end => {
            let last = match iso.get(iso.len() - 2..)? {
                "02" => return None,
                "04" | "06" | "09" | "11" => 30,
                _ => 31,
            };
            Some(format!("{iso}-{last}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_is_known_in_other_words() {
        for (old, new) in [
            ("2024年1月1日", "二〇二四年一月一日"),
            ("2024年底", "2024年12月31日"),
            ("6月底", "6月30日"),
            ("2025年6月底", "2025年6月30日"),
        ] {
            assert!(is_same_date(old, new), "{old} is {new}");
        }
        for (old, new) in [("2024年底", "2025年12月31日"), ("6月底", "6月"), ("2024年", "2024年"), ("30日", "30日")]
        {
            assert!(!is_same_date(old, new), "{old} is not known to be {new}");
        }
    }

    #[test]
    fn another_period_is_told_from_the_same_one_in_other_words() {
        let change = |old, new, after| Change { old, new, before: "实行", after, at: (0, 0), noise: false };
        let is = |old, new, after| is_another(&change(old, new, after));
        assert!(is("每月", "每季度", "报送"), "how often");
        assert!(is("次月", "次日", "生效"), "from when");
        assert!(is("季末", "年末", "报送"), "the end of another one");
        assert!(is("", "半", "年考核"), "a letter came before the rest of it");
        assert!(!is("每天", "每日", "报送"), "the same in another word");
        assert!(!is("本年度", "当年", "完成"), "and this one");
        assert!(!is("全月", "全年", "累计"), "no period that the table knows");
    }
}
