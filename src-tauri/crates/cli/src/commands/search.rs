//! `duice search`: clauses of a library.

use std::process::ExitCode;

use duice_core::words::Lexicon;
use duice_library::{Library, SearchQuery};

use crate::{args::Search, contract, output};

/// Searches and prints the hits, best first.
pub(crate) fn run(args: &Search) -> anyhow::Result<ExitCode> {
    let library = Library::open_existing(&args.library)?;
    let query = SearchQuery { text: args.query.clone(), regions: args.regions.clone(), themes: args.themes.clone() };
    let page = library.search(&query, &Lexicon::new(), 0, args.limit)?;
    if args.json {
        output::json(&contract::search::page(&page))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = format!("共{}条。\n", page.total);
    for hit in &page.hits {
        let text: String = hit
            .snippet
            .iter()
            .map(|(run, matches)| if *matches { format!("【{run}】") } else { run.clone() })
            .collect();
        out.push_str(&format!(
            "{}《{}》 {} {}\n    {}\n",
            hit.document.region.join(""),
            hit.document.title,
            hit.clause.path,
            hit.clause.heading,
            text.replace('\n', " ")
        ));
    }
    output::text(&out)?;
    Ok(ExitCode::SUCCESS)
}
