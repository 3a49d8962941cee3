//! How an amount went up or down, and by how much.

use super::value::{PARTS, is_rank, value};

/// 将补贴上限由500万元下调至300万元（−40%）.
pub(in crate::diff::substance::note) fn figure(from: &str, to: &str, subject: Option<&str>) -> String {
    let same = |(before, after): ((f64, &str), (f64, &str))| before.0 == after.0 && before.1 == after.1;
    if value(from).zip(value(to)).is_some_and(same) {
        return unchanged(from, to);
    }
    let (verb, by) = match (value(from), value(to)) {
        (Some((before, unit)), Some((after, other))) if unit == other && before > 0.0 && !is_rank(unit) => {
            (if after > before { "上调至" } else { "下调至" }, by(before, after, unit))
        }
        _ => ("调整为", String::new()),
    };
    match subject {
        Some(subject) => format!("将{subject}由{from}{verb}{to}{by}"),
        None => format!("将{from}{verb}{to}{by}"),
    }
}

/// What is said where the same is printed in another way.
pub(super) fn unchanged(from: &str, to: &str) -> String {
    format!("将“{from}”改写为“{to}”，数值不变")
}

/// By how much, as a share of what it was; percentages by their points.
fn by(before: f64, after: f64, unit: &str) -> String {
    let sign = if after < before { "−" } else { "+" };
    if unit == "%" {
        return format!("（{sign}{}个百分点）", rounded((after - before).abs()));
    }
    if [PARTS, "周岁", "岁"].contains(&unit) {
        return String::new();
    }
    match ((after - before).abs() / before) * 100.0 {
        share if share < 0.5 => String::new(),
        // What is left is not nothing.
        share if after > 0.0 && share < 100.0 && rounded(share) == "100" => String::new(),
        share if share <= 900.0 => format!("（{sign}{}%）", rounded(share)),
        _ => String::new(),
    }
}

fn rounded(value: f64) -> String {
    // 6.25 is a little less in binary at times.
    let tenths = (value * 10.0 + 1e-7).round() / 10.0;
    if tenths.fract() == 0.0 { format!("{tenths:.0}") } else { format!("{tenths:.1}") }
}
