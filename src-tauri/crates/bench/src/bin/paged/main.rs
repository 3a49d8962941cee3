//! How fast files of pages are read, beside others on the same files in the same run, and how much memory each takes.
//!
//! Sets invented papers in pages with LibreOffice (pdf up to 500 pages and more, docx up to 2,000, html) and reads each in
//! the worker's child as the program does: start of the process, checks and all. The others are pdftotext, pandoc (to
//! plain text) and python-docx (every paragraph and cell); one that is not installed is left out, and said. Rounds are
//! interleaved; a ratio is the median of the ratios of the rounds. Needs soffice, pdfinfo, and PDFium (`cargo xtask
//! pdfium`); `DUICE_BENCH_PYTHON` names the Python that has python-docx. Memory is known on Linux only.

#![allow(clippy::print_stdout)]

mod set;
mod watch;

use std::path::Path;
use std::process::Command;

use duice_formats::read::ReadFile;
use duice_formats::worker::{self, Worker};

use crate::watch::Cost;

const ROUNDS: usize = 5;

/// Reads every paragraph and cell of a .docx file.
const BY_PYTHON: &str = "import sys, docx\nd = docx.Document(sys.argv[1])\n\
    n = sum(len(p.text) for p in d.paragraphs) + sum(len(c.text) for t in d.tables for r in t.rows for c in r.cells)";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    worker::serve_if_child();
    let folder = tempfile::tempdir()?;
    let reader = Worker::current_exe()?;
    println!("median of {ROUNDS} rounds; × is our time by theirs, median of the ratios of the rounds");
    for set::Set { path, pages } in set::make(folder.path())? {
        let mut own: Vec<Cost> = Vec::new();
        let mut others: Vec<(&str, Vec<Cost>)> = peers(&path).into_iter().map(|name| (name, Vec::new())).collect();
        let mut characters = 0;
        for _ in 0..ROUNDS {
            own.push(watch::watched(|| {
                let source = reader.read(&path)?;
                characters = source.paragraphs.iter().map(|paragraph| paragraph.text.chars().count()).sum();
                Ok(())
            })?);
            for (name, costs) in &mut others {
                costs.extend(watch::program(&mut call(name, &path)).ok());
            }
        }
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let size = std::fs::metadata(&path)?.len() / 1024;
        println!("{ending} {pages} pages, {characters} characters, {size} KB: {}", shown(&own));
        for (name, costs) in others.iter().filter(|(_, costs)| costs.len() == ROUNDS) {
            let ratios = own.iter().zip(costs).map(|(own, other)| own.0 / other.0).collect();
            println!("    {name}: {}; {:.2} ×", shown(costs), median(ratios));
        }
        for (name, _) in others.iter().filter(|(_, costs)| costs.len() < ROUNDS) {
            println!("    {name}: not installed, or it failed on this file");
        }
    }
    Ok(())
}

/// The other programs that read files of this kind.
fn peers(path: &Path) -> Vec<&'static str> {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => vec!["pdftotext"],
        Some("docx") => vec!["pandoc", "python-docx"],
        _ => vec!["pandoc"],
    }
}

fn call(name: &str, path: &Path) -> Command {
    if name == "python-docx" {
        let python = std::env::var_os("DUICE_BENCH_PYTHON").unwrap_or_else(|| "python3".into());
        let mut command = Command::new(python);
        command.args(["-c", BY_PYTHON]).arg(path);
        return command;
    }
    let mut command = Command::new(name);
    match name {
        "pandoc" => command.args(["-t", "plain", "--wrap=none"]).arg(path),
        _ => command.arg(path).arg("-"),
    };
    command
}

/// Median of the times, and the most memory.
fn shown(costs: &[Cost]) -> String {
    let time = median(costs.iter().map(|cost| cost.0).collect());
    let memory = costs.iter().map(|cost| cost.1).max().unwrap_or(0);
    format!("{:.0} ms, {:.0} MB", time * 1e3, memory as f64 / 1024.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
