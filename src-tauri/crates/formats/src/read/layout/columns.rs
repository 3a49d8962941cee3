//! Pages of two columns, as gazettes have them: the left one is read first.

use std::ops::Range;

use super::{Glyph, Page, grid::Grid};

/// The least width of the white between columns, in sizes.
const GUTTER: f32 = 1.0;
/// The least number of lines that stand side by side,
const LINES: usize = 8;
/// and of lines in columns of so many sizes: no cells of a table without lines are as wide as that and as full.
const FEW: usize = 3;
const WIDE: f32 = 14.0;
/// Narrower columns are never text, however full their lines are: cells of equal length fill theirs, in sizes.
const NARROW: f32 = 8.0;
/// The least share of its column that running text fills on average: cells of a table and places to sign fill less.
const FULL: f32 = 0.6;

/// The least width of the strip, in points.
const STRIP: f32 = 4.0;

/// A row of characters: where it stands in the sorted glyphs, and its white.
struct Row {
    glyphs: Range<usize>,
    /// One bit for each place of the band that lies in a gap as wide as the white between columns.
    white: u64,
    /// Where its first character begins and its last one ends.
    ends: (f32, f32),
    base: f32,
    size: f32,
}

impl Row {
    /// Whether it has text on one side of `x`.
    fn is_on(&self, x: f32, is_left: bool) -> bool {
        if is_left { self.ends.0 < x } else { self.ends.1 > x }
    }
}

/// Rows side by side, and the white between them.
struct Found {
    rows: Range<usize>,
    strip: (f32, f32),
    /// How many of the rows have text on both sides.
    doubles: usize,
}

/// The page as its parts in reading order: what stands above the columns, the left one, the right one, what stands below;
/// `None` for a page of one column. Tables that reach over both columns make one of it, those without lines, which are
/// `open`, only where most of the lines are theirs.
pub(super) fn split(page: &Page, grids: &[Grid], open: &[Grid]) -> Option<Vec<Page>> {
    let rows = rows(page);
    let Found { rows: run, strip: gutter, doubles } = longest(page, &rows, grids, open)?;
    let glyphs = rows[run.start].glyphs.start..rows[run.end - 1].glyphs.end;
    let middle = (gutter.0 + gutter.1) / 2.0;
    let own = |is_left: bool| -> Vec<Vec<Glyph>> {
        let inked = |row: &Row| {
            let row = page.glyphs[row.glyphs.clone()].iter().filter(|glyph| !glyph.text.is_whitespace());
            row.filter(|glyph| (glyph.left < middle) == is_left).copied().collect()
        };
        rows[run.clone()].iter().map(inked).filter(|row: &Vec<Glyph>| !row.is_empty()).collect()
    };
    let (left, right) = (own(true), own(false));
    let is_wide = |width: f32| are_wide(&left, width) && are_wide(&right, width);
    let least = if is_wide(WIDE) { FEW } else { LINES };
    if doubles < least || !is_wide(NARROW) || !is_running(&left, grids) || !is_running(&right, grids) {
        return None;
    }
    let [above, left, right, below] = page.parts(glyphs, middle);
    let [left, right] = alike(left, right, middle);
    Some([above, left, right, below].into_iter().filter(|part| !part.glyphs.is_empty()).collect())
}

/// The columns on both sides of `middle`. Both begin at the same place, so that they have the same margins.
pub(super) fn alike(left: Page, mut right: Page, middle: f32) -> [Page; 2] {
    let edge = |page: &Page| {
        let inked = page.glyphs.iter().filter(|glyph| !glyph.text.is_whitespace());
        inked.map(|glyph| glyph.left).fold(f32::MAX, f32::min)
    };
    right.shift(edge(&right) - edge(&left));
    [Page { width: middle, ..left }, Page { width: middle, ..right }]
}

