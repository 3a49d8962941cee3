//! Where running text begins and ends on the pages of a file, and how large its type is.

use super::{Line, Sheet};

/// The margins of pages of one width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Margin {
    /// Width of the pages, in whole points.
    pub(super) width: i32,
    /// Where lines begin.
    pub(super) left: f32,
    /// Where full lines end.
    pub(super) right: f32,
    /// Whether the first lines of paragraphs are indented.
    pub(super) indented: bool,
}

/// What the pages of a file have in common.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Margins {
    /// Size of most type.
    pub(super) size: f32,
    /// The usual distance of lines of that size.
    pub(super) pitch: f32,
    widths: Vec<Margin>,
}

/// The width of a page as the key of its margins.
pub(super) fn key(width: f32) -> i32 {
    (width / 4.0).round() as i32
}

/// The margins of `sheets`. Pages of one width share theirs: a page of short lines alone would show none.
pub(super) fn of(sheets: &[Sheet]) -> Margins {
    let size = usual_size(sheets);
    let pitches = sheets.iter().flat_map(|sheet| {
        let lines: Vec<&Line> = sheet.lines().collect();
        let pitch = |pair: &[&Line]| (pair[1].base - pair[0].base, 1);
        lines.windows(2).map(pitch).filter(|(pitch, _)| *pitch < size * 4.0).collect::<Vec<_>>()
    });
    let pitch = most(pitches).unwrap_or(size * 1.75);
    let mut keys: Vec<i32> = sheets.iter().map(|sheet| key(sheet.width)).collect();
    keys.sort_unstable();
    keys.dedup();
    let widths = keys.into_iter().filter_map(|width| margin(sheets, width, size)).collect();
    Margins { size, pitch, widths }
}

/// The size of most type.
pub(super) fn usual_size(sheets: &[Sheet]) -> f32 {
    most(sheets.iter().flat_map(Sheet::lines).map(|line| (line.size, line.text.len()))).unwrap_or(0.0)
}

impl Margins {
    /// The margins of a page of this width.
    pub(super) fn of_width(&self, width: f32) -> Option<Margin> {
        self.widths.iter().find(|margin| margin.width == key(width)).copied()
    }
}

fn margin(sheets: &[Sheet], width: i32, size: f32) -> Option<Margin> {
    let of_width = |sheet: &&Sheet| key(sheet.width) == width;
    let paper = sheets.iter().find(of_width)?.width;
    let lines: Vec<&Line> = sheets
        .iter()
        .filter(of_width)
        .flat_map(Sheet::lines)
        .filter(|line| (line.size - size).abs() < size * 0.12)
        .collect();
    let left = -edge(lines.iter().map(|line| -line.left).collect(), size)?;
    // A mark at the end of a line may hang over the margin.
    let hangs = |line: &Line| line.text.ends_with(['，', '。', '、', '；', '：']);
    let inside: Vec<f32> = lines.iter().filter(|line| !hangs(line)).map(|line| line.right).collect();
    let all = || lines.iter().map(|line| line.right).collect();
    let mut right = edge(if inside.len() * 3 > lines.len() { inside } else { all() }, size)?;
    let full_lines = lines.iter().filter(|line| (line.right - right).abs() < size * 0.7);
    let full = full_lines.clone().count();
    // Where hardly a line is full, or all are short, none shows the margin: then both margins are alike.
    let is_shown = full >= 3 && full * 3 >= lines.len();
    // Sentences that are all as long as each other fill no column: those that do are cut by its edge.
    let cut = full_lines.filter(|line| !line.text.ends_with(['。', '；', '：', '.', ';', ':'])).count();
    let is_column = cut >= 8 && cut * 2 > lines.len();
    if !(is_shown && (is_column || right > paper * 0.62)) {
        right = right.max(paper - left);
    }
    let indent = |line: &&&Line| (1.2 * size..3.2 * size).contains(&(line.left - left));
    let indented = lines.iter().filter(indent).count() * 12 > lines.len();
    Some(Margin { width, left, right, indented })
}

/// The outermost place where at least one line in sixteen ends, so that a single line that sticks out does not count.
fn edge(mut ends: Vec<f32>, size: f32) -> Option<f32> {
    ends.sort_by(|a, b| b.total_cmp(a));
    let enough = (ends.len() / 16).max(1);
    let mut last = 0;
    for at in 0..ends.len() {
        // `last` is one past the last end within reach of the one at `at`.
        while last < ends.len() && ends[at] - ends[last] < size * 0.7 {
            last += 1;
        }
        if last - at >= enough {
            // The middle of those within reach.
            return ends.get(at + (last - at) / 2).copied();
        }
    }
    ends.first().copied()
}

/// The value that weighs most, values rounded to a quarter of a point.
fn most(values: impl Iterator<Item = (f32, usize)>) -> Option<f32> {
    let mut weights = std::collections::BTreeMap::new();
    for (value, weight) in values {
        *weights.entry((value * 4.0).round() as i32).or_insert(0_usize) += weight;
    }
    // Of equal ones the smaller, so that the answer depends on nothing else.
    let best = weights.into_iter().max_by_key(|&(value, weight)| (weight, -value))?;
    Some(best.0 as f32 / 4.0)
}
