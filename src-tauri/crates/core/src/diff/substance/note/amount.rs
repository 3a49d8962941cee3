//! Amounts, dates and references that were replaced one for one: from, to and by how much.

use std::ops::Range;

use super::{
    super::Finding,
    Sides, frame,
    phrase::{self, Phrases},
    quote::quoted,
    subject,
};
use crate::{
    diff::{normalize::Change, tokens::Class},
    numeral,
    words::{fold, is_letter},
};

const AMOUNTS: &[Class] = &[Class::Money, Class::Number];
const TIMES: &[Class] = &[Class::Time];
const REFERENCES: &[Class] = &[Class::Title, Class::Issue, Class::Reference];
/// What is replaced one for one, kind by kind.
const KINDS: [&[Class]; 3] = [AMOUNTS, TIMES, REFERENCES];

/// How shares in words begin, and what they are in digits.
const SHARES: [(&str, &str); 3] = [("百分之", "%"), ("千分之", "‰"), ("万分之", "‱")];
/// What stands between the two numbers of a fraction.
const PARTS: &str = "分之";

/// What is said of a change.
#[derive(Default)]
pub(super) struct Told {
    pub(super) said: String,
    /// Where the phrase stands in the new text that it tells whole.
    pub(super) whole: Option<Range<usize>>,
    /// The amount that it speaks of.
    pub(super) amount: Option<Amount>,
}

impl Told {
    pub(super) fn plain(said: String) -> Self {
        Self { said, ..Self::default() }
    }

    /// 将罚款上限由五万元上调至十万元, of the amounts that stand at `at`.
    fn of(name: Option<&str>, at: (usize, usize), said: String) -> Self {
        let named = match name {
            Some(name) => said.starts_with(&format!("将{name}由")),
            // 将“50万元”改写为“500000元”.
            None => !said.starts_with("将“"),
        };
        let amount = Amount { name: name.unwrap_or_default().to_owned(), at };
        Self { said, whole: None, amount: named.then_some(amount) }
    }
}

/// An amount that was replaced.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    /// What it is called; `""` where it has no name.
    pub(super) name: String,
    /// Where it stands in the old and in the new text.
    pub(super) at: (usize, usize),
}

/// Amounts, dates and references that were replaced one for one; where what stands around them says something else, the
/// phrases instead.
pub(super) fn pairs<'t>(finding: &Finding<'t>, sides: &Sides<'t>) -> Vec<Told> {
    let change = &finding.change;
    let mut out: Vec<Told> = Vec::new();
    // Phrases that are quoted whole, which tell every amount in them.
    let mut quotes: Vec<Phrases<'_>> = Vec::new();
    let quote = |phrases: &Phrases<'_>| {
        // 专利法第四十八条第（一）项: a phrase ends at the bracket.
        let [before, after] = [phrases.old, phrases.new].map(|text| quoted(text.trim_end_matches('第'), sides.lexicon));
        Told { said: format!("将“{before}”改为“{after}”"), whole: Some(phrases.place.clone()), amount: None }
    };
    let place = |from: &str, to: &str| {
        (change.at.0 + change.old.find(from).unwrap_or(0), change.at.1 + change.new.find(to).unwrap_or(0))
    };
    for classes in KINDS {
        let replaced = replaced(finding, classes);
        if let [(from, to), (_, most)] = replaced[..]
            && classes != REFERENCES
            && let Some(until) = range_end(change)
            && frame::is_kept(change, change.old, change.new, sides)
        {
            let subject = match until {
                "" => subject::of(change, from, to, classes == TIMES, sides),
                _ => subject::of_range(change, to, change, most, sides),
            };
            let [from, to] = [change.old, change.new].map(|text| format!("{text}{until}"));
            out.push(adjusted(subject.as_deref(), change.at, &from, &to));
            continue;
        }
        let follows = |(from, to): &(&str, &str)| sides.renumbering.follows(&fold::text(from), &fold::text(to));
        // 第七十二条第二款: an article that was only renumbered says which one it is.
        let is_mixed = classes == REFERENCES && replaced.iter().any(follows) && !replaced.iter().all(follows);
        let month = if classes == TIMES { month_before(change) } else { "" };
        for (from, to) in replaced.into_iter().filter(|(from, to)| fold::text(from) != fold::text(to)) {
            if classes == REFERENCES && follows(&(from, to)) && !is_mixed {
                continue;
            }
            let counts = |text: &str| classes != AMOUNTS || value(text).is_none_or(|(_, unit)| !unit.is_empty());
            // 30日 and 2025年1月1日 are two kinds of time.
            let mixed = classes == TIMES && is_date(from) != is_date(to);
            let bare = || classes != REFERENCES && !is_date(from) && needs_phrase(change, from);
            let phrases = Phrases::short(change, from, to, sides);
            if quotes.contains(&phrases) {
                continue;
            }
            let is_kept = || classes == REFERENCES || frame::is_kept(change, from, to, sides);
            if is_mixed || !is_kept() || !counts(from) || !counts(to) || bare() || mixed {
                out.push(quote(&phrases));
                quotes.push(phrases);
                continue;
            }
            let subject = match classes {
                _ if classes == REFERENCES => None,
                _ if classes == AMOUNTS => subject::of(change, from, to, false, sides),
                _ => subject::of(change, from, to, true, sides),
            };
            let name = subject.as_deref();
            let said = match name {
                _ if classes == AMOUNTS => figure(from, to, name),
                Some(_) if is_same_span(from, to) => unchanged(from, to),
                Some(name) => format!("将{name}由{month}{from}调整为{month}{to}"),
                None => format!("将援引的{from}改为{to}"),
            };
            out.push(match classes {
                _ if classes == REFERENCES => Told::plain(said),
                _ => Told::of(name, place(from, to), said),
            });
        }
    }
    let unpaired = KINDS.iter().take(2).any(|classes| {
        let has = |atoms: &[(Class, &str)]| atoms.iter().any(|(class, _)| classes.contains(class));
        has(&finding.atoms.old) && has(&finding.atoms.new) && replaced(finding, classes).is_empty()
    });
    if !out.is_empty() && quotes.is_empty() && (unpaired || more(finding)) {
        let whole = phrase::around(change, sides);
        return vec![match whole {
            Some((old, new)) => Told::plain(format!("将“{old}”改为“{new}”")),
            None => quote(&Phrases::bare(change)),
        }];
    }
    out
}

