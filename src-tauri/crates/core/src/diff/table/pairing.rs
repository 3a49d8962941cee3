//! Which rows of two tables are the same row, and in which order both are told.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use super::rows::Row;
use crate::{
    diff::edits::{self, Hunk},
    words::{
        order::{longest_run, text_weight},
        pairs::texts_alike,
    },
};

/// A row that shares so much of its cells with another one is the same row: half of them.
const HALF: usize = 2;
/// Rows and cells that are so much alike by their letters are the same one where nothing else tells.
const ALIKE: f32 = 0.5;
/// So many pairs of rows or cells are looked at for that.
const LOOKED_AT: usize = 400;

/// What becomes of a row, by its place in the old and in the new text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// Both have it in the same order.
    Stays(usize, usize),
    /// Only the old text has it.
    Goes(usize),
    /// Only the new text has it.
    Comes(usize),
    /// The old row stands elsewhere now,
    Leaves(usize),
    /// and this is where it stands: the old row, and the new one that it became.
    Arrives(usize, usize),
}

/// What becomes of every row of both texts, in the order of both.
pub(super) fn steps(old: &[Row<'_>], new: &[Row<'_>]) -> Vec<Step> {
    let named = by_name(old, new);
    let to_others = to_other_tables(old, new, &named);
    let weight = |at: usize| text_weight([old[named[at].0].text, new[named[at].1].text]);
    let in_order = longest_run(&named.iter().map(|(_, b)| *b).collect::<Vec<_>>(), weight);
    let mut walk = Walk {
        old,
        new,
        leaves: vec![false; old.len()],
        origin: vec![None; new.len()],
        at: (0, 0),
        out: Vec::with_capacity(old.len().max(new.len())),
    };
    let of = |kept: bool| named.iter().zip(&in_order).filter(move |(_, own)| **own == kept).map(|(pair, _)| *pair);
    for (a, b) in of(false).chain(to_others) {
        walk.leaves[a] = true;
        walk.origin[b] = Some(a);
    }
    for (a, b) in of(true) {
        walk.between(a, b);
        walk.stays(a, b);
    }
    walk.between(old.len(), new.len());
    walk.alone(old.len(), new.len());
    walk.out
}

/// What a row is found by: the line above its table where that matters, and its name.
type Key<'r> = (&'r str, &'r str);

/// The rows that have a name which no other row of their table has, and the lines above tables that no other line is equal to,
/// on both sides, in the order of the old text.
fn by_name(old: &[Row<'_>], new: &[Row<'_>]) -> Vec<(usize, usize)> {
    let tables = tables(old);
    let is_told = |row: &Row<'_>| match row.is_row() {
        true => !row.name.is_empty(),
        false => row.is_line_above() && tables.contains(row.table),
    };
    paired(old, new, |row| is_told(row).then_some((row.table, &*row.name)))
}

/// The rows of a name that no other row has which stand in another table now, though both texts have both tables, and share
/// half of their cells.
fn to_other_tables(old: &[Row<'_>], new: &[Row<'_>], named: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let (before, after) = (tables(old), tables(new));
    if before.len() < 2 || after.len() < 2 {
        return Vec::new();
    }
    let moved = |&(a, b): &(usize, usize)| {
        let (from, to) = (&old[a], &new[b]);
        from.table != to.table && after.contains(from.table) && before.contains(to.table) && shares_half(from, to)
    };
    let is_named = |pair: &(usize, usize)| named.iter().any(|(a, b)| *a == pair.0 || *b == pair.1);
    let by_name = paired(old, new, |row| Some(("", &*row.name)).filter(|_| !row.name.is_empty()));
    by_name.into_iter().filter(|pair| moved(pair) && !is_named(pair)).collect()
}

/// The lines above the tables of a text.
fn tables<'t>(rows: &[Row<'t>]) -> HashSet<&'t str, FxBuildHasher> {
    rows.iter().filter(|row| row.is_row()).map(|row| row.table).collect()
}

/// The rows with a key that no other row of their side has, on both sides, in the order of the old text.
fn paired<'r>(
    old: &'r [Row<'_>],
    new: &'r [Row<'_>],
    key: impl Fn(&'r Row<'_>) -> Option<Key<'r>>,
) -> Vec<(usize, usize)> {
    // Asked and never walked through: no order of its own comes into anything.
    let mut places: HashMap<Key<'_>, [Vec<usize>; 2], FxBuildHasher> = HashMap::default();
    for (side, rows) in [old, new].into_iter().enumerate() {
        for (at, key) in rows.iter().enumerate().filter_map(|(at, row)| Some((at, key(row)?))) {
            places.entry(key).or_default()[side].push(at);
        }
    }
    let once = |row| match places.get(&key(row)?).map(|[olds, news]| (&olds[..], &news[..])) {
        Some((&[a], &[b])) => Some((a, b)),
        _ => None,
    };
    old.iter().filter_map(once).collect()
}

/// Steps under way.
struct Walk<'r, 't> {
    old: &'r [Row<'t>],
    new: &'r [Row<'t>],
    /// Of each old row whether it stands elsewhere now.
    leaves: Vec<bool>,
    /// The old row that each new one was which stood elsewhere.
    origin: Vec<Option<usize>>,
    /// The first rows that have no step yet.
    at: (usize, usize),
    out: Vec<Step>,
}

