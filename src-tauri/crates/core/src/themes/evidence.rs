//! What speaks for each theme of one measure, and the choice between them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    all,
    table::{Found, Words},
};
use crate::model::{Clause, ClauseId, Document, ThemeChoice, ThemeReason};

/// One number a theme, in the order of [`all`].
pub(super) type Weights = Vec<f32>;

/// The last phrase of a heading names the object (Chinese noun phrases end in their head).
const LAST_IN_HEADING: f32 = 1.4;
/// In "A+B" the words behind the sign only say where A is applied.
const APPLIED: f32 = 0.4;
/// What the body can say at most, against the heading's single words of up to 6.
const BODY: f32 = 9.0;
/// So many points of words must a body hold before its voice is half of [`BODY`].
const BODY_HALF: f32 = 6.0;
/// A word of the first sentence, which names the subject, against one further behind.
const FIRST_SENTENCE: f32 = 1.8;
/// The headings above, nearest first.
const ABOVE: [f32; 3] = [0.3, 0.15, 0.05];
/// Chapters whose name settles what their articles are: 总则, 附则, 法律责任.
const CHAPTERS: [&str; 3] = ["duties", "annex", "liability"];
/// How strongly they do: an article that says much of another object is that all the same.
const SETTLES: f32 = 1.2;
/// Themes of regulations; papers in sections have duties and validity too, but no measures about them.
const OF_REGULATIONS: f32 = 0.3;
/// A word that the document's title holds, or most of its measures, says little about one of them; at the end of a heading
/// it is the object all the same.
const COMMON: f32 = 0.45;
/// Articles have no headings, and a regulation on one subject names it in every sentence.
const COMMON_IN_ARTICLES: f32 = 0.4;
/// What the neighbours say at most.
const NEIGHBOURS: f32 = 0.8;

/// A heading without a verb names an industry, or a field of use.
const BARE_NAME: f32 = 8.0;
/// What the heading above calls them.
const INDUSTRIES: [&str; 9] = ["产业", "工业", "行业", "领域", "园区", "集群", "赛道", "方向", "布局"];
/// Verbs that begin what a measure does.
const VERBS: [&str; 62] = [
    "加强", "加快", "推进", "推动", "支持", "鼓励", "完善", "优化", "健全", "强化", "提升", "深化", "培育", "壮大",
    "打造", "构建", "建设", "实施", "开展", "发展", "促进", "扩大", "拓展", "探索", "落实", "加大", "建立", "做大",
    "做强", "引导", "规范", "改善", "增强", "创新", "激发", "激活", "聚焦", "统筹", "夯实", "着力", "保障", "降低",
    "减轻", "严格", "搭建", "提高", "制定", "组织", "突破", "延伸", "引进", "招引", "整合", "形成", "继续", "丰富",
    "畅通", "助推", "协同", "服务", "职责", "小组",
];

/// Points for each theme, and the words that gave them.
#[derive(Debug)]
pub(super) struct Evidence {
    points: Weights,
    reasons: Vec<Reason>,
}

#[derive(Debug)]
struct Reason {
    theme: usize,
    points: f32,
    words: &'static str,
    place: &'static str,
}

/// What the choice for one measure needs to know of the document around it.
pub(super) struct Around<'a> {
    document: &'a Document,
    words: &'a Words,
    /// The words that say little here.
    common: BTreeSet<usize>,
    /// The clauses under which most measures have a bare name for a heading; `None` for those under no clause.
    names: BTreeSet<Option<ClauseId>>,
}

impl<'a> Around<'a> {
    /// Looks through `document` once.
    pub(super) fn of(document: &'a Document, words: &'a Words) -> Self {
        Self { document, words, common: common_words(document, words), names: names(document) }
    }
}

/// The clauses under which at least two of three measures, of three or more, have a bare name for a heading.
fn names(document: &Document) -> BTreeSet<Option<ClauseId>> {
    let mut counts: BTreeMap<Option<ClauseId>, (usize, usize)> = BTreeMap::new();
    for measure in document.measures() {
        let (bare, all) = counts.entry(measure.parent).or_default();
        *bare += usize::from(is_bare(&document.heading(measure)));
        *all += 1;
    }
    counts.into_iter().filter(|&(_, (bare, all))| all >= 3 && bare * 3 >= all * 2).map(|(parent, _)| parent).collect()
}

