//! Saved web pages: the text of the paper and the facts that the page prints around it; navigation and all else that
//! belongs to the page is left out.
//!
//! Lines are counted in the order in which they are handed on, the facts first.

mod beside;
mod body;
mod changes;
mod depth;
mod edges;
mod element;
mod facts;
mod lines;
mod list;
mod notes;
mod reveal;
mod table;
mod tags;

use duice_core::model::{Paragraph, Problem, ProblemKind, Source};
use scraper::Html;

use lines::{Known, Seen};

use super::encoding::{self, Decoded};
use super::text::{self, BadLines};
use super::{PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, cell, refuse, reviewed};

/// Elements that may stand inside each other.
const DEPTH: usize = 512;

/// So many characters of a text that is not read are told.
const FRONT: usize = 20;

/// Reads a saved web page in any usual encoding; with `original` the text before its tracked changes.
pub(super) fn read(name: &str, bytes: &[u8], original: bool) -> Result<Source, ReadError> {
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
    let mut page = Html::parse_document(&text);
    reveal::reveal(&mut page);
    let tags = tags::Tags::of(&page);
    let body = body::find(&page, tags.title());
    let known = Known { notes: notes::Notes::of(&page, body.element), original };
    let beside = beside::of(page.root_element(), &body);
    let mut read = lines::of_parts(&beside.parts, body.element, &known);
    if read.done.is_empty() {
        return Err(refuse::no_text_on_page(name));
    }
    let facts = facts::Facts::of(&page, tags, &beside, body.element);
    let title = facts.printed(&read.done).map(|printed| printed.start);
    let mut left = beside::unread(page.root_element(), &beside.parts);
    left.outside.splice(0..0, edges::trim(&mut read.done, title));
    facts.mark_title(&mut read.done);
    let facts = facts.missing(&read.done);
    let mut source = Source { name: name.to_owned(), encoding: Some(encoding.to_owned()), ..Source::default() };
    if encoding != "UTF-8" {
        source.problems.push(text::converted(encoding));
    }
    let mut bad = BadLines::default();
    let notes = lines::of_notes(&known);
    for (number, line) in (1..).zip(facts.into_iter().chain(read.done).chain(notes)) {
        if number as usize > PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        let text = bad.clean(number, &line.text);
        source.paragraphs.push(Paragraph { line: number, text, style: line.style });
    }
    source.problems.extend(bad.into_problems());
    source.problems.extend(noticed(&read.seen, &known));
    source.problems.extend(unread(read.seen.pictures, &left));
    source.has_paragraphs = true;
    source.has_changes = read.seen.changes.any();
    source.is_original = original && source.has_changes;
    Ok(source)
}

/// What a reader should know of a page.
fn noticed(seen: &Seen, known: &Known<'_>) -> Vec<Problem> {
    let (inserted, deleted) = seen.changes.counts();
    let mut said: Vec<String> = reviewed::told(inserted, deleted, known.original).into_iter().collect();
    if !known.notes.notes.is_empty() {
        said.push(format!("文件有{}条脚注或尾注，已列于文末", known.notes.notes.len()));
    }
    said.extend(reviewed::struck(seen.struck));
    said.extend(cell::told(seen.nested));
    said.into_iter().map(|message| Problem { line: 1, kind: ProblemKind::Notice, message }).collect()
}

/// What of a page was not read.
fn unread(pictures: usize, left: &beside::Unread) -> Vec<Problem> {
    let mut said = Vec::new();
    if pictures > 0 {
        said.push(format!("网页正文有{pictures}幅图片，其中的文字没有读取"));
    }
    let mut tell = |place: &str, texts: &[String], what: &str| {
        let Some(first) = texts.first() else { return };
        let marks: usize = texts.iter().map(|text| element::marks(text)).sum();
        let first = facts::fold_blanks(first);
        let front: String = first.chars().filter(|c| !c.is_control()).take(FRONT).collect();
        let more = if first.chars().count() > FRONT { "……" } else { "" };
        said.push(format!("{place}（含{marks}个句读），{what}，开头是“{front}{more}”"));
    };
    tell("网页正文之外另有文字", &left.outside, "未作为正文读取");
    tell("网页正文中有网页不显示的文字", &left.unshown, "没有读取");
    said.into_iter().map(|message| Problem { line: 1, kind: ProblemKind::Encoding, message }).collect()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_beside;
#[cfg(test)]
mod tests_edges;
