//! Numbers that a browser prints in front of the items of a list.

use scraper::ElementRef;

use super::super::numerals;
use super::element::declared;

/// A list, and how far it has counted.
pub(super) struct List {
    /// How it counts, by Word's name; `None` for marks that are no numbers.
    format: Option<&'static str>,
    next: i64,
    step: i64,
}

impl List {
    /// The list `ol` or `ul`.
    pub(super) fn of(element: ElementRef<'_>) -> Self {
        let style = element.attr("style").unwrap_or_default();
        let named = declared(style, "list-style-type").or_else(|| declared(style, "list-style"));
        let kind = named.or_else(|| element.attr("type")).unwrap_or("decimal");
        let format = if element.value().name() == "ol" { format(kind) } else { None };
        let start = element.attr("start").and_then(|start| start.trim().parse().ok());
        let step = if element.attr("reversed").is_some() { -1 } else { 1 };
        let items = element.child_elements().filter(|item| item.value().name() == "li").count() as i64;
        let first = start.unwrap_or(if step < 0 { items } else { 1 });
        Self { format, next: first, step }
    }

    /// The number in front of an item with this text, with its mark; none where the list prints none, or where the text
    /// has brought its own.
    pub(super) fn number(&mut self, item: ElementRef<'_>, text: &str) -> Option<String> {
        let own = item.attr("value").and_then(|value| value.trim().parse().ok());
        let number = own.unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        let format = self.format?;
        let style = item.attr("style").unwrap_or_default();
        let off = declared(style, "list-style-type").or_else(|| declared(style, "list-style")) == Some("none");
        if off || is_numbered(text.trim_start()) {
            return None;
        }
        let printed = numerals::print(u32::try_from(number).ok()?, format);
        let mark = if matches!(format, "chineseCounting" | "chineseLegalSimplified") { "、" } else { ". " };
        Some(printed + mark)
    }
}

fn format(kind: &str) -> Option<&'static str> {
    Some(match kind.split_whitespace().next().unwrap_or_default() {
        "none" | "disc" | "circle" | "square" => return None,
        "a" | "lower-alpha" | "lower-latin" => "lowerLetter",
        "A" | "upper-alpha" | "upper-latin" => "upperLetter",
        "i" | "lower-roman" => "lowerRoman",
        "I" | "upper-roman" => "upperRoman",
        "cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal" => "chineseCounting",
        "simp-chinese-formal" => "chineseLegalSimplified",
        "cjk-heavenly-stem" => "ideographTraditional",
        "cjk-earthly-branch" => "ideographZodiac",
        "decimal-leading-zero" => "decimalZero",
        _ => "decimal",
    })
}

/// Whether a text begins with a number and its mark: 1. （一） 第三条.
pub(super) fn is_numbered(text: &str) -> bool {
    let bare = text.trim_start_matches(['（', '(', '第']);
    let digits = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c);
    let behind = bare.trim_start_matches(digits);
    let marked = behind.starts_with(['、', '.', '．', '）', ')', '条', '章', '节']);
    text.starts_with(|c| ('①'..='⑳').contains(&c)) || marked && behind.len() < bare.len()
}

/// Whether a numbered text begins a count.
pub(super) fn is_first(text: &str) -> bool {
    let behind = text.trim_start_matches(['（', '(', '第']).strip_prefix(['一', '1', '①']);
    behind.is_some_and(|behind| !behind.starts_with(|c: char| c.is_ascii_digit() || "十百".contains(c)))
}
