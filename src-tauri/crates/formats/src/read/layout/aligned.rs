//! Tables without lines: rows whose cells begin below each other.

use super::{Line, Part};

/// How far beginnings of one column may differ, in sizes.
const SKEW: f32 = 1.2;

/// Turns runs of lines with wide gaps at the same places into rows: two lines of three cells or more, or three of two.
pub(super) fn mark(parts: &mut [Part]) {
    let mut from = 0;
    while from < parts.len() {
        let count = parts[from].line().map_or(0, |line| line.cells.len());
        let mut to = from + 1;
        while count >= 2 && to < parts.len() && is_below(&parts[from], &parts[to]) {
            to += 1;
        }
        if to - from >= if count > 2 { 2 } else { 3 } {
            for (at, part) in parts[from..to].iter_mut().enumerate() {
                if let Part::Line(line) = part {
                    let top = line.base - line.size;
                    *part = Part::Row { text: row(line), top, begins: at == 0, open: Vec::new() };
                }
            }
        }
        from = to;
    }
}

/// Whether both are lines with as many cells, which begin or whose middles stand below each other.
fn is_below(upper: &Part, lower: &Part) -> bool {
    let (Part::Line(upper), Part::Line(lower)) = (upper, lower) else { return false };
    upper.cells.len() == lower.cells.len()
        && (upper.size - lower.size).abs() < upper.size * 0.1
        && upper.cells.iter().zip(&lower.cells).all(|(a, b)| (a.1 - b.1).abs() < SKEW * upper.size)
}

fn row(line: &Line) -> String {
    let cells: Vec<&str> = line.cells.iter().map(|(range, _)| line.text[range.clone()].trim()).collect();
    cells.join("\t")
}
