//! Periods in words: 每季度, 次日, 半年, 季末.

use super::context::head;
use crate::diff::normalize::Change;

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

#[cfg(test)]
mod tests {
    use super::*;

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
