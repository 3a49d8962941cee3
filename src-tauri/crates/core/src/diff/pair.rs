//! Two texts in tokens, and the way from words to characters and back to text.

use std::ops::Range;

use super::{
    cutter::Cutter,
    edits::{self, Hunk, Interner},
    phrases::Regions,
    region::{self, Single},
    tokens::{Stretch, Tokens},
};
use crate::{
    model::{Op, Segment},
    words::Lexicon,
};

/// How many pairs of characters are compared inside one replaced run of words; longer ones stay as they are.
const INSIDE: usize = 1_000_000;

/// Two texts in tokens. A hunk counts in parts.
pub(super) struct Pair<'t> {
    old: &'t str,
    new: &'t str,
    pub(super) old_tokens: Tokens,
    pub(super) new_tokens: Tokens,
    /// Where the phrases differ.
    pub(super) regions: Vec<Region>,
}

/// A place where the phrases differ.
pub(super) struct Region {
    /// What differs, in parts.
    pub(super) hunk: Hunk,
    /// Whether the words were already looked at: it is one hunk.
    pub(super) is_single: bool,
}

impl<'t> Pair<'t> {
    /// Cuts both texts.
    pub(super) fn of(old: &'t str, new: &'t str, lexicon: &Lexicon) -> Self {
        let mut cutter = Cutter::new(lexicon);
        let (mut olds, mut news, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for (before, after) in Regions::of(old, new).bytes() {
            let (before, after) = region::shorter((old, before), (new, after));
            let single = region::single(&old[before.clone()], &new[after.clone()], lexicon);
            let (old_words, new_words) = match &single {
                Some(single) if single.by_old => (Some(single.words.clone()), None),
                Some(single) => (None, Some(single.words.clone())),
                // What only one text has needs no words: nothing inside it is compared.
                None if before.is_empty() || after.is_empty() => (None, None),
                None => {
                    let (before, after) = cutter.both(&old[before.clone()], &new[after.clone()]);
                    (Some(before), Some(after))
                }
            };
            places.push(match single {
                None => (before.clone(), after.clone(), false),
                Some(Single { front, old_back, new_back, .. }) => {
                    (before.start + front..before.start + old_back, after.start + front..after.start + new_back, true)
                }
            });
            olds.push(Stretch { bytes: before, words: old_words });
            news.push(Stretch { bytes: after, words: new_words });
        }
        let (old_tokens, new_tokens) = (Tokens::of(old, &olds), Tokens::of(new, &news));
        let parts = |tokens: &Tokens, bytes: Range<usize>| tokens.at(bytes.start)..tokens.at(bytes.end);
        let regions = places.into_iter().map(|(before, after, is_single)| Region {
            hunk: Hunk { old: parts(&old_tokens, before), new: parts(&new_tokens, after) },
            is_single,
        });
        let regions = regions.collect();
        Self { old, new, old_tokens, new_tokens, regions }
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

    /// Whether a word begins at this pair of equal places in at least one text: only there may a hunk end.
    pub(super) fn may_cut(&self, old: usize, new: usize) -> bool {
        self.old_tokens.may_cut(old) || self.new_tokens.may_cut(new)
    }

    /// The hunk with what is equal at both its ends taken away, as far as cuts are allowed. Equal text may lie in other parts on
    /// the other side: a name in a list of units is one there and none here.
    pub(super) fn trimmed(&self, hunk: Hunk) -> Hunk {
        let Hunk { mut old, mut new } = hunk;
        let same = |(a, b): &(u8, u8)| a == b;
        let (before, after) = (self.old_text(&old), self.new_text(&new));
        let most = before.bytes().zip(after.bytes()).take_while(same).count();
        if most > 0 {
            let (first, start) = (self.old_tokens.begin(old.start), self.new_tokens.begin(new.start));
            let cut = |i: usize| self.cut_at(i, start + self.old_tokens.begin(i) - first);
            let fronts = old.start + 1..self.old_tokens.at(first + most + 1).min(old.end + 1);
            if let Some((i, j)) = fronts.rev().find_map(cut) {
                (old.start, new.start) = (i, j);
            }
        }
        let (before, after) = (self.old_text(&old), self.new_text(&new));
        let most = before.bytes().rev().zip(after.bytes().rev()).take_while(same).count();
        if most > 0 {
            let (last, end) = (self.old_tokens.begin(old.end), self.new_tokens.begin(new.end));
            let cut = |i: usize| self.cut_at(i, end + self.old_tokens.begin(i) - last);
            let mut backs = self.old_tokens.at(last - most)..old.end;
            if let Some((i, j)) = backs.find_map(cut) {
                (old.end, new.end) = (i, j);
            }
        }
        Hunk { old, new }
    }

    /// Old part `i` and the new part that begins at `byte`, where a cut before both is allowed.
    fn cut_at(&self, i: usize, byte: usize) -> Option<(usize, usize)> {
        let j = self.new_tokens.at(byte);
        (j <= self.new_tokens.len() && self.new_tokens.begin(j) == byte && self.may_cut(i, j)).then_some((i, j))
    }

    /// Hunks in smaller ones, where characters inside them are equal and cuts are allowed.
    pub(super) fn refined(&self, hunks: Vec<Hunk>) -> Vec<Hunk> {
        let mut out = Vec::with_capacity(hunks.len());
        hunks.into_iter().for_each(|hunk| self.refine(hunk, &mut out));
        out
    }

    /// Adds the smaller ones of one hunk.
    fn refine(&self, hunk: Hunk, out: &mut Vec<Hunk>) {
        let hunk = self.trimmed(hunk);
        if hunk.old.is_empty() || hunk.new.is_empty() || hunk.old.len() * hunk.new.len() > INSIDE {
            return out.push(hunk);
        }
        let mut interner = Interner::default();
        let old: Vec<u64> = hunk.old.clone().map(|i| interner.number(self.old_part(i))).collect();
        let new: Vec<u64> = hunk.new.clone().map(|i| interner.number(self.new_part(i))).collect();
        if !self.may_keep(&hunk, &old, &new) {
            return out.push(hunk);
        }
        let mut inside = vec![Hunk { old: hunk.old.start..hunk.old.start, new: hunk.new.start..hunk.new.start }];
        for inner in edits::hunks(&old, &new) {
            let inner = Hunk {
                old: hunk.old.start + inner.old.start..hunk.old.start + inner.old.end,
                new: hunk.new.start + inner.new.start..hunk.new.start + inner.new.end,
            };
            let last = inside.len() - 1;
            let (old_from, new_from) = (inside[last].old.end, inside[last].new.end);
            match self.equal_words(old_from..inner.old.start, new_from) {
                Some(kept) => {
                    inside[last].old.end = old_from + kept.start;
                    inside[last].new.end = new_from + kept.start;
                    inside.push(Hunk {
                        old: old_from + kept.end..inner.old.end,
                        new: new_from + kept.end..inner.new.end,
                    });
                }
                None => {
                    inside[last].old.end = inner.old.end;
                    inside[last].new.end = inner.new.end;
                }
            }
        }
        if let Some(last) = inside.last_mut() {
            last.old.end = hunk.old.end;
            last.new.end = hunk.new.end;
        }
        out.extend(inside.into_iter().filter(|inner| !inner.old.is_empty() || !inner.new.is_empty()));
    }

    /// Whether a hunk whose parts have these numbers may hold an equal run of two characters.
    fn may_keep(&self, hunk: &Hunk, old: &[u64], new: &[u64]) -> bool {
        let several = |at: usize| self.old_part(hunk.old.start + at).chars().nth(1).is_some();
        old.iter().enumerate().any(|(at, part)| {
            let next = old.get(at + 1);
            let fits = |(place, other): (usize, &u64)| {
                other == part && (next.is_some() && next == new.get(place + 1) || several(at))
            };
            new.iter().enumerate().any(fits)
        })
    }

    /// The longest part of an equal run (old parts, and the new part where it begins) that cuts allow, counted from the
    /// run's start; `None` where less than two characters remain.
    fn equal_words(&self, run: Range<usize>, new: usize) -> Option<Range<usize>> {
        let cuts: Vec<usize> = (0..=run.len()).filter(|&k| self.may_cut(run.start + k, new + k)).collect();
        let (first, last) = (*cuts.first()?, *cuts.last()?);
        let kept = self.old_text(&(run.start + first..run.start + last)).chars().count();
        (kept >= 2).then_some(first..last)
    }

    /// The segments that these hunks make, between what stands before and behind both texts.
    pub(super) fn segments(&self, before: &str, hunks: &[Hunk], behind: &str) -> Vec<Segment> {
        let mut out: Vec<Segment> = Vec::new();
        let mut push = |op: Op, text: &str| match out.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op => last.text.push_str(text),
            _ => out.push(Segment { op, text: text.to_owned() }),
        };
        push(Op::Equal, before);
        let mut at = 0;
        for hunk in hunks {
            push(Op::Equal, self.old_text(&(at..hunk.old.start)));
            push(Op::Delete, self.old_text(&hunk.old));
            push(Op::Insert, self.new_text(&hunk.new));
            at = hunk.old.end;
        }
        push(Op::Equal, self.old_text(&(at..self.old_tokens.len())));
        push(Op::Equal, behind);
        out
    }
}

fn cut<'t>(text: &'t str, tokens: &Tokens, parts: &Range<usize>) -> &'t str {
    &text[tokens.begin(parts.start)..tokens.begin(parts.end)]
}
