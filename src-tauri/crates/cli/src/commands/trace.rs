//! `duice trace`: three and more revisions of one document, clause by clause.

use std::process::ExitCode;

use duice_core::{
    compare,
    model::{Chain, DocumentHead, Trace},
    report::{ChainReportOptions, from_chain},
    words::{Lexicon, fold},
};
use duice_library::Library;

use crate::{Usage, args::Trace as Arguments, contract, output, progress::Bar, reading};

/// Compares the revisions one after the other and prints or writes every clause's way through them.
pub(crate) fn run(args: &Arguments) -> anyhow::Result<ExitCode> {
    let lexicon = Lexicon::new();
    let library = args.library.as_deref().map(Library::open_existing).transpose()?;
    let versions: Vec<_> = args
        .versions
        .iter()
        .map(|name| reading::revision(library.as_ref(), name, &lexicon))
        .collect::<anyhow::Result<_>>()?;
    if let Some(remark) = disorder(versions.iter().map(|(_, head)| head)) {
        eprintln!("{remark}");
    }
    let versions: Vec<_> = versions.iter().map(|(document, head)| (document, head.clone())).collect();
    let Ok(mut chain) = compare::chain(&versions, &lexicon, &Bar::new()) else {
        return Ok(ExitCode::FAILURE);
    };
    if let Some(name) = &args.clause {
        keep(&mut chain, name)?;
    }
    if args.json {
        output::json(&contract::trace::chain(&chain))?;
        return Ok(ExitCode::SUCCESS);
    }
    let options = ChainReportOptions { unchanged: args.all || args.clause.is_some() };
    output::report(&from_chain(&chain, options), &args.export)?;
    Ok(ExitCode::SUCCESS)
}

/// Keeps the traces of the clause, or the part outside the clauses, that is called `name` in the newest text that has one.
fn keep(chain: &mut Chain, name: &str) -> anyhow::Result<()> {
    let wanted = fold::text(name).replace('/', "");
    let called = |trace: &Trace, step: usize| {
        trace.steps[step].clauses.iter().any(|clause| fold::text(&clause.path).replace('/', "") == wanted)
    };
    let newest = (0..chain.documents.len()).rev().find(|&step| chain.all().any(|trace| called(trace, step)));
    let Some(step) = newest else {
        return Err(Usage(format!("各文本中都没有“{name}”，请按 第十条、三/（七） 这样的写法给出条款。")).into());
    };
    for part in [&mut chain.front, &mut chain.traces, &mut chain.outline] {
        part.retain(|trace| called(trace, step));
    }
    Ok(())
}

/// A word where the dates say that the texts were not given from the oldest to the newest.
fn disorder<'h>(heads: impl Iterator<Item = &'h DocumentHead>) -> Option<String> {
    let dates: Vec<&str> = heads.filter_map(|head| head.issued_on.as_deref()).collect();
    let turned = dates.windows(2).find(|pair| pair[0] > pair[1])?;
    Some(format!("提示：文本应从旧到新给出，但{}的排在{}的之前。", turned[0], turned[1]))
}
