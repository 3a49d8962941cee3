//! Paged files: the same document as lines of text and as pages that LibreOffice sets gives the same clause tree.

mod set;

use std::path::{Path, PathBuf};

use duice_core::{
    facts,
    model::{Document, Source},
    segment,
};
use duice_formats::read::{InProcess, ReadFile};

/// The texts: the starter library, and the cases of reading and of revisions.
fn texts() -> Vec<PathBuf> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut out = Vec::new();
    for pattern in ["corpus", "tests/cases/reading", "tests/cases/revisions"] {
        collect(&top.join(pattern), &mut out);
    }
    out.sort();
    out
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            out.push(path);
        }
    }
}

/// Texts whose pages are read differently, and why that is right.
const DIFFERENT: &[(&str, &str)] = &[(
    "tests/cases/revisions/invisible-and-encoding/new.txt",
    "what is not seen is not printed, and a mark of the other direction turns the words behind it",
)];

#[test]
fn a_document_set_in_pages_has_the_tree_of_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let texts = texts();
    let pages = set::pdf(folder.path(), &texts);
    assert!(texts.len() >= 6, "the starter library alone has that many");
    let mut wrong = Vec::new();
    for (text, page) in texts.iter().zip(&pages) {
        let name = text.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
        let name = name.to_string_lossy().into_owned();
        let expected = tree(&InProcess.read(text).unwrap());
        let read = tree(&InProcess.read(page).unwrap_or_else(|error| panic!("{name}: {error}")));
        let explained = DIFFERENT.iter().any(|(known, _)| *known == name);
        if (expected == read) == explained {
            wrong.push(format!("{name}:\n{}", difference(&expected, &read)));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), texts.len(), wrong.join("\n"));
}

/// Titles, facts of the head and clauses, one a line, white space aside: pages have no blanks of their own.
fn tree(source: &Source) -> Vec<String> {
    let mut documents = segment::documents(source);
    documents.iter_mut().for_each(facts::fill);
    documents.iter().flat_map(lines).collect()
}

fn lines(document: &Document) -> Vec<String> {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let meta = &document.meta;
    let facts = (&meta.doc_number, &meta.issued_on, &meta.effective_on, &meta.expires, meta.kind.name());
    let mut out = vec![format!("《{}》 {:?} {facts:?}", bare(&meta.title), meta.notice_title.as_deref().map(bare))];
    for clause in &document.clauses {
        let units: Vec<&str> = clause.responsible.iter().map(|unit| unit.name.as_str()).collect();
        let label = document.label(clause).unwrap_or("¶");
        let heading = bare(&document.heading(clause));
        let body = bare(&document.body(clause));
        out.push(format!("{} {label} 【{heading}】 {body} {units:?} {}", clause.level, clause.is_measure));
    }
    out
}

/// What only one of the two has.
fn difference(expected: &[String], read: &[String]) -> String {
    let mut out = String::new();
    for (sign, here, there) in [('-', expected, read), ('+', read, expected)] {
        for line in here.iter().filter(|line| !there.contains(line)) {
            out.push_str(&format!("{sign} {line}\n"));
        }
    }
    out
}
