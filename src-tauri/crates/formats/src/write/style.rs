//! How marked text and the page look: two tables in `assets/`, embedded and read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use duice_core::report::Mark;
use serde::{Deserialize, Serialize};

const STYLES: &str = include_str!("../../../../../assets/export-styles.tsv");
const PAGE: &str = include_str!("../../../../../assets/export-page.tsv");

/// Every mark, with its name in the table.
const MARKS: [(Mark, &str); 8] = [
    (Mark::Plain, "Plain"),
    (Mark::Strong, "Strong"),
    (Mark::Inserted, "Inserted"),
    (Mark::Deleted, "Deleted"),
    (Mark::Moved, "Moved"),
    (Mark::Shared, "Shared"),
    (Mark::Muted, "Muted"),
    (Mark::Doubtful, "Doubtful"),
];

/// A set of looks for added, deleted and moved text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// 红色下划线/删除线.
    #[default]
    Colour,
    /// 加粗/删除线, for printing in black.
    Bold,
    /// 人大样式: added text in 黑体, deleted text shaded.
    Congress,
}

impl Preset {
    /// Every preset with its name in the table.
    const ALL: [(Preset, &'static str); 3] =
        [(Preset::Colour, "colour"), (Preset::Bold, "bold"), (Preset::Congress, "congress")];
}

/// The line under letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Underline {
    /// None.
    #[default]
    None,
    /// One line.
    Single,
    /// Two lines.
    Double,
    /// Dots.
    Dotted,
    /// A wave.
    Wave,
}

/// How a run of one mark looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// What the style is called in Word.
    pub(super) name: &'static str,
    /// Whether it is set in the font of headings.
    pub(super) head_font: bool,
    /// Colour of the letters, RRGGBB.
    pub(super) colour: Option<&'static str>,
    /// Colour behind the letters, RRGGBB.
    pub(super) fill: Option<&'static str>,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// The line under it.
    pub(super) underline: Underline,
    /// Whether it is struck out.
    pub(super) strike: bool,
}

/// The page and its fonts; lengths in millimetres, sizes in points, colours RRGGBB.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    pub(super) long_side: f64,
    pub(super) short_side: f64,
    pub(super) margin_top: f64,
    pub(super) margin_bottom: f64,
    pub(super) margin_side: f64,
    pub(super) font_body: &'static str,
    pub(super) font_head: &'static str,
    pub(super) font_latin: &'static str,
    pub(super) font_fallback: &'static str,
    pub(super) font_head_fallback: &'static str,
    pub(super) size_title: f64,
    pub(super) size_body: f64,
    pub(super) size_small: f64,
    pub(super) colour_head: &'static str,
    pub(super) colour_group: &'static str,
    pub(super) colour_line: &'static str,
    pub(super) colour_warning: &'static str,
}

/// The looks of all marks under one preset.
pub(super) type Looks = BTreeMap<Mark, Look>;

/// The looks of all marks under `preset`.
pub(super) fn looks(preset: Preset) -> &'static Looks {
    static EMPTY: Looks = BTreeMap::new();
    TABLE.get(&preset).unwrap_or(&EMPTY)
}

/// How `mark` looks among `looks`.
pub(super) fn look(looks: &'static Looks, mark: Mark) -> &'static Look {
    static PLAIN: LazyLock<Look> = LazyLock::new(Look::default);
    looks.get(&mark).unwrap_or(&PLAIN)
}

/// The page and its fonts.
pub(super) fn page() -> &'static Page {
    static READ: LazyLock<Page> = LazyLock::new(|| page_of(PAGE));
    &READ
}

static TABLE: LazyLock<BTreeMap<Preset, Looks>> = LazyLock::new(|| {
    let mut table: BTreeMap<Preset, Looks> = BTreeMap::new();
    for fields in lines(STYLES) {
        if let Some((preset, mark, look)) = line_of(&fields) {
            table.entry(preset).or_default().insert(mark, look);
        }
    }
    table
});

/// The lines of a table under `assets/`, without its comments and its head.
fn lines(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}

