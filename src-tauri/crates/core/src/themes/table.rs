//! The tables of themes and of words that speak for them, and the search for those words.

use std::{collections::BTreeMap, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};

use super::Theme;
use crate::words::phrases::rows;

const THEMES: &str = include_str!("../../../../../assets/themes.tsv");
const WORDS: &str = include_str!("../../../../../assets/theme-words.tsv");

/// A word with the themes that it speaks for, as indices of [`super::all`], and how strongly.
#[derive(Debug)]
pub(super) struct Word {
    /// The word or phrase.
    pub(super) text: &'static str,
    /// Theme and weight.
    pub(super) votes: Vec<(usize, f32)>,
}

/// All words of the table, and the automaton that finds them.
#[derive(Debug)]
pub(super) struct Words {
    list: Vec<Word>,
    finder: Option<AhoCorasick>,
}

/// One word found in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    /// Index for [`Words::get`].
    pub(super) word: usize,
    /// Byte at which it begins.
    pub(super) start: usize,
}

/// Reads `assets/themes.tsv`.
pub(super) fn themes() -> Vec<Theme> {
    rows(THEMES)
        .filter_map(|cells| match cells[..] {
            [id, name] => Some(Theme { id, name }),
            _ => None,
        })
        .collect()
}

/// The rows of `assets/theme-words.tsv`: theme id, weight, word.
pub(super) fn entries() -> impl Iterator<Item = (&'static str, f32, &'static str)> {
    rows(WORDS).flat_map(|cells| {
        let (theme, weight, words) = match cells[..] {
            [theme, weight, words] => (theme, weight.parse().unwrap_or(0.0), words),
            _ => ("", 0.0, ""),
        };
        words.split(' ').map(move |word| (theme, weight, word))
    })
}

/// The words, built once.
pub(super) fn words() -> &'static Words {
    static TABLE: LazyLock<Words> = LazyLock::new(|| {
        let mut votes: BTreeMap<&'static str, Vec<(usize, f32)>> = BTreeMap::new();
        for (id, weight, word) in entries() {
            // Words of the theme `none` stay without a vote: they only hide the words inside them.
            let votes = votes.entry(word).or_default();
            votes.extend(super::all().iter().position(|theme| theme.id == id).map(|theme| (theme, weight)));
        }
        let list: Vec<Word> = votes.into_iter().map(|(text, votes)| Word { text, votes }).collect();
        let finder =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(list.iter().map(|word| word.text)).ok();
        Words { list, finder }
    });
    &TABLE
}

impl Words {
    /// The word with this index.
    pub(super) fn get(&self, word: usize) -> &Word {
        &self.list[word]
    }

    /// The words in `text` in order; of words that overlap the longest, so that phrases beat the words inside them.
    pub(super) fn find(&self, text: &str) -> impl Iterator<Item = Found> {
        self.finder
            .iter()
            .flat_map(move |finder| finder.find_iter(text))
            .map(|found| Found { word: found.pattern().as_usize(), start: found.start() })
    }
}
