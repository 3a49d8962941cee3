//! One quantity of a row, with what tells it apart: what is counted, what it is taken on, which words hold it.

use std::collections::BTreeSet;

use super::{bases, naming, shown};
use crate::model::{Clause, Document, Figure, FigureKind, Span, TableFigure};

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
pub(super) struct Entry<'a> {
    pub(super) column: usize,
    pub(super) measure: u32,
    pub(super) figure: &'a Figure,
    pub(super) unit: String,
    /// What is counted; `""` where the kind alone makes a line.
    pub(super) thing: String,
    pub(super) words: BTreeSet<[char; 2]>,
    /// The sentence or the row of a table that holds it.
    pub(super) sentence: String,
    pub(super) base: &'static str,
    /// For whom or what it is given; `""` where the text does not tell.
    pub(super) about: String,
    /// Its place in a table; `""` outside tables.
    pub(super) place: String,
}

impl<'a> Entry<'a> {
    /// A quantity in the text of a clause.
    pub(super) fn in_text(
        document: &Document,
        (column, measure): (usize, u32),
        clause: &Clause,
        figure: &'a Figure,
    ) -> Self {
        let (sentence, start, end) = sentence(document, clause, figure);
        let given = super::MONEY_GIVEN.contains(&figure.kind);
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
        let about = naming::about(&sentence[..start], &figure.scope);
        let base = if given { bases::before(&sentence[..end], figure.kind) } else { "" };
        let found = Self::plain((column, measure), figure, thing);
        Self { base, about, sentence, ..found }
    }

    /// A quantity in a cell of a table.
    pub(super) fn in_table((column, measure): (usize, u32), found: &'a TableFigure) -> Self {
        let place = found.place();
        let sentence = format!("{place}：{}，{} {}", found.name, found.head, found.figure.quote);
        let about = match found.head.as_str() {
            "" => found.name.clone(),
            head => format!("{}，{head}", found.name),
        };
        let entry = Self::plain((column, measure), &found.figure, found.name.clone());
        Self { about, place, sentence, ..entry }
    }

    fn plain((column, measure): (usize, u32), figure: &'a Figure, thing: String) -> Self {
        let alone = super::MONEY_GIVEN.contains(&figure.kind) || figure.kind == FigureKind::Deadline;
        Self {
            column,
            measure,
            unit: shown::unit(figure),
            words: if alone { BTreeSet::new() } else { pairs(&thing) },
            thing: if alone { String::new() } else { thing },
            figure,
            base: "",
            about: String::new(),
            place: String::new(),
            sentence: String::new(),
        }
    }
}

/// The neighbouring Han characters of `text` that name something.
fn pairs(text: &str) -> BTreeSet<[char; 2]> {
    let chars: Vec<char> = text.chars().collect();
    let is_han = |ch: &char| ('\u{4e00}'..='\u{9fff}').contains(ch);
    let pairs = chars.windows(2).filter(|pair| pair.iter().all(is_han)).map(|pair| [pair[0], pair[1]]);
    pairs.filter(|pair| !EMPTY.contains(&String::from_iter(pair).as_str())).collect()
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
        if holds(piece.span, figure.span) {
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

fn holds(piece: Span, figure: Span) -> bool {
    piece.start <= figure.start && figure.end <= piece.end
}
