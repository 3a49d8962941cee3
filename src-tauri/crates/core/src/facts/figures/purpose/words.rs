//! The words around a number that tell what it is for.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

const SOURCE: &str = include_str!("../../../../../../../assets/figure-words.tsv");

/// The table, read once.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(SOURCE));

/// The words of `assets/figure-words.tsv`, by what they tell.
pub(super) struct Words {
    /// Money is given.
    pub(super) give: WordSet,
    /// A price follows.
    pub(super) price: WordSet,
    /// A percentage of change follows.
    pub(super) growth: WordSet,
    /// A share follows.
    pub(super) share: WordSet,
    /// Something is to be reached.
    pub(super) goal: WordSet,
    /// What is there is only counted.
    pub(super) present: WordSet,
    /// How long a paper holds.
    pub(super) valid: WordSet,
    /// What the giving is called behind an amount.
    pub(super) award: WordSet,
    /// Until when something is done.
    pub(super) due: WordSet,
}

impl Words {
    fn read(source: &'static str) -> Self {
        let set = |tells: &str| {
            let rows = source.lines().filter_map(|line| line.split_once('\t')).filter(|(name, _)| *name == tells);
            WordSet::new(rows.flat_map(|(_, words)| words.split(' ')).collect())
        };
        Self {
            give: set("give"),
            price: set("price"),
            growth: set("growth"),
            share: set("share"),
            goal: set("goal"),
            present: set("present"),
            valid: set("valid"),
            award: set("award"),
            due: set("due"),
        }
    }
}

/// Words that are looked for together.
pub(super) struct WordSet {
    words: Vec<&'static str>,
    finder: Option<AhoCorasick>,
}

impl WordSet {
    fn new(words: Vec<&'static str>) -> Self {
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&words).ok();
        Self { words, finder }
    }

    /// Whether one of the words stands in `text`.
    pub(super) fn within(&self, text: &str) -> bool {
        self.finder.as_ref().is_some_and(|finder| finder.is_match(text))
    }

    /// Where the last of the words begins in `text`.
    pub(super) fn last_in(&self, text: &str) -> Option<usize> {
        self.finder.as_ref()?.find_iter(text).last().map(|found| found.start())
    }

    /// Whether `text` ends with one of the words.
    pub(super) fn ends(&self, text: &str) -> bool {
        self.words.iter().any(|word| text.ends_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_clean() {
        let known = ["give", "price", "growth", "share", "goal", "present", "valid", "award", "due"];
        for line in SOURCE.lines().filter(|line| !line.starts_with('#')) {
            let (tells, words) = line.split_once('\t').unwrap_or_default();
            assert!(known.contains(&tells), "a row tells something unknown: {line}");
            assert!(words.split(' ').all(|word| !word.is_empty()), "words are separated by one blank: {line}");
        }
        for (set, name) in [(&WORDS.give, "give"), (&WORDS.goal, "goal"), (&WORDS.share, "share"), (&WORDS.due, "due")]
        {
            let mut words = set.words.clone();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), set.words.len(), "{name} lists a word once");
            assert!(!words.is_empty(), "{name} has words");
        }
    }

    #[test]
    fn sets_are_searched_whole() {
        assert!(WORDS.give.within("分别给予工坊"), "the word stands inside");
        assert!(!WORDS.give.within("工坊数量"), "no word of giving");
        assert_eq!(WORDS.goal.last_in("建设并培育工坊"), Some("建设并".len()), "the last word counts");
        assert!(WORDS.award.ends("一次性奖励"), "the word stands at the end");
    }
}
