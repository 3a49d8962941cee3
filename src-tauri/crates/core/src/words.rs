//! The one word-cutter: jieba with the program's own words, used by diff, align, themes and the ranked search field.
//!
//! A [`Lexicon`] takes about 100 ms and 33 MB to build: build it once, off the window's thread, and pass it in.

pub mod fold;
pub mod invisible;
pub mod order;
pub mod pairs;
pub mod phrases;

use std::ops::Range;

use jieba_rs::{Jieba, TokenizeMode};

/// Words of policy language that jieba's dictionary lacks; the first column is the word.
const OWN_WORDS: &str = include_str!("../../../../assets/words.tsv");

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
    /// Loads the embedded dictionary and the words of `assets/words.tsv`.
    pub fn new() -> Self {
        let mut jieba = Jieba::new();
        for word in own_words() {
            jieba.add_word(word, None, None);
        }
        Self { jieba }
    }

    /// The words of `text` in order, as byte ranges that cover it without gaps.
    pub fn cut(&self, text: &str) -> Vec<Range<usize>> {
        let mut at = 0;
        self.jieba
            .cut(text, true)
            .into_iter()
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

/// Whether `ch` is no mark and no white space; Chinese characters and the marks of every sentence are told at once.
#[inline]
pub fn is_letter(ch: char) -> bool {
    match ch {
        '\u{4e00}'..='\u{9fff}' => true,
        '，' | '。' | '、' | '；' | '：' | '（' | '）' | '《' | '》' | '“' | '”' | '〔' | '〕' => false,
        _ => ch.is_alphanumeric(),
    }
}

/// The words of the table, comments left out.
fn own_words() -> impl Iterator<Item = &'static str> {
    OWN_WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').next())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_table_names_each_word_once_and_only_short_ones() {
        let mut seen = BTreeSet::new();
        for word in own_words() {
            assert!(seen.insert(word), "{word} stands twice in assets/words.tsv");
            let length = word.chars().count();
            assert!((2..=8).contains(&length), "{word}: a unit of {length} characters is too coarse for a diff");
            assert!(word.chars().all(|c| !c.is_whitespace()), "{word} holds white space");
        }
        assert!(seen.len() > 100, "the table is embedded and not empty");
    }

    #[test]
    fn own_words_stay_whole() {
        let lexicon = Lexicon::new();
        let text = "对专精特新企业的首台套产品揭榜挂帅";
        let words: Vec<&str> = lexicon.cut(text).into_iter().map(|range| &text[range]).collect();
        for word in ["专精特新", "首台套", "揭榜挂帅"] {
            assert!(words.contains(&word), "{word} is one unit of policy language, but was cut: {words:?}");
        }
        assert_eq!(words.concat(), text, "a cut covers the text without gaps");
    }
}
