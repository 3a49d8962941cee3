//! A draft against other documents.
//!
//! Of all documents those are chosen as peers that have something corresponding to most of the draft's measures; draft and
//! peers are then laid side by side as in any table, and the table's rows tell what others have and what only the draft
//! has. So advice and table never contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{cells, table};
use crate::{
    align::places::{self, Nearest},
    model::{
        Advice, AdvicePeer, ClauseId, Document, DocumentHead, DraftClause, Link, NearMeasure, Nothing, OthersHave,
        Table, TableRow,
    },
    watch::{Cancelled, Watch},
    words::Lexicon,
};

/// Below this the nearest measure elsewhere is not worth showing.
const NEAR: f32 = 0.2;
/// So many near measures of each clause are shown.
const SHOWN: usize = 3;

/// What the `peers` documents of `others` that are nearest to `draft` have beside each of its measures, what they have and
/// it lacks, and what only it has.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn advice(
    draft: (&Document, DocumentHead),
    others: &[(&Document, DocumentHead)],
    peers: usize,
    lexicon: &Lexicon,
    watch: &dyn Watch,
) -> Result<Advice, Cancelled> {
    watch.go_on()?;
    watch.progress(0, 2, "查找相近文件");
    let all: Vec<&Document> = std::iter::once(draft.0).chain(others.iter().map(|(document, _)| *document)).collect();
    let nearest = places::nearest_to_first(&all, lexicon);
    let chosen = chosen(draft.0, others.len(), &nearest, peers);
    watch.go_on()?;
    watch.progress(1, 2, "逐条对照");
    let mut beside = vec![(draft.0, draft.1.clone())];
    beside.extend(chosen.iter().map(|&(at, _)| others[at].clone()));
    let table = table(&beside, &[], lexicon, watch)?;
    let documents: Vec<&Document> = beside.iter().map(|(document, _)| *document).collect();
    let columns: BTreeMap<u32, u32> = chosen.iter().zip(0..).map(|(&(at, _), peer)| (at as u32 + 1, peer)).collect();
    watch.progress(2, 2, "");
    Ok(Advice {
        draft: draft.1,
        peers: chosen.iter().map(|&(at, cover)| AdvicePeer { document: others[at].1.clone(), cover }).collect(),
        looked_at: others.len() as u32,
        clauses: clauses(&documents, &table, &near(&nearest, &columns)),
        lacks: lacks(&table),
    })
}

/// The places of the documents with most to lay beside the draft, and the share of its measures that they cover.
fn chosen(draft: &Document, others: usize, nearest: &Nearest, peers: usize) -> Vec<(usize, f32)> {
    let mut covers = vec![(0_u32, 0.0_f32); others];
    for (_, column, _, likeness) in nearest.iter().filter(|near| near.0.0 == 0) {
        let cover = &mut covers[column as usize - 1];
        cover.0 += u32::from(places::is_enough(likeness));
        cover.1 += likeness;
    }
    let measures = draft.measures().count().max(1) as f32;
    let mut order: Vec<usize> = (0..others).filter(|&at| covers[at].0 > 0).collect();
    order.sort_by(|&a, &b| covers[b].0.cmp(&covers[a].0).then(covers[b].1.total_cmp(&covers[a].1)).then(a.cmp(&b)));
    order.truncate(peers);
    order.into_iter().map(|at| (at, covers[at].0 as f32 / measures)).collect()
}

/// For each measure of the draft the nearest one of each peer, by the peer's number.
fn near(nearest: &Nearest, columns: &BTreeMap<u32, u32>) -> BTreeMap<ClauseId, Vec<(u32, ClauseId, f32)>> {
    let mut near: BTreeMap<ClauseId, Vec<(u32, ClauseId, f32)>> = BTreeMap::new();
    for ((_, clause), column, other, likeness) in nearest.iter().filter(|near| near.0.0 == 0) {
        if let Some(&peer) = columns.get(&column).filter(|_| likeness >= NEAR) {
            near.entry(clause).or_default().push((peer, other, likeness));
        }
    }
    near
}

fn clauses(
    documents: &[&Document],
    table: &Table,
    near: &BTreeMap<ClauseId, Vec<(u32, ClauseId, f32)>>,
) -> Vec<DraftClause> {
    let mut links: BTreeMap<ClauseId, Vec<&Link>> = BTreeMap::new();
    for link in table.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.links) {
        if link.a.0 == 0 {
            links.entry(link.a.1).or_default().push(link);
        }
    }
    let of_draft =
        documents.first().into_iter().flat_map(|draft| draft.measures().map(move |measure| (*draft, measure)));
    of_draft
        .map(|(draft, measure)| {
            let linked = links.get(&measure.id).map_or(&[][..], Vec::as_slice);
            let more = near.get(&measure.id).map_or(&[][..], Vec::as_slice);
            DraftClause {
                measure: cells::measure(draft, measure),
                near: nearest_ones(documents, linked, more),
                only_here: linked.is_empty(),
            }
        })
        .collect()
}

/// What corresponds, most sure first, then what is only near; one of each peer.
fn nearest_ones(documents: &[&Document], links: &[&Link], near: &[(u32, ClauseId, f32)]) -> Vec<NearMeasure> {
    let one = |peer: u32, clause: ClauseId, likeness: f32, corresponds: bool, why: Vec<String>| {
        let document = documents[peer as usize + 1];
        let measure = cells::measure(document, document.clause(clause));
        NearMeasure { peer, measure, likeness, corresponds, why }
    };
    let mut found: Vec<NearMeasure> =
        links.iter().map(|link| one(link.b.0 - 1, link.b.1, link.confidence, true, link.why.to_vec())).collect();
    found.extend(near.iter().map(|&(peer, clause, likeness)| one(peer, clause, likeness.min(1.0), false, Vec::new())));
    found.sort_by(|x, y| y.corresponds.cmp(&x.corresponds).then(y.likeness.total_cmp(&x.likeness)));
    let mut peers = BTreeSet::new();
    found.retain(|near| peers.insert(near.peer));
    found.truncate(SHOWN);
    found
}

/// The rows without a measure of the draft that more than one peer has; a single peer's where there is only one.
fn lacks(table: &Table) -> Vec<OthersHave> {
    let least = if table.columns.len() > 2 { 2 } else { 1 };
    let rows = table.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
    let mut lacks: Vec<OthersHave> = rows
        .filter(|(_, row)| row.cells[0].measures.is_empty() && places_of(row) >= least)
        .map(|(group, row)| OthersHave {
            theme: group.id.clone(),
            measures: row
                .cells
                .iter()
                .skip(1)
                .zip(0..)
                .flat_map(|(cell, peer)| cell.measures.iter().map(move |measure| (peer, measure.clone())))
                .collect(),
            nearest: match &row.cells[0].nothing {
                Some(Nothing::NotHere { nearest, .. }) => nearest.as_deref().cloned(),
                _ => None,
            },
        })
        .collect();
    let peers = |one: &OthersHave| one.measures.iter().map(|(peer, _)| *peer).collect::<BTreeSet<u32>>().len();
    // The sort is stable: of equals the order of the themes.
    lacks.sort_by_key(|one| std::cmp::Reverse(peers(one)));
    lacks
}

fn places_of(row: &TableRow) -> usize {
    row.cells.iter().filter(|cell| !cell.measures.is_empty()).count()
}

#[cfg(test)]
mod tests;
