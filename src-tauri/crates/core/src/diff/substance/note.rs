//! 修改说明: one sentence of what changed, substance first.

mod amount;
mod amount_words;
mod apart;
mod cells;
mod exchanged;
mod frame;
mod hunks;
mod joined;
mod lines;
mod members;
mod mixed;
mod moved_items;
mod moved_phrases;
mod phrase;
mod quote;
mod renames;
mod rewritten;
mod runs;
mod subject;
mod swaps;
mod units;
mod unlike;
mod wording;

pub use cells::cells;
pub use quote::quoted;

use std::{borrow::Cow, ops::Range};

use super::{
    Facts, Finding, Substance,
    moves::passage,
    rules::{PARTICLES, one_sided},
};
use crate::{
    diff::normalize::{Change, Renumbering},
    words::Lexicon,
};
use amount::{Amount, Told};
use phrase::Phrases;
use quote::{is_edge, is_number, without_half_brackets, without_shared_marks};

/// So many changes are told one by one; the rest in a word.
const TOLD: usize = 5;
/// So many where clauses were split or joined: what became of them is told before.
const TOLD_OF_SEVERAL: usize = 3;
/// A note that has so many characters tells no more changes one by one.
const LONG: usize = 130;
/// So many amounts and deadlines are told one by one,
const FIGURES: usize = 12;
/// in a note of not yet so many characters.
const LONGEST: usize = 300;
/// Text of so few words is told without the phrase around it.
const WORDS: usize = 2;
/// Wording that replaced other wording is worth quoting where both have more characters.
const PHRASE: usize = 12;
/// Added or cut wording of so many characters is quoted only where nothing else is told.
const PARTICLE: usize = 2;
/// Letters that say nothing when they come or go, besides particles.
const TRIFLES: &str = "了于以其该所当";

/// Both sides of a row.
pub struct Sides<'a> {
    /// What is known of the old side.
    pub old: &'a Facts<'a>,
    /// What is known of the new side.
    pub new: &'a Facts<'a>,
    /// The old text.
    pub old_text: &'a str,
    /// The new text.
    pub new_text: &'a str,
    /// Whether the clauses are articles, whose paragraphs are 款.
    pub is_article: bool,
    /// Whether clauses were split or joined.
    pub several: bool,
    /// Where each article and chapter went.
    pub renumbering: &'a Renumbering,
    /// The word-cutter.
    pub lexicon: &'a Lexicon,
}

/// A phrase of a note.
struct Phrase<'a> {
    weight: Substance,
    /// Letters that changed.
    letters: usize,
    said: String,
    /// How many changes say the same.
    times: usize,
    /// The change that it tells; none where the sets of units do.
    change: Option<&'a Change<'a>>,
    /// Where what it quotes whole stands in the new text.
    whole: Option<Range<usize>>,
    /// The amount that it speaks of.
    amount: Option<Amount>,
}

impl Phrase<'_> {
    /// What several changes say together.
    fn of_several(weight: Substance, said: String) -> Self {
        Self { weight, letters: usize::MAX, said, times: 1, change: None, whole: None, amount: None }
    }
}

