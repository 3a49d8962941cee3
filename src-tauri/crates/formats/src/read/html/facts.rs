//! What a page says of its paper outside the text: the list of facts above it, and the tags in its head.
//!
//! Nothing is guessed: a fact is taken where the page names it, and left out where the text says it itself.

use std::ops::Range;

use duice_core::{
    facts::{Label, Look, is_title, labelled, look},
    model::ParagraphStyle,
    numeral,
};
use scraper::{ElementRef, Html, Node};

use super::beside::Beside;
use super::element::{self, is_furniture};
use super::lines::{self, Known, Line, is_blank};
use super::list::is_numbered;
use super::tags::Tags;

/// How many lines at either end of a text may say facts of its head.
const NEAR: usize = 30;
/// Lines that a title may be broken over.
const LINES: usize = 6;
/// The longest value.
const LONGEST: usize = 200;

/// Keys in the order in which they are written above the text.
const KEYS: &[(Label, &str)] = &[
    (Label::Title, "标题"),
    (Label::Issuer, "发文机关"),
    (Label::Publisher, "发布机构"),
    (Label::Number, "发文字号"),
    (Label::Issued, "成文日期"),
    (Label::Published, "发布日期"),
    (Label::Effective, "施行日期"),
    (Label::Expires, "失效日期"),
];

/// What a page says of its paper.
pub(super) struct Facts {
    /// The title, as the page prints it.
    title: Option<String>,
    /// Whether it is only the window's, which a title in the text is better than.
    is_window: bool,
    found: Vec<(Label, String)>,
    source: Option<String>,
}

impl Facts {
    /// The facts that `page` names outside `body` and what was found `beside` it.
    pub(super) fn of(page: &Html, tags: Tags, beside: &Beside<'_>, body: ElementRef<'_>) -> Self {
        let mut above = Above { body, chunks: Vec::new(), heading: None };
        above.walk(page.root_element());
        let mut found = named(&above.chunks);
        let titled = found.iter().position(|(label, _)| *label == Label::Title).map(|at| found.remove(at).1);
        let named = titled.or(tags.article).or(above.heading).or_else(|| beside.title.clone());
        let is_window = named.is_none();
        let title = named.or(tags.window);
        if let Some(number) = &beside.number
            && !found.iter().any(|(label, _)| *label == Label::Number)
        {
            found.push((Label::Number, number.clone()));
        }
        if let Some(date) = tags.published.filter(|_| !found.iter().any(|(label, _)| *label == Label::Published)) {
            found.push((Label::Published, date));
        }
        Self { title, is_window, found, source: tags.source }
    }

    /// The lines of `text` that print the title, which may be broken over several.
    pub(super) fn printed(&self, text: &[Line]) -> Option<Range<usize>> {
        let title = squash(without_remark(self.title.as_deref()?));
        (0..text.len().min(NEAR)).find_map(|start| {
            let mut joined = String::new();
            for (line, end) in text[start..].iter().take(LINES).zip(start + 1..) {
                joined.push_str(&squash(&line.text));
                if joined == title {
                    return Some(start..end);
                }
                if !title.starts_with(&joined) {
                    return None;
                }
            }
            None
        })
    }

    /// Marks the lines of `text` that print the title, where it is broken over several.
    pub(super) fn mark_title(&self, text: &mut [Line]) {
        if let Some(printed) = self.printed(text).filter(|printed| printed.len() > 1) {
            text[printed].iter_mut().for_each(|line| line.style = ParagraphStyle::Title);
        }
    }

    /// The lines that say what the text does not: the title, and a labelled line for each fact.
    pub(super) fn missing(self, text: &[Line]) -> Vec<Line> {
        let ends: Vec<&str> = match text.len() {
            0..=NEAR => text.iter().map(|line| line.text.as_str()).collect(),
            _ => text[..NEAR].iter().chain(&text[text.len() - NEAR..]).map(|line| line.text.as_str()).collect(),
        };
        let said = squash(&ends.concat());
        let dated = ends.iter().any(|line| {
            let line = line.trim_matches(is_blank);
            numeral::date(line).is_some_and(|date| date.range == (0..line.len()) && date.iso.len() == 10)
        });
        let mut lines = Vec::new();
        let plain = |text: String| Line { text, style: ParagraphStyle::Plain };
        let has_own = self.is_window && begins_with_title(text);
        let unsaid = |title: &String| !has_own && !said.contains(&squash(without_remark(title)));
        if let Some(title) = self.title.filter(unsaid) {
            lines.push(Line { text: title, style: ParagraphStyle::Title });
        }
        for (label, key) in KEYS {
            let Some((_, value)) = self.found.iter().find(|(found, _)| found == label) else { continue };
            let known = match label {
                Label::Issued => dated,
                Label::Published => false,
                _ => said.contains(&squash(value)),
            };
            if !known {
                lines.push(plain(format!("{key}：{value}")));
            }
        }
        lines.extend(self.source.map(|source| plain(format!("来源：{source}"))));
        lines
    }
}

