//! `duice advise`: a draft against the library.

use std::{path::Path, process::ExitCode};

use duice_core::{
    compare::{self, Unfit},
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
    if let Some(why) = compare::unfit(&draft) {
        anyhow::bail!(refused(&args.draft, why));
    }
    let library = Library::open_existing(&args.library)?;
    let mut heads = match (&args.regions[..], &args.documents[..]) {
        ([], []) => library.all_in_force(&jiff::Zoned::now().date().to_string())?,
        (regions, documents) => chosen(&library, regions, documents)?,
    };
    let head = draft.head(None);
    // A draft that is in the library already is no document to learn from.
    heads.retain(|other| (&other.title, &other.issued_on) != (&head.title, &head.issued_on));
    if heads.is_empty() {
        anyhow::bail!("文库中没有可与本稿对照的其他文件，请先导入。");
    }
    let documents = read(&library, &heads)?;
    let others: Vec<(&Document, DocumentHead)> = documents.iter().zip(heads).collect();
    let Ok(advice) = compare::advice((&draft, head), &others, usize::from(args.peers), &lexicon, &Bar::new()) else {
        return Ok(ExitCode::FAILURE);
    };
    let json = || contract::advice::advice(&advice);
    output::comparison(&args.export, || from_advice(&advice), json)
}

fn refused(draft: &Path, why: Unfit) -> String {
    let name = draft.file_name().unwrap_or_default().to_string_lossy();
    match why {
        Unfit::NoPolicy => {
            format!("“{name}”读起来不是政策文件：看不出文种、发文机关和地区，也没有政策措施，无法与文库对照。")
        }
        Unfit::NoMeasures => {
            format!("“{name}”中没有读出任何措施，无法与文库对照；请确认措施有编号或标题，且文件完整。")
        }
    }
}
