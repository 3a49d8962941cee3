//! Where a clause stood and where it stands, in words that differ.

use crate::model::{ClauseId, ClauseRef, Document, RevisionRow};

/// A heading that has more characters names no section.
const HEADING: usize = 16;

/// The places of a row's only clause, old and new, where it went to another one; both `""` where it stayed, and where no
/// name tells its places apart. `apart` is whether it stands under another section.
pub(super) fn told(row: &RevisionRow, old: &Document, new: &Document, apart: bool) -> (String, String) {
    let ([before], [after]) = (&row.old[..], &row.new[..]) else { return Default::default() };
    let (from, to) = (before.name(), after.name());
    if !row.moved {
        // A section that came or went has no counterpart: the clause moved no less where its number says another one.
        let left = apart && row.renumbered && above(before) != above(after);
        return if left { (from, to) } else { Default::default() };
    }
    let sections = apart.then(|| sections((old, before.id), (new, after.id))).flatten();
    match sections {
        Some(sections) if from == to => sections,
        // The number of an article does not say its chapter.
        Some((left, right)) if above(before).is_none() && above(after).is_none() => (left + &from, right + &to),
        _ if from == to => Default::default(),
        _ => (from, to),
    }
}

/// The number of the section that a clause names with its own.
fn above(clause: &ClauseRef) -> Option<&str> {
    clause.path.rsplit_once('/').map(|(above, _)| above)
}

/// The sections that two clauses stand under, by number or with their headings; `None` where these are alike.
fn sections((old, a): (&Document, ClauseId), (new, b): (&Document, ClauseId)) -> Option<(String, String)> {
    let (before, after) = (old.clause_ref(old.clause(a).parent?), new.clause_ref(new.clause(b).parent?));
    let (from, to) = (joined(&before), joined(&after));
    if from != to {
        return Some((from, to));
    }
    let named = |name: String, section: &ClauseRef| {
        let heading = section.heading.trim_end_matches('。');
        let fits = section.label.is_some() && (1..=HEADING).contains(&heading.chars().count());
        fits.then(|| format!("{name}“{heading}”"))
    };
    let (from, to) = (named(from, &before)?, named(to, &after)?);
    (from != to).then_some((from, to))
}

/// The name of a section as it stands before that of an article: 第二章第一节.
fn joined(section: &ClauseRef) -> String {
    section.name().replace(" 第", "第")
}