fn line_of(fields: &[&'static str]) -> Option<(Preset, Mark, Look)> {
    let [preset, mark, name, font, colour, fill, bold, underline, strike] = *fields else { return None };
    let colour_of = |field: &'static str| (field != "-").then_some(field);
    let look = Look {
        name,
        head_font: font == "head",
        colour: colour_of(colour),
        fill: colour_of(fill),
        bold: bold == "yes",
        underline: match underline {
            "single" => Underline::Single,
            "double" => Underline::Double,
            "dotted" => Underline::Dotted,
            "wave" => Underline::Wave,
            _ => Underline::None,
        },
        strike: strike == "yes",
    };
    let (preset, _) = Preset::ALL.iter().find(|(_, name)| *name == preset)?;
    let (mark, _) = MARKS.iter().find(|(_, name)| *name == mark)?;
    Some((*preset, *mark, look))
}

fn page_of(table: &'static str) -> Page {
    let values: BTreeMap<&str, &'static str> =
        lines(table).filter_map(|fields| Some((*fields.first()?, *fields.get(1)?))).collect();
    let text = |key: &str| values.get(key).copied().unwrap_or_default();
    let number = |key: &str| text(key).parse().unwrap_or_default();
    Page {
        long_side: number("page_long_side"),
        short_side: number("page_short_side"),
        margin_top: number("margin_top"),
        margin_bottom: number("margin_bottom"),
        margin_side: number("margin_side"),
        font_body: text("font_body"),
        font_head: text("font_head"),
        font_latin: text("font_latin"),
        font_fallback: text("font_fallback"),
        font_head_fallback: text("font_head_fallback"),
        size_title: number("size_title"),
        size_body: number("size_body"),
        size_small: number("size_small"),
        colour_head: text("colour_head"),
        colour_group: text("colour_group"),
        colour_line: text("colour_line"),
        colour_warning: text("colour_warning"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn is_colour(text: &str) -> bool {
        text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        let mut seen = std::collections::BTreeSet::new();
        for fields in lines(STYLES) {
            let (preset, mark, look) = line_of(&fields).unwrap();
            assert!(seen.insert((preset, mark)), "{fields:?} stands twice");
            assert!(["body", "head"].contains(&fields[3]), "{fields:?}: the font is body or head");
            assert!(look.colour.into_iter().chain(look.fill).all(is_colour), "{fields:?}: colours are RRGGBB");
            assert!(["yes", "-"].contains(&fields[6]) && ["yes", "-"].contains(&fields[8]), "{fields:?}: yes or -");
            assert!(["single", "double", "dotted", "wave", "-"].contains(&fields[7]), "{fields:?}: no such underline");
        }
        assert_eq!(seen.len(), Preset::ALL.len() * MARKS.len(), "each preset says how each mark looks");
    }

    #[test]
    fn added_and_deleted_differ_by_more_than_colour() {
        for (preset, name) in Preset::ALL {
            let marks = [Mark::Plain, Mark::Inserted, Mark::Deleted, Mark::Moved];
            for (at, a) in marks.iter().enumerate() {
                for b in &marks[at + 1..] {
                    let shape = |mark| {
                        let look = look(looks(preset), mark);
                        (look.head_font, look.fill.is_some(), look.bold, look.underline as u8, look.strike)
                    };
                    assert_ne!(shape(*a), shape(*b), "{name}: a black-and-white copy must tell {a:?} from {b:?}");
                }
            }
        }
    }

    #[test]
    fn the_page_is_whole() {
        let page = page();
        assert!(page.long_side > page.short_side && page.short_side > 4.0 * page.margin_side, "A4 in landscape");
        assert!(page.margin_top > 0.0 && page.margin_bottom > 0.0, "room above and below");
        assert!(page.size_title > page.size_body && page.size_body > page.size_small, "sizes in their order");
        assert!(page.size_small >= 7.5, "small is still readable");
        for colour in [page.colour_head, page.colour_group, page.colour_line, page.colour_warning] {
            assert!(is_colour(colour), "{colour}: colours are RRGGBB");
        }
        for font in [page.font_body, page.font_head, page.font_latin, page.font_fallback, page.font_head_fallback] {
            assert!(!font.is_empty(), "every font has a name");
        }
    }
}
