//! Pages whose text does not run from left to right as the file counts: turned by quarters until most of it does.

use super::{Glyph, Page, Rule};

/// How far writing may lean and still count as straight, in degrees.
const LEAN: f32 = 4.0;

/// One character as the file places it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Mark {
    /// The character.
    pub(in super::super) text: char,
    /// Where it begins.
    pub(in super::super) x: f32,
    /// The line that it stands on.
    pub(in super::super) y: f32,
    /// How far it is to the next one.
    pub(in super::super) width: f32,
    /// Size of its font.
    pub(in super::super) size: f32,
    /// Where the writing goes, in degrees: 0 to the right, 90 downwards.
    pub(in super::super) angle: f32,
}

/// The page that `marks` and `rules` make up, so turned that most of its text runs to the right; and how many characters
/// run elsewhere, such as those of a watermark, and are left out.
pub(in super::super) fn upright(marks: Vec<Mark>, rules: Vec<Rule>, width: f32, height: f32) -> (Page, usize) {
    let mut counts = [0_usize; 4];
    for quarter in marks.iter().filter_map(quarter) {
        counts[quarter] += 1;
    }
    // Of equal ones the first, which is the usual one.
    let main = (0..4).rev().max_by_key(|&quarter| counts[quarter]).unwrap_or(0);
    let all = marks.len();
    let glyphs: Vec<Glyph> = marks
        .into_iter()
        .zip(0..)
        .filter(|(mark, _)| quarter(mark) == Some(main))
        .map(|(mark, order)| {
            let (left, base) = turned(main, mark.x, mark.y, width, height);
            Glyph { text: mark.text, left, right: left + mark.width, base, size: mark.size, order }
        })
        .collect();
    let rules = rules.into_iter().map(|rule| {
        let (a, b) = turned(main, rule.left, rule.top, width, height);
        let (c, d) = turned(main, rule.right, rule.bottom, width, height);
        Rule { left: a.min(c), top: b.min(d), right: a.max(c), bottom: b.max(d) }
    });
    let (width, height) = if main % 2 == 0 { (width, height) } else { (height, width) };
    let left_out = all - glyphs.len();
    (Page { width, height, rules: rules.collect(), glyphs }, left_out)
}

/// How often a quarter turn leads from writing to the right to the writing of `mark`; `None` where it is askew.
fn quarter(mark: &Mark) -> Option<usize> {
    let turns = mark.angle.rem_euclid(360.0) / 90.0;
    let nearest = turns.round();
    ((turns - nearest).abs() * 90.0 < LEAN).then_some(nearest as usize % 4)
}

fn turned(quarters: usize, x: f32, y: f32, width: f32, height: f32) -> (f32, f32) {
    match quarters {
        1 => (y, width - x),
        2 => (width - x, height - y),
        3 => (height - y, x),
        _ => (x, y),
    }
}
