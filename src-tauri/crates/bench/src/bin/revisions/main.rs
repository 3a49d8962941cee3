//! How fast two revisions are compared, and how well, beside peers on the same pairs in the same run.
//!
//! Each tool runs in a process of its own, round by round in turn; printed are medians of each round's ratio to
//! imara-diff's Histogram on characters. `cargo run --release -p duice-bench --bin revisions [--rounds N] [FILE…]`: with
//! files the pairs are made of their sentences instead of invented ones.

#![allow(clippy::print_stdout)]

mod outside;
mod planted;
mod tools;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use duice_core::words::Lexicon;
use planted::{Planted, Shape, Spread};
use tools::{NAMES, Outcome};

/// c: all edits in a quarter of the articles; r: in a quarter of them in a row, between long equal ends.
const SHAPES: [Shape; 9] = [
    Shape { name: "5k/5 %", size: 5_000, rate: 5, spread: Spread::All },
    Shape { name: "5k/30 %", size: 5_000, rate: 30, spread: Spread::All },
    Shape { name: "50k/5 %", size: 50_000, rate: 5, spread: Spread::All },
    Shape { name: "50k/30 %", size: 50_000, rate: 30, spread: Spread::All },
    Shape { name: "50k/5 % c", size: 50_000, rate: 5, spread: Spread::Quarter },
    Shape { name: "500k/5 %", size: 500_000, rate: 5, spread: Spread::All },
    Shape { name: "500k/30 %", size: 500_000, rate: 30, spread: Spread::All },
    Shape { name: "500k/5 % c", size: 500_000, rate: 5, spread: Spread::Quarter },
    Shape { name: "500k/5 % r", size: 500_000, rate: 5, spread: Spread::Row },
];

/// The tool that the others are measured against.
const REFERENCE: usize = 1;

/// That of the programs, for every tool in this process.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.next_if(|first| first == "--tool").is_some() {
        return child(arguments.collect());
    }
    let rounds = match arguments.next_if(|first| first == "--rounds") {
        Some(_) => arguments.next().and_then(|number| number.parse().ok()).unwrap_or(5),
        None => 5,
    };
    let papers: Vec<String> = arguments.map(fs::read_to_string).collect::<Result<_, _>>()?;
    let dir = std::env::temp_dir().join(format!("duice-bench-{}", std::process::id()));
    fs::create_dir_all(&dir)?;
    let done = table(&dir, rounds, &planted::sentences(&papers));
    fs::remove_dir_all(&dir)?;
    done
}

/// One tool on one pair: `--tool NUMBER OLD NEW`.
fn child(arguments: Vec<String>) -> std::io::Result<()> {
    if let [tool, old, new] = arguments.as_slice() {
        let (old, new) = (fs::read_to_string(old)?, fs::read_to_string(new)?);
        println!("{}", tools::run(tool.parse().unwrap_or(0), &old, &new).line());
    }
    Ok(())
}

fn table(dir: &Path, rounds: usize, sentences: &[String]) -> std::io::Result<()> {
    let lexicon = Lexicon::new();
    let script = outside::node(dir);
    if let Err(word) = &script {
        println!("npm's packages are left out: {word}");
    }
    println!(
        "{rounds} rounds, {} sentences to choose from; × is the warm call over imara-diff's Histogram, by CPU time of all \
         threads and by the time waited on {} processors",
        sentences.len(),
        std::thread::available_parallelism().map_or(1, usize::from)
    );
    let mut ours = Vec::new();
    for shape in SHAPES {
        let planted = planted::pair(shape, sentences, &lexicon);
        let files = (dir.join("old.txt"), dir.join("new.txt"));
        fs::write(&files.0, &planted.old)?;
        fs::write(&files.1, &planted.new)?;
        let runs = measured(rounds, &files, script.as_deref().ok());
        ours.push(runs.first().map_or(0.0, |(_, outcomes)| median(outcomes.iter().map(|run| run.warm))));
        print(shape, &planted, &runs);
    }
    println!("growth of ours, 500k over 50k: {:.1} at 5 %, {:.1} at 30 %", ours[5] / ours[2], ours[6] / ours[3]);
    Ok(())
}

/// All runs of each tool, interleaved; a tool that was killed once is not asked again.
fn measured(rounds: usize, files: &(PathBuf, PathBuf), script: Option<&Path>) -> Vec<(String, Vec<Outcome>)> {
    let own = std::env::current_exe().unwrap_or_default();
    let mut names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    names.extend(["git word diff (wall)".to_owned()]);
    if script.is_some() {
        names.extend(["jsdiff".to_owned(), "fast-diff".to_owned()]);
    }
    let mut out: Vec<(String, Vec<Outcome>)> = names.into_iter().map(|name| (name, Vec::new())).collect();
    for round in 0..rounds {
        for (tool, (name, outcomes)) in out.iter_mut().enumerate() {
            if outcomes.len() < round {
                continue;
            }
            outcomes.extend(match (tool.checked_sub(NAMES.len()), script) {
                (None, _) => {
                    outside::line(Command::new(&own).args(["--tool", &tool.to_string()]).args([&files.0, &files.1]))
                }
                (Some(0), _) => outside::git(&files.0, &files.1),
                (Some(_), Some(script)) => {
                    outside::line(Command::new("node").arg(script).arg(name.as_str()).args([&files.0, &files.1]))
                }
                (Some(_), None) => None,
            });
        }
    }
    out
}

fn print(shape: Shape, planted: &Planted, runs: &[(String, Vec<Outcome>)]) {
    println!(
        "\n{}: {} characters, planted {} hunks, {} characters kept",
        shape.name,
        planted.old.chars().count(),
        planted.hunks,
        planted.kept
    );
    println!(
        "{:<22} {:>9} {:>9} {:>8} {:>9} {:>8} {:>9} {:>7} {:>8} {:>6} {:>10}",
        "tool", "first ms", "warm ms", "×", "waited ms", "×", "memory MB", "hunks", "kept %", "chaff", "‰ of hunks"
    );
    let reference = &runs[REFERENCE].1;
    for (name, outcomes) in runs {
        let Some(last) = outcomes.last() else {
            println!("{name:<22} more than {} s, or failed", outside::LIMIT.as_secs());
            continue;
        };
        let of = |value: fn(&Outcome) -> f64| median(outcomes.iter().map(value));
        let over = |value: fn(&Outcome) -> f64| {
            median(outcomes.iter().zip(reference).map(|(run, other)| value(run) / value(other)))
        };
        let (first, warm, wall) = (of(|run| run.first), of(|run| run.warm), of(|run| run.wall));
        print!("{name:<22} {first:>9.2} {warm:>9.2} {:>8.2}", over(|run| run.warm));
        print!(" {wall:>9.2} {:>8.2}", over(|run| run.wall));
        if last.hunks == 0.0 {
            println!("{:>10}", "–");
            continue;
        }
        println!(
            " {:>9.1} {:>7} {:>8.2} {:>6} {:>10.1}",
            last.memory / 1024.0,
            last.hunks,
            100.0 * last.kept / planted.kept as f64,
            last.chaff,
            1e3 * last.chaff / last.hunks
        );
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
