//! Sentences that left one row and stand in another one: the rule goes on elsewhere, though its clause became no other one.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use crate::{
    align::revisions::depends,
    diff::substance::quoted,
    model::{ClauseRef, Op, RevisionRow, RowKind},
    words::{
        Lexicon, is_letter,
        pairs::{alike, pairs, texts_alike},
        phrases::own_letters,
    },
};

/// A sentence that is told has so many letters outside set phrases,
const LEAST: usize = 8;
/// of so many bytes each,
const BYTES: usize = 3;
/// and an item of a list, which may stand in every list.
const ITEM: usize = 14;
/// So much alike are a sentence and what became of it.
const ALIKE: f32 = 0.7;
/// So many pairs of sentences are looked at for those that were edited too; of more only the equal ones are told.
const LOOKED_AT: usize = 900;
/// So many other rows are named.
const TOLD: usize = 2;

/// A sentence that only one side of a row has.
#[derive(Clone, Copy)]
struct Sentence<'r> {
    row: usize,
    text: &'r str,
}

/// What a row says of sentences that went to or came from another row.
struct Move {
    row: usize,
    other: usize,
    /// Whether the sentence went there.
    went: bool,
    text: String,
    edited: bool,
}

/// Adds to the notes where sentences went and where they came from.
pub(super) fn tell(rows: &mut [RevisionRow], lexicon: &Lexicon) {
    let mut of_row: BTreeMap<usize, Vec<Move>> = BTreeMap::new();
    for one in moves(rows) {
        of_row.entry(one.row).or_default().push(one);
    }
    let said: Vec<(usize, Vec<Said>)> =
        of_row.into_iter().map(|(row, moves)| (row, said(&moves, rows, lexicon))).collect();
    for (row, said) in said {
        add(&mut rows[row].note, said);
    }
}

/// Says it behind what the note quotes, and the rest at its end.
fn add(note: &mut String, said: Vec<Said>) {
    let mut rest: Vec<String> = Vec::new();
    for Said { quote, place } in said {
        let quote = format!("“{quote}”");
        match note.find(&quote) {
            Some(at) => note.insert_str(at + quote.len(), &format!("（{place}）")),
            None => rest.push(format!("{quote}{place}")),
        }
    }
    if !rest.is_empty() {
        let more = if rest.len() > TOLD { "等" } else { "" };
        rest.truncate(TOLD);
        note.push_str(&format!("（{}{more}）", rest.join("；")));
    }
}

/// Both ends of each sentence that moved, in order.
fn moves(rows: &[RevisionRow]) -> Vec<Move> {
    let changed = rows.par_iter().enumerate().filter(|(_, row)| row.kind != RowKind::Unchanged);
    let (gone, come): (Vec<Vec<Sentence<'_>>>, Vec<Vec<Sentence<'_>>>) = changed.map(only).unzip();
    let (mut gone, mut come) = (gone.concat(), come.concat());
    let mut found: Vec<(Sentence<'_>, Sentence<'_>)> = equal(&gone, &come);
    let told: HashSet<&str, FxBuildHasher> = found.iter().map(|(from, _)| from.text).collect();
    [&mut gone, &mut come].into_iter().for_each(|list| list.retain(|sentence| !told.contains(sentence.text)));
    // Of whole clauses the alignment has said that they do not correspond.
    let whole = |(from, to): &(Sentence<'_>, Sentence<'_>)| {
        rows[from.row].kind == RowKind::Deleted && rows[to.row].kind == RowKind::Inserted
    };
    let stayed = |one: &Sentence<'_>| stays(one.text, &rows[one.row]);
    let went = |pair: &(Sentence<'_>, Sentence<'_>)| !whole(pair) && !stayed(&pair.0) && !stayed(&pair.1);
    found.extend(edited(&gone, &come).into_iter().filter(went));
    let both = |(from, to): (Sentence<'_>, Sentence<'_>)| {
        let edited = from.text != to.text;
        let end = |row, other, went, text: &str| Move { row, other, went, text: text.to_owned(), edited };
        [end(from.row, to.row, true, from.text), end(to.row, from.row, false, to.text)]
    };
    found.into_iter().filter(|(from, to)| from.row != to.row && is_own(from.text)).flat_map(both).collect()
}

/// The sentences that only the old text of a row has, and those that only the new one has, as far as they say something
/// of their own.
fn only((at, row): (usize, &RevisionRow)) -> (Vec<Sentence<'_>>, Vec<Sentence<'_>>) {
    // Where less went, no sentence did.
    let much = |op: Op| {
        let marked = row.segments.iter().filter(|segment| segment.op == op);
        marked.map(|segment| segment.text.len()).sum::<usize>() >= BYTES * LEAST
    };
    let (went, came) = (much(Op::Delete), much(Op::Insert));
    if !went && !came {
        return (Vec::new(), Vec::new());
    }
    let [olds, news]: [Vec<&str>; 2] = [&row.old_text, &row.new_text].map(|text| sentences(text).collect());
    let gone = if went { lacking(at, &olds, &news) } else { Vec::new() };
    let come = if came { lacking(at, &news, &olds) } else { Vec::new() };
    (gone, come)
}