fn rows(page: &Page) -> Vec<Row> {
    let places = page.places();
    let mut out = Vec::new();
    for (glyphs, row) in page.rows() {
        let inked = row.iter().filter(|glyph| !glyph.text.is_whitespace());
        let mut inked: Vec<(f32, f32)> = inked.map(|glyph| (glyph.left, glyph.right)).collect();
        inked.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut white, mut from) = (0, f32::MIN);
        for (left, right) in inked.iter().copied().chain([(f32::MAX, f32::MAX)]) {
            if left - from > row[0].size * GUTTER {
                let inside = places.partition_point(|x| *x <= from)..places.partition_point(|x| *x < left);
                white = inside.fold(white, |white, place| white | 1 << place);
            }
            from = from.max(right);
        }
        let ends = inked.iter().fold((f32::MAX, f32::MIN), |ends, ink| (ends.0.min(ink.0), ends.1.max(ink.1)));
        out.push(Row { glyphs, white, ends, base: row[0].base, size: row[0].size });
    }
    out
}

/// The run of rows with one white strip between them, outside tables, in which most rows have text on both sides.
fn longest(page: &Page, rows: &[Row], grids: &[Grid], open: &[Grid]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for (place, x) in page.places().into_iter().enumerate() {
        let is_white = |row: &Row| row.white >> place & 1 == 1;
        let mut from = 0;
        for run in rows.chunk_by(|a, b| is_white(a) == is_white(b)) {
            let rows = from..from + run.len();
            from = rows.end;
            let doubles = run.iter().filter(|row| row.is_on(x, true) && row.is_on(x, false)).count();
            // Beside a table lines stand at heights of their own.
            let beside = run.array_windows().filter(|[above, below]| {
                let crosses = |is_left: bool| !above.is_on(x, !is_left) && !below.is_on(x, is_left);
                below.base - above.base < above.size && (crosses(true) || crosses(false))
            });
            let doubles = doubles + beside.count() / 2;
            let is_better = |best: &Found| (doubles, run.len()) > (best.doubles, best.rows.len());
            if !is_white(&run[0]) || doubles < FEW || !best.as_ref().is_none_or(is_better) {
                continue;
            }
            let glyphs = run.iter().flat_map(|row| &page.glyphs[row.glyphs.clone()]);
            let inked = || glyphs.clone().filter(|glyph| !glyph.text.is_whitespace());
            let left = inked().map(|glyph| glyph.right).filter(|right| *right <= x).fold(f32::MIN, f32::max);
            let right = inked().map(|glyph| glyph.left).filter(|left| *left >= x).fold(f32::MAX, f32::min);
            let reaches_over =
                |grid: &Grid| grid.is_around(left, right) && grid.is_beside(run[0].base, run[run.len() - 1].base);
            let height = run[run.len() - 1].base - run[0].base;
            let is_most = |grid: &&Grid| (grid.ys[grid.ys.len() - 1] - grid.ys[0]) * 2.0 > height;
            if right - left >= STRIP && !grids.iter().chain(open.iter().filter(is_most)).any(reaches_over) {
                best = Some(Found { rows, strip: (left, right), doubles });
            }
        }
    }
    best
}

/// Whether a column is wider than so many sizes.
fn are_wide(column: &[Vec<Glyph>], sizes: f32) -> bool {
    let size = column.iter().flatten().map(|glyph| glyph.size).fold(0.0, f32::max);
    width(column) > sizes * size
}

/// Whether most lines of a column, given by its rows, are filled with text; tables inside it are no lines.
fn is_running(column: &[Vec<Glyph>], grids: &[Grid]) -> bool {
    let is_cell = |glyph: &Glyph| grids.iter().any(|grid| grid.holds(glyph));
    let lines: Vec<&Vec<Glyph>> = column.iter().filter(|row| !row.iter().any(is_cell)).collect();
    let inked: f32 = lines.iter().copied().flatten().map(|glyph| glyph.right - glyph.left).sum();
    !lines.is_empty() && inked > FULL * width(column) * lines.len() as f32
}

fn width(column: &[Vec<Glyph>]) -> f32 {
    column.iter().flatten().map(|glyph| glyph.right).fold(f32::MIN, f32::max) - edge(column)
}

/// Where a column begins.
fn edge(column: &[Vec<Glyph>]) -> f32 {
    column.iter().flatten().map(|glyph| glyph.left).fold(f32::MAX, f32::min)
}

#[cfg(test)]
mod tests;