/// What changed in a row, drafted from its changes: amounts and dates from and to, units added and removed, words that
/// oblige, sentences added and cut; changes of wording alone in a word, unless nothing else changed. `""` where nothing
/// changed.
pub fn note<'t>(findings: &[Finding<'t>], sides: &Sides<'t>) -> String {
    if let Some(said) = sides.shared_out() {
        return units::told(findings, sides).into_iter().chain(said).collect::<Vec<_>>().join("；");
    }
    let mut told: Vec<Phrase<'_>> = Vec::new();
    let mut tell = |weight: Substance, said: String| add(&mut told, Phrase::of_several(weight, said));
    let units = units::told(findings, sides);
    let by_name = !units.is_empty();
    units.into_iter().for_each(|said| tell(Substance::Responsible, said));
    let (lists, findings) = members::apart(Cow::Borrowed(findings), sides, by_name);
    for members::List { said, weight, .. } in lists {
        said.into_iter().for_each(|said| tell(weight, said));
    }
    let (items, findings) = moved_items::apart(findings, sides);
    items.into_iter().for_each(|item| tell(item.weight, item.said));
    let (phrases, findings) = moved_phrases::apart(findings, sides);
    phrases.into_iter().for_each(|phrase| tell(phrase.weight, phrase.said));
    let (sentences, findings) = mixed::apart(hunks::parted(findings, sides), sides, by_name);
    sentences.into_iter().for_each(|sentence| tell(Substance::Figure, sentence.said));
    let (renames, findings) = renames::apart(findings, sides, by_name);
    renames.into_iter().for_each(|rename| tell(rename.weight, rename.said));
    let mut slight: Vec<(Substance, &Change<'_>)> = Vec::new();
    let mut swaps: Vec<&Finding<'t>> = Vec::new();
    let mut rows: Option<runs::Rows> = None;
    let mut findings = findings.iter().peekable();
    while let Some(finding) = findings.next() {
        let weight = finding.substance.first().copied().unwrap_or(Substance::Wording);
        let letters = letters(finding.change.old) + letters(finding.change.new);
        let change = &finding.change;
        let phrase = |Told { said, whole, amount }: Told| Phrase {
            weight,
            letters,
            said,
            times: 1,
            change: Some(change),
            whole,
            amount,
        };
        if weight >= Substance::Punctuation {
            slight.push((weight, change));
        } else if rows.as_ref().is_some_and(|rows| rows.tell(change)) {
            // The amounts in a row were told.
        } else if by_name && finding.substance == [Substance::Responsible] {
            // The sets of units already say it.
        } else if by_name && is_kept_unit(finding, sides) {
            // A unit that stands elsewhere in the list.
        } else if finding.place && finding.change.new.is_empty() {
            // It is told where it came.
        } else if let Some(said) = findings.peek().and_then(|next| amount::ends(finding, next, sides)) {
            findings.next();
            add(&mut told, phrase(said));
        } else if let Some(said) = findings.peek().and_then(|next| exchanged::told(finding, next, sides)) {
            findings.next();
            add(&mut told, phrase(said));
        } else if weight == Substance::Scope
            && let Some(said) = joined::told(change, sides)
        {
            add(&mut told, phrase(Told::plain(said)));
        } else if let Some(mut told_rows) = runs::told(finding, sides) {
            add(&mut told, phrase(std::mem::take(&mut told_rows.told)));
            rows = Some(told_rows);
        } else if swaps::is_one(finding) {
            slight.push((Substance::Wording, change));
            swaps.push(finding);
        } else {
            let (said, is_slight) = said(finding, sides);
            if said.is_empty() || is_slight {
                slight.push((Substance::Wording, change));
            }
            if is_slight && !said.is_empty() {
                swaps.push(finding);
            } else {
                said.into_iter().for_each(|one| add(&mut told, phrase(one)));
            }
        }
    }
    without_parts(&mut told, &mut slight, &mut swaps);
    apart::name(&mut told, sides);
    unlike::quote(&mut told, sides);
    sentence(told, slight.into_iter().map(|(what, _)| what).collect(), &swaps, sides)
}

