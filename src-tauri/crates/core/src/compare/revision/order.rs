//! In which order the rows stand, and which of them moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    align::revisions::{Group, longest_run},
    model::{ClauseId, Document},
};

/// The groups in the new document's order, deleted ones where they stood, each with whether it moved: it lies outside the
/// longest run of rows in old order, or stands under another section. An insertion moves nobody.
pub(super) fn placed(
    old: &Document,
    new: &Document,
    groups: Vec<Group>,
    parents: &[(ClauseId, ClauseId)],
) -> Vec<(Group, bool)> {
    let (mut gone, mut stay): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(|group| group.new.is_empty());
    stay.sort_by_key(|group| group.new.first().copied());
    gone.sort_by_key(|group| group.old.first().copied());
    let linked: Vec<usize> = (0..stay.len()).filter(|&at| !stay[at].old.is_empty()).collect();
    let places: Vec<usize> = linked.iter().filter_map(|&at| stay[at].old.first()).map(|&id| id as usize).collect();
    let run = longest_run(&places);
    let steady: BTreeSet<usize> = linked.iter().zip(run).filter(|(_, steady)| *steady).map(|(at, _)| *at).collect();
    let sections = Sections::of(parents);
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
    let mut out: Vec<(Group, bool)> = behind.remove(&None).unwrap_or_default().into_iter().map(still).collect();
    for (at, group) in stay.into_iter().enumerate() {
        let jumped = !group.old.is_empty() && !steady.contains(&at);
        let moved = jumped || sections.differ(old, new, &group);
        out.push((group, moved));
        out.extend(behind.remove(&Some(at)).unwrap_or_default().into_iter().map(still));
    }
    out
}

fn still(group: Group) -> (Group, bool) {
    (group, false)
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
}
