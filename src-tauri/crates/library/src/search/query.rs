//! From what was typed to a query of the index.
//!
//! Every word apart by white space must occur as a substring; jieba's words only add to the score.

use std::ops::Bound;

use duice_core::{facts::regions, themes, words::Lexicon};
use tantivy::{
    Term,
    query::{
        BooleanQuery, BoostQuery, ConstScoreQuery, InvertedIndexRangeQuery, Occur, PhraseQuery, Query, TermQuery,
        TermSetQuery,
    },
    schema::{Field, IndexRecordOption},
};

use super::fields::{BODY_WORD, END, Fields, is_word};
use crate::{ErrorCode, LibraryError, SearchQuery, fold::look};

/// More characters than this are no search but a text.
const LONGEST: usize = 500;

/// More words than this are no search but a text.
const MOST: usize = 32;

/// How much a word in the heading counts more than one in the body.
const HEADING: f32 = 2.5;

/// How much the substring itself counts beside jieba's words: it orders hits that jieba would cut elsewhere.
const SUBSTRING: f32 = 0.2;

/// A query that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The folded words, each once.
    pub(crate) words: Vec<String>,
    regions: Vec<String>,
    themes: Vec<String>,
}

/// The words of a folded query, apart by white space. What stands in quotes is one word, white space included; the quotes
/// are no part of it, nor are those around a single word.
fn words(folded: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = folded.trim_start();
    while !rest.is_empty() {
        let (word, behind) = quoted(rest).unwrap_or_else(|| rest.split_once(char::is_whitespace).unwrap_or((rest, "")));
        out.push(word.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = behind.trim_start();
    }
    out
}

/// What stands in quotes at the beginning of `text`, and the text behind; the closing quote ends a word.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let mark = text.chars().next().filter(|mark| ['"', '\''].contains(mark))?;
    let inner = &text[mark.len_utf8()..];
    let close = inner.match_indices(mark).map(|(at, _)| at).find(|&at| {
        let behind = inner[at + mark.len_utf8()..].chars().next();
        behind.is_none_or(char::is_whitespace)
    })?;
    let (word, behind) = (&inner[..close], &inner[close + mark.len_utf8()..]);
    (!word.trim().is_empty()).then_some((word, behind))
}

impl Wanted {
    /// Understands a query, or says in a sentence why not.
    pub(crate) fn new(query: &SearchQuery) -> Result<Self, LibraryError> {
        let bad = |message: String, hint: &str| Err(LibraryError::new(ErrorCode::BadQuery, message, hint));
        if query.text.chars().count() > LONGEST {
            return bad(format!("检索词超过 {LONGEST} 个字。"), "请缩短后再查。");
        }
        let mut words: Vec<String> = Vec::new();
        for word in self::words(&look(&query.text)) {
            if !words.contains(&word) {
                words.push(word);
            }
        }
        if words.is_empty() {
            return bad("没有检索词。".into(), "请输入要查找的词，多个词之间用空格隔开。");
        }
        if words.len() > MOST {
            return bad(format!("检索词超过 {MOST} 个。"), "请减少后再查。");
        }
        if let Some(id) = query.themes.iter().find(|id| themes::all().iter().all(|theme| theme.id != id.as_str())) {
            return bad(format!("没有名为“{id}”的主题。"), "请核对主题代号。");
        }
        // 青岛 and 山东省青岛市 mean the same place; a name that the table does not know stands as it is.
        let place =
            |name: &str| regions::canonical(name).and_then(|path| path.last().cloned()).unwrap_or(name.to_owned());
        let regions = query.regions.iter().map(|name| place(name.trim())).filter(|name| !name.is_empty());
        Ok(Self { words, regions: regions.collect(), themes: query.themes.clone() })
    }

