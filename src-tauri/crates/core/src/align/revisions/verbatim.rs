//! Text that two clauses have word for word and no other clause has: what is said only there and then only here went from
//! there to here.

use std::sync::LazyLock;

use super::unit::Unit;
use crate::words::phrases::set_phrases;

/// The set phrases without marks, longer ones first.
static SET: LazyLock<Vec<String>> = LazyLock::new(|| {
    let letters = |phrase: &str| phrase.chars().filter(|ch| ch.is_alphanumeric()).collect();
    let mut out: Vec<String> = set_phrases().map(letters).collect();
    out.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    out
});

/// Characters in a row that are looked for at once.
const RUN: usize = 3;

/// Whether old clause `i` and new clause `j` have `least` characters in a row in common that stand in no other clause;
/// a cited title does not count.
pub(super) fn only_theirs(old: (&[Unit<'_>], usize), new: (&[Unit<'_>], usize), least: usize) -> bool {
    theirs(old, new, least).is_some()
}

/// Whether a part and its host have such characters in common, and `beside`, the host's partner, kept less than half of
/// them.
pub(super) fn left(
    part: (&[Unit<'_>], usize),
    host: (&[Unit<'_>], usize),
    beside: Option<&Unit<'_>>,
    least: usize,
) -> bool {
    let Some(run) = theirs(part, host, least) else { return false };
    let kept = beside.map_or(0, |unit| longest(run, unit.chars()).len());
    2 * kept < run.len()
}

fn theirs<'u>((old, i): (&'u [Unit<'_>], usize), (new, j): (&[Unit<'_>], usize), least: usize) -> Option<&'u [char]> {
    let run = longest(old[i].chars(), new[j].chars());
    let holds = run.len() >= least
        && own_letters(run) >= least
        && !is_title(&old[i].text, run)
        && !is_title(&new[j].text, run)
        && stands_alone(old, i, run)
        && stands_alone(new, j, run);
    holds.then_some(run)
}

/// The longest run of `own` that stands in `other` too.
fn longest<'c>(own: &'c [char], other: &[char]) -> &'c [char] {
    let mut there: Vec<&[char]> = other.windows(RUN).collect();
    there.sort_unstable();
    let found: Vec<bool> = own.windows(RUN).map(|run| there.binary_search(&run).is_ok()).collect();
    let mut best = 0..0;
    let mut start = 0;
    for at in 0..=found.len() {
        if found.get(at) == Some(&true) {
            continue;
        }
        if at > start && at - start + RUN - 1 > best.len() {
            best = start..at + RUN - 1;
        }
        start = at + 1;
    }
    // The parts of a stretch may lie apart in the other text.
    if is_in(&own[best.clone()], other) { &own[best] } else { &[] }
}

fn is_in(run: &[char], text: &[char]) -> bool {
    !run.is_empty() && text.windows(run.len()).any(|window| window == run)
}

/// Whether none of `units` but the one at `own` has the run.
fn stands_alone(units: &[Unit<'_>], own: usize, run: &[char]) -> bool {
    units.iter().enumerate().all(|(at, unit)| at == own || !is_in(run, unit.chars()))
}

/// The letters of a run outside set phrases, which stand in many laws.
fn own_letters(run: &[char]) -> usize {
    let text: String = run.iter().collect();
    SET.iter().fold(text, |text, phrase| text.replace(phrase, "")).chars().count()
}

/// Whether the run lies in a 《title》.
fn is_title(text: &str, run: &[char]) -> bool {
    text.split('《').skip(1).any(|rest| {
        let title: Vec<char> =
            rest.split('》').next().unwrap_or("").chars().filter(|ch| ch.is_alphanumeric()).collect();
        is_in(run, &title)
    })
}
