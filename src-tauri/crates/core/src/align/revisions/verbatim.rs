//! Text that two clauses have word for word and no other clause has: what is said only there and then only here went from
//! there to here.

use super::unit::Unit;
use crate::words::phrases::own_letters;

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
    let kept = beside.map_or(0, |unit| longest(run, unit.chars(), RUN).len());
    2 * kept < run.len()
}

fn theirs<'u>((old, i): (&'u [Unit<'_>], usize), (new, j): (&[Unit<'_>], usize), least: usize) -> Option<&'u [char]> {
    let run = longest(old[i].chars(), new[j].chars(), least);
    let holds = run.len() >= least
        && own_letters(run.iter().collect()) >= least
        && !is_title(&old[i].text, run)
        && !is_title(&new[j].text, run)
        && stands_alone(old, i, run)
        && stands_alone(new, j, run);
    holds.then_some(run)
}

/// The longest run that two texts have in common, of equally long ones the first by its characters, so that it is the same
/// from both sides; none where it is shorter than `least`.
fn longest<'c>(own: &'c [char], other: &[char], least: usize) -> &'c [char] {
    if stretch(own, other) < least {
        return &[];
    }
    // lengths[j] is how many equal characters end before `own[i]` and `other[j]`.
    let mut lengths = vec![0usize; other.len() + 1];
    let mut best: &[char] = &[];
    for (i, ch) in own.iter().enumerate() {
        for j in (0..other.len()).rev() {
            lengths[j + 1] = if *ch == other[j] { lengths[j] + 1 } else { 0 };
            let run = &own[i + 1 - lengths[j + 1]..=i];
            if run.len() > best.len() || run.len() == best.len() && run < best {
                best = run;
            }
        }
    }
    if best.len() >= least { best } else { &[] }
}

/// The most characters that a run of both can have: `own` has them in a row, and each few of them stand in `other`.
fn stretch(own: &[char], other: &[char]) -> usize {
    let mut there: Vec<&[char]> = other.windows(RUN).collect();
    there.sort_unstable();
    let (mut most, mut now) = (0, 0);
    for run in own.windows(RUN) {
        now = if there.binary_search(&run).is_ok() { now + 1 } else { 0 };
        most = most.max(now);
    }
    if most == 0 { 0 } else { most + RUN - 1 }
}

fn is_in(run: &[char], text: &[char]) -> bool {
    !run.is_empty() && text.windows(run.len()).any(|window| window == run)
}

/// Whether none of `units` but the one at `own` has the run.
fn stands_alone(units: &[Unit<'_>], own: usize, run: &[char]) -> bool {
    let has = |unit: &Unit<'_>| run.iter().all(|ch| unit.may_hold(*ch)) && is_in(run, unit.chars());
    units.iter().enumerate().all(|(at, unit)| at == own || !has(unit))
}

/// Whether the run lies in a 《title》.
fn is_title(text: &str, run: &[char]) -> bool {
    text.split('《').skip(1).any(|rest| {
        let title: Vec<char> =
            rest.split('》').next().unwrap_or("").chars().filter(|ch| ch.is_alphanumeric()).collect();
        is_in(run, &title)
    })
}
