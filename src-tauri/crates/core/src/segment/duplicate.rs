//! A head that is printed twice: the second, complete copy counts.

use std::ops::Range;

use super::line::Line;
use crate::forms::marks::squash;

/// One document, and how many of its first lines are only a copy of what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its lines.
    pub(super) lines: Range<usize>,
    /// How many lines in front are printed again.
    pub(super) copied: usize,
}

/// Joins a range with the next one when all its lines are printed again at the beginning of the next.
pub(super) fn merge(text: &str, lines: &[Line], ranges: &[Range<usize>]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::with_capacity(ranges.len());
    let mut pending: Option<usize> = None;
    for (index, range) in ranges.iter().enumerate() {
        let repeated = ranges.get(index + 1).is_some_and(|next| begins_like(text, lines, range, next));
        if repeated {
            pending.get_or_insert(range.start);
            continue;
        }
        let start = pending.take().unwrap_or(range.start);
        parts.push(Part { lines: start..range.end, copied: range.start - start });
    }
    parts
}

fn begins_like(text: &str, lines: &[Line], copy: &Range<usize>, whole: &Range<usize>) -> bool {
    let filled = |range: &Range<usize>| lines[range.clone()].iter().filter(|line| !line.is_blank()).map(|l| l.of(text));
    let count = filled(copy).count();
    count > 2
        && filled(whole).count() > count
        && filled(copy).zip(filled(whole)).enumerate().all(|(at, (a, b))| {
            let (a, b) = (squash(a), squash(b));
            a == b || at + 1 == count && b.starts_with(&a)
        })
}
