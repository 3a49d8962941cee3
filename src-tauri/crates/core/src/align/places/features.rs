//! Measures as weighted features: concepts of the lexicon and words.

use std::collections::BTreeMap;

use super::{
    concepts::{Concepts, concepts},
    formal::{Formal, formal},
    kinds::{Kind, Kinds},
};
use crate::{
    model::{Clause, ClauseId, Document},
    words::{Lexicon, fold},
};

/// Index of a measure in [`Space::measures`].
pub(super) type MeasureId = usize;
/// A concept (below the number of concepts) or a word (from there on).
pub(super) type FeatureId = u32;

const HEADING: f32 = 1.8;
/// The first sentence names the subject; without a heading it stands for one.
const FIRST: f32 = 0.8;
const FIRST_ALONE: f32 = 1.8;
const BODY: f32 = 0.45;
const ABOVE: f32 = 0.3;
/// The measure's theme, as sure as it is.
const THEME: f32 = 1.5;
/// A word outside the lexicon.
const WORD: f32 = 0.7;
/// Concepts that are only a means take no part.
const LEAST: f32 = 0.4;
/// Concepts that are worth naming as the reason of a link.
const TELLING: f32 = 1.0;
/// So much of a document may hold a feature before it counts half, as the document's own industry.
const SPREAD: f32 = 0.33;
/// A heading of so many characters names a purpose.
const TELLING_HEADING: usize = 6;
/// A measure that says less than this is like nothing: a few common words must not make it sure.
const SAYS_LITTLE: f32 = 1.0;
/// A measure keeps its strongest features; the rest is noise and cost.
const KEPT: usize = 40;

/// One measure as a unit vector.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) column: u32,
    pub(super) clause: ClauseId,
    /// Its theme and the second guess.
    pub(super) kind: Kind,
    /// The number of its heading among all headings, where it has one that says something.
    pub(super) heading: Option<FeatureId>,
    /// Feature and weight, by feature; the squares of the weights sum to 1, or less for a measure that says little.
    pub(super) features: Vec<(FeatureId, f32)>,
}

/// All measures of the compared documents, by column and reading order.
#[derive(Debug)]
pub(super) struct Space {
    pub(super) measures: Vec<Measure>,
    /// Number of columns.
    pub(super) columns: usize,
    /// By which factor the likeness of a measure of one kind to one of another is taken.
    pub(super) kinship: Vec<Vec<f32>>,
    /// Number of headings that say something.
    pub(super) headings: usize,
    names: Vec<String>,
    tells: Vec<Tells>,
}

/// What a shared feature tells as the reason of a link.
#[derive(Debug, Clone, Copy)]
enum Tells {
    Nothing,
    Concept,
    Word,
}

/// The features of most weight, strongest first; of equals the first one.
struct Strongest {
    list: Vec<(FeatureId, f32)>,
    most: usize,
}

impl Strongest {
    fn new(most: usize) -> Self {
        Strongest { list: Vec::with_capacity(most + 1), most }
    }

    fn add(&mut self, feature: FeatureId, weight: f32) {
        let at = self.list.partition_point(|known| known.1 >= weight);
        if at < self.most {
            self.list.insert(at, (feature, weight));
            self.list.truncate(self.most);
        }
    }
}

impl Space {
    /// Number of features: every [`FeatureId`] is below it.
    pub(super) fn features(&self) -> usize {
        self.names.len()
    }

    /// Column and clause of a measure.
    pub(super) fn name(&self, measure: MeasureId) -> (u32, ClauseId) {
        (self.measures[measure].column, self.measures[measure].clause)
    }

    /// The concepts that two measures share, strongest first, at most four; without any the two strongest words.
    pub(super) fn shared(&self, a: MeasureId, b: MeasureId) -> Vec<FeatureId> {
        let (mut concepts, mut words) = (Strongest::new(4), Strongest::new(2));
        let mut others = self.measures[b].features.iter().peekable();
        for &(feature, weight) in &self.measures[a].features {
            while others.next_if(|other| other.0 < feature).is_some() {}
            if let Some((_, twin)) = others.next_if(|other| other.0 == feature) {
                match self.tells[feature as usize] {
                    Tells::Nothing => {}
                    Tells::Concept => concepts.add(feature, weight * twin),
                    Tells::Word => words.add(feature, weight * twin),
                }
            }
        }
        let strongest = if concepts.list.is_empty() { words } else { concepts };
        strongest.list.into_iter().map(|(feature, _)| feature).collect()
    }

