//! The policy lexicon: which words mean one concept, and the search for them.

use std::sync::LazyLock;

use crate::words::phrases::{Phrases, rows};

const LEXICON: &str = include_str!("../../../../../../assets/lexicon.tsv");

/// So many characters stand between the parts of a broken word at most.
const GAP: usize = 10;

/// A policy object, purpose or means.
#[derive(Debug)]
pub(super) struct Concept {
    /// Its name, as a link's reason shows it.
    pub(super) name: &'static str,
    /// How much it says about what a measure is for, 0.1 to 5.
    pub(super) weight: f32,
}

/// All concepts and their words.
#[derive(Debug)]
pub(super) struct Concepts {
    list: Vec<Concept>,
    phrases: Phrases,
}

/// The rows of the table: name, weight, words.
pub(super) fn entries() -> impl Iterator<Item = (&'static str, f32, Vec<&'static str>)> {
    rows(LEXICON).map(|cells| match cells[..] {
        [name, weight, words] => (name, weight.parse().unwrap_or(0.0), words.split(' ').collect()),
        _ => ("", 0.0, Vec::new()),
    })
}

/// The concepts, built once.
pub(super) fn concepts() -> &'static Concepts {
    static TABLE: LazyLock<Concepts> = LazyLock::new(|| {
        let words = entries().enumerate().flat_map(|(at, (_, _, words))| words.into_iter().map(move |word| (at, word)));
        Concepts {
            list: entries().map(|(name, weight, _)| Concept { name, weight }).collect(),
            phrases: Phrases::new(words, GAP),
        }
    });
    &TABLE
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
        self.phrases.find(text).collect()
    }

    /// The concepts whose word stands in `text` with something in its middle, once for each place.
    pub(super) fn find_broken(&self, text: &str) -> Vec<usize> {
        self.phrases.find_broken(text).map(|(concept, _)| concept).collect()
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
