//! The quantities of a row in lines of one kind and one unit, so that 500万元 and 300万元 stand beside each other.
//!
//! Subsidies, prices and deadlines of one unit form a line by their kind alone; what is counted or aimed at must also be
//! the same thing. What a quantity is taken on or per ([`bases`]) is shown with it, and a line whose columns differ in it
//! says so.

mod bases;
mod shown;

use std::collections::BTreeSet;

use super::rows::At;
use crate::model::{Clause, Comparator, Document, Figure, FigureAt, FigureKind, FigureLine};

/// Kinds that are comparable whatever they count, and worth showing even if one column alone has one.
const MONEY_GIVEN: [FigureKind; 4] =
    [FigureKind::SubsidyCap, FigureKind::SubsidyRate, FigureKind::SubsidyFixed, FigureKind::Price];
/// Kinds of what is counted: one paper calls a target what another calls a threshold.
const COUNTED: [FigureKind; 3] = [FigureKind::Target, FigureKind::Threshold, FigureKind::Count];
/// What fines are given as, whatever they are for.
const FINE: &str = "罚款";
/// So many characters behind a figure name what it counts.
const NAMED: usize = 10;
/// Pairs of characters that say nothing about what is counted.
const EMPTY: [&str; 26] = [
    "以上", "以下", "左右", "达到", "建设", "打造", "培育", "新增", "累计", "全市", "全省", "全区", "力争", "每年",
    "年均", "不少", "超过", "突破", "推动", "完成", "实现", "总数", "数量", "万元", "服务", "中心",
];

/// One quantity with what tells it apart.
struct Entry<'a> {
    column: usize,
    measure: u32,
    figure: &'a Figure,
    /// The upper bound, where the figure is the lower one of a range: 处一万元以上五万元以下.
    upper: Option<&'a Figure>,
    unit: String,
    /// What is counted; `""` where the kind alone makes a line.
    thing: String,
    words: BTreeSet<[char; 2]>,
    sentence: String,
    base: &'static str,
}

/// The lines of a row; none where fewer than two columns have measures.
pub(super) fn lines(documents: &[&Document], members: &[At]) -> Vec<FigureLine> {
    let columns: BTreeSet<u32> = members.iter().map(|at| at.0).collect();
    if columns.len() < 2 {
        return Vec::new();
    }
    let mut lines: Vec<Vec<Entry>> = Vec::new();
    for &(column, id) in members {
        let document = documents[column as usize];
        let clauses = document.subtree(id).iter();
        let figures = clauses.flat_map(|clause| clause.figures.iter().map(move |figure| (clause, figure)));
        for (clause, figure) in figures {
            let upper = upper(figure, &clause.figures);
            if is_upper(figure, &clause.figures) {
                continue;
            }
            let entry = entry(document, (column as usize, id), clause, (figure, upper));
            match lines.iter_mut().find(|line| line.iter().any(|other| belong(&entry, other))) {
                Some(line) => line.push(entry),
                None => lines.push(vec![entry]),
            }
        }
    }
    lines.retain(|line| {
        let filled: BTreeSet<usize> = line.iter().map(|entry| entry.column).collect();
        filled.len() >= 2 || MONEY_GIVEN.contains(&line[0].figure.kind)
    });
    // The sort is stable: lines of one kind stay in the order in which the row names them.
    lines.sort_by_key(|line| line[0].figure.kind);
    lines.into_iter().map(|line| finished(line, documents.len())).collect()
}

/// The upper bound of a range whose lower one is `figure`: its words hold those of the lower one and go on.
fn upper<'a>(figure: &Figure, all: &'a [Figure]) -> Option<&'a Figure> {
    let is_lower = matches!(figure.comparator, Comparator::AtLeast | Comparator::More);
    all.iter().find(|upper| {
        is_lower
            && matches!(upper.comparator, Comparator::AtMost | Comparator::Less)
            && upper.kind == figure.kind
            && upper.span.start <= figure.span.start
            && upper.span.end > figure.span.end
    })
}

fn is_upper(figure: &Figure, all: &[Figure]) -> bool {
    all.iter().any(|lower| upper(lower, std::slice::from_ref(figure)).is_some())
}

