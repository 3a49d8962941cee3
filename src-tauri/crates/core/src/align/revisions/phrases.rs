//! Clauses that correspond beyond doubt, because most of their phrases are the same: what is left for a closer look is
//! little.

use super::{numbers::Numbers, pairing::Pairing, unit::Unit};

/// A phrase that so many pairs of clauses share tells none of them.
const COMMON: usize = 256;

/// Joins open units of which each has more in common with the other than with any third, and at least half of its text.
pub(super) fn join(pairing: &mut Pairing, old: &[Unit], new: &[Unit]) {
    let open: (Vec<usize>, Vec<usize>) = (
        (0..old.len()).filter(|&i| pairing.partner[i].is_none()).collect(),
        (0..new.len()).filter(|&j| pairing.taken[j].is_none()).collect(),
    );
    if open.0.is_empty() || open.1.is_empty() {
        return;
    }
    let mut numbers = Numbers::default();
    let (olds, news) = (Side::of(old, &open.0, &mut numbers), Side::of(new, &open.1, &mut numbers));
    let (forth, back) = (olds.favourites(&news, numbers.keys().len()), news.favourites(&olds, numbers.keys().len()));
    for (at, favourite) in forth.iter().enumerate() {
        if let Some(other) = favourite.filter(|other| back[*other] == Some(at)) {
            pairing.join(open.0[at], open.1[other]);
        }
    }
}

/// The open units of one side with their phrases.
struct Side {
    /// Number and length of each phrase, each once a unit.
    phrases: Vec<Vec<(u32, u32)>>,
    /// Characters of each unit.
    lengths: Vec<u32>,
}

impl Side {
    fn of(units: &[Unit], open: &[usize], numbers: &mut Numbers) -> Self {
        let phrases = open
            .iter()
            .map(|&at| {
                let mut own: Vec<(u32, u32)> =
                    units[at].phrases.iter().map(|(hash, length)| (numbers.number(*hash), *length)).collect();
                own.sort_unstable();
                own.dedup();
                own
            })
            .collect();
        Self { phrases, lengths: open.iter().map(|&at| units[at].chars.len() as u32).collect() }
    }

    /// For each unit the one of `others` that it clearly has most in common with.
    fn favourites(&self, others: &Side, phrases: usize) -> Vec<Option<usize>> {
        let mut own: Vec<u32> = vec![0; phrases];
        self.phrases.iter().flatten().for_each(|(phrase, _)| own[*phrase as usize] += 1);
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); phrases];
        for (at, unit) in others.phrases.iter().enumerate() {
            unit.iter().for_each(|(phrase, _)| holders[*phrase as usize].push(at as u32));
        }
        let mut votes = vec![0u32; others.phrases.len()];
        let mut voted: Vec<u32> = Vec::new();
        let mut out = Vec::with_capacity(self.phrases.len());
        for (at, unit) in self.phrases.iter().enumerate() {
            for (phrase, length) in unit {
                let there = &holders[*phrase as usize];
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
            out.push(clear.map(|&other| other as usize));
            voted.drain(..).for_each(|other| votes[other as usize] = 0);
        }
        out
    }
}
