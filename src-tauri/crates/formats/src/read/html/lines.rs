//! An element of a page as lines, the way a browser shows them: blocks and breaks end lines, white space folds, lists
//! count, rows of tables are rows.

use duice_core::model::ParagraphStyle;
use scraper::{ElementRef, Node, node::Text};

use super::super::cell;
use super::changes::{Changes, is_struck};
use super::{
    element::{self, is_furniture},
    list::List,
    notes::Notes,
    table,
};

/// What is known of a page when its lines are read.
#[derive(Default)]
pub(super) struct Known<'a> {
    /// Its footnotes.
    pub(super) notes: Notes<'a>,
    /// Whether the text before tracked changes is read, instead of the text with all of them accepted.
    pub(super) original: bool,
}

/// What was met besides words.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// Pictures.
    pub(super) pictures: usize,
    /// Tracked changes.
    pub(super) changes: Changes,
    /// Pieces of text that are struck through.
    pub(super) struck: usize,
    /// Tables inside cells of other ones.
    pub(super) nested: usize,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text.
    pub(super) text: String,
    /// What the page says of it.
    pub(super) style: ParagraphStyle,
}

/// The lines of an element.
pub(super) struct Lines<'a> {
    known: &'a Known<'a>,
    /// Those that are finished.
    pub(super) done: Vec<Line>,
    /// What stands among them.
    pub(super) seen: Seen,
    current: String,
    /// White space that came last, and whether it held a line break.
    space: Option<bool>,
    style: ParagraphStyle,
    /// Inside `pre` white space is text.
    as_typed: bool,
    /// The number of an item whose first word has not come yet.
    number: Option<String>,
    lists: Vec<List>,
    /// Whether what is read now is struck through by what stands around it.
    is_struck: bool,
}

/// The lines inside `element`.
pub(super) fn of<'a>(element: ElementRef<'_>, known: &'a Known<'a>) -> Lines<'a> {
    let mut lines = Lines::new(known);
    lines.inside(element);
    lines.end();
    lines
}

/// The lines of `element` itself, which may be a table or a list.
pub(super) fn whole<'a>(element: ElementRef<'_>, known: &'a Known<'a>) -> Lines<'a> {
    let mut lines = Lines::new(known);
    lines.element(element);
    lines.end();
    lines
}

/// The lines inside `body` and of the other `parts` of its paper, in order.
pub(super) fn of_parts<'a>(parts: &[ElementRef<'_>], body: ElementRef<'_>, known: &'a Known<'a>) -> Lines<'a> {
    let mut lines = Lines::new(known);
    for part in parts {
        if *part == body {
            lines.inside(body);
        } else {
            lines.element(*part);
        }
        lines.end();
    }
    lines
}

/// The footnotes of a page as lines, each marked by its number.
pub(super) fn of_notes(known: &Known<'_>) -> Vec<Line> {
    let mut out = Vec::new();
    for (number, note) in (1..).zip(&known.notes.notes) {
        let lines = of(*note, known).done.into_iter();
        let mut marked = lines.map(|line| Line { style: ParagraphStyle::Note, ..line });
        let first = marked.next().unwrap_or(Line { text: String::new(), style: ParagraphStyle::Note });
        out.push(Line { text: format!("[{number}]{}", first.text), ..first });
        out.extend(marked);
    }
    out
}

impl Seen {
    /// Adds what was met elsewhere.
    pub(super) fn add(&mut self, other: &Self) {
        self.pictures += other.pictures;
        self.changes.add(&other.changes);
        self.struck += other.struck;
        self.nested += other.nested;
    }
}

impl<'a> Lines<'a> {
    fn new(known: &'a Known<'a>) -> Self {
        Self {
            known,
            done: Vec::new(),
            seen: Seen::default(),
            current: String::new(),
            space: None,
            style: ParagraphStyle::default(),
            as_typed: false,
            number: None,
            lists: Vec::new(),
            is_struck: false,
        }
    }
}

impl Lines<'_> {
    /// Everything inside `parent`.
    fn inside(&mut self, parent: ElementRef<'_>) {
        for child in parent.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                _ => ElementRef::wrap(child).into_iter().for_each(|child| self.element(child)),
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        if is_furniture(element) || self.known.notes.is_apart(element) {
            return;
        }
        if let Some(number) = self.known.notes.mark(element) {
            format!("[{number}]").chars().for_each(|c| self.push(c));
            return;
        }
        match element.value().name() {
            name @ ("ins" | "del") => {
                if self.seen.changes.shows(name, element, self.known.original) {
                    self.inside(element);
                }
            }
            _ if !self.is_struck && is_struck(element) => {
                self.seen.struck += 1;
                self.is_struck = true;
                self.element(element);
                self.is_struck = false;
            }
            "br" => self.end(),
            "img" => self.seen.pictures += 1,
            "table" => self.table(element),
            "ol" | "ul" => {
                self.end();
                self.lists.push(List::of(element));
                self.inside(element);
                self.end();
                self.lists.pop();
            }
            "li" => {
                self.end();
                let own = element.text().collect::<String>();
                self.number = self.lists.last_mut().and_then(|list| list.number(element, &own));
                self.inside(element);
                self.end();
                self.number = None;
            }
            "pre" => {
                self.end();
                self.as_typed = true;
                self.inside(element);
                self.end();
                self.as_typed = false;
            }
            name => {
                let heading = matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
                let is_block = element::is_block(element);
                if is_block {
                    self.end();
                }
                let before = self.style.clone();
                if heading {
                    self.style = ParagraphStyle::Heading(name.as_bytes()[1] - b'0');
                }
                self.inside(element);
                if is_block {
                    self.end();
                }
                self.style = before;
            }
        }
    }

    /// Rows, or where a table only lays text out, the text.
    fn table(&mut self, element: ElementRef<'_>) {
        self.end();
        let table = table::Table::of(element, self.known);
        for caption in table.captions {
            self.inside(caption);
            self.end();
        }
        if table.is_frame {
            for cell in table.rows.into_iter().flatten() {
                self.inside(cell);
                self.end();
            }
            return;
        }
        for row in table::grid(&table.rows, self.known, &mut self.seen) {
            self.done.extend(row);
        }
    }

    /// The lines as the text of one cell.
    pub(super) fn into_cell(self) -> String {
        cell::joined(self.done.into_iter().map(|line| (line.text, line.style == ParagraphStyle::TableRow)))
    }

    fn text(&mut self, text: &Text) {
        for c in text.chars() {
            match c {
                '\n' if self.as_typed => self.end(),
                _ if self.as_typed => self.word(c),
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => {
                    self.space = Some(self.space == Some(true) || matches!(c, '\n' | '\r'));
                }
                _ => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        let broken = self.space.take();
        if let (Some(broken), Some(last)) = (broken, self.current.chars().last()) {
            // A line break in the file between two Han characters is none on the page.
            if !(broken && is_wide(last) && is_wide(c)) {
                self.current.push(' ');
            }
        }
        self.word(c);
    }

    fn word(&mut self, c: char) {
        self.number.take().into_iter().for_each(|number| self.current.push_str(&number));
        self.current.push(c);
    }

    /// Ends the line.
    fn end(&mut self) {
        self.space = None;
        let text = std::mem::take(&mut self.current);
        let text = text.trim_matches(is_blank);
        if !text.is_empty() {
            self.done.push(Line { text: text.to_owned(), style: self.style.clone() });
        }
    }
}

/// White space, and what pages put where nothing is to be seen.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FF60}'
        | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}