/// Whether a text prints a title of its own near its beginning.
fn begins_with_title(text: &[Line]) -> bool {
    let near = &text[..text.len().min(LINES)];
    let is_styled = |line: &Line| matches!(line.style, ParagraphStyle::Title | ParagraphStyle::Heading(1));
    let joined = |count: usize| near[..count].iter().map(|line| line.text.as_str()).collect::<String>();
    near.iter().any(|line| is_styled(line) && !is_numbered(&line.text) || is_title(&line.text))
        || (2..=near.len()).any(|count| is_title(&joined(count)))
}

/// The text of a page in front of its body.
struct Above<'a> {
    body: ElementRef<'a>,
    /// Pieces of text in order, and whether each stands in a cell.
    chunks: Vec<(String, bool)>,
    /// The first large heading.
    heading: Option<String>,
}

impl Above<'_> {
    /// Walks until the body is reached: `false` then.
    fn walk(&mut self, element: ElementRef<'_>) -> bool {
        if element == self.body {
            return false;
        }
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                let text = text.trim_matches(is_blank);
                if !text.is_empty() && text.chars().count() <= LONGEST {
                    self.chunks.push((text.to_owned(), is_in_cell(element)));
                }
            } else if let Some(child) = ElementRef::wrap(child).filter(|child| !is_furniture(*child)) {
                if child.value().name() == "h1" && self.heading.is_none() && child != self.body {
                    self.heading = title(
                        &lines::of(child, &Known::default())
                            .done
                            .iter()
                            .map(|line| line.text.as_str())
                            .collect::<String>(),
                    );
                }
                if !self.walk(child) {
                    return false;
                }
            }
        }
        true
    }
}

/// The facts in pieces of text: 文号：样府发〔2024〕1号 in one, or key and value in two.
fn named(chunks: &[(String, bool)]) -> Vec<(Label, String)> {
    let mut found: Vec<(Label, String)> = Vec::new();
    for (at, (chunk, in_cell)) in chunks.iter().enumerate() {
        // In a table the key's cell needs no colon.
        let bare = labelled(&format!("{chunk}：")).filter(|_| *in_cell).map(|(label, _)| (label, ""));
        let Some((label, value)) = labelled(chunk).or(bare) else { continue };
        let next =
            || chunks.get(at + 1).map(|(next, _)| next.trim_matches(is_blank)).filter(|next| labelled(next).is_none());
        let value = if value.is_empty() { next() } else { Some(value) };
        let sound = value.map(fold_blanks).filter(|value| is_sound(label, value));
        if let Some(value) = sound.filter(|_| !found.iter().any(|(known, _)| *known == label)) {
            found.push((label, value));
        }
    }
    found
}

/// Whether an element stands in a cell, not deeper than pages style the words of one.
fn is_in_cell(element: ElementRef<'_>) -> bool {
    let around = element.ancestors().filter_map(ElementRef::wrap).take(3);
    std::iter::once(element).chain(around).any(|around| matches!(around.value().name(), "td" | "th" | "dt" | "dd"))
}

/// Whether a value can be what its key says: forms for searching have the same keys.
fn is_sound(label: Label, value: &str) -> bool {
    let long = value.chars().count();
    match label {
        Label::Title => title(value).is_some(),
        Label::Issuer | Label::Publisher => (3..=60).contains(&long) && !value.contains(['：', ':', '。']),
        Label::Number => long <= 40 && value.contains('号') && value.contains(|c: char| c.is_ascii_digit()),
        Label::Issued | Label::Published | Label::Effective | Label::Expires => numeral::date(value).is_some(),
        Label::Region | Label::Other => false,
    }
}

/// A title that is long enough to be one, and not the name of the site or of a column.
pub(super) fn title(text: &str) -> Option<String> {
    let folded = fold_blanks(text);
    let han = folded.chars().filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).count();
    let is_of_page = element::is_column(&folded)
        || element::is_site(&folded)
        || look(&folded) == Look::Body
        || folded.ends_with("文件");
    ((4..=LONGEST).contains(&han) && !folded.ends_with(['：', ':']) && !is_of_page).then_some(folded)
}

/// A title without a remark in brackets in front of it, such as （转载）.
fn without_remark(title: &str) -> &str {
    for (open, close) in [('（', '）'), ('【', '】'), ('[', ']'), ('(', ')')] {
        if let Some(rest) = title.strip_prefix(open).and_then(|rest| rest.split_once(close)).map(|(_, rest)| rest) {
            return rest;
        }
    }
    title
}

pub(super) fn fold_blanks(text: &str) -> String {
    text.split(is_blank).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What two printings of the same words have in common.
pub(super) fn squash(text: &str) -> String {
    let kept = text.chars().filter(|c| !is_blank(*c) && !matches!(c, '《' | '》' | '〈' | '〉'));
    kept.map(|c| match c {
        '(' | '[' | '【' | '〔' => '（',
        ')' | ']' | '】' | '〕' => '）',
        c => numeral::half_width(c),
    })
    .collect()
}
