//! Ranges: 3至5家, 500元至1000元, 一倍以上五倍以下, 不低于1万元、不高于5万元. Both ends make one figure.

use super::{
    bounds::Bound,
    scan::{Amount, Quantity},
    units::{Measure, Unit, unit_at},
};
use crate::{
    model::{Comparator, Figure, FigureKind, Span},
    numeral::{Number, number_at},
};

/// Signs and words between the two ends of a range.
const SIGNS: [&str; 11] = ["——", "-", "—", "–", "－", "―", "～", "~", "∼", "至", "到"];
/// Whether the end before or behind counts is said in brackets.
const INCLUDED: [&str; 8] =
    ["（含）", "(含)", "（含本数）", "(含本数)", "（不含）", "(不含)", "（不含本数）", "(不含本数)"];
/// Factors that stand before a unit and are part of the number.
const FACTORS: [&str; 6] = ["万亿", "千万", "百万", "十万", "万", "亿"];

/// The upper end of a range: where its number begins, the number, its unit, and one past the unit.
pub(super) struct Upper {
    pub(super) at: usize,
    pub(super) number: Number,
    pub(super) unit: Unit,
    pub(super) end: usize,
}

/// The upper end that stands behind the first number, or behind its `own` unit, at `behind`. `start` is where the first
/// number begins.
pub(super) fn upper(text: &str, start: usize, first: &Number, own: Option<&Unit>, behind: usize) -> Option<Upper> {
    // 由3%到5% is a change, no range.
    if text[..start].ends_with(['由', '从']) {
        return None;
    }
    let from = behind + included(&text[behind..]);
    let rest = text[from..].trim_start_matches(' ');
    let sign = SIGNS.iter().find_map(|sign| rest.strip_prefix(sign))?;
    let at = text.len() - sign.trim_start_matches(' ').len();
    let number = number_at(&text[at..])?;
    let digits_end = at + number.len;
    let unit_from = digits_end + included(&text[digits_end..]);
    let blank = text[unit_from..].len() - text[unit_from..].trim_start_matches([' ', '\u{A0}']).len();
    let unit = unit_at(&text[unit_from + blank..])?;
    let same = own.is_none_or(|own| {
        own.name == unit.name || unit.name.strip_prefix(&own.name).is_some_and(|rest| rest.starts_with('/'))
    });
    // 3至5万元 are 30,000 and 50,000 as well as 3万元至5万元.
    let factor = if first.scale > 1.0 || own.is_some() { first.scale } else { number.scale };
    let (lower, most) = (first.value? * factor, number.value? * number.scale);
    let end = unit_from + blank + unit.len;
    (same && most > lower).then_some(Upper { at, number, unit, end })
}

/// Bytes of a bracket that says whether the number before it counts.
fn included(text: &str) -> usize {
    INCLUDED.iter().find(|mark| text.starts_with(**mark)).map_or(0, |mark| mark.len())
}

/// How two quantities that stand side by side make one range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// Nothing or a sign stands between: 一万元以上五万元以下.
    Close,
    /// A pause stands between, so that they might as well be two quantities: 不低于1万元，不高于5万元.
    Listed,
}

/// Whether `lower` and `upper`, the quantity behind it, are the ends of one range.
pub(super) fn join(text: &str, lower: (&Quantity, Bound), upper: (&Quantity, Bound)) -> Option<Join> {
    let at_least = matches!(lower.1.comparator, Comparator::AtLeast | Comparator::More) && lower.1.said;
    let at_most = matches!(upper.1.comparator, Comparator::AtMost | Comparator::Less) && upper.1.said;
    let between = text.get(lower.1.end..upper.1.start)?.trim_matches([' ', '\u{A0}']);
    let between = &between[included(between)..];
    let (least, most) = (ends(lower.0)?, ends(upper.0)?);
    if !at_least || least.value >= most.value || least.unit != most.unit || least.measure != most.measure {
        return None;
    }
    match between {
        "" | "至" | "到" | "—" | "－" | "-" | "~" | "～" if at_most => Some(Join::Close),
        "至" | "到" | "—" | "－" if !upper.1.said => Some(Join::Close),
        "、" | "且" | "和" | "并" | "但" | "，" | "," | "，且" | "，但" | "、且" | "，并" if at_most => {
            Some(Join::Listed)
        }
        _ => None,
    }
}

struct End<'a> {
    value: f64,
    unit: &'a str,
    measure: Measure,
}

/// The value in base units, with the unit without 万 and 亿; `None` for dates, ranges and vague amounts.
fn ends(quantity: &Quantity) -> Option<End<'_>> {
    match &quantity.amount {
        Amount::Number { value: Some(value), max: None, scale, unit } => Some(End {
            value: value * scale,
            unit: FACTORS.iter().find_map(|factor| unit.name.strip_prefix(factor)).unwrap_or(&unit.name),
            measure: unit.measure,
        }),
        _ => None,
    }
}

/// One figure out of the two ends, without a scope, if what they are for allows it; values are printed in the unit of the upper end.
pub(super) fn merged(
    text: &str,
    join: Join,
    lower: (&Figure, &Quantity),
    upper: (&Figure, &Quantity),
) -> Option<Figure> {
    use FigureKind::{SubsidyCap, SubsidyFixed};
    let kind = match (lower.0.kind, upper.0.kind) {
        (one, other) if one == other => one,
        (SubsidyFixed | SubsidyCap, SubsidyFixed | SubsidyCap) => SubsidyFixed,
        (_, other) if join == Join::Close => other,
        _ => return None,
    };
    let (Amount::Number { value, scale, .. }, Amount::Number { scale: per, .. }) = (&lower.1.amount, &upper.1.amount)
    else {
        return None;
    };
    let span = Span { start: lower.0.span.start.min(upper.0.span.start), end: upper.0.span.end };
    Some(Figure {
        span,
        quote: span.of(text).to_owned(),
        kind,
        value: value.map(|value| value * scale / per),
        unit: upper.0.unit.clone(),
        value_norm: lower.0.value_norm.clone(),
        value_max: upper.0.value,
        value_max_norm: upper.0.value_norm.clone(),
        comparator: lower.0.comparator,
        comparator_max: Some(upper.0.comparator),
        scope: String::new(),
    })
}
