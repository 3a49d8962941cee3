//! Two revisions side by side.

mod front;
mod order;
mod paragraphs;
mod passages;
mod references;
mod row;
mod went;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicU64, Ordering},
};

use rayon::prelude::*;

use crate::{
    align::revisions::{Alignment, Group, sections, units},
    diff::{self, normalize::Renumbering},
    model::{ClauseId, Document, DocumentHead, Revision, RevisionCounts, RevisionRow, RowKind, Substance},
    watch::{Cancelled, Watch},
    words::Lexicon,
};
use order::Placed;
use paragraphs::Paragraphs;
use references::{Articles, Numbers};
use row::{Compared, Maker};

/// So many rows are one piece of work: what waits for another processor does not wait long.
const AT_ONCE: usize = 4;

/// How far two revisions are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Which clauses correspond, how they differ, and what the changes touch; all notes are `""`.
    Substance,
    /// The same with 修改说明, whose drafting takes a quarter of the time (`duice-bench`).
    Notes,
}

/// A document with what it is called.
type Named<'d> = (&'d Document, DocumentHead);

/// Compares two revisions of one document, notes and all.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn revision(old: Named<'_>, new: Named<'_>, lexicon: &Lexicon, watch: &dyn Watch) -> Result<Revision, Cancelled> {
    revision_to(Depth::Notes, old, new, lexicon, watch)
}

/// Compares two revisions of one document as far as `depth` says.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn revision_to(
    depth: Depth,
    old: Named<'_>,
    new: Named<'_>,
    lexicon: &Lexicon,
    watch: &dyn Watch,
) -> Result<Revision, Cancelled> {
    watch.go_on()?;
    // All of it among the threads that share the work: one that waits outside must be woken at every step.
    rayon::scope(|_| within(depth, old, new, lexicon, watch))
}

/// The comparison, on a thread of those that share the work.
fn within(
    depth: Depth,
    (old, old_head): Named<'_>,
    (new, new_head): Named<'_>,
    lexicon: &Lexicon,
    watch: &dyn Watch,
) -> Result<Revision, Cancelled> {
    let alignment = Alignment::begin(old, new);
    let sure = alignment.sure();
    // One processor goes on with the alignment while the others begin with what it changes no more.
    let (groups, known) = rayon::join(|| alignment.groups(), || compared(old, new, &sure, lexicon, watch));
    let known = known?;
    let parents = sections(old, new, &groups);
    let links = links(&groups, &parents);
    let unsure: BTreeSet<ClauseId> =
        groups.iter().filter(|group| group.near.is_some()).flat_map(|group| group.old.iter().copied()).collect();
    let (placed, articles) = rayon::join(
        || with_known(order::placed(old, new, groups, &parents), sure, known),
        || Articles::of(old, new, &links, &unsure),
    );
    let paragraphs = Paragraphs::of(old, new, &links);
    let renumbering = renumbering(old, new, &links);
    let maker = Maker { old, new, renumbering, articles, paragraphs, lexicon, depth };
    let (total, done) = (placed.len() as u64, AtomicU64::new(0));
    let row = |(placed, known): (Placed, Option<Compared>)| {
        watch.go_on()?;
        watch.progress(done.fetch_add(1, Ordering::Relaxed), total, "逐条比对");
        Ok(maker.placed(&placed, known))
    };
    let rows = || placed.into_par_iter().with_max_len(AT_ONCE).map(row).collect::<Result<Vec<_>, _>>();
    let (front, rows) = rayon::join(|| front::rows(&maker, &links), rows);
    let mut rows = rows?;
    if depth == Depth::Notes {
        passages::tell(&mut rows, lexicon);
    }
    let outline = outline(old, new, &parents, &maker);
    let counts = counts(&rows);
    Ok(Revision { old: old_head, new: new_head, rows, outline, front, counts, algorithm: diff::ALGORITHM })
}

/// How the clauses of each pair differ.
fn compared(
    old: &Document,
    new: &Document,
    pairs: &[(ClauseId, ClauseId)],
    lexicon: &Lexicon,
    watch: &dyn Watch,
) -> Result<Vec<Compared>, Cancelled> {
    let of_pair = |&(a, b): &(ClauseId, ClauseId)| {
        watch.go_on()?;
        Ok(Compared::clauses((old, a), (new, b), lexicon))
    };
    pairs.par_iter().with_max_len(AT_ONCE).map(of_pair).collect()
}

