//! Lines of a table without lines to its rows: where cells begin.
//!
//! Cells begin together at the top of their row, or each stands in the middle of its height. What begins a line of a cell
//! had found no room on the line above; a cell that goes on so has no row begin beside it.

use std::ops::Range;

use super::super::cut::ENDS;
use super::{Cells, Piece, begins_with_number, columns, filled};

/// Lines of one cell are no further apart than this many times the least distance.
const NEAR: f32 = 1.12;
/// A line in one column alone that is further below the others than this many times the usual distance is none of them.
const FAR: f32 = 1.5;
/// Lines nearer than this share of the least distance inside a column stand beside each other at heights of their own.
const LEVEL: f32 = 0.9;
/// Types of different fonts on one line stand no further apart than this, in sizes.
const EVEN: f32 = 0.12;
/// Middles of cells of one row differ by less than this share of the distance of lines.
const MIDDLE: f32 = 0.3;
/// The share of beginnings that stand together in two texts that pair,
const TOGETHER: f32 = 0.5;
/// and of those, or of rows with one middle, in columns that nothing else tells from those of a page.
const PROVED: f32 = 0.75;
/// A beginning needs this share of its width to find room.
const ROOM: f32 = 0.95;

/// What is told of the lines of a table from outside.
pub(super) struct Lines<'a> {
    /// What stands in each column of each line.
    pub(super) cells: &'a [Vec<Option<Piece>>],
    /// The heights of the lines, and the sizes of their type.
    pub(super) places: &'a [(f32, f32)],
    /// Whether all columns are as wide as running text: then cells go on where their lines are full. In others it must be
    /// seen that cells of the column do.
    pub(super) are_wide: bool,
    /// Whether the first column is narrow: then it names the rows.
    pub(super) is_named: bool,
}

/// Which lines begin a row, and what says so.
pub(super) struct Rows {
    /// The lines with which rows begin; the first is 0.
    pub(super) starts: Vec<usize>,
    /// How many cells are filled in each row.
    filled: Vec<usize>,
    /// How many beginnings of paragraphs there are behind the first two rows,
    begun: usize,
    /// how many of them stand where a row begins,
    together: usize,
    /// and how many rows begin below white, or beside a cell that ended before its neighbour.
    seen: usize,
    /// Whether the lines of all columns stand at common heights,
    is_level: bool,
    /// and on common lines.
    is_even: bool,
    /// The share of rows of several cells whose cells have their middles at one height.
    middles: f32,
}

impl Rows {
    /// Whether the cells of two texts whose heads are named pair.
    pub(super) fn are_paired(&self) -> bool {
        let rows = self.starts.len();
        self.are_steady() && (rows > 2 && (self.share() >= TOGETHER || !self.is_level) || rows == 2 && self.begun == 0)
    }

    /// Whether columns as wide as those of a page are cells.
    pub(super) fn are_proved(&self) -> bool {
        let is_even = self.is_level && self.is_even && self.are_filled();
        is_even && self.share() >= PROVED && self.seen * 2 >= self.starts.len()
    }

    /// Whether most rows have more than one cell.
    pub(super) fn are_filled(&self) -> bool {
        let full = self.filled.iter().filter(|filled| **filled > 1).count();
        self.are_steady() && full * 4 >= self.filled.len() * 3
    }

    /// Whether all lines stand at common heights, or cells in the middle of their rows.
    pub(super) fn are_steady(&self) -> bool {
        self.is_level || self.middles >= PROVED
    }

    fn share(&self) -> f32 {
        if self.begun == 0 { 0.0 } else { self.together as f32 / self.begun as f32 }
    }
}

/// The rows of `lines`.
pub(super) fn of(lines: &Lines<'_>) -> Rows {
    let set = Set::of(lines);
    let uneven = lines
        .cells
        .iter()
        .zip(lines.places)
        .filter(|(line, place)| line.iter().flatten().any(|piece| (piece.base - place.0).abs() > EVEN * place.1));
    let is_even = uneven.count() * 10 <= lines.cells.len();
    let is_level = lines.places.windows(2).all(|pair| pair[1].0 - pair[0].0 > LEVEL * set.pitch);
    let starts = if is_level && !set.are_middles() { set.tops() } else { set.middles() };
    let mut rows = Rows { starts, filled: Vec::new(), begun: 0, together: 0, seen: 0, is_level, is_even, middles: 0.0 };
    let second = rows.starts.get(1).copied().unwrap_or_default();
    for at in 1..lines.cells.len() {
        let starts = rows.starts.contains(&at);
        let begun = (0..set.columns).filter(|column| set.begins(at, *column)).count();
        if at != second {
            rows.begun += begun;
            rows.together += if starts { begun } else { 0 };
        }
        let is_beside = (0..set.columns).any(|column| set.is_new(at, column));
        rows.seen += usize::from(starts && (set.is_loose(at) || is_beside));
    }
    let ends = rows.starts.iter().skip(1).copied().chain([lines.cells.len()]);
    let ranges: Vec<Range<usize>> = rows.starts.iter().zip(ends).map(|(from, to)| *from..to).collect();
    let cells =
        |row: &Range<usize>| (0..set.columns).filter_map(|column| set.middle(row, column)).collect::<Vec<f32>>();
    let middles: Vec<Vec<f32>> = ranges.iter().map(cells).collect();
    rows.filled = middles.iter().map(Vec::len).collect();
    let several: Vec<&Vec<f32>> = middles.iter().filter(|middles| middles.len() > 1).collect();
    let is_one = |middles: &&&Vec<f32>| middles.iter().all(|middle| (middle - middles[0]).abs() < MIDDLE * set.pitch);
    rows.middles = several.iter().filter(is_one).count() as f32 / several.len().max(1) as f32;
    rows
}

