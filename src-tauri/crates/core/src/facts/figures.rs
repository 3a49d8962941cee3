//! Quantities that a drafter compares: amounts, ratios, caps, thresholds, targets, counts, deadlines, validity.
//!
//! Invariant: a quote is an exact piece of the text; a vague amount (一千多万元) has no value.

mod bounds;
mod context;
mod purpose;
mod range;
mod scan;
mod scope;
mod tables;
mod units;
mod yearless;

use bounds::{Bound, bound, is_list};
pub use context::Context;
use purpose::Place;
use range::Join;
use scan::{Amount, Quantity, quantities};
use units::Measure;

use crate::model::{Comparator, Document, Figure, FigureKind, FigureValue, Piece, Span};

/// How many members of a list are looked at.
const LONGEST_LIST: usize = 32;

/// The figures of one run of text; spans are byte offsets into `text`, in order. `context` is what the clause's heading
/// and the words above it tell.
pub fn figures(text: &str, context: &Context) -> Vec<Figure> {
    let quantities = quantities(text);
    let bounds: Vec<Bound> = quantities.iter().map(|quantity| bound(text, quantity)).collect();
    let join = |at: usize| {
        let upper = quantities.get(at + 1)?;
        range::join(text, (&quantities[at], bounds[at]), (upper, bounds[at + 1]))
    };
    let mut found: Vec<(Figure, usize)> = Vec::new();
    for (index, quantity) in quantities.iter().enumerate() {
        // 五百万元（含五百万元）以上 names one amount.
        if index > 0 && quantity.start < bounds[index - 1].end {
            continue;
        }
        let mut bound = bounds[index];
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
        let ranged = join(index).is_some() || index > 0 && join(index - 1).is_some();
        let place = Place { text, context, quantity, bound, list_end, ranged, next: quantities.get(index + 1) };
        let Some(kind) = purpose::kind(&place) else { continue };
        if kind == FigureKind::Deadline && !bound.said {
            bound.comparator = Comparator::AtMost;
        }
        let kind = carried.filter(|_| bound.start == quantity.start).map_or(kind, |(last, _)| last.kind);
        let earlier = index.checked_sub(1).map_or(0, |before| bounds[before].end);
        let scope = match carried {
            Some((last, _)) if same_unit(quantity, last) => last.scope.clone(),
            _ if matches!(quantity.amount, Amount::Date(_)) => String::new(),
            _ => scope::scope(text, bound, earlier),
        };
        found.push((figure(text, quantity, bound, kind, (scope, earlier)), index));
    }
    with_ranges(text, (&quantities, &bounds), found, join)
}

/// Whether a member of a list counts the same as the one before it: 3家、5家, but not 3家、20人.
fn same_unit(quantity: &Quantity, last: &Figure) -> bool {
    match &quantity.amount {
        Amount::Number { unit, .. } => unit.name == last.unit || unit.measure == Measure::Money,
        Amount::Date(_) => false,
    }
}

/// The figures with the two ends of each range made one.
fn with_ranges(
    text: &str,
    (quantities, bounds): (&[Quantity], &[Bound]),
    found: Vec<(Figure, usize)>,
    join: impl Fn(usize) -> Option<Join>,
) -> Vec<Figure> {
    let mut out: Vec<(Figure, usize)> = Vec::new();
    for (upper, index) in found {
        let range = out.last().filter(|(_, lower)| lower + 1 == index).and_then(|(lower, at)| {
            range::merged(text, join(*at)?, (lower, &quantities[*at]), (&upper, &quantities[index]))
        });
        match range {
            Some(mut range) => {
                // What both ends count stands before the lower or behind the upper one.
                let earlier = index.checked_sub(2).map_or(0, |before| bounds[before].end);
                let whole = Bound { start: bounds[index - 1].start, ..bounds[index] };
                range.scope = scope::scope(text, whole, earlier);
                out.pop();
                out.push((range, index));
            }
            None => out.push((upper, index)),
        }
    }
    out.into_iter().map(|(figure, _)| figure).collect()
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

/// Gives every clause of `document` the figures of its heading and its body, and every table those of its cells. Where a
/// body follows, a heading that only counts (三大工程, 4个园区) names the body's subject and holds no figure of its own.
pub fn fill(document: &mut Document) {
    for index in 0..document.clauses.len() {
        let clause = &document.clauses[index];
        let context = context::of(document, clause);
        let pieces: Vec<Piece> = clause.heading.iter().map(|&span| Piece { span, paragraph: false }).collect();
        let mut found = in_pieces(&document.text, &pieces, &context);
        found.retain(|figure| clause.body.is_empty() || figure.kind != FigureKind::Count);
        found.extend(in_pieces(&document.text, &clause.body, &context));
        document.clauses[index].figures = found;
    }
    tables::fill(document);
}

/// The figures of `pieces` of a document's `text`, read as one run; spans lie in `text`, each inside one piece.
pub fn in_pieces(text: &str, pieces: &[Piece], context: &Context) -> Vec<Figure> {
    let mut joined = String::new();
    let mut starts = Vec::new();
    for piece in pieces {
        if piece.paragraph && !joined.is_empty() {
            joined.push('\n');
        }
        starts.push((joined.len(), piece.span));
        joined.push_str(piece.span.of(text));
    }
    let mut found = figures(&joined, context);
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

/// The figure of one quantity; `(scope, earlier)` are what it counts and where the quantity before it ends.
fn figure(
    text: &str,
    quantity: &Quantity,
    bound: Bound,
    kind: FigureKind,
    (scope, earlier): (String, usize),
) -> Figure {
    let start = scope::quote_start(text, bound, quantity, earlier);
    let (value, unit, norm, max, max_norm) = match &quantity.amount {
        // 每年12月20日前 names no year.
        Amount::Date(iso) if iso.starts_with("--") => {
            (None, if iso.len() > 4 { "日" } else { "月" }.to_owned(), None, None, None)
        }
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
        comparator_max: None,
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
            // A fraction is as it is: 三分之二.
            return Some(FigureValue::Number(if unit.is_empty() { value } else { clean(value / divisor) }));
        }
        _ => return Some(FigureValue::Number(clean(value))),
    };
    // ISO 8601 lets the last part have decimals: 0.5天 is P0.5D.
    Some(FigureValue::Date(format!("P{value}{letter}")))
}

/// Without the dust of binary fractions: 0.7 of a hundredth is 0.007.
fn clean(value: f64) -> f64 {
    format!("{value:.12e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests;
