//! Correspondence of clauses between two revisions of one document.
//!
//! First clauses with the same normalised text, then those that share most of their phrases, then similar ones by rare
//! pairs of characters, headings and neighbours, then clauses that are a part of another one: what a split or a merger
//! left over. What is still alone may have been written anew.

mod counts;
mod grams;
mod holders;
mod numbers;
mod pairing;
mod pairs;
mod parts;
mod phrases;
mod rewritten;
mod sections;
mod shared_out;
mod subject;
mod unit;
mod verbatim;

pub use sections::sections;
pub use unit::{depends, text, units};

use crate::model::{ClauseId, Document};
use grams::Tables;
use pairing::Pairing;
use rewritten::Rewritten;
use unit::Unit;

/// A group of clauses that correspond; one side is empty for inserted and deleted ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Old clauses, in order.
    pub old: Vec<ClauseId>,
    /// New clauses, in order.
    pub new: Vec<ClauseId>,
    /// Where one side is empty: a clause of that side that is likely to rule the same matter in other words.
    pub near: Option<ClauseId>,
}

/// Every measure of both documents, and every other clause with text of its own outside measures, in exactly one group.
/// Groups stand in the order of their first new clause, those without one behind them in old order.
pub fn align(old: &Document, new: &Document) -> Vec<Group> {
    Alignment::begin(old, new).groups()
}

/// An alignment in two steps, for those who have something to do with the sure pairs while the rest is looked for.
pub struct Alignment<'d> {
    old: Vec<Unit<'d>>,
    new: Vec<Unit<'d>>,
    pairing: Pairing,
}

impl<'d> Alignment<'d> {
    /// Joins the clauses that correspond beyond doubt.
    pub fn begin(old: &'d Document, new: &'d Document) -> Self {
        let (old, new) = rayon::join(|| Unit::all(old), || Unit::all(new));
        let pairing = pairs::sure(&old, &new);
        Self { old, new, pairing }
    }

    /// Pairs of old and new clauses that correspond beyond doubt though their texts differ. More clauses may come to them.
    pub fn sure(&self) -> Vec<(ClauseId, ClauseId)> {
        let joined = self.pairing.partner.iter().enumerate().filter_map(|(i, partner)| Some((i, (*partner)?)));
        let changed = joined.filter(|&(i, j)| !self.old[i].is_settled() && self.old[i].text != self.new[j].text);
        changed.map(|(i, j)| (self.old[i].id, self.new[j].id)).collect()
    }

    /// All groups, as [`align`] says.
    pub fn groups(self) -> Vec<Group> {
        let Self { old, new, pairing } = self;
        let tables = Tables::new(&old, &new);
        let partner = pairs::pairs(pairing, &old, &new, &tables);
        let mut links: Vec<(usize, usize)> =
            partner.iter().enumerate().filter_map(|(i, partner)| Some((i, (*partner)?))).collect();
        links.extend(parts::parts(&old, &new, &links, &tables));
        let (sure, likely): (Vec<Rewritten>, Vec<Rewritten>) =
            rewritten::rewritten(&old, &new, &links, &tables).into_iter().partition(|pair| pair.sure);
        links.extend(sure.iter().map(|pair| (pair.old, pair.new)));
        let mut groups = groups(&old, &new, &links);
        for pair in likely {
            let (a, b) = (old[pair.old].id, new[pair.new].id);
            for group in groups.iter_mut().filter(|group| group.old.is_empty() || group.new.is_empty()) {
                match (group.old.first(), group.new.first()) {
                    (Some(&own), None) if own == a => group.near = Some(b),
                    (None, Some(&own)) if own == b => group.near = Some(a),
                    _ => {}
                }
            }
        }
        groups
    }
}

/// What hangs together by `links` is one group.
fn groups(old: &[Unit<'_>], new: &[Unit<'_>], links: &[(usize, usize)]) -> Vec<Group> {
    let mut root: Vec<usize> = (0..old.len() + new.len()).collect();
    fn find(root: &[usize], mut at: usize) -> usize {
        while root[at] != at {
            at = root[at];
        }
        at
    }
    for &(i, j) in links {
        let (a, b) = (find(&root, i), find(&root, old.len() + j));
        root[a.max(b)] = a.min(b);
    }
    let mut out: Vec<Group> = vec![Group::default(); root.len()];
    for at in 0..root.len() {
        let group = &mut out[find(&root, at)];
        match at.checked_sub(old.len()) {
            None => group.old.push(old[at].id),
            Some(j) => group.new.push(new[j].id),
        }
    }
    out.retain(|group| !group.old.is_empty() || !group.new.is_empty());
    out.sort_by_key(|group| (group.new.first().copied().unwrap_or(ClauseId::MAX), group.old.first().copied()));
    out
}

#[cfg(test)]
pub(crate) mod tests;
