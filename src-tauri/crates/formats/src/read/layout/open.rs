//! Tables without lines: cells that only white space parts, as grids like those of ruled tables.
//!
//! A run of lines with the same strips of white between their parts may be a table, and may be two columns of text. Cells
//! begin together where a row does; paragraphs of two columns only do so by chance. Where the heads name an old text and a
//! new one, less proof is needed, and where both run on without rows they are read one after the other.

use std::ops::Range;

use duice_core::sides;

use super::{Page, flow::begins_with_number, grid::Grid};
use lines::{Piece, Printed, Run};

mod lines;
mod rows;

/// The white between cells is as wide as this, in sizes, in one of the lines at least: else it is that behind a number.
const WIDE: f32 = 1.3;
/// Pages with more lines are drawings.
const LINES: usize = 300;
/// A table has at least so many rows.
const ROWS: usize = 3;
/// Columns that are all wider than this hold running text as likely as cells, in sizes.
const TEXT: f32 = 10.0;
/// The share of cells of a column that begin, end or have their middles below each other.
const BELOW: f32 = 0.6;
/// So many lines, such as a number of the page, may part a table from where it goes on.
const FURNITURE: usize = 2;

/// The cells of a line.
type Cells = [Option<Piece>];

/// The strips of white of a table with which a page ends; empty where it ends with none.
pub(in super::super) type Strips = Vec<(f32, f32)>;

/// What a page holds besides running text.
#[derive(Default)]
pub(super) struct Found {
    /// Tables whose rows are known.
    pub(super) grids: Vec<Grid>,
    /// An old and a new text side by side without rows: which of the sorted characters, and what parts them.
    pub(super) sides: Option<(Range<usize>, f32)>,
    /// With what the page ends.
    pub(super) strips: Strips,
}

/// A run that is a table; without a grid two texts side by side.
struct Read {
    lines: Range<usize>,
    gutters: Strips,
    grid: Option<Grid>,
}

/// The tables without lines of a page whose characters are sorted by their lines; `before` is with what the page before
/// ended. Those in `ruled` ones are left alone.
pub(super) fn find(page: &Page, ruled: &[Grid], before: &Strips) -> Found {
    let lines: Vec<Printed> = page.rows().filter_map(|(glyphs, row)| Printed::of(glyphs, row, ruled)).collect();
    let mut found = Found::default();
    let (mut floor, mut from) = (0, 0);
    while from < lines.len() && lines.len() <= LINES {
        let runs = (from..lines.len().min(from + ROWS)).filter_map(|at| lines::run(&lines, at, floor));
        // Where heads are parted elsewhere than the rows below them, those tell the columns.
        let weight = |run: &Run| (run.gutters.len(), run.lines.len());
        let best = runs.reduce(|best, next| if weight(&next) > weight(&best) { next } else { best });
        let Some(read) = best.and_then(|run| table(&lines, run, before)) else {
            from += 1;
            continue;
        };
        (floor, from) = (read.lines.end, read.lines.end);
        match read.grid {
            Some(grid) => found.grids.push(grid),
            None => {
                let glyphs = lines[read.lines.start].glyphs.start..lines[read.lines.end - 1].glyphs.end;
                found.sides = Some((glyphs, (read.gutters[0].0 + read.gutters[0].1) / 2.0));
            }
        }
        found.strips = if lines.len() - from <= FURNITURE { read.gutters } else { Strips::new() };
    }
    found
}

fn table(lines: &[Printed], run: Run, before: &Strips) -> Option<Read> {
    let Run { lines: range, gutters } = run;
    let cells: Vec<Vec<Option<Piece>>> = lines[range.clone()].iter().map(|line| line.pieces(&gutters)).collect();
    let head = cells.iter().take(ROWS).position(|line| names_sides(line));
    let goes_on = range.start <= FURNITURE && is_continued(before, &gutters);
    // A line in the first column alone that begins a clause is text, and so is all below it.
    let is_clause = |line: &Vec<Option<Piece>>| {
        filled(line) == 1 && line[0].as_ref().is_some_and(|piece| begins_with_number(&piece.text))
    };
    let clause = cells.iter().skip(1).position(is_clause).filter(|_| head.is_none() && !goes_on);
    let to = clause.map_or(cells.len(), |at| at + 1);
    let places: Vec<(f32, f32)> = lines[range.clone()].iter().map(|line| (line.base, line.size)).collect();
    let kept = rows::without_ends(&cells[..to], &places);
    let kept = kept.start.max(head.unwrap_or(0))..kept.end;
    let own = range.start + kept.start..range.start + kept.end;
    let (cells, places) = (&cells[kept.clone()], &places[kept]);
    let enough = if goes_on { 1 } else { ROWS };
    if cells.len() < enough || !goes_on && !is_white(&lines[own.clone()], &gutters) {
        return None;
    }
    let size = places[0].1;
    let widths = widths(cells);
    let are_wide = widths.iter().all(|width| *width > TEXT * size);
    let rows = rows::of(&rows::Lines { cells, places, are_wide, is_named: widths[0] <= TEXT * size });
    let read = |grid: Option<Grid>| Read { lines: own.clone(), gutters: gutters.clone(), grid };
    let grid = || Some(grid(&lines[own.clone()], &gutters, &rows.starts));
    if head.is_some() {
        let is_known = gutters.len() > 1 || rows.are_paired();
        return Some(read(if is_known { grid() } else { None }));
    }
    let is_table = if goes_on {
        rows.are_steady()
    } else if are_wide {
        clause.is_none() && rows.are_proved()
    } else {
        are_below(cells, size) && are_words(cells) && rows.are_filled() && !is_list(cells)
    };
    (rows.starts.len() >= enough && is_table).then(|| read(grid()))
}