/// Lines with what is known of their columns.
struct Set<'a> {
    lines: &'a Lines<'a>,
    columns: usize,
    /// The least distance of lines inside a column.
    pitch: f32,
    /// Where full lines of each column end.
    edges: Vec<f32>,
    /// Whether cells of each column have several lines.
    wraps: Vec<bool>,
}

impl<'a> Set<'a> {
    fn of(lines: &'a Lines<'a>) -> Self {
        let columns = lines.cells[0].len();
        let own = |column: usize| {
            let heights: Vec<f32> = lines.cells.iter().filter_map(|line| Some(line[column].as_ref()?.base)).collect();
            heights.windows(2).map(|pair| pair[1] - pair[0]).fold(f32::MAX, f32::min)
        };
        let pitch = (0..columns).map(own).fold(f32::MAX, f32::min);
        let mut set = Self { lines, columns, pitch, edges: edges(lines.cells), wraps: vec![lines.are_wide; columns] };
        // One goes on where another has ended.
        let wraps = |column: usize| {
            (1..lines.cells.len()).any(|at| {
                let line = &lines.cells[at];
                let is_rest = if column > 0 && columns > 2 { line[0].is_none() } else { filled(line) < columns };
                is_rest && set.is_full(at, column)
            })
        };
        let wraps: Vec<bool> = (0..columns).map(|column| lines.are_wide || wraps(column)).collect();
        set.wraps = wraps;
        set
    }

    /// The lines around the edge above the one at `at` in a column.
    fn around(&self, at: usize, column: usize) -> Option<(usize, usize)> {
        let cells = self.lines.cells;
        let above = (0..at).rev().find(|line| cells[*line][column].is_some())?;
        Some((above, (at..cells.len()).find(|line| cells[*line][column].is_some())?))
    }

    /// Whether the next line of a column at or below the one at `at` would not have found room on the last one above it.
    fn is_full(&self, at: usize, column: usize) -> bool {
        let Some((above, below)) = self.around(at, column) else { return false };
        let (Some(above_it), Some(piece)) = (&self.lines.cells[above][column], &self.lines.cells[below][column]) else {
            return false;
        };
        piece.base - above_it.base < NEAR * self.pitch && self.edges[column] - above_it.right < piece.opening * ROOM
    }

    /// Whether a cell of this column goes on over the edge above the line at `at`.
    fn goes_on(&self, at: usize, column: usize) -> bool {
        let Some((above, below)) = self.around(at, column) else { return false };
        let text = |line: usize| self.lines.cells[line][column].as_ref().map_or("", |piece| piece.text.as_str());
        let may = self.wraps[column] && self.is_full(at, column);
        may && !text(above).ends_with(ENDS) && !begins_with_number(text(below))
    }

    /// Whether a paragraph begins in this column.
    fn begins(&self, at: usize, column: usize) -> bool {
        self.lines.cells[at][column].is_some() && !self.is_full(at, column)
    }

    /// Whether this column has something where the line above has nothing.
    fn is_new(&self, at: usize, column: usize) -> bool {
        self.lines.cells[at][column].is_some() && self.lines.cells[at - 1][column].is_none()
    }

    fn is_loose(&self, at: usize) -> bool {
        self.lines.places[at].0 - self.lines.places[at - 1].0 > NEAR * self.pitch
    }

    fn is_inside(&self, at: usize) -> bool {
        (0..self.columns).any(|column| self.goes_on(at, column))
    }

    /// Whether cells stand in the middle of their rows: the first ones begin beside others that go on.
    fn are_middles(&self) -> bool {
        let firsts: Vec<usize> = (1..self.lines.cells.len()).filter(|at| self.is_new(*at, 0)).collect();
        firsts.iter().filter(|at| self.is_inside(**at)).count() * 2 > firsts.len()
    }