impl Walk<'_, '_> {
    /// Adds the pairs between the last one and rows `a` and `b`, those that moved left aside.
    fn between(&mut self, a: usize, b: usize) {
        let olds: Vec<usize> = (self.at.0..a).filter(|at| !self.leaves[*at]).collect();
        let news: Vec<usize> = (self.at.1..b).filter(|at| self.origin[*at].is_none()).collect();
        let texts = (
            olds.iter().map(|&at| &self.old[at]).collect::<Vec<_>>(),
            news.iter().map(|&at| &self.new[at]).collect::<Vec<_>>(),
        );
        for (i, j) in partners(&texts.0, &texts.1) {
            self.stays(olds[i], news[j]);
        }
    }

    /// Adds two rows as one, and those before them.
    fn stays(&mut self, a: usize, b: usize) {
        self.alone(a, b);
        self.out.push(Step::Stays(a, b));
        self.at = (a + 1, b + 1);
    }

    /// Adds the rows before `a` and `b`, which have no partner in their place.
    fn alone(&mut self, a: usize, b: usize) {
        for at in self.at.0..a {
            self.out.push(if self.leaves[at] { Step::Leaves(at) } else { Step::Goes(at) });
        }
        for at in self.at.1..b {
            self.out.push(self.origin[at].map_or(Step::Comes(at), |from| Step::Arrives(from, at)));
        }
        self.at = (a, b);
    }
}

/// Rows that are the same row, in the order of both: equal ones, then between them those that share half of their cells,
/// then between these those that are alike.
fn partners(old: &[&Row<'_>], new: &[&Row<'_>]) -> Vec<(usize, usize)> {
    let mut interner = edits::Interner::default();
    let old_ids: Vec<u64> = old.iter().map(|row| interner.number(row.text)).collect();
    let new_ids: Vec<u64> = new.iter().map(|row| interner.number(row.text)).collect();
    let texts =
        (old.iter().map(|row| row.text).collect::<Vec<_>>(), new.iter().map(|row| row.text).collect::<Vec<_>>());
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for hunk in edits::hunks(&old_ids, &new_ids) {
        out.extend((i..hunk.old.start).zip(j..hunk.new.start));
        let mut from = (hunk.old.start, hunk.new.start);
        for (a, b) in in_order(&hunk, |a, b| is_same(old[a], new[b])) {
            out.extend(near(from.0..a, from.1..b, &texts.0, &texts.1));
            out.push((a, b));
            from = (a + 1, b + 1);
        }
        out.extend(near(from.0..hunk.old.end, from.1..hunk.new.end, &texts.0, &texts.1));
        (i, j) = (hunk.old.end, hunk.new.end);
    }
    out.extend((i..old.len()).zip(j..new.len()));
    out
}

/// Each old place of a hunk with the first new one behind the last that is its partner.
fn in_order(hunk: &Hunk, are_partners: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut from = hunk.new.start;
    let mut out = Vec::new();
    for a in hunk.old.clone() {
        if let Some(b) = (from..hunk.new.end).find(|&b| are_partners(a, b)) {
            out.push((a, b));
            from = b + 1;
        }
    }
    out
}

/// Places of texts that are alike, in the order of both; none where there are too many to look at.
pub(super) fn near(old: Range<usize>, new: Range<usize>, olds: &[&str], news: &[&str]) -> Vec<(usize, usize)> {
    if old.len() * new.len() > LOOKED_AT {
        return Vec::new();
    }
    in_order(&Hunk { old, new }, |a, b| texts_alike(olds[a], news[b]) >= ALIKE)
}

/// Whether two rows are about the same thing: they have the same name, or half of all cells are equal.
fn is_same(old: &Row<'_>, new: &Row<'_>) -> bool {
    old.is_row() && old.name == new.name && !filled(old).is_empty()
        || !old.is_row() && filled(old) == filled(new)
        || shares_half(old, new)
}

/// Whether half of all cells are equal.
fn shares_half(old: &Row<'_>, new: &Row<'_>) -> bool {
    let (olds, news) = (filled(old), filled(new));
    let shared = olds.iter().filter(|cell| news.contains(cell)).count();
    shared > 0 && HALF * shared >= olds.len().max(news.len())
}

/// The cells that are not left open.
fn filled<'t>(row: &Row<'t>) -> Vec<&'t str> {
    row.cells().into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::rows::rows, *};

    #[test]
    fn of_rows_in_another_order_the_most_stay() {
        let [old, new] = rows("区\t价\n丁\t4\n甲\t1\n乙\t2\n丙\t3", "区\t价\n甲\t1\n乙\t9\n丙\t3\n丁\t4");
        let steps = steps(&old, &new);
        let moved: Vec<&Step> = steps.iter().filter(|step| !matches!(step, Step::Stays(..))).collect();
        assert_eq!(moved, [&Step::Leaves(1), &Step::Arrives(1, 4)], "one row moved, and three stayed");
    }
}
