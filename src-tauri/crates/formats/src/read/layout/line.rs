//! Characters to lines: which stand on one line, in which order, with which spaces.

use std::ops::Range;

use super::Glyph;

/// Characters whose base lines are nearer than this share of their size stand on one line; signs that are raised do.
const SAME_LINE: f32 = 0.45;
/// Writing on one line that stands over other writing is told from it by this share of its size.
const FINE: f32 = 0.12;
/// A gap up to here may stand inside a piece of writing, in sizes.
const PIECE: f32 = 0.25;
/// A gap from here on separates two cells, in sizes.
const CELL: f32 = 1.6;
/// A gap from here on is a space between Han characters, in sizes.
const WIDE: f32 = 0.75;
/// A gap from here on is a space between Latin words, in sizes.
const NARROW: f32 = 0.18;
/// The same character printed twice within this share of its size is bold type made by hand.
const TWICE: f32 = 0.12;

/// A line of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Line {
    /// The text without white space at its ends; a wide gap is one space.
    pub(super) text: String,
    /// Where its first character begins.
    pub(super) left: f32,
    /// Where its last character ends.
    pub(super) right: f32,
    /// Where it stands.
    pub(super) base: f32,
    /// Size of most of its type.
    pub(super) size: f32,
    /// How much room its beginning takes that cannot be parted.
    pub(super) opening: f32,
    /// Small raised digits: where they stand in the text.
    pub(super) raised: Vec<Range<usize>>,
    /// The parts between wide gaps: where they stand in the text, and where they begin.
    pub(super) cells: Vec<(Range<usize>, f32)>,
}

/// The lines of `glyphs`, from top to bottom.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.retain(|glyph| {
        [glyph.left, glyph.right, glyph.base, glyph.size].iter().all(|length| length.is_finite()) && glyph.size > 0.0
    });
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut out = Vec::new();
    let mut row: Vec<Glyph> = Vec::new();
    // The base line of the row is that of its largest type, so that a raised sign in front does not shift it.
    let mut largest: Option<Glyph> = None;
    for glyph in glyphs {
        let same = largest.is_some_and(|at| glyph.base - at.base < SAME_LINE * at.size.max(glyph.size));
        if !same {
            finish(&mut out, std::mem::take(&mut row));
            largest = None;
        }
        if largest.is_none_or(|at| glyph.size > at.size * 1.05) {
            largest = Some(glyph);
        }
        row.push(glyph);
    }
    finish(&mut out, row);
    out
}

/// Adds the line of `row`, or its lines where writing at two heights stands over each other.
fn finish(out: &mut Vec<Line>, mut row: Vec<Glyph>) {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let overlaps = |pair: &[Glyph]| {
        let size = pair[0].size.max(pair[1].size);
        let over = pair[0].right.min(pair[1].right) - pair[1].left;
        over > 0.4 * size && (pair[0].base - pair[1].base).abs() > FINE * size
    };
    if row.windows(2).filter(|pair| overlaps(pair)).count() < 2 {
        out.extend(line(row));
        return;
    }
    row.sort_by(|a, b| a.base.total_cmp(&b.base));
    for part in row.chunk_by(|a, b| b.base - a.base <= FINE * a.size) {
        out.extend(line(part.to_vec()));
    }
}

/// The glyphs of a line from left to right, each once: bold type is made by printing twice.
fn once(mut row: Vec<Glyph>) -> Vec<Glyph> {
    row.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut out: Vec<Glyph> = Vec::with_capacity(row.len());
    for glyph in row {
        let near = |kept: &&Glyph| glyph.left - kept.left < TWICE * glyph.size;
        match out.iter().rev().take_while(near).position(|kept| kept.text == glyph.text) {
            // The earlier one stays, so that all of the first printing does.
            Some(back) => {
                let at = out.len() - 1 - back;
                out[at].order = out[at].order.min(glyph.order);
            }
            None => out.push(glyph),
        }
    }
    out
}

/// The glyphs of a line, sorted, without the blanks on which something else is written: forms leave them to be filled in.
fn filled(row: Vec<Glyph>) -> Vec<Glyph> {
    let middles = row.iter().filter(|glyph| !glyph.text.is_whitespace());
    let mut middles: Vec<f32> = middles.map(|glyph| (glyph.left + glyph.right) / 2.0).collect();
    middles.sort_by(f32::total_cmp);
    let is_written_on = |glyph: &Glyph| {
        let next = middles.get(middles.partition_point(|middle| *middle <= glyph.left));
        next.is_some_and(|middle| *middle < glyph.right)
    };
    row.into_iter().filter(|glyph| !glyph.text.is_whitespace() || !is_written_on(glyph)).collect()
}

