//! Labelled measures with what the program knows of each.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use duice_core::{
    ingest,
    model::{Clause, Document, Paragraph, Source},
    themes,
    words::Lexicon,
};
use serde::Deserialize;

/// One row of the labels.
#[derive(Deserialize)]
struct Label {
    doc: String,
    line: u32,
    theme: String,
    #[serde(default)]
    also: Vec<String>,
}

/// A labelled measure; themes are places in the table of themes.
pub(crate) struct Measure {
    pub(crate) document: String,
    pub(crate) theme: usize,
    pub(crate) also: Vec<usize>,
    /// Each theme's share of the points that the table of words gives.
    pub(crate) shares: Vec<f32>,
    /// The words of heading and first sentence.
    pub(crate) words: BTreeSet<String>,
}

impl Measure {
    /// The theme that the table of words says.
    pub(crate) fn said(&self) -> usize {
        let best = (0..self.shares.len()).rev().max_by(|&a, &b| self.shares[a].total_cmp(&self.shares[b]));
        best.unwrap_or(0)
    }
}

/// The measures that `labels` names, found in `sources` by the title of their document and their line.
pub(crate) fn read(labels: &Path, sources: &[PathBuf], lexicon: &Lexicon) -> anyhow::Result<Vec<Measure>> {
    let text = fs::read_to_string(labels).with_context(|| format!("读不了 {}", labels.display()))?;
    let rows: Vec<Label> = serde_json::from_str(&text).with_context(|| format!("{} 不是标注", labels.display()))?;
    let mut wanted: BTreeMap<(String, u32), Label> = BTreeMap::new();
    for row in rows {
        wanted.insert((row.doc.clone(), row.line), row);
    }
    let all = wanted.len();
    let mut files = Vec::new();
    sources.iter().try_for_each(|source| collect(source, &mut files))?;
    let mut found = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).with_context(|| format!("读不了 {}", file.display()))?;
        for document in documents(&text, lexicon) {
            found.extend(labelled(&document, &mut wanted, lexicon)?);
        }
    }
    println!("标注 {all} 条，在原文中找到 {}", found.len());
    Ok(found)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    let mut inside: Vec<PathBuf> =
        fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    inside.retain(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "txt"));
    inside.sort();
    inside.iter().try_for_each(|path| collect(path, files))
}

fn documents(text: &str, lexicon: &Lexicon) -> Vec<Document> {
    let paragraphs = text
        .lines()
        .zip(1..)
        .map(|(text, line)| Paragraph { line, text: text.to_owned(), ..Paragraph::default() })
        .collect();
    ingest::read(&Source { name: "labelled.txt".to_owned(), paragraphs, ..Source::default() }, lexicon)
}

fn labelled(
    document: &Document,
    wanted: &mut BTreeMap<(String, u32), Label>,
    lexicon: &Lexicon,
) -> anyhow::Result<Vec<Measure>> {
    let points = themes::points(document);
    let mut found = Vec::new();
    for measure in document.measures() {
        let Some(label) = wanted.remove(&(document.meta.title.clone(), measure.first_line)) else { continue };
        let place = |id: &str| {
            let place = themes::all().iter().position(|theme| theme.id == id);
            place.with_context(|| format!("没有主题 {id}（{}，第 {} 行）", label.doc, label.line))
        };
        let points = &points[&measure.id];
        let total: f32 = points.iter().sum();
        ensure!(total.is_finite(), "{}，第 {} 行：词表给分有误", label.doc, label.line);
        found.push(Measure {
            theme: place(&label.theme)?,
            also: label.also.iter().map(|id| place(id)).collect::<anyhow::Result<_>>()?,
            shares: points.iter().map(|points| points / total.max(1.0)).collect(),
            words: words(document, measure, lexicon),
            document: label.doc,
        });
    }
    Ok(found)
}

/// Words of two characters and more in the heading and the first sentence.
fn words(document: &Document, measure: &Clause, lexicon: &Lexicon) -> BTreeSet<String> {
    let body = document.body(measure);
    let first = body.split(['。', '；', '\n']).next().unwrap_or_default();
    let heading = document.heading(measure);
    let is_han = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch);
    [heading.as_str(), first]
        .iter()
        .flat_map(|text| lexicon.cut(text).into_iter().map(move |range| &text[range]))
        .filter(|word| word.chars().count() >= 2 && word.chars().all(is_han))
        .map(str::to_owned)
        .collect()
}
