//! A page as it is printed, and how it is taken apart.

use std::ops::Range;

use super::{Glyph, Rule};

/// White between two texts side by side lies in this part of the page.
const BAND: Range<f32> = 0.35..0.65;
/// How many places of the band are tried.
const PLACES: u8 = 60;

/// One page as it is printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in super::super) struct Page {
    /// How wide it is.
    pub(in super::super) width: f32,
    /// How high it is.
    pub(in super::super) height: f32,
    /// Its characters, in any order.
    pub(in super::super) glyphs: Vec<Glyph>,
    /// The straight lines drawn on it.
    pub(in super::super) rules: Vec<Rule>,
}

impl Page {
    /// Where white between two texts side by side is looked for, from left to right: less than 64 places, so that one bit
    /// each tells which of them a row has.
    pub(super) fn places(&self) -> Vec<f32> {
        let share = |place: u8| BAND.start + (BAND.end - BAND.start) * f32::from(place) / f32::from(PLACES);
        (0..=PLACES).map(|place| self.width * share(place)).collect()
    }

    /// The characters that stand on one line, whatever lies between them, from top to bottom: where they are, and what.
    /// They must be sorted by their lines.
    pub(super) fn rows(&self) -> impl Iterator<Item = (Range<usize>, &[Glyph])> {
        let mut at = 0;
        self.glyphs.chunk_by(|a, b| b.base - a.base < 0.3 * a.size.max(b.size)).map(move |row| {
            at += row.len();
            (at - row.len()..at, row)
        })
    }

    /// What stands above the sorted characters `inside`, left of `middle`, right of it, and below.
    pub(super) fn parts(&self, inside: Range<usize>, middle: f32) -> [Self; 4] {
        let (first, last) = (self.glyphs[inside.start], self.glyphs[inside.end - 1]);
        let top = match inside.start.checked_sub(1) {
            // Between both lines a rule belongs to what it is nearer to.
            Some(above) => (self.glyphs[above].base + first.base - first.size) / 2.0,
            None => f32::MIN,
        };
        let bottom = match self.glyphs.get(inside.end) {
            Some(below) => (last.base + below.base - below.size) / 2.0,
            None => f32::MAX,
        };
        let part = |glyphs: Vec<Glyph>, holds: &dyn Fn(&Rule) -> bool| Self {
            glyphs,
            rules: self.rules.iter().copied().filter(holds).collect(),
            ..*self
        };
        let (left, right) = self.glyphs[inside.clone()].iter().partition(|glyph| glyph.left < middle);
        let is_inside = |rule: &Rule| rule.bottom >= top && rule.top <= bottom;
        [
            part(self.glyphs[..inside.start].to_vec(), &|rule| rule.top < top),
            part(left, &|rule| is_inside(rule) && rule.right <= middle),
            part(right, &|rule| is_inside(rule) && rule.left >= middle),
            part(self.glyphs[inside.end..].to_vec(), &|rule| rule.bottom > bottom),
        ]
    }

    /// Moves everything to the left.
    pub(super) fn shift(&mut self, by: f32) {
        self.glyphs.iter_mut().for_each(|glyph| (glyph.left, glyph.right) = (glyph.left - by, glyph.right - by));
        self.rules.iter_mut().for_each(|rule| (rule.left, rule.right) = (rule.left - by, rule.right - by));
    }
}
