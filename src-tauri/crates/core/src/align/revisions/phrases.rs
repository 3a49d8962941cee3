//! Clauses that correspond beyond doubt, because most of their phrases are the same: what is left for a closer look is
//! little.

use hashbrown::HashMap;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::{holders::Holders, numbers::Numbers, pairing::Pairing, unit::Unit};
use crate::words::pairs::{alike, pairs};

/// A phrase that so many pairs of clauses share tells none of them.
const COMMON: usize = 256;
/// Clauses with the same number between the same neighbours correspond from here on, where neither shares more phrases
/// with another one.
const CLOSE: f32 = 0.5;
/// The same where one of them does share more with another one.
const VERY_CLOSE: f32 = 0.65;
/// A sentence that a clause is known by has so many characters.
const SENTENCE: usize = 9;
/// A heading that tells of one clause alone has so many characters.
const HEADING: usize = 4;
/// So many clauses before and behind a clause are its rivals.
const BESIDE: usize = 2;

/// Joins open units of which each has more in common with the other than with any third, and at least half of its text;
/// clearly more wherever they stand, or at least as much where number and neighbours are the same.
pub(super) fn join(pairing: &mut Pairing, old: &[Unit<'_>], new: &[Unit<'_>]) {
    let open: (Vec<usize>, Vec<usize>) = (
        (0..old.len()).filter(|&i| pairing.partner[i].is_none()).collect(),
        (0..new.len()).filter(|&j| pairing.taken[j].is_none()).collect(),
    );
    if open.0.is_empty() || open.1.is_empty() {
        return;
    }
    let numbered = numbered(old, new, &open);
    for (i, j) in numbered.iter().map(|&(at, other)| (open.0[at], open.1[other])) {
        if begin_alike((old, i), (new, j)) {
            pairing.join(i, j);
        }
    }
    for (at, other) in titled(old, new, &open) {
        pairing.join(open.0[at], open.1[other]);
    }
    let mut numbers = Numbers::default();
    let (olds, news) = (Side::of(old, &open.0, &mut numbers), Side::of(new, &open.1, &mut numbers));
    let many = numbers.keys().len();
    let (forth, back) = rayon::join(|| olds.favourites(&news, many), || news.favourites(&olds, many));
    let clear = |(at, favourite): (usize, &Favourite)| {
        let other = favourite.clear.filter(|other| back[*other].clear == Some(at))?;
        let (i, j) = (open.0[at], open.1[other]);
        (!old[i].is_another_rule(&new[j])).then_some((i, j))
    };
    let found: Vec<(usize, usize)> = forth.par_iter().enumerate().filter_map(clear).collect();
    found.into_iter().for_each(|(i, j)| pairing.join(i, j));
    let gaps = pairing.gaps();
    let corresponds = |&(at, other): &(usize, usize)| {
        let (i, j) = (open.0[at], open.1[other]);
        let shared = olds.shared(at, &news, other);
        let most = olds.lengths[at].max(news.lengths[other]);
        let first = shared >= forth[at].votes && shared >= back[other].votes;
        let fits = pairing.is_open(i, j) && gaps.fit(i, j) && !old[i].is_another_rule(&new[j]);
        let much = first && 2 * shared >= most;
        let close = || are_alike(&old[i], &new[j], if first { CLOSE } else { VERY_CLOSE });
        fits && olds.is_best(at, &news, other) && (much || close())
    };
    let found: Vec<(usize, usize)> = numbered.into_par_iter().filter(corresponds).collect();
    found.into_iter().for_each(|(at, other)| pairing.join(open.0[at], open.1[other]));
}

