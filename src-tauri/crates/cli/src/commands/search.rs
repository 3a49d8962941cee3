//! `duice search`: clauses of a library.

use std::process::ExitCode;

use duice_core::{facts::regions, words::Lexicon};
use duice_library::{DocumentQuery, Library, SearchQuery};

use super::compare::known_themes;

use crate::{args::Search, contract, output};

/// Searches and prints the hits, best first.
pub(crate) fn run(args: &Search) -> anyhow::Result<ExitCode> {
    known_themes(&args.themes)?;
    let library = Library::open_existing(&args.library)?;
    known_regions(&library, &args.regions)?;
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
        let part = hit.part.as_ref().filter(|part| **part != hit.clause.path);
        let part = part.map_or_else(String::new, |part| format!("（{part}）"));
        out.push_str(&format!(
            "{}《{}》 {} {}{part}\n    {}\n",
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

/// A place without any document would only give an empty list, and a mistyped one would not be noticed.
fn known_regions(library: &Library, names: &[String]) -> anyhow::Result<()> {
    if names.is_empty() {
        return Ok(());
    }
    let known: Vec<Vec<String>> = library
        .documents(&DocumentQuery::default(), 0, 0)?
        .regions
        .iter()
        .map(|facet| facet.value.split('/').map(str::to_owned).collect())
        .collect();
    for name in names {
        let path = regions::canonical(name.trim());
        let is = |one: &Vec<String>| path.as_ref() == Some(one) || one.last().is_some_and(|last| last == name.trim());
        if !known.iter().any(is) {
            anyhow::bail!("文库中没有“{name}”的文件，请检查地区名称。");
        }
    }
    Ok(())
}
