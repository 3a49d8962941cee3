//! Ruled tables: the characters inside them become rows, the others stay.

use super::{Glyph, Line, Page, Part, Sheet, cell, cut, grid, grid::Grid, line};

/// What was taken out of tables.
pub(super) struct Taken {
    /// Their rows.
    pub(super) rows: Vec<Part>,
    /// The characters that stand in none.
    pub(super) rest: Vec<Glyph>,
    /// How many stand in a cell of another one.
    pub(super) nested: usize,
}

/// What is written in one cell.
#[derive(Debug, Clone, Default)]
struct Cell {
    glyphs: Vec<Glyph>,
    /// Rows of tables inside, and where they begin.
    rows: Vec<(f32, String)>,
}

/// The ruled tables of a page, from top to bottom. What holds text in no more than one of its columns is a frame.
pub(super) fn grids(page: &Page) -> Vec<Grid> {
    if page.glyphs.is_empty() {
        return Vec::new();
    }
    let mut grids = grid::grids(&page.rules);
    grids.retain(|grid| {
        let inked = page.glyphs.iter().filter(|glyph| !glyph.text.is_whitespace());
        let mut columns = inked.filter_map(|glyph| Some(place(grid, glyph)? % grid.columns()));
        let first = columns.next();
        columns.any(|column| Some(column) != first)
    });
    grids
}

/// Takes the characters that stand in `grids` out of `glyphs`.
pub(super) fn take(glyphs: Vec<Glyph>, grids: &[Grid]) -> Taken {
    let mut held: Vec<Vec<Cell>> = grids.iter().map(|grid| vec![Cell::default(); grid.cells.len()]).collect();
    let mut taken = Taken { rows: Vec::new(), rest: Vec::new(), nested: 0 };
    for glyph in glyphs {
        // The innermost grid is the later one: it begins further down.
        let place = grids.iter().enumerate().rev().find_map(|(at, grid)| Some((at, place(grid, &glyph)?)));
        match place {
            Some((at, cell)) => held[at][cell].glyphs.push(glyph),
            None => taken.rest.push(glyph),
        }
    }
    // From the innermost outwards, so that each is whole where it is put into another.
    for grid in grids.iter().rev() {
        let Some(mut cells) = held.pop() else { break };
        let lines: Vec<Vec<Line>> =
            cells.iter_mut().map(|cell| line::lines(std::mem::take(&mut cell.glyphs))).collect();
        let texts: Vec<String> = cells.into_iter().zip(&lines).map(|(cell, lines)| text(cell, lines)).collect();
        let rows =
            texts.chunks(grid.columns()).zip(&grid.ys).filter(|(row, _)| row.iter().any(|cell| !cell.is_empty()));
        let rows = rows.map(|(row, top)| (*top, row.join("\t")));
        let around = (0..held.len()).rev().find_map(|at| Some((at, grids[at].cell_around(grid)?)));
        if let Some((at, cell)) = around {
            held[at][cell].rows.extend(rows);
            taken.nested += 1;
        } else {
            let first = taken.rows.len();
            let row = |(at, (top, text))| Part::Row { text, top, begins: at == 0, open: Vec::new() };
            taken.rows.extend(rows.enumerate().map(row));
            if let Some(Part::Row { open, .. }) = taken.rows[first..].last_mut() {
                *open = cut::open(&lines, grid.columns());
            }
        }
    }
    taken
}

/// The cell that a character stands in.
fn place(grid: &Grid, glyph: &Glyph) -> Option<usize> {
    grid.cell((glyph.left + glyph.right) / 2.0, glyph.base - glyph.size * 0.35)
}

/// The text of a cell, which has these lines, on one line: a space where a line ends before its end.
fn text(cell: Cell, lines: &[Line]) -> String {
    let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let mut pieces: Vec<(f32, String, bool)> = cell.rows.into_iter().map(|(top, row)| (top, row, true)).collect();
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let is_parted = at > 0 && pieces.iter().any(|(top, _, _)| (lines[at - 1].base..line.base).contains(top));
        if is_parted {
            pieces.push((lines[at - 1].base, std::mem::take(&mut text), false));
        } else if at > 0 {
            let fits = right - lines[at - 1].right > line.opening + line.size * 0.2;
            let latin = text.ends_with(is_latin) && line.text.starts_with(is_latin);
            if fits || latin {
                text.push(' ');
            }
        }
        text.push_str(&line.text);
    }
    if pieces.is_empty() {
        return text;
    }
    pieces.extend(lines.last().map(|last| (last.base, text, false)));
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    cell::joined(pieces.into_iter().map(|(_, text, is_row)| (text, is_row)))
}

/// A letter of a word: two of them are never joined over the end of a line.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// A head has at most so many rows.
const HEAD: usize = 3;

/// A table that goes on over pages repeats its head on each: once is enough.
pub(super) fn drop_repeated_heads(sheets: &mut [Sheet]) {
    // The first rows of the table with which the page before ends.
    let mut head: Vec<String> = Vec::new();
    for sheet in sheets {
        let begins = matches!(sheet.parts.first(), Some(Part::Row { begins: true, .. }));
        let same = |(part, head): &(&Part, &String)| matches!(part, Part::Row { text, .. } if text == *head);
        let repeated = sheet.parts.iter().zip(&head).take_while(same);
        // Under a cell that reaches over several rows of the head nothing stands; a row of values may come twice.
        let repeated = repeated.enumerate().take_while(|(at, (_, row))| *at == 0 || row.split('\t').any(str::is_empty));
        let repeated = if begins { repeated.count() } else { 0 };
        sheet.parts.drain(..repeated);
        let last = sheet.parts.iter().rposition(|part| matches!(part, Part::Row { begins: true, .. }));
        let ends = matches!(sheet.parts.last(), Some(Part::Row { .. }));
        head = match (ends, last) {
            (true, Some(last)) => {
                let text = |part: &Part| match part {
                    Part::Row { text, .. } => Some(text.clone()),
                    Part::Line(_) => None,
                };
                sheet.parts[last..].iter().map_while(text).take(HEAD).collect()
            }
            // All of the page goes on with the table of the page before.
            (true, None) => head,
            (false, _) => Vec::new(),
        };
    }
}