/// Whether the strips are those of the page before.
fn is_continued(before: &Strips, gutters: &Strips) -> bool {
    let is_same = |(a, b): (&(f32, f32), &(f32, f32))| a.0 < b.1 && b.0 < a.1;
    !before.is_empty() && before.len() == gutters.len() && before.iter().zip(gutters).all(is_same)
}

fn filled(line: &Cells) -> usize {
    line.iter().flatten().count()
}

/// Whether the cells of a line name an old text and a new one.
fn names_sides(line: &Cells) -> bool {
    sides::of(line.iter().map(|piece| piece.as_ref().map_or("", |piece| piece.text.as_str()))).is_some()
}

/// Whether each strip is as wide as between cells in one of the lines at least.
fn is_white(lines: &[Printed], gutters: &Strips) -> bool {
    gutters.iter().all(|gutter| lines.iter().any(|line| line.white(*gutter) > WIDE * line.size))
}

/// Whether most cells of each column begin, end, or have their middles below each other.
fn are_below(cells: &[Vec<Option<Piece>>], size: f32) -> bool {
    let is_common = |own: &[&Piece], place: fn(&Piece) -> f32| {
        let mut places: Vec<f32> = own.iter().map(|piece| place(piece)).collect();
        places.sort_by(f32::total_cmp);
        let usual = places.get(places.len() / 2).copied().unwrap_or_default();
        let near = places.iter().filter(|place| (**place - usual).abs() < 0.6 * size).count();
        near as f32 >= BELOW * places.len() as f32
    };
    let places: [fn(&Piece) -> f32; 3] =
        [|piece| piece.left, |piece| piece.right, |piece| (piece.left + piece.right) / 2.0];
    columns(cells).all(|own| places.iter().any(|place| is_common(&own, *place)))
}

/// Whether no column holds single Han characters alone: those are words that are spread out.
fn are_words(cells: &[Vec<Option<Piece>>]) -> bool {
    let is_spread = |piece: &&Piece| piece.text.chars().count() == 1 && !piece.text.is_ascii();
    columns(cells).all(|own| !own.iter().all(is_spread))
}

/// Whether the first column holds the numbers of clauses; numbers alone count the rows of a table of more columns.
fn is_list(cells: &[Vec<Option<Piece>>]) -> bool {
    let firsts: Vec<&Piece> = columns(cells).next().unwrap_or_default();
    let is_bare = |text: &str| cells[0].len() == 2 && !text.contains(|c: char| c.is_alphabetic());
    let is_mark = |piece: &&&Piece| begins_with_number(&piece.text) || is_bare(&piece.text);
    firsts.iter().filter(is_mark).count() * 2 > firsts.len()
}

/// How wide the columns are.
fn widths(cells: &[Vec<Option<Piece>>]) -> Vec<f32> {
    let width = |own: Vec<&Piece>| {
        let left = own.iter().map(|piece| piece.left).fold(f32::MAX, f32::min);
        own.iter().map(|piece| piece.right).fold(f32::MIN, f32::max) - left
    };
    columns(cells).map(width).collect()
}

/// What is filled of each column.
fn columns(cells: &[Vec<Option<Piece>>]) -> impl Iterator<Item = Vec<&Piece>> {
    let count = cells.first().map_or(0, Vec::len);
    (0..count).map(|column| cells.iter().filter_map(|line| line[column].as_ref()).collect())
}

/// The grid around these lines whose rows begin with the lines `starts`.
fn grid(lines: &[Printed], gutters: &Strips, starts: &[usize]) -> Grid {
    let all = || lines.iter().flat_map(|line| &line.inked);
    let left = all().map(|glyph| glyph.left).fold(f32::MAX, f32::min) - 1.0;
    let right = all().map(|glyph| glyph.right).fold(f32::MIN, f32::max) + 1.0;
    let middles = gutters.iter().map(|gutter| (gutter.0 + gutter.1) / 2.0);
    let xs: Vec<f32> = [left].into_iter().chain(middles).chain([right]).collect();
    let top = |at: usize| lines[at].base - lines[at].size;
    let edge = |&at: &usize| if at == 0 { top(0) } else { (lines[at - 1].base + top(at)) / 2.0 };
    let bottom = lines.last().map_or(0.0, |last| last.base + 0.3 * last.size);
    let ys: Vec<f32> = starts.iter().map(edge).chain([bottom]).collect();
    let cells = (0..(xs.len() - 1) * (ys.len() - 1)).collect();
    Grid { xs, ys, cells }
}

#[cfg(test)]
mod tests;
