//! The table of title endings: `assets/kinds.tsv`.

use std::sync::LazyLock;

use super::marks;
use crate::model::DocKind;

static ENDINGS: LazyLock<Vec<(&'static str, DocKind)>> = LazyLock::new(|| {
    include_str!("../../../../../assets/kinds.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(ending, name)| {
            let kind = DocKind::ALL.iter().find(|(_, known)| *known == name.trim()).map(|(kind, _)| *kind);
            (ending, kind.unwrap_or_default())
        })
        .collect()
});

/// The kind that the end of `title` names, the longest ending first; `None` where it ends like no title.
pub(crate) fn kind_of(title: &str) -> Option<DocKind> {
    let bare = without_brackets(title);
    ENDINGS
        .iter()
        .filter(|(ending, _)| bare.ends_with(ending))
        .max_by_key(|(ending, _)| ending.len())
        .map(|&(_, kind)| kind)
}

/// `title` without brackets, quotation marks and white space at its end.
pub(crate) fn without_brackets(title: &str) -> &str {
    let mut bare = marks::trim(title).trim_end_matches(['》', '»', '〉']);
    for _ in 0..4 {
        let Some(close) = bare.chars().next_back().filter(|c| matches!(c, '）' | ')' | '〕' | '］' | ']')) else {
            break;
        };
        let inside = &bare[..bare.len() - close.len_utf8()];
        let Some(open) = inside.rfind(['（', '(', '〔', '［', '[']) else { break };
        bare = inside[..open].trim_end_matches(['》', '»', '〉']).trim_end_matches(marks::is_blank);
    }
    bare
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_names_a_known_kind_once() {
        let mut seen = std::collections::BTreeSet::new();
        assert!(ENDINGS.len() > 20, "the table was read");
        for line in include_str!("../../../../../assets/kinds.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (ending, name) = line.split_once('\t').expect("two columns, or the line is lost");
            assert!(DocKind::ALL.iter().any(|(_, known)| *known == name), "{name} is a kind of headless.md");
            assert!(seen.insert(ending), "{ending} stands in the table once");
        }
    }

    #[test]
    fn the_longest_ending_wins_and_brackets_are_passed_over() {
        assert_eq!(kind_of("样本区管理办法（试行）"), Some(DocKind::Measure), "办法 is longer than 法");
        assert_eq!(kind_of("示例市三年行动计划(2024—2026年)"), Some(DocKind::ActionPlan), "the years are no kind");
        assert_eq!(kind_of("今天天气"), None, "a sentence is no title");
    }
}
