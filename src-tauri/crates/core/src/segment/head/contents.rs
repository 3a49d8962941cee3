//! Where the front of a document ends, and the table of contents in it.

use std::ops::Range;

use super::Front;
use crate::{
    forms::{
        Look, is_title, look,
        marks::{self, is_within, squash},
    },
    segment::marker::{Marker, Style},
};

/// Index among the filled lines of the first clause from `from` on, and the lines of a table of contents before it.
pub(super) fn front_end(front: &Front, from: usize) -> (usize, Option<Range<usize>>) {
    let count = front.filled.len();
    let is_headed = |at: usize| front.lines[front.filled[at]].headed.is_some();
    let is_first = |at: &usize| is_headed(*at) || marker(front, *at).is_some_and(|marker| marker.first == 1);
    let is_marker = |at: &usize| marker(front, *at).is_some();
    let Some(end) = (from..count).find(is_first).or_else(|| (from..count).find(is_marker)) else {
        return (count, None);
    };
    let headed = end > from && look(front.printed(end - 1)) == Look::Contents;
    match repeated(front, end, headed) {
        Some(body) => (body, Some(if headed { end - 1 } else { end }..body)),
        None => (end, None),
    }
}

fn marker(front: &Front, at: usize) -> Option<Marker> {
    front.lines[front.filled[at]].marker.filter(|marker| marker.style != Style::Dash)
}

/// Where the first entry of a table of contents is printed again. Without the word 目录 above, only a run of chapters
/// and sections counts as one.
fn repeated(front: &Front, first: usize, headed: bool) -> Option<usize> {
    let wanted = entry(front.printed(first));
    for at in first + 1..front.filled.len() {
        let printed = front.printed(at);
        if entry(printed) == wanted {
            return (at > first + 1).then_some(at);
        }
        let short = is_within(marks::without_leader(printed), 60) && !printed.ends_with(['。', '；', '：']);
        let is_chapter = marker(front, at).is_some_and(|marker| marker.style <= Style::Section);
        if !short || !headed && !is_chapter && !is_title(printed) {
            return None;
        }
    }
    None
}

/// An entry without its dots and page number.
fn entry(line: &str) -> String {
    let folded = squash(marks::without_leader(line));
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '·' | '…' | '(' | ')' | '-');
    folded.trim_end_matches(is_number).to_owned()
}
