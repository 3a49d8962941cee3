//! An element of a page as lines, the way a browser shows them: blocks and breaks end lines, white space folds, lists
//! count, rows of tables are rows.

use duice_core::model::ParagraphStyle;
use scraper::{ElementRef, Node, node::Text};

use super::{
    element::{self, is_furniture},
    list::List,
    table,
};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its text.
    pub(super) text: String,
    /// What the page says of it.
    pub(super) style: ParagraphStyle,
}

/// The lines of an element.
#[derive(Default)]
pub(super) struct Lines {
    /// Those that are finished.
    pub(super) done: Vec<Line>,
    /// Pictures among them.
    pub(super) pictures: usize,
    current: String,
    /// White space that came last, and whether it held a line break.
    space: Option<bool>,
    style: ParagraphStyle,
    /// Inside `pre` white space is text.
    as_typed: bool,
    /// The number of an item whose first word has not come yet.
    number: Option<String>,
    lists: Vec<List>,
}

/// The lines of `element`.
pub(super) fn of(element: ElementRef<'_>) -> Lines {
    let mut lines = Lines::default();
    lines.inside(element);
    lines.end();
    lines
}

impl Lines {
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
        if is_furniture(element) {
            return;
        }
        match element.value().name() {
            "br" => self.end(),
            "img" => self.pictures += 1,
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
        let table = table::Table::of(element);
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
        for row in table::grid(&table.rows, &mut self.pictures) {
            self.done.extend(row);
        }
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
