//! What belongs to the paper but stands beside the element with its text: title and number above it, tables, the list of
//! annexes and the signature below it. Navigation, shares, related pages and the foot of the page stand there too.

use duice_core::facts::{Look, is_title, labelled, look};
use scraper::ElementRef;

use super::{
    body::Body,
    element::{self, is_around, is_block, is_furniture},
    lines::{self, Known, Line},
    list::is_numbered,
    table::Table,
};

/// The shortest that a paper's title is, in characters.
const SHORTEST: usize = 7;
/// The longest.
const LONGEST: usize = 200;

/// What was found around the text.
pub(super) struct Beside<'a> {
    /// The elements with text of the paper in the order of the page, the one that was searched around among them.
    pub(super) parts: Vec<ElementRef<'a>>,
    /// The title that stands last in front of the text.
    pub(super) title: Option<String>,
    /// The number that stands in front of the text without a word before it.
    pub(super) number: Option<String>,
    body: &'a Body<'a>,
    /// Where the walk is.
    place: Place,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In front of the text.
    Above,
    /// Behind it.
    Below,
    /// Behind it, in the list of annexes.
    Annex,
    /// Where only the page goes on.
    Over,
}

/// Looks around `body`.
pub(super) fn of<'a>(page: ElementRef<'a>, body: &'a Body<'a>) -> Beside<'a> {
    let mut beside = Beside { parts: Vec::new(), title: None, number: None, body, place: Place::Above };
    beside.around(page);
    beside
}

impl<'a> Beside<'a> {
    /// Walks down to the text; what stands beside the way is judged.
    fn around(&mut self, element: ElementRef<'a>) {
        let body = self.body.element;
        if element == body {
            self.parts.push(element);
            self.place = Place::Below;
            return;
        }
        for child in element.child_elements() {
            if child == body || body.ancestors().any(|node| node.id() == child.id()) {
                self.around(child);
            } else {
                self.judge(child);
            }
        }
    }

    /// Takes an element, or parts of it, or nothing.
    fn judge(&mut self, element: ElementRef<'a>) {
        if self.place == Place::Over || is_furniture(element) {
            return;
        }
        if self.body.is_other(element) {
            self.page_goes_on();
            return;
        }
        let mut pieces = element.text().map(str::trim).filter(|piece| !piece.is_empty());
        let Some(first) = pieces.next() else { return };
        let known = Known::default();
        let is_table = element.value().name() == "table";
        if is_table && is_data(element, &known) {
            self.parts.push(element);
            return;
        }
        let is_around_blocks = element.child_elements().any(is_block);
        // Elements lie in each other a hundred deep: the lines of one are read where they decide, not at every depth.
        let may_list = self.place != Place::Above && first.starts_with('附') && !is_wrapper(element);
        if is_around_blocks && !may_list {
            element.child_elements().for_each(|child| self.judge(child));
            return;
        }
        let lines = lines::whole(element, &known).done;
        if may_list && lines.iter().all(|line| !is_around(&line.text)) && begins_annexes(&lines) {
            self.place = Place::Annex;
            self.parts.push(element);
        } else if is_around_blocks {
            element.child_elements().for_each(|child| self.judge(child));
        } else if !lines.is_empty() {
            self.leaf(element, &lines);
        }
    }

    /// Nothing of the paper stands behind what is the page's below the text.
    fn page_goes_on(&mut self) {
        if self.place != Place::Above {
            self.place = Place::Over;
        }
    }

    /// An element without others on lines of their own.
    fn leaf(&mut self, element: ElementRef<'a>, lines: &[Line]) {
        let text: String = lines.iter().map(|line| line.text.as_str()).collect();
        if is_around(&text) {
            self.page_goes_on();
            return;
        }
        let linked = is_linked(element, &text);
        let listed = self.place == Place::Annex && is_numbered(&text);
        if linked && !listed || is_in_link(element) {
            return;
        }
        // Shorter ones are names of columns: 部门通知, 最新公告.
        let is_short = (SHORTEST..=LONGEST).contains(&text.chars().count());
        let seen = look(&text);
        let is_signed = lines.iter().all(|line| matches!(look(&line.text), Look::Date | Look::Body | Look::Note));
        match (self.place, seen) {
            (_, Look::Labelled | Look::Contents) => {}
            (Place::Above, Look::Number) => self.number = Some(text),
            (Place::Above, _) if is_short && is_title(&text) && !element::is_column(&text) => self.title = Some(text),
            (Place::Above, _) if seen == Look::Addressee || is_sentence(&text) || is_numbered(&text) => {
                self.parts.push(element);
            }
            (Place::Below | Place::Annex, Look::Annex) => self.parts.push(element),
            (Place::Below | Place::Annex, _) if is_signed || is_numbered(&text) || is_sentence(&text) => {
                self.parts.push(element);
            }
            _ => {}
        }
    }
}

/// Whether an element holds one other and nothing else.
fn is_wrapper(element: ElementRef<'_>) -> bool {
    let mut inner = element.children().filter(|node| node.value().as_text().is_none_or(|text| !text.trim().is_empty()));
    inner.next().is_some_and(|node| node.value().is_element()) && inner.next().is_none()
}

/// Whether lines are the list of annexes.
fn begins_annexes(lines: &[Line]) -> bool {
    lines.first().is_some_and(|line| look(&line.text) == Look::Annex)
}

/// Running text: a full sentence, or a numbered clause.
fn is_sentence(text: &str) -> bool {
    element::marks(text) > 0 && (text.ends_with(['。', '；', '：']) || is_numbered(text))
}

/// Whether most of a text leads elsewhere.
fn is_linked(element: ElementRef<'_>, text: &str) -> bool {
    let links = element.descendent_elements().filter(|link| link.value().name() == "a" && link.attr("href").is_some());
    let linked: usize = links.flat_map(|link| link.text()).map(|piece| piece.trim().chars().count()).sum();
    linked * 2 > text.chars().count()
}

fn is_in_link(element: ElementRef<'_>) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().name() == "a")
}

/// Whether a table holds data of the paper: rows of several filled cells that are no links, and no facts of the page.
fn is_data(table: ElementRef<'_>, known: &Known<'_>) -> bool {
    let apart = Table::of(table, known);
    let text: String = table.text().collect();
    let cell = |cell: &ElementRef<'_>| cell.text().collect::<String>().trim().to_owned();
    let rows: Vec<Vec<String>> = apart.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let several = rows.iter().filter(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).count();
    let says = |cell: &String| labelled(&format!("{}：", cell.trim_end_matches(['：', ':']))).is_some();
    let facts = rows.iter().filter(|row| row.first().is_some_and(says)).count();
    !apart.is_frame && several > 1 && facts * 2 < rows.len() && !is_linked(table, &text) && !is_around(&text)
}
