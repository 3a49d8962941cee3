//! What stands outside the clauses: title, date line, preamble, boxes, tables, signature.

use std::{collections::BTreeMap, ops::Range};

use rayon::prelude::*;

use super::row::{Maker, Side};
use crate::{
    model::{BlockRole, ClauseId, ClauseRef, Document, RevisionRow},
    words::{
        fold,
        order::{longest_run, text_weight},
        pairs::texts_alike,
    },
};

/// From here on two boxes or tables under clauses that do not correspond are the same one.
const ALIKE: f32 = 0.4;
/// So many parts of a gap are looked at for one that is alike.
const LOOKED_AT: usize = 12;

/// A run of blocks with one role at one place.
struct Part {
    role: BlockRole,
    /// The clause that it stands under, for boxes and tables.
    under: Option<ClauseId>,
    text: String,
    /// The text folded for comparing.
    folded: String,
}

/// The rows of everything outside the clauses, in the new document's order, deleted ones where they stood. A table of
/// contents and what is printed twice are left out. `links` are the clauses that correspond, sorted.
pub(super) fn rows(maker: &Maker<'_>, links: &[(ClauseId, ClauseId)]) -> Vec<RevisionRow> {
    let (old, new) = (parts(maker.old), parts(maker.new));
    let partner = partners(&old, &new, links);
    let mut here = vec![None; new.len()];
    partner.iter().enumerate().for_each(|(i, partner)| partner.iter().for_each(|&j| here[j] = Some(i)));
    let before = |part: &Part| side(maker.old, part);
    let gone = |range: Range<usize>| range.filter(|&i| partner[i].is_none());
    let mut sides = Vec::new();
    let mut at = 0;
    for (j, part) in new.iter().enumerate() {
        if let Some(i) = here[j] {
            sides.extend(gone(at..i).map(|i| (before(&old[i]), Side::default())));
            at = i + 1;
        }
        sides.push((here[j].map_or_else(Side::default, |i| before(&old[i])), side(maker.new, part)));
    }
    sides.extend(gone(at..old.len()).map(|i| (before(&old[i]), Side::default())));
    sides.into_par_iter().map(|(old, new)| maker.of(old, new)).collect()
}

fn parts(document: &Document) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for block in &document.blocks {
        if matches!(block.role, BlockRole::Contents | BlockRole::Duplicate) {
            continue;
        }
        let text = block.span.of(&document.text);
        match out.last_mut() {
            Some(last) if last.role == block.role && last.under == block.clause => {
                last.text.push('\n');
                last.text.push_str(text);
            }
            _ => out.push(Part { role: block.role, under: block.clause, text: text.to_owned(), folded: String::new() }),
        }
    }
    out.iter_mut().for_each(|part| part.folded = fold::text(&part.text));
    out
}

/// The new partner of each old part, in the same order: those with the same text, between them those under the same clause,
/// between these such as are alike, of title, preamble and the like the next one. What came or went in between takes
/// nobody's partner.
fn partners(old: &[Part], new: &[Part], links: &[(ClauseId, ClauseId)]) -> Vec<Option<usize>> {
    let mut out = same(old, new);
    let under = |a: &Part, b: &Part| match (a.under, b.under) {
        (Some(a), Some(b)) => links.binary_search(&(a, b)).is_ok(),
        (None, None) => true,
        _ => false,
    };
    let single = |part: &Part| !matches!(part.role, BlockRole::Table | BlockRole::Box);
    fill(&mut out, new.len(), |i, mut gap| {
        gap.find(|&j| new[j].role == old[i].role && !single(&old[i]) && under(&old[i], &new[j]))
    });
    fill(&mut out, new.len(), |i, gap| {
        let part = &old[i];
        gap.filter(|&j| new[j].role == part.role)
            .take(LOOKED_AT)
            .find(|&j| single(part) || texts_alike(&part.folded, &new[j].folded) >= ALIKE)
    });
    out
}

/// Parts with the same role and text, the first one with the first one, as far as they keep their order.
fn same(old: &[Part], new: &[Part]) -> Vec<Option<usize>> {
    let mut places: BTreeMap<(BlockRole, &str), Vec<usize>> = BTreeMap::new();
    for (j, part) in new.iter().enumerate().rev() {
        places.entry((part.role, &part.folded)).or_default().push(j);
    }
    let mut out: Vec<Option<usize>> =
        old.iter().map(|part| places.get_mut(&(part.role, part.folded.as_str())).and_then(Vec::pop)).collect();
    let found: Vec<usize> = out.iter().flatten().copied().collect();
    let mut steady = longest_run(&found, |at| text_weight([&new[found[at]].folded])).into_iter();
    for partner in out.iter_mut().filter(|partner| partner.is_some()) {
        if steady.next() != Some(true) {
            *partner = None;
        }
    }
    out
}

/// Gives each old part that has no partner the one that `choose` takes of the new parts between its neighbours' partners.
fn fill(partner: &mut [Option<usize>], places: usize, choose: impl Fn(usize, Range<usize>) -> Option<usize>) {
    let mut next = vec![places; partner.len()];
    for i in (1..partner.len()).rev() {
        next[i - 1] = partner[i].unwrap_or(next[i]);
    }
    let mut from = 0;
    for i in 0..partner.len() {
        if partner[i].is_none() {
            partner[i] = choose(i, from..next[i]);
        }
        from = partner[i].map_or(from, |j| j + 1);
    }
}

fn side(document: &Document, part: &Part) -> Side<'static> {
    let name = match part.under {
        Some(id) => format!("{} {}", document.path(id), part.role.name()),
        None => part.role.name().to_owned(),
    };
    Side { clauses: vec![ClauseRef::outside(name)], text: part.text.clone(), ..Side::default() }
}
