//! Quantities of one unit, written in one scale: 500万元, 0.05亿元 and 5000000元 become the same.

use crate::model::{Comparator, Figure, FigureKind, FigureValue};

/// Factors that stand before a unit and are part of the number.
const FACTORS: [&str; 6] = ["万亿", "千万", "百万", "十万", "万", "亿"];

/// How the numbers of a line are written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// The unit with its factor: 万元.
    pub(super) name: String,
    /// A base unit is so many of it.
    per_base: f64,
}

/// The base unit of a figure, by which lines are told apart: 元 for 万元, the printed unit of spans of time.
pub(super) fn unit(figure: &Figure) -> String {
    let unit = figure.unit.as_str();
    if matches!(figure.value_norm, Some(FigureValue::Number(_))) {
        let bare = FACTORS.iter().find_map(|factor| unit.strip_prefix(factor)).unwrap_or(unit);
        return if matches!(bare, "‰" | "％") { "%".to_owned() } else { bare.to_owned() };
    }
    unit.to_owned()
}

/// The scale in which all numbers of a line are easily read.
pub(super) fn scale(unit: &str, figures: &[&Figure]) -> Scale {
    let values: Vec<f64> = figures
        .iter()
        .filter_map(|figure| match figure.value_norm {
            Some(FigureValue::Number(value)) => Some(value.abs()),
            _ => None,
        })
        .collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let of = |factor: &str, size: f64| Scale { name: format!("{factor}{unit}"), per_base: 1.0 / size };
    let year = unit == "年" && figures.iter().all(|figure| figure.kind == FigureKind::Deadline);
    if unit == "%" || unit.ends_with("百分点") {
        return Scale { name: unit.to_owned(), per_base: 100.0 };
    }
    match least {
        least if !least.is_finite() || year => of("", 1.0),
        least if least >= 1e8 => of("亿", 1e8),
        least if least >= 1e4 => of("万", 1e4),
        _ => of("", 1.0),
    }
}

/// The figure with its bound, in `scale`; as printed where it has no number.
pub(super) fn figure(figure: &Figure, scale: &Scale) -> String {
    let value = match &figure.value_norm {
        Some(FigureValue::Number(value)) => *value,
        Some(FigureValue::Date(text)) => return dates(text, figure),
        None => return figure.quote.clone(),
    };
    let mut number = number(value * scale.per_base);
    let most = match figure.value_max_norm {
        Some(FigureValue::Number(most)) => Some(most),
        _ => None,
    };
    if let Some(most) = most {
        number.push_str(&format!("至{}", self::number(most * scale.per_base)));
    }
    if most.is_some() && figure.comparator_max == Some(Comparator::Less) {
        return format!("{number}{}（不含上限）", scale.name);
    }
    let bound = match figure.comparator {
        _ if figure.kind == FigureKind::Deadline => "",
        Comparator::About if most.is_some() => "约",
        _ if most.is_some() => "",
        Comparator::Equal => "",
        Comparator::AtLeast => "不低于",
        Comparator::AtMost => "不超过",
        Comparator::More => "超过",
        Comparator::Less => "低于",
        Comparator::About => "约",
    };
    format!("{bound}{number}{}", scale.name)
}

/// A date or a duration with the upper end of a range: 3年至5年.
fn dates(text: &str, figure: &Figure) -> String {
    let shown = date(text).unwrap_or_else(|| figure.quote.clone());
    match &figure.value_max_norm {
        Some(FigureValue::Date(most)) => date(most).map_or(shown.clone(), |most| format!("{shown}至{most}")),
        _ => shown,
    }
}

/// An ISO 8601 date in Chinese, 2025年6月30日, or a duration of one unit, 3年; `None` for anything else.
fn date(text: &str) -> Option<String> {
    if let Some(term) = text.strip_prefix('P') {
        let unit = match term.chars().next_back()? {
            'Y' => "年",
            'M' => "个月",
            'W' => "周",
            'D' => "天",
            _ => return None,
        };
        let count: u32 = term[..term.len() - 1].parse().ok()?;
        return Some(format!("{count}{unit}"));
    }
    let parts: Option<Vec<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    match parts?[..] {
        [year, month, day] => Some(format!("{year}年{month}月{day}日")),
        [year, month] => Some(format!("{year}年{month}月")),
        _ => None,
    }
}

/// Without zeros at the end and without the dust of binary fractions.
fn number(value: f64) -> String {
    let text = format!("{value:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
