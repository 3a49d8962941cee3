//! The fields of the index, and how a clause becomes an entry.
//!
//! `pairs` holds every two neighbouring characters at the position of the first: a phrase of pairs is exactly a substring.
//! `chars` holds single characters for queries of one. `heading_words` and `words` hold jieba's words for rank alone.

use duice_core::words::Lexicon;
use tantivy::{
    TantivyDocument,
    schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions},
    tokenizer::{PreTokenizedString, Token, TokenStream, Tokenizer, TokenizerManager},
};

use crate::{
    fold::{fold, short_place},
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
    pub(super) chars: Field,
    pub(super) heading_words: Field,
    pub(super) words: Field,
}

/// Name of the field by which equal scores are put in order.
pub(super) const CLAUSE: &str = "clause";

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let text = |tokenizer: &str, option, norms| {
            let indexing =
                TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option).set_fieldnorms(norms);
            TextOptions::default().set_indexing_options(indexing)
        };
        let pairs = text("pairs", IndexRecordOption::WithFreqsAndPositions, true);
        let words = text("chars", IndexRecordOption::WithFreqs, true);
        Self {
            clause: schema.add_u64_field(CLAUSE, FAST),
            revision: schema.add_u64_field("revision", INDEXED),
            place: schema.add_text_field("place", STRING),
            theme: schema.add_text_field("theme", STRING),
            pairs: schema.add_text_field("pairs", pairs),
            chars: schema.add_text_field("chars", text("chars", IndexRecordOption::Basic, false)),
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
        let folded = fold(&row.text);
        entry.add_pre_tokenized_text(self.heading_words, words(&fold(&row.clause.heading), lexicon));
        entry.add_pre_tokenized_text(self.words, words(&folded, lexicon));
        entry.add_text(self.chars, &folded);
        entry.add_text(self.pairs, folded);
        entry
    }
}

/// Long words and the short ones inside them, without punctuation.
fn words(folded: &str, lexicon: &Lexicon) -> PreTokenizedString {
    let ranges = lexicon.cut_for_search(folded).into_iter().filter(|range| is_word(&folded[range.clone()]));
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

/// Whether a token says anything: punctuation and spaces do not.
pub(super) fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// The tokenizers that the schema names.
pub(super) fn tokenizers() -> TokenizerManager {
    // Its own ones serve places, themes and numbers.
    let manager = TokenizerManager::default();
    manager.register("pairs", Grams { length: 2 });
    manager.register("chars", Grams { length: 1 });
    manager
}

/// Every run of `length` characters, at the position of its first.
#[derive(Debug, Clone)]
struct Grams {
    length: usize,
}

#[derive(Debug)]
struct GramStream<'a> {
    text: &'a str,
    length: usize,
    start: usize,
    token: Token,
}

impl Tokenizer for Grams {
    type TokenStream<'a> = GramStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> GramStream<'a> {
        // Positions are counted from -1, so that the first step lands on 0.
        GramStream { text, length: self.length, start: 0, token: Token { position: usize::MAX, ..Token::default() } }
    }
}

impl TokenStream for GramStream<'_> {
    fn advance(&mut self) -> bool {
        let rest = &self.text[self.start..];
        let mut ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let Some(first) = ends.next() else { return false };
        let end = if self.length == 1 { Some(first) } else { ends.nth(self.length - 2) };
        let Some(end) = end else { return false };
        self.token.text.clear();
        self.token.text.push_str(&rest[..end]);
        self.token.offset_from = self.start;
        self.token.offset_to = self.start + end;
        self.token.position = self.token.position.wrapping_add(1);
        self.start += first;
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

    fn grams(name: &str, text: &str) -> Vec<(usize, String)> {
        let mut analyzer = tokenizers().get(name).unwrap();
        let mut stream = analyzer.token_stream(text);
        let mut out = Vec::new();
        while let Some(token) = stream.next() {
            out.push((token.position, token.text.clone()));
        }
        out
    }

    #[test]
    fn positions_are_character_offsets() {
        let expected: Vec<(usize, String)> = vec![(0, "加a".into()), (1, "a站".into()), (2, "站。".into())];
        assert_eq!(grams("pairs", "加a站。"), expected, "a phrase of pairs is a substring only with true positions");
        assert_eq!(grams("chars", "加a").len(), 2);
        assert!(grams("pairs", "加").is_empty() && grams("pairs", "").is_empty(), "one character makes no pair");
    }
}
