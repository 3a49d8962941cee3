//! Quantities that a drafter compares: amounts, ratios, caps, thresholds, targets, counts, deadlines, validity.
//!
//! Invariant: a quote is an exact piece of the text; a vague amount (一千多万元) has no value.

mod bounds;
mod purpose;
mod scan;
mod units;

use bounds::{Bound, bound, is_list};
use purpose::{Place, phrase_before};
use scan::{Amount, Quantity, quantities};
use units::Measure;

use crate::{
    model::{Comparator, Document, Figure, FigureKind, FigureValue, Piece, Span},
    numeral,
};

/// In 甲山、乙海等6个园区 the words before the number are examples of what is counted, cut off at the last pause.
const AND_SO_ON: char = '等';
/// How many characters a quote may hold before the number.
const QUOTE_BEFORE: usize = 24;

/// How many characters a scope may hold.
const SCOPE: usize = 24;

/// How many members of a list are looked at.
const LONGEST_LIST: usize = 32;

/// The figures of one run of text; spans are byte offsets into `text`, in order. `heading` is the clause's heading,
/// which tells a goal from a measure.
pub fn figures(text: &str, heading: &str) -> Vec<Figure> {
    let quantities = quantities(text);
    let mut found: Vec<(Figure, usize)> = Vec::new();
    for (index, quantity) in quantities.iter().enumerate() {
        let mut bound = bound(text, quantity);
        let carried = found.last().filter(|(last, previous)| {
            *previous + 1 == index && is_list(text, &quantities[*previous], last.span.end as usize, quantity)
        });
        if let Some((last, _)) = carried
            && !bound.said
            && last.comparator != Comparator::About
        {
            bound = Bound { comparator: last.comparator, said: true, ..bound };
        }
        let list_end = list_end(text, &quantities[index..], bound.end);
        let place = Place { text, heading, quantity, bound, list_end, next: quantities.get(index + 1) };
        let Some(kind) = purpose::kind(&place) else { continue };
        if kind == FigureKind::Deadline && !bound.said {
            bound.comparator = Comparator::AtMost;
        }
        let kind = carried.filter(|_| bound.start == quantity.start).map_or(kind, |(last, _)| last.kind);
        let scope = match carried {
            Some((last, _)) => last.scope.clone(),
            None if matches!(quantity.amount, Amount::Date(_)) => String::new(),
            None => scope(text, bound),
        };
        found.push((figure(text, quantity, bound, kind, scope), index));
    }
    found.into_iter().map(|(figure, _)| figure).collect()
}

/// Where the list ends that the first of `quantities` begins or goes on with.
fn list_end(text: &str, quantities: &[Quantity], first_end: usize) -> usize {
    let mut end = first_end;
    for pair in quantities.windows(2).take(LONGEST_LIST) {
        if !is_list(text, &pair[0], end, &pair[1]) {
            break;
        }
        end = bound(text, &pair[1]).end;
    }
    end
}

/// Gives every clause of `document` the figures of its heading and its body. Where a body follows, a heading that only
/// counts (三大工程, 4个园区) names the body's subject and holds no figure of its own.
pub fn fill(document: &mut Document) {
    for index in 0..document.clauses.len() {
        let clause = &document.clauses[index];
        let heading = document.heading(clause);
        let pieces: Vec<Piece> = clause.heading.iter().map(|&span| Piece { span, paragraph: false }).collect();
        let mut found = in_pieces(&document.text, &pieces, &heading);
        found.retain(|figure| clause.body.is_empty() || figure.kind != FigureKind::Count);
        found.extend(in_pieces(&document.text, &clause.body, &heading));
        document.clauses[index].figures = found;
    }
}

/// The figures of `pieces` of a document's `text`, read as one run; spans lie in `text`, each inside one piece.
pub fn in_pieces(text: &str, pieces: &[Piece], heading: &str) -> Vec<Figure> {
    let mut joined = String::new();
    let mut starts = Vec::new();
    for piece in pieces {
        if piece.paragraph && !joined.is_empty() {
            joined.push('\n');
        }
        starts.push((joined.len(), piece.span));
        joined.push_str(piece.span.of(text));
    }
    let mut found = figures(&joined, heading);
    found.retain_mut(|figure| match place_in(&starts, figure.span) {
        Some(span) => {
            figure.span = span;
            figure.quote = span.of(text).to_owned();
            true
        }
        None => false,
    });
    found
}