/// Whether more than its amounts changed in a change: 取缔，处一万元罚款 became 警告，处五万元罚款, 增加5% became 减少3%.
fn more(finding: &Finding<'_>) -> bool {
    let rest = |text: &str, atoms: &[(Class, &str)]| {
        let bare = atoms.iter().fold(text.to_owned(), |text, (_, atom)| text.replacen(atom, "", 1));
        bare.chars().filter(|ch| is_letter(*ch)).collect::<String>()
    };
    let change = &finding.change;
    let (old, new) = (rest(change.old, &finding.atoms.old), rest(change.new, &finding.atoms.new));
    !frame::is_same(&old, &new)
}

/// What `lower` and the finding behind it say together, where both ends of one range changed: 三千元以上五万元以下.
pub(super) fn range(lower: &Finding<'_>, upper: &Finding<'_>, sides: &Sides<'_>) -> Option<Told> {
    if lower.change.after != "以上" || !upper.change.after.starts_with("以下") {
        return None;
    }
    let whole = |finding: &Finding<'_>| {
        KINDS.iter().take(2).find_map(|classes| match replaced(finding, classes)[..] {
            [(from, to)] if from == finding.change.old && to == finding.change.new => {
                Some((from.to_owned(), to.to_owned()))
            }
            _ => None,
        })
    };
    let ((least, least_now), (most, most_now)) = (whole(lower)?, whole(upper)?);
    if !frame::is_kept(&lower.change, &least, &least_now, sides) {
        return None;
    }
    let subject = subject::of_range(&lower.change, &least_now, &upper.change, &most_now, sides);
    let (from, to) = (format!("{least}以上{most}以下"), format!("{least_now}以上{most_now}以下"));
    Some(adjusted(subject.as_deref(), lower.change.at, &from, &to))
}

/// What is said of amounts in a row: 将奖金由10万元、5万元调整为15万元、8万元.
pub(super) fn row(name: Option<&str>, at: (usize, usize), from: &str, to: &str) -> Told {
    let said = match name {
        Some(name) => format!("将{name}由{from}调整为{to}"),
        None => format!("将{from}调整为{to}"),
    };
    Told::of(name, at, said)
}

/// What is said of the two ends of a range.
fn adjusted(name: Option<&str>, at: (usize, usize), from: &str, to: &str) -> Told {
    row(name.or(Some("幅度")), at, from, to)
}

/// The quantities or references of some classes that stand in each other's place; none where their numbers differ, or an
/// amount is of another kind: 五千元 that became 一倍 did not go up.
fn replaced<'f>(finding: &'f Finding<'_>, classes: &[Class]) -> Vec<(&'f str, &'f str)> {
    let pick = |atoms: &'f [(Class, &str)]| -> Vec<&'f str> {
        atoms.iter().filter(|(class, _)| classes.contains(class)).map(|(_, text)| *text).collect()
    };
    let (gone, come) = (pick(&finding.atoms.old), pick(&finding.atoms.new));
    let alike = |(from, to): (&&str, &&str)| match (value(from), value(to)) {
        (Some((_, unit)), Some((_, other))) => unit == other,
        _ => true,
    };
    if gone.len() != come.len() || classes == AMOUNTS && !gone.iter().zip(&come).all(alike) {
        return Vec::new();
    }
    gone.into_iter().zip(come).collect()
}

