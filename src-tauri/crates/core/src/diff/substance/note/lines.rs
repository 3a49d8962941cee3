//! Whole paragraphs and items that came or went, told by their number: 增加第（七）项, 删去第二款.

use std::ops::Range;

use super::{
    Sides,
    quote::{is_edge, is_number, quoted},
};
use crate::{
    diff::{
        items::{self, label},
        normalize::Change,
        substance::listed,
    },
    numeral,
    words::is_letter,
};

/// A paragraph has at least so many letters: below that it is a scrap.
const PARAGRAPH: usize = 4;

/// What the change says where it is whole paragraphs or items that came or went; `None` where it is not.
pub(super) fn told(change: &Change<'_>, sides: &Sides<'_>) -> Option<String> {
    let Lines { text, range, came } = Lines::of(change, sides)?;
    let verb = if came { "增加" } else { "删去" };
    let said = name(text, &range, sides, came)?;
    let quote = bare(&text[range]);
    Some(format!("{verb}{said}“{}”", quoted(&quote, sides.lexicon)))
}

/// An item that a change takes away or brings as a whole.
pub(super) struct Item<'t> {
    pub(super) label: &'t str,
    pub(super) text: &'t str,
    /// Whether it came.
    pub(super) came: bool,
}

impl<'t> Item<'t> {
    fn of(Lines { text, range, came }: Lines<'t>) -> Option<Self> {
        let line = text[range].trim_start_matches(is_edge);
        Some(Self { label: label(line)?, text: listed::item(line)?, came })
    }
}

/// The item that a change takes away or brings, or both that stand in each other's place.
pub(super) fn items<'t>(change: &Change<'_>, sides: &Sides<'t>) -> Vec<Item<'t>> {
    if let Some(lines) = Lines::of(change, sides) {
        return Item::of(lines).into_iter().collect();
    }
    let whole = |text: &'t str, start: usize, own: &str, came| {
        Item::of(Lines { text, range: whole(text, start..start + own.len())?, came })
    };
    let gone = whole(sides.old_text, change.at.0, change.old, false);
    let come = whole(sides.new_text, change.at.1, change.new, true);
    gone.zip(come).map_or_else(Vec::new, |(gone, come)| vec![gone, come])
}

/// Whole lines that came or went.
struct Lines<'t> {
    /// The text that has them.
    text: &'t str,
    range: Range<usize>,
    /// Whether they came.
    came: bool,
}

impl<'t> Lines<'t> {
    fn of(change: &Change<'_>, sides: &Sides<'t>) -> Option<Self> {
        let none = |text: &str| {
            let mut letters = text.chars().filter(|ch| is_letter(*ch)).peekable();
            letters.peek().is_none() || letters.all(numeral::is_numeral)
        };
        let came = none(change.old);
        if !came && !none(change.new) {
            return None;
        }
        let (text, start, own) = match came {
            true => (sides.new_text, change.at.1, change.new),
            false => (sides.old_text, change.at.0, change.old),
        };
        let other = if came { change.old } else { change.new };
        let whole = || if other.contains(is_letter) { None } else { whole(text, start..start + own.len()) };
        let range = rotated(text, start..start + own.len()).or_else(whole)?;
        Some(Self { text, range, came })
    }
}

/// What is said of an item that stands in another place of its list: 将第（一）项“甲”调整为第（三）项.
pub(super) fn moved(change: &Change<'_>, sides: &Sides<'_>) -> Option<String> {
    let item = listed::item(change.new)?;
    let now = label(change.new.trim_start_matches(is_edge))?;
    let before = sides.old_text.lines().find(|line| label(line).is_some() && items::bare(line) == item)?;
    let before = label(before)?;
    let quote = quoted(item, sides.lexicon);
    (before != now).then(|| format!("将{}“{quote}”调整为{}", items::cited(before), items::cited(now)))
}

/// The lines of a change that begins behind the number of one item and ends behind that of the next: what came is the
/// items between. `（一）甲；（二）[乙；（三）]丙` is the same as `（一）甲；[（二）乙；]（三）丙`.
fn rotated(text: &str, own: Range<usize>) -> Option<Range<usize>> {
    let from = line_start(text, own.start);
    let until = line_start(text, own.end);
    let (head, tail) = (&text[from..own.start], &text[until..own.end]);
    let opens = |text: &str| matches!(text, "（" | "(") || is_number(text);
    let closes =
        is_number(tail) || tail.strip_prefix(['（', '(']).is_some_and(|rest| rest.chars().all(numeral::is_numeral));
    (until > own.start && opens(head) && closes).then_some(from..until)
}

