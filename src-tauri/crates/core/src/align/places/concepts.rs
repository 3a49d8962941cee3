//! The policy lexicon: which words mean one concept, and the search for them.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

const LEXICON: &str = include_str!("../../../../../../assets/lexicon.tsv");

/// A policy object, purpose or means.
#[derive(Debug)]
pub(super) struct Concept {
    /// Its name, as a link's reason shows it.
    pub(super) name: &'static str,
    /// How much it says about what a measure is for, 0.1 to 5.
    pub(super) weight: f32,
}

/// All concepts and the automaton that finds their words.
#[derive(Debug)]
pub(super) struct Concepts {
    list: Vec<Concept>,
    /// The concept of each pattern of the automaton.
    owners: Vec<usize>,
    finder: Option<AhoCorasick>,
    /// Words with a gap (引进…人才) and their concepts.
    gaps: Vec<(usize, Regex)>,
}

/// The rows of the table: name, weight, words.
pub(super) fn entries() -> impl Iterator<Item = (&'static str, f32, Vec<&'static str>)> {
    LEXICON.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        match line.split('\t').collect::<Vec<_>>()[..] {
            [name, weight, words] => (name, weight.parse().unwrap_or(0.0), words.split(' ').collect()),
            _ => (line, 0.0, Vec::new()),
        }
    })
}

/// The concepts, built once.
pub(super) fn concepts() -> &'static Concepts {
    static TABLE: LazyLock<Concepts> = LazyLock::new(|| {
        let (mut list, mut owners, mut patterns, mut gaps) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (name, weight, words) in entries() {
            let (broken, whole): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| word.contains('…'));
            owners.extend(whole.iter().map(|_| list.len()));
            patterns.extend(whole);
            gaps.extend(broken.into_iter().filter_map(|word| Some((list.len(), gap(word)?))));
            list.push(Concept { name, weight });
        }
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).ok();
        Concepts { list, owners, finder, gaps }
    });
    &TABLE
}

/// 引进…人才: both parts, with up to ten characters and no mark between them.
fn gap(word: &str) -> Option<Regex> {
    let (first, last) = word.split_once('…')?;
    Regex::new(&format!(r"{}[^，。；：\n]{{1,10}}?{}", regex::escape(first), regex::escape(last))).ok()
}

impl Concepts {
    /// The concept with this index.
    pub(super) fn get(&self, concept: usize) -> &Concept {
        &self.list[concept]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The concepts in `text` in order, each with the bytes of its word; of words that overlap the longest.
    pub(super) fn find(&self, text: &str) -> Vec<(usize, std::ops::Range<usize>)> {
        self.finder
            .iter()
            .flat_map(|finder| finder.find_iter(text))
            .map(|found| (self.owners[found.pattern().as_usize()], found.range()))
            .collect()
    }

    /// The concepts whose word stands in `text` with something in its middle, once for each place.
    pub(super) fn find_broken(&self, text: &str) -> Vec<usize> {
        self.gaps.iter().flat_map(|(concept, gap)| gap.find_iter(text).map(move |_| *concept)).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_stands_in_one_group_only() {
        let (mut names, mut words) = (BTreeSet::new(), BTreeSet::new());
        for (name, weight, group) in entries() {
            assert!(names.insert(name), "two groups are called {name}");
            assert!((0.1..=5.0).contains(&weight), "{name}: weight {weight} is out of range");
            assert!(!group.is_empty(), "{name} holds no word");
            for word in group {
                assert!(!word.trim().is_empty(), "{name} holds a double space");
                assert!(words.insert(word), "{word} stands in two groups: the second would never be found");
            }
        }
        assert!(names.len() >= 150, "the lexicon covers the common policy objects");
    }
}
