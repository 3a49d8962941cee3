//! The fields of the index, and how a clause becomes an entry.
//!
//! `pairs` holds every two neighbouring characters at the position of the first: a phrase of pairs is exactly a substring.
//! The last character is paired with [`END`], so that a single character is found as the beginning of a pair.
//! `heading_words` and `words` hold jieba's words for rank alone.

use duice_core::words::Lexicon;
use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{PreTokenizedString, Token, TokenStream, Tokenizer, TokenizerManager},
};

use crate::{
    fold::{look, short_place},
    table::clauses::ClauseRow,
};

/// The schema with its fields.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub(super) schema: Schema,
    pub(super) clause: Field,
    pub(super) revision: Field,
    pub(super) place: Field,
    pub(super) theme: Field,
    pub(super) pairs: Field,
    pub(super) heading_words: Field,
    pub(super) words: Field,
}

/// Name of the field by which equal scores are put in order.
pub(super) const CLAUSE: &str = "clause";

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let text = |tokenizer: &str, option| {
            let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option);
            TextOptions::default().set_indexing_options(indexing)
        };
        let pairs = text("pairs", IndexRecordOption::WithFreqsAndPositions);
        // The words come cut: no tokenizer sees them.
        let words = text("raw", IndexRecordOption::WithFreqs);
        Self {
            clause: schema.add_u64_field(CLAUSE, FAST),
            revision: schema.add_u64_field("revision", INDEXED),
            place: schema.add_text_field("place", STRING),
            theme: schema.add_text_field("theme", STRING),
            pairs: schema.add_text_field("pairs", pairs),
            heading_words: schema.add_text_field("heading_words", words.clone()),
            words: schema.add_text_field("words", words),
            schema: schema.build(),
        }
    }

    /// The entry of one clause.
    pub(super) fn entry(
        &self,
        row: &ClauseRow,
        revision: i64,
        region: &[String],
        lexicon: &Lexicon,
    ) -> TantivyDocument {
        let mut entry = TantivyDocument::new();
        entry.add_u64(self.clause, row.id as u64);
        entry.add_u64(self.revision, revision as u64);
        for place in region {
            entry.add_text(self.place, place);
            let short = short_place(place);
            if short != place {
                entry.add_text(self.place, short);
            }
        }
        if let Some(theme) = &row.theme {
            entry.add_text(self.theme, theme);
        }
        let folded = look(&row.text);
        entry.add_pre_tokenized_text(self.heading_words, words(&look(&row.clause.heading), lexicon, 1));
        entry.add_pre_tokenized_text(self.words, words(&folded, lexicon, BODY_WORD));
        entry.add_text(self.pairs, folded);
        entry
    }
}

/// The fewest characters of a word that counts in a body: single ones stand everywhere and say little.
pub(super) const BODY_WORD: usize = 2;

/// Long words and the short ones inside them, of `least` characters or more, without punctuation.
fn words(folded: &str, lexicon: &Lexicon, least: usize) -> PreTokenizedString {
    let ranges = lexicon.cut_for_search(folded).into_iter().filter(|range| is_word(&folded[range.clone()], least));
    let tokens = ranges.enumerate().map(|(position, range)| Token {
        offset_from: range.start,
        offset_to: range.end,
        position,
        text: folded[range].to_owned(),
        position_length: 1,
    });
    // The text itself is not stored, so it need not be copied.
    PreTokenizedString { text: String::new(), tokens: tokens.collect() }
}

/// Whether a token says anything: punctuation and spaces do not, nor does what is shorter than `least` characters.
pub(super) fn is_word(token: &str, least: usize) -> bool {
    token.chars().any(char::is_alphanumeric) && token.chars().nth(least - 1).is_some()
}

/// Stands behind the last character; folding makes sure that no text holds it.
pub(super) const END: char = '\0';

/// The tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    // Its own ones serve places, themes and numbers.
    let manager = TokenizerManager::default();
    manager.register("pairs", Pairs);
    manager
}

/// Every character with the one behind it, at the position of the first.
#[derive(Debug, Clone)]
struct Pairs;

#[derive(Debug)]
struct PairStream<'a> {
    text: &'a str,
    start: usize,
    token: Token,
}

impl Tokenizer for Pairs {
    type TokenStream<'a> = PairStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PairStream<'a> {
        // Positions are counted from -1, so that the first step lands on 0.
        PairStream { text, start: 0, token: Token { position: usize::MAX, ..Token::default() } }
    }
}

impl TokenStream for PairStream<'_> {
    fn advance(&mut self) -> bool {
        let mut rest = self.text[self.start..].chars();
        let Some(first) = rest.next() else { return false };
        let second = rest.next();
        self.token.text.clear();
        self.token.text.push(first);
        self.token.text.push(second.unwrap_or(END));
        self.token.offset_from = self.start;
        self.token.offset_to = self.start + first.len_utf8() + second.map_or(0, char::len_utf8);
        self.token.position = self.token.position.wrapping_add(1);
        self.start += first.len_utf8();
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(usize, String)> {
        let mut analyzer = tokenizers().get("pairs").unwrap();
        let mut stream = analyzer.token_stream(text);
        let mut out = Vec::new();
        while let Some(token) = stream.next() {
            out.push((token.position, token.text.clone()));
        }
        out
    }

    #[test]
    fn positions_are_character_offsets() {
        let expected: Vec<(usize, String)> =
            vec![(0, "加a".into()), (1, "a站".into()), (2, "站。".into()), (3, format!("。{END}"))];
        assert_eq!(pairs("加a站。"), expected, "a phrase of pairs is a substring only with true positions");
        assert_eq!(pairs("加"), [(0, format!("加{END}"))], "a text of one character is found too");
        assert!(pairs("").is_empty(), "nothing is in an empty text");
    }
}
