//! Units and measure words: which there are, and which one a text begins with.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::numeral::half_width;

const SOURCE: &str = include_str!("../../../../../../assets/units.tsv");
static UNITS: LazyLock<BTreeMap<&'static str, Measure>> = LazyLock::new(|| read(SOURCE));

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Yuan.
    Money,
    /// A percentage, also percentage points.
    Percent,
    /// Multiples.
    Times,
    /// Years.
    Year,
    /// Months.
    Month,
    /// Weeks.
    Week,
    /// Calendar days.
    Day,
    /// Working days, hours, minutes: spans of time that have no place in a date.
    Clock,
    /// Points of a score.
    Score,
    /// Age.
    Age,
    /// Things that are counted.
    Count,
    /// Any physical quantity, foreign money included.
    Physical,
}

/// A unit at the beginning of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// The unit in half width, with what it is per: `元/公斤`.
    pub(super) name: String,
    /// What the unit before the stroke measures.
    pub(super) measure: Measure,
    /// Bytes of the text that it covers.
    pub(super) len: usize,
    /// Whether it is per something.
    pub(super) rate: bool,
}

/// The unit that `text` begins with.
pub(super) fn unit_at(text: &str) -> Option<Unit> {
    let (name, measure, len) = longest(text)?;
    let mut unit = Unit { name: name.to_owned(), measure, len, rate: false };
    let mut rest = &text[unit.len..];
    while let Some(behind) = rest.strip_prefix(['/', '／', '·']) {
        let Some(len) = longest(behind).map(|(_, _, len)| len).or_else(|| plain_noun(behind)) else { break };
        unit.name.push(if rest.starts_with('·') { '·' } else { '/' });
        unit.name.extend(behind[..len].chars().map(half_width));
        unit.rate = true;
        rest = &behind[len..];
    }
    unit.len = text.len() - rest.len();
    Some(unit)
}

/// Behind 元/ stands any short noun: 元/学年, 元/床·年.
fn plain_noun(text: &str) -> Option<usize> {
    let end = text.find(|ch: char| "，。；、：（）(),;·/ \n至到—-－～~".contains(ch)).unwrap_or(text.len());
    (end > 0 && text[..end].chars().count() <= 4).then_some(end)
}

fn longest(text: &str) -> Option<(&'static str, Measure, usize)> {
    let head: Vec<(usize, char)> = text.char_indices().take(7).collect();
    let mut half: String = head.iter().map(|&(_, ch)| half_width(ch)).collect();
    for taken in (1..=head.len()).rev() {
        if let Some((name, measure)) = UNITS.get_key_value(half.as_str()) {
            let (at, ch) = head[taken - 1];
            let len = at + ch.len_utf8();
            let cut_word = name.ends_with(|ch: char| ch.is_ascii_alphabetic())
                && text[len..].starts_with(|ch: char| ch.is_ascii_alphanumeric());
            return (!cut_word).then_some((name, *measure, len));
        }
        half.pop();
    }
    None
}

fn read(source: &'static str) -> BTreeMap<&'static str, Measure> {
    let rows = source.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(unit, measure)| {
        let measure = match measure {
            "money" => Measure::Money,
            "percent" => Measure::Percent,
            "times" => Measure::Times,
            "year" => Measure::Year,
            "month" => Measure::Month,
            "week" => Measure::Week,
            "day" => Measure::Day,
            "workday" | "hour" | "minute" | "second" => Measure::Clock,
            "score" => Measure::Score,
            "age" => Measure::Age,
            "count" => Measure::Count,
            _ => Measure::Physical,
        };
        (unit, measure)
    })
    .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_clean() {
        let known = [
            "money",
            "foreign",
            "percent",
            "times",
            "year",
            "month",
            "week",
            "day",
            "workday",
            "hour",
            "minute",
            "second",
            "age",
            "count",
            "length",
            "area",
            "volume",
            "mass",
            "power",
            "energy",
            "voltage",
            "temperature",
            "score",
            "computing",
            "pressure",
            "data",
        ];
        let rows: Vec<&str> = SOURCE.lines().filter(|line| !line.starts_with('#')).collect();
        for row in &rows {
            let (unit, measure) = row.split_once('\t').unwrap();
            assert!(known.contains(&measure), "{unit} measures something unknown: {measure}");
            assert!((1..=7).contains(&unit.chars().count()), "{unit} is longer than what is looked at");
            assert_eq!(unit, unit.chars().map(half_width).collect::<String>(), "units are listed in half width");
        }
        assert_eq!(rows.len(), UNITS.len(), "a unit is listed once");
    }

    #[test]
    fn units_with_what_they_are_per() {
        let cases = [
            ("元/公斤的标准", "元/公斤"),
            ("元／架次", "元/架次"),
            ("架次）", "架次"),
            ("个工作日内", "个工作日"),
            ("台（套）应用", "台(套)"),
            ("％以上", "%"),
            ("元/床·年。", "元/床·年"),
            ("平方公里", "平方公里"),
            ("EFLOPS。", "EFLOPS"),
        ];
        for (text, name) in cases {
            assert_eq!(unit_at(text).unwrap().name, name, "the unit in {text}");
        }
        for text in ["", "级以上", "强企业", "期工程", "kWx", "Pro"] {
            assert_eq!(unit_at(text), None, "{text:?} begins with no unit");
        }
    }
}
