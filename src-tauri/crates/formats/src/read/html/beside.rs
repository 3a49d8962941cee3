//! What belongs to the paper but stands beside the element with its text: title and number above it, tables, the list of
//! annexes and the signature below it. Navigation, shares, related pages and the foot of the page stand there too.

use std::collections::HashSet;

use duice_core::facts::{Look, is_title, labelled, look};
use ego_tree::NodeId;
use scraper::ElementRef;

use super::{
    body::Body,
    element::{self, is_around, is_block, is_foot, is_furniture},
    lines::{self, Known, Line},
    list::{is_first, is_numbered},
    table::Table,
};

/// The shortest that a paper's title is, in characters.
const SHORTEST: usize = 7;
/// The longest.
const LONGEST: usize = 200;
/// So many sentences may lead to a text; more of them are another one.
const FEW: usize = 3;
/// Words of sentences that lead to the clauses of a paper.
const LEADS: [&str; 6] = ["制定本", "如下", "现将", "现予", "印发", "公布"];

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
    /// Sentences in a row in front of the text.
    sentences: usize,
    /// What stands next to a text without a signature and has one: its rest.
    rest: Option<NodeId>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// In front of the text.
    Above,
    /// Behind it.
    Below,
    /// Behind it, in the list of annexes.
    Annex,
    /// Behind it, where something else came: annexes may still be listed.
    Past,
    /// Where only the page goes on.
    Over,
}

/// Looks around `body`.
pub(super) fn of<'a>(page: ElementRef<'a>, body: &'a Body<'a>) -> Beside<'a> {
    let rest = rest(body);
    let mut beside =
        Beside { parts: Vec::new(), title: None, number: None, body, place: Place::Above, sentences: 0, rest };
    beside.around(page);
    beside
}

/// The block next to a text that is not signed, where it holds sentences and ends with the date of a signature.
fn rest(body: &Body<'_>) -> Option<NodeId> {
    let is_date = |text: &str| look(text.trim()) == Look::Date;
    let is_signed =
        |element: ElementRef<'_>| element.text().filter(|text| !text.trim().is_empty()).last().is_some_and(is_date);
    let mut next = body.element.next_siblings().filter_map(ElementRef::wrap);
    let next = next.find(|next| !is_furniture(*next) && next.text().any(|text| !text.trim().is_empty()))?;
    let is_rest = is_block(next) && body.holds_sentences(next) && is_signed(next) && !is_signed(body.element);
    is_rest.then(|| next.id())
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
        if self.rest == Some(element.id()) {
            self.parts.push(element);
            return;
        }
        let mut pieces = element.text().map(str::trim).filter(|piece| !piece.is_empty());
        let Some(first) = pieces.next() else { return };
        let known = Known::default();
        let is_table = element.value().name() == "table";
        if is_table && is_data(element, &known) {
            if self.place != Place::Past {
                self.parts.push(element);
            }
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
        if self.place == Place::Above {
            self.above(element, text);
        } else {
            self.below(element, &text, lines);
        }
    }

    /// What stands in front of the text belongs to it where nothing else stands between.
    fn above(&mut self, element: ElementRef<'a>, text: String) {
        // Shorter ones are names of columns: 部门通知, 最新公告.
        let is_short = (SHORTEST..=LONGEST).contains(&text.chars().count());
        match look(&text) {
            Look::Labelled | Look::Contents | Look::Date | Look::Note | Look::Body => {}
            Look::Number => self.number = Some(text),
            Look::Addressee => self.parts.push(element),
            _ if is_numbered(&text) || LEADS.iter().any(|word| text.contains(word)) && is_sentence(&text) => {
                self.parts.push(element);
            }
            _ if is_short && is_title(&text) && !element::is_column(&text) => {
                self.title = Some(text);
                self.leave_above();
            }
            _ if is_sentence(&text) && (self.is_like_body(element) || !self.body.is_named && self.sentences < FEW) => {
                self.sentences += 1;
                self.parts.push(element);
            }
            _ => self.leave_above(),
        }
    }

    /// What was found so far stands before something of the page.
    fn leave_above(&mut self) {
        self.parts.clear();
        self.sentences = 0;
    }

    /// What stands behind the text belongs to it until something else comes.
    fn below(&mut self, element: ElementRef<'a>, text: &str, lines: &[Line]) {
        let is_signed = lines.iter().all(|line| matches!(look(&line.text), Look::Date | Look::Body | Look::Note));
        let is_past = self.place == Place::Past;
        let goes_on = match look(text) {
            Look::Labelled | Look::Contents => return,
            Look::Annex => true,
            _ if is_past => false,
            _ if is_signed => true,
            _ if is_numbered(text) => self.place == Place::Annex || !is_first(text),
            _ => is_sentence(text) && (self.is_like_body(element) || is_closing(text)),
        };
        if goes_on {
            self.parts.push(element);
        } else {
            self.place = Place::Past;
        }
    }

    /// Whether an element is a sibling of the one with the text and called as it is, or a paragraph beside one that nobody
    /// called anything.
    fn is_like_body(&self, element: ElementRef<'_>) -> bool {
        let body = self.body.element;
        let block = element.ancestors().filter_map(ElementRef::wrap).chain([element]);
        let class = body.attr("class");
        let is_like = |other: ElementRef<'_>| {
            other.parent() == body.parent()
                && (other.value().name() == "p" && !self.body.is_named
                    || class.is_some() && other.value().name() == body.value().name() && other.attr("class") == class)
        };
        block.into_iter().any(is_like)
    }
}

