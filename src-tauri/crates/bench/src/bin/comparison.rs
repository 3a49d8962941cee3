//! How fast measures are laid side by side: time to table, memory and growth; candidates against all pairs; themes.
//!
//! With folders of text files as arguments the first 3, 10 and 50 files of them are compared too. The candidates'
//! agreement is measured as in the target: for each measure the nearest one of the other document, by the inverted index
//! and by scoring all pairs.

#![allow(clippy::print_stdout)]

use std::{
    hint::black_box,
    path::{Path, PathBuf},
    sync::Mutex,
    time::Instant,
};

use duice_bench::{Random, paper};
use duice_core::{
    align::places::{self, Reference},
    compare, ingest,
    model::{Document, DocumentHead, Paragraph, Source},
    themes,
    watch::Watch,
    words::Lexicon,
};
use rustix::time::{ClockId, clock_gettime};

/// Sizes of the tables of invented papers; the last one stands for a whole country's papers on one subject.
const GENERATED: [usize; 6] = [3, 10, 50, 100, 300, 1000];
/// Sizes of the tables of real papers.
const SAMPLES: [usize; 3] = [3, 10, 50];
/// Measures of one section of a long paper.
const SECTION: usize = 100;

fn main() -> std::io::Result<()> {
    let lexicon = Lexicon::new();
    let mut files = Vec::new();
    for folder in std::env::args().skip(1) {
        collect(Path::new(&folder), &mut files)?;
    }
    files.sort();
    let samples: Vec<Document> = files
        .iter()
        .map(std::fs::read_to_string)
        .collect::<Result<Vec<String>, _>>()?
        .iter()
        .flat_map(|text| read(text, &lexicon))
        .collect();
    tables("sample papers", &SAMPLES, &samples, &lexicon);
    themes_of(&samples, &lexicon);
    all_pairs(&samples, &lexicon);
    let mut random = Random::new(3);
    let papers: Vec<Document> =
        (0..GENERATED[GENERATED.len() - 1]).flat_map(|number| read(&paper(&mut random, number), &lexicon)).collect();
    themes_of(&papers[..64], &lexicon);
    tables("invented papers", &GENERATED, &papers, &lexicon);
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.extension().is_some_and(|ending| ending == "txt") {
        files.push(path.to_owned());
    }
    Ok(())
}

fn read(text: &str, lexicon: &Lexicon) -> Vec<Document> {
    let paragraphs = text
        .lines()
        .zip(1..)
        .map(|(text, line)| Paragraph { line, text: text.to_owned(), ..Paragraph::default() })
        .collect();
    ingest::read(&Source { name: "bench.txt".to_owned(), paragraphs, ..Source::default() }, lexicon)
}

/// Prints for each step how long it took and what memory the process holds behind it.
struct Steps(Mutex<Option<(String, Instant)>>);

impl Watch for Steps {
    fn progress(&self, _done: u64, _total: u64, label: &str) {
        let Ok(mut step) = self.0.lock() else { return };
        if let Some((name, start)) = step.take() {
            println!("      {name}: {:.1} ms, memory {:.0} MB", start.elapsed().as_secs_f64() * 1e3, memory("VmRSS:"));
        }
        *step = Some((label.to_owned(), Instant::now()));
    }

    fn cancelled(&self) -> bool {
        false
    }
}

/// What one table took.
struct Cost {
    documents: usize,
    seconds: f64,
    /// The most memory that the process held meanwhile beyond what it held before, in MB.
    memory: f64,
}

/// Tables of so many of `documents`, with how time and memory grow from one size to the next.
fn tables(what: &str, sizes: &[usize], documents: &[Document], lexicon: &Lexicon) {
    let mut before: Option<Cost> = None;
    for &size in sizes.iter().filter(|&&size| size <= documents.len()) {
        let cost = table(what, &documents[..size], lexicon);
        if let Some(before) = before {
            let of = |one: f64, other: f64| (other / one).ln() / (size as f64 / before.documents as f64).ln();
            println!(
                "      from {} to {size} papers: time grows as n^{:.2}, memory as n^{:.2}",
                before.documents,
                of(before.seconds, cost.seconds),
                of(before.memory.max(0.1), cost.memory.max(0.1))
            );
        }
        before = Some(cost);
    }
}