/// The sentences of `own` that `others` lack.
fn lacking<'r>(row: usize, own: &[&'r str], others: &[&str]) -> Vec<Sentence<'r>> {
    let mut there = others.to_vec();
    there.sort_unstable();
    let tells = |text: &&str| {
        let is_whole = text.len() >= BYTES * LEAST && !depends(text) && !is_annotation(text);
        is_whole && there.binary_search(text).is_err()
    };
    own.iter().copied().filter(tells).map(|text| Sentence { row, text }).collect()
}

/// Whether a sentence only goes on in another way: its row begins it alike before and after.
fn stays(sentence: &str, row: &RevisionRow) -> bool {
    let first = sentence.split('，').next().unwrap_or(sentence);
    [&row.old_text, &row.new_text].iter().all(|text| text.contains(first))
}

/// Whether a sentence is the annotation of its clause: （责任单位：甲局、乙局）.
fn is_annotation(text: &str) -> bool {
    let inside = text.strip_prefix(['（', '(']).and_then(|rest| rest.split(['）', ')']).next());
    inside.is_some_and(|inside| inside.contains(['：', ':']))
}

/// Whether a sentence says something that not every paper says.
fn is_own(text: &str) -> bool {
    let least = if text.starts_with(['（', '(']) { ITEM } else { LEAST };
    own_letters(letters(text)) >= least
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.split('。')).map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn letters(text: &str) -> String {
    text.chars().filter(|ch| is_letter(*ch)).collect()
}

/// Sentences that went once and came once, word for word.
fn equal<'r>(gone: &[Sentence<'r>], come: &[Sentence<'r>]) -> Vec<(Sentence<'r>, Sentence<'r>)> {
    let mut places: HashMap<&str, [Option<(usize, bool)>; 2], FxBuildHasher> = HashMap::default();
    for (side, list) in [gone, come].into_iter().enumerate() {
        for sentence in list {
            let place = &mut places.entry(sentence.text).or_default()[side];
            *place = Some((sentence.row, place.is_none()));
        }
    }
    let partner = |from: &Sentence<'r>| match places.get(from.text) {
        Some([Some((_, true)), Some((row, true))]) => Some((*from, Sentence { row: *row, text: from.text })),
        _ => None,
    };
    gone.iter().filter_map(partner).collect()
}

/// Sentences of different rows that are most alike, each of all that went and came.
fn edited<'r>(gone: &[Sentence<'r>], come: &[Sentence<'r>]) -> Vec<(Sentence<'r>, Sentence<'r>)> {
    if gone.len() * come.len() > LOOKED_AT {
        return Vec::new();
    }
    let grams = |list: &[Sentence<'r>]| -> Vec<Vec<(u64, u32)>> {
        list.iter().map(|one| pairs(&letters(one.text).chars().collect::<Vec<char>>())).collect()
    };
    let (olds, news) = (grams(gone), grams(come));
    let best = |own: &[(u64, u32)], others: &[Vec<(u64, u32)>]| {
        // What is twice as long cannot be so much alike.
        let near = |other: &[(u64, u32)]| 2 * own.len().min(other.len()) >= own.len().max(other.len());
        let scores = others.iter().enumerate().filter(|(_, other)| near(other));
        let scores = scores.map(|(at, other)| (at, alike(own, other)));
        scores.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).filter(|(_, score)| *score >= ALIKE)
    };
    let partner = |(i, from): (usize, &Sentence<'r>)| {
        let (j, _) = best(&olds[i], &news)?;
        let (back, _) = best(&news[j], &olds)?;
        (back == i && are_of_one_matter(from.text, come[j].text)).then(|| (*from, come[j]))
    };
    gone.iter().enumerate().filter_map(partner).collect()
}

/// Whether the first phrases of two sentences are alike, which say what they are about: what is threatened for one thing
/// reads like what is threatened for another.
fn are_of_one_matter(old: &str, new: &str) -> bool {
    const ALIKE: f32 = 0.6;
    let first = |text: &str| text.split('，').next().unwrap_or("").to_owned();
    texts_alike(&first(old), &first(new)) >= ALIKE
}

/// A sentence, and what is said of where it went or came from: 移至第四条; 等2句移自第三条，有修改.
struct Said {
    quote: String,
    place: String,
}

fn said(moves: &[Move], rows: &[RevisionRow], lexicon: &Lexicon) -> Vec<Said> {
    let same = |a: &Move, b: &Move| a.other == b.other && a.went == b.went;
    let is_first = |(at, one): &(usize, &Move)| !moves[..*at].iter().any(|other| same(one, other));
    let of = |(at, one): (usize, &Move)| {
        let alike: Vec<&Move> = moves[at..].iter().filter(|other| same(one, other)).collect();
        let many = if alike.len() > 1 { format!("等{}句", alike.len()) } else { String::new() };
        let (verb, clauses) =
            if one.went { ("移至", &rows[one.other].new) } else { ("移自", &rows[one.other].old) };
        let names: Vec<String> = clauses.iter().map(ClauseRef::name).collect();
        let edited = if alike.iter().any(|one| one.edited) { "，有修改" } else { "" };
        let quote = quoted(one.text.trim_end_matches(['；', '：']), lexicon);
        Said { quote, place: format!("{many}{verb}{}{edited}", names.join("、")) }
    };
    moves.iter().enumerate().filter(is_first).map(of).collect()
}
