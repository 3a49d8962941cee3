//! Word's .docx: what a reader sees of it, automatic numbers included, which stand nowhere in its text.
//!
//! Changes under review are read as if accepted, or the text before them, and said. Paragraphs are counted in reading order; a line break inside
//! a paragraph ends a paragraph here. Text boxes follow the paragraph that they hang on, notes stand at the end.

mod beside;
mod body;
mod numbering;
mod styles;

use duice_core::model::{Problem, ProblemKind, Source};

use super::package::Package;
use super::{PARAGRAPH_LIMIT, ReadError, refuse, xml};

/// Reads a .docx file; with `original` the text before its tracked changes.
pub(super) fn read(name: &str, bytes: &[u8], original: bool) -> Result<Source, ReadError> {
    let mut package = Package::open(bytes).ok_or_else(|| refuse::damaged(name))?;
    let main = main_part(&mut package);
    let document = package.text(&main).and_then(|text| xml::parse(&text)).ok_or_else(|| refuse::damaged(name))?;
    let beside = beside::Beside::of(&mut package, &main);
    let told = beside.told();
    let folder = main.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let mut part = |file: &str| package.text(&format!("{folder}{file}")).and_then(|text| xml::parse(&text));
    let parts = body::Parts {
        styles: part("styles.xml").map(|root| styles::Styles::of(&root)).unwrap_or_default(),
        numbering: part("numbering.xml").map(|root| numbering::Numbering::of(&root)).unwrap_or_default(),
        footnotes: part("footnotes.xml"),
        endnotes: part("endnotes.xml"),
        beside,
    };
    let body::Read { paragraphs, mut problems, is_changed } = body::read(&document, parts, original);
    if paragraphs.len() > PARAGRAPH_LIMIT {
        return Err(refuse::too_many_lines(name));
    }
    // Heads may be long: a problem is one sentence.
    let said = |message: String| message.chars().filter(|c| !c.is_control()).take(200).collect();
    problems.extend(told.into_iter().map(|told| Problem { line: 1, kind: ProblemKind::Notice, message: said(told) }));
    let is_original = original && is_changed;
    let has_changes = is_changed;
    let source = Source { name: name.to_owned(), has_paragraphs: true, ..Source::default() };
    Ok(Source { paragraphs, has_changes, is_original, problems, ..source })
}

/// The part with the text: where the package says, else where it usually is.
fn main_part(package: &mut Package<'_>) -> String {
    let named = package.text("_rels/.rels").and_then(|text| xml::parse(&text)).and_then(|root| {
        let relation = root
            .elements()
            .find(|relation| relation.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")))?;
        Some(relation.attribute("Target")?.trim_start_matches('/').to_owned())
    });
    named.unwrap_or_else(|| "word/document.xml".to_owned())
}

#[cfg(test)]
mod tests;
