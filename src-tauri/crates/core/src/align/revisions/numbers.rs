//! Numbers for keys: the same key gets the same number, in the order of their first sight. A table of its own, because the
//! standard one has an order by chance and the ordered one is slow for a hundred thousand small keys.

use super::unit::Unit;

/// So many settled units tell how common a key is.
const ENOUGH: usize = 400;

/// In how many units each key occurs.
pub(super) struct Spread {
    /// By the keys' numbers: in how many, and the last one that it was seen in.
    seen: Vec<(u32, u32)>,
    /// How many units were looked at.
    units: u32,
}

impl Spread {
    /// Looks at one more unit, which shows the numbers of its keys.
    pub(super) fn look(&mut self, numbers: impl Iterator<Item = u32>) {
        numbers.for_each(|number| self.see(number, 1));
        self.units += 1;
    }

    /// By the keys' numbers.
    pub(super) fn counts(self) -> Vec<u32> {
        self.seen.into_iter().map(|(count, _)| count).collect()
    }

    fn see(&mut self, number: u32, times: u32) {
        let (count, last) = &mut self.seen[number as usize];
        *count += if *last == self.units { 0 } else { times };
        *last = self.units;
    }
}

/// Bits of the sieve, as a power of two: it fits into the nearest memory.
const SIEVE: u32 = 17;

/// Which number stands for which key.
#[derive(Debug)]
pub(super) struct Numbers {
    /// A bit for each key, and some by chance: most keys that have no number are told by it alone.
    sieve: Vec<u64>,
    /// Number plus one by the key's hash; 0 for a free place. A power of two long.
    places: Vec<u32>,
    keys: Vec<u64>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { sieve: vec![0; 1 << (SIEVE - 6)], places: vec![0; 1024], keys: Vec::new() }
    }
}

impl Numbers {
    /// The number of `key`, a new one if it has none.
    pub(super) fn number(&mut self, key: u64) -> u32 {
        let place = self.place(key);
        if self.places[place] > 0 {
            return self.places[place] - 1;
        }
        self.keys.push(key);
        let mixed = mixed(key);
        self.sieve[word(mixed)] |= bit(mixed);
        self.places[place] = self.keys.len() as u32;
        if self.keys.len() * 2 > self.places.len() {
            self.grow();
        }
        self.keys.len() as u32 - 1
    }

    /// The number of `key`, if it has one.
    #[inline]
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        let mixed = mixed(key);
        if self.sieve[word(mixed)] & bit(mixed) == 0 {
            return None;
        }
        self.places[self.place(key)].checked_sub(1)
    }

    /// In about how many units each key occurs, from the old ones of `settled` units, which have a twin in the new document
    /// each. Of many every n-th is looked at; `runs` shows the keys of a unit.
    pub(super) fn spread_of_settled<'a, 'd: 'a>(
        &self,
        settled: impl Iterator<Item = &'a Unit<'d>>,
        runs: impl Fn(&Unit<'_>, &mut dyn FnMut(u64)),
    ) -> Spread {
        let settled: Vec<&Unit<'_>> = settled.collect();
        let step = settled.len().div_ceil(ENOUGH).max(1);
        let mut out = Spread { seen: vec![(0, u32::MAX); self.keys.len()], units: 0 };
        for unit in settled.into_iter().step_by(step) {
            runs(unit, &mut |key| self.get(key).into_iter().for_each(|number| out.see(number, 2 * step as u32)));
            out.units += 1;
        }
        out
    }

    /// The keys by their numbers.
    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// Where `key` stands or would stand.
    fn place(&self, key: u64) -> usize {
        let last = self.places.len() - 1;
        let mut place = (mixed(key) >> 32) as usize & last;
        while self.places[place] > 0 && self.keys[self.places[place] as usize - 1] != key {
            place = (place + 1) & last;
        }
        place
    }

    fn grow(&mut self) {
        self.places = vec![0; self.places.len() * 4];
        for at in 0..self.keys.len() {
            let place = self.place(self.keys[at]);
            self.places[place] = at as u32 + 1;
        }
    }
}

fn mixed(key: u64) -> u64 {
    (key ^ (key >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Where the bit of a mixed key stands in the sieve,
fn word(mixed: u64) -> usize {
    (mixed >> (64 - SIEVE + 6)) as usize
}

/// and which one it is.
fn bit(mixed: u64) -> u64 {
    1 << (mixed >> (64 - SIEVE) & 63)
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn keys_keep_their_numbers_while_the_table_grows() {
        let mut numbers = Numbers::default();
        let given: Vec<u32> = (0..5000u64).map(|key| numbers.number(key << 32 | 7)).collect();
        assert!(given.iter().enumerate().all(|(at, number)| at as u32 == *number), "numbers are given in order");
        assert_eq!(numbers.get(4999 << 32 | 7), Some(4999), "a key is found again");
        assert_eq!(numbers.number(7), 0, "the first key keeps its number");
        assert_eq!(numbers.get(8), None, "a key that was never seen has no number");
        assert_eq!(numbers.keys()[3], 3 << 32 | 7, "a number leads back to its key");
    }
}
