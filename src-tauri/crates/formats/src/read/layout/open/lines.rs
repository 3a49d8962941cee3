//! Lines of a page across whatever stands side by side, and the strips of white that lines below each other share.

use std::ops::Range;

use super::super::{Glyph, grid::Grid, line};
use super::Strips;

/// The least width of the white between two cells, in sizes.
const GUTTER: f32 = 0.55;
/// Lines further apart than this stand in no table together, in sizes,
const APART: f32 = 4.0;
/// nor those whose types differ by more than this.
const ALIKE: f32 = 1.35;

/// What stands on one line in one column.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    /// The line that it stands on.
    pub(super) base: f32,
    /// How much room its beginning takes that cannot be parted, that of one Han character at least.
    pub(super) opening: f32,
}

/// A line of the page, whatever lies between its parts.
pub(super) struct Printed {
    pub(super) glyphs: Range<usize>,
    /// Its characters from left to right, without white space.
    pub(super) inked: Vec<Glyph>,
    pub(super) base: f32,
    pub(super) size: f32,
    /// Whether a ruled table holds some of it.
    is_ruled: bool,
}

/// Lines one below the other, with the strips of white that all of them have.
pub(super) struct Run {
    pub(super) lines: Range<usize>,
    pub(super) gutters: Strips,
}

impl Printed {
    /// The line of these glyphs, `None` where nothing is printed on it.
    pub(super) fn of(glyphs: Range<usize>, row: &[Glyph], ruled: &[Grid]) -> Option<Self> {
        let mut inked: Vec<Glyph> = row.iter().filter(|glyph| !glyph.text.is_whitespace()).copied().collect();
        inked.sort_by(|a, b| a.left.total_cmp(&b.left));
        let main = *inked.get(inked.len() / 2)?;
        let is_ruled = inked.iter().any(|glyph| ruled.iter().any(|grid| grid.holds(glyph)));
        Some(Self { glyphs, inked, base: main.base, size: main.size, is_ruled })
    }

    /// The white between its parts.
    fn gaps(&self) -> Strips {
        let mut gaps = Strips::new();
        let mut end = f32::MAX;
        for glyph in &self.inked {
            if glyph.left - end > GUTTER * self.size {
                gaps.push((end, glyph.left));
            }
            end = if end == f32::MAX { glyph.right } else { end.max(glyph.right) };
        }
        gaps
    }

    /// How wide the white around a strip is that it leaves white; 0 where something stands on one side alone.
    pub(super) fn white(&self, strip: (f32, f32)) -> f32 {
        let left = self.inked.iter().filter(|glyph| glyph.left < strip.0).map(|glyph| glyph.right);
        let right = self.inked.iter().find(|glyph| glyph.left > strip.0).map(|glyph| glyph.left);
        left.reduce(f32::max).zip(right).map_or(0.0, |(left, right)| right - left)
    }

    /// What it leaves white of a strip; `None` where that is too little for one.
    fn narrowed(&self, strip: (f32, f32)) -> Option<(f32, f32)> {
        let (mut widest, mut from) = ((0.0, 0.0), strip.0);
        let over = self.inked.iter().filter(|glyph| glyph.right > strip.0 && glyph.left < strip.1);
        for (left, right) in over.map(|glyph| (glyph.left, glyph.right)).chain([(strip.1, strip.1)]) {
            if left - from > widest.1 - widest.0 {
                widest = (from, left);
            }
            from = from.max(right);
        }
        (widest.1 - widest.0 > GUTTER * self.size).then_some(widest)
    }

    /// What stands in each column.
    pub(super) fn pieces(&self, gutters: &Strips) -> Vec<Option<Piece>> {
        let mut pieces = vec![None; gutters.len() + 1];
        let column = |glyph: &Glyph| gutters.partition_point(|gutter| gutter.1 <= glyph.left + 0.1);
        for own in self.inked.chunk_by(|a, b| column(a) == column(b)) {
            pieces[column(&own[0])] = Some(Piece {
                text: own.iter().map(|glyph| glyph.text).collect(),
                left: own[0].left,
                right: own.iter().map(|glyph| glyph.right).fold(f32::MIN, f32::max),
                base: own[own.len() / 2].base,
                opening: line::opening(own).max(self.size),
            });
        }
        pieces
    }
}

/// The lines around the one at `at`, from `floor` on, that leave its gaps white; `None` for a line without gaps.
pub(super) fn run(lines: &[Printed], at: usize, floor: usize) -> Option<Run> {
    let mut run = Run { lines: at..at + 1, gutters: lines[at].gaps() };
    if run.gutters.is_empty() || lines[at].is_ruled {
        return None;
    }
    while run.lines.end < lines.len() && go_on(&lines[run.lines.end - 1], &lines[run.lines.end]) {
        let Some(gutters) = narrowed(&run, &lines[run.lines.end]) else { break };
        run = Run { lines: run.lines.start..run.lines.end + 1, gutters };
    }
    while run.lines.start > floor && go_on(&lines[run.lines.start - 1], &lines[run.lines.start]) {
        let Some(gutters) = narrowed(&run, &lines[run.lines.start - 1]) else { break };
        run = Run { lines: run.lines.start - 1..run.lines.end, gutters };
    }
    Some(run)
}

fn go_on(above: &Printed, below: &Printed) -> bool {
    let (small, large) = (above.size.min(below.size), above.size.max(below.size));
    !above.is_ruled && !below.is_ruled && large < ALIKE * small && below.base - above.base < APART * large
}

fn narrowed(run: &Run, line: &Printed) -> Option<Strips> {
    run.gutters.iter().map(|&gutter| line.narrowed(gutter)).collect()
}
