//! A child of the worker that does what its file says: hangs, overflows, eats memory, panics, prints rubbish.
//!
//! It serves through the real child's code, with the real limits; only the reader is another.

#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use duice_core::model::{Paragraph, Source};
use duice_formats::read::{self, InProcess, ReadError, ReadFile, ReadOptions};
use duice_formats::worker;

/// That of the programs: the limits hold with what it sets aside.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    worker::serve_if_child_with(misbehave);
    // Not a child: read one file here, for the test that runs this program as another user.
    let Some(path) = std::env::args_os().nth(1) else { return };
    match InProcess.read(Path::new(&path)) {
        Ok(source) => println!("{} paragraphs", source.paragraphs.len()),
        Err(error) => println!("{error}"),
    }
}

fn misbehave(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Source, ReadError> {
    let text = String::from_utf8_lossy(bytes);
    let (what, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    match what {
        "hang" => loop {
            std::thread::sleep(Duration::from_secs(1));
        },
        "spin" => loop {
            black_box(1_u64);
        },
        "overflow" => Ok(named(&deeper(black_box(1)).to_string())),
        "memory" => {
            let mut held = Vec::new();
            loop {
                held.push(black_box(vec![0_u8; 64 * 1024 * 1024]));
            }
        }
        "panic" => panic!("as told"),
        "exit" => std::process::exit(rest.parse().unwrap_or(1)),
        "print" => {
            println!("{rest}");
            std::process::exit(0)
        }
        "endless" => loop {
            // An error means that nobody listens any more.
            if std::io::stdout().write_all(&[b'x'; 65536]).is_err() {
                std::process::exit(1);
            }
        },
        "answer-and-hang" => {
            println!("{rest}");
            loop {
                std::thread::sleep(Duration::from_secs(1));
            }
        }
        "backwards" => Ok(Source { paragraphs: vec![line(2), line(1)], ..Source::default() }),
        "write" => {
            let written = std::fs::write(rest, "stolen");
            Ok(named(if written.is_ok() { "written" } else { "refused" }))
        }
        "environment" => {
            let names: Vec<String> = std::env::vars_os().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
            Ok(named(&format!("[{}]", names.join(","))))
        }
        _ => read::bytes_with(name, bytes, options),
    }
}

fn named(text: &str) -> Source {
    let paragraph = Paragraph { line: 1, text: text.to_owned(), ..Paragraph::default() };
    Source { paragraphs: vec![paragraph], ..Source::default() }
}

fn line(line: u32) -> Paragraph {
    Paragraph { line, text: "甲".to_owned(), ..Paragraph::default() }
}

/// Recurses until the stack ends.
#[allow(unconditional_recursion)]
fn deeper(depth: u64) -> u64 {
    let room = black_box([depth; 1024]);
    deeper(black_box(depth + 1)) + room[(depth % 1024) as usize]
}
