//! Markdown: the lines of the file, without the marks of Markdown and with what these marks say of a line.
//!
//! Lines stay lines, as for plain text, so that a place in the program is a place in the file. Numbers of lists are text
//! here (in an official document they are the clauses' labels); bullets are not. Comments and the fields in front of the
//! text are left out, and that is said. Where taking the marks off would lose another Han character (a link's definition),
//! the line stays as it is.

mod fields;
mod tags;

use std::ops::Range;

use duice_core::model::{ParagraphStyle, Problem, ProblemKind, Source};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{ReadError, reviewed, text};
use tags::Tags;

/// Reads Markdown in any usual encoding.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let mut source = text::read(name, bytes)?;
    let raw: Vec<&str> = source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let mut read = Lines::of(&raw);
    fields::settle(&mut read, &raw);
    let said = read.said();
    source.has_paragraphs = !read.is_wrapped;
    for (paragraph, line) in source.paragraphs.iter_mut().zip(read.lines) {
        let bare = line.text.trim_end();
        if line.is_sure || han(bare).eq(han(&paragraph.text)) {
            paragraph.text = bare.to_owned();
        }
        paragraph.style = line.style;
    }
    source.problems.extend(said);
    Ok(source)
}

fn han(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}'))
}

#[derive(Clone, Default)]
struct Line {
    text: String,
    style: ParagraphStyle,
    /// Whether words of the file are left out of it on purpose.
    is_sure: bool,
}

/// The lines under construction, and where each begins in the joined text.
struct Lines {
    starts: Vec<usize>,
    lines: Vec<Line>,
    style: ParagraphStyle,
    /// The lines of the fields in front of the text.
    fields: Range<usize>,
    tags: Tags,
    /// Pieces of text that are struck through.
    struck: usize,
    /// Footnotes.
    notes: usize,
    /// Whether paragraphs run over several lines.
    is_wrapped: bool,
}

impl Lines {
    fn of(raw: &[&str]) -> Self {
        let joined = raw.join("\n");
        let starts = raw
            .iter()
            .scan(0, |at, line| {
                let start = *at;
                *at += line.len() + 1;
                Some(start)
            })
            .collect();
        let lines = vec![Line::default(); raw.len()];
        let mut lines = Self {
            starts,
            lines,
            style: ParagraphStyle::Plain,
            fields: 0..0,
            tags: Tags::default(),
            struck: 0,
            notes: 0,
            is_wrapped: false,
        };
        let mut options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        // Elsewhere two such lines are rules, and what stands between them is text.
        options.set(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS, joined.starts_with("---"));
        for (event, range) in Parser::new_ext(&joined, options).into_offset_iter() {
            lines.take(&event, range, &joined);
        }
        lines
    }

    /// What a reader should know.
    fn said(&self) -> Vec<Problem> {
        let mut said: Vec<String> = reviewed::struck(self.struck).into_iter().collect();
        if self.notes > 0 {
            said.push(format!("文件有{}条脚注，未计入条款", self.notes));
        }
        if self.tags.comments > 0 {
            said.push(format!("文件有{}处注释，未作为正文读取", self.tags.comments));
        }
        if !self.fields.is_empty() {
            said.push("文件开头的属性（两行“---”之间）未作为正文读取".to_owned());
        }
        said.into_iter().map(|message| Problem { line: 1, kind: ProblemKind::Notice, message }).collect()
    }

    fn take(&mut self, event: &Event<'_>, range: Range<usize>, joined: &str) {
        let at = range.start;
        match event {
            Event::Start(Tag::MetadataBlock(_)) if at == 0 => self.fields = 0..self.line(range.end.max(1) - 1) + 1,
            Event::Start(Tag::Strikethrough) => self.struck += 1,
            Event::Start(Tag::FootnoteDefinition(label)) => {
                self.notes += 1;
                self.style = ParagraphStyle::Note;
                self.push(at, &format!("[{label}]"));
            }
            Event::End(TagEnd::FootnoteDefinition) => self.style = ParagraphStyle::Plain,
            Event::FootnoteReference(label) => self.push(at, &format!("[{label}]")),
            Event::SoftBreak => self.is_wrapped = true,
            Event::Start(Tag::Heading { level, .. }) => self.style = ParagraphStyle::Heading(*level as u8),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.style = ParagraphStyle::TableRow,
            Event::End(TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow) => self.style = ParagraphStyle::Plain,
            Event::Start(Tag::TableCell) => self.begin_cell(at),
            Event::Start(Tag::Item) => self.push(at, number(&joined[at..])),
            Event::Text(text) | Event::Code(text) => self.push(at, text),
            Event::Html(html) | Event::InlineHtml(html) => {
                let left = self.tags.without(html);
                if left.had_comment {
                    let (first, last) = (self.line(at), self.line(range.end.max(at + 1) - 1));
                    self.lines[first..=last].iter_mut().for_each(|line| line.is_sure = true);
                }
                self.push(at, &left.text);
            }
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

#[cfg(test)]
mod tests;
