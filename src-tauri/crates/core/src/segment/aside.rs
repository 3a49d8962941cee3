//! Boxes (专栏) and tables inside the body: blocks that belong to the clause that they stand under.

use std::ops::Range;

use super::{line::Line, marker::Style, outline::Outline};
use crate::{
    forms::marks::{self, squash},
    model::{Block, BlockRole, Problem, ProblemKind, Span, TextTable},
    numeral,
};

/// Reads the box or table that begins at `at`; returns the index of the line behind it.
pub(super) fn read(outline: &mut Outline, at: usize, end: usize) -> Option<usize> {
    if is_box(outline.lines[at].of(outline.text)) {
        let last = box_end(outline, at, end);
        block(outline, BlockRole::Box, at, last);
        return Some(last + 1);
    }
    let first = table_start(outline, at, end)?;
    let last = table_end(outline, first, end);
    block(outline, BlockRole::Table, at, last);
    let above = outline.lines[at].of(outline.text);
    let caption = if first > at && !is_units(above) { above.to_owned() } else { String::new() };
    table(outline, first, last, caption);
    Some(last + 1)
}

fn block(outline: &mut Outline, role: BlockRole, first: usize, last: usize) {
    let (first, last) = (&outline.lines[first], &outline.lines[last]);
    // The first cell of the first row and the last one of the last row may be empty.
    let (start, end) = match role {
        BlockRole::Table => (whole(outline.text, first).start, whole(outline.text, last).end),
        _ => (first.start, last.end),
    };
    outline.blocks.push(Block {
        role,
        first_line: first.number,
        last_line: last.number,
        span: Span::new(start, end),
        clause: outline.stack.last().map(|open| open.draft as u32),
    });
}

/// 专栏1, 专栏二：…
fn is_box(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("专栏") else { return false };
    let rest = rest.trim_start_matches(marks::is_blank);
    let numbered = rest.is_empty() || rest.starts_with(|c| numeral::digit(c).is_some() || c == '十');
    numbered && marks::is_within(line, 60)
}

/// The box ends before the next box, or before the number that goes on with the clauses.
fn box_end(outline: &Outline, at: usize, end: usize) -> usize {
    let mut last = at;
    let mut item = 0;
    for index in at + 1..end {
        let line = &outline.lines[index];
        if line.is_blank() {
            continue;
        }
        if is_box(line.of(outline.text)) {
            break;
        }
        if let Some(marker) = line.marker.filter(|marker| marker.style != Style::Dash) {
            let goes_on =
                outline.stack.iter().any(|open| open.style == Some(marker.style) && open.value + 1 == marker.value);
            let is_next_item = marker.value == item + 1 && marker.style >= Style::Arabic;
            if goes_on && !is_next_item || marker.style <= Style::Article || marker.style == Style::Han {
                break;
            }
            if is_next_item {
                item = marker.value;
            }
        }
        last = index;
    }
    last
}

/// The first row of the table that begins at `at`, itself or behind its caption.
fn table_start(outline: &Outline, at: usize, end: usize) -> Option<usize> {
    let lines = outline.lines;
    let next = |from: usize| (from..end).find(|&index| !lines[index].is_blank());
    if lines[at].is_row {
        let below = next(at + 1)?;
        return (lines[below].is_row || lines[at].of(outline.text).matches('\t').count() > 1).then_some(at);
    }
    if is_half_empty(outline, at) {
        let columns = |row: usize| whole_text(outline, row).matches('\t').count();
        return next(at + 1).filter(|&below| lines[below].is_row && columns(below) == columns(at)).map(|_| at);
    }
    let caption = lines[at].of(outline.text);
    let is_caption = lines[at].marker.is_none()
        && marks::is_within(caption, 60)
        && !caption.ends_with(['。', '；', '：', '，', '、'])
        && squash(caption).contains('表');
    if is_units(caption) {
        return next(at + 1).filter(|&row| lines[row].is_row);
    }
    let below = next(at + 1).filter(|_| is_caption)?;
    let row = if is_units(lines[below].of(outline.text)) { next(below + 1)? } else { below };
    lines[row].is_row.then_some(row)
}

