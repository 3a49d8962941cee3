//! Which element of a page holds the text of the paper.
//!
//! Sentences have commas, semicolons and full stops; navigation has hardly any. So the text is where nearly all of them
//! are: in an element that is called as publishing systems call it, else in the deepest one that holds them.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Node};

use super::element::{self, is_furniture};

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
    let all = marks.count(root);
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
}

impl Marks {
    fn inside(&self, element: &ElementRef<'_>) -> Counted {
        self.of.get(&element.id()).copied().unwrap_or_default()
    }

    fn count(&mut self, element: ElementRef<'_>) -> Counted {
        let mut sum = Counted::default();
        if is_furniture(element) && element.value().name() != "html" {
            return sum;
        }
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                let found = text.matches(['，', '。', '；']).count();
                let is_around = found > 0 && element::is_around(text);
                *if is_around { &mut sum.around } else { &mut sum.text } += found;
            } else if let Some(child) = ElementRef::wrap(child) {
                let inside = self.count(child);
                sum.text += inside.text;
                sum.around += inside.around;
            }
        }
        self.of.insert(element.id(), sum);
        sum
    }
}
