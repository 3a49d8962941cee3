//! The words that tell what a change touches, from `assets/substance-words.tsv`.

use std::{collections::BTreeMap, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::Substance;

const TABLE: &str = include_str!("../../../../../../assets/substance-words.tsv");

static WORDS: LazyLock<Words> = LazyLock::new(Words::new);

struct Words {
    list: Vec<(Substance, &'static str)>,
    finder: Option<AhoCorasick>,
}

impl Words {
    fn new() -> Self {
        let list: Vec<(Substance, &str)> = entries().collect();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(list.iter().map(|(_, word)| *word))
            .ok();
        Self { list, finder }
    }
}

/// How often each word of the table stands in `text`.
pub(super) fn counts(text: &str) -> BTreeMap<(Substance, &'static str), u32> {
    let mut out = BTreeMap::new();
    if let Some(finder) = &WORDS.finder {
        for found in finder.find_iter(text) {
            *out.entry(WORDS.list[found.pattern().as_usize()]).or_default() += 1;
        }
    }
    out
}

/// The rows of the table.
fn entries() -> impl Iterator<Item = (Substance, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, words)| Some((substance(name)?, words)))
        .flat_map(|(substance, words)| words.split(' ').map(move |word| (substance, word)))
}

fn substance(name: &str) -> Option<Substance> {
    match name {
        "obligation" => Some(Substance::Obligation),
        "scope" => Some(Substance::Scope),
        "definition" => Some(Substance::Definition),
        "responsible" => Some(Substance::Responsible),
        "deadline" => Some(Substance::Deadline),
        "reference" => Some(Substance::Reference),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            let name = line.split('\t').next().unwrap_or("");
            assert!(substance(name).is_some(), "a line names a substance that the program knows: {line}");
            assert_eq!(line.matches('\t').count(), 1, "a line has two columns: {line}");
        }
        let words: Vec<&str> = entries().map(|(_, word)| word).collect();
        let once: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), once.len(), "a word stands for one substance");
        assert!(once.iter().all(|word| !word.trim().is_empty()), "no word is blank");
    }

    #[test]
    fn longer_words_hide_shorter_ones() {
        let found: Vec<&str> = counts("应当依照规定").keys().map(|(_, word)| *word).collect();
        assert_eq!(found, ["应当"], "应当 is one word and no 应");
    }
}