/// Whether a text says from when the whole applies, or who explains it.
fn is_closing(text: &str) -> bool {
    text.starts_with('本') && ["施行", "实施", "执行", "解释"].iter().any(|word| text.contains(word))
        || ["抄送", "主送"].iter().any(|word| text.starts_with(word))
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

/// Texts with marks of sentences that are not read.
#[derive(Default)]
pub(super) struct Unread {
    /// Outside the paper: no links, and not the page's foot.
    pub(super) outside: Vec<String>,
    /// Inside it, but not shown.
    pub(super) unshown: Vec<String>,
}

/// What of a page is not read beside the `parts` of its paper.
pub(super) fn unread(page: ElementRef<'_>, parts: &[ElementRef<'_>]) -> Unread {
    let parts: HashSet<NodeId> = parts.iter().map(|part| part.id()).collect();
    let mut out = Unread::default();
    // Each with whether it stands in the paper, and whether it is hidden there.
    let mut open = vec![(page, false, false)];
    while let Some((element, inside, hidden)) = open.pop() {
        let inside = inside || parts.contains(&element.id());
        let hidden = hidden || inside && element::is_hidden(element);
        let is_left = is_furniture(element) && element != page;
        if element::is_link(element) || element::is_shown_never(element) && element != page || is_left && !hidden {
            continue;
        }
        let texts = element.children().filter_map(|child| child.value().as_text()).map(|text| text.trim());
        let texts = texts.filter(|text| element::marks(text) > 0 && !is_foot(text)).map(str::to_owned);
        match (inside, hidden) {
            (false, _) => out.outside.extend(texts),
            (true, true) => out.unshown.extend(texts),
            (true, false) => {}
        }
        let children = element.child_elements().map(|child| (child, inside, hidden));
        open.extend(children.collect::<Vec<_>>().into_iter().rev());
    }
    out
}

/// Running text: a full sentence, or a numbered clause.
fn is_sentence(text: &str) -> bool {
    element::marks(text) > 0 && (text.ends_with(['。', '；', '：']) || is_numbered(text))
}

/// Whether most of a text leads elsewhere.
fn is_linked(element: ElementRef<'_>, text: &str) -> bool {
    let links = element.descendent_elements().filter(|link| element::is_link(*link));
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