/// Whether both units, or one of them and all of the other, begin with the same sentence, which no other unit begins with:
/// what stands behind it may have moved.
fn begin_alike((old, i): (&[Unit<'_>], usize), (new, j): (&[Unit<'_>], usize)) -> bool {
    let first = match (old[i].first_sentence(), new[j].first_sentence()) {
        ("", first) | (first, _) => first,
    };
    let begins =
        |unit: &Unit<'_>| unit.text.strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'));
    let alone = |units: &[Unit<'_>], own: usize| units.iter().enumerate().all(|(at, unit)| begins(unit) == (at == own));
    first.chars().count() >= SENTENCE && begins(&old[i]) && begins(&new[j]) && alone(old, i) && alone(new, j)
}

/// Whether two units are alike by at least `least`, judged by their pairs of characters.
fn are_alike(old: &Unit<'_>, new: &Unit<'_>, least: f32) -> bool {
    let (old, new) = (old.chars(), new.chars());
    // Of texts of very different length this cannot be.
    let (less, more) = (old.len().min(new.len()), old.len().max(new.len()));
    2 * less >= more && alike(&pairs(old), &pairs(new)) >= least
}

/// The open units (by their places in `open`) that alone have the same heading: what only stands behind it may have moved from
/// another one of its kind.
fn titled(old: &[Unit<'_>], new: &[Unit<'_>], open: &(Vec<usize>, Vec<usize>)) -> Vec<(usize, usize)> {
    let is_told = |unit: &Unit<'_>| unit.heading().chars().nth(HEADING - 1).is_some();
    alone((old, &open.0), (new, &open.1), |unit| is_told(unit).then(|| (unit.heading(), "")))
}

/// The open units (by their places in `open`) that alone have the same number in the same section.
fn numbered(old: &[Unit<'_>], new: &[Unit<'_>], open: &(Vec<usize>, Vec<usize>)) -> Vec<(usize, usize)> {
    alone((old, &open.0), (new, &open.1), |unit| {
        Some((unit.section(), unit.label())).filter(|(_, label)| !label.is_empty())
    })
}

/// The open units (by their places in `open`) whose key no other open one of their side has, on both sides.
fn alone<'u>(
    old: (&'u [Unit<'_>], &[usize]),
    new: (&'u [Unit<'_>], &[usize]),
    key: impl Fn(&'u Unit<'_>) -> Option<(&'u str, &'u str)>,
) -> Vec<(usize, usize)> {
    // Walked through in no order of its own: the pairs are sorted.
    let mut places: HashMap<(&str, &str), [Vec<usize>; 2], FxBuildHasher> = HashMap::default();
    for (side, (units, open)) in [old, new].into_iter().enumerate() {
        for (at, key) in open.iter().enumerate().filter_map(|(at, &unit)| Some((at, key(&units[unit])?))) {
            places.entry(key).or_default()[side].push(at);
        }
    }
    let only = |[olds, news]: [Vec<usize>; 2]| match (&olds[..], &news[..]) {
        ([i], [j]) => Some((*i, *j)),
        _ => None,
    };
    let mut out: Vec<(usize, usize)> = places.into_values().filter_map(only).collect();
    out.sort_unstable();
    out
}

/// The one that a unit has most in common with.
#[derive(Debug, Clone, Copy)]
struct Favourite {
    /// The unit, where it is clear.
    clear: Option<usize>,
    /// Characters in the phrases that it shares, common ones left out.
    votes: u32,
}

/// The open units of one side with their phrases.
struct Side {
    /// Number and length of each phrase, each once a unit.
    phrases: Vec<Vec<(u32, u32)>>,
    /// Characters of each unit.
    lengths: Vec<u32>,
}

