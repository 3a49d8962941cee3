//! How often the words of the table stand on either side of a change, and which of them its sentence gained or lost.

use super::{
    context::around,
    words::{self, Word},
};
use crate::{diff::normalize::Change, model::Substance};

/// How often each word of the table stands on both sides of a change, sorted.
pub(super) struct Counts {
    old: Vec<(Word, u32)>,
    new: Vec<(Word, u32)>,
}

impl Counts {
    pub(super) fn of(change: &Change<'_>) -> Self {
        let counts = |text: &str| words::counts(&around(change, text));
        Self { old: counts(change.old), new: counts(change.new) }
    }

    /// Whether words of this substance went and others came in their place.
    pub(super) fn replaces(&self, substance: Substance) -> bool {
        let only = |own: &[(Word, u32)], other: &[(Word, u32)]| {
            own.iter().any(|(word, _)| word.0 == substance && !other.iter().any(|(there, _)| there == word))
        };
        only(&self.old, &self.new) && only(&self.new, &self.old)
    }

    /// The words that the change takes away or brings; one of both sides stands twice.
    pub(super) fn changed(&self) -> impl Iterator<Item = Word> {
        let gone = self.old.iter().filter(|counted| !self.new.contains(counted));
        let come = self.new.iter().filter(|counted| !self.old.contains(counted));
        gone.chain(come).map(|(word, _)| *word)
    }
}

/// Words of the table that stand more or less often in a sentence after its changes, sorted: a word that only went to
/// another place of it changed nothing.
pub(super) fn changed(sentence: &[Counts]) -> Vec<Word> {
    let signed = |words: &[(Word, u32)], sign: i64| -> Vec<(Word, i64)> {
        words.iter().map(|(word, count)| (*word, sign * i64::from(*count))).collect()
    };
    let mut all: Vec<(Word, i64)> =
        sentence.iter().flat_map(|Counts { old, new }| [signed(old, -1), signed(new, 1)]).flatten().collect();
    all.sort_unstable();
    let one = all.chunk_by(|a, b| a.0 == b.0);
    one.filter(|same| same.iter().map(|(_, more)| more).sum::<i64>() != 0).map(|same| same[0].0).collect()
}
