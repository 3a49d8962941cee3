//! Paged files: characters and lines of the pen at places on a page, laid out as paragraphs again.
//!
//! The readers of pdf and ofd know where every character stands and nothing of paragraphs. Here characters become lines,
//! ruled tables become rows, numbers of pages and running heads go, and lines become paragraphs by the question that
//! decides it in print: would what begins the next line still have found room on this one?
//!
//! All lengths are points, `x` to the right and `y` downwards from the upper left corner.

mod aligned;
mod blanks;
mod columns;
mod cut;
mod flow;
mod furniture;
mod grid;
mod halves;
mod line;
mod margins;
mod notes;
mod open;
mod page;
pub(super) mod pen;
mod struck;
mod table;
mod title;
pub(super) mod turn;

use duice_core::model::{Paragraph, ParagraphStyle, Problem, ProblemKind};

use super::{cell, reviewed};
use grid::Grid;
use line::Line;
pub(super) use open::Strips;
pub(super) use page::Page;

/// One character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// The character; white space counts as a gap.
    pub(super) text: char,
    /// Where it begins.
    pub(super) left: f32,
    /// Where the next one may begin.
    pub(super) right: f32,
    /// The line that it stands on.
    pub(super) base: f32,
    /// Size of its font.
    pub(super) size: f32,
    /// The how-manieth it is in the file: what follows each other there is likely to be one piece of writing.
    pub(super) order: u32,
}

/// A straight line of the pen along an axis, or a bar as thin as one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    /// Left end.
    pub(super) left: f32,
    /// Upper end.
    pub(super) top: f32,
    /// Right end.
    pub(super) right: f32,
    /// Lower end.
    pub(super) bottom: f32,
}

/// A page whose characters have become lines and rows, from top to bottom. Much smaller than a [`Page`].
#[derive(Debug)]
pub(super) struct Sheet {
    width: f32,
    height: f32,
    parts: Vec<Part>,
    /// Whether it is one of two halves of a page, which hold different texts.
    is_half: bool,
    /// Tables that stand in a cell of another one.
    nested: usize,
    /// Pieces of writing that are struck through.
    struck: usize,
}

/// From left to right.
type Strip = (f32, f32);

/// What stands on a page.
#[derive(Debug)]
enum Part {
    /// A line of text.
    Line(Line),
    /// A row of a table, its cells separated by tabs. `top` is where it begins; `open` which cells of a last row go on
    /// where the page ends, and from where to where their lines reach.
    Row { text: String, top: f32, begins: bool, open: Vec<Option<Strip>> },
}

impl Part {
    fn top(&self) -> f32 {
        match self {
            Self::Line(line) => line.base - line.size,
            Self::Row { top, .. } => *top,
        }
    }

    fn line(&self) -> Option<&Line> {
        match self {
            Self::Line(line) => Some(line),
            Self::Row { .. } => None,
        }
    }
}

/// A paged file as paragraphs.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// The paragraphs.
    pub(super) paragraphs: Vec<Paragraph>,
    /// What was left out or moved.
    pub(super) problems: Vec<Problem>,
    /// The size of type of each paragraph, 0 for rows of tables.
    sizes: Vec<f32>,
}

impl Rule {
    /// Whether it lies across the strip from the left to the right of `strip`, between the top and bottom of `height`.
    fn crosses(&self, strip: (f32, f32), height: (f32, f32)) -> bool {
        let is_across = self.right - self.left > self.bottom - self.top;
        is_across && self.left < strip.0 && self.right > strip.1 && self.top > height.0 && self.bottom < height.1
    }
}

impl Sheet {
    /// Lines and rows of one page; of a page of two columns or two halves each as a page of its own. `strips` are those of
    /// a table with which the page before ended, and then those with which this one does.
    pub(super) fn of(page: Page, strips: &mut Strips) -> Vec<Self> {
        let mut out = Vec::new();
        Self::add(page, false, strips, &mut out);
        out
    }

