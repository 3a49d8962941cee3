//! Text that two clauses have word for word and no other clause has: what is said only there and then only here went from
//! there to here.

use super::{
    parts::{RUN, packed},
    unit::Unit,
};
use crate::words::phrases::own_letters;

/// Whether old clause `i` and new clause `j` have `least` characters in a row in common that stand in no other clause;
/// a cited title does not count.
pub(super) fn only_theirs(old: (&[Unit<'_>], usize), new: (&[Unit<'_>], usize), least: usize) -> bool {
    let run = run(old, new, least);
    run.len() >= least && stands_alone(old, run) && stands_alone(new, run)
}

/// Whether a part and its host have such characters in common, and `beside`, the host's partner, kept less than half of
/// them.
pub(super) fn left(
    part: (&[Unit<'_>], usize),
    host: (&[Unit<'_>], usize),
    beside: Option<&Unit<'_>>,
    least: usize,
) -> bool {
    let run = run(part, host, least);
    let kept = || beside.map_or(0, |unit| longest(run, unit.chars(), RUN).len());
    run.len() >= least && 2 * kept() < run.len() && stands_alone(part, run) && stands_alone(host, run)
}

/// The longest run that two clauses have in common, none where it is shorter than `least`, a set phrase or a title.
fn run<'u>((old, i): (&'u [Unit<'_>], usize), (new, j): (&[Unit<'_>], usize), least: usize) -> &'u [char] {
    let run = longest(old[i].chars(), new[j].chars(), least);
    let holds = run.len() >= least
        && own_letters(run.iter().collect()) >= least
        && !is_title(&old[i].text, run)
        && !is_title(&new[j].text, run);
    if holds { run } else { &[] }
}

/// The longest run that two texts have in common, of equally long ones the first by its characters, so that it is the same
/// from both sides; none where it is shorter than `least`, which is at least [`RUN`].
fn longest<'c>(own: &'c [char], other: &[char], least: usize) -> &'c [char] {
    let mut there: Vec<(u64, usize)> = other.windows(RUN).map(packed).zip(0..).collect();
    there.sort_unstable();
    // Where in `other` a few characters stand.
    let places = |run: u64| {
        let from = there.partition_point(|(other, _)| *other < run);
        there[from..].iter().take_while(move |(other, _)| *other == run).map(|(_, j)| *j)
    };
    let mut best: &[char] = &[];
    for (i, run) in own.windows(RUN).enumerate() {
        for j in places(packed(run)) {
            // A run that goes back further was measured where it began.
            if i > 0 && j > 0 && own[i - 1] == other[j - 1] {
                continue;
            }
            let length = own[i..].iter().zip(&other[j..]).take_while(|(a, b)| a == b).count();
            let run = &own[i..i + length];
            if run.len() > best.len() || run.len() == best.len() && run < best {
                best = run;
            }
        }
    }
    if best.len() >= least { best } else { &[] }
}

fn is_in(run: &[char], text: &[char]) -> bool {
    !run.is_empty() && text.windows(run.len()).any(|window| window == run)
}

/// Whether none of `units` but the one at `own` has the run.
fn stands_alone((units, own): (&[Unit<'_>], usize), run: &[char]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::longest;

    #[test]
    fn the_longest_run_is_the_same_from_both_sides() {
        let chars = |text: &str| text.chars().collect::<Vec<char>>();
        let run = |own: &str, other: &str, least| longest(&chars(own), &chars(other), least).iter().collect::<String>();
        let (own, other) = ("码头设备租金补助三年码头设备", "租金补助两年码头设备租金减免");
        assert_eq!(run(own, other, 3), "码头设备租金", "of several the longest");
        assert_eq!(run(other, own, 3), "码头设备租金", "from the other side too");
        assert_eq!(run(own, other, 7), "", "a shorter one than asked for is none");
        let (own, other) = ("甲乙丙丁，子丑寅卯", "子丑寅卯甲乙丙丁");
        assert_eq!(run(own, other, 3), run(other, own, 3), "of equally long ones the same");
    }
}
