//! 修改说明: one sentence of what changed, substance first.

mod subject;

use super::{Facts, Finding, Substance};
use crate::{
    diff::{CellChange, tokens::Class},
    numeral,
    words::fold,
};

/// So many changes are told one by one; the rest in a word.
const TOLD: usize = 5;
/// Added or cut wording of so many characters is not worth quoting.
const PARTICLE: usize = 2;
/// Quotes are cut to so many characters.
const QUOTED: usize = 28;

/// What changed in a row, drafted from its changes: amounts and dates from and to, units added and removed, words that
/// oblige, sentences added and cut; changes of wording alone in a word. `""` where nothing changed.
pub fn note(findings: &[Finding<'_>], old: &Facts<'_>, new: &Facts<'_>) -> String {
    let mut told: Vec<(Substance, String)> =
        responsible(old, new).into_iter().map(|said| (Substance::Responsible, said)).collect();
    let by_name = !told.is_empty();
    let mut slight: Vec<Substance> = Vec::new();
    for finding in findings {
        let weight = finding.substance.first().copied().unwrap_or(Substance::Wording);
        if weight >= Substance::Punctuation {
            slight.push(weight);
        } else if by_name && finding.substance == [Substance::Responsible] {
            // The sets of units already say it.
        } else {
            match said(finding, old, new) {
                said if said.is_empty() => slight.push(Substance::Wording),
                said => told.extend(said.into_iter().map(|said| (weight, said))),
            }
        }
    }
    told.sort_by_key(|(weight, _)| *weight);
    let mut phrases: Vec<String> = Vec::new();
    for (_, said) in told {
        if !phrases.contains(&said) {
            phrases.push(said);
        }
    }
    let rest = phrases.len().saturating_sub(TOLD);
    phrases.truncate(TOLD);
    if rest > 0 {
        phrases.push(format!("另有{rest}处修改"));
    }
    for (what, phrase) in [
        (Substance::Wording, "调整表述"),
        (Substance::Punctuation, "调整标点"),
        (Substance::Numbering, "调整序号"),
        (Substance::Layout, "调整版式"),
    ] {
        if slight.contains(&what) {
            phrases.push(phrase.to_owned());
        }
    }
    phrases.join("；")
}

/// What changed in a table: 灯塔（2027年）由12座改为15座.
pub fn cells(changes: &[CellChange]) -> String {
    let mut told: Vec<String> = changes.iter().take(TOLD).map(cell).collect();
    if changes.len() > TOLD {
        told.push(format!("另有{}处修改", changes.len() - TOLD));
    }
    format!("表格：{}", told.join("；"))
}

fn cell(change: &CellChange) -> String {
    let CellChange { row, column, old, new } = change;
    let place = match column.as_str() {
        // A row or a column that came or went tells itself.
        _ if [new, old].contains(&row) || [new, old].contains(&column) => String::new(),
        "" => format!("“{}”", quoted(row)),
        column => format!("“{}”的“{}”", quoted(row), quoted(column)),
    };
    match (old.as_str(), new.as_str()) {
        ("", new) => format!("{place}增加“{}”", quoted(new)),
        (old, "") => format!("{place}删去“{}”", quoted(old)),
        (old, new) => format!("{place}由“{}”改为“{}”", quoted(old), quoted(new)),
    }
}

/// Units added, removed, and a change of lead.
fn responsible(old: &Facts<'_>, new: &Facts<'_>) -> Vec<String> {
    let names = |facts: &Facts<'_>, lead: bool| -> Vec<String> {
        facts.responsible.iter().filter(|unit| !lead || unit.lead).map(|unit| unit.name.clone()).collect()
    };
    let without = |a: &[String], b: &[String]| a.iter().filter(|name| !b.contains(name)).cloned().collect::<Vec<_>>();
    let (before, after) = (names(old, false), names(new, false));
    let (come, gone) = (without(&after, &before), without(&before, &after));
    let mut out = Vec::new();
    let (lead_before, lead_after) = (names(old, true), names(new, true));
    if !lead_before.is_empty() && !lead_after.is_empty() && lead_before != lead_after {
        out.push(format!("牵头单位由{}调整为{}", lead_before.join("、"), lead_after.join("、")));
    }
    if come.is_empty() && gone.is_empty() && before != after && out.is_empty() {
        out.push("调整责任单位排序".to_owned());
    }
    if !come.is_empty() {
        out.push(format!("增加责任单位{}", come.join("、")));
    }
    if !gone.is_empty() {
        out.push(format!("删去责任单位{}", gone.join("、")));
    }
    out
}