impl Side {
    fn of(units: &[Unit<'_>], open: &[usize], numbers: &mut Numbers) -> Self {
        let phrases = open
            .iter()
            .map(|&at| {
                let mut own: Vec<(u32, u32)> =
                    units[at].phrases().iter().map(|(hash, length)| (numbers.number(*hash), *length)).collect();
                own.sort_unstable();
                own.dedup();
                own
            })
            .collect();
        Self { phrases, lengths: open.iter().map(|&at| units[at].chars().len() as u32).collect() }
    }

    /// For each unit the one of `others` that it clearly has most in common with.
    fn favourites(&self, others: &Side, phrases: usize) -> Vec<Favourite> {
        let mut own: Vec<u32> = vec![0; phrases];
        self.phrases.iter().flatten().for_each(|(phrase, _)| own[*phrase as usize] += 1);
        let held = |unit: &Vec<(u32, u32)>| unit.iter().map(|(phrase, _)| *phrase).collect();
        let holders = Holders::of(others.phrases.iter().map(held).enumerate(), phrases);
        let mut votes = vec![0u32; others.phrases.len()];
        let mut voted: Vec<u32> = Vec::new();
        let mut out = Vec::with_capacity(self.phrases.len());
        for (at, unit) in self.phrases.iter().enumerate() {
            for (phrase, length) in unit {
                let there = holders.of_pair(*phrase);
                if there.len() * own[*phrase as usize] as usize > COMMON {
                    continue;
                }
                for &other in there {
                    if votes[other as usize] == 0 {
                        voted.push(other);
                    }
                    votes[other as usize] += length;
                }
            }
            voted.sort_unstable_by_key(|&other| (std::cmp::Reverse(votes[other as usize]), other));
            let count = |nth: usize| voted.get(nth).map_or(0, |&other| votes[other as usize]);
            let clear = voted.first().filter(|&&other| {
                2 * count(0) >= self.lengths[at].max(others.lengths[other as usize]) && count(0) >= 2 * count(1)
            });
            out.push(Favourite { clear: clear.map(|&other| other as usize), votes: count(0) });
            voted.drain(..).for_each(|other| votes[other as usize] = 0);
        }
        out
    }
    /// Characters in the phrases that unit `at` and `other` of `others` share.
    fn shared(&self, at: usize, others: &Side, other: usize) -> u32 {
        let there = &others.phrases[other];
        let (mut next, mut out) = (0, 0);
        for (phrase, length) in &self.phrases[at] {
            while there.get(next).is_some_and(|(other, _)| other < phrase) {
                next += 1;
            }
            out += if there.get(next).is_some_and(|(other, _)| other == phrase) { *length } else { 0 };
        }
        out
    }

    /// Whether both units share more with each other than with the units beside them.
    fn is_best(&self, at: usize, others: &Side, other: usize) -> bool {
        let shared = self.shared(at, others, other);
        let beside = |at: usize, end: usize| {
            (at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(end)).filter(move |rival| *rival != at)
        };
        beside(at, self.phrases.len()).all(|rival| self.shared(rival, others, other) < shared)
            && beside(other, others.phrases.len()).all(|rival| self.shared(at, others, rival) < shared)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::document, *};

    fn partners(old: &str, new: &str) -> Vec<Option<usize>> {
        let (old, new) = (document(old), document(new));
        let (old, new) = (Unit::all(&old), Unit::all(&new));
        let mut pairing = Pairing::new(old.len(), new.len());
        join(&mut pairing, &old, &new);
        pairing.partner
    }

    const OLD: &str = "第一条 书屋应当公示开放时间，接受读者监督，由区文化部门备案，每年检查一次。
第二条 茶园应当公示开放时间，接受读者监督，由区文化部门备案，每年检查一次。
第三条 灯塔应当公示开放时间，接受读者监督，由区文化部门备案，每年检查一次。";

    #[test]
    fn the_number_decides_between_clauses_of_set_phrases() {
        let new = OLD.replace("，每年检查一次", "，每年检查两次");
        assert_eq!(
            partners(OLD, &new),
            [Some(0), Some(1), Some(2)],
            "each shares its first phrase with the clause of its number alone"
        );
    }

    #[test]
    fn where_a_neighbour_shares_as_much_the_number_decides_nothing() {
        let new = OLD.replace("书屋", "菜场").replace("茶园", "码头").replace("灯塔", "食堂");
        assert_eq!(partners(OLD, &new), [None, None, None], "a closer look is needed");
    }
}
