//! How fast papers are read, beside two peers on the same bytes in the same run: a UTF-8 scan and jieba's segmentation.
//!
//! Prints MB/s and papers/s of one thread as medians of interleaved rounds, and how the time of one bundle file grows
//! with the number of papers in it. With files as arguments it reads those instead of invented papers.

#![allow(clippy::print_stdout)]

use std::{hint::black_box, time::Instant};

use duice_bench::{Random, paper};
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
    growth(&papers, &lexicon);
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

/// One file with 1 ×, 10 ×, 100 × the papers: linear growth is 1, 10, 100.
fn growth(papers: &[String], lexicon: &Lexicon) {
    let few = &papers[..papers.len().min(8)];
    let mut first = 0.0;
    for times in [1, 10, 100] {
        let text: String = few.iter().cycle().take(few.len() * times).map(|text| format!("{text}\n")).collect();
        let source = source(&text);
        let mut rounds: Vec<f64> = (0..3).map(|_| seconds(|| ingest::read(&source, lexicon).len())).collect();
        let time = median(&mut rounds);
        if times == 1 {
            first = time;
        }
        println!(
            "one file, {times:>3} × {:>7.2} MB: {:>8.1} ms, {:.1} × the time of the first",
            text.len() as f64 / 1e6,
            time * 1e3,
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
