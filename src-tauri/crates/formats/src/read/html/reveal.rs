//! What a page does not show as saved, though it is the paper: a text that a script shows, the next page of one, a text in an
//! element that is called as furniture is.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Node, node::Element};

use super::element::{self, is_furniture, is_shown_never};
use super::list::{is_first, is_numbered};

/// Makes such elements plain ones.
pub(super) fn reveal(page: &mut Html) {
    let root = page.root_element();
    let mut marks = HashMap::new();
    let all = count(root, &mut marks);
    let mut found = Vec::new();
    find(root, all, &marks, &mut found);
    let mut name = root.value().name.clone();
    name.local = "div".into();
    for id in found {
        if let Some(mut node) = page.tree.get_mut(id) {
            *node.value() = Node::Element(Element::new(name.clone(), Vec::new()));
        }
    }
}

/// Marks of sentences inside each element, shown or not.
fn count(element: ElementRef<'_>, marks: &mut HashMap<NodeId, usize>) -> usize {
    if is_shown_never(element) {
        return 0;
    }
    let own = |child| match ElementRef::wrap(child) {
        Some(child) => count(child, marks),
        None => child.value().as_text().map_or(0, |text| element::marks(text)),
    };
    let sum = element.children().map(own).sum();
    marks.insert(element.id(), sum);
    sum
}

fn find(element: ElementRef<'_>, all: usize, marks: &HashMap<NodeId, usize>, found: &mut Vec<NodeId>) {
    for child in element.child_elements() {
        let own = marks.get(&child.id()).copied().unwrap_or(0);
        if own == 0 {
            continue;
        }
        if is_furniture(child) && (own * 2 > all || goes_on(child)) {
            found.push(child.id());
        }
        find(child, all, marks, found);
    }
}

/// Whether a hidden element goes on where the one before it, which is called alike, ends.
fn goes_on(element: ElementRef<'_>) -> bool {
    let alike = |other: &ElementRef<'_>| {
        other.value().name() == element.value().name() && other.attr("class") == element.attr("class")
    };
    let before = element.prev_siblings().filter_map(ElementRef::wrap).next();
    let mut lines = element.text().map(str::trim).filter(|text| is_numbered(text));
    before.is_some_and(|before| alike(&before) && !is_furniture(before))
        && lines.next().is_some_and(|line| !is_first(line))
}