    /// What the features are called.
    pub(super) fn called(&self, features: &[FeatureId]) -> Vec<String> {
        features.iter().map(|&feature| self.names[feature as usize].clone()).collect()
    }
}

/// What one measure says, before it is known how common each feature is.
struct Raw {
    column: u32,
    clause: ClauseId,
    heading: Option<FeatureId>,
    weights: BTreeMap<FeatureId, f32>,
}

/// Numbers for words as they are met; the first numbers are the concepts.
struct Names {
    list: Vec<String>,
    words: BTreeMap<String, FeatureId>,
}

/// Reads the measures of `documents` into one space.
pub(super) fn space(documents: &[&Document], lexicon: &Lexicon) -> Space {
    let table = concepts();
    let mut names = Names {
        list: (0..table.len()).map(|concept| table.get(concept).name.to_owned()).collect(),
        words: BTreeMap::new(),
    };
    let mut headings = BTreeMap::new();
    let raws: Vec<Raw> = documents
        .iter()
        .enumerate()
        .flat_map(|(column, document)| document.measures().map(move |measure| (column, *document, measure)))
        .map(|(column, document, measure)| Raw {
            column: column as u32,
            clause: measure.id,
            heading: heading(document, measure, &mut headings),
            weights: weights(document, measure, lexicon, table, &mut names),
        })
        .collect();
    let spread = Spread::of(&raws, documents.len(), names.list.len());
    let mut kinds = Kinds::default();
    let mut kind = |document: &Document, id: ClauseId| {
        let measure = document.clause(id);
        kinds.of(measure.theme.as_ref(), form(document, measure))
    };
    let measures = raws
        .iter()
        .map(|raw| Measure {
            column: raw.column,
            clause: raw.clause,
            heading: raw.heading,
            kind: kind(documents[raw.column as usize], raw.clause),
            features: spread.unit(raw),
        })
        .collect();
    Space {
        measures,
        columns: documents.len(),
        kinship: kinds.kinship(),
        headings: headings.len(),
        tells: tells(&names.list, table),
        names: names.list,
    }
}

/// What the measure is, if it is an article that every regulation has.
fn form(document: &Document, measure: &Clause) -> Option<Formal> {
    measure.is_article.then(|| formal(&document.measure_text(measure.id))).flatten()
}

/// Purposes and means that many measures share tell nothing, nor do features without a name.
fn tells(names: &[String], table: &Concepts) -> Vec<Tells> {
    let tells = |(at, name): (usize, &String)| match at < table.len() {
        true if table.get(at).weight >= TELLING => Tells::Concept,
        false if !name.is_empty() => Tells::Word,
        _ => Tells::Nothing,
    };
    names.iter().enumerate().map(tells).collect()
}

/// The number of a heading, whatever its punctuation; `None` for one that is too short to be a purpose. An article that
/// every regulation has stands under what it is.
fn heading(document: &Document, measure: &Clause, known: &mut BTreeMap<String, FeatureId>) -> Option<FeatureId> {
    let text = document.heading(measure);
    let key = match form(document, measure) {
        Some(form) => format!("article {form:?}"),
        None => fold::text(&text).chars().filter(|ch| ch.is_alphanumeric()).collect(),
    };
    if key.chars().count() < TELLING_HEADING {
        return None;
    }
    let next = known.len() as FeatureId;
    Some(*known.entry(key).or_insert(next))
}

fn weights(
    document: &Document,
    measure: &Clause,
    lexicon: &Lexicon,
    table: &Concepts,
    names: &mut Names,
) -> BTreeMap<FeatureId, f32> {
    let heading = document.heading(measure);
    let mut body = document.body(measure);
    for below in &document.subtree(measure.id)[1..] {
        body.push('\n');
        body.push_str(&document.content(below));
    }
    let cut = body.find(['。', '；', '\n']).unwrap_or(body.len());
    let above = document.ancestors(measure.id).next().map(|above| document.heading(above)).unwrap_or_default();
    let first = if heading.is_empty() { FIRST_ALONE } else { FIRST };
    let mut sum = BTreeMap::new();
    if let Some(theme) = &measure.theme {
        sum.insert(names.theme(&theme.id), THEME * theme.confidence.sqrt());
    }
    for (text, factor) in [(heading.as_str(), HEADING), (&body[..cut], first), (&body[cut..], BODY), (&above, ABOVE)] {
        for (feature, (weight, count)) in features(text, lexicon, table, names) {
            *sum.entry(feature).or_insert(0.0) += weight * factor * (1.0 + 0.4 * (count as f32).ln());
        }
    }
    sum
}

