//! Runs of characters that two texts share.

use std::collections::{BTreeMap, BTreeSet};

use super::{BREAK, COMMON, MANY, SEED, Text};

/// A run that two texts share, in characters from their beginnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) length: usize,
}

/// A place of one seed: its hash, the text, the character.
type Seed = (u64, u32, u32);

/// For each pair of texts of different columns the runs that they share, none over another.
pub(super) fn shared(texts: &[Text]) -> BTreeMap<(usize, usize), Vec<Run>> {
    let columns: BTreeSet<u32> = texts.iter().map(|text| text.at.0).collect();
    let mut hits: Vec<(u32, u32, i32, u32)> = Vec::new();
    let seeds = seeds(texts);
    for group in seeds.chunk_by(|one, other| one.0 == other.0) {
        if group.len() < 2 || group.len() > COMMON || is_common(group, texts, columns.len()) {
            continue;
        }
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                if texts[one.1 as usize].at.0 != texts[other.1 as usize].at.0 {
                    hits.push((one.1, other.1, one.2 as i32 - other.2 as i32, one.2));
                }
            }
        }
    }
    hits.sort_unstable();
    let mut found: BTreeMap<(usize, usize), Vec<Run>> = BTreeMap::new();
    // Seeds that follow each other at one distance are one run.
    for line in hits.chunk_by(|one, next| (one.0, one.1, one.2) == (next.0, next.1, next.2) && next.3 <= one.3 + 1) {
        let (a, b, distance, start) = line[0];
        let run = Run {
            a: start as usize,
            b: (start as i32 - distance) as usize,
            length: (line[line.len() - 1].3 - start) as usize + SEED,
        };
        let pair = (a as usize, b as usize);
        if same(&texts[pair.0], &texts[pair.1], run) {
            found.entry(pair).or_default().push(run);
        }
    }
    found.values_mut().for_each(without_overlaps);
    found
}

/// The seeds of all texts, equal ones together, in the order of the texts.
fn seeds(texts: &[Text]) -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        for (at, window) in text.chars.windows(SEED).enumerate() {
            if window.iter().all(|one| one.0 != BREAK) {
                seeds.push((hash(window.iter().map(|one| one.0)), number as u32, at as u32));
            }
        }
    }
    seeds.sort_unstable();
    seeds
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
