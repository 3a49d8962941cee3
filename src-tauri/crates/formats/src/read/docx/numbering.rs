//! Word's automatic numbers, which stand nowhere in the text: a paragraph names a list and a level, the list names how
//! each level counts, and what was counted before says the rest.

use std::collections::{BTreeMap, BTreeSet};

use super::super::numerals;
use super::super::xml::Element;
use super::styles::Styles;

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    kinds: BTreeMap<String, Kind>,
    lists: BTreeMap<String, List>,
    counted: BTreeMap<String, [Option<u32>; LEVELS]>,
    restarted: BTreeSet<(String, usize)>,
}

/// How the levels of a kind of list count (`abstractNum`).
#[derive(Default, Clone)]
struct Kind {
    levels: BTreeMap<usize, Level>,
    /// The style that names the list with the levels, when this one has none of its own.
    style: Option<String>,
}

/// A list (`num`): a kind, with levels that differ from it.
struct List {
    kind: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Clone)]
struct Level {
    start: u32,
    format: String,
    /// The text around the numbers: `第%1条`.
    text: String,
    /// What follows the number: `tab`, `space` or `nothing`.
    behind: String,
    /// Whether all numbers are in digits here.
    digits: bool,
    /// It begins anew after a level of at most this number, 0 for never.
    restart: Option<usize>,
    /// The style of paragraph that stands on this level.
    style: Option<String>,
}

impl Numbering {
    /// The lists in the part `numbering.xml`.
    pub(super) fn of(root: &Element) -> Self {
        let mut out = Self::default();
        for element in root.elements() {
            match element.name.as_str() {
                "abstractNum" => {
                    if let Some(id) = element.attribute("abstractNumId") {
                        let style = element.value("numStyleLink").map(str::to_owned);
                        out.kinds.insert(id.to_owned(), Kind { levels: levels(element), style });
                    }
                }
                "num" => {
                    if let (Some(id), Some(kind)) = (element.attribute("numId"), element.value("abstractNumId")) {
                        out.lists.insert(id.to_owned(), list(element, kind));
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// The level of list `list` on which paragraphs of `style` stand.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let list = self.lists.get(list)?;
        let kind = self.kinds.get(&list.kind)?;
        kind.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style)).map(|(at, _)| *at)
    }

    /// Counts one paragraph on `level` of the list called `name`, and gives its number with what follows it; `""` where
    /// the list prints none.
    pub(super) fn next(&mut self, name: &str, level: usize, styles: &Styles) -> String {
        let Some(list) = self.lists.get(name) else { return String::new() };
        let Some((kind_name, kind)) = self.kind(&list.kind, styles) else { return String::new() };
        let levels: BTreeMap<usize, Level> =
            kind.levels.iter().chain(&list.levels).map(|(at, level)| (*at, level.clone())).collect();
        let Some(current) = levels.get(&level).cloned() else { return String::new() };
        let start = list.starts.get(&level).copied();
        let counted = self.counted.entry(kind_name).or_default();
        // A list with a start of its own begins there the first time, whatever its kind has counted.
        if start.is_some() && self.restarted.insert((name.to_owned(), level)) {
            counted[level] = None;
        }
        let number = counted[level].map_or(start.unwrap_or(current.start), |before| before.saturating_add(1));
        counted[level] = Some(number);
        for (below, count) in counted.iter_mut().enumerate().skip(level + 1) {
            let restart = levels.get(&below).and_then(|level| level.restart).unwrap_or(below);
            if level < restart {
                *count = None;
            }
        }
        printed(&current, &levels, counted)
    }

    /// The kind of list called `name`, through the style that it may be linked to.
    fn kind(&self, name: &str, styles: &Styles) -> Option<(String, &Kind)> {
        let kind = self.kinds.get(name)?;
        let linked = kind.style.as_deref().and_then(|style| styles.list(style)).and_then(|list| self.lists.get(&list));
        match linked {
            Some(list) => Some((list.kind.clone(), self.kinds.get(&list.kind)?)),
            None => Some((name.to_owned(), kind)),
        }
    }
}

fn list(element: &Element, kind: &str) -> List {
    let mut out = List { kind: kind.to_owned(), starts: BTreeMap::new(), levels: BTreeMap::new() };
    for change in element.elements().filter(|element| element.name == "lvlOverride") {
        let Some(at) = level_number(change) else { continue };
        if let Some(start) = change.value("startOverride").and_then(|start| start.parse().ok()) {
            out.starts.insert(at, start);
        }
        out.levels.extend(levels(change));
    }
    out
}

fn levels(element: &Element) -> BTreeMap<usize, Level> {
    element
        .elements()
        .filter(|element| element.name == "lvl")
        .filter_map(|element| Some((level_number(element)?, level(element))))
        .collect()
}

fn level_number(element: &Element) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok().filter(|at| *at < LEVELS)
}

fn level(element: &Element) -> Level {
    let number = |name: &str| element.value(name).and_then(|value| value.parse().ok());
    Level {
        start: number("start").unwrap_or(1),
        format: element.value("numFmt").unwrap_or("decimal").to_owned(),
        text: element.value("lvlText").unwrap_or_default().to_owned(),
        behind: element.value("suff").unwrap_or("tab").to_owned(),
        digits: element.is_on("isLgl"),
        restart: number("lvlRestart").map(|level| level as usize),
        style: element.value("pStyle").map(str::to_owned),
    }
}

/// The number of a level with its text, and a space behind it where it does not end in a mark that parts it already.
fn printed(level: &Level, levels: &BTreeMap<usize, Level>, counted: &[Option<u32>; LEVELS]) -> String {
    if level.format == "bullet" {
        // Dashes are labels in official documents; other bullets are ornaments.
        return if level.text.starts_with(['—', '－', '─']) { "——".to_owned() } else { String::new() };
    }
    let mut out = String::new();
    let mut rest = level.text.chars();
    while let Some(c) = rest.next() {
        match (c, rest.clone().next().and_then(|digit| digit.to_digit(10))) {
            ('%', Some(at @ 1..=9)) => {
                rest.next();
                let at = at as usize - 1;
                let shown = levels.get(&at);
                let number = counted[at].or(shown.map(|level| level.start)).unwrap_or(1);
                let format = shown.map_or("decimal", |level| level.format.as_str());
                out.push_str(&numerals::print(number, if level.digits { "decimal" } else { format }));
            }
            _ => out.push(c),
        }
    }
    let label = out.trim();
    let parted = label.is_empty() || label.ends_with(['、', '）', '〕', '】']) || level.behind == "nothing";
    format!("{label}{}", if parted { "" } else { " " })
}
