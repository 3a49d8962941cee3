//! `duice advise`: a draft against the library.

use std::process::ExitCode;

use duice_core::{
    compare,
    model::{Document, DocumentHead},
    report::from_advice,
    words::Lexicon,
};
use duice_library::Library;

use super::compare::{chosen, read};
use crate::{args::Advise, contract, output, progress::Bar, reading};

/// Lays the draft beside the documents nearest to it and prints or writes what is found.
pub(crate) fn run(args: &Advise) -> anyhow::Result<ExitCode> {
    let lexicon = Lexicon::new();
    let draft = reading::one_document(&args.draft, &lexicon)?;
    let library = Library::open_existing(&args.library)?;
    let mut heads = match (&args.regions[..], &args.documents[..]) {
        ([], []) => library.all_in_force(&jiff::Zoned::now().date().to_string())?,
        (regions, documents) => chosen(&library, regions, documents)?,
    };
    let head = draft.head(None);
    // A draft that is in the library already is no document to learn from.
    heads.retain(|other| (&other.title, &other.issued_on) != (&head.title, &head.issued_on));
    let documents = read(&library, &heads)?;
    let others: Vec<(&Document, DocumentHead)> = documents.iter().zip(heads).collect();
    let Ok(advice) = compare::advice((&draft, head), &others, usize::from(args.peers), &lexicon, &Bar::new()) else {
        return Ok(ExitCode::FAILURE);
    };
    let json = || contract::advice::advice(&advice);
    output::comparison(args.format, args.output.as_deref(), || from_advice(&advice), json)
}
