//! How fast papers are read, beside two peers on the same bytes in the same run: a UTF-8 scan and jieba's segmentation.
//!
//! Prints MB/s and papers/s of one thread as medians of interleaved rounds, and how the time grows with the length of one
//! paper and with the number of papers in one file. With files as arguments it reads those instead of invented papers.

#![allow(clippy::print_stdout)]

use std::{hint::black_box, time::Instant};

use duice_bench::{Random, long_paper, paper};
use duice_core::{
    facts, ingest,
    model::{Paragraph, ParagraphStyle, Source},
    segment, themes,
    words::Lexicon,
};

const ROUNDS: usize = 5;
const PAPERS: usize = 64;

fn main() -> std::io::Result<()> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let papers: Vec<String> = if files.is_empty() {
        let mut random = Random::new(1);
        (0..PAPERS).map(|number| paper(&mut random, number)).collect()
    } else {
        files.iter().map(std::fs::read_to_string).collect::<Result<_, _>>()?
    };
    let lexicon = Lexicon::new();
    let bytes: usize = papers.iter().map(String::len).sum();
    println!("{} papers, {:.2} MB, {ROUNDS} rounds", papers.len(), bytes as f64 / 1e6);
    throughput(&papers, bytes, &lexicon);
    stages(&papers, &lexicon);
    growth("one paper", &lexicon, |times| long_paper(&mut Random::new(2), 1, times));
    growth("one paper, all on one level", &lexicon, |times| {
        let clauses = (1..=100 * times).map(|number| format!("{number}. 样本园区{number}号。给予{number}万元补助。\n"));
        format!("示例市支持样本发展若干措施\n{}", clauses.collect::<String>())
    });
    let few = &papers[..papers.len().min(8)];
    growth("one file of papers", &lexicon, |times| {
        few.iter().cycle().take(few.len() * times).map(|text| format!("{text}\n")).collect()
    });
    Ok(())
}

/// The same bytes through each peer, round by round.
fn throughput(papers: &[String], bytes: usize, lexicon: &Lexicon) {
    let sources: Vec<Source> = papers.iter().map(|text| source(text)).collect();
    let mut times: [Vec<f64>; 3] = Default::default();
    for _ in 0..ROUNDS {
        times[0].push(seconds(|| {
            papers.iter().map(|text| std::str::from_utf8(text.as_bytes()).map_or(0, |text| text.chars().count())).sum()
        }));
        times[1].push(seconds(|| papers.iter().map(|text| lexicon.cut(text).len()).sum()));
        times[2].push(seconds(|| sources.iter().map(|source| ingest::read(source, lexicon).len()).sum()));
    }
    for (name, times) in ["UTF-8 scan", "jieba segmentation", "reading"].iter().zip(&mut times) {
        let time = median(times);
        println!("{name:<20} {:>9.1} MB/s {:>9.0} papers/s", bytes as f64 / 1e6 / time, papers.len() as f64 / time);
    }
    let (cut, read) = (median(&mut times[1]), median(&mut times[2]));
    println!("reading takes {:.2} × the time of jieba's segmentation", read / cut);
}

/// What each stage takes of it.
fn stages(papers: &[String], lexicon: &Lexicon) {
    let sources: Vec<Source> = papers.iter().map(|text| source(text)).collect();
    let mut read = Vec::new();
    let segment_time = seconds(|| {
        read = sources.iter().flat_map(segment::documents).collect();
        read.len()
    });
    let facts_time = seconds(|| read.iter_mut().map(facts::fill).count());
    let figures_time = seconds(|| read.iter_mut().map(facts::figures::fill).count());
    let themes_time = seconds(|| read.iter_mut().map(|document| themes::assign(document, lexicon)).count());
    println!(
        "stages: segment {:.1} ms, facts {:.1} ms (of these figures {:.1} ms), themes {:.1} ms",
        segment_time * 1e3,
        facts_time * 1e3,
        figures_time * 1e3,
        themes_time * 1e3
    );
}

/// 1 ×, 10 ×, 100 × the text that `text` makes: linear growth is 1, 10, 100.
fn growth(name: &str, lexicon: &Lexicon, text: impl Fn(usize) -> String) {
    let mut first = None;
    for times in [1, 10, 100] {
        let text = text(times);
        let source = source(&text);
        let mut rounds: Vec<f64> = (0..3).map(|_| seconds(|| ingest::read(&source, lexicon).len())).collect();
        let time = median(&mut rounds) / text.len() as f64;
        let first = *first.get_or_insert(time);
        println!(
            "{name}, {times:>3} × {:>7.2} MB: {:>8.1} ms, {:.2} × the first's time for each byte",
            text.len() as f64 / 1e6,
            time * text.len() as f64 * 1e3,
            time / first
        );
    }
}

fn source(text: &str) -> Source {
    let paragraphs = text.lines().enumerate().map(|(index, line)| Paragraph {
        line: index as u32 + 1,
        text: line.to_owned(),
        style: ParagraphStyle::Plain,
    });
    Source { name: "bench.txt".to_owned(), paragraphs: paragraphs.collect(), ..Source::default() }
}

fn seconds(work: impl FnOnce() -> usize) -> f64 {
    let start = Instant::now();
    black_box(work());
    start.elapsed().as_secs_f64()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
