//! `duice parse`: read documents, keep nothing.

use std::process::ExitCode;

use duice_core::{model::Document, words::Lexicon};

use crate::{args::Parse, contract, output, reading};

/// Reads every file and prints its documents; a file that cannot be read is named and the others go on.
pub(crate) fn run(args: &Parse) -> anyhow::Result<ExitCode> {
    let reader = reading::chosen_reader(&args.reading)?;
    let lexicon = Lexicon::new();
    let mut read = Vec::new();
    let mut failed = false;
    for path in &args.files {
        match reading::documents(path, &reader, &lexicon) {
            Ok(documents) => read.extend(documents),
            Err(error) => {
                eprintln!("{error:#}");
                failed = true;
            }
        }
    }
    if args.json {
        output::json(&contract::parse::documents(&read))?;
    } else {
        for document in &read {
            output::text(&outline(document))?;
        }
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The document as an outline for people.
fn outline(document: &Document) -> String {
    let head = document.head(None);
    let mut out = format!("《{}》\n", head.title);
    for (name, value) in [
        ("发文机关", head.issuers.join("、")),
        ("地区", head.region.join("")),
        ("文号", head.doc_number.unwrap_or_default()),
        ("成文日期", head.issued_on.unwrap_or_default()),
        ("有效期", head.expires.unwrap_or_default()),
        ("种类", format!("{}，{}", head.kind.name(), head.stage.name())),
        ("文本", if head.is_original { "修订前原文".to_owned() } else { String::new() }),
    ] {
        if !value.is_empty() {
            out.push_str(&format!("  {name}：{value}\n"));
        }
    }
    for clause in &document.clauses {
        let indent = "  ".repeat(usize::from(clause.level));
        let label = document.label(clause).map(|label| format!("{label} ")).unwrap_or_default();
        let mut title = document.heading(clause);
        if title.is_empty() {
            title = document.body(clause).chars().take(24).collect::<String>() + "…";
        }
        let units: Vec<&str> = clause.responsible.iter().map(|unit| unit.name.as_str()).collect();
        let units = if units.is_empty() { String::new() } else { format!("（{}）", units.join("、")) };
        out.push_str(&format!("{indent}{label}{title}{units}\n"));
    }
    for problem in &document.problems {
        out.push_str(&format!("  ⚠ 第{}行：{}\n", problem.line, problem.message));
    }
    out.push('\n');
    out
}
