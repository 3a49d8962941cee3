//! Pages that hold two texts side by side: the halves of a certificate that is folded, boxes of a form. Unlike columns
//! they are no one text, and their lines stand at heights of their own.
//!
//! A white strip alone is no proof: tables without lines have one, so have forms, and lists with a signature beside
//! them. Their rows stand on common lines, or nothing stands beside anything.

use std::ops::Range;

use super::{Glyph, Line, Page, grid::Grid, line};

/// The least width of the strip, in sizes of the text beside it.
const STRIP: f32 = 1.5;
/// The least number of lines on either side that stand beside lines of the other.
const LINES: usize = 3;
/// Lines nearer than this stand on one line, in sizes.
const LEVEL: f32 = 0.25;
/// Rows of one table are set in types that differ by no more than this.
const ALIKE: f32 = 1.3;
/// Frames around halves are at least so high, as a share of the strip.
const FRAME: f32 = 0.6;
/// A half of no more lines than this that are larger than any in the other is a cover.
const COVER: usize = 8;

/// A strip, and the characters beside it.
struct Found {
    glyphs: Range<usize>,
    strip: (f32, f32),
}

/// The page as its parts in reading order, each with whether it is a half: what stands above, the halves, what stands
/// below; `None` for a page that is one text.
pub(super) fn split(page: &Page, grids: &[Grid]) -> Option<Vec<(Page, bool)>> {
    let found = longest(page)?;
    let middle = (found.strip.0 + found.strip.1) / 2.0;
    let (top, bottom) = (page.glyphs[found.glyphs.start].base, page.glyphs[found.glyphs.end - 1].base);
    let (from, to) = found.strip;
    let crosses = |grid: &Grid| grid.is_around(from, to) && grid.is_beside(top, bottom);
    if grids.iter().any(crosses) || page.rules.iter().any(|rule| rule.crosses(found.strip, (top, bottom))) {
        return None;
    }
    let [above, left, mut right, below] = page.parts(found.glyphs, middle);
    let (lines, beside) = (line::lines(left.glyphs.clone()), line::lines(right.glyphs.clone()));
    let is_framed = frames(page, found.strip, (top, bottom)) > 1;
    if !are_beside(&lines, &beside, is_framed) || to - from < STRIP * usual(&lines).max(usual(&beside)) {
        return None;
    }
    let left = Page { width: middle, ..left };
    right.shift(middle);
    let right = Page { width: page.width - middle, ..right };
    // A sheet that is folded has its cover on the right.
    let halves = if is_cover(&beside, &lines) { [right, left] } else { [left, right] };
    let halves = halves.into_iter().map(|half| (half, true));
    let parts = [(above, false)].into_iter().chain(halves).chain([(below, false)]);
    Some(parts.filter(|(part, _)| !part.glyphs.is_empty()).collect())
}

/// The longest run of rows with a white strip between text on both sides.
fn longest(page: &Page) -> Option<Found> {
    let places = page.places();
    let rows: Vec<(Range<usize>, u64)> =
        page.rows().map(|(glyphs, row)| (glyphs, inked_places(row, &places))).collect();
    let mut best: Option<Found> = None;
    for (place, &x) in places.iter().enumerate() {
        let is_white = |row: &(Range<usize>, u64)| row.1 >> place & 1 == 0;
        for run in rows.chunk_by(|a, b| is_white(a) && is_white(b)) {
            let glyphs = run[0].0.start..run[run.len() - 1].0.end;
            if best.as_ref().is_some_and(|best| best.glyphs.len() >= glyphs.len()) || !is_white(&run[0]) {
                continue;
            }
            let inked = || page.glyphs[glyphs.clone()].iter().filter(|glyph| is_inked(glyph));
            let from = inked().map(|glyph| glyph.right).filter(|&right| right <= x).fold(f32::MIN, f32::max);
            let to = inked().map(|glyph| glyph.left).filter(|&left| left >= x).fold(f32::MAX, f32::min);
            if from > f32::MIN && to < f32::MAX {
                best = Some(Found { glyphs, strip: (from, to) });
            }
        }
    }
    best
}

/// On which of the places, sorted, something of a row is printed: one bit a place.
fn inked_places(row: &[Glyph], places: &[f32]) -> u64 {
    row.iter().filter(|glyph| is_inked(glyph)).fold(0, |bits, glyph| {
        let from = places.partition_point(|x| *x <= glyph.left);
        let to = places.partition_point(|x| *x < glyph.right);
        (from..to).fold(bits, |bits, place| bits | 1 << place)
    })
}

fn is_inked(glyph: &Glyph) -> bool {
    !glyph.text.is_whitespace()
}

/// Whether lines on both sides stand beside each other without being rows of one table; frames around them say so too.
fn are_beside(left: &[Line], right: &[Line], is_framed: bool) -> bool {
    let (Some(a), Some(b)) = (extent(left), extent(right)) else { return false };
    let common = (a.0.max(b.0), a.1.min(b.1));
    let inside = |lines: &[Line]| -> Vec<Line> {
        let is_inside = |line: &&Line| line.base >= common.0 && line.base - line.size <= common.1;
        lines.iter().filter(is_inside).cloned().collect()
    };
    let (left, right) = (inside(left), inside(right));
    let (few, many) = if left.len() < right.len() { (left, right) } else { (right, left) };
    let is_level = |line: &&Line| {
        many.iter().any(|other| {
            let (small, large) = (line.size.min(other.size), line.size.max(other.size));
            (other.base - line.base).abs() < LEVEL * small && large < ALIKE * small
        })
    };
    few.len() >= LINES && (is_framed || few.iter().filter(is_level).count() * 2 < few.len())
}

/// From the top of the first line to the bottom of the last.
fn extent(lines: &[Line]) -> Option<(f32, f32)> {
    Some((lines.first()?.base - lines.first()?.size, lines.last()?.base))
}

/// How many upright lines of the pen stand in the strip along most of its height: edges of the frames beside it.
fn frames(page: &Page, strip: (f32, f32), height: (f32, f32)) -> usize {
    let is_inside = |x: f32| strip.0 < x && x < strip.1;
    let along = |top: f32, bottom: f32| (bottom.min(height.1) - top.max(height.0)) > FRAME * (height.1 - height.0);
    let edges = page.rules.iter().filter(|rule| {
        rule.right - rule.left < rule.bottom - rule.top
            && is_inside(rule.left)
            && is_inside(rule.right)
            && along(rule.top, rule.bottom)
    });
    let mut places: Vec<f32> = edges.map(|rule| rule.left).collect();
    places.sort_by(f32::total_cmp);
    // A double line is one edge.
    places.dedup_by(|b, a| *b - *a < 6.0);
    places.len()
}

/// The size of the middle line.
fn usual(lines: &[Line]) -> f32 {
    let mut sizes: Vec<f32> = lines.iter().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Whether a half holds little more than a title, larger than all that stands in the other, which is a text.
fn is_cover(half: &[Line], other: &[Line]) -> bool {
    let largest = |lines: &[Line]| lines.iter().map(|line| line.size).fold(0.0, f32::max);
    half.len() <= COVER && other.len() > COVER && largest(half) > largest(other) * 1.2
}

#[cfg(test)]
mod tests;
