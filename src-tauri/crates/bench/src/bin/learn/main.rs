//! Whether learned weights give better themes than the table of words alone: `cargo xtask learn LABELS.json SOURCE…`.
//!
//! Labels are a list of `{"doc": title, "line": first line, "theme": id, "also": [ids that are right too]}`, sources the
//! files or folders that hold these documents. The model starts from the points of the table and may correct them by the
//! words of heading and first sentence; it is judged only on documents that it has not seen.

#![allow(clippy::print_stdout)]

mod labels;
mod model;

use std::{path::PathBuf, process::ExitCode};

use duice_core::{themes, words::Lexicon};
use labels::Measure;
use model::Model;

/// How strongly what is learned is held back, from nearly nothing learned to much.
const HELD_BACK: [f32; 6] = [3.0, 1.0, 0.3, 0.1, 0.03, 0.01];
/// So strongly it is for the words that are shown, and so many are.
const SHOWN_AT: f32 = 1.0;
const SHOWN: usize = 24;
/// Documents are dealt into at most so many parts, each judged by what the others teach.
const PARTS: usize = 10;

fn main() -> anyhow::Result<ExitCode> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(labels), sources) = (arguments.next(), arguments.collect::<Vec<_>>()) else {
        println!("用法：cargo xtask learn 标注.json 原文文件或文件夹…");
        return Ok(ExitCode::from(2));
    };
    let measures = labels::read(&labels, &sources, &Lexicon::new())?;
    let mut documents: Vec<&str> = measures.iter().map(|measure| measure.document.as_str()).collect();
    documents.sort_unstable();
    documents.dedup();
    anyhow::ensure!(documents.len() >= 2, "标注须来自两份以上文件，且能在原文中找到");
    let parts = PARTS.min(documents.len());
    println!("{} 条措施，{} 份文件，分 {parts} 组交叉检验", measures.len(), documents.len());
    let table = Score::of(&measures, |measure| measure.said());
    println!("词表本身            {}", table.shown(measures.len()));
    let mut helps = false;
    for held_back in HELD_BACK {
        let said = held_out(&measures, &documents, parts, held_back);
        let mut at = said.iter();
        let score = Score::of(&measures, |_| at.next().copied().unwrap_or(0));
        let better = |right: fn(&Measure, usize) -> bool| {
            let changed = measures.iter().zip(&said);
            changed.filter(|(measure, said)| right(measure, **said)).count()
        };
        let mended = better(|one, said| said == one.theme && one.said() != one.theme);
        let spoiled = better(|one, said| said != one.theme && one.said() == one.theme);
        // What changes by chance goes either way; twice its spread is more than chance.
        helps |= mended as f64 - spoiled as f64 > 2.0 * ((mended + spoiled) as f64).sqrt();
        println!("学习，约束 {held_back:<5}   {}，改对 {mended}，改错 {spoiled}", score.shown(measures.len()));
    }
    println!("未见过的文件上，学习{}", if helps { "有益" } else { "没有益处：差别不超出偶然" });
    println!("全部标注中与词表出入最大的词，供人斟酌是否写入 assets/theme-words.tsv：");
    for (word, theme, weight) in Model::learn(&measures.iter().collect::<Vec<_>>(), SHOWN_AT).strongest(SHOWN) {
        println!("  {word} → {} {weight:+.2}", themes::all()[theme].id);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is said of each measure by a model that has seen none of its document's part.
fn held_out(measures: &[Measure], documents: &[&str], parts: usize, held_back: f32) -> Vec<usize> {
    let part = |measure: &Measure| documents.binary_search(&measure.document.as_str()).unwrap_or(0) % parts;
    let mut said = vec![0; measures.len()];
    for left_out in 0..parts {
        let seen: Vec<&Measure> = measures.iter().filter(|measure| part(measure) != left_out).collect();
        let model = Model::learn(&seen, held_back);
        for (said, measure) in said.iter_mut().zip(measures).filter(|(_, measure)| part(measure) == left_out) {
            *said = model.theme(measure);
        }
    }
    said
}

/// How many measures were given the labelled theme, and how many one of those that are right too.
struct Score {
    right: usize,
    tolerant: usize,
}

impl Score {
    fn of(measures: &[Measure], mut said: impl FnMut(&Measure) -> usize) -> Self {
        let mut score = Score { right: 0, tolerant: 0 };
        for measure in measures {
            let said = said(measure);
            score.right += usize::from(said == measure.theme);
            score.tolerant += usize::from(said == measure.theme || measure.also.contains(&said));
        }
        score
    }

    fn shown(&self, of: usize) -> String {
        let share = |right: usize| right as f64 / of as f64;
        format!("准确 {:.4}，宽松 {:.4}", share(self.right), share(self.tolerant))
    }
}
