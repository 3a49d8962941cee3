//! How fast .pdf files are read, beside pdftotext on the same files in the same run, and how much memory both take.
//!
//! Sets invented papers in pages with LibreOffice (about 3, 50 and 540 of them), or takes the files that are given, and
//! reads each in the worker's child as the program does: start of the process, checks and all. Medians of interleaved
//! rounds. Needs soffice, pdftotext and pdfinfo, and PDFium (`cargo xtask pdfium`); memory is known on Linux only.

#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use duice_bench::{Random, paper};
use duice_formats::read::ReadFile;
use duice_formats::worker::{self, Worker};

const ROUNDS: usize = 5;
/// Papers in each file: the last one has at least 500 pages.
const PAPERS: [usize; 3] = [1, 20, 230];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    worker::serve_if_child();
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let folder = tempfile::tempdir()?;
    let files = if given.is_empty() { set(folder.path())? } else { given };
    let reader = Worker::current_exe()?;
    println!("{:>6} pages {:>12} {:>22} {:>22}", "", "characters", "pdftotext", "worker");
    let mut first: Option<(u32, f64)> = None;
    for file in &files {
        let pages = pages(file)?;
        let (mut peer, mut own) = (Vec::new(), Vec::new());
        let mut characters = 0;
        for _ in 0..ROUNDS {
            peer.push(watched(|| pdftotext(file))?);
            own.push(watched(|| {
                let source = reader.read(file)?;
                characters = source.paragraphs.iter().map(|paragraph| paragraph.text.chars().count()).sum();
                Ok(())
            })?);
        }
        let (peer, own) = (median(&mut peer), median(&mut own));
        let shown = |(time, memory): (f64, u64)| format!("{:.0} ms, {:.0} MB", time * 1e3, memory as f64 / 1024.0);
        println!("{pages:>12} {characters:>12} {:>22} {:>22}", shown(peer), shown(own));
        let (few, time) = *first.get_or_insert((pages, own.0));
        println!(
            "             {:.0} pages/s, {:.2} × the time of pdftotext; {:.1} × the pages in {:.1} × the time of the first",
            f64::from(pages) / own.0,
            own.0 / peer.0,
            f64::from(pages) / f64::from(few),
            own.0 / time
        );
    }
    Ok(())
}

/// The files of invented papers.
fn set(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn std::error::Error>> {
    let mut random = Random::new(1);
    let mut texts = Vec::new();
    for count in PAPERS {
        let text = folder.join(format!("{count}.txt"));
        std::fs::write(&text, (0..count).map(|number| paper(&mut random, number)).collect::<String>())?;
        texts.push(text);
    }
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--infilter=Text (encoded):UTF8", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .args(&texts)
        .stdout(Stdio::null())
        .status()?;
    if !status.success() {
        return Err("soffice failed".into());
    }
    Ok(texts.iter().map(|text| text.with_extension("pdf")).collect())
}

fn pages(file: &Path) -> Result<u32, Box<dyn std::error::Error>> {
    let told = Command::new("pdfinfo").arg(file).output()?;
    let told = String::from_utf8_lossy(&told.stdout);
    let count = told.lines().find_map(|line| line.strip_prefix("Pages:")).ok_or("pdfinfo told no pages")?;
    Ok(count.trim().parse()?)
}

fn pdftotext(file: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let status = Command::new("pdftotext").arg(file).arg("-").stdout(Stdio::null()).status()?;
    if status.success() { Ok(()) } else { Err("pdftotext failed".into()) }
}

/// Seconds that `work` takes, and the most memory that a child of this process had meanwhile, in kilobytes.
fn watched(
    work: impl FnOnce() -> Result<(), Box<dyn std::error::Error>>,
) -> Result<(f64, u64), Box<dyn std::error::Error>> {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most = 0;
            while !done.load(Ordering::Relaxed) {
                most = most.max(children());
                std::thread::sleep(Duration::from_millis(1));
            }
            most
        });
        let start = Instant::now();
        let outcome = work();
        let time = start.elapsed().as_secs_f64();
        done.store(true, Ordering::Relaxed);
        let memory = watch.join().map_err(|_| "the watch failed")?;
        outcome.map(|()| (time, memory))
    })
}

/// The peak of the memory of the children that run now, in kilobytes; 0 where the system does not say.
fn children() -> u64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let listed = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let peaks = listed.flat_map(|listed| {
        let peak = |id: &str| {
            let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
        };
        listed.split_whitespace().filter_map(peak).collect::<Vec<_>>()
    });
    peaks.max().unwrap_or(0)
}

/// The median of the times, with the most memory.
fn median(rounds: &mut [(f64, u64)]) -> (f64, u64) {
    rounds.sort_by(|a, b| a.0.total_cmp(&b.0));
    (rounds[rounds.len() / 2].0, rounds.iter().map(|round| round.1).max().unwrap_or(0))
}
