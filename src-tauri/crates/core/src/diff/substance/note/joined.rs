//! Members that were joined by 或者 and now are by 和, or the other way round: all of them where one was enough.

use super::{Sides, phrase, quote::is_edge};
use crate::diff::normalize::Change;

const ANY: [&str; 2] = ["或者", "或"];
const ALL: [&str; 5] = ["和", "以及", "且", "并且", "并"];

/// What a change of nothing but the word that joins two members is told as, with the members.
pub(super) fn told(change: &Change<'_>, sides: &Sides<'_>) -> Option<String> {
    let (old, new) = (change.old.trim_matches(is_edge), change.new.trim_matches(is_edge));
    if !(ANY.contains(&old) && ALL.contains(&new) || ALL.contains(&old) && ANY.contains(&new)) {
        return None;
    }
    let (old, new) = phrase::around(change, sides).unwrap_or_else(|| {
        let before = phrase::last_words(change.before, sides.lexicon).unwrap_or("");
        let after = phrase::first_words(change.after, sides.lexicon).unwrap_or("");
        (format!("{before}{old}{after}"), format!("{before}{new}{after}"))
    });
    Some(format!("将“{old}”改为“{new}”"))
}