/// Whether a heading is a short name without a verb.
fn is_bare(heading: &str) -> bool {
    !heading.is_empty() && heading.chars().count() <= 16 && !VERBS.iter().any(|verb| heading.contains(verb))
}

/// The words that stand in the document's title or in most of its measures.
fn common_words(document: &Document, words: &Words) -> BTreeSet<usize> {
    let mut common: BTreeSet<usize> = words.find(&document.meta.title).map(|found| found.word).collect();
    let mut spread: BTreeMap<usize, usize> = BTreeMap::new();
    let mut measures = 0;
    for measure in document.measures() {
        measures += 1;
        let text = document.reader_text(measure.id);
        let here: BTreeSet<usize> = words.find(&text).map(|found| found.word).collect();
        for word in here {
            *spread.entry(word).or_default() += 1;
        }
    }
    if measures >= 8 {
        common.extend(spread.iter().filter(|&(_, &count)| count * 2 > measures).map(|(&word, _)| word));
    }
    common
}

/// Weighs heading, body and the headings above.
pub(super) fn of_measure(around: &Around, measure: &Clause) -> Evidence {
    let Around { document, words, common, .. } = around;
    let mut evidence = Evidence { points: vec![0.0; all().len()], reasons: Vec::new() };
    let little = if measure.is_article { COMMON_IN_ARTICLES } else { COMMON };
    let factor = |word: usize| if common.contains(&word) { little } else { 1.0 };
    let heading = document.heading(measure);
    let found: Vec<Found> = words.find(&heading).collect();
    for (at, &Found { word, start }) in found.iter().enumerate() {
        let applied = heading[..start].contains(['+', '＋']);
        let strength = match (at + 1 == found.len(), applied) {
            (_, true) => APPLIED,
            (true, false) => LAST_IN_HEADING,
            (false, false) => factor(word),
        };
        evidence.add(words, word, strength, "heading");
    }
    evidence.add_body(&body(document, measure), words, factor, heading.is_empty());
    for (above, share) in document.ancestors(measure.id).zip(ABOVE) {
        for Found { word, .. } in words.find(&document.heading(above)) {
            let settles = words
                .get(word)
                .votes
                .iter()
                .any(|&(theme, weight)| weight >= 6.0 && CHAPTERS.contains(&all()[theme].id));
            evidence.add(words, word, if settles { SETTLES } else { share * factor(word) }, "parent");
        }
    }
    match name_of(around, measure, &heading, &found) {
        Some(Name::Industry) => evidence.add_theme("cluster", BARE_NAME, "heading"),
        Some(Name::Field) => evidence.add_theme("scenario", BARE_NAME, "heading"),
        None => {}
    }
    if !measure.is_article {
        evidence.damp(&CHAPTERS, OF_REGULATIONS);
    }
    evidence
}

/// What a heading without a verb names.
enum Name {
    /// 生物医药, 量子信息 among other such names: a direction for an industry as a whole.
    Industry,
    /// A+B: where A is put to use.
    Field,
}

/// What the heading names, if it is a bare name and most of its neighbours are too; words that say more win.
fn name_of(around: &Around, measure: &Clause, heading: &str, found: &[Found]) -> Option<Name> {
    let Around { document, words, .. } = around;
    if !is_bare(heading) || !around.names.contains(&measure.parent) {
        return None;
    }
    let decisive = |found: &Found| words.get(found.word).votes.iter().any(|vote| vote.1 >= 6.0);
    match heading.contains(['+', '＋']) {
        true => Some(Name::Field),
        false => {
            let above = document.ancestors(measure.id).next().map(|above| document.heading(above)).unwrap_or_default();
            let of_industries = INDUSTRIES.iter().any(|word| above.contains(word) || heading.ends_with(word));
            (of_industries && !found.iter().any(decisive)).then_some(Name::Industry)
        }
    }
}

/// The text of a measure without its heading: its own body and everything below it.
fn body(document: &Document, measure: &Clause) -> String {
    let mut text = document.body(measure);
    for below in &document.subtree(measure.id)[1..] {
        text.push('\n');
        text.push_str(&document.content(below));
    }
    text
}

