//! Footnotes of a page: a mark in the text that leads to a note, which leads back to the mark. So Word, LibreOffice and
//! publishing systems save them, each under names of its own.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{ElementRef, Html};

use super::element::{declared, is_block};

/// The longest mark, in characters: 1, [12], ①, iv.
const MARK: usize = 6;
/// The most links that are looked at.
const LINKS: usize = 5_000;
/// The most elements of one note that are looked at.
const ELEMENTS: usize = 500;

/// The notes of a page.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// The links in the text: which note each leads to, as the how-manieth.
    marks: HashMap<NodeId, usize>,
    /// The notes in the order of their first marks.
    pub(super) notes: Vec<ElementRef<'a>>,
    /// The elements of the notes, and the links back to the text in them.
    apart: HashMap<NodeId, Apart>,
}

#[derive(Clone, Copy, PartialEq)]
enum Apart {
    Note,
    Back,
}

impl<'a> Notes<'a> {
    /// The notes whose marks stand in `body`.
    pub(super) fn of(page: &'a Html, body: ElementRef<'a>) -> Self {
        let mut named: HashMap<&str, ElementRef<'a>> = HashMap::new();
        for element in page.root_element().descendent_elements() {
            for name in names(element) {
                named.entry(name).or_insert(element);
            }
        }
        let mut out = Self::default();
        let links = body.descendent_elements().filter(|element| target(*element).is_some());
        for mark in links.filter(|link| is_mark(*link)).take(LINKS) {
            let is_back = out.apart.contains_key(&mark.id());
            let note = target(mark).and_then(|name| named.get(name)).copied();
            let Some(home) = note.map(around).filter(|_| !is_back) else { continue };
            let own: Vec<&str> = own_names(mark).collect();
            let leads_back = |link: &ElementRef<'_>| target(*link).is_some_and(|name| own.contains(&name));
            let backs: Vec<ElementRef<'_>> = home.descendent_elements().take(ELEMENTS).filter(leads_back).collect();
            // A note stands elsewhere than its mark.
            if backs.is_empty() || mark.ancestors().any(|node| node.id() == home.id()) {
                continue;
            }
            let number = out.notes.iter().position(|known| *known == home).unwrap_or_else(|| {
                out.notes.push(home);
                out.notes.len() - 1
            });
            out.marks.insert(mark.id(), number + 1);
            out.apart.insert(home.id(), Apart::Note);
            out.apart.extend(backs.iter().map(|back| (back.id(), Apart::Back)));
        }
        out
    }

    /// The number of the note that an element leads to.
    pub(super) fn mark(&self, element: ElementRef<'_>) -> Option<usize> {
        self.marks.get(&element.id()).copied()
    }

    /// Whether an element is a note, or leads from one back to the text: neither is part of the text.
    pub(super) fn is_apart(&self, element: ElementRef<'_>) -> bool {
        self.apart.contains_key(&element.id())
    }
}

/// Whether a link reads like the mark of a note: a number in any form, with or without brackets, or stars.
fn is_mark(link: ElementRef<'_>) -> bool {
    let text = || link.text().flat_map(str::chars).filter(|c| !c.is_whitespace());
    let fits = |c: char| {
        c.is_ascii_digit() || ('①'..='⑳').contains(&c) || "*＊†ivxIVX".contains(c) || "[]()（）〔〕【】注".contains(c)
    };
    let long = text().take(MARK + 1).count();
    (1..=MARK).contains(&long) && text().all(fits)
}

/// The place on the page that a link leads to.
fn target<'a>(element: ElementRef<'a>) -> Option<&'a str> {
    let link = element.value().attr("href").filter(|_| element.value().name() == "a")?;
    // Saved pages may name themselves in front.
    let (_, place) = link.split_once('#')?;
    (!place.is_empty()).then_some(place)
}

/// The names of an element by which links find it.
fn names<'a>(element: ElementRef<'a>) -> impl Iterator<Item = &'a str> {
    let value = element.value();
    value.id().into_iter().chain(value.attr("name").filter(|_| value.name() == "a"))
}

/// The names of a mark: its own, or those of what stands directly around or in it.
fn own_names<'a>(mark: ElementRef<'a>) -> impl Iterator<Item = &'a str> {
    let around = mark.ancestors().filter_map(ElementRef::wrap).take_while(|it| !is_block(*it)).take(3);
    let inside = mark.descendent_elements();
    inside.chain(around).flat_map(names)
}

/// The whole note that a name stands in: the element that says it is a note, else the paragraph.
fn around(named: ElementRef<'_>) -> ElementRef<'_> {
    let mut homes = [named].into_iter().chain(named.ancestors().filter_map(ElementRef::wrap)).take(6);
    let all: Vec<ElementRef<'_>> = homes.by_ref().collect();
    let says_so = all.iter().find(|element| is_block(**element) && is_note(**element));
    says_so.or_else(|| all.iter().find(|element| is_block(**element))).copied().unwrap_or(named)
}

/// Whether an element is called a note, as Word and LibreOffice call theirs: ftn1, edn1, sdfootnote1, fn-2.
fn is_note(element: ElementRef<'_>) -> bool {
    let id = element.value().id().unwrap_or_default().to_ascii_lowercase();
    let bare = id.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([':', '-', '_']);
    let style = declared(element.attr("style").unwrap_or_default(), "mso-element").unwrap_or_default();
    bare.len() < id.len() && matches!(bare, "ftn" | "edn" | "sdfootnote" | "sdendnote" | "fn" | "footnote" | "endnote")
        || matches!(style, "footnote" | "endnote")
}