/// The groups, each with how its clauses differ where it is one of `pairs`.
fn with_known(
    groups: Vec<Placed>,
    pairs: Vec<(ClauseId, ClauseId)>,
    known: Vec<Compared>,
) -> Vec<(Placed, Option<Compared>)> {
    let mut known: BTreeMap<(ClauseId, ClauseId), Compared> = pairs.into_iter().zip(known).collect();
    let with = |placed: Placed| {
        let known = match (&placed.group.old[..], &placed.group.new[..]) {
            (&[a], &[b]) => known.remove(&(a, b)),
            _ => None,
        };
        (placed, known)
    };
    groups.into_iter().map(with).collect()
}

/// Clauses and sections that correspond, sorted.
fn links(groups: &[Group], parents: &[(ClauseId, ClauseId)]) -> Vec<(ClauseId, ClauseId)> {
    let pairs = groups.iter().flat_map(|group| group.old.iter().flat_map(|&a| group.new.iter().map(move |&b| (a, b))));
    let mut out: Vec<(ClauseId, ClauseId)> = pairs.chain(parents.iter().copied()).collect();
    out.sort_unstable();
    out
}

/// Where each article and chapter went.
fn renumbering(old: &Document, new: &Document, links: &[(ClauseId, ClauseId)]) -> Renumbering {
    let mut out = Renumbering::default();
    let mut moved = links.iter().filter(|(a, b)| old.label(old.clause(*a)) != new.label(new.clause(*b))).peekable();
    if moved.peek().is_none() {
        return out;
    }
    let (olds, news) = (Numbers::of(old), Numbers::of(new));
    for &(a, b) in moved {
        if let (Some(before), Some(after)) = (old.label(old.clause(a)), new.label(new.clause(b))) {
            out.add(before, after);
        }
        if let (Some(before), Some(after)) = (olds.get(a), news.get(b)) {
            out.add(before, after);
        }
    }
    out
}

/// The sections without text, old and new.
fn outline(old: &Document, new: &Document, parents: &[(ClauseId, ClauseId)], maker: &Maker<'_>) -> Vec<RevisionRow> {
    let (olds, news) = (bare(old), bare(new));
    let mut groups: Vec<Group> = parents
        .iter()
        .filter(|(a, b)| olds.contains(a) && news.contains(b))
        .map(|&(a, b)| Group { old: vec![a], new: vec![b], near: None })
        .collect();
    let paired = |id: &ClauseId, new: bool| {
        groups.iter().any(|group| if new { group.new.contains(id) } else { group.old.contains(id) })
    };
    let gone: Vec<Group> =
        olds.iter().filter(|id| !paired(id, false)).map(|&id| Group { old: vec![id], ..Group::default() }).collect();
    let come: Vec<Group> =
        news.iter().filter(|id| !paired(id, true)).map(|&id| Group { new: vec![id], ..Group::default() }).collect();
    groups.extend(gone.into_iter().chain(come));
    let placed = order::placed(old, new, groups, parents);
    placed.iter().map(|placed| maker.placed(placed, None)).collect()
}

/// The clauses that have no row of their own and lie in none: headings of sections.
fn bare(document: &Document) -> Vec<ClauseId> {
    let units = units(document);
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(clause) = document.clauses.get(at) {
        let whole = clause.is_measure || clause.is_article;
        if !whole && units.binary_search(&clause.id).is_err() {
            out.push(clause.id);
        }
        at += if whole { document.subtree(clause.id).len() } else { 1 };
    }
    out
}

fn counts(rows: &[RevisionRow]) -> RevisionCounts {
    let mut out = RevisionCounts::default();
    for row in rows {
        *match row.kind {
            RowKind::Unchanged => &mut out.unchanged,
            RowKind::Modified => &mut out.modified,
            RowKind::Inserted => &mut out.inserted,
            RowKind::Deleted => &mut out.deleted,
            RowKind::Split => &mut out.split,
            RowKind::Merged => &mut out.merged,
            RowKind::Regrouped => &mut out.regrouped,
        } += 1;
        out.moved += u32::from(row.moved);
        out.renumbered += u32::from(row.renumbered);
        out.substantial += u32::from(is_substantial(row));
        out.stale += u32::from(!row.stale.is_empty());
        out.noise += row.noise;
    }
    out
}

/// Whether something came or went, or more than the wording changed.
fn is_substantial(row: &RevisionRow) -> bool {
    matches!(row.kind, RowKind::Inserted | RowKind::Deleted)
        || row.kind != RowKind::Unchanged && row.substance.iter().any(|what| *what < Substance::Wording)
}
