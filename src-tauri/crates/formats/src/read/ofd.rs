//! .ofd (GB/T 33190): pages of placed text in a zip archive, as offices send what is final.
//!
//! Names of elements are matched without their namespace: two are in use. Text of template pages belongs to the pages
//! that show them. Annotations, seals and pictures hold no text of the document and are not read.

mod page;
mod stacked;

use std::collections::HashMap;

use duice_core::model::{Problem, ProblemKind, Source};

use super::layout::{self, Sheet, Strips, turn};
use super::package::Package;
use super::xml::{self, Element};
use super::{PARAGRAPH_LIMIT, ReadError, refuse};

/// The most pages that are read.
const PAGES: usize = 10_000;

/// Reads an .ofd file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let mut package = Package::open(bytes).ok_or_else(|| refuse::damaged(name))?;
    let root = part(&mut package, "OFD.xml").ok_or_else(|| refuse::damaged(name))?;
    let mut source = Source { name: name.to_owned(), ..Source::default() };
    let mut seen = Seen::default();
    for place in root.elements().filter_map(|body| Some(body.child("DocRoot")?.text())) {
        document(&mut package, &join("", &place), &mut source, &mut seen);
    }
    if source.paragraphs.len() > PARAGRAPH_LIMIT {
        return Err(refuse::too_many_lines(name));
    }
    match (source.paragraphs.is_empty(), seen.damaged.is_empty() && seen.pages > 0) {
        (true, _) if package.text("Encryptions.xml").is_some() => Err(refuse::encrypted(name)),
        (true, true) => Err(refuse::without_text(name, "OFD文件")),
        (true, false) => Err(refuse::damaged(name)),
        (false, _) => {
            source.problems.extend(seen.problems());
            Ok(source)
        }
    }
}

/// What was met on the way besides text. Pages count from one through all documents of the package.
#[derive(Default)]
struct Seen {
    pages: usize,
    empty: Vec<usize>,
    damaged: Vec<usize>,
    halved: Vec<usize>,
    askew: usize,
    composite: usize,
}

impl Seen {
    fn problems(&self) -> Vec<Problem> {
        let mut out = Vec::new();
        let mut say = |kind, message| out.push(Problem { line: 1, kind, message });
        if !self.damaged.is_empty() {
            say(ProblemKind::Unread, format!("{}已损坏，没有读取", layout::pages(&self.damaged)));
        }
        if !self.empty.is_empty() {
            say(ProblemKind::Unread, format!("{}没有文字，可能是图片，没有读取", layout::pages(&self.empty)));
        }
        if let Some(message) = layout::halved(&self.halved) {
            say(ProblemKind::Unread, message);
        }
        if self.askew > 0 {
            say(ProblemKind::Notice, format!("文件有{}个斜排或侧排的字（如水印），没有读取", self.askew));
        }
        if self.composite > 0 {
            say(ProblemKind::Unread, format!("文件有{}个组合图形，其中的文字没有读取", self.composite));
        }
        out
    }
}

/// One document of the package.
fn document(package: &mut Package<'_>, place: &str, source: &mut Source, seen: &mut Seen) {
    let Some(document) = part(package, place) else {
        seen.pages += 1;
        seen.damaged.push(seen.pages);
        return;
    };
    let common = document.child("CommonData");
    let usual = common.and_then(|common| common.child("PageArea"));
    let mut templates: HashMap<&str, Option<page::Content>> = HashMap::new();
    let places: HashMap<&str, String> = common
        .iter()
        .flat_map(|common| common.elements())
        .filter(|element| element.name == "TemplatePage")
        .filter_map(|element| Some((element.attribute("ID")?, join(place, element.attribute("BaseLoc")?))))
        .collect();
    let mut sheets = Vec::new();
    let mut strips = Strips::new();
    let pages = document.child("Pages");
    for listed in pages.iter().flat_map(|pages| pages.elements()).filter(|element| element.name == "Page").take(PAGES) {
        seen.pages += 1;
        let root = listed.attribute("BaseLoc").and_then(|at| part(package, &join(place, at)));
        let Some(root) = root else {
            seen.damaged.push(seen.pages);
            continue;
        };
        let (width, height) = page::size(root.child("Area").or(usual));
        let mut content = page::content(&root);
        for shown in root.elements().filter(|element| element.name == "Template") {
            let Some((&id, at)) = shown.attribute("TemplateID").and_then(|id| places.get_key_value(id)) else {
                continue;
            };
            // Each is read once. A template shows no other one here, so none can show itself.
            let template = templates.entry(id).or_insert_with(|| Some(page::content(&part(package, at)?)));
            match template {
                Some(template) => content.add(template),
                None => seen.damaged.push(seen.pages),
            }
        }
        seen.composite += content.composite;
        let (laid, askew) = turn::upright(content.marks, content.rules, width, height);
        let parts = Sheet::of(laid, &mut strips);
        seen.askew += askew;
        if parts.iter().all(Sheet::is_empty) && askew == 0 {
            seen.empty.push(seen.pages);
        }
        if parts.iter().any(Sheet::is_half) {
            seen.halved.push(seen.pages);
        }
        sheets.extend(parts);
    }
    let laid = layout::lay(sheets);
    let before = source.paragraphs.last().map_or(0, |last| last.line);
    source.paragraphs.extend(laid.paragraphs.into_iter().map(|mut paragraph| {
        paragraph.line += before;
        paragraph
    }));
    source.problems.extend(laid.problems);
}

fn part(package: &mut Package<'_>, place: &str) -> Option<Element> {
    package.text(place).and_then(|text| xml::parse(&text))
}

/// The name of the part at `place` as the part called `from` refers to it.
fn join(from: &str, place: &str) -> String {
    let place = place.trim().replace('\\', "/");
    let folder = if place.starts_with('/') { "" } else { from.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut names: Vec<&str> = Vec::new();
    for name in folder.split('/').chain(place.split('/')) {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests;