/// Whether a line is a row of which only the cell in the middle is filled, or only the first or last one: a tab at one of its
/// ends alone may be an indent.
fn is_half_empty(outline: &Outline, at: usize) -> bool {
    let line = &outline.lines[at];
    let printed = line.of(outline.text);
    let ends = ['。', '；', '：', ':', '，', '、'];
    !line.is_row
        && !line.is_blank()
        && line.marker.is_none()
        && marks::is_within(printed, 60)
        && !printed.ends_with(ends)
        && whole_text(outline, at).contains('\t')
}

/// 单位：万元 above a table.
fn is_units(line: &str) -> bool {
    let bare = line.trim_start_matches(['（', '(']);
    let unit = ["单位：", "单位:", "计量单位："].iter().find_map(|word| bare.strip_prefix(word));
    unit.is_some_and(|unit| marks::is_within(unit, 12) && !unit.contains(['。', '，', '、']))
}

/// The last row: wrapped cells and blank lines in between belong to the table.
fn table_end(outline: &Outline, first: usize, end: usize) -> usize {
    let mut last = first;
    let mut plain = 0;
    for index in first + 1..end {
        let line = &outline.lines[index];
        if line.is_blank() {
            continue;
        }
        let closes = || is_half_empty(outline, index) && whole_text(outline, index).ends_with('\t');
        if line.is_row || closes() {
            last = index;
            plain = 0;
            continue;
        }
        plain += 1;
        let printed = line.of(outline.text);
        let is_clause = line.marker.is_some_and(|marker| marker.style <= Style::HanParen);
        if is_clause || plain > 3 || !marks::is_within(printed, 60) || printed.ends_with('。') {
            break;
        }
    }
    last
}

/// The rows: a line that lacks cells begins the row below it, where cells were wrapped.
fn table(outline: &mut Outline, first: usize, last: usize, caption: String) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut wrapped = String::new();
    for line in outline.lines[first..=last].iter().filter(|line| !line.is_blank()) {
        let whole = &outline.text[whole(outline.text, line)];
        let tabs = whole.matches('\t').count();
        let is_full = tabs > 0 && rows.last().is_none_or(|above| above.len() == tabs + 1);
        if !line.is_row && !whole.ends_with('\t') && !is_full {
            wrapped.push_str(whole.trim_end());
            continue;
        }
        let cells: Vec<String> =
            format!("{wrapped}{whole}").split('\t').map(|cell| marks::trim(cell).to_owned()).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        match rows.last_mut() {
            // The second half of a cell of the row above, with nothing before and behind it.
            Some(above)
                if filled == 1 && cells[0].is_empty() && cells.len() > 2 && wrapped.is_empty() && !line.is_row =>
            {
                append(above, &cells);
            }
            _ => rows.push(cells),
        }
        wrapped.clear();
    }
    if !wrapped.is_empty() {
        rows.push(vec![wrapped]);
    }
    let (head, tail) = (&outline.lines[first], &outline.lines[last]);
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if width < 2 {
        outline.problems.push(Problem {
            line: head.number,
            kind: ProblemKind::TableUnread,
            message: "这里像一张表格，但没有读出行列，已按原文保留，请核对。".to_owned(),
        });
    }
    let clause = outline.stack.last().map(|open| open.draft as u32);
    let (first_line, last_line) = (head.number, tail.number);
    outline.tables.push(TextTable { first_line, last_line, caption, rows, clause, figures: Vec::new() });
}

/// Where the line stands with the tabs at its ends, which are empty cells.
fn whole(text: &str, line: &Line) -> Range<usize> {
    let from = text[..line.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[line.end..].find('\n').map_or(text.len(), |at| line.end + at);
    let blank = [' ', '\r', '\u{3000}'];
    let printed = text[from..to].trim_end_matches(blank);
    from + printed.len() - printed.trim_start_matches(blank).len()..from + printed.len()
}

/// A line with the tabs at its ends.
fn whole_text<'a>(outline: &Outline<'a>, at: usize) -> &'a str {
    &outline.text[whole(outline.text, &outline.lines[at])]
}

/// Adds the one filled cell of `cells` to the last text cell of the row above that stands in front of its figures.
fn append(above: &mut [String], cells: &[String]) {
    let Some(more) = cells.iter().find(|cell| !cell.is_empty()) else { return };
    let is_text = |cell: &String| !cell.is_empty() && !cell.contains(|c: char| c.is_ascii_digit());
    match above.iter().rposition(is_text) {
        Some(at) => above[at].push_str(more),
        None => above[0].push_str(more),
    }
}
