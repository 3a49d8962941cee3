//! `duice`: everything the window can do to text, without a window.
//!
//! Exit status: 0 done, 1 failed, 2 wrong usage.

mod args;
mod commands;
mod contract;
mod output;
mod progress;
mod reading;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Arguments, Command};

fn main() -> ExitCode {
    duice_formats::worker::serve_if_child();
    let outcome = match Arguments::parse().command {
        Command::Parse(args) => commands::parse::run(&args),
        Command::Diff(args) => commands::diff::run(&args),
        Command::Trace(args) => commands::trace::run(&args),
        Command::Columns(args) => commands::columns::run(&args),
        Command::Import(args) => commands::import::run(&args),
        Command::Search(args) => commands::search::run(&args),
        Command::Compare(args) => commands::compare::run(&args),
        Command::Advise(args) => commands::advise::run(&args),
        Command::Library(args) => commands::library::run(&args),
    };
    match outcome {
        Ok(code) => code,
        // Whoever reads along has seen enough: `… | head`.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            if error.is::<Usage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let closed = |kind| kind == std::io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|error| closed(error.kind()))
            || cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind).is_some_and(closed)
    })
}

/// The command was called in a way that cannot work: exit status 2.
#[derive(Debug)]
struct Usage(String);

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}
