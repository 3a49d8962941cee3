//! Measures of several places side by side: case files with the table in readable form, and what must hold for every table.
//!
//! A case is a file with the documents of one comparison, in the order of the columns.

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
