//! Which documents are revisions of one work: the title without years, stage and brackets, and the place or issuer.
//!
//! Invariant: pure. A digest is never a revision of anything, so its work holds nothing else.

use duice_core::model::Metadata;

use crate::fold::squeeze;

/// What all revisions of one work share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WorkKey {
    /// The title without what changes from revision to revision.
    pub(crate) title: String,
    /// The place, else the first issuer, else empty for national papers.
    pub(crate) scope: String,
}

/// The work of a document; `text_sha256` keeps digests apart.
pub(crate) fn work_key(meta: &Metadata, text_sha256: &str) -> WorkKey {
    if meta.is_digest {
        return WorkKey { title: title_key(&meta.title), scope: format!("要点摘编/{text_sha256}") };
    }
    let mut title = title_key(&meta.title);
    // 示例市低空经济… and 低空经济… of 示例市 are one work: the place is in the scope.
    for place in &meta.region {
        if let Some(rest) = title.strip_prefix(squeeze(place).as_str())
            && !rest.is_empty()
        {
            title = rest.to_owned();
        }
    }
    let scope = if meta.region.is_empty() { String::new() } else { meta.region.join("/") };
    WorkKey { title, scope }
}

/// What says how far a document has come or which edition it is, longest first.
const EDITION: &[&str] = &[
    "公开征求意见稿",
    "征求意见稿",
    "征求意见",
    "公开征求",
    "送审稿",
    "报审稿",
    "报批稿",
    "上报稿",
    "审议稿",
    "讨论稿",
    "修订草案",
    "修正草案",
    "草案",
    "修订稿",
    "修订版",
    "修订",
    "修正本",
    "修正",
    "修改稿",
    "修改",
    "初稿",
    "印发稿",
    "正式稿",
    "正式版",
    "最新版",
    "试行",
    "暂行",
    "代拟稿",
    "建议稿",
    "二次",
    "三次",
    "一审",
    "二审",
    "三审",
    "稿",
    "版",
    "本",
];

/// A title as it is compared between revisions: without years, stage, edition, brackets, marks and white space.
pub(crate) fn title_key(title: &str) -> String {
    let chars: Vec<char> = squeeze(title).chars().collect();
    let title = without_years(&without_edition_brackets(&chars));
    let title: String = title.into_iter().filter(|c| !"()《》〈〉“”\"'‘’〔〕[]【】·—-".contains(*c)).collect();
    without_edition_ending(&title).to_owned()
}

/// Drops a bracket that says nothing but edition and year, such as （征求意见稿） or （2024年修订版）.
fn without_edition_brackets(chars: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let close = (chars[at] == '(').then(|| chars[at..].iter().position(|&c| c == ')')).flatten();
        match close {
            Some(close) if is_edition(&chars[at + 1..at + close]) => at += close + 1,
            _ => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

fn is_edition(inside: &[char]) -> bool {
    let mut rest: String =
        inside.iter().filter(|c| !c.is_ascii_digit() && !"年月日第次-—~.、,至".contains(**c)).collect();
    while !rest.is_empty() {
        match EDITION.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(shorter) => rest = shorter.to_owned(),
            None => return false,
        }
    }
    true
}

fn without_edition_ending(title: &str) -> &str {
    let endings = [
        "征求意见稿",
        "送审稿",
        "报审稿",
        "报批稿",
        "审议稿",
        "讨论稿",
        "修订草案",
        "草案",
        "修订版",
        "修订稿",
        "初稿",
    ];
    let mut title = title;
    while let Some(shorter) = endings.iter().find_map(|ending| title.strip_suffix(ending))
        && !shorter.is_empty()
    {
        title = shorter;
    }
    title
}

/// Drops 2024年, 2024—2026年, 二〇二四年 and 2024年度; a number that is no year stays.
fn without_years(chars: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        match years_at(chars, at) {
            Some(end) => at = end,
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

fn years_at(chars: &[char], start: usize) -> Option<usize> {
    if start > 0 && is_digit(chars[start - 1]) {
        return None;
    }
    let (mut end, mut certain) = year_at(chars, start)?;
    let dashes = chars[end..].iter().take_while(|c| "-—–~至到".contains(**c)).count();
    if dashes > 0
        && let Some((behind, _)) = year_at(chars, end + dashes)
    {
        (end, certain) = (behind, true);
    }
    certain.then_some(if chars.get(end) == Some(&'度') { end + 1 } else { end })
}

/// The end of four digits of a year and 年, if it follows; whether 年 follows.
fn year_at(chars: &[char], start: usize) -> Option<(usize, bool)> {
    let end = start + 4;
    let digits = chars.get(start..end)?;
    let year = digits.iter().all(|c| is_digit(*c)) && matches!(digits[0], '1' | '2' | '一' | '二');
    if !year || chars.get(end).is_some_and(|c| is_digit(*c)) {
        return None;
    }
    let marked = chars.get(end) == Some(&'年');
    Some((end + usize::from(marked), marked))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(title: &str, region: &[&str]) -> Metadata {
        Metadata {
            title: title.into(),
            region: region.iter().map(|&place| place.into()).collect(),
            ..Metadata::default()
        }
    }

    #[test]
    fn stages_years_and_brackets_do_not_make_another_work() {
        let same: &[&[&str]] = &[
            &[
                "示例市低空经济若干措施",
                "示例市低空经济若干措施（征求意见稿）",
                "《示例市低空经济若干措施》（送审稿）",
                "示例市低空经济若干措施（2025年修订版）",
                "示例市低空经济若干措施(公开征求意见稿)",
                "示例市低空经济若干措施（试行）（草案）",
            ],
            &[
                "示例市航运三年行动计划（2024—2026年）",
                "示例市航运三年行动计划(2025-2027年)",
                "示例市航运三年行动计划",
                "示例市航运三年行动计划（2024年—2026年）",
            ],
            &["样本区2024年工作方案", "样本区二〇二五年工作方案", "样本区2026年度工作方案"],
        ];
        for group in same {
            for title in *group {
                assert_eq!(title_key(title), title_key(group[0]), "{title} is a revision of {}", group[0]);
            }
        }
    }

    #[test]
    fn what_tells_works_apart_stays() {
        let pairs = [
            ("样本区实施细则（一）", "样本区实施细则（二）"),
            ("样本区5000吨码头规定", "样本区码头规定"),
            ("样本区办法（工业）", "样本区办法（农业）"),
            ("样本区条例", "样本区条例实施细则"),
        ];
        for (a, b) in pairs {
            assert_ne!(title_key(a), title_key(b), "{a} and {b} are two works");
        }
    }

    #[test]
    fn the_place_belongs_to_the_key() {
        let full = work_key(&meta("示例市航运若干措施", &["样本省", "示例市"]), "");
        assert_eq!(
            full,
            work_key(&meta("航运若干措施", &["样本省", "示例市"]), ""),
            "a title with and without its place is one work"
        );
        assert_ne!(
            full,
            work_key(&meta("航运若干措施", &["样本省"]), ""),
            "the same title of another place is another work"
        );
    }

    #[test]
    fn a_digest_is_alone() {
        let mut digest = meta("示例市航运若干措施", &["示例市"]);
        digest.is_digest = true;
        let official = work_key(&meta("示例市航运若干措施", &["示例市"]), "a");
        assert_ne!(work_key(&digest, "a"), official, "a digest is no revision of the official text");
        assert_ne!(work_key(&digest, "a"), work_key(&digest, "b"), "nor of another digest");
    }
}
