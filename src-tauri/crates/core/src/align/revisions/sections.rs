//! Which sections correspond, by the clauses below them and by their headings.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, grams, units};
use crate::{
    model::{ClauseId, Document},
    words::fold,
};

/// Below this sections do not correspond.
const LEAST: f32 = 0.35;

/// Pairs of corresponding sections, old and new, in old order: clauses that have units of `groups` below them, or are no
/// units themselves. Each clause stands in at most one pair; a chapter corresponds to a section of a larger chapter only
/// where no chapter does.
pub fn sections(old: &Document, new: &Document, groups: &[Group]) -> Vec<(ClauseId, ClauseId)> {
    let (olds, news) = (Section::all(old), Section::all(new));
    let mut shared: BTreeMap<(ClauseId, ClauseId), u32> = BTreeMap::new();
    for group in groups {
        for (&a, &b) in group.old.iter().zip(&group.new) {
            for up in old.ancestors(a) {
                for there in new.ancestors(b) {
                    *shared.entry((up.id, there.id)).or_default() += 1;
                }
            }
        }
    }
    let mut ranked: Vec<(ClauseId, ClauseId, f32)> = Vec::new();
    for a in &olds {
        for b in &news {
            let below = shared.get(&(a.id, b.id)).copied().unwrap_or(0);
            let score = a.score(b, below);
            if score >= LEAST {
                ranked.push((a.id, b.id, score));
            }
        }
    }
    let crosses = |pair: &(ClauseId, ClauseId, f32)| level(old, pair.0) != level(new, pair.1);
    ranked.sort_by(|a, b| {
        crosses(a)
            .cmp(&crosses(b))
            .then(b.2.total_cmp(&a.2))
            .then(a.0.abs_diff(a.1).cmp(&b.0.abs_diff(b.1)))
            .then(a.0.cmp(&b.0))
    });
    let mut pairs: BTreeMap<ClauseId, ClauseId> = BTreeMap::new();
    let mut taken: BTreeSet<ClauseId> = BTreeSet::new();
    for (a, b, _) in ranked {
        if !pairs.contains_key(&a) && taken.insert(b) {
            pairs.insert(a, b);
        }
    }
    pairs.into_iter().collect()
}

/// What a section is: what its number ends with (编, 章, 节), or how deep it stands.
fn level(document: &Document, id: ClauseId) -> (Option<char>, u8) {
    let clause = document.clause(id);
    let kind = document.label(clause).and_then(|label| label.chars().next_back()).filter(|ch| "编章节".contains(*ch));
    (kind, if kind.is_some() { 0 } else { clause.level })
}

/// A section with what it is compared by.
struct Section {
    id: ClauseId,
    /// Pairs of characters of its heading.
    heading: Vec<(u64, u32)>,
    /// Whether another section has the same heading.
    common: bool,
    /// Units below it.
    below: u32,
}

impl Section {
    fn all(document: &Document) -> Vec<Self> {
        let units = units(document);
        let mut names: BTreeMap<String, u32> = BTreeMap::new();
        let mut out = Vec::new();
        for clause in &document.clauses {
            let after = clause.id + document.subtree(clause.id).len() as ClauseId;
            let below = units.partition_point(|&unit| unit < after) - units.partition_point(|&unit| unit <= clause.id);
            let inside = document.ancestors(clause.id).any(|up| up.is_measure || up.is_article);
            if inside || (below == 0 && units.binary_search(&clause.id).is_ok()) {
                continue;
            }
            let name = fold::text(&document.heading(clause));
            *names.entry(name.clone()).or_default() += 1;
            out.push((clause.id, name, below as u32));
        }
        out.into_iter()
            .map(|(id, name, below)| Self {
                id,
                common: names.get(&name).is_some_and(|count| *count > 1),
                heading: grams::pairs(&name.chars().filter(|ch| ch.is_alphanumeric()).collect::<Vec<_>>()),
                below,
            })
            .collect()
    }

    /// Clauses that both have, as a share of all, and how alike the headings are; a heading that stands several times
    /// (一般规定) says little.
    fn score(&self, new: &Section, shared: u32) -> f32 {
        let named = grams::alike(&self.heading, &new.heading) * if self.common || new.common { 0.2 } else { 0.5 };
        match self.below + new.below {
            0 => 2.0 * named,
            all => 2.0 * shared as f32 / all as f32 + named,
        }
    }
}
