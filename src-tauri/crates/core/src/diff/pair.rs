//! Two texts in tokens, and the way from words to characters and back to text.

use std::ops::Range;

use super::{
    edits::{self, Hunk, Interner},
    phrases::Regions,
    tokens::Tokens,
};
use crate::{
    model::{Op, Segment},
    words::Lexicon,
};

/// How many pairs of characters are compared inside one replaced run of words; longer ones stay as they are.
const INSIDE: usize = 1_000_000;

/// Two texts in tokens. A hunk counts in parts unless it is said to count in words.
pub(super) struct Pair<'t> {
    old: &'t str,
    new: &'t str,
    pub(super) old_tokens: Tokens,
    pub(super) new_tokens: Tokens,
    /// Parts of each old word.
    pub(super) old_words: Vec<Range<usize>>,
    /// Parts of each new word.
    pub(super) new_words: Vec<Range<usize>>,
    /// Where the phrases differ, as ranges of words.
    pub(super) regions: Vec<Hunk>,
}

impl<'t> Pair<'t> {
    /// Cuts both texts.
    pub(super) fn of(old: &'t str, new: &'t str, lexicon: &Lexicon) -> Self {
        let Regions { old: olds, new: news, hunks } = Regions::of(old, new);
        let (old_changed, new_changed): (Vec<Range<usize>>, Vec<Range<usize>>) =
            hunks.into_iter().map(|hunk| (hunk.old, hunk.new)).unzip();
        // What only one text has needs no words: nothing inside it is compared.
        let close = |own: &[Range<usize>], other: &[Range<usize>]| -> Vec<Range<usize>> {
            own.iter().zip(other).filter(|(_, other)| !other.is_empty()).map(|(own, _)| own.clone()).collect()
        };
        let old_tokens = Tokens::of(old, &olds, &close(&old_changed, &new_changed), lexicon);
        let new_tokens = Tokens::of(new, &news, &close(&new_changed, &old_changed), lexicon);
        let (old_words, new_words) = (old_tokens.words(), new_tokens.words());
        let regions = old_changed
            .iter()
            .zip(&new_changed)
            .map(|(before, after)| Hunk {
                old: words_of(old, &old_tokens, &old_words, &olds, before),
                new: words_of(new, &new_tokens, &new_words, &news, after),
            })
            .collect();
        Self { old, new, old_tokens, new_tokens, old_words, new_words, regions }
    }