fn entry<'a>(
    document: &Document,
    (column, measure): (usize, u32),
    clause: &Clause,
    (figure, upper): (&'a Figure, Option<&'a Figure>),
) -> Entry<'a> {
    let (sentence, _, end) = sentence(document, clause, upper.unwrap_or(figure));
    let given = MONEY_GIVEN.contains(&figure.kind);
    let alone = given || figure.kind == FigureKind::Deadline;
    let behind: String = sentence[end..]
        .chars()
        .take_while(|ch| !"，。；、：（）()的,;".contains(*ch))
        .take(NAMED)
        .collect::<String>()
        .trim_start_matches("以上")
        .to_owned();
    let is_fine = sentence[end..].trim_start_matches("以下").trim_start_matches('的').starts_with(FINE);
    let thing = if is_fine {
        FINE.to_owned()
    } else if behind.is_empty() {
        figure.scope.clone()
    } else {
        behind
    };
    Entry {
        column,
        measure,
        unit: shown::unit(figure),
        words: if alone { BTreeSet::new() } else { pairs(&thing) },
        thing: if alone { String::new() } else { thing },
        base: if given { bases::before(&sentence[..end], figure.kind) } else { "" },
        figure,
        upper,
        sentence,
    }
}

/// Whether two quantities stand in one line.
fn belong(entry: &Entry, other: &Entry) -> bool {
    let kind = |kind: FigureKind| if COUNTED.contains(&kind) { COUNTED[0] } else { kind };
    if kind(entry.figure.kind) != kind(other.figure.kind) || entry.unit != other.unit {
        return false;
    }
    let shared = entry.words.intersection(&other.words).count();
    let fewer = entry.words.len().min(other.words.len());
    entry.thing.is_empty() && other.thing.is_empty() || shared > 0 && shared * 2 >= fewer
}

/// The neighbouring Han characters of `text` that name something.
fn pairs(text: &str) -> BTreeSet<[char; 2]> {
    let chars: Vec<char> = text.chars().collect();
    let is_han = |ch: &char| ('\u{4e00}'..='\u{9fff}').contains(ch);
    let pairs = chars.windows(2).filter(|pair| pair.iter().all(is_han)).map(|pair| [pair[0], pair[1]]);
    pairs.filter(|pair| !EMPTY.contains(&String::from_iter(pair).as_str())).collect()
}

fn finished(line: Vec<Entry>, columns: usize) -> FigureLine {
    let figures: Vec<&Figure> = line.iter().flat_map(|entry| [Some(entry.figure), entry.upper]).flatten().collect();
    let scale = shown::scale(&line[0].unit, &figures);
    let mut cells: Vec<Vec<FigureAt>> = vec![Vec::new(); columns];
    for entry in &line {
        let at = FigureAt {
            clause: entry.measure,
            shown: shown::range(entry.figure, entry.upper, &scale),
            value: entry.figure.value_norm.clone(),
            quote: entry.upper.unwrap_or(entry.figure).quote.clone(),
            base: entry.base.to_owned(),
            condition: entry.sentence.clone(),
        };
        let cell = &mut cells[entry.column];
        // One deadline is printed in many sentences of a measure; once is enough.
        let again = |known: &FigureAt| known.shown == at.shown && entry.figure.kind == FigureKind::Deadline;
        if !cell.iter().any(again) {
            cell.push(at);
        }
    }
    FigureLine {
        kind: line[0].figure.kind,
        unit: scale.name,
        thing: line[0].thing.clone(),
        bases_differ: bases_differ(&cells),
        cells,
    }
}

/// Whether the columns of a line know bases and none that all of them share.
fn bases_differ(cells: &[Vec<FigureAt>]) -> bool {
    let known = cells.iter().map(|cell| cell.iter().map(|at| at.base.as_str()).filter(|base| !base.is_empty()));
    let sets: Vec<BTreeSet<&str>> =
        known.map(Iterator::collect).filter(|set: &BTreeSet<&str>| !set.is_empty()).collect();
    sets.len() >= 2 && !sets[0].iter().any(|base| sets.iter().all(|set| set.contains(base)))
}

/// The sentence or item that holds a figure, and where in it the figure's quote begins and ends.
fn sentence(document: &Document, clause: &Clause, figure: &Figure) -> (String, usize, usize) {
    let mut paragraph = String::new();
    let mut at = None;
    for piece in &clause.content {
        if piece.paragraph {
            if at.is_some() {
                break;
            }
            paragraph.clear();
        }
        if piece.span.start <= figure.span.start && figure.span.end <= piece.span.end {
            at = Some(paragraph.len() + (figure.span.start - piece.span.start) as usize);
        }
        paragraph.push_str(piece.span.of(&document.text));
    }
    let Some(start) = at else { return (figure.quote.clone(), 0, figure.quote.len()) };
    let end = start + (figure.span.end - figure.span.start) as usize;
    let ends = ['。', '；', ';'];
    let from =
        paragraph[..start].rfind(ends).map_or(0, |at| at + paragraph[at..].chars().next().map_or(0, char::len_utf8));
    let to = paragraph[end..].find(ends).map_or(paragraph.len(), |at| end + at);
    (paragraph[from..to].to_owned(), start - from, end - from)
}

#[cfg(test)]
mod tests;