    fn add(mut page: Page, is_half: bool, strips: &mut Strips, out: &mut Vec<Self>) {
        page.glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
        let ruled = table::grids(&page);
        let open = open::find(&page, &ruled, strips);
        *strips = open.strips;
        let grids = [ruled.as_slice(), &open.grids].concat();
        // Every part holds less than the whole.
        if let Some((glyphs, middle)) = open.sides {
            let [above, left, right, below] = page.parts(glyphs, middle);
            let [left, right] = columns::alike(left, right, middle);
            for (part, half) in [(above, false), (left, true), (right, true), (below, false)] {
                if half {
                    out.push(Self { is_half: true, ..Self::plain(part) });
                } else if !part.glyphs.is_empty() {
                    Self::add(part, is_half, &mut Strips::new(), out);
                }
            }
        } else if let Some(columns) = columns::split(&page, &ruled, &open.grids) {
            out.extend(columns.into_iter().map(|column| Self { is_half, ..Self::plain(column) }));
        } else if let Some(parts) = halves::split(&page, &grids) {
            for (part, half) in parts {
                Self::add(part, is_half || half, &mut Strips::new(), out);
            }
        } else {
            out.push(Self { is_half, ..Self::column(page, &grids) });
        }
    }

    /// Lines and rows of a page of one column.
    fn plain(page: Page) -> Self {
        let mut grids = table::grids(&page);
        grids.extend(open::find(&page, &grids, &Strips::new()).grids);
        Self::column(page, &grids)
    }

    fn column(page: Page, grids: &[Grid]) -> Self {
        let struck = struck::count(&page);
        let table::Taken { rows, rest, nested } = table::take(page.glyphs, grids);
        let mut parts: Vec<Part> = line::lines(rest).into_iter().map(Part::Line).chain(rows).collect();
        parts.sort_by(|a, b| a.top().total_cmp(&b.top()));
        blanks::fill(&mut parts, &page.rules);
        aligned::mark(&mut parts);
        Self { width: page.width, height: page.height, parts, is_half: false, nested, struck }
    }

    /// Whether it is one of two halves of a page, which are read one after the other.
    pub(super) fn is_half(&self) -> bool {
        self.is_half
    }

    /// Whether nothing is printed on it.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.parts.iter().filter_map(Part::line)
    }
}

/// The paragraphs of all pages.
pub(super) fn lay(mut sheets: Vec<Sheet>) -> Laid {
    let heads = furniture::drop(&mut sheets);
    let margins = margins::of(&sheets);
    let notes = notes::take(&mut sheets, margins.size);
    table::drop_repeated_heads(&mut sheets);
    cut::join(&mut sheets);
    let mut laid = flow::join(&sheets, &margins);
    title::mark(&mut laid, margins.size);
    for (number, note) in notes.iter().enumerate() {
        let text = format!("{}{note}", notes::mark(number + 1));
        push(&mut laid.paragraphs, text, ParagraphStyle::Note);
    }
    if !heads.is_empty() {
        say(&mut laid, format!("已略去每页重复的页眉或页脚：{}", heads.join("；")));
    }
    if !notes.is_empty() {
        say(&mut laid, format!("文件有{}条脚注，已列于文末", notes.len()));
    }
    let sum = |of: fn(&Sheet) -> usize| sheets.iter().map(of).sum();
    cell::told(sum(|sheet| sheet.nested)).into_iter().for_each(|message| say(&mut laid, message));
    reviewed::struck(sum(|sheet| sheet.struck)).into_iter().for_each(|message| say(&mut laid, message));
    laid
}

/// What is said of pages whose halves are read one after the other; `None` where there are none.
pub(super) fn halved(numbers: &[usize]) -> Option<String> {
    let told = || format!("{}分左右两部分排印，已逐部分读取，先后次序请对照原文核对", pages(numbers));
    (!numbers.is_empty()).then(told)
}

/// 第3页, 第3、5页, and for many 第3、5等12页.
pub(super) fn pages(numbers: &[usize]) -> String {
    let listed: Vec<String> = numbers.iter().take(8).map(usize::to_string).collect();
    let more = if numbers.len() > listed.len() { format!("等{}", numbers.len()) } else { String::new() };
    format!("第{}{more}页", listed.join("、"))
}

fn say(laid: &mut Laid, message: String) {
    // Heads may be long: a problem is one sentence.
    let message = message.chars().take(200).collect();
    laid.problems.push(Problem { line: 1, kind: ProblemKind::Notice, message });
}

fn push(paragraphs: &mut Vec<Paragraph>, text: String, style: ParagraphStyle) {
    let line = paragraphs.len() as u32 + 1;
    paragraphs.push(Paragraph { line, text, style });
}

#[cfg(test)]
mod tests;
