//! Word's styles, as far as they say what a paragraph is: its list, its level, whether it is a title.

use std::collections::BTreeMap;

use duice_core::model::ParagraphStyle;

use super::super::xml::Element;

/// How far styles are followed to what they are based on.
const STEPS: usize = 32;

/// The styles of a document by their id.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    name: String,
    list: Option<String>,
    level: Option<usize>,
    outline: Option<u8>,
}

impl Styles {
    /// The styles in the part `styles.xml`.
    pub(super) fn of(root: &Element) -> Self {
        let mut out = Self::default();
        for element in root.elements().filter(|element| element.name == "style") {
            let Some(id) = element.attribute("styleId") else { continue };
            let properties = element.child("pPr");
            let numbers = properties.and_then(|properties| properties.child("numPr"));
            let style = Style {
                based_on: element.value("basedOn").map(str::to_owned),
                name: element.value("name").unwrap_or_default().to_lowercase(),
                list: numbers.and_then(|numbers| numbers.value("numId")).map(str::to_owned),
                level: numbers.and_then(|numbers| numbers.value("ilvl")).and_then(|level| level.parse().ok()),
                outline: properties.and_then(outline),
            };
            let is_paragraph = element.attribute("type") == Some("paragraph");
            if is_paragraph && matches!(element.attribute("default"), Some("1" | "true" | "on")) {
                out.usual = Some(id.to_owned());
            }
            out.styles.insert(id.to_owned(), style);
        }
        out
    }

    /// The list that paragraphs of style `id` belong to.
    pub(super) fn list(&self, id: &str) -> Option<String> {
        self.chain(Some(id)).find_map(|(_, style)| style.list.clone())
    }

    /// List, level and the style that says so, for paragraphs of style `id`.
    pub(super) fn numbers(&self, id: Option<&str>) -> Option<(String, Option<usize>, String)> {
        self.chain(id).find_map(|(id, style)| Some((style.list.clone()?, style.level, id.to_owned())))
    }

    /// What style `id` says of a paragraph.
    pub(super) fn kind(&self, id: Option<&str>) -> ParagraphStyle {
        for (_, style) in self.chain(id) {
            if matches!(style.name.as_str(), "title" | "标题") {
                return ParagraphStyle::Title;
            }
            if let Some(level) = style.outline.or_else(|| named(&style.name)) {
                return heading(level);
            }
        }
        ParagraphStyle::Plain
    }

    /// The style called `id` (or the usual one), and what it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let first = id.or(self.usual.as_deref());
        let next = |id: &&'a str| self.styles.get(*id).and_then(|style| style.based_on.as_deref());
        std::iter::successors(first, next).take(STEPS).filter_map(|id| Some((id, self.styles.get(id)?)))
    }
}

/// The level that a style has by its name, where it sets none: heading 1, 标题 1.
fn named(name: &str) -> Option<u8> {
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    number.trim().parse::<u8>().ok()?.checked_sub(1).filter(|level| *level < 9)
}

/// The level of outline that properties of a paragraph set, 0 for the highest, 9 for text.
pub(super) fn outline(properties: &Element) -> Option<u8> {
    properties.value("outlineLvl")?.parse().ok()
}

/// A heading of a level of outline.
pub(super) fn heading(level: u8) -> ParagraphStyle {
    if level < 9 { ParagraphStyle::Heading(level + 1) } else { ParagraphStyle::Plain }
}
