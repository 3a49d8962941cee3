//! Softmax regression that starts from the table's shares: with nothing learned it says what the table says.

use std::collections::BTreeMap;

use duice_core::themes;

use crate::labels::Measure;

/// Steps of learning; the sums are small, so that the last ones change nothing any more.
const STEPS: usize = 200;
/// Length of the first step.
const STEP: f32 = 0.3;
/// Logarithms of shares below this would drown everything.
const LEAST: f32 = 0.01;
/// How sharply the table's shares decide.
const SHARPNESS: f32 = 2.0;

/// What was learned: a correction for each theme, and for each theme and word.
pub(crate) struct Model {
    words: BTreeMap<String, usize>,
    /// For each theme its own correction, then one a word.
    weights: Vec<Vec<f32>>,
}

impl Model {
    /// Learns from `measures`; the larger `held_back` (1 and more), the nearer the model stays to the table.
    pub(crate) fn learn(measures: &[&Measure], held_back: f32) -> Self {
        // A word of one document is that document's own.
        let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for measure in measures {
            for word in &measure.words {
                let documents = known.entry(word).or_default();
                if !documents.contains(&measure.document.as_str()) {
                    documents.push(&measure.document);
                }
            }
        }
        let common = known.into_iter().filter(|(_, documents)| documents.len() >= 2);
        let words: BTreeMap<String, usize> =
            common.enumerate().map(|(at, (word, _))| (word.to_owned(), at + 1)).collect();
        let size = words.len() + 1;
        let mut model = Model { words, weights: vec![vec![0.0; size]; themes::all().len()] };
        let inputs: Vec<Vec<usize>> = measures.iter().map(|measure| model.inputs(measure)).collect();
        // Steps get shorter where the slope was steep before.
        let mut steep = vec![vec![1e-6_f32; size]; themes::all().len()];
        for _ in 0..STEPS {
            let mut slope: Vec<Vec<f32>> =
                model.weights.iter().map(|row| row.iter().map(|weight| held_back * weight).collect()).collect();
            for (measure, inputs) in measures.iter().zip(&inputs) {
                for (theme, chance) in chances(&model.scores(measure, inputs)).into_iter().enumerate() {
                    let wrong = chance - if theme == measure.theme { 1.0 } else { 0.0 };
                    inputs.iter().for_each(|&input| slope[theme][input] += wrong);
                }
            }
            for (theme, row) in model.weights.iter_mut().enumerate() {
                for (input, weight) in row.iter_mut().enumerate() {
                    let slope = slope[theme][input];
                    steep[theme][input] += slope * slope;
                    *weight -= STEP * slope / steep[theme][input].sqrt();
                }
            }
        }
        model
    }

    /// The theme that the model says.
    pub(crate) fn theme(&self, measure: &Measure) -> usize {
        let scores = self.scores(measure, &self.inputs(measure));
        (0..scores.len()).rev().max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
    }

    /// The words whose correction is largest, with theme and correction, largest first.
    pub(crate) fn strongest(&self, count: usize) -> Vec<(&str, usize, f32)> {
        let mut all: Vec<(&str, usize, f32)> = Vec::new();
        for (word, &input) in &self.words {
            all.extend(self.weights.iter().enumerate().map(|(theme, row)| (word.as_str(), theme, row[input])));
        }
        all.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()));
        all.truncate(count);
        all
    }

    fn inputs(&self, measure: &Measure) -> Vec<usize> {
        std::iter::once(0).chain(measure.words.iter().filter_map(|word| self.words.get(word).copied())).collect()
    }

    fn scores(&self, measure: &Measure, inputs: &[usize]) -> Vec<f32> {
        let learned = |theme: usize| inputs.iter().map(|&input| self.weights[theme][input]).sum::<f32>();
        let table = |theme: usize| SHARPNESS * measure.shares[theme].max(LEAST).ln();
        (0..self.weights.len()).map(|theme| table(theme) + learned(theme)).collect()
    }
}

/// The scores as chances that sum to 1.
fn chances(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let raised: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let total: f32 = raised.iter().sum();
    raised.into_iter().map(|one| one / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(document: &str, word: &str, theme: usize, said: usize) -> Measure {
        let mut shares = vec![0.02; themes::all().len()];
        shares[said] = 0.5;
        let words = [word.to_owned()].into();
        Measure { document: document.to_owned(), theme, also: Vec::new(), shares, words }
    }

    #[test]
    fn a_word_of_two_documents_corrects_the_table_unless_it_is_held_back() {
        let labelled: Vec<Measure> = ["甲", "乙", "丙"]
            .iter()
            .flat_map(|one| [measure(one, "样品", 3, 5), measure(one, "样本", 5, 5)])
            .collect();
        let seen: Vec<&Measure> = labelled.iter().collect();
        let asked = measure("丁", "样品", 3, 5);
        assert_eq!(Model::learn(&seen, 0.01).theme(&asked), 3, "three documents say that the table is wrong");
        assert_eq!(Model::learn(&seen, 1e4).theme(&asked), 5, "with nothing learned the table speaks");
        let one: Vec<&Measure> = labelled[..1].iter().collect();
        assert!(Model::learn(&one, 1.0).strongest(9).is_empty(), "a word of one document alone is not learned");
    }
}
