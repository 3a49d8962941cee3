//! Markdown: the lines of the file, without the marks of Markdown and with what these marks say of a line.
//!
//! Lines stay lines, as for plain text, so that a place in the program is a place in the file. Numbers of lists are text
//! here (in an official document they are the clauses' labels); bullets are not. Where taking the marks off would lose a
//! Han character (a link's definition, a comment), the line stays as it is.

use duice_core::model::{ParagraphStyle, Source};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{ReadError, text};

/// Reads Markdown in any usual encoding.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let mut source = text::read(name, bytes)?;
    let raw: Vec<&str> = source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let lines = Lines::of(&raw);
    for (paragraph, line) in source.paragraphs.iter_mut().zip(lines) {
        let bare = line.text.trim_end();
        if han(bare).eq(han(&paragraph.text)) {
            paragraph.text = bare.to_owned();
        }
        paragraph.style = line.style;
    }
    Ok(source)
}

fn han(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}'))
}

#[derive(Clone, Default)]
struct Line {
    text: String,
    style: ParagraphStyle,
}

/// The lines under construction, and where each begins in the joined text.
struct Lines {
    starts: Vec<usize>,
    lines: Vec<Line>,
    style: ParagraphStyle,
}

impl Lines {
    fn of(raw: &[&str]) -> Vec<Line> {
        let joined = raw.join("\n");
        let starts = raw
            .iter()
            .scan(0, |at, line| {
                let start = *at;
                *at += line.len() + 1;
                Some(start)
            })
            .collect();
        let mut lines = Self { starts, lines: vec![Line::default(); raw.len()], style: ParagraphStyle::Plain };
        for (event, range) in Parser::new_ext(&joined, Options::ENABLE_TABLES).into_offset_iter() {
            lines.take(&event, range.start, &joined);
        }
        lines.lines
    }

    fn take(&mut self, event: &Event<'_>, at: usize, joined: &str) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => self.style = ParagraphStyle::Heading(*level as u8),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.style = ParagraphStyle::TableRow,
            Event::End(TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow) => self.style = ParagraphStyle::Plain,
            Event::Start(Tag::TableCell) => self.begin_cell(at),
            Event::Start(Tag::Item) => self.push(at, number(&joined[at..])),
            Event::Text(text) | Event::Code(text) | Event::Html(text) => self.push(at, text),
            Event::InlineHtml(tag) if !is_known_tag(tag) => self.push(at, tag),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.push(at, " "),
            _ => {}
        }
    }

    /// Cells stand apart by tabs; the first one has nothing before it.
    fn begin_cell(&mut self, at: usize) {
        let line = self.line(at);
        let first = self.lines[line].style != ParagraphStyle::TableRow;
        self.push(at, if first { "" } else { "\t" });
    }

    /// Adds text that begins at byte `at` of the joined text; a block of code may run over several lines.
    fn push(&mut self, at: usize, text: &str) {
        let first = self.line(at);
        for (offset, part) in text.trim_end_matches('\n').split('\n').enumerate() {
            if let Some(line) = self.lines.get_mut(first + offset) {
                line.text.push_str(part);
                line.style = self.style.clone();
            }
        }
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }
}

/// The number of a list's item with its mark and one space; nothing for a bullet.
fn number(item: &str) -> &str {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    match item.as_bytes().get(digits..) {
        Some([b'.' | b')', b' ', ..]) if digits > 0 => &item[..digits + 2],
        Some([b'.' | b')', ..]) if digits > 0 => &item[..=digits],
        _ => "",
    }
}

/// Tags that say how text looks and nothing else.
fn is_known_tag(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).trim_end_matches(['>', '/', ' ']);
    matches!(name, "b" | "i" | "u" | "s" | "br" | "ins" | "del" | "em" | "strong" | "small" | "sup" | "sub" | "mark")
}
