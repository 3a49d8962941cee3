//! Many documents in one file: where each begins.
//!
//! A new document begins at a title that is followed by a head: a document number, an addressee, labelled facts, or a
//! preamble and the first number of a new sequence; or at what the format calls a title when labelled facts follow. The title that a notice announces belongs to the notice's document.

use std::ops::Range;

use super::{line::Line, marker::Style, title};
use crate::forms::{Look, kind_of, look};

/// The documents as ranges of `lines`; blank lines between them belong to none.
pub(super) fn split(text: &str, lines: &[Line]) -> Vec<Range<usize>> {
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    let Some((&first, &last)) = filled.first().zip(filled.last()) else { return Vec::new() };
    // Contents may stand in front of everything else.
    let mut starts = vec![lines[..first].iter().position(|line| line.is_contents).unwrap_or(first)];
    let mut current = Current::default();
    let mut at = 0;
    while at < filled.len() {
        let line = &lines[filled[at]];
        if at > 0 && is_headed(text, lines, &filled, at) {
            starts.push(filled[at]);
            current =
                Current { announced: title::announced(line.of(text)).map(title::without_stage), ..Current::default() };
            at += 1;
            continue;
        }
        // A table of contents is no text: only running text between two titles makes two documents.
        let opened = current.clauses > 0 || line.marker.is_some_and(|marker| marker.style != Style::Dash);
        current.clauses += usize::from(opened);
        current.running += usize::from(opened && is_running(line, text));
        let Some(found) = title::at(text, lines, &filled, at) else {
            at += 1;
            continue;
        };
        let same = current.announced.as_deref().is_some_and(|inner| inner == title::without_stage(&found.text));
        let annexed = at > 0 && look(lines[filled[at - 1]].of(text)) == Look::Annex;
        if at == 0 || current.running > 0 && !same && !annexed && has_head(text, lines, &filled, at + found.lines) {
            if at > 0 {
                starts.push(filled[at]);
            }
            current =
                Current { announced: title::announced(&found.text).map(title::without_stage), ..Current::default() };
        } else if same {
            current = Current::default();
        }
        at += found.lines;
    }
    let ends = starts[1..].iter().copied().chain([last + 1]).collect::<Vec<_>>();
    let ranges = starts.iter().copied().zip(ends).map(|(start, end)| start..trimmed(lines, start, end));
    ranges.collect()
}

#[derive(Default)]
struct Current {
    /// Lines since the first number.
    clauses: usize,
    /// Lines of running text since the first number.
    running: usize,
    /// The title that its notice announces.
    announced: Option<String>,
}

/// Whether a line is running text, and no title or heading.
fn is_running(line: &Line, text: &str) -> bool {
    let printed = line.of(text);
    printed.contains('。') || printed.len() > 120 || line.marker.is_none() && printed.contains(['，', ','])
}

fn trimmed(lines: &[Line], start: usize, end: usize) -> usize {
    (start..end).rev().find(|&at| !lines[at].is_blank()).map_or(start, |at| at + 1)
}

/// Whether the `at`-th filled line is what the format calls a title, with labelled facts directly behind it.
fn is_headed(text: &str, lines: &[Line], filled: &[usize], at: usize) -> bool {
    let labelled = |at: usize| filled.get(at).is_some_and(|&at| look(lines[at].of(text)) == Look::Labelled);
    lines[filled[at]].is_title && !lines[filled[at - 1]].is_title && labelled(at + 1)
}

/// Whether the lines from the `at`-th filled one look like what stands under the title of a document.
fn has_head(text: &str, lines: &[Line], filled: &[usize], at: usize) -> bool {
    let (mut sentences, mut labelled) = (0, 0);
    for &index in filled.iter().skip(at).take(12) {
        let line = &lines[index];
        if let Some(marker) = line.marker.filter(|marker| marker.style != Style::Dash) {
            let opens = matches!(marker.style, Style::Part | Style::Chapter | Style::Article | Style::Han);
            return opens && marker.first == 1 && (sentences > 0 || marker.style <= Style::Article);
        }
        match look(line.of(text)) {
            Look::Number | Look::Addressee => return true,
            // Facts on lines of their own: 发文机关：…, 成文日期：…; one alone may stand in any text.
            Look::Labelled if labelled > 0 => return true,
            Look::Labelled => labelled += 1,
            Look::Sentence => sentences += 1,
            Look::Contents => return true,
            Look::Annex => return false,
            Look::Title if kind_of(line.of(text)).is_none() && sentences > 0 => return false,
            _ => {}
        }
        if sentences > 3 {
            return false;
        }
    }
    false
}
