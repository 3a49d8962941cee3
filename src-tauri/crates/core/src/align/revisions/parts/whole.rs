//! Parts that stand whole in their host: as a paragraph, a phrase or sentences of it.

use super::LEAST_OF_ITS_OWN;
use crate::{align::revisions::unit::Unit, words::is_letter};

/// A sentence that stands in the host word for word has so many characters,
const SENTENCE: usize = 12;
/// and all of them together make such a share of the part.
const SENTENCES: f32 = 0.33;

/// Whether a part is all of a paragraph of `host` that `beside`, the host's partner, lost: a short one too, where no other
/// clause of its side says the same.
pub(super) fn is_paragraph((units, i): (&[Unit<'_>], usize), host: &Unit<'_>, beside: Option<&Unit<'_>>) -> bool {
    let part = &*units[i].text;
    let is_one = |unit: &Unit<'_>| unit.text.lines().any(|line| line == part);
    units[i].chars().len() >= LEAST_OF_ITS_OWN
        && host.text.contains('\n')
        && is_one(host)
        && !beside.is_some_and(is_one)
        && is_alone((units, i), part)
}

/// Whether a part is all of a phrase of `host` that `beside`, the host's partner, lost; no other clause of its side says the
/// same.
pub(super) fn is_phrase((units, i): (&[Unit<'_>], usize), host: &Unit<'_>, beside: Option<&Unit<'_>>) -> bool {
    let part = units[i].text.trim_end_matches(['。', '；']);
    let is_mark = |ch: char| matches!(ch, '，' | '。' | '；' | '：' | '\n');
    let is_one = |unit: &Unit<'_>| {
        let opens = |before: &str| before.is_empty() || before.ends_with(is_mark);
        stands(part, unit, opens, |behind| behind.is_empty() || behind.starts_with(is_mark))
    };
    units[i].chars().len() >= LEAST_OF_ITS_OWN
        && is_one(host)
        && !beside.is_some_and(is_one)
        && is_alone((units, i), part)
}

/// Whether what a part says besides what it begins with, which `beside`, the host's partner, begins with too, is a phrase of
/// `host` that only these two have: 企业应当接受监督 behind 企业应当提交报告，并.
pub(super) fn is_rest((units, i): (&[Unit<'_>], usize), host: &Unit<'_>, beside: &Unit<'_>) -> bool {
    const FRONT: usize = 2;
    const REST: usize = 5;
    const JOINING: [&str; 6] = ["并", "且", "还", "并应当", "同时", "应当"];
    let part = units[i].text.trim_end_matches(['。', '；']);
    let same = part.chars().zip(beside.text.chars()).take_while(|(a, b)| a == b);
    let (count, front) = same.fold((0, 0), |(count, at), (ch, _)| (count + 1, at + ch.len_utf8()));
    let rest = &part[front..];
    let opens = |before: &str| before.ends_with(['，', '；']) || JOINING.iter().any(|word| before.ends_with(word));
    let ends = |behind: &str| behind.is_empty() || behind.starts_with(['，', '。', '；']);
    count >= FRONT
        && rest.chars().filter(|ch| is_letter(*ch)).count() >= REST
        && stands(rest, host, opens, ends)
        && !beside.text.contains(rest)
        && is_alone((units, i), rest)
}

/// Whether a text stands in a unit behind what `opens` it and before what `ends` it.
fn stands(text: &str, unit: &Unit<'_>, opens: impl Fn(&str) -> bool, ends: impl Fn(&str) -> bool) -> bool {
    unit.text.match_indices(text).any(|(at, _)| opens(&unit.text[..at]) && ends(&unit.text[at + text.len()..]))
}

/// Whether none of `units` but the one at `own` has a text.
fn is_alone((units, own): (&[Unit<'_>], usize), text: &str) -> bool {
    units.iter().enumerate().all(|(at, unit)| at == own || !unit.text.contains(text))
}

/// The share of `part` that stands in `host` in whole sentences, word for word, and not in its partner `beside`.
pub(super) fn sentences(part: &Unit<'_>, host: &Unit<'_>, beside: Option<&Unit<'_>>) -> Option<f32> {
    let there = host.sentences();
    let stayed = beside.map_or_else(Vec::new, Unit::sentences);
    let moved =
        |sentence: &&Vec<char>| sentence.len() >= SENTENCE && there.contains(sentence) && !stayed.contains(sentence);
    let letters: usize = part.sentences().iter().filter(moved).map(Vec::len).sum();
    let share = letters as f32 / part.chars().len().max(1) as f32;
    (letters > 0 && share >= SENTENCES).then_some(share)
}
