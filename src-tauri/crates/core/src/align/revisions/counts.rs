//! Counts of pairs by their numbers, for one clause at a time.

/// How often each pair stands in one clause; nothing between two clauses.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By the pairs' numbers, as far as any was seen.
    counts: Vec<u32>,
    seen: Vec<u32>,
}

impl Counts {
    /// Counts a pair once more.
    pub(super) fn add(&mut self, pair: u32) {
        if self.counts.len() <= pair as usize {
            self.counts.resize(2 * pair as usize + 64, 0);
        }
        let count = &mut self.counts[pair as usize];
        if *count == 0 {
            self.seen.push(pair);
        }
        *count += 1;
    }

    /// Sets the counts of one clause.
    pub(super) fn set(&mut self, pairs: &[(u32, u32)]) {
        for &(pair, count) in pairs {
            self.add(pair);
            self.counts[pair as usize] = count;
        }
    }

    /// How often a pair was counted.
    pub(super) fn of(&self, pair: u32) -> u32 {
        self.counts.get(pair as usize).copied().unwrap_or(0)
    }

    /// All of them, in the order of their first sight.
    pub(super) fn take(&mut self) -> Vec<(u32, u32)> {
        let out = self.seen.iter().map(|&pair| (pair, self.counts[pair as usize])).collect();
        self.clear();
        out
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.seen.drain(..).for_each(|pair| self.counts[pair as usize] = 0);
    }
}