    /// Where rows begin whose cells begin together.
    fn tops(&self) -> Vec<usize> {
        let begins = |at: &usize| {
            let (at, line) = (*at, &self.lines.cells[*at]);
            let others = |of: &dyn Fn(usize) -> bool| (1..self.columns).any(of);
            if line[0].is_some() && self.lines.is_named {
                return !self.goes_on(at, 0) || others(&|column| self.begins(at, column));
            }
            // Where several cells begin beside one that may go on, all begin.
            let new = (0..self.columns).filter(|column| self.is_new(at, *column)).count();
            if self.is_inside(at) && !(filled(line) == self.columns && new > 1) {
                return false;
            }
            self.is_loose(at) || self.is_row(at, line)
        };
        [0].into_iter().chain((1..self.lines.cells.len()).filter(begins)).collect()
    }

    /// Whether a line in which no cell goes on begins a row: not where one cell alone begins another paragraph.
    fn is_row(&self, at: usize, line: &Cells) -> bool {
        match (filled(line), &line[0]) {
            (1, Some(_)) => self.is_new(at, 0) || self.columns > 2 || !self.is_full(at, 0),
            (1, None) => self.columns == 2 && line.iter().flatten().any(|piece| begins_with_number(&piece.text)),
            _ => true,
        }
    }

    /// Where rows begin whose cells stand in their middles.
    fn middles(&self) -> Vec<usize> {
        let all = self.lines.cells.len();
        let mut starts: Vec<usize> = [0].into_iter().chain((1..all).filter(|at| !self.is_inside(*at))).collect();
        // A part without a first cell belongs to the row above or below, whose middle it keeps in place.
        while let Some(at) =
            (0..starts.len()).find(|at| starts.len() > 1 && self.middle(&self.row(&starts, *at, *at), 0).is_none())
        {
            let off = |from: usize, to: usize| {
                let row = self.row(&starts, from, to);
                let (first, last) = (self.lines.places[row.start].0, self.lines.places[row.end - 1].0);
                self.middle(&row, 0).map_or(f32::MAX, |middle| (middle - (first + last) / 2.0).abs())
            };
            let above = if at > 0 { off(at - 1, at) } else { f32::MAX };
            let below = if at + 1 < starts.len() { off(at, at + 1) } else { f32::MAX };
            starts.remove(if at == 0 || below < above && at + 1 < starts.len() { at + 1 } else { at });
        }
        starts
    }

    /// The lines of the rows `from` to `to`.
    fn row(&self, starts: &[usize], from: usize, to: usize) -> Range<usize> {
        starts[from]..starts.get(to + 1).copied().unwrap_or(self.lines.cells.len())
    }

    /// The height of the middle of a cell.
    fn middle(&self, row: &Range<usize>, column: usize) -> Option<f32> {
        let mut own = row.clone().filter(|line| self.lines.cells[*line][column].is_some());
        let first = own.next()?;
        Some((self.lines.places[first].0 + self.lines.places[own.next_back().unwrap_or(first)].0) / 2.0)
    }
}

/// Where full lines of each column end. A mark may hang over that.
fn edges(cells: &[Vec<Option<Piece>>]) -> Vec<f32> {
    let edge = |own: Vec<&Piece>| {
        let hangs = |piece: &&&Piece| piece.text.ends_with(['，', '。', '、', '；', '：']);
        let inside = own.iter().filter(|piece| !hangs(piece)).map(|piece| piece.right).reduce(f32::max);
        inside.unwrap_or_else(|| own.iter().map(|piece| piece.right).fold(f32::MIN, f32::max))
    };
    columns(cells).map(edge).collect()
}

/// The lines without those at both ends that stand in one column alone and belong to nothing beside them.
pub(super) fn without_ends(cells: &[Vec<Option<Piece>>], places: &[(f32, f32)]) -> Range<usize> {
    let mut distances: Vec<f32> = places.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
    distances.sort_by(f32::total_cmp);
    let usual = distances.get(distances.len() / 2).copied().unwrap_or_default();
    let from = cells.iter().position(|line| filled(line) > 1).unwrap_or(cells.len());
    let edges = edges(cells);
    let belongs = |at: usize, column: usize| {
        let above = (0..at).rev().find(|line| cells[*line][column].is_some());
        above.zip(cells[at][column].as_ref()).is_some_and(|(above, piece)| {
            let right = cells[above][column].as_ref().map_or(f32::MIN, |piece| piece.right);
            let is_full = edges[column] - right < piece.opening * ROOM;
            is_full && places[at].0 - places[above].0 < FAR * places[at].1.max(usual)
        })
    };
    let mut to = cells.len();
    while to > from && filled(&cells[to - 1]) == 1 && !(0..edges.len()).any(|column| belongs(to - 1, column)) {
        to -= 1;
    }
    from..to
}
