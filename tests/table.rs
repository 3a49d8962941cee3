//! Measures of several places side by side: case files with the table in readable form, and what must hold for every table.
//!
//! A case is a file with the documents of one comparison, in the order of the columns.

mod any;
mod laws;
mod shown;

use duice_core::{
    compare, ingest,
    model::{Document, DocumentHead, Table},
    watch::Unwatched,
    words::Lexicon,
};

use crate::reading::source;

fn read(text: &str, lexicon: &Lexicon) -> Vec<Document> {
    ingest::read(&source(text), lexicon)
}

fn lay(documents: &[&Document], lexicon: &Lexicon) -> Table {
    let heads: Vec<(&Document, DocumentHead)> =
        documents.iter().map(|document| (*document, document.head(None))).collect();
    compare::table(&heads, &[], lexicon, &Unwatched).unwrap()
}

/// Every file of `cases/table` with its table beside it; a new case is a new file.
#[test]
fn cases_are_laid_side_by_side_as_recorded() {
    let lexicon = Lexicon::new();
    insta::glob!("cases/table/*.txt", |path| {
        let documents = read(&std::fs::read_to_string(path).unwrap(), &lexicon);
        let documents: Vec<&Document> = documents.iter().collect();
        let table = lay(&documents, &lexicon);
        laws::check(&documents, &table, &lexicon);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(shown::table(&table));
        });
    });
}

/// The abstracts of the starter library are compared by most people first.
#[test]
fn the_abstracts_of_the_starter_library_keep_the_laws() {
    let lexicon = Lexicon::new();
    let names = ["beijing-hydrogen", "cangzhou-low-altitude", "qingdao-sports"];
    let documents: Vec<Document> = names
        .iter()
        .flat_map(|name| {
            let path = format!("{}/../corpus/digests/{name}.txt", env!("CARGO_MANIFEST_DIR"));
            read(&std::fs::read_to_string(path).unwrap(), &lexicon)
        })
        .collect();
    let documents: Vec<&Document> = documents.iter().collect();
    assert_eq!(documents.len(), names.len(), "each file is one document");
    let table = lay(&documents, &lexicon);
    laws::check(&documents, &table, &lexicon);
    let shared = |id: &str| {
        let rows = table.groups.iter().filter(|group| group.id == id).flat_map(|group| &group.rows);
        rows.filter(|row| row.cells.iter().all(|cell| !cell.measures.is_empty())).count()
    };
    assert!(shared("talent") > 0, "all three attract talent, and a reader finds it in one row");
    assert!(shared("finance") > 0, "all three speak of finance");
    assert!(table.columns.iter().all(|column| column.document.is_digest), "each is known as an abstract");
}