impl Evidence {
    fn add(&mut self, words: &Words, word: usize, factor: f32, place: &'static str) {
        for &(theme, weight) in &words.get(word).votes {
            let points = weight * factor;
            self.points[theme] += points;
            self.reasons.push(Reason { theme, points, words: words.get(word).text, place });
        }
    }

    fn add_theme(&mut self, id: &str, points: f32, place: &'static str) {
        if let Some(theme) = all().iter().position(|theme| theme.id == id) {
            self.points[theme] += points;
            self.reasons.push(Reason { theme, points, words: all()[theme].name, place });
        }
    }

    fn damp(&mut self, ids: &[&str], factor: f32) {
        for (theme, points) in all().iter().zip(&mut self.points) {
            if ids.contains(&theme.id) {
                *points *= factor;
            }
        }
    }

    /// The body speaks with a bounded voice, however long it is; without a heading it speaks louder.
    fn add_body(&mut self, text: &str, words: &Words, factor: impl Fn(usize) -> f32, alone: bool) {
        let first_sentence = text.find(['。', '；', '\n']).unwrap_or(text.len());
        let mut counts: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
        for Found { word, start } in words.find(text) {
            counts.entry(word).or_insert((start, 0)).1 += 1;
        }
        let strength = |&word: &usize, &(start, count): &(usize, u32)| {
            let place = if start < first_sentence { FIRST_SENTENCE } else { 1.0 };
            place * (1.0 + 0.35 * (count as f32).ln()) * factor(word)
        };
        let total: f32 = counts
            .iter()
            .map(|(word, at)| words.get(*word).votes.iter().map(|vote| vote.1).sum::<f32>() * strength(word, at))
            .sum();
        let voice = if alone { BODY * 1.5 } else { BODY };
        for (word, at) in &counts {
            self.add(words, *word, strength(word, at) * voice / (total + BODY_HALF), "body");
        }
    }

    /// The points as shares of their sum; all zero where nothing speaks.
    pub(super) fn shares(&self) -> Weights {
        let total: f32 = self.points.iter().sum();
        self.points.iter().map(|points| if total > 0.0 { points / total } else { 0.0 }).collect()
    }

    /// The points of each theme; `neighbours` are the shares of the measures around it.
    pub(super) fn points(&self, neighbours: Option<&Weights>) -> Weights {
        match neighbours {
            Some(shares) => self.points.iter().zip(shares).map(|(own, share)| own + NEIGHBOURS * share).collect(),
            None => self.points.clone(),
        }
    }

    /// The theme with most points; `neighbours` are the shares of the measures around it.
    pub(super) fn choice(&self, neighbours: Option<&Weights>) -> Option<ThemeChoice> {
        let points = self.points(neighbours);
        let mut order: Vec<usize> = (0..points.len()).collect();
        // The sort is stable: of two equal themes the one that stands first in the table wins.
        order.sort_by(|&a, &b| points[b].total_cmp(&points[a]));
        let (&best, &second) = (order.first()?, order.get(1)?);
        if points[best] <= 0.0 {
            return None;
        }
        let lead = (points[best] - points[second]) / points[best];
        let weight = self.points[best] / (self.points[best] + 3.0);
        Some(ThemeChoice {
            id: all()[best].id.to_owned(),
            confidence: (0.25 + 0.75 * lead) * weight,
            runner_up: (points[second] > 0.0).then(|| all()[second].id.to_owned()),
            why: self.reasons_for(best),
        })
    }

    /// At most four reasons, strongest first, each word once; the neighbours where nothing else speaks.
    fn reasons_for(&self, theme: usize) -> Vec<ThemeReason> {
        let mut reasons: Vec<&Reason> = self.reasons.iter().filter(|reason| reason.theme == theme).collect();
        reasons.sort_by(|a, b| b.points.total_cmp(&a.points));
        let mut seen = BTreeSet::new();
        reasons.retain(|reason| seen.insert(reason.words));
        if reasons.is_empty() {
            return vec![ThemeReason { words: all()[theme].name.to_owned(), place: "neighbours".to_owned() }];
        }
        reasons
            .iter()
            .take(4)
            .map(|reason| ThemeReason { words: reason.words.to_owned(), place: reason.place.to_owned() })
            .collect()
    }
}