/// What ends the range that one change replaced by another: nothing behind 一百个至三百个, 以下 behind 一千元以上五千元.
fn range_end(change: &Change<'_>) -> Option<&'static str> {
    let both = |text: &str, marks: &[&str]| {
        marks.iter().filter_map(|mark| text.split_once(mark)).any(|(least, most)| {
            [least, most].iter().all(|end| !end.is_empty() && end.chars().all(char::is_alphanumeric))
        })
    };
    // Nothing but two amounts: 并处一万元以上五万元 is more.
    let is_bare =
        |text: &str| numeral::number_at(text).is_some() || SHARES.iter().any(|(word, _)| text.starts_with(word));
    if !is_bare(change.old) || !is_bare(change.new) {
        return None;
    }
    let are = |marks: &[&str]| both(change.old, marks) && both(change.new, marks);
    match () {
        () if are(&["以上"]) => change.after.starts_with("以下").then_some("以下"),
        () => are(&["至", "到"]).then_some(""),
    }
}

/// 将补贴上限由500万元下调至300万元（−40%）.
pub(super) fn figure(from: &str, to: &str, subject: Option<&str>) -> String {
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
fn unchanged(from: &str, to: &str) -> String {
    format!("将“{from}”改写为“{to}”，数值不变")
}

/// What says which month a changed day is of: 15日 of 次月15日 is no span.
fn month_before<'t>(change: &Change<'t>) -> &'t str {
    const MONTHS: [&str; 7] = ["每月", "次月", "当月", "本月", "首月", "下月", "上月"];
    let is_day = |text: &str| text.ends_with('日') && !text.contains(['年', '月']);
    let found = MONTHS.iter().find(|month| change.before.ends_with(**month));
    let month = found.filter(|_| is_day(change.old) && is_day(change.new));
    month.map_or("", |month| &change.before[change.before.len() - month.len()..])
}

/// Whether an amount tells nothing without the words around it: a larger number is no more of something where it says which one
/// in a row (前5位, 每3年), or by how much something falls (降低5%); points are added to something or taken from it
/// (减50个基点), and an end of a range is told with the other one.
fn needs_phrase(change: &Change<'_>, number: &str) -> bool {
    const BEFORE: [&str; 17] = [
        "每", "近", "前", "第", "末", "倒数", "降低", "下降", "减少", "压减", "下浮", "下调", "减", "缩减", "压缩",
        "减轻", "退坡",
    ];
    let at = change.old.find(number).unwrap_or(0);
    let (before, after) = (&change.old[..at], &change.old[at + number.len()..]);
    let before = if before.is_empty() { change.before } else { before };
    let after = if after.is_empty() { change.after } else { after };
    let is_dash = |ch: char| matches!(ch, '—' | '－' | '-' | '~' | '～');
    // One end of 10%—20%.
    let is_end = after.trim_start_matches(is_dash).starts_with(char::is_numeric) && after.starts_with(is_dash)
        || before.ends_with(is_dash)
            && before
                .trim_end_matches(is_dash)
                .ends_with(|ch: char| ch.is_numeric() || matches!(ch, '%' | '％' | '元'));
    // 3年 of 1至3年.
    let is_end = is_end
        || before.ends_with(['至', '到']) && {
            before
                .trim_end_matches(['至', '到'])
                .ends_with(|ch: char| ch.is_numeric() || matches!(ch, '元' | '%' | '％' | '‰'))
        };
    let is_point = number.ends_with("百分点") || number.ends_with("基点");
    is_end || is_point || BEFORE.iter().any(|word| before.ends_with(word))
}

/// Whether a unit counts no amount but names one of several: 三级, 8时, 第二批.
pub(super) fn is_rank(unit: &str) -> bool {
    ["级", "时", "点", "届", "期", "批", "号", "档", "星", "A"].contains(&unit)
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

/// The number and its unit, 万 and 亿 multiplied out; none of a ratio.
pub(super) fn value(text: &str) -> Option<(f64, &str)> {
    if text.contains(['∶', ':', '：']) {
        return None;
    }
    if let Some((share, unit)) = SHARES.iter().find_map(|(word, unit)| Some((text.strip_prefix(word)?, *unit))) {
        return Some((numeral::integer(share)? as f64, unit));
    }
    if let Some((whole, part)) = text.split_once(PARTS) {
        return Some((numeral::integer(part)? as f64 / numeral::integer(whole)? as f64, PARTS));
    }
    let number = numeral::number_at(text)?;
    let unit = &text[number.len..];
    Some((number.value? * number.scale, if unit == "％" { "%" } else { unit }))
}

/// Whether two spans of time are equally long: 3年, 36个月.
fn is_same_span(from: &str, to: &str) -> bool {
    let span = |text: &str| {
        let (number, unit) = value(text)?;
        match unit {
            "年" => Some((number * 12.0, 'm')),
            "个季度" => Some((number * 3.0, 'm')),
            "个月" | "月" => Some((number, 'm')),
            "周" | "星期" => Some((number * 7.0, 'd')),
            "日" | "天" => Some((number, 'd')),
            _ => None,
        }
    };
    !is_date(from) && !is_date(to) && span(from).is_some_and(|one| span(to) == Some(one))
}

/// Whether a time is a point in time and no span: it names a year of the calendar, or a month and a day.
pub(super) fn is_date(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let year = digits == 4 || text.chars().take_while(|ch| "〇零○一二三四五六七八九".contains(*ch)).count() == 4;
    year || text.contains('月') && !text.contains("个月") || text.ends_with(['底', '末', '初'])
}
