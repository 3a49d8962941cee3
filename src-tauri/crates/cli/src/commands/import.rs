//! `duice import`: files and folders into a library.

use std::process::ExitCode;

use duice_core::words::Lexicon;
use duice_library::{ImportReport, Library};

use crate::{args::Import, output, progress::Bar, reading};

/// Imports; a file that cannot be read is named and the others go in.
pub(crate) fn run(args: &Import) -> anyhow::Result<ExitCode> {
    let reader = reading::chosen_reader(&args.reading)?;
    let library = Library::open(&args.library)?;
    let report = library.import(&args.paths, &reader, &Lexicon::new(), &Bar::new())?;
    if args.json {
        output::json(&report)?;
    } else {
        output::text(&told(&report))?;
    }
    let failed = report.files.iter().any(|file| file.error.is_some());
    for error in report.files.iter().filter_map(|file| file.error.as_deref()) {
        eprintln!("{error}");
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What came in, for people.
fn told(report: &ImportReport) -> String {
    let mut out = String::new();
    for file in report.files.iter().filter(|file| file.error.is_none()) {
        out.push_str(&format!("{}：新增{}个文件，已有{}个。\n", file.name, file.added.len(), file.known.len()));
        for head in &file.added {
            let id = head.id.unwrap_or_default();
            let side = if head.is_original { "（修订前原文）" } else { "" };
            out.push_str(&format!(
                "  [{id}] {}《{}》{side} 措施{}条\n",
                head.region.join(""),
                head.title,
                head.measures
            ));
        }
        for notice in &file.notices {
            out.push_str(&format!("  注意：{notice}\n"));
        }
    }
    out
}