/// The features of a text with their weight in the tables and how often they occur.
fn features(text: &str, lexicon: &Lexicon, table: &Concepts, names: &mut Names) -> BTreeMap<FeatureId, (f32, u32)> {
    let mut out: BTreeMap<FeatureId, (f32, u32)> = BTreeMap::new();
    let found = table.find(text);
    for concept in found.iter().map(|(concept, _)| *concept).chain(table.find_broken(text)) {
        let weight = table.get(concept).weight;
        if weight >= LEAST {
            out.entry(concept as FeatureId).or_insert((weight, 0)).1 += 1;
        }
    }
    let mut covered = found.iter().map(|(_, range)| range.clone()).peekable();
    for range in lexicon.cut(text) {
        while covered.next_if(|taken| taken.end <= range.start).is_some() {}
        let free = covered.peek().is_none_or(|taken| taken.start >= range.end);
        let word = &text[range];
        if free && word.chars().count() >= 2 && word.chars().all(is_han) {
            out.entry(names.of(word)).or_insert((WORD, 0)).1 += 1;
        }
    }
    out
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

impl Names {
    /// A theme is a feature without a name: no reason to show.
    fn theme(&mut self, id: &str) -> FeatureId {
        let feature = self.of(&format!("theme {id}"));
        self.list[feature as usize].clear();
        feature
    }

    fn of(&mut self, word: &str) -> FeatureId {
        if let Some(&known) = self.words.get(word) {
            return known;
        }
        let id = self.list.len() as FeatureId;
        self.list.push(word.to_owned());
        self.words.insert(word.to_owned(), id);
        id
    }
}

/// In how many measures of each document a feature occurs.
struct Spread {
    by_column: Vec<BTreeMap<FeatureId, u32>>,
    sizes: Vec<u32>,
    total: Vec<u32>,
    columns: Vec<u32>,
    measures: u32,
    concepts: usize,
}

impl Spread {
    fn of(raws: &[Raw], columns: usize, features: usize) -> Self {
        let mut spread = Spread {
            by_column: vec![BTreeMap::new(); columns],
            sizes: vec![0; columns],
            total: vec![0; features],
            columns: vec![0; features],
            measures: raws.len() as u32,
            concepts: concepts().len(),
        };
        for raw in raws {
            spread.sizes[raw.column as usize] += 1;
            for &feature in raw.weights.keys() {
                let here = spread.by_column[raw.column as usize].entry(feature).or_insert(0);
                spread.columns[feature as usize] += u32::from(*here == 0);
                *here += 1;
                spread.total[feature as usize] += 1;
            }
        }
        spread
    }

    /// The measure's vector: rare features weigh more, the document's industry less, what only one document has nothing.
    fn unit(&self, raw: &Raw) -> Vec<(FeatureId, f32)> {
        let column = raw.column as usize;
        let mut features: Vec<(FeatureId, f32)> = raw
            .weights
            .iter()
            .filter(|(feature, _)| (**feature as usize) < self.concepts || self.columns[**feature as usize] >= 2)
            .map(|(&feature, &weight)| {
                let here = self.by_column[column].get(&feature).copied().unwrap_or(0) as f32;
                let share = (here - 1.0).max(0.0) / self.sizes[column].max(1) as f32;
                let least = if (feature as usize) < self.concepts { 0.4 } else { 0.0 };
                let industry = (1.0 / (1.0 + (share / SPREAD).powi(2))).max(least);
                let rare = (1.0 + self.measures as f32 / self.total[feature as usize] as f32).ln()
                    / (1.0 + self.measures as f32).ln();
                (feature, weight * industry * rare)
            })
            .collect();
        features.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
        features.truncate(KEPT);
        let length = features.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(SAYS_LITTLE);
        features.sort_by_key(|(feature, _)| *feature);
        features.iter_mut().for_each(|(_, weight)| *weight /= length);
        features
    }
}
