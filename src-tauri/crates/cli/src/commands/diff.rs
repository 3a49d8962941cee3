//! `duice diff`: two revisions of one document.

use std::process::ExitCode;

use duice_core::{
    compare,
    model::Revision,
    report::{RevisionReportOptions, beside, from_revision, only_renumbered, stale, unrelated},
    words::Lexicon,
};
use duice_library::Library;

use crate::{args::Diff, contract, output, progress::Bar, reading};

/// Compares the two revisions and prints or writes the result.
pub(crate) fn run(args: &Diff) -> anyhow::Result<ExitCode> {
    let lexicon = Lexicon::new();
    let library = args.library.as_deref().map(Library::open_existing).transpose()?;
    let (old, old_head) = reading::revision(library.as_ref(), &args.old, &lexicon)?;
    let (new, new_head) = reading::revision(library.as_ref(), &args.new, &lexicon)?;
    let Ok(revision) = compare::revision((&old, old_head), (&new, new_head), &lexicon, &Bar::new()) else {
        return Ok(ExitCode::FAILURE);
    };
    if args.json {
        output::json(&contract::diff::revision(&revision))?;
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}", summary(&revision));
    let options = RevisionReportOptions { unchanged: args.all, noise: args.noise };
    output::report(&from_revision(&revision, options), &args.export)?;
    Ok(ExitCode::SUCCESS)
}

fn summary(revision: &Revision) -> String {
    let counts = &revision.counts;
    let parts: Vec<String> = [
        ("修改", counts.modified),
        ("新增", counts.inserted),
        ("删除", counts.deleted),
        ("拆分", counts.split),
        ("合并", counts.merged),
        ("重组", counts.regrouped),
        ("移动", counts.moved),
        ("仅改序号", only_renumbered(revision) as u32),
        ("无变化", counts.unchanged),
    ]
    .iter()
    .filter(|(_, count)| *count > 0)
    .map(|(name, count)| format!("{name}{count}条"))
    .collect();
    let lines =
        unrelated(revision).into_iter().chain([parts.join("，") + "。"]).chain(beside(revision)).chain(stale(revision));
    lines.collect::<Vec<_>>().join("\n")
}
