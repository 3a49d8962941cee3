//! Ruled tables: the characters inside them become rows, the others stay.

use super::{Glyph, Part, Rule, Sheet, grid, line};

/// Takes the characters that stand in ruled tables; returns the rows, and the other characters.
pub(super) fn take(glyphs: Vec<Glyph>, rules: &[Rule]) -> (Vec<Part>, Vec<Glyph>) {
    let grids = if glyphs.is_empty() { Vec::new() } else { grid::grids(rules) };
    if grids.is_empty() {
        return (Vec::new(), glyphs);
    }
    let mut held: Vec<Vec<Vec<Glyph>>> = grids.iter().map(|grid| vec![Vec::new(); grid.cells.len()]).collect();
    let mut rest = Vec::new();
    for glyph in glyphs {
        let (x, y) = ((glyph.left + glyph.right) / 2.0, glyph.base - glyph.size * 0.35);
        // The innermost grid is the later one: it begins further down.
        let place = grids.iter().enumerate().rev().find_map(|(at, grid)| Some((at, grid.cell(x, y)?)));
        match place {
            Some((at, cell)) => held[at][cell].push(glyph),
            None => rest.push(glyph),
        }
    }
    let mut parts = Vec::new();
    for (grid, cells) in grids.iter().zip(held) {
        let texts: Vec<String> = cells.into_iter().map(text).collect();
        let rows = texts.chunks(grid.columns());
        let mut begins = true;
        for (row, top) in rows.zip(&grid.ys) {
            if row.iter().any(|cell| !cell.is_empty()) {
                parts.push(Part::Row { text: row.join("\t"), top: *top, begins });
                begins = false;
            }
        }
    }
    (parts, rest)
}

/// The text of a cell on one line: a space where a line ends before its end.
fn text(glyphs: Vec<Glyph>) -> String {
    let lines = line::lines(glyphs);
    let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            let fits = right - lines[at - 1].right > line.opening + line.size * 0.2;
            let latin = text.ends_with(is_latin) && line.text.starts_with(is_latin);
            if fits || latin {
                text.push(' ');
            }
        }
        text.push_str(&line.text);
    }
    text
}

/// A letter of a word: two of them are never joined over the end of a line.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// A table that goes on over pages repeats its head on each: once is enough.
pub(super) fn drop_repeated_heads(sheets: &mut [Sheet]) {
    // The head of the table with which the page before ends.
    let mut head: Option<String> = None;
    for sheet in sheets {
        let repeated = match (&head, sheet.parts.first()) {
            (Some(head), Some(Part::Row { text, begins: true, .. })) => text == head,
            _ => false,
        };
        if repeated {
            sheet.parts.remove(0);
        }
        let last = sheet.parts.iter().rposition(|part| matches!(part, Part::Row { begins: true, .. }));
        let ends = matches!(sheet.parts.last(), Some(Part::Row { .. }));
        head = match (ends, last) {
            (true, Some(last)) => match &sheet.parts[last] {
                Part::Row { text, .. } => Some(text.clone()),
                Part::Line(_) => None,
            },
            // All of the page goes on with the table of the page before.
            (true, None) => head,
            (false, _) => None,
        };
    }
}
