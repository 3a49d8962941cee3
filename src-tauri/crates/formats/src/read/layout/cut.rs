//! Rows that the end of a page cuts: what is left of their cells stands on the next page.

use super::{Line, Part, Sheet, Strip, flow, table::is_latin};

/// A cell of one line alone goes on only where its column is wider than this, in sizes: short ones fill theirs by chance.
const WIDE: f32 = 10.0;
/// Lines of a cell begin nearer than this to each other, in sizes.
const FLUSH: f32 = 0.5;
/// A full line leaves less than this, in sizes: a character with the mark behind it finds no room there.
const FULL: f32 = 1.6;
/// With what a cell ends.
pub(super) const ENDS: [char; 7] = ['。', '；', '：', '！', '？', '”', '）'];

/// Which cells of the last row of a table go on, told by its cells row by row, each with its lines: those whose last line
/// is full and ends no sentence.
pub(super) fn open(cells: &[Vec<Line>], columns: usize) -> Vec<Option<Strip>> {
    let last = cells.chunks(columns).rev().find(|row| row.iter().any(|lines| !lines.is_empty())).unwrap_or_default();
    let goes_on = |(column, lines): (usize, &Vec<Line>)| {
        let own = || cells.iter().skip(column).step_by(columns).flatten();
        let left = own().map(|line| line.left).fold(f32::MAX, f32::min);
        let strip = (left, own().map(|line| line.right).fold(f32::MIN, f32::max));
        let line = lines.last().filter(|line| is_open(line, strip))?;
        (lines.len() > 1 || strip.1 - strip.0 > WIDE * line.size).then_some(strip)
    };
    last.iter().enumerate().map(goes_on).collect()
}

fn is_open(line: &Line, strip: Strip) -> bool {
    strip.1 - line.right < FULL * line.size && !line.text.ends_with(ENDS)
}

/// Puts the rest of a row on the next page to the row that it belongs to: where all that is filled of the first row there
/// goes on with a cell of the last row here, or lines stand where one does.
pub(super) fn join(sheets: &mut [Sheet]) {
    // From the last page on, so that a row may reach over several.
    for at in (1..sheets.len()).rev() {
        let (before, behind) = sheets.split_at_mut(at);
        let (Some(above), below) = (before.last_mut(), &mut behind[0]) else { continue };
        let Some(Part::Row { text, open, .. }) = above.parts.last_mut() else { continue };
        if above.is_half || below.is_half {
            continue;
        }
        lines(text, open, &mut below.parts);
        row(text, open, &mut below.parts);
    }
}

/// Lines that are the rest of one cell.
fn lines(text: &mut String, open: &mut [Option<Strip>], parts: &mut Vec<Part>) {
    while let Some(Part::Line(line)) = parts.first() {
        let is_in = |strip: &Strip| (line.left - strip.0).abs() < FLUSH * line.size && line.right < strip.1 + line.size;
        let Some(column) = open.iter().position(|open| open.is_some_and(|strip| is_in(&strip))) else { return };
        if flow::begins_with_number(&line.text) {
            return;
        }
        let mut rests = vec![""; open.len()];
        rests[column] = &line.text;
        *text = joined(text, &rests);
        open[column] = open[column].filter(|strip| is_open(line, *strip));
        parts.remove(0);
    }
}

/// The first row, where it is the rest of one.
fn row(text: &mut String, open: &mut Vec<Option<Strip>>, parts: &mut Vec<Part>) {
    let Some(Part::Row { text: rest, open: still, .. }) = parts.first() else { return };
    let rests: Vec<&str> = rest.split('\t').collect();
    let goes_on =
        |(rest, open): (&&str, &Option<Strip>)| rest.is_empty() || open.is_some() && !flow::begins_with_number(rest);
    if rests.len() == open.len() && rests.iter().zip(open.iter()).all(goes_on) {
        *text = joined(text, &rests);
        open.clone_from(still);
        parts.remove(0);
    }
}

/// The cells of a row, each with its rest.
fn joined(text: &str, rests: &[&str]) -> String {
    let cells = text.split('\t').zip(rests).map(|(cell, rest)| {
        let parts = cell.ends_with(is_latin) && rest.starts_with(is_latin);
        format!("{cell}{}{rest}", if parts { " " } else { "" })
    });
    cells.collect::<Vec<String>>().join("\t")
}

#[cfg(test)]
mod tests;
