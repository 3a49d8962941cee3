//! Paths to the straight lines along the axes that they draw.

use super::Rule;

/// What leans less than this across is along an axis, in points.
const LEAN: f32 = 1.0;
/// A figure filled with ink is a line up to this width, in points.
const THICK: f32 = 2.5;
/// Shorter lines are parts of letters and curves, in points.
const SHORT: f32 = 4.0;

/// Follows a path and keeps its straight lines.
#[derive(Debug, Default)]
pub(in super::super) struct Pen {
    start: (f32, f32),
    at: (f32, f32),
    rules: Vec<Rule>,
    curved: bool,
}

impl Pen {
    /// Begins a figure.
    pub(in super::super) fn begin(&mut self, x: f32, y: f32) {
        self.start = (x, y);
        self.at = (x, y);
    }

    /// A straight line.
    pub(in super::super) fn line(&mut self, x: f32, y: f32) {
        let rule =
            Rule { left: x.min(self.at.0), top: y.min(self.at.1), right: x.max(self.at.0), bottom: y.max(self.at.1) };
        self.at = (x, y);
        self.rules.extend(rule.is_straight().then_some(rule));
    }

    /// A curve: this is a drawing, not a table.
    pub(in super::super) fn curve(&mut self, x: f32, y: f32) {
        self.at = (x, y);
        self.curved = true;
    }

    /// A straight line back to the beginning of the figure.
    pub(in super::super) fn close(&mut self) {
        self.line(self.start.0, self.start.1);
    }

    /// The lines, none of a path with curves.
    pub(in super::super) fn into_rules(self) -> Vec<Rule> {
        if self.curved { Vec::new() } else { self.rules }
    }
}

impl Rule {
    /// Whether the box of a figure filled with ink is a line along an axis.
    pub(in super::super) fn is_bar(&self) -> bool {
        self.is_within(THICK)
    }

    fn is_straight(&self) -> bool {
        self.is_within(LEAN)
    }

    /// Whether one side is shorter than `most` and the other one no short stroke.
    fn is_within(&self, most: f32) -> bool {
        let (width, height) = (self.right - self.left, self.bottom - self.top);
        width.min(height) < most && width.max(height) > SHORT
    }
}
