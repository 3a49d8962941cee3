//! Saved web pages: the text of the paper and the facts that the page prints around it; navigation and all else that
//! belongs to the page is left out.
//!
//! Lines are counted in the order in which they are handed on, the facts first.

mod body;
mod depth;
mod element;
mod facts;
mod lines;
mod list;
mod table;

use duice_core::model::{Paragraph, Problem, ProblemKind, Source};
use scraper::Html;

use super::encoding::{self, Decoded};
use super::text::{self, BadLines};
use super::{PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, refuse};

/// Elements that may stand inside each other.
const DEPTH: usize = 512;

/// Reads a saved web page in any usual encoding.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let Decoded { text, encoding } = encoding::decode_page(bytes);
    if text.len() > TEXT_LIMIT {
        return Err(refuse::too_large(name, text.len() as u64));
    }
    if !text::is_text(&text) {
        return Err(refuse::not_text(name));
    }
    if depth::is_over(&text, DEPTH) {
        return Err(refuse::too_deep(name, DEPTH));
    }
    let page = Html::parse_document(&text);
    let body = body::find(&page);
    let mut read = lines::of(body.element);
    if read.done.is_empty() {
        return Err(refuse::no_text_on_page(name));
    }
    let facts = facts::Facts::of(&page, body.element);
    facts.mark_title(&mut read.done);
    let facts = facts.missing(&read.done);
    let mut source = Source { name: name.to_owned(), encoding: Some(encoding.to_owned()), ..Source::default() };
    if encoding != "UTF-8" {
        source.problems.push(text::converted(encoding));
    }
    let mut bad = BadLines::default();
    for (number, line) in (1..).zip(facts.into_iter().chain(read.done)) {
        if number as usize > PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        let text = bad.clean(number, &line.text);
        source.paragraphs.push(Paragraph { line: number, text, style: line.style });
    }
    source.problems.extend(bad.into_problems());
    source.problems.extend(unread(read.pictures, body.outside));
    Ok(source)
}

/// What of a page was not read.
fn unread(pictures: usize, outside: usize) -> Vec<Problem> {
    let mut said = Vec::new();
    if pictures > 0 {
        said.push(format!("网页正文有{pictures}幅图片，其中的文字没有读取"));
    }
    if outside > 0 {
        said.push(format!("网页正文之外另有文字（含{outside}个句读），未作为正文读取"));
    }
    said.into_iter().map(|message| Problem { line: 1, kind: ProblemKind::Encoding, message }).collect()
}

#[cfg(test)]
mod tests;