/// The lines of a change that begins and ends at the edges of lines, marks aside.
fn whole(text: &str, mut own: Range<usize>) -> Option<Range<usize>> {
    // The number of the next item is no text of its own.
    let next = line_start(text, own.end);
    if next > own.start && is_number(&text[next..own.end]) {
        own.end = next;
    }
    let inside = &text[own.clone()];
    let lead = inside.len() - inside.trim_start_matches(is_edge).len();
    let start = own.start + lead;
    let begins = inside[..lead].contains('\n') || !text[line_start(text, own.start)..own.start].contains(is_letter);
    let last = inside.trim_end_matches(is_edge);
    let closed = inside[last.len().max(lead)..].contains('\n');
    let rest = text[own.end..].split('\n').next().unwrap_or("");
    let end = own.start + last.len();
    (begins && end > start && (closed || !rest.contains(is_letter))).then_some(start..end)
}

/// What the lines are called; `None` where the text is one paragraph, or they are a scrap.
fn name(text: &str, whole: &Range<usize>, sides: &Sides<'_>, came: bool) -> Option<String> {
    let lines: Vec<&str> = text[whole.clone()].lines().filter(|line| line.contains(is_letter)).collect();
    let letters = text[whole.clone()].chars().filter(|ch| is_letter(*ch)).count();
    if letters < PARAGRAPH || text.lines().count() < 2 {
        return None;
    }
    if let Some(labels) = lines.iter().map(|line| label(line)).collect::<Option<Vec<&str>>>() {
        let names: Vec<String> = labels.into_iter().map(items::cited).collect();
        return listed(&names);
    }
    let paragraphs = lines.iter().filter(|line| label(line).is_none()).count();
    if label(lines.first()?).is_some() {
        return None;
    }
    let many = match paragraphs {
        1 => "一".to_owned(),
        2 => "两".to_owned(),
        more => numeral::chinese(more as u64),
    };
    if !sides.is_article {
        return Some(format!("{many}段"));
    }
    if sides.several {
        return Some(format!("{many}款"));
    }
    let before = text[..whole.start].lines().filter(|line| line.contains(is_letter) && label(line).is_none()).count();
    let names: Vec<String> =
        (before + 1..=before + paragraphs).map(|at| format!("第{}款", numeral::chinese(at as u64))).collect();
    let names = listed(&names)?;
    Some(if came { format!("{many}款作为{names}") } else { names })
}

/// The item in which the byte `at` of a text stands, or the paragraph of an article that has several.
pub(super) fn place(text: &str, at: usize, sides: &Sides<'_>) -> Option<String> {
    let is_paragraph = |line: &&str| line.contains(is_letter) && label(line).is_none();
    let start = line_start(text, at);
    if let Some(label) = label(&text[start..]) {
        return Some(items::cited(label));
    }
    // 1.甲事: no paragraph is numbered so.
    let is_numbered = |line: &str| {
        let rest = line.trim_start().trim_start_matches(numeral::is_numeral);
        rest.len() < line.trim_start().len() && rest.starts_with(['.', '．', '、'])
    };
    let is_plain = sides.is_article && !sides.several && !text.lines().any(is_numbered);
    if !is_plain || text.lines().filter(is_paragraph).count() < 2 {
        return None;
    }
    let before = text[..start].lines().filter(is_paragraph).count();
    Some(format!("第{}款", numeral::chinese(before as u64 + 1)))
}

/// Names in a row: up to three, else the first and the last.
fn listed(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [first, .., last] if names.len() > 2 => Some(format!("{first}至{last}")),
        few => Some(few.join("、")),
    }
}

/// The text without the number of a single item and the marks at its edges.
fn bare(text: &str) -> String {
    let text = text.trim_matches(is_edge);
    let single = text.lines().count() == 1;
    label(text).filter(|_| single).map_or(text, |label| text[label.len()..].trim_matches(is_edge)).to_owned()
}

/// Where the line of a byte begins.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}