/// The phrases for one change.
fn said(finding: &Finding<'_>, old: &Facts<'_>, new: &Facts<'_>) -> Vec<String> {
    let change = &finding.change;
    let (gone, come) = without_shared_marks(change.old.trim_matches(is_edge), change.new.trim_matches(is_edge));
    let (gone, come) = (without_half_brackets(gone), without_half_brackets(come));
    // The number of an item is nothing that came or went in place of text.
    let numbered = |raw: &str, other: &str| !other.is_empty() && is_number(raw.trim_matches(is_edge));
    let (gone, come) =
        (if numbered(change.old, come) { "" } else { gone }, if numbered(change.new, gone) { "" } else { come });
    let slight = finding.substance == [Substance::Wording];
    let letters = gone.chars().chain(come.chars()).count();
    if letters == 0 || slight && (letters <= PARTICLE || !gone.is_empty() && !come.is_empty()) {
        return Vec::new();
    }
    if gone.is_empty() {
        return vec![format!("增加“{}”", quoted(come))];
    }
    if come.is_empty() {
        return vec![format!("删去“{}”", quoted(gone))];
    }
    let out = pairs(finding, old, new);
    if !out.is_empty() {
        return out;
    }
    vec![format!("将“{}”改为“{}”", quoted(gone), quoted(come))]
}

/// Amounts, dates and references that were replaced one for one.
fn pairs(finding: &Finding<'_>, old: &Facts<'_>, new: &Facts<'_>) -> Vec<String> {
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
        for (from, to) in gone.iter().zip(&come).filter(|(from, to)| from != to) {
            out.push(match classes[0] {
                Class::Money => figure(from, to, subject::of(&finding.change, from, to, old, new)),
                Class::Time => {
                    let subject = subject::of(&finding.change, from, to, old, new).unwrap_or("时间");
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

/// Two texts without the marks that both begin or end with, whatever their width.
fn without_shared_marks<'t>(mut old: &'t str, mut new: &'t str) -> (&'t str, &'t str) {
    let mark = |ch: Option<char>| ch.filter(|ch| !ch.is_alphanumeric()).map(fold::character);
    while let (Some(a), Some(b)) = (mark(old.chars().next()), mark(new.chars().next())) {
        if a != b {
            break;
        }
        old = old.trim_start_matches(|ch| mark(Some(ch)) == Some(a));
        new = new.trim_start_matches(|ch| mark(Some(ch)) == Some(a));
    }
    while let (Some(a), Some(b)) = (mark(old.chars().next_back()), mark(new.chars().next_back())) {
        if a != b {
            break;
        }
        old = old.trim_end_matches(|ch| mark(Some(ch)) == Some(a));
        new = new.trim_end_matches(|ch| mark(Some(ch)) == Some(a));
    }
    (old.trim_matches(is_edge), new.trim_matches(is_edge))
}

/// A quote without brackets at its edges that open or close nothing inside it.
fn without_half_brackets(mut text: &str) -> &str {
    loop {
        let open = text.chars().next_back().filter(|ch| "（(《“".contains(*ch));
        let close = text.chars().next().filter(|ch| "）)》”".contains(*ch));
        match (open, close) {
            (Some(ch), _) => text = &text[..text.len() - ch.len_utf8()],
            (_, Some(ch)) => text = &text[ch.len_utf8()..],
            _ => return text.trim_matches(is_edge),
        }
    }
}

/// Whether `text` is only the number of an item: （三）.
fn is_number(text: &str) -> bool {
    let inside = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| inside.chars().all(|ch| numeral::integer(&ch.to_string()).is_some()))
}

/// Marks and white space at the edges of a quote.
fn is_edge(ch: char) -> bool {
    ch.is_whitespace() || "，、；。：,;".contains(ch)
}

/// A quote of bearable length, on one line.
fn quoted(text: &str) -> String {
    let line: String = text.chars().map(|ch| if ch == '\n' { ' ' } else { ch }).collect();
    let line = line.replace('“', "‘").replace('”', "’");
    if line.chars().count() <= QUOTED {
        return line;
    }
    let head: String = line.chars().take(QUOTED - 10).collect();
    let tail: Vec<char> = line.chars().rev().take(6).collect();
    format!("{head}……{}", tail.into_iter().rev().collect::<String>())
}
