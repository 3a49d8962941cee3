//! Which element of a page holds the text of the paper.
//!
//! Sentences have commas, semicolons and full stops; navigation has hardly any. So the text is where nearly all of them
//! are: in an element that is called as publishing systems call it, else in the deepest one that holds them.

use std::collections::{HashMap, HashSet};

use duice_core::facts::{Look, look};
use ego_tree::NodeId;
use scraper::{ElementRef, Html, Node};

use super::element::{self, Around, is_block, is_furniture};
use super::facts;
use super::list::is_numbered;

/// Of a hundred marks of a page, so many must stand in an element that is called as texts are.
const MOST: usize = 50;
/// So many where no other element is called so: what stands around short papers is longer than they are.
const SOME: usize = 20;
/// So many in one that is called otherwise: what stands outside is lost.
const NEARLY_ALL: usize = 80;
/// So many in one with the title and all clues of the page, if there are enough of these.
const TITLED: usize = 3;
/// The longest clue without a number.
const CLUE: usize = 60;
/// The most pieces that a title is printed in.
const PIECES: usize = 40;
/// How many clues are enough.
const CLUES: usize = 2;

/// The element with the text.
pub(super) struct Body<'a> {
    /// The element.
    pub(super) element: ElementRef<'a>,
    /// Whether it is called as publishing systems call it.
    pub(super) is_named: bool,
    marks: Marks,
}

impl Body<'_> {
    /// Whether an element holds running text that leads nowhere else.
    pub(super) fn holds_sentences(&self, element: ElementRef<'_>) -> bool {
        self.marks.inside(&element).text > CLUES
    }

    /// Whether an element is another text of the page with its heading.
    pub(super) fn is_other(&self, element: ElementRef<'_>) -> bool {
        self.marks.others.contains(&element.id())
    }
}

/// Finds the element with the text of a page whose window is called `title`.
pub(super) fn find<'a>(page: &'a Html, title: Option<&str>) -> Body<'a> {
    let root = page.root_element();
    let mut marks = Marks::default();
    marks.count(root, false);
    marks.set_apart(root);
    let all = marks.inside(&root);
    let holds = |element: &ElementRef<'_>| marks.inside(element).text;
    let has_most_clues = |own: Counted| all.clues < CLUES || own.clues * 2 >= all.clues;
    let called = element::TEXTS.iter().find_map(|name| {
        let elements: Vec<_> = root
            .descendent_elements()
            .filter(|element| element::is_called(*element, name) && holds(element) > 0)
            .collect();
        let is_inside = |element: &ElementRef<'_>| element.ancestors().any(|above| elements[0].id() == above.id());
        let share = if elements.iter().skip(1).all(is_inside) { SOME } else { MOST };
        // Of equal ones the outermost, which comes first.
        let most = elements.iter().rev().max_by_key(|element| holds(element)).copied();
        most.filter(|element| holds(element) * 100 >= all.text * share && has_most_clues(marks.inside(element)))
    });
    let titled = titles(root, title);
    let element = called.unwrap_or_else(|| {
        let (mut deepest, mut at) = (root, root);
        let may_hold = |child: &ElementRef<'_>| is_container(*child) || is_part_of_table(*child);
        let has_all_clues = |child: &ElementRef<'_>| {
            let own = marks.inside(child);
            all.clues >= CLUES
                && own.clues * 10 >= all.clues * 9
                && own.text * 100 >= all.text * TITLED
                && titled.contains(&child.id())
        };
        let has_nearly_all = |child: &ElementRef<'_>| {
            let own = marks.inside(child);
            all.text > 0 && own.text * 100 >= all.text * NEARLY_ALL && has_most_clues(own)
        };
        let next = |at: ElementRef<'a>| {
            let children = || at.child_elements().filter(may_hold);
            children().find(has_all_clues).or_else(|| children().find(has_nearly_all))
        };
        while let Some(child) = next(at) {
            at = child;
            if is_container(child) {
                deepest = child;
            }
        }
        deepest
    });
    Body { element, is_named: called.is_some(), marks }
}

/// The elements around what prints the title of a page: its large heading, or what its window is called.
fn titles(root: ElementRef<'_>, title: Option<&str>) -> HashSet<NodeId> {
    let title = title.map(facts::squash);
    let prints = |element: &ElementRef<'_>| {
        element.value().name() == "h1"
            || title.as_ref().is_some_and(|title| {
                // Nobody prints a title in more pieces.
                let is_small = element.descendants().nth(PIECES).is_none();
                is_small && facts::squash(&element.text().collect::<String>()) == *title
            })
    };
    let found = root.descendent_elements().filter(|element| !is_furniture(*element)).filter(prints);
    found.flat_map(|element| element.ancestors().map(|above| above.id()).chain([element.id()])).collect()
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
    /// In text that may be the paper's, not in what says something of the page.
    text: usize,
    /// Pieces of the text that only a paper has: numbers of clauses, whom it addresses, when it was signed.
    clues: usize,
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
        let is_link = is_link || element::is_link(element);
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                let found = element::marks(text);
                let is_around = is_link || found > 0 && element::is_around(text);
                if !is_around {
                    sum.text += found;
                    sum.clues += usize::from(is_clue(text.trim()));
                }
            } else if let Some(child) = ElementRef::wrap(child) {
                let inside = self.count(child, is_link);
                sum.text += inside.text;
                sum.clues += inside.clues;
            }
        }
        self.of.insert(element.id(), sum);
        sum
    }

    /// Counts nothing in blocks that begin with the heading of another text of the page.
    fn set_apart(&mut self, root: ElementRef<'_>) {
        let all = self.inside(&root).text;
        for element in root.descendent_elements().filter(|element| is_block(*element)) {
            let own = self.inside(&element);
            if own.text == 0 || own.text == all || !begins_other(element, own.text * 2 > all) {
                continue;
            }
            self.others.insert(element.id());
            for inner in element.descendent_elements().chain([element]) {
                self.of.remove(&inner.id());
            }
            for above in element.ancestors().filter_map(ElementRef::wrap) {
                if let Some(counted) = self.of.get_mut(&above.id()) {
                    counted.text -= own.text;
                    counted.clues -= own.clues;
                }
            }
        }
    }
}

/// Whether only a paper has a line like this: the number of a clause, whom it addresses, when it was signed.
fn is_clue(text: &str) -> bool {
    is_numbered(text) || text.chars().nth(CLUE).is_none() && matches!(look(text), Look::Addressee | Look::Date)
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
