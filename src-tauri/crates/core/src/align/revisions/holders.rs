//! Which clauses hold the rare pairs of characters that other clauses are looked up by.

use super::numbers::Numbers;

/// The pairs that somebody is looked up by.
pub(super) struct Wanted {
    /// Only theirs.
    numbers: Numbers,
    /// Their numbers among all pairs, by those numbers.
    pairs: Vec<u32>,
    /// By the numbers of all pairs.
    has: Vec<bool>,
}

impl Wanted {
    /// These of the pairs of `all`.
    pub(super) fn of<'a>(pairs: impl Iterator<Item = &'a u32>, all: &Numbers) -> Self {
        let mut out = Self { numbers: Numbers::default(), pairs: Vec::new(), has: vec![false; all.keys().len()] };
        for &pair in pairs {
            if !std::mem::replace(&mut out.has[pair as usize], true) {
                out.numbers.number(all.keys()[pair as usize]);
                out.pairs.push(pair);
            }
        }
        out
    }

    /// Whether the pair with this number is wanted.
    pub(super) fn has(&self, pair: u32) -> bool {
        self.has[pair as usize]
    }

    /// The number of a wanted pair.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        self.numbers.get(key).map(|at| self.pairs[at as usize])
    }
}

/// The clauses of one document that hold each pair.
pub(super) struct Holders {
    /// Where the holders of each pair begin; one longer than there are pairs.
    begins: Vec<u32>,
    holders: Vec<u32>,
}

impl Holders {
    /// Out of the places of clauses, each with its pairs, of `all` pairs.
    pub(super) fn of(clauses: impl Iterator<Item = (usize, Vec<u32>)>, all: usize) -> Self {
        let clauses: Vec<(usize, Vec<u32>)> = clauses.collect();
        let mut begins = vec![0u32; all + 1];
        clauses.iter().flat_map(|(_, held)| held).for_each(|pair| begins[*pair as usize + 1] += 1);
        for pair in 1..begins.len() {
            begins[pair] += begins[pair - 1];
        }
        let mut next = begins.clone();
        let mut holders = vec![0u32; begins.last().copied().unwrap_or(0) as usize];
        for (at, held) in clauses {
            for pair in held {
                holders[next[pair as usize] as usize] = at as u32;
                next[pair as usize] += 1;
            }
        }
        Self { begins, holders }
    }

    /// The places of those that hold a pair.
    pub(super) fn of_pair(&self, pair: u32) -> &[u32] {
        &self.holders[self.begins[pair as usize] as usize..self.begins[pair as usize + 1] as usize]
    }
}