/// The findings that were not told with others.
fn untold<'f, 't>(findings: Cow<'f, [Finding<'t>]>, is_told: impl Fn(&Finding<'t>) -> bool) -> Cow<'f, [Finding<'t>]> {
    match findings.iter().any(&is_told) {
        true => Cow::Owned(findings.into_owned().into_iter().filter(|finding| !is_told(finding)).collect()),
        false => findings,
    }
}

/// The note of all phrases, with what changed slightly in a word; where little else changed, the words are told.
fn sentence<'a, 't>(
    mut told: Vec<Phrase<'a>>,
    mut slight: Vec<Substance>,
    swaps: &[&'a Finding<'t>],
    sides: &Sides<'a>,
) -> String {
    let telling = |finding: &&&'a Finding<'t>| told.is_empty() || !wording::says_the_same(&finding.change);
    let telling: Vec<&Finding<'t>> = swaps.iter().filter(telling).copied().collect();
    let is_room = told.len() + telling.len() <= TOLD;
    let mut words = if told.is_empty() || is_room { swaps::told(&telling, sides) } else { Vec::new() };
    if told.is_empty() || told.len() + words.len() <= TOLD {
        let all: usize = words.iter().map(|swap| swap.times).sum();
        words.truncate(TOLD);
        let shown: usize = words.iter().map(|swap| swap.times).sum();
        if shown == all && slight.iter().filter(|what| **what == Substance::Wording).count() == all {
            slight.retain(|what| *what != Substance::Wording);
        }
        words.into_iter().for_each(|word| add(&mut told, word));
    }
    let mut phrases = shortened(told, if sides.several { TOLD_OF_SEVERAL } else { TOLD });
    for (what, phrase) in [
        (Substance::Wording, "调整表述"),
        (Substance::Punctuation, "调整标点"),
        (Substance::Numbering, "调整序号"),
        (Substance::Layout, "调整版式"),
    ] {
        if slight.contains(&what) {
            phrases.push(phrase.to_owned());
        }
    }
    phrases.join("；")
}

/// Adds a phrase, or counts it where it was said already.
fn add<'a>(told: &mut Vec<Phrase<'a>>, phrase: Phrase<'a>) {
    match told.iter_mut().find(|known| unlike::is_same(known, &phrase)) {
        // A phrase with two changes is told whole once.
        Some(known) => {
            known.times += usize::from(known.whole.is_none() || known.whole != phrase.whole);
            // It stands in several places.
            known.amount = None;
        }
        None => told.push(phrase),
    }
}

/// Leaves out what phrases that are quoted whole tell already.
fn without_parts(
    told: &mut Vec<Phrase<'_>>,
    slight: &mut Vec<(Substance, &Change<'_>)>,
    swaps: &mut Vec<&Finding<'_>>,
) {
    let wholes: Vec<Range<usize>> = told.iter().filter_map(|phrase| phrase.whole.clone()).collect();
    let is_part = |change: &Change<'_>| wholes.iter().any(|whole| Phrases::holds(whole, change));
    told.retain(|phrase| phrase.whole.is_some() || !phrase.change.is_some_and(is_part));
    slight.retain(|(_, change)| !is_part(change));
    swaps.retain(|finding| !is_part(&finding.change));
}

/// The phrases that a note has room for, substance first, else in the order of the text: the largest changes of each
/// weight; how many there are more is said behind them.
fn shortened(mut told: Vec<Phrase<'_>>, most: usize) -> Vec<String> {
    let mut ranked: Vec<usize> = (0..told.len()).collect();
    ranked.sort_by_key(|&at| (told[at].weight, std::cmp::Reverse(told[at].letters), at));
    let (mut long, mut kept) = (0, Vec::new());
    for at in ranked {
        // Of units only what the sets of them tell.
        let is_figure = told[at].weight <= Substance::Deadline || told[at].change.is_none();
        let (most, longest) = if is_figure { (FIGURES, LONGEST) } else { (most, LONG) };
        if kept.len() < most && long < longest {
            kept.push(at);
        }
        long += told[at].said.chars().count();
    }
    let rest: usize = (0..told.len()).filter(|at| !kept.contains(at)).map(|at| told[at].times).sum();
    kept.sort_by_key(|&at| (told[at].weight, at));
    let mut out: Vec<String> = Vec::new();
    for at in kept {
        let Phrase { said, times, .. } = &mut told[at];
        out.push(if *times > 1 { format!("{said}（{times}处）") } else { std::mem::take(said) });
    }
    if rest > 0 {
        out.push(format!("另有{rest}处修改"));
    }
    out
}

fn letters(text: &str) -> usize {
    text.chars().filter(|ch| crate::words::is_letter(*ch)).count()
}

/// Whether what came or went is the name of a unit that is responsible before and after.
fn is_kept_unit(finding: &Finding<'_>, sides: &Sides<'_>) -> bool {
    let has = |facts: &Facts<'_>, name: &str| facts.responsible.iter().any(|unit| unit.name == name);
    let name = one_sided(&finding.change).map(|text| text.trim_matches(is_edge));
    name.is_some_and(|name| has(sides.old, name) && has(sides.new, name))
}

/// What went and what came, without the marks and half brackets at their edges.
fn bare<'t>(change: &Change<'t>) -> (&'t str, &'t str) {
    let (gone, come) = without_shared_marks(change.old.trim_matches(is_edge), change.new.trim_matches(is_edge));
    (without_half_brackets(gone), without_half_brackets(come))
}

