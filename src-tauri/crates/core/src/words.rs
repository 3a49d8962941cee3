//! The one word-cutter: jieba with the program's own words, used by diff, align, themes and the ranked search field.
//!
//! A [`Lexicon`] takes about 100 ms and 33 MB to build: build it once, off the window's thread, and pass it in.

use std::ops::Range;

use jieba_rs::{Jieba, TokenizeMode};

/// The dictionary, with the program's own words added.
#[derive(Debug)]
pub struct Lexicon {
    jieba: Jieba,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

impl Lexicon {
    /// Loads the embedded dictionary.
    pub fn new() -> Self {
        Self { jieba: Jieba::new() }
    }

    /// The words of `text` in order, as byte ranges that cover it without gaps.
    pub fn cut(&self, text: &str) -> Vec<Range<usize>> {
        let mut at = 0;
        self.jieba
            .cut(text, true)
            .iter()
            .map(|token| {
                let start = at;
                at += token.word.len();
                start..at
            })
            .collect()
    }

    /// Overlapping words for an index: long words and the short ones inside them, as byte ranges.
    pub fn cut_for_search(&self, text: &str) -> Vec<Range<usize>> {
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        self.jieba
            .tokenize(text, TokenizeMode::Search, true)
            .iter()
            .map(|token| offsets[token.start]..offsets[token.end])
            .collect()
    }
}
