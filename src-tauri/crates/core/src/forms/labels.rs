//! Labelled lines above a paper (key：value), by the table `assets/labels.tsv`.

use std::sync::LazyLock;

use super::marks::{self, squash};

/// What a labelled line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The title.
    Title,
    /// Who issues it.
    Issuer,
    /// Who put it on a page, which is not always who issues it.
    Publisher,
    /// 文号.
    Number,
    /// When it was written or issued.
    Issued,
    /// When it was put on a page.
    Published,
    /// From when it holds.
    Effective,
    /// Until when it holds.
    Expires,
    /// Its place.
    Region,
    /// Something else.
    Other,
}

static ENDINGS: LazyLock<Vec<(&'static str, Label)>> = LazyLock::new(|| {
    let rows = include_str!("../../../../../assets/labels.tsv").lines().filter(|line| !line.starts_with('#'));
    let rows = rows.filter_map(|line| line.split_once('\t'));
    let mut endings: Vec<_> =
        rows.filter_map(|(ending, fact)| named(fact.trim()).map(|label| (ending, label))).collect();
    endings.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    endings
});

/// The longest key, in characters with the blanks that pages put between them.
const LONGEST: usize = 14;

/// What a labelled line tells, and its value.
pub fn labelled(line: &str) -> Option<(Label, &str)> {
    let (at, colon) = line.char_indices().take(LONGEST).find(|(_, c)| matches!(c, '：' | ':'))?;
    let key = squash(&line[..at]);
    let key = key.trim_matches(['[', ']', '【', '】']);
    let plain = key.chars().count() <= 8 && key.chars().all(|c| !c.is_ascii() && !matches!(c, '、' | '《' | '“'));
    let found = ENDINGS.iter().find(|(ending, _)| key.ends_with(ending)).filter(|_| plain)?;
    // 责任部门：… and 牵头部门：… stand inside measures.
    let assigns =
        ["责任", "牵头", "配合", "实施", "主管"].iter().any(|word| key.starts_with(word) && key.ends_with("部门"));
    (!assigns).then(|| (found.1, marks::trim(&line[at + colon.len_utf8()..])))
}

fn named(fact: &str) -> Option<Label> {
    Some(match fact {
        "title" => Label::Title,
        "issuer" => Label::Issuer,
        "publisher" => Label::Publisher,
        "number" => Label::Number,
        "issued" => Label::Issued,
        "published" => Label::Published,
        "effective" => Label::Effective,
        "expires" => Label::Expires,
        "region" => Label::Region,
        "other" => Label::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_names_a_fact() {
        let rows: Vec<&str> =
            include_str!("../../../../../assets/labels.tsv").lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rows.len(), ENDINGS.len(), "a row without a known fact would be lost in silence");
    }

    #[test]
    fn the_longest_ending_decides() {
        assert_eq!(labelled("成文日期：2024年1月2日"), Some((Label::Issued, "2024年1月2日")));
        assert_eq!(labelled("索 引 号：\t0001"), Some((Label::Other, "0001")));
        assert_eq!(labelled("政策标题：样本办法"), Some((Label::Title, "样本办法")));
        assert_eq!(labelled("责任部门：市甲局"), None, "that is an annotation of units");
        assert_eq!(labelled("支持对象：企业"), None, "that is a clause");
    }
}