    /// Old part `i`.
    pub(super) fn old_part(&self, i: usize) -> &'t str {
        self.old_tokens.text(self.old, i)
    }

    /// New part `i`.
    pub(super) fn new_part(&self, i: usize) -> &'t str {
        self.new_tokens.text(self.new, i)
    }

    /// The old text of these parts.
    pub(super) fn old_text(&self, parts: &Range<usize>) -> &'t str {
        cut(self.old, &self.old_tokens, parts)
    }

    /// The new text of these parts.
    pub(super) fn new_text(&self, parts: &Range<usize>) -> &'t str {
        cut(self.new, &self.new_tokens, parts)
    }

    /// A hunk of words as a hunk of parts.
    pub(super) fn parts(&self, words: &Hunk) -> Hunk {
        Hunk {
            old: of_words(&self.old_words, &words.old, self.old_tokens.parts.len()),
            new: of_words(&self.new_words, &words.new, self.new_tokens.parts.len()),
        }
    }

    /// Whether a word begins at this pair of equal places in at least one text: only there may a hunk end.
    pub(super) fn may_cut(&self, old: usize, new: usize) -> bool {
        self.old_tokens.cuts[old] || self.new_tokens.cuts[new]
    }

    /// The hunk with what is equal at both its ends taken away, as far as cuts are allowed.
    pub(super) fn trimmed(&self, hunk: Hunk) -> Hunk {
        let Hunk { mut old, mut new } = hunk;
        let same = |o: usize, n: usize| self.old_part(o) == self.new_part(n);
        let most = old.len().min(new.len());
        let front = (0..most).take_while(|&k| same(old.start + k, new.start + k)).count();
        let front = (0..=front).rev().find(|&k| self.may_cut(old.start + k, new.start + k)).unwrap_or(0);
        old.start += front;
        new.start += front;
        let most = old.len().min(new.len());
        let back = (1..=most).take_while(|&k| same(old.end - k, new.end - k)).count();
        let back = (0..=back).rev().find(|&k| self.may_cut(old.end - k, new.end - k)).unwrap_or(0);
        old.end -= back;
        new.end -= back;
        Hunk { old, new }
    }

    /// The hunk in smaller ones, where characters inside it are equal and cuts are allowed.
    pub(super) fn refined(&self, hunk: Hunk) -> Vec<Hunk> {
        let hunk = self.trimmed(hunk);
        if hunk.old.is_empty() || hunk.new.is_empty() || hunk.old.len() * hunk.new.len() > INSIDE {
            return vec![hunk];
        }
        let mut interner = Interner::default();
        let old: Vec<u32> = hunk.old.clone().map(|i| interner.number(self.old_part(i))).collect();
        let new: Vec<u32> = hunk.new.clone().map(|i| interner.number(self.new_part(i))).collect();
        let mut out = vec![Hunk { old: hunk.old.start..hunk.old.start, new: hunk.new.start..hunk.new.start }];
        for inner in edits::hunks(&old, &new) {
            let inner = Hunk {
                old: hunk.old.start + inner.old.start..hunk.old.start + inner.old.end,
                new: hunk.new.start + inner.new.start..hunk.new.start + inner.new.end,
            };
            let last = out.len() - 1;
            let (old_from, new_from) = (out[last].old.end, out[last].new.end);
            match self.equal_words(old_from..inner.old.start, new_from) {
                Some(kept) => {
                    out[last].old.end = old_from + kept.start;
                    out[last].new.end = new_from + kept.start;
                    out.push(Hunk { old: old_from + kept.end..inner.old.end, new: new_from + kept.end..inner.new.end });
                }
                None => {
                    out[last].old.end = inner.old.end;
                    out[last].new.end = inner.new.end;
                }
            }
        }
        if let Some(last) = out.last_mut() {
            last.old.end = hunk.old.end;
            last.new.end = hunk.new.end;
        }
        out.retain(|inner| !inner.old.is_empty() || !inner.new.is_empty());
        out
    }

    /// The longest part of an equal run (old parts, and the new part where it begins) that cuts allow, counted from the
    /// run's start; `None` where less than two characters remain.
    fn equal_words(&self, run: Range<usize>, new: usize) -> Option<Range<usize>> {
        let cuts: Vec<usize> = (0..=run.len()).filter(|&k| self.may_cut(run.start + k, new + k)).collect();
        let (first, last) = (*cuts.first()?, *cuts.last()?);
        let kept = self.old_text(&(run.start + first..run.start + last)).chars().count();
        (kept >= 2).then_some(first..last)
    }

    /// The segments that these hunks make.
    pub(super) fn segments(&self, hunks: &[Hunk]) -> Vec<Segment> {
        let mut out: Vec<Segment> = Vec::new();
        let mut push = |op: Op, text: &str| match out.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op => last.text.push_str(text),
            _ => out.push(Segment { op, text: text.to_owned() }),
        };
        let mut at = 0;
        for hunk in hunks {
            push(Op::Equal, self.old_text(&(at..hunk.old.start)));
            push(Op::Delete, self.old_text(&hunk.old));
            push(Op::Insert, self.new_text(&hunk.new));
            at = hunk.old.end;
        }
        push(Op::Equal, self.old_text(&(at..self.old_tokens.parts.len())));
        out
    }
}

/// A range of phrases as a range of words.
fn words_of(
    text: &str,
    tokens: &Tokens,
    words: &[Range<usize>],
    phrases: &[Range<usize>],
    range: &Range<usize>,
) -> Range<usize> {
    let place = |phrase: usize| {
        let byte = phrases.get(phrase).map_or(text.len(), |phrase| phrase.start);
        words.partition_point(|word| tokens.parts[word.start].start < byte)
    };
    place(range.start)..place(range.end)
}

fn cut<'t>(text: &'t str, tokens: &Tokens, parts: &Range<usize>) -> &'t str {
    let place = |i: usize| tokens.parts.get(i).map_or(text.len(), |part| part.start);
    &text[place(parts.start)..place(parts.end)]
}

fn of_words(words: &[Range<usize>], range: &Range<usize>, end: usize) -> Range<usize> {
    let place = |i: usize| words.get(i).map_or(end, |word| word.start);
    place(range.start)..place(range.end)
}
