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
const NEARLY_ALL: usize = 95;

/// The element with the text.
pub(super) struct Body<'a> {
    /// The element.
    pub(super) element: ElementRef<'a>,
    /// How many marks of sentences stand outside it, on the page.
    pub(super) outside: usize,
}

/// Finds the element with the text.
pub(super) fn find(page: &Html) -> Body<'_> {
    let root = page.root_element();
    let mut marks = Marks::default();
    let all = marks.count(root);
    let holds = |element: &ElementRef<'_>| marks.of.get(&element.id()).copied().unwrap_or(0);
    let called = element::TEXTS.iter().find_map(|name| {
        let elements: Vec<_> =
            root.descendent_elements().filter(|element| element::is_called(*element, name)).collect();
        // Of equal ones the outermost, which comes first.
        let most = elements.into_iter().rev().max_by_key(holds);
        most.filter(|element| holds(element) > 0 && holds(element) * 100 >= all * MOST)
    });
    let element = called.unwrap_or_else(|| {
        let (mut deepest, mut at) = (root, root);
        let goes_on = |child: &ElementRef<'_>| {
            all > 0 && holds(child) * 100 >= all * NEARLY_ALL && (is_container(*child) || is_part_of_table(*child))
        };
        while let Some(child) = at.child_elements().find(goes_on) {
            at = child;
            if is_container(child) {
                deepest = child;
            }
        }
        deepest
    });
    Body { element, outside: all - holds(&element).min(all) }
}

/// Whether an element may be taken as the text.
fn is_container(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "body" | "div" | "section" | "article" | "main" | "form" | "center" | "td")
}

/// Whether the text may be in one cell of it, as in pages that are laid out by tables.
fn is_part_of_table(element: ElementRef<'_>) -> bool {
    matches!(element.value().name(), "table" | "tbody" | "tr")
}

/// Marks of sentences inside each element that is shown.
#[derive(Default)]
struct Marks {
    of: HashMap<NodeId, usize>,
}

impl Marks {
    fn count(&mut self, element: ElementRef<'_>) -> usize {
        if is_furniture(element) && element.value().name() != "html" {
            return 0;
        }
        let mut sum = 0;
        for child in element.children() {
            sum += match child.value() {
                Node::Text(text) => text.matches(['，', '。', '；']).count(),
                _ => ElementRef::wrap(child).map_or(0, |child| self.count(child)),
            };
        }
        self.of.insert(element.id(), sum);
        sum
    }
}
