//! Responsible units that a row gained or lost.

use std::borrow::Cow;

use super::{Facts, bodies, context::tail};
use crate::diff::normalize::Change;

/// Names of units that only one side is responsible with; all of them where only their order or lead changed. Another name
/// of a unit is no other unit.
pub(super) fn changed<'d>(old: &Facts<'d>, new: &Facts<'d>) -> Vec<&'d str> {
    if old.responsible == new.responsible {
        return Vec::new();
    }
    let renamed = bodies::are_renamed(old, new);
    let keys = |facts: &Facts<'d>| -> Vec<(Cow<'d, str>, bool)> {
        facts.responsible.iter().map(|unit| (bodies::key(&unit.name, renamed), unit.lead)).collect()
    };
    let (before, after) = (keys(old), keys(new));
    let only = |facts: &Facts<'d>, own: &[(Cow<'_, str>, bool)], other: &[(Cow<'_, str>, bool)]| -> Vec<&'d str> {
        let named = facts.responsible.iter().zip(own);
        named
            .filter(|(_, (key, _))| !other.iter().any(|(there, _)| there == key))
            .map(|(unit, _)| &*unit.name)
            .collect()
    };
    let out = [only(old, &before, &after), only(new, &after, &before)].concat();
    if out.is_empty() && before != after {
        // The same units in another order, or under another lead.
        return new.responsible.iter().map(|unit| unit.name.as_str()).collect();
    }
    out
}

/// Whether one of these names stands on a side of a change; a name may begin with the place that both names share.
pub(super) fn is_named(change: &Change<'_>, units: &[&str]) -> bool {
    let whole = |text: &str| [tail(change.before, 1), text].concat();
    !units.is_empty() && {
        let (old, new) = (whole(change.old), whole(change.new));
        units.iter().any(|unit| old.contains(unit) || new.contains(unit))
    }
}
