//! Numbers for keys: the same key gets the same number, in the order of their first sight. A table of its own, because the
//! standard one has an order by chance and the ordered one is slow for a hundred thousand small keys.

/// Which number stands for which key.
#[derive(Debug)]
pub(super) struct Numbers {
    /// Number plus one by the key's hash; 0 for a free place. A power of two long.
    places: Vec<u32>,
    keys: Vec<u64>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { places: vec![0; 1024], keys: Vec::new() }
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
        self.places[place] = self.keys.len() as u32;
        if self.keys.len() * 2 > self.places.len() {
            self.grow();
        }
        self.keys.len() as u32 - 1
    }

    /// The number of `key`, if it has one.
    pub(super) fn get(&self, key: u64) -> Option<u32> {
        self.places[self.place(key)].checked_sub(1)
    }

    /// The keys by their numbers.
    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// Where `key` stands or would stand.
    fn place(&self, key: u64) -> usize {
        let last = self.places.len() - 1;
        let mixed = (key ^ (key >> 31)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut place = (mixed >> 32) as usize & last;
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
