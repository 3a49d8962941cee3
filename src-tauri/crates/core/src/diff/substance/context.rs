//! A change with a little of what stands around it.

use crate::diff::normalize::Change;

/// A side of a change with a little of what stands around it: 应 that became 应当 is a change of 当 alone.
pub(super) fn around(change: &Change<'_>, text: &str) -> String {
    [tail(change.before, 3), text, head(change.after, 3)].concat()
}

/// The last `n` characters.
pub(super) fn tail(text: &str, n: usize) -> &str {
    text.char_indices().rev().nth(n.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

/// The first `n` characters.
pub(super) fn head(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(at, _)| &text[..at])
}
