//! XML as a tree, within limits: no document type, no depth that could end the stack. Names lose their prefix, because
//! the same format is written under several namespaces.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Deeper nesting is refused; real documents stay far below.
const DEPTH: usize = 256;

/// An element.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name without prefix.
    pub(super) name: String,
    /// Its attributes, names without prefix.
    attributes: Vec<(String, String)>,
    /// What stands inside, in order.
    pub(super) inside: Vec<Inside>,
}

/// What stands inside an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inside {
    /// An element.
    Element(Element),
    /// Text, references resolved.
    Text(String),
}

/// The root element; `None` where the text is not well-formed or over the limits.
pub(super) fn parse(text: &str) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    // The first is the document itself, around the root.
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if open.len() <= DEPTH => open.push(element(&start)?),
            Event::Start(_) | Event::DocType(_) => return None,
            Event::Empty(start) => push(&mut open, Inside::Element(element(&start)?)),
            Event::End(_) => {
                let done = open.pop()?;
                push(&mut open, Inside::Element(done));
            }
            Event::Text(text) => push_text(&mut open, &text),
            Event::CData(text) => push_text(&mut open, &text),
            Event::GeneralRef(name) => match name.resolve_char_ref().ok()? {
                Some(c) => push_text(&mut open, c.encode_utf8(&mut [0; 4])),
                None => push_text(&mut open, quick_xml::escape::resolve_predefined_entity(&name)?),
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let mut document = open.pop().filter(|_| open.is_empty())?;
    let at = document.inside.iter().position(|inside| matches!(inside, Inside::Element(_)))?;
    match document.inside.swap_remove(at) {
        Inside::Element(root) => Some(root),
        Inside::Text(_) => None,
    }
}

fn element(start: &BytesStart<'_>) -> Option<Element> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.ok()?;
        let name = attribute.key.local_name().as_ref().to_owned();
        let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
        attributes.push((name, value));
    }
    Some(Element { name: start.local_name().as_ref().to_owned(), attributes, inside: Vec::new() })
}

fn push(open: &mut [Element], inside: Inside) {
    if let Some(parent) = open.last_mut() {
        parent.inside.push(inside);
    }
}

fn push_text(open: &mut [Element], text: &str) {
    match open.last_mut().and_then(|parent| parent.inside.last_mut()) {
        Some(Inside::Text(before)) => before.push_str(text),
        _ => push(open, Inside::Text(text.to_owned())),
    }
}

impl Element {
    /// The elements inside, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.inside.iter().filter_map(|inside| match inside {
            Inside::Element(element) => Some(element),
            Inside::Text(_) => None,
        })
    }

    /// The first element inside that is called `name`.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// The attribute called `name`.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The attribute `val` of the first element inside that is called `name`: how Word writes most of its settings.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether the setting called `name` is on: there, and not said to be off.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.child(name)
            .is_some_and(|setting| !matches!(setting.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// The text directly inside.
    pub(super) fn text(&self) -> String {
        self.inside
            .iter()
            .filter_map(|inside| match inside {
                Inside::Text(text) => Some(text.as_str()),
                Inside::Element(_) => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_tree_is_what_was_written() {
        let root = parse("<?xml version=\"1.0\"?><w:a x:b=\"&lt;1&#x4E00;\"><c/>甲&amp;<d>乙</d></w:a>").unwrap();
        assert_eq!((root.name.as_str(), root.attribute("b")), ("a", Some("<1一")), "prefixes go, references resolve");
        assert_eq!(root.text(), "甲&", "its own text alone");
        assert_eq!(root.child("d").unwrap().text(), "乙", "elements inside keep theirs");
    }

    #[test]
    fn what_could_harm_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
        for (text, why) in [
            (deep.as_str(), "the stack must not end"),
            ("<!DOCTYPE a [<!ENTITY b \"甲\">]><a>&b;</a>", "entities could grow without end"),
            ("<a><b></a>", "ends must match"),
            ("<a>", "it must be whole"),
            ("", "there must be a root"),
        ] {
            assert_eq!(parse(text), None, "{why}");
        }
    }
}
