//! Straight lines of the pen to grids of cells.

use super::{Glyph, Rule};

/// Ends of lines that are nearer than this meet, in points.
const REACH: f32 = 3.0;
/// The most lines of one page that are looked at: drawings have more, tables do not.
pub(super) const RULES: usize = 3000;
/// The most cells of one grid.
const CELLS: usize = 20_000;

/// A table as it is ruled.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// Where columns begin, and the last one ends.
    pub(super) xs: Vec<f32>,
    /// Where rows begin, and the last one ends.
    pub(super) ys: Vec<f32>,
    /// For each cell, row by row, the first cell of the merged cell that it belongs to.
    pub(super) cells: Vec<usize>,
}

/// A rule along its axis: `at` across it, from `start` to `end`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Stroke {
    at: f32,
    start: f32,
    end: f32,
}

/// The grids of at least two columns that `rules` draw, from top to bottom.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for rule in rules.iter().take(RULES) {
        let (width, height) = (rule.right - rule.left, rule.bottom - rule.top);
        if width >= height {
            across.push(Stroke { at: (rule.top + rule.bottom) / 2.0, start: rule.left, end: rule.right });
        } else {
            down.push(Stroke { at: (rule.left + rule.right) / 2.0, start: rule.top, end: rule.bottom });
        }
    }
    let (across, down) = (merged(across), merged(down));
    let mut out: Vec<Grid> =
        groups(&across, &down).into_iter().filter_map(|(across, down)| grid(&across, &down)).collect();
    out.sort_by(|a, b| a.ys[0].total_cmp(&b.ys[0]));
    out
}

impl Grid {
    /// The number of columns.
    pub(super) fn columns(&self) -> usize {
        self.xs.len() - 1
    }

    /// Whether it reaches over the strip from `left` to `right`.
    pub(super) fn is_around(&self, left: f32, right: f32) -> bool {
        self.xs[0] < left && self.xs[self.columns()] > right
    }

    /// Whether it stands, at least in part, between these heights.
    pub(super) fn is_beside(&self, top: f32, bottom: f32) -> bool {
        self.ys[0] < bottom && self.ys[self.ys.len() - 1] > top
    }

    /// Whether `glyph` stands inside.
    pub(super) fn holds(&self, glyph: &Glyph) -> bool {
        self.is_around(glyph.left, glyph.right) && self.is_beside(glyph.base, glyph.base)
    }

    /// The cell in which all of `inner` stands.
    pub(super) fn cell_around(&self, inner: &Self) -> Option<usize> {
        let [left, right] = [inner.xs[0], inner.xs[inner.columns()]];
        let [top, bottom] = [inner.ys[0], inner.ys[inner.ys.len() - 1]];
        let cell = self.cell(left, top)?;
        [(right, top), (left, bottom), (right, bottom)]
            .iter()
            .all(|&(x, y)| self.cell(x, y) == Some(cell))
            .then_some(cell)
    }

    /// The cell at a place, as the first cell of its merged cell; `None` outside of the grid.
    pub(super) fn cell(&self, x: f32, y: f32) -> Option<usize> {
        let column = self.xs.partition_point(|&edge| edge <= x).checked_sub(1)?;
        let row = self.ys.partition_point(|&edge| edge <= y).checked_sub(1)?;
        let inside = column < self.columns() && row + 1 < self.ys.len();
        inside.then(|| self.cells[row * self.columns() + column])
    }
}

/// Strokes on one line that touch are one stroke.
fn merged(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    strokes.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.start.total_cmp(&b.start)));
    // Lines that are drawn twice, or side by side for a double line, count once.
    let mut out: Vec<Stroke> = Vec::new();
    let mut from = 0;
    while from < strokes.len() {
        let at = strokes[from].at;
        let to = from + strokes[from..].iter().take_while(|stroke| stroke.at - at < REACH * 0.7).count();
        strokes[from..to].sort_by(|a, b| a.start.total_cmp(&b.start));
        for stroke in &strokes[from..to] {
            match out.last_mut() {
                Some(last) if last.at == at && stroke.start <= last.end + REACH => last.end = last.end.max(stroke.end),
                _ => out.push(Stroke { at, ..*stroke }),
            }
        }
        from = to;
    }
    out
}

/// The strokes that hang together.
fn groups(across: &[Stroke], down: &[Stroke]) -> Vec<(Vec<Stroke>, Vec<Stroke>)> {
    let mut group: Vec<usize> = (0..across.len() + down.len()).collect();
    fn root(group: &mut [usize], mut at: usize) -> usize {
        while group[at] != at {
            group[at] = group[group[at]];
            at = group[at];
        }
        at
    }
    for (i, a) in across.iter().enumerate() {
        for (j, d) in down.iter().enumerate() {
            let meets =
                a.start - REACH <= d.at && d.at <= a.end + REACH && d.start - REACH <= a.at && a.at <= d.end + REACH;
            if meets {
                let (one, other) = (root(&mut group, i), root(&mut group, across.len() + j));
                group[one.max(other)] = one.min(other);
            }
        }
    }
    let mut out: std::collections::BTreeMap<usize, (Vec<Stroke>, Vec<Stroke>)> = std::collections::BTreeMap::new();
    for (i, a) in across.iter().enumerate() {
        out.entry(root(&mut group, i)).or_default().0.push(*a);
    }
    for (j, d) in down.iter().enumerate() {
        out.entry(root(&mut group, across.len() + j)).or_default().1.push(*d);
    }
    out.into_values().collect()
}

fn grid(across: &[Stroke], down: &[Stroke]) -> Option<Grid> {
    if across.len() < 2 || down.is_empty() {
        return None;
    }
    // Tables may be open at their sides: the ends of their lines are edges too.
    let start = across.iter().map(|stroke| stroke.start).fold(f32::MAX, f32::min);
    let end = across.iter().map(|stroke| stroke.end).fold(f32::MIN, f32::max);
    let xs = clusters(down.iter().map(|stroke| stroke.at).chain([start, end]).collect());
    let ys = clusters(across.iter().map(|stroke| stroke.at).collect());
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns < 2 || rows == 0 || rows * columns > CELLS {
        return None;
    }
    let covers = |strokes: &[Stroke], at: f32, from: f32, to: f32| {
        let middle = (from + to) / 2.0;
        strokes.iter().any(|stroke| (stroke.at - at).abs() < REACH && stroke.start < middle && middle < stroke.end)
    };
    let mut cells: Vec<usize> = (0..rows * columns).collect();
    for row in 0..rows {
        for column in 0..columns {
            let here = row * columns + column;
            let is_open_left = column > 0 && !covers(down, xs[column], ys[row], ys[row + 1]);
            let is_open_above = row > 0 && !covers(across, ys[row], xs[column], xs[column + 1]);
            // A merged cell is a rectangle: what hangs together on both sides hangs together at its corner.
            if is_open_left {
                cells[here] = cells[here - 1];
            } else if is_open_above {
                cells[here] = cells[here - columns];
            }
        }
    }
    Some(Grid { xs, ys, cells })
}

/// Sorted, near ones as one.
fn clusters(mut values: Vec<f32>) -> Vec<f32> {
    values.sort_by(f32::total_cmp);
    values.dedup_by(|b, a| *b - *a < REACH);
    values
}
