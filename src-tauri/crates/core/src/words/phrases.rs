//! Tables of phrases, and the search for them: which owner's words stand in a text.
//!
//! Of words that overlap the longest is found. A word may be broken: 引进…人才 stands for both parts with something short
//! between them, where the industry often stands.

use std::{ops::Range, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

const SET: &str = include_str!("../../../../../assets/set-phrases.tsv");

/// Phrases, each with the number of its owner.
#[derive(Debug)]
pub struct Phrases {
    /// The owner of each pattern of the automaton.
    owners: Vec<usize>,
    finder: Option<AhoCorasick>,
    broken: Vec<(usize, Regex)>,
}

/// The rows of a commented table with cells between tabs.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

/// What official papers of every matter say in the same words, as printed.
pub fn set_phrases() -> impl Iterator<Item = &'static str> {
    rows(SET).filter_map(|cells| cells.first().copied())
}

/// The set phrases without marks, longer ones first.
static LETTERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let letters = |phrase: &str| phrase.chars().filter(|ch| ch.is_alphanumeric()).collect();
    let mut out: Vec<String> = set_phrases().map(letters).collect();
    out.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    out
});

/// How many letters of a text, which has no marks, stand outside set phrases, which many papers have.
pub fn own_letters(letters: String) -> usize {
    LETTERS.iter().fold(letters, |text, phrase| text.replace(phrase, "")).chars().count()
}

impl Phrases {
    /// The phrases of `words`, each with its owner; `gap` is the most characters that stand inside a broken one.
    pub fn new(words: impl Iterator<Item = (usize, &'static str)>, gap: usize) -> Self {
        let (broken, whole): (Vec<_>, Vec<_>) = words.partition(|(_, word)| word.contains('…'));
        let owners = whole.iter().map(|(owner, _)| *owner).collect();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(whole.iter().map(|(_, word)| *word))
            .ok();
        let broken = broken.into_iter().filter_map(|(owner, word)| Some((owner, between(word, gap)?))).collect();
        Self { owners, finder, broken }
    }

    /// The whole words in `text` in order: owner, and bytes.
    pub fn find(&self, text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.finder
            .iter()
            .flat_map(move |finder| finder.find_iter(text))
            .map(|found| (self.owners[found.pattern().as_usize()], found.range()))
    }

    /// The broken words in `text`, once for each place.
    pub fn find_broken(&self, text: &str) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.broken.iter().flat_map(move |(owner, word)| word.find_iter(text).map(|found| (*owner, found.range())))
    }
}

/// Both parts, with something short and no mark between them.
fn between(word: &str, gap: usize) -> Option<Regex> {
    let (first, last) = word.split_once('…')?;
    Regex::new(&format!(r"{}[^，。；：（）\n]{{1,{gap}}}?{}", regex::escape(first), regex::escape(last))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_a_broken_one_spans_a_short_gap() {
        let words = [(0, "平台"), (1, "服务平台"), (2, "引进…人才")];
        let phrases = Phrases::new(words.into_iter(), 4);
        let owners: Vec<usize> = phrases.find("服务平台和平台").map(|found| found.0).collect();
        assert_eq!(owners, [1, 0], "服务平台 hides the 平台 in it");
        let text = "引进制茶人才，引进设备。人才";
        let broken: Vec<&str> = phrases.find_broken(text).map(|found| &text[found.1]).collect();
        assert_eq!(broken, ["引进制茶人才"], "no mark may stand in the gap");
    }
}
