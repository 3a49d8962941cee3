//! Paged files: characters and lines of the pen at places on a page, laid out as paragraphs again.
//!
//! The readers of pdf and ofd know where every character stands and nothing of paragraphs. Here characters become lines,
//! ruled tables become rows, numbers of pages and running heads go, and lines become paragraphs by the question that
//! decides it in print: would what begins the next line still have found room on this one?
//!
//! All lengths are points, `x` to the right and `y` downwards from the upper left corner.

mod aligned;
mod columns;
mod flow;
mod furniture;
mod grid;
mod line;
mod margins;
mod notes;
pub(super) mod pen;
mod table;
pub(super) mod turn;

use duice_core::model::{Paragraph, ParagraphStyle, Problem, ProblemKind};

use line::Line;

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

/// One page as it is printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    /// How wide it is.
    pub(super) width: f32,
    /// How high it is.
    pub(super) height: f32,
    /// Its characters, in any order.
    pub(super) glyphs: Vec<Glyph>,
    /// The straight lines drawn on it.
    pub(super) rules: Vec<Rule>,
}

/// A page whose characters have become lines and rows, from top to bottom. Much smaller than a [`Page`].
#[derive(Debug)]
pub(super) struct Sheet {
    width: f32,
    height: f32,
    parts: Vec<Part>,
}

/// What stands on a page.
#[derive(Debug)]
enum Part {
    /// A line of text.
    Line(Line),
    /// A row of a table, its cells separated by tabs. `top` is where it begins.
    Row { text: String, top: f32, begins: bool },
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
}

impl Sheet {
    /// Lines and rows of one page; of a page of two columns each column as a page of its own.
    pub(super) fn of(page: Page) -> Vec<Self> {
        let (rows, glyphs) = table::take(page.glyphs, &page.rules);
        let rest = Page { glyphs, rules: Vec::new(), ..page };
        // Tables may reach over both columns: such a page is read from top to bottom.
        if rows.is_empty() {
            columns::split(rest).into_iter().map(|part| Self::column(part, Vec::new())).collect()
        } else {
            vec![Self::column(rest, rows)]
        }
    }

    fn column(page: Page, rows: Vec<Part>) -> Self {
        let mut parts: Vec<Part> = line::lines(page.glyphs).into_iter().map(Part::Line).chain(rows).collect();
        parts.sort_by(|a, b| a.top().total_cmp(&b.top()));
        aligned::mark(&mut parts);
        Self { width: page.width, height: page.height, parts }
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
    let mut laid = flow::join(&sheets, &margins);
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
    laid
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
