//! Which element of a page holds the text of the paper.
//!
//! Sentences have commas, semicolons and full stops; navigation has hardly any. So the text is where nearly all of them
//! are: in an element that is called as publishing systems call it, else in the deepest one that holds them.

use std::collections::{HashMap, HashSet};

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Node};

use super::element::{self, Around, is_block, is_furniture};

/// Of a hundred marks of a page, so many must stand in an element that is called as texts are.
const MOST: usize = 50;
/// So many in one that is called otherwise: what stands outside is lost.
const NEARLY_ALL: usize = 80;

/// The element with the text.
pub(super) struct Body<'a> {
    /// The element.
    pub(super) element: ElementRef<'a>,
    marks: Marks,
    all: Counted,
}

impl Body<'_> {
    /// Whether an element is another text of the page with its heading.
    pub(super) fn is_other(&self, element: ElementRef<'_>) -> bool {
        self.marks.others.contains(&element.id())
    }

    /// How many marks of sentences the page has outside the `parts` of the paper.
    pub(super) fn outside(&self, parts: &[ElementRef<'_>]) -> usize {
        let sum = |counted: Counted| counted.text + counted.around;
        sum(self.all).saturating_sub(parts.iter().map(|part| sum(self.marks.inside(part))).sum())
    }
}

/// Finds the element with the text.
pub(super) fn find(page: &Html) -> Body<'_> {
    let root = page.root_element();
    let mut marks = Marks::default();
    marks.count(root, false);
    marks.set_apart(root);
    let all = marks.inside(&root);
    let holds = |element: &ElementRef<'_>| marks.inside(element).text;
    let called = element::TEXTS.iter().find_map(|name| {
        let elements: Vec<_> =
            root.descendent_elements().filter(|element| element::is_called(*element, name)).collect();
        // Of equal ones the outermost, which comes first.
        let most = elements.into_iter().rev().max_by_key(holds);
        most.filter(|element| holds(element) > 0 && holds(element) * 100 >= all.text * MOST)
    });
    let element = called.unwrap_or_else(|| {
        let (mut deepest, mut at) = (root, root);
        let goes_on = |child: &ElementRef<'_>| {
            all.text > 0
                && holds(child) * 100 >= all.text * NEARLY_ALL
                && (is_container(*child) || is_part_of_table(*child))
        };
        while let Some(child) = at.child_elements().find(goes_on) {
            at = child;
            if is_container(child) {
                deepest = child;
            }
        }
        deepest
    });
    Body { element, marks, all }
}

/// Whether an element may be taken as the text.
fn is_container(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "body" | "div" | "section" | "article" | "main" | "form" | "center" | "td")
}

/// Whether the text may be in one cell of it, as in pages that are laid out by tables.
fn is_part_of_table(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "table" | "tbody" | "tr")
}

/// Marks of sentences.
#[derive(Clone, Copy, Default)]
struct Counted {
    /// In text that may be the paper's.
    text: usize,
    /// In what says something of the page.
    around: usize,
}

/// Marks of sentences inside each element that is shown.
#[derive(Default)]
struct Marks {
    of: HashMap<NodeId, Counted>,
    /// Blocks that begin with the heading of another text.
    others: HashSet<NodeId>,
}

impl Marks {
    fn inside(&self, element: &ElementRef<'_>) -> Counted {
        self.of.get(&element.id()).copied().unwrap_or_default()
    }

    fn count(&mut self, element: ElementRef<'_>, is_link: bool) -> Counted {
        let mut sum = Counted::default();
        if is_furniture(element) && element.value().name() != "html" {
            return sum;
        }
        // What leads elsewhere is no running text: news are listed by whole sentences.
        let is_link = is_link || element.value().name() == "a" && element.attr("href").is_some();
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                let found = element::marks(text);
                let is_around = is_link || found > 0 && element::is_around(text);
                *if is_around { &mut sum.around } else { &mut sum.text } += found;
            } else if let Some(child) = ElementRef::wrap(child) {
                let inside = self.count(child, is_link);
                sum.text += inside.text;
                sum.around += inside.around;
            }
        }
        self.of.insert(element.id(), sum);
        sum
    }

    /// Counts blocks that begin with the heading of another text of the page as what is around.
    fn set_apart(&mut self, root: ElementRef<'_>) {
        let all = self.inside(&root).text;
        for element in root.descendent_elements().filter(|element| is_block(*element)) {
            let own = self.inside(&element).text;
            if own == 0 || own == all || !begins_other(element, own * 2 > all) {
                continue;
            }
            self.others.insert(element.id());
            for inner in element.descendent_elements().chain([element]) {
                self.leave(&inner, self.inside(&inner).text);
            }
            element.ancestors().filter_map(ElementRef::wrap).for_each(|above| self.leave(&above, own));
        }
    }

    /// Takes marks of the text as such of what is around.
    fn leave(&mut self, element: &ElementRef<'_>, count: usize) {
        if let Some(counted) = self.of.get_mut(&element.id()) {
            counted.text -= count;
            counted.around += count;
        }
    }
}

/// Whether an element begins with a heading that names another text of the page, and holds no title of the paper; where
/// it holds most of the page's text, only what is marked as a heading is believed.
fn begins_other(element: ElementRef<'_>, is_most: bool) -> bool {
    let Some((text, around)) = first_piece(element) else { return false };
    let is_heading = matches!(around.value().name(), "h2" | "h3" | "h4" | "h5" | "h6");
    element::around(text.trim()) == Some(Around::Other)
        && (is_heading || !is_most)
        && !element.descendent_elements().any(|inner| inner.value().name() == "h1")
}

/// The first text inside an element that is shown, and the innermost element around it.
fn first_piece(element: ElementRef<'_>) -> Option<(&str, ElementRef<'_>)> {
    element.children().find_map(|child| match child.value() {
        Node::Text(text) => (!text.trim().is_empty()).then_some((&**text, element)),
        _ => ElementRef::wrap(child).filter(|child| !is_furniture(*child)).and_then(first_piece),
    })
}