    /// The query of the index; clauses of the `trashed` revisions are left out.
    pub(super) fn query(&self, fields: &Fields, lexicon: &Lexicon, trashed: &[i64]) -> BooleanQuery {
        let mut parts: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in &self.words {
            parts.push((Occur::Must, substring(fields, word)));
            for token in lexicon.cut(word) {
                let token = &word[token];
                if is_word(token, BODY_WORD) {
                    parts.push((Occur::Should, Box::new(ranked(fields.words, token))));
                }
                if is_word(token, 1) {
                    let heading = BoostQuery::new(Box::new(ranked(fields.heading_words, token)), HEADING);
                    parts.push((Occur::Should, Box::new(heading)));
                }
            }
        }
        for (field, names) in [(fields.place, &self.regions), (fields.theme, &self.themes)] {
            if !names.is_empty() {
                let any = TermSetQuery::new(names.iter().map(|name| Term::from_field_text(field, name)));
                parts.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(any), 0.0))));
            }
        }
        if !trashed.is_empty() {
            let gone = trashed.iter().map(|id| Term::from_field_u64(fields.revision, *id as u64));
            parts.push((Occur::MustNot, Box::new(TermSetQuery::new(gone))));
        }
        BooleanQuery::new(parts)
    }
}

fn ranked(field: Field, token: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, token), IndexRecordOption::WithFreqs)
}

/// `word` somewhere in the text: pairs that cover it, each at its own offset.
fn substring(fields: &Fields, word: &str) -> Box<dyn Query> {
    let chars: Vec<char> = word.chars().collect();
    let pair = |at: usize| Term::from_field_text(fields.pairs, &chars[at..at + 2].iter().collect::<String>());
    match chars.len() {
        0 | 1 => {
            let bound = |second: char| Bound::Included(Term::from_field_text(fields.pairs, &format!("{word}{second}")));
            let begins = InvertedIndexRangeQuery::new(bound(END), bound(char::MAX));
            Box::new(ConstScoreQuery::new(Box::new(begins), SUBSTRING))
        }
        2 => {
            let term = TermQuery::new(pair(0), IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(term), SUBSTRING))
        }
        // Every second pair covers all characters; the last one closes an odd length.
        length => {
            let mut offsets: Vec<usize> = (0..length - 1).step_by(2).collect();
            if length % 2 == 1 {
                offsets.push(length - 2);
            }
            let terms = offsets.into_iter().map(|at| (at, pair(at))).collect();
            Box::new(BoostQuery::new(Box::new(PhraseQuery::new_with_offset(terms)), SUBSTRING))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn wanted(text: &str) -> Result<Wanted, LibraryError> {
        Wanted::new(&SearchQuery { text: text.into(), ..SearchQuery::default() })
    }

    #[test]
    fn words_are_apart_by_white_space_of_any_width() {
        assert_eq!(wanted(" 加氢站　人才 加氢站\tＡＩ ").unwrap().words, ["加氢站", "人才", "ai"], "each once, folded");
        assert_eq!(
            wanted("“人才” \"住房\" ”").unwrap().words,
            ["人才", "住房", "\""],
            "quotes around a word are no part of it"
        );
        assert_eq!(
            wanted("\"smart  city\" ‘样品 泊位’ 甲\"乙 丙\"").unwrap().words,
            ["smart city", "样品 泊位", "甲\"乙", "丙\""],
            "what stands in quotes is one word"
        );
        assert_eq!(
            wanted("\"\" \"人才").unwrap().words,
            ["\"\"", "\"人才"],
            "a quote alone is looked for as it stands"
        );
    }

    #[test]
    fn signs_of_other_programs_are_looked_for_as_they_stand() {
        for text in
            ["人才 AND 住房", "人才*", "-人才", "heading:人才", "(人才", "人才?", "a+b", "人才 OR", "\\", "[", "^2"]
        {
            let words = wanted(text).unwrap().words;
            assert_eq!(words.join(" "), look(text), "no sign is an operator: {text}");
        }
    }

    #[test]
    fn a_query_that_cannot_be_answered_gives_a_sentence() {
        for text in ["", " 　\n", &"长".repeat(501), &"字 ".repeat(3).repeat(40).replace('字', "甲乙丙")] {
            match wanted(text) {
                Err(error) => {
                    assert_eq!(error.code, ErrorCode::BadQuery);
                    assert!(error.message.ends_with('。') && !error.hint.is_empty(), "a sentence and what to do");
                }
                Ok(wanted) => assert_eq!(wanted.words.len(), 1, "only the repeated word is a query"),
            }
        }
        let query = SearchQuery { text: "人才".into(), themes: vec!["no-such".into()], ..SearchQuery::default() };
        let error = Wanted::new(&query).unwrap_err();
        assert!(error.message.contains("no-such"), "an unknown theme is named: {}", error.message);
    }
}
