//! Pages of two columns, as gazettes have them: the left one is read first.

use std::ops::Range;

use super::{Glyph, Page, grid::Grid};

/// The least width of the white between columns, in sizes.
const GUTTER: f32 = 1.0;
/// The least number of lines that stand side by side.
const LINES: usize = 8;
/// The least share of its column that running text fills on average: cells of a table and places to sign fill less.
const FULL: f32 = 0.6;

/// A row of characters: where it stands in the sorted glyphs, and the white in the middle of the page.
struct Row {
    glyphs: Range<usize>,
    gap: Option<(f32, f32)>,
    is_double: bool,
}

/// The page as its parts in reading order: what stands above the columns, the left one, the right one, what stands below;
/// `None` for a page of one column. Tables that reach over both columns make one of it.
pub(super) fn split(page: &Page, grids: &[Grid]) -> Option<Vec<Page>> {
    let rows = rows(page);
    let (run, gutter) = longest(&rows)?;
    let glyphs = rows[run.start].glyphs.start..rows[run.end - 1].glyphs.end;
    let middle = (gutter.0 + gutter.1) / 2.0;
    let (left, right): (Vec<Glyph>, Vec<Glyph>) =
        page.glyphs[glyphs.clone()].iter().partition(|glyph| glyph.left < middle);
    if !is_running(&left, &rows[run.clone()]) || !is_running(&right, &rows[run]) {
        return None;
    }
    let (top, bottom) = (page.glyphs[glyphs.start].base, page.glyphs[glyphs.end - 1].base);
    let reaches_over = |grid: &Grid| grid.is_around(gutter.0, gutter.1) && grid.is_beside(top, bottom);
    if grids.iter().any(reaches_over) {
        return None;
    }
    // Both begin at the same place, so that they have the same margins.
    let shift = edge(&right) - edge(&left);
    let [above, left, mut right, below] = page.parts(glyphs, middle);
    right.shift(shift);
    let column = |part: Page| Page { width: middle, ..part };
    Some([above, column(left), column(right), below].into_iter().filter(|part| !part.glyphs.is_empty()).collect())
}

fn rows(page: &Page) -> Vec<Row> {
    let mut out = Vec::new();
    for (glyphs, row) in page.rows() {
        let inked = row.iter().filter(|glyph| !glyph.text.is_whitespace());
        let mut ends: Vec<(f32, f32)> = inked.map(|glyph| (glyph.left, glyph.right)).collect();
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (low, high) = (page.width * 0.35, page.width * 0.65);
        let least = row[0].size * GUTTER;
        let starts = ends.iter().map(|end| end.0).chain([f32::MAX]);
        let stops = [f32::MIN].into_iter().chain(ends.iter().map(|end| end.1));
        let gaps = stops.zip(starts).filter(|(from, to)| to - from > least && *to > low && *from < high);
        // White between two pieces of writing, else all that is beside the only one.
        let is_between = |gap: &(f32, f32)| gap.0 > f32::MIN && gap.1 < f32::MAX;
        let gap = gaps.max_by(|a, b| {
            let width = |gap: &(f32, f32)| gap.1 - gap.0;
            is_between(a).cmp(&is_between(b)).then(width(a).total_cmp(&width(b)))
        });
        let is_double = gap.as_ref().is_some_and(is_between);
        out.push(Row { glyphs, gap, is_double });
    }
    out
}

/// The longest run of rows with one white strip between them, and that strip.
fn longest(rows: &[Row]) -> Option<(Range<usize>, (f32, f32))> {
    let mut best: Option<(Range<usize>, (f32, f32))> = None;
    let mut from = 0;
    while from < rows.len() {
        let mut strip = (f32::MIN, f32::MAX);
        let mut to = from;
        while let Some(gap) = rows.get(to).and_then(|row| row.gap) {
            let common = (strip.0.max(gap.0), strip.1.min(gap.1));
            if common.1 - common.0 < 4.0 {
                break;
            }
            strip = common;
            to += 1;
        }
        let doubles = rows[from..to].iter().filter(|row| row.is_double).count();
        if doubles >= LINES && best.as_ref().is_none_or(|(run, _)| to - from > run.len()) {
            best = Some((from..to, strip));
        }
        from = to.max(from + 1);
    }
    best
}

/// Whether most lines of a column are filled with text.
fn is_running(column: &[Glyph], rows: &[Row]) -> bool {
    let column: Vec<Glyph> = column.iter().filter(|glyph| !glyph.text.is_whitespace()).copied().collect();
    if column.is_empty() {
        return false;
    }
    let width = column.iter().map(|glyph| glyph.right).fold(f32::MIN, f32::max) - edge(&column);
    let inked: f32 = column.iter().map(|glyph| glyph.right - glyph.left).sum();
    let lines = rows.iter().filter(|row| row.is_double).count() as f32;
    inked > FULL * width * lines
}

/// Where a column begins.
fn edge(column: &[Glyph]) -> f32 {
    column.iter().filter(|glyph| !glyph.text.is_whitespace()).map(|glyph| glyph.left).fold(f32::MAX, f32::min)
}
