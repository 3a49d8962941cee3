//! Writing that is struck through: a line of the pen through the middle of characters, as programs print what is deleted
//! under review.

use super::{Glyph, Page, Rule, grid::RULES};

/// Where the line lies above the base line, in sizes.
const HEIGHT: std::ops::Range<f32> = 0.15..0.55;
/// The least number of characters that it lies on: the strokes of one may be drawn as lines.
const CHARACTERS: usize = 2;
/// How far it may reach beyond the characters, in sizes.
const BEYOND: f32 = 0.6;

/// How many pieces of writing on the page are struck through.
pub(super) fn count(page: &Page) -> usize {
    let mut rows: Vec<(f32, Vec<&Glyph>)> = Vec::new();
    for (_, row) in page.rows() {
        let inked: Vec<&Glyph> = row.iter().filter(|glyph| !glyph.text.is_whitespace()).collect();
        rows.extend(inked.first().map(|first| (first.base, inked.clone())));
    }
    page.rules.iter().take(RULES).filter(|rule| strikes(rule, &rows)).count()
}

/// Whether a rule lies on characters and ends where they end: rules of tables lie between lines, and go on.
fn strikes(rule: &Rule, rows: &[(f32, Vec<&Glyph>)]) -> bool {
    if rule.right - rule.left <= rule.bottom - rule.top {
        return false;
    }
    let height = (rule.top + rule.bottom) / 2.0;
    let near = rows.partition_point(|(base, _)| *base < height);
    rows[near..].iter().take(2).any(|(_, row)| {
        let is_struck = |glyph: &&&Glyph| {
            let middle = (glyph.left + glyph.right) / 2.0;
            rule.left < middle && middle < rule.right && HEIGHT.contains(&((glyph.base - height) / glyph.size))
        };
        let struck: Vec<&&Glyph> = row.iter().filter(is_struck).collect();
        let left = struck.iter().map(|glyph| glyph.left).fold(f32::MAX, f32::min);
        let right = struck.iter().map(|glyph| glyph.right).fold(f32::MIN, f32::max);
        let beyond = struck.iter().map(|glyph| glyph.size).fold(0.0, f32::max) * BEYOND;
        struck.len() >= CHARACTERS && left - rule.left < beyond && rule.right - right < beyond
    })
}
