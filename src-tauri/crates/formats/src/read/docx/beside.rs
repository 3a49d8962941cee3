//! What a .docx file keeps beside its text: diagrams and files that are set into it, heads and feet of pages, comments.

use std::collections::BTreeMap;

use duice_core::model::{Paragraph, Source};

use super::super::package::Package;
use super::super::xml::{self, Element};
use super::super::{html, text};

/// The longest head or foot of a page that is named, in characters.
const HEAD: usize = 40;
/// How many are named.
const HEADS: usize = 5;

/// What stands in other parts.
#[derive(Default)]
pub(super) struct Beside {
    /// Diagrams by the id by which the text names them.
    pub(super) diagrams: BTreeMap<String, Element>,
    /// Web pages and plain texts that are set into the text, by that id.
    pub(super) chunks: BTreeMap<String, Vec<Paragraph>>,
    /// Number of comments.
    comments: usize,
    /// Heads and feet of pages that say more than the number of the page.
    heads: Vec<String>,
    /// What was wrong in what is set into the text.
    problems: Vec<String>,
}

impl Beside {
    /// What the part `main` of `package` names.
    pub(super) fn of(package: &mut Package<'_>, main: &str) -> Self {
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
        let mut out = Self::default();
        let relations = package.text(&format!("{folder}/_rels/{file}.rels")).and_then(|text| xml::parse(&text));
        for relation in relations.iter().flat_map(Element::elements) {
            let of = |name: &str| relation.attribute(name).unwrap_or_default();
            let (id, target) = (of("Id"), of("Target"));
            let path = match target.strip_prefix('/') {
                Some(path) => path.to_owned(),
                None => format!("{folder}/{target}"),
            };
            let kind = of("Type").rsplit('/').next().unwrap_or_default();
            let mut part = || package.text(&path).and_then(|text| xml::parse(&text));
            match kind {
                "diagramData" => out.diagrams.extend(part().map(|part| (id.to_owned(), part))),
                "comments" => out.comments = part().map_or(0, |part| part.elements().count()),
                "header" | "footer" => part().iter().for_each(|part| out.head(part)),
                "aFChunk" => {
                    if let Some(chunk) = chunk(package, &path) {
                        out.problems.extend(chunk.problems.into_iter().map(|problem| problem.message));
                        out.chunks.insert(id.to_owned(), chunk.paragraphs);
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn head(&mut self, part: &Element) {
        let mut said = String::new();
        words(part, &mut said);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_number = |c: char| c.is_numeric() || c.is_whitespace() || "第页共总/-—－–·.，,".contains(c);
        if !said.chars().all(is_number) && !self.heads.contains(&said) {
            self.heads.push(said);
        }
    }

    /// What should be known of it.
    pub(super) fn told(&self) -> Vec<String> {
        let mut out = Vec::new();
        if !self.heads.is_empty() {
            let short = |head: &String| match head.chars().nth(HEAD) {
                Some(_) => format!("{}…", head.chars().take(HEAD).collect::<String>()),
                None => head.clone(),
            };
            let named: Vec<String> = self.heads.iter().take(HEADS).map(short).collect();
            out.push(format!("已略去每页重复的页眉或页脚：{}", named.join("；")));
        }
        if self.comments > 0 {
            out.push(format!("文件有{}条批注，没有读取", self.comments));
        }
        out.extend(self.problems.iter().map(|problem| format!("嵌入的文件：{problem}")));
        out
    }
}

/// The words in a part, codes of fields left out.
fn words(parent: &Element, out: &mut String) {
    for element in parent.elements() {
        match element.name.as_str() {
            "t" => out.push_str(&element.text()),
            "instrText" | "delText" => {}
            "p" | "tab" | "br" => {
                out.push(' ');
                words(element, out);
            }
            // The same once more, for older programs.
            "Fallback" => {}
            _ => words(element, out),
        }
    }
}

/// A file that is set into the text, where it is one of a simple kind.
fn chunk(package: &mut Package<'_>, path: &str) -> Option<Source> {
    let content = package.text(path)?;
    match path.rsplit('.').next()?.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => html::read(path, content.as_bytes(), false),
        "txt" => text::read(path, content.as_bytes()),
        _ => return None,
    }
    .ok()
}
