//! Which cells of two rows stand in the same column.

use super::pairing::near;
use crate::{
    diff::edits,
    words::order::{longest_run, text_weight},
};

/// What becomes of a cell, by its place in the old and in the new row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Column {
    /// The cells of one column; a column that only one row has has one.
    Both(Option<usize>, Option<usize>),
    /// The old cell of a column that stands elsewhere now,
    Leaves(usize),
    /// and both cells where it stands.
    Arrives(usize, usize),
}

/// The cells of two rows side by side: by the heads of their columns where these differ and both rows have one cell for
/// each, else by their places, or by what they hold where one has more.
pub(super) fn columns(cells: (&[&str], &[&str]), heads: (&[String], &[String])) -> Vec<Column> {
    fn trimmed<'t>(list: &[&'t str]) -> Vec<&'t str> {
        list.iter().map(|cell| cell.trim()).collect()
    }
    let by_head = cells.0.len() == heads.0.len() && cells.1.len() == heads.1.len() && heads.0 != heads.1;
    if cells.0.len() == cells.1.len() && !by_head {
        return (0..cells.0.len()).map(|at| Column::Both(Some(at), Some(at))).collect();
    }
    let (old, new) = match by_head {
        true => (heads.0.iter().map(String::as_str).collect(), heads.1.iter().map(String::as_str).collect()),
        false => (trimmed(cells.0), trimmed(cells.1)),
    };
    let (kept, moved) = pairs(&old, &new, by_head);
    let mut out = Vec::new();
    let mut from = (0, 0);
    let alone = |from: (usize, usize), (a, b): (usize, usize), out: &mut Vec<Column>| {
        for at in from.0..a {
            let leaves = moved.iter().any(|(c, _)| *c == at);
            out.push(if leaves { Column::Leaves(at) } else { Column::Both(Some(at), None) });
        }
        for at in from.1..b {
            let came = moved.iter().find(|(_, d)| *d == at);
            out.push(came.map_or(Column::Both(None, Some(at)), |&(c, d)| Column::Arrives(c, d)));
        }
    };
    for (a, b) in kept {
        alone(from, (a, b), &mut out);
        out.push(Column::Both(Some(a), Some(b)));
        from = (a + 1, b + 1);
    }
    alone(from, (old.len(), new.len()), &mut out);
    out
}

/// Pairs of places in two lists.
type Pairs = Vec<(usize, usize)>;

/// The columns that kept their order, and those that did not, which only their heads tell.
fn pairs(old: &[&str], new: &[&str], by_head: bool) -> (Pairs, Pairs) {
    let named = if by_head { by_name(old, new) } else { Pairs::new() };
    let places: Vec<usize> = named.iter().map(|(_, b)| *b).collect();
    let stays = longest_run(&places, |at| text_weight([old[named[at].0]]));
    let of = |kept: bool| named.iter().zip(&stays).filter(move |(_, own)| **own == kept).map(|(pair, _)| *pair);
    let moved: Pairs = of(false).collect();
    let mut kept = Pairs::new();
    let mut from = (0, 0);
    for (a, b) in of(true).chain([(old.len(), new.len())]) {
        let olds: Vec<usize> = (from.0..a).filter(|at| !moved.iter().any(|(c, _)| c == at)).collect();
        let news: Vec<usize> = (from.1..b).filter(|at| !moved.iter().any(|(_, d)| d == at)).collect();
        let texts = (
            olds.iter().map(|&at| old[at]).collect::<Vec<&str>>(),
            news.iter().map(|&at| new[at]).collect::<Vec<&str>>(),
        );
        let between = between(&texts.0, &texts.1, by_head);
        kept.extend(between.into_iter().map(|(i, j)| (olds[i], news[j])));
        kept.extend((a < old.len() && b < new.len()).then_some((a, b)));
        from = (a + 1, b + 1);
    }
    (kept, moved)
}

/// The heads that stand once on each side, in the order of the old ones.
fn by_name(old: &[&str], new: &[&str]) -> Pairs {
    let once = |list: &[&str], name: &str| list.iter().filter(|other| **other == name).count() == 1;
    let partner = |(a, name): (usize, &&str)| {
        let b = new.iter().position(|other| other == name)?;
        (!name.is_empty() && once(old, name) && once(new, name)).then_some((a, b))
    };
    old.iter().enumerate().filter_map(partner).collect()
}

/// Pairs in the order of both: equal ones, between them those that are alike, and so many heads in the place of as many,
/// which have another name.
fn between(old: &[&str], new: &[&str], by_head: bool) -> Pairs {
    let mut interner = edits::Interner::default();
    let old_ids: Vec<u64> = old.iter().map(|cell| interner.number(cell)).collect();
    let new_ids: Vec<u64> = new.iter().map(|cell| interner.number(cell)).collect();
    let mut out = Pairs::new();
    let (mut i, mut j) = (0, 0);
    for hunk in edits::hunks(&old_ids, &new_ids) {
        out.extend((i..hunk.old.start).zip(j..hunk.new.start));
        (i, j) = (hunk.old.end, hunk.new.end);
        let near = near(hunk.old.clone(), hunk.new.clone(), old, new);
        let renamed = by_head && near.is_empty() && hunk.old.len() == hunk.new.len();
        out.extend(if renamed { hunk.old.zip(hunk.new).collect() } else { near });
    }
    out.extend((i..old.len()).zip(j..new.len()));
    out
}