/// The glyphs of a line in reading order: pieces of writing as they stand in the file, from left to right, so that two
/// pieces that were printed over each other stay readable.
fn ordered(mut row: Vec<Glyph>) -> Vec<Glyph> {
    row.sort_by_key(|glyph| glyph.order);
    let follows = |a: &Glyph, b: &Glyph| {
        b.order - a.order == 1 && b.left >= a.left && b.left - a.right < PIECE * a.size.max(b.size)
    };
    let mut pieces: Vec<&[Glyph]> = row.chunk_by(follows).collect();
    pieces.sort_by(|a, b| a[0].left.total_cmp(&b[0].left));
    pieces.concat()
}

/// One line, `None` where only white space stands on it.
fn line(row: Vec<Glyph>) -> Option<Line> {
    let row = ordered(filled(once(row)));
    let is_space = |glyph: &Glyph| glyph.text.is_whitespace();
    let first = row.iter().position(|glyph| !is_space(glyph))?;
    let last = row.iter().rposition(|glyph| !is_space(glyph))?;
    let row = &row[first..=last];
    let main = main_type(row);
    let mut line = Line {
        left: row[0].left,
        right: row.iter().map(|glyph| glyph.right).fold(f32::MIN, f32::max),
        base: main.base,
        size: main.size,
        opening: opening(row),
        ..Line::default()
    };
    let mut before: Option<&Glyph> = None;
    let mut cell = (0, row[0].left);
    // The end of the last character that is no space: spaces may be drawn at any width.
    let mut inked = row[0].left;
    for glyph in row {
        let size = main.size.min(glyph.size.max(main.size * 0.5));
        if !is_space(glyph) && glyph.left - inked > CELL * main.size {
            let end = line.text.trim_end().len();
            line.text.truncate(end);
            line.cells.push((cell.0..end, cell.1));
            line.text.push(' ');
            cell = (line.text.len(), glyph.left);
        } else if let Some(before) = before
            && !is_space(glyph)
            && !is_space(before)
            && is_gap(before, glyph, size)
        {
            line.text.push(' ');
        }
        if !is_space(glyph) {
            inked = glyph.right;
        }
        push(&mut line, glyph, &main);
        before = Some(glyph);
    }
    line.cells.push((cell.0..line.text.len(), cell.1));
    Some(line)
}

fn push(line: &mut Line, glyph: &Glyph, main: &Glyph) {
    let at = line.text.len();
    line.text.push(if glyph.text == '\t' { ' ' } else { glyph.text });
    let is_raised = glyph.size < main.size * 0.8 && main.base - glyph.base > main.size * 0.15;
    if is_raised && (glyph.text.is_ascii_digit() || is_circled(glyph.text)) {
        match line.raised.last_mut() {
            Some(range) if range.end == at => range.end = line.text.len(),
            _ => line.raised.push(at..line.text.len()),
        }
    }
}

/// ① and the like.
pub(super) fn is_circled(c: char) -> bool {
    ('\u{2460}'..='\u{2473}').contains(&c)
}

/// The glyph whose size and base line most of the row has.
fn main_type(row: &[Glyph]) -> Glyph {
    let largest = row.iter().map(|glyph| glyph.size).fold(0.0, f32::max);
    let weight = |glyph: &Glyph| row.iter().filter(|other| (other.size - glyph.size).abs() < 0.1 * largest).count();
    // Rows hold few sizes: the first, middle and last glyphs and the largest stand for all.
    let candidates = [row.len() / 2, 0, row.len() - 1, row.iter().position(|glyph| glyph.size == largest).unwrap_or(0)];
    let best = candidates.into_iter().max_by_key(|&at| weight(&row[at])).unwrap_or(0);
    row[best]
}

fn is_gap(before: &Glyph, after: &Glyph, size: f32) -> bool {
    let gap = after.left - before.right;
    let latin = |c: char| c.is_ascii_alphanumeric();
    gap > size * if latin(before.text) && latin(after.text) { NARROW } else { WIDE }
}

/// How much room the beginning of a row takes that cannot be parted from it: a Han character or a Latin word, with the
/// marks that may not begin a line and those that may not end one.
pub(super) fn opening(row: &[Glyph]) -> f32 {
    let mut end = 0;
    while end + 1 < row.len() && is_glued(row[end].text, row[end + 1].text) {
        end += 1;
    }
    row[end].right - row[0].left
}

fn is_glued(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-' | '/' | '％');
    let closes = |c: char| "，。、；：？！）》」』〉】〕”’％‰…—,.;:?!)]}·".contains(c);
    let opens = |c: char| "（《“‘「『〈【〔([{".contains(c);
    (word(before) && word(after)) || closes(after) || opens(before)
}
