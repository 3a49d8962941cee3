//! Amounts, dates and references that were replaced one for one: from, to and by how much.

use super::{
    super::{Facts, Finding},
    subject,
};
use crate::{diff::tokens::Class, numeral, words::fold};

/// Amounts, dates and references that were replaced one for one.
pub(super) fn pairs(finding: &Finding<'_>, old: &Facts<'_>, new: &Facts<'_>) -> Vec<String> {
    let mut out = Vec::new();
    for classes in [&[Class::Money, Class::Number][..], &[Class::Time], &[Class::Title, Class::Issue, Class::Reference]]
    {
        let pick = |atoms: &[(Class, &str)]| {
            atoms
                .iter()
                .filter(|(class, _)| classes.contains(class))
                .map(|(_, text)| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        let (gone, come) = (pick(&finding.atoms_old), pick(&finding.atoms_new));
        let amounts = classes[0] == Class::Money;
        // 五千元 that became 一倍 is no amount that went up.
        let alike = |(from, to): (&String, &String)| match (value(from), value(to)) {
            (Some((_, unit)), Some((_, other))) => unit == other,
            _ => true,
        };
        if gone.is_empty() || gone.len() != come.len() || amounts && !gone.iter().zip(&come).all(alike) {
            continue;
        }
        for (from, to) in gone.iter().zip(&come).filter(|(from, to)| fold::text(from) != fold::text(to)) {
            out.push(match classes[0] {
                Class::Money => figure(from, to, subject::of(&finding.change, from, to, old, new)),
                Class::Time => {
                    let subject = subject::of(&finding.change, from, to, old, new).unwrap_or(if is_date(to) {
                        "时间"
                    } else {
                        "期限"
                    });
                    format!("将{subject}由{from}调整为{to}")
                }
                _ => format!("将援引的{from}改为{to}"),
            });
        }
    }
    out
}

/// 将补贴上限由500万元下调至300万元（−40%）.
fn figure(from: &str, to: &str, subject: Option<&str>) -> String {
    let (verb, by) = match (value(from), value(to)) {
        (Some((before, unit)), Some((after, other))) if unit == other && before > 0.0 => {
            (if after > before { "上调至" } else { "下调至" }, by(before, after, unit))
        }
        _ => ("调整为", String::new()),
    };
    match subject {
        Some(subject) => format!("将{subject}由{from}{verb}{to}{by}"),
        None => format!("将{from}{verb}{to}{by}"),
    }
}

/// By how much, as a share of what it was; percentages by their points.
fn by(before: f64, after: f64, unit: &str) -> String {
    let sign = if after < before { "−" } else { "+" };
    if matches!(unit, "%" | "％") {
        return format!("（{sign}{}个百分点）", rounded((after - before).abs()));
    }
    match ((after - before).abs() / before) * 100.0 {
        share if share < 0.5 => String::new(),
        share if share <= 900.0 => format!("（{sign}{}%）", rounded(share)),
        _ => String::new(),
    }
}

fn rounded(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if tenths.fract() == 0.0 { format!("{tenths:.0}") } else { format!("{tenths:.1}") }
}

/// The number and its unit, 万 and 亿 multiplied out.
fn value(text: &str) -> Option<(f64, &str)> {
    let number = numeral::number_at(text)?;
    Some((number.value? * number.scale, &text[number.len..]))
}

/// Whether a time is a point in time and no span: it names a year of the calendar, or a month and a day.
fn is_date(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let year = digits == 4 || text.chars().take_while(|ch| "〇零○一二三四五六七八九".contains(*ch)).count() == 4;
    year || text.contains('月') && !text.contains("个月") || text.ends_with(['底', '末', '初'])
}
