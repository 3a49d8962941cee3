//! Which rows of two tables are the same row, and in which order both are told.

use std::ops::Range;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::cells;
use crate::{
    diff::edits::{self, Hunk},
    numeral,
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
/// A serial number is at most so much: a larger one is a year or an amount.
const SERIAL: u64 = 999;

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
pub(super) fn steps(old: &[&str], new: &[&str]) -> Vec<Step> {
    let named = by_name(old, new);
    let weight = |at: usize| text_weight([old[named[at].0], new[named[at].1]]);
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
    for (a, b) in of(false) {
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

/// The rows that have a name which no other row of their table has, on both sides, in the order of the old text.
fn by_name(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    // Asked and never walked through: no order of its own comes into anything.
    let mut places: HashMap<Named<'_>, [Vec<usize>; 2], FxBuildHasher> = HashMap::default();
    let olds = named(old);
    for (side, rows) in [olds.clone(), named(new)].into_iter().enumerate() {
        rows.into_iter().for_each(|(row, at)| places.entry(row).or_default()[side].push(at));
    }
    let once = |(row, _): (Named<'_>, usize)| match places.get(&row).map(|[olds, news]| (&olds[..], &news[..])) {
        Some((&[a], &[b])) => Some((a, b)),
        _ => None,
    };
    olds.into_iter().filter_map(once).collect()
}

/// The line above a table, and the name of one of its rows.
type Named<'t> = (&'t str, &'t str);

/// The rows of tables that have a name, each with its place.
fn named<'t>(rows: &[&'t str]) -> Vec<(Named<'t>, usize)> {
    let mut table = "";
    let mut out = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        match row.contains('\t') {
            true => out.extend(Some(name(row)).filter(|name| !name.is_empty()).map(|name| ((table, name), at))),
            false => table = row.trim(),
        }
    }
    out
}

/// What a row is about: its first cell with text, behind its serial number.
pub(super) fn name(row: &str) -> &str {
    let mut texts = row.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    let first = texts.next().unwrap_or("");
    let is_serial = numeral::label_number(first).is_some_and(|number| number <= SERIAL);
    let second = texts.next().filter(|cell| is_serial && !cell.starts_with(|ch: char| ch.is_numeric()));
    second.unwrap_or(first)
}

/// Steps under way.
struct Walk<'r, 't> {
    old: &'r [&'t str],
    new: &'r [&'t str],
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
            olds.iter().map(|&at| self.old[at]).collect::<Vec<_>>(),
            news.iter().map(|&at| self.new[at]).collect::<Vec<_>>(),
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
fn partners(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut interner = edits::Interner::default();
    let old_ids: Vec<u64> = old.iter().map(|row| interner.number(row)).collect();
    let new_ids: Vec<u64> = new.iter().map(|row| interner.number(row)).collect();
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for hunk in edits::hunks(&old_ids, &new_ids) {
        out.extend((i..hunk.old.start).zip(j..hunk.new.start));
        let mut from = (hunk.old.start, hunk.new.start);
        for (a, b) in in_order(&hunk, |a, b| is_same(old[a], new[b])) {
            out.extend(near(from.0..a, from.1..b, old, new));
            out.push((a, b));
            from = (a + 1, b + 1);
        }
        out.extend(near(from.0..hunk.old.end, from.1..hunk.new.end, old, new));
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
fn is_same(old: &str, new: &str) -> bool {
    let trimmed =
        |row| -> Vec<&str> { cells(row).into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect() };
    let (olds, news) = (trimmed(old), trimmed(new));
    let shared = olds.iter().filter(|cell| news.contains(cell)).count();
    !olds.is_empty() && name(old) == name(new) || shared > 0 && HALF * shared >= olds.len().max(news.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_named_by_what_it_is_about() {
        let cases = [("一类区\t6元", "一类区"), ("\t初中\t3所", "初中"), ("3\t示例码头\t5万元", "示例码头")];
        for (row, own) in cases.into_iter().chain([("2026\t12座", "2026"), ("3\t12座", "3"), ("（二）\t灯塔", "灯塔")])
        {
            assert_eq!(name(row), own, "{row}");
        }
    }

    #[test]
    fn of_rows_in_another_order_the_most_stay() {
        let steps =
            steps(&["区\t价", "丁\t4", "甲\t1", "乙\t2", "丙\t3"], &["区\t价", "甲\t1", "乙\t9", "丙\t3", "丁\t4"]);
        let moved: Vec<&Step> = steps.iter().filter(|step| !matches!(step, Step::Stays(..))).collect();
        assert_eq!(moved, [&Step::Leaves(1), &Step::Arrives(1, 4)], "one row moved, and three stayed");
    }
}
