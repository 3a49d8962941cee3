//! How two revisions are compared: case files with the rows in readable form, and what must hold for every pair.

mod chain;
mod planted;
mod properties;
mod repeatable;
mod samples;
mod shown;
mod sound;

use std::sync::LazyLock;

use duice_core::{
    compare,
    model::{Document, Revision},
    watch::Unwatched,
    words::Lexicon,
};

use crate::reading::read;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// Compares two texts that hold one document each; [`sound::check`] was already asked.
fn compared(old: &str, new: &str) -> Revision {
    let (old, new) = (only(old), only(new));
    let revision = compare::revision((&old, old.head(None)), (&new, new.head(None)), &LEXICON, &Unwatched).unwrap();
    sound::check(&old, &new, &revision);
    revision
}

fn only(text: &str) -> Document {
    let mut documents = read(text);
    assert_eq!(documents.len(), 1, "a revision is one document");
    documents.remove(0)
}

/// Every folder of `cases/revisions` with its comparison in `snapshots`; a new case is a new folder.
#[test]
fn cases_are_compared_as_recorded() {
    insta::glob!("cases/revisions/*/old.txt", |path| {
        let old = std::fs::read_to_string(path).unwrap();
        let new = std::fs::read_to_string(path.with_file_name("new.txt")).unwrap();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(shown::rows(&compared(&old, &new)));
        });
    });
}
