//! Runs of characters that two texts share.

use std::collections::BTreeSet;

use super::{BREAK, COMMON, MANY, SEED, Text};

/// A run that two texts share, in characters from their beginnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) length: usize,
}

/// For each text the later texts of other columns that share runs with it, none over another; told one text after the
/// other, so that only what one text shares is held at a time.
pub(super) fn shared(texts: &[Text], mut tell: impl FnMut(usize, usize, Vec<Run>)) {
    let seeds = Seeds::of(texts);
    let mut hits: Vec<(u32, i32, u32)> = Vec::new();
    for a in 0..texts.len() {
        seeds.hits(texts, a, &mut hits);
        hits.sort_unstable();
        for shared in hits.chunk_by(|one, next| one.0 == next.0) {
            let b = shared[0].0 as usize;
            let mut runs = runs(shared);
            runs.retain(|run| same(&texts[a], &texts[b], *run));
            without_overlaps(&mut runs);
            if !runs.is_empty() {
                tell(a, b, runs);
            }
        }
    }
}

/// Seeds that follow each other at one distance are one run.
fn runs(hits: &[(u32, i32, u32)]) -> Vec<Run> {
    hits.chunk_by(|one, next| one.1 == next.1 && next.2 <= one.2 + 1)
        .map(|line| {
            let (_, distance, start) = line[0];
            Run {
                a: start as usize,
                b: (start as i32 - distance) as usize,
                length: (line[line.len() - 1].2 - start) as usize + SEED,
            }
        })
        .collect()
}

/// A place of one seed: its hash, the text, the character.
type Seed = (u64, u32, u32);

/// The seeds that tell something: those of all texts that occur more than once and are no set phrases.
struct Seeds {
    /// Equal ones together, in the order of the texts.
    all: Vec<Seed>,
    /// The same by text and character, as places in `all` with the end of their group.
    by_text: Vec<(u32, u32)>,
    /// Where each text begins in `by_text`, and behind the last one its end.
    starts: Vec<usize>,
}

impl Seeds {
    fn of(texts: &[Text]) -> Self {
        let columns = texts.iter().map(|text| text.at.0).collect::<BTreeSet<u32>>().len();
        let mut seeds = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            for (at, window) in text.chars.windows(SEED).enumerate() {
                if window.iter().all(|one| one.0 != BREAK) {
                    seeds.push((hash(window.iter().map(|one| one.0)), number as u32, at as u32));
                }
            }
        }
        seeds.sort_unstable();
        let mut all: Vec<Seed> = Vec::new();
        let mut by_text = Vec::new();
        for group in seeds.chunk_by(|one, other| one.0 == other.0) {
            if group.len() >= 2 && group.len() <= COMMON && !is_common(group, texts, columns) {
                let end = (all.len() + group.len()) as u32;
                by_text.extend((all.len() as u32..end).map(|place| (place, end)));
                all.extend(group);
            }
        }
        by_text.sort_unstable_by_key(|&(place, _)| (all[place as usize].1, all[place as usize].2));
        let starts = (0..=texts.len() as u32)
            .map(|text| by_text.partition_point(|&(place, _)| all[place as usize].1 < text))
            .collect();
        Seeds { all, by_text, starts }
    }

    /// The places of other columns behind text `a` that share a seed with it: text, distance, character of `a`.
    fn hits(&self, texts: &[Text], a: usize, hits: &mut Vec<(u32, i32, u32)>) {
        hits.clear();
        for &(place, end) in &self.by_text[self.starts[a]..self.starts[a + 1]] {
            let (_, _, at) = self.all[place as usize];
            let later = &self.all[place as usize + 1..end as usize];
            let others = later.iter().filter(|other| texts[other.1 as usize].at.0 != texts[a].at.0);
            hits.extend(others.map(|&(_, b, there)| (b, at as i32 - there as i32, at)));
        }
    }
}

/// FNV-1a over the characters; equal hashes are checked character by character afterwards.
fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, |hash, ch| (hash ^ u64::from(ch)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether most of many documents hold the seed.
fn is_common(group: &[Seed], texts: &[Text], columns: usize) -> bool {
    let holding: BTreeSet<u32> = group.iter().map(|seed| texts[seed.1 as usize].at.0).collect();
    columns >= MANY && holding.len() * 2 > columns
}

fn same(a: &Text, b: &Text, run: Run) -> bool {
    let chars =
        |text: &Text, start: usize| text.chars[start..start + run.length].iter().map(|one| one.0).collect::<Vec<_>>();
    chars(a, run.a) == chars(b, run.b)
}

/// Keeps the longest runs that do not overlap in either text, in the order of the first.
fn without_overlaps(runs: &mut Vec<Run>) {
    runs.sort_by_key(|run| (std::cmp::Reverse(run.length), run.a, run.b));
    let mut kept: Vec<Run> = Vec::new();
    let apart = |x: usize, y: usize, one: &Run, other: &Run| x + one.length <= y || y + other.length <= x;
    for run in runs.drain(..) {
        if kept.iter().all(|other| apart(run.a, other.a, &run, other) && apart(run.b, other.b, &run, other)) {
            kept.push(run);
        }
    }
    kept.sort_by_key(|run| run.a);
    *runs = kept;
}
