//! Lines of a table without lines to its rows: where cells begin.

use std::ops::Range;

use super::{Piece, begins_with_number, filled};

/// Rows are further apart than the lines inside them by this, in sizes.
const LOOSE: f32 = 0.1;
/// A line in one column alone that is further below the others than this many times the usual distance is none of them.
const FAR: f32 = 1.5;
/// The share of beginnings that stand together in two texts that pair,
const TOGETHER: f32 = 0.5;
/// and in columns that nothing else tells from those of a page.
const PROVED: f32 = 0.75;
/// A beginning needs this share of its width to find room.
const ROOM: f32 = 0.95;
/// With what a cell ends.
const ENDS: [char; 7] = ['。', '；', '：', '！', '？', '”', '）'];

/// What stands in each column of each line.
type Lines = [Vec<Option<Piece>>];

/// Which lines begin a row, and what says so.
pub(super) struct Rows {
    /// The lines with which rows begin; the first is 0.
    pub(super) starts: Vec<usize>,
    /// How many cells are filled in each row.
    filled: Vec<usize>,
    columns: usize,
    /// How many beginnings of paragraphs there are behind the first two rows,
    begun: usize,
    /// how many of them stand where a row begins,
    together: usize,
    /// and how many rows begin below white, or beside a cell that ended before its neighbour.
    seen: usize,
}

impl Rows {
    /// Whether the cells of two texts whose heads are named pair.
    pub(super) fn is_paired(&self) -> bool {
        let rows = self.starts.len();
        rows > 2 && self.share() >= TOGETHER || rows == 2 && self.begun == 0
    }

    /// Whether columns as wide as those of a page are cells.
    pub(super) fn is_proved(&self) -> bool {
        self.share() >= PROVED && self.seen * 2 >= self.starts.len()
    }

    /// Whether most rows have more than one cell.
    pub(super) fn are_filled(&self) -> bool {
        let full = self.filled.iter().filter(|filled| **filled > 1).count();
        full * 4 >= self.filled.len() * 3
    }

    fn share(&self) -> f32 {
        if self.begun == 0 { 0.0 } else { self.together as f32 / self.begun as f32 }
    }
}

/// The rows of `lines`, which stand at these heights and have these sizes. Cells of columns that `are_wide` go on where
/// their lines are full; others only where it is seen that cells of their column do.
pub(super) fn of(lines: &Lines, places: &[(f32, f32)], are_wide: bool) -> Rows {
    let columns = lines[0].len();
    let wraps: Vec<bool> = (0..columns).map(|column| are_wide || wraps(lines, column)).collect();
    let goes_on = |at: usize, column: usize| {
        let text = lines[at - 1][column].as_ref().map_or("", |piece| piece.text.as_str());
        let begins = lines[at][column].as_ref().is_some_and(|piece| begins_with_number(&piece.text));
        wraps[column] && is_full(lines, at, column) && !text.ends_with(ENDS) && !begins
    };
    // Where several cells begin beside one that may go on, all begin.
    let new = |at: usize| (0..columns).filter(|column| lines[at - 1][*column].is_none()).count();
    let is_row = |at: usize| filled(&lines[at]) == columns && new(at) > 1;
    let inside: Vec<bool> =
        (0..lines.len()).map(|at| at > 0 && !is_row(at) && (0..columns).any(|column| goes_on(at, column))).collect();
    let pitch = pitch(&inside, places);
    let is_loose =
        |at: usize| pitch.is_some_and(|pitch| places[at].0 - places[at - 1].0 > pitch + LOOSE * places[at].1);
    let mut rows = Rows { starts: vec![0], filled: Vec::new(), columns, begun: 0, together: 0, seen: 0 };
    for at in 1..lines.len() {
        let starts = is_loose(at) || !inside[at] && rows.begins(lines, at);
        let begins = |column: &usize| lines[at][*column].is_some() && !is_full(lines, at, *column);
        let begun = (0..columns).filter(begins).count();
        if rows.starts.len() > 1 || !starts {
            rows.begun += begun;
            rows.together += if starts { begun } else { 0 };
        }
        if starts {
            let is_beside = (0..columns).any(|column| lines[at][column].is_some() && lines[at - 1][column].is_none());
            rows.seen += usize::from(is_loose(at) || is_beside);
            rows.starts.push(at);
        }
    }
    let ends = rows.starts.iter().skip(1).copied().chain([lines.len()]);
    let cells = |(from, to): (&usize, usize)| {
        (0..columns).filter(|column| lines[*from..to].iter().any(|line| line[*column].is_some())).count()
    };
    rows.filled = rows.starts.iter().zip(ends).map(cells).collect();
    rows
}

