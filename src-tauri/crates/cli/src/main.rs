//! `duice`: everything the window can do to text, without a window.
//!
//! Exit status: 0 done, 1 failed, 2 wrong usage.

mod args;
mod chinese;
mod commands;
mod contract;
mod output;
mod progress;
mod reading;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::args::{Arguments, Command};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    duice_formats::worker::serve_if_child();
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let outcome = match arguments.command {
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
            eprintln!("{}", told(&error));
            if error.is::<Usage>() { ExitCode::from(2) } else { ExitCode::FAILURE }
        }
    }
}

/// What was said on the command line; an error has been told.
fn arguments() -> Result<Arguments, ExitCode> {
    // `duice help 命令` is `duice 命令 --help`.
    let mut words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    if words.get(1).is_some_and(|word| word == "help") {
        words.remove(1);
        words.push("--help".into());
    }
    let matches = chinese::localized(Arguments::command()).try_get_matches_from(words);
    matches.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| {
        match chinese::told(&error) {
            Some(sentence) => eprintln!("{sentence}"),
            // Help and version: where they cannot be printed, nobody reads them.
            None => drop(error.print()),
        }
        ExitCode::from(error.exit_code() as u8)
    })
}

/// An error and its causes, those of the system in Chinese.
fn told(error: &anyhow::Error) -> String {
    let cause = |cause: &(dyn std::error::Error + 'static)| match cause.downcast_ref::<std::io::Error>() {
        Some(error) => duice_formats::system::told(error),
        None => cause.to_string(),
    };
    error.chain().map(cause).collect::<Vec<_>>().join("：")
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
