//! In which order the rows stand, and which of them moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    align::revisions::{Group, text},
    model::{ClauseId, Document},
    words::order::{longest_run, text_weight},
};

/// What it weighs that a clause has the same number: more than its text.
const NUMBER: u64 = 1 << 44;

/// A group in its place among the rows.
pub(super) struct Placed {
    pub(super) group: Group,
    /// Whether it lies outside the longest run of rows in old order, or stands under another section.
    pub(super) moved: bool,
    /// Whether the section that it stands under is not the one that it stood under: that may have no counterpart.
    pub(super) apart: bool,
}

/// The groups in the new document's order, deleted ones where they stood, each with whether it moved. An insertion moves
/// nobody.
pub(super) fn placed(
    old: &Document,
    new: &Document,
    groups: Vec<Group>,
    parents: &[(ClauseId, ClauseId)],
) -> Vec<Placed> {
    let (mut gone, mut stay): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| group.new.is_empty());
    stay.sort_by_key(|group| group.new.first().copied());
    gone.sort_by_key(|group| group.old.first().copied());
    let sections = Sections::of(parents);
    let steady = steady(old, new, &stay, |group| sections.differ(old, new, group));
    let mut anchors: Vec<(ClauseId, usize)> =
        steady.iter().filter_map(|&at| Some((*stay[at].old.first()?, at))).collect();
    anchors.sort_unstable();
    // Deleted rows stand behind the last row that kept its place and stood before them.
    let mut behind: BTreeMap<Option<usize>, Vec<Group>> = BTreeMap::new();
    for group in gone {
        let stood = group.old.first().copied().unwrap_or(0);
        let before = anchors.partition_point(|(id, _)| *id < stood);
        behind.entry(before.checked_sub(1).map(|at| anchors[at].1)).or_default().push(group);
    }
    let mut out: Vec<Placed> = behind.remove(&None).unwrap_or_default().into_iter().map(still).collect();
    for (at, group) in stay.into_iter().enumerate() {
        let moved = !group.old.is_empty() && !steady.contains(&at);
        let apart = sections.are_apart(old, new, &group);
        out.push(Placed { group, moved, apart });
        out.extend(behind.remove(&Some(at)).unwrap_or_default().into_iter().map(still));
    }
    out
}

/// The places of the groups that stay in old order: as many as can be. One that stands under another section moved
/// anyhow, and takes the place of none that did not. Of two that changed places the one with less text moved, whichever
/// revision is asked first.
fn steady(old: &Document, new: &Document, groups: &[Group], has_left: impl Fn(&Group) -> bool) -> BTreeSet<usize> {
    let linked: Vec<usize> =
        (0..groups.len()).filter(|&at| !groups[at].old.is_empty() && !has_left(&groups[at])).collect();
    let places: Vec<usize> = linked.iter().filter_map(|&at| groups[at].old.first()).map(|&id| id as usize).collect();
    let weight = |at: usize| {
        let Group { old: olds, new: news, .. } = &groups[linked[at]];
        let texts = olds.iter().map(|&id| text(old, id)).chain(news.iter().map(|&id| text(new, id)));
        // Of equal texts the one that stands nearer to its old place stays.
        let distance = olds.iter().zip(news).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        // Of three of which the outer two changed places the middle one stayed.
        let same = |(a, b): (&ClauseId, &ClauseId)| old.label(old.clause(*a)) == new.label(new.clause(*b));
        let stays = if olds.iter().zip(news).all(same) { NUMBER } else { 0 };
        text_weight(texts).saturating_sub(distance) + stays
    };
    let run = longest_run(&places, weight);
    linked.iter().zip(run).filter(|(_, steady)| *steady).map(|(at, _)| *at).collect()
}

fn still(group: Group) -> Placed {
    Placed { group, moved: false, apart: false }
}

/// Which section became which, both ways.
struct Sections {
    new_of: BTreeMap<ClauseId, ClauseId>,
    known: BTreeSet<ClauseId>,
}

impl Sections {
    fn of(parents: &[(ClauseId, ClauseId)]) -> Self {
        Self { new_of: parents.iter().copied().collect(), known: parents.iter().map(|(_, b)| *b).collect() }
    }

    /// Whether the clauses stand under sections that do not correspond though both have a counterpart.
    fn differ(&self, old: &Document, new: &Document, group: &Group) -> bool {
        let (Some(&a), Some(&b)) = (group.old.first(), group.new.first()) else { return false };
        let (Some(before), Some(after)) = (old.clause(a).parent, new.clause(b).parent) else { return false };
        self.known.contains(&after) && self.new_of.get(&before).is_some_and(|there| *there != after)
    }

    /// Whether the clauses stand under sections that do not correspond.
    fn are_apart(&self, old: &Document, new: &Document, group: &Group) -> bool {
        let (Some(&a), Some(&b)) = (group.old.first(), group.new.first()) else { return false };
        match (old.clause(a).parent, new.clause(b).parent) {
            (Some(before), Some(after)) => self.new_of.get(&before) != Some(&after),
            (before, after) => before.is_some() || after.is_some(),
        }
    }
}