/// Time to table, rows, links, pairs with shared wording, and the most memory that the process has used meanwhile.
fn table(what: &str, documents: &[Document], lexicon: &Lexicon) -> Cost {
    let heads: Vec<(&Document, DocumentHead)> =
        documents.iter().map(|document| (document, document.head(None))).collect();
    let measures: usize = documents.iter().map(|document| document.measures().count()).sum();
    // Forgets the peak of what went before; where the system does not allow it, the peak of the whole run is shown.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let held = memory("VmRSS:");
    let (seconds, table) = timed(|| compare::table(&heads, &[], lexicon, &Steps(Mutex::new(None))));
    let peak = memory("VmHWM:");
    let rows = || table.iter().flat_map(|table| &table.groups).flat_map(|group| &group.rows);
    let links: usize = rows().map(|row| row.links.len()).sum();
    let reuse: usize = table.iter().map(|table| table.reuse.len()).sum();
    println!(
        "{:>5} {what}: {measures:>6} measures, {:>5} rows, {links:>7} links, {reuse:>6} shared, {:>9.1} ms, peak memory {peak:>6.0} MB",
        documents.len(),
        rows().count(),
        seconds * 1e3,
    );
    Cost { documents: documents.len(), seconds, memory: peak - held }
}

/// The memory of the process in MB: `VmRSS:` now, `VmHWM:` the most at a time; 0 where the system does not tell.
fn memory(what: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what));
    line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

/// Themes of measures in measures a second.
fn themes_of(documents: &[Document], lexicon: &Lexicon) {
    if documents.is_empty() {
        return;
    }
    let mut documents = documents.to_vec();
    let measures: usize = documents.iter().map(|document| document.measures().count()).sum();
    let (time, ()) = timed(|| documents.iter_mut().for_each(|document| themes::assign(document, lexicon)));
    black_box(&documents);
    println!("themes: {measures} measures of {} papers, {:.0} measures/s", documents.len(), measures as f64 / time);
}

/// Two columns of 1,000 and of 4,000 measures, recombined from the sentences of `samples`: the index against scoring every
/// pair, and how often both name the same nearest measure.
fn all_pairs(samples: &[Document], lexicon: &Lexicon) {
    let pool: Vec<(String, Vec<String>)> = samples.iter().flat_map(parts).collect();
    if pool.is_empty() {
        println!("candidates against all pairs: name a folder of papers whose sentences can be recombined");
        return;
    }
    for size in [1000, 4000] {
        let columns = [11, 12].map(|seed| recombined(seed, size, &pool, lexicon));
        let documents: Vec<&Document> = columns.iter().collect();
        let (with_features, _) = timed(|| places::nearest_to_first(&documents, lexicon));
        let reference = Reference::new(&documents, lexicon);
        let (by_index, indexed) = timed(|| reference.by_index());
        let (by_all, all) = timed(|| reference.by_all_pairs());
        let count = all.iter().count();
        let same = all.iter().filter(|one| indexed.get(one.0, one.1).is_some_and(|found| found.0 == one.2)).count();
        println!(
            "{size} × {size}: index {:.1} ms, all pairs {:.1} ms, ratio {:.4}, agreement {:.4} of {}; features included {:.0} ms",
            by_index * 1e3,
            by_all * 1e3,
            by_index / by_all,
            same as f64 / count.max(1) as f64,
            count,
            with_features * 1e3
        );
    }
}

/// What `work` gives, and how many seconds the processor worked for it: other programs on the machine do not count.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let now = || {
        let now = clock_gettime(ClockId::ProcessCPUTime);
        now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
    };
    let start = now();
    let out = work();
    (now() - start, out)
}

/// Heading and sentences of each measure.
fn parts(document: &Document) -> Vec<(String, Vec<String>)> {
    let sentences =
        |text: String| -> Vec<String> { text.split_inclusive('。').map(|one| one.replace('\n', "")).collect() };
    document
        .measures()
        .map(|measure| (document.heading(measure), sentences(document.measure_text(measure.id))))
        .filter(|(heading, sentences)| !heading.is_empty() && !sentences.is_empty())
        .collect()
}

/// One document of `size` measures: the heading of one of the pool, two sentences of its own and one of another.
fn recombined(seed: u64, size: usize, pool: &[(String, Vec<String>)], lexicon: &Lexicon) -> Document {
    let mut random = Random::new(seed);
    let mut text = String::from("示例市支持发展若干措施\n");
    for number in 0..size {
        if number % SECTION == 0 {
            text.push_str(&format!("{}、主要措施\n", duice_core::numeral::chinese((number / SECTION + 1) as u64)));
        }
        let (heading, own) = &pool[random.below(pool.len())];
        let (_, other) = &pool[random.below(pool.len())];
        text.push_str(&format!(
            "（{}）{heading}。{}{}{}\n",
            duice_core::numeral::chinese((number % SECTION + 1) as u64),
            own[random.below(own.len())],
            own[random.below(own.len())],
            other[random.below(other.len())]
        ));
    }
    read(&text, lexicon).remove(0)
}