impl Rows {
    /// Whether a line in which no cell goes on begins a row: not where one cell alone begins another paragraph.
    fn begins(&self, lines: &Lines, at: usize) -> bool {
        let line = &lines[at];
        let is_new = |column: usize| lines[at - 1][column].is_none();
        match (filled(line), &line[0]) {
            (1, Some(_)) => is_new(0) || self.columns > 2 || !is_full(lines, at, 0),
            (1, None) => {
                let alone = (1..self.columns).find(|column| line[*column].is_some()).unwrap_or_default();
                let begins = line[alone].as_ref().is_some_and(|piece| begins_with_number(&piece.text));
                self.columns == 2 && begins
            }
            _ => true,
        }
    }
}

/// Whether the beginning of the cell at this line would not have found room on the line above.
fn is_full(lines: &Lines, at: usize, column: usize) -> bool {
    let (Some(above), Some(piece)) = (&lines[at - 1][column], &lines[at][column]) else { return false };
    edge(lines, column) - above.right < piece.opening * ROOM
}

/// Where full lines of a column end. A mark may hang over that.
fn edge(lines: &Lines, column: usize) -> f32 {
    let own = || lines.iter().filter_map(|line| line[column].as_ref());
    let hangs = |piece: &&Piece| piece.text.ends_with(['，', '。', '、', '；', '：']);
    let right = |right: f32, piece: &Piece| right.max(piece.right);
    let inside = own().filter(|piece| !hangs(piece)).fold(f32::MIN, right);
    if inside > f32::MIN { inside } else { own().fold(f32::MIN, right) }
}

/// Whether cells of this column have several lines: one goes on where another has ended.
fn wraps(lines: &Lines, column: usize) -> bool {
    let columns = lines[0].len();
    (1..lines.len()).any(|at| {
        let is_rest = if column > 0 && columns > 2 { lines[at][0].is_none() } else { filled(&lines[at]) < columns };
        is_rest && is_full(lines, at, column)
    })
}

/// The usual distance of lines inside a row.
fn pitch(inside: &[bool], places: &[(f32, f32)]) -> Option<f32> {
    let mut all: Vec<f32> =
        (1..places.len()).filter(|at| inside[*at]).map(|at| places[at].0 - places[at - 1].0).collect();
    all.sort_by(f32::total_cmp);
    all.get(all.len() / 2).copied()
}

/// The lines without those at both ends that stand in one column alone and belong to nothing beside them.
pub(super) fn without_ends(lines: &Lines, places: &[(f32, f32)]) -> Range<usize> {
    let mut distances: Vec<f32> = places.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
    distances.sort_by(f32::total_cmp);
    let usual = distances.get(distances.len() / 2).copied().unwrap_or_default();
    let from = lines.iter().position(|line| filled(line) > 1).unwrap_or(lines.len());
    let belongs = |at: usize| {
        let goes_on = |column: usize| lines[at][column].is_some() && is_full(lines, at, column);
        places[at].0 - places[at - 1].0 < FAR * usual && (0..lines[at].len()).any(goes_on)
    };
    let mut to = lines.len();
    while to > from && filled(&lines[to - 1]) == 1 && !belongs(to - 1) {
        to -= 1;
    }
    from..to
}
