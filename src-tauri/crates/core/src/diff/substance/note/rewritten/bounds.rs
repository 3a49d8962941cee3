//! Words that bound an amount, before it and behind it.

/// Words that bound the amount before them.
const BEHIND: [&str; 6] = ["以上", "以下", "以内", "之内", "内", "前"];
/// Whether the bound itself is within it.
const INCLUDED: [&str; 6] = ["（含）", "（不含）", "(含)", "(不含)", "（含本数）", "（不含本数）"];
/// Words that bound the amount behind them from above, and from below; 为 may follow.
const MOST: [&str; 5] = ["最高", "至多", "最多", "最长", "上限"];
const LEAST: [&str; 4] = ["最低", "至少", "最少", "下限"];
const OVER: [&str; 3] = ["超过", "高于", "多于"];
const UNDER: [&str; 2] = ["低于", "少于"];
/// Words before those that turn them about.
const NOT: [&str; 9] = ["不得", "不能", "不应", "不可", "不宜", "不会", "没有", "不", "未"];
/// What stands between the two amounts of a range.
const RANGE: [&str; 12] = ["以上", "以上至", "以上到", "至", "到", "-", "－", "–", "—", "～", "~", "以上-"];

/// How an amount is bounded by the words before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    None,
    Most,
    Least,
    Over,
    Under,
}

/// How the words before an amount bound it, and where they begin.
pub(super) fn limit(before: &str) -> (usize, Limit) {
    let ends = |words: &[&str], text: &str| words.iter().find(|word| text.ends_with(**word)).map(|word| word.len());
    let bare = before.strip_suffix('为').unwrap_or(before);
    for (words, limit) in [(&MOST[..], Limit::Most), (&LEAST[..], Limit::Least)] {
        if let Some(length) = ends(words, bare) {
            return (bare.len() - length, limit);
        }
    }
    for (words, plain, denied) in [(&OVER[..], Limit::Over, Limit::Most), (&UNDER[..], Limit::Under, Limit::Least)] {
        if let Some(length) = ends(words, before) {
            let rest = &before[..before.len() - length];
            return match ends(&NOT, rest) {
                Some(not) => (rest.len() - not, denied),
                None => (rest.len(), plain),
            };
        }
    }
    match before.strip_suffix("不足") {
        Some(rest) => (rest.len(), Limit::Under),
        None => (before.len(), Limit::None),
    }
}

/// The last word of a phrase that bounds what follows it, with other words between: 最高可处十万元.
pub(super) fn far(phrase: &str) -> Option<(usize, Limit)> {
    let places = [(&MOST[..], Limit::Most), (&LEAST[..], Limit::Least)]
        .into_iter()
        .flat_map(|(words, limit)| words.iter().filter_map(move |word| Some((phrase.rfind(word)?, limit))));
    places.max_by_key(|(at, _)| *at)
}

/// What bounds an amount behind it, and the word of it: （不含）以下.
pub(super) fn behind(after: &str) -> (&str, &'static str) {
    let rest = without_included(after);
    let Some(word) = BEHIND.into_iter().find(|word| rest.starts_with(word)) else { return ("", "") };
    let left = without_included(&rest[word.len()..]);
    (&after[..after.len() - left.len()], word)
}

/// Whether two amounts are one range: what stands between them, and behind the second.
pub(super) fn is_range(between: &str, after: &str) -> bool {
    let between = INCLUDED.iter().fold(between.to_owned(), |text, included| text.replace(included, ""));
    RANGE.contains(&between.as_str())
        // 一万元以上、三万元以上 are two.
        || between == "以上、" && matches!(behind(after).1, "以下" | "以内" | "之内")
}

/// The same for every way to say one bound of `count` amounts: by law 以上, 以下 and 以内 include it.
pub(super) fn key(count: usize, limit: Limit, (whole, word): (&str, &str)) -> String {
    match (limit, word) {
        _ if whole.contains("不含") => format!("{limit:?}{whole}"),
        (Limit::None, "" | "以下" | "以内" | "之内" | "内") if count > 1 => String::new(),
        (Limit::Most, "") | (Limit::None, "以下" | "以内" | "之内" | "内") => "≤".to_owned(),
        (Limit::Least, "") | (Limit::None, "以上") => "≥".to_owned(),
        (Limit::None, word) => word.to_owned(),
        (limit, word) => format!("{limit:?}{word}"),
    }
}

fn without_included(text: &str) -> &str {
    INCLUDED.into_iter().find_map(|included| text.strip_prefix(included)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cap_is_not_its_opposite() {
        let cases = [
            ("罚款不得超过", "不得超过", Limit::Most),
            ("不超过", "不超过", Limit::Most),
            ("超过", "超过", Limit::Over),
            ("资本不得低于", "不得低于", Limit::Least),
            ("面积未超过", "未超过", Limit::Most),
            ("最长为", "最长为", Limit::Most),
            ("货值不足", "不足", Limit::Under),
            ("投资", "", Limit::None),
        ];
        for (before, words, told) in cases {
            let (start, limit) = limit(before);
            assert_eq!((&before[start..], limit), (words, told), "{before}");
        }
    }
}