/// The phrases for one change, and whether so little wording changed that they are told only where nothing else is.
fn said<'t>(finding: &Finding<'t>, sides: &Sides<'t>) -> (Vec<Told>, bool) {
    let plain = |said: String| vec![Told::plain(said)];
    let change = &finding.change;
    let quoted = |text: &str| quoted(text, sides.lexicon);
    if finding.place {
        let said =
            lines::moved(change, sides).unwrap_or_else(|| format!("调整“{}”的位置", quoted(passage(change.new))));
        return (plain(said), false);
    }
    if let Some(said) = lines::told(change, sides) {
        return (plain(said), false);
    }
    let (gone, come) = bare(change);
    // The number of an item is nothing that came or went in place of text.
    let numbered = |raw: &str, other: &str| !other.is_empty() && is_number(raw.trim_matches(is_edge));
    let (gone, come) =
        (if numbered(change.old, come) { "" } else { gone }, if numbered(change.new, gone) { "" } else { come });
    let (gone, come) = match one_sided(change) {
        Some(text) if text == change.new => ("", come),
        Some(_) => (gone, ""),
        None => (gone, come),
    };
    let length = gone.chars().chain(come.chars()).count();
    let wording = finding.substance == [Substance::Wording];
    let one_side = gone.is_empty() || come.is_empty();
    // 无违法记录, 无重大违法记录: a short word is told where nothing else is, and 的 never.
    let is_slight = wording && one_side && length <= PARTICLE;
    let says_nothing = |ch| PARTICLES.contains(ch) || TRIFLES.contains(ch);
    if length == 0 || is_slight && gone.chars().chain(come.chars()).all(says_nothing) {
        return (Vec::new(), true);
    }
    if gone.is_empty() {
        return (plain(phrase::added(change, come, sides)), is_slight);
    }
    if come.is_empty() {
        return (plain(phrase::cut(change, gone, sides)), is_slight);
    }
    let out = amount::pairs(finding, sides);
    if !out.is_empty() {
        return (out, false);
    }
    if change.after.starts_with("起施行") {
        return (plain(format!("将施行日期由{}调整为{}", quoted(gone), quoted(come))), false);
    }
    // What stands on both sides of a mark are too many words.
    let word = |text: &str| {
        let marked = || text.trim_matches(phrase::is_mark).contains(phrase::is_mark);
        letters(text) > 1 && !marked() && sides.lexicon.cut(text).len() <= WORDS
    };
    let around = if word(gone) && word(come) { None } else { phrase::around(change, sides) };
    let own = || match (gone, come) == (change.old, change.new) {
        true => swaps::whole_words(change, sides),
        false => (gone.to_owned(), come.to_owned()),
    };
    let (gone, come) = around.unwrap_or_else(own);
    (plain(format!("将“{}”改为“{}”", quoted(&gone), quoted(&come))), wording && length <= PHRASE)
}