/// Where a span of the joined pieces lies in the document: the longest part that one piece holds, counted from its end,
/// for the number and its unit stand there.
fn place_in(starts: &[(usize, Span)], span: Span) -> Option<Span> {
    let (start, end) = (span.start as usize, span.end as usize);
    let (at, piece) = starts.iter().rev().find(|(at, _)| *at < end)?;
    let offset = piece.start as usize;
    let last = Span::new(offset + start.saturating_sub(*at), (offset + end - at).min(piece.end as usize));
    (!last.is_empty()).then_some(last)
}

fn figure(text: &str, quantity: &Quantity, bound: Bound, kind: FigureKind, scope: String) -> Figure {
    let start = quote_start(text, bound, quantity);
    let (value, unit, norm, max, max_norm) = match &quantity.amount {
        Amount::Date(iso) => {
            let year = iso.get(..4).and_then(|year| year.parse().ok());
            let norm = match year {
                Some(year) if iso.len() == 4 && kind != FigureKind::Validity => FigureValue::Number(year),
                _ => FigureValue::Date(iso.clone()),
            };
            (year, "年".to_owned(), Some(norm), None, None)
        }
        Amount::Number { value, max, scale, unit } => {
            let norm = |value: Option<f64>| value.and_then(|value| normalised(value * scale, unit.measure, &unit.name));
            (*value, unit.name.clone(), norm(*value), *max, norm(*max))
        }
    };
    Figure {
        span: Span::new(start, bound.end),
        quote: text[start..bound.end].to_owned(),
        kind,
        value,
        unit,
        value_norm: norm,
        value_max: max,
        value_max_norm: max_norm,
        comparator: bound.comparator,
        scope,
    }
}

/// The value in base units: 0..1 for percentages, an ISO 8601 duration for spans of years, months, weeks and days.
fn normalised(value: f64, measure: Measure, unit: &str) -> Option<FigureValue> {
    let letter = match measure {
        Measure::Year => 'Y',
        Measure::Month => 'M',
        Measure::Week => 'W',
        Measure::Day => 'D',
        Measure::Percent => {
            let divisor = if unit.contains('‰') {
                1000.0
            } else if unit.is_empty() {
                1.0
            } else {
                100.0
            };
            return Some(FigureValue::Number(value / divisor));
        }
        _ => return Some(FigureValue::Number((value * 1e6).round() / 1e6)),
    };
    // ISO 8601 lets the last part have decimals: 0.5天 is P0.5D.
    Some(FigureValue::Date(format!("P{value}{letter}")))
}

/// The quote begins with its phrase, where that is short and not the last of several examples; else with the words that bound the number.
fn quote_start(text: &str, bound: Bound, quantity: &Quantity) -> usize {
    let phrase = phrase_before(text, bound.start).trim_start();
    let counts_a_list = phrase.ends_with(AND_SO_ON);
    if phrase.chars().count() <= QUOTE_BEFORE && !counts_a_list {
        bound.start - phrase.len()
    } else {
        bound.start.min(quantity.start)
    }
}

/// What the number counts, for whom, in which period: the words of its phrase before it, else those behind it.
fn scope(text: &str, bound: Bound) -> String {
    const LEADING: [&str; 14] =
        ["按照", "按", "对于", "对", "给予", "分别", "其中", "并", "且", "可", "再", "的", "每年给予", "到"];
    const TRAILING: [&str; 14] =
        ["最高", "一次性", "给予", "分别", "达到", "达", "数量", "为", "补助", "补贴", "奖励", "的", "在", "应当"];
    let phrase = phrase_before(text, bound.start);
    let mut before = phrase.rsplit(['+', '＋']).next().unwrap_or(phrase).trim();
    if before.ends_with(AND_SO_ON) {
        before = "";
    }
    // 到2027年底全市用户达到: the date is a figure of its own.
    if let Some(date) = numeral::dates(before).pop() {
        let behind = &before[date.range.end..];
        let rest = ["年底前", "年底", "底前", "底", "末", "前"].iter().find_map(|end| behind.strip_prefix(end));
        before = rest.unwrap_or(behind).trim_start_matches('，');
    }
    while let Some(rest) = LEADING.iter().find_map(|word| before.strip_prefix(word)) {
        before = rest;
    }
    while let Some(rest) = TRAILING.iter().find_map(|word| before.strip_suffix(word)) {
        before = rest;
    }
    let behind = text[bound.end..].chars().take(SCOPE);
    let noun: String = behind.take_while(|&ch| !"。！？\n；;，,：:、（(）)〔〕“”《》+＋".contains(ch)).collect();
    let words = match before.chars().count() {
        2.. => before,
        _ if noun.starts_with(['和', '或', '及', '与']) => "",
        _ => &noun,
    };
    words.trim_start_matches('的').chars().take(SCOPE).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests;
