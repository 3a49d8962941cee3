//! The words that tell what a change touches, from `assets/substance-words.tsv`.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::model::Substance;

const TABLE: &str = include_str!("../../../../../../assets/substance-words.tsv");

/// A word of the table, and what it tells.
pub(super) type Word = (Substance, &'static str);

static WORDS: LazyLock<Words> = LazyLock::new(Words::new);

struct Words {
    /// What each pattern stands for: of 应=应当 the second one.
    list: Vec<(Option<Substance>, &'static str)>,
    finder: Option<AhoCorasick>,
}

impl Words {
    fn new() -> Self {
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(entries().map(|(_, word)| word.split('=').next().unwrap_or(word)))
            .ok();
        let meaning =
            |(substance, word): (Option<Substance>, &'static str)| (substance, word.rsplit('=').next().unwrap_or(word));
        Self { list: entries().map(meaning).collect(), finder }
    }
}

/// The words of the table in `text`, in order.
pub(super) fn found(text: &str) -> impl Iterator<Item = Word> {
    let found = WORDS.finder.as_ref().into_iter().flat_map(move |finder| finder.find_iter(text));
    found.filter_map(|found| match WORDS.list[found.pattern().as_usize()] {
        (Some(substance), word) => Some((substance, word)),
        (None, _) => None,
    })
}

/// Words of which one excludes the others of its line.
static INSTEAD: LazyLock<Instead> = LazyLock::new(Instead::new);

/// A bit for each word of those lines.
type Bits = u128;

struct Instead {
    finder: Option<AhoCorasick>,
    /// The words of each line.
    lines: Vec<Bits>,
}

impl Instead {
    fn new() -> Self {
        let lines = || TABLE.lines().filter_map(|line| line.strip_prefix("instead\t"));
        let words: Vec<&str> = lines().flat_map(|words| words.split(' ')).collect();
        let mut first = 0;
        let of_line = |words: &str| {
            let count = words.split(' ').count();
            first += count;
            ((1 << count) - 1) << (first - count)
        };
        Self {
            lines: lines().map(of_line).collect(),
            finder: AhoCorasick::builder().kind(Some(AhoCorasickKind::DFA)).build(words).ok(),
        }
    }

    /// The words in `text`, also those inside others.
    fn found(&self, text: &str) -> Bits {
        let found = self.finder.iter().flat_map(|finder| finder.find_overlapping_iter(text));
        found.fold(0, |bits, found| bits | 1 << found.pattern().as_usize())
    }
}

/// Whether another word of one line stands in `new` than in `old`.
pub(super) fn excludes(old: &str, new: &str) -> bool {
    let (old, new) = (INSTEAD.found(old), INSTEAD.found(new));
    INSTEAD.lines.iter().any(|line| line & old & !new != 0 && line & new & !old != 0)
}

/// How often each word of the table stands in `text`, sorted by word.
pub(super) fn counts(text: &str) -> Vec<(Word, u32)> {
    let mut words: Vec<Word> = found(text).collect();
    words.sort_unstable();
    words.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect()
}

/// The rows of the table; words of the row `nothing` tell nothing and hide the shorter ones inside them.
fn entries() -> impl Iterator<Item = (Option<Substance>, &'static str)> {
    TABLE
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("instead"))
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, words)| (substance(name), words))
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
            assert!(
                substance(name).is_some() || ["nothing", "instead"].contains(&name),
                "a line names a substance that the program knows: {line}"
            );
            assert_eq!(line.matches('\t').count(), 1, "a line has two columns: {line}");
        }
        let words: Vec<&str> = entries().map(|(_, word)| word).collect();
        let once: BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(words.len(), once.len(), "a word stands for one substance");
        assert!(once.iter().all(|word| !word.trim().is_empty()), "no word is blank");
        let bits: u32 = INSTEAD.lines.iter().map(|line| line.count_ones()).sum();
        assert!(bits < Bits::BITS, "there is a bit for each word that excludes others");
    }

    #[test]
    fn a_word_excludes_those_of_its_line_alone() {
        assert!(excludes("对单位处以罚款", "对个人处以罚款"), "a person is no unit");
        assert!(!excludes("对单位和个人", "对个人和单位"), "both stand on both sides");
        assert!(!excludes("对单位全额补助", "对企业全额补助，对单位"), "nothing that stood there went");
        assert!(!excludes("单位", "免费"), "words of two lines exclude nothing");
    }

    #[test]
    fn longer_words_hide_shorter_ones() {
        let found: Vec<&str> = found("应当依照规定").map(|(_, word)| word).collect();
        assert_eq!(found, ["应当"], "应当 is one word and no 应");
        assert_eq!(counts("应依照规定"), counts("应当依照规定"), "应 says what 应当 says");
    }
}
