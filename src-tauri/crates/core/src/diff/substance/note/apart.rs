//! Amounts that a note calls by the same name, told apart: by their item or paragraph, by their case, by the words before them.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::{Phrase, Sides, amount::Amount, lines, phrase::is_mark};
use crate::words::{fold, is_letter};

/// A case has so many characters, and no more.
const CASE: RangeInclusive<usize> = 4..=20;
/// So many characters at either end make two cases one.
const SAME: usize = 4;
/// So many letters before an amount may say what it is of.
const OWN: RangeInclusive<usize> = 2..=20;
/// Words between what an amount is of and the amount.
const BETWEEN: [&str; 24] = [
    "不超过",
    "不高于",
    "不少于",
    "不低于",
    "不得超过",
    "不得低于",
    "最高",
    "最低",
    "最多",
    "超过",
    "低于",
    "高于",
    "均",
    "一次性",
    "分别",
    "给予",
    "奖励",
    "补助",
    "补贴",
    "发放",
    "支付",
    "为",
    "按",
    "合计",
];

/// Says of amounts of one name which each is, where that tells all of them apart.
pub(super) fn name(told: &mut [Phrase<'_>], sides: &Sides<'_>) {
    let names: BTreeSet<String> = told.iter().filter_map(|one| Some(one.amount.as_ref()?.name.clone())).collect();
    for name in names {
        let alike: Vec<usize> = (0..told.len()).filter(|&at| is_of(&told[at], &name)).collect();
        let amounts: Vec<&Amount> = alike.iter().filter_map(|&at| told[at].amount.as_ref()).collect();
        if amounts.len() < 2 {
            continue;
        }
        let of_place = |place: String| format!("{place}的{name}");
        let of_case = |case: &str| format!("{name}（{case}）");
        let of_own = |own: &str| match () {
            () if name.is_empty() => (!own.contains('由')).then(|| format!("{own}由")),
            () if own.ends_with(&name) => Some(own.to_owned()),
            () => Some(of_case(own)),
        };
        let by_case = |amount: &Amount| case(amount, sides).filter(|_| !name.is_empty()).map(of_case);
        let Some(labels) = labels(&amounts, |amount| place(amount, sides).map(of_place), false)
            .or_else(|| labels(&amounts, by_case, true))
            .or_else(|| labels(&amounts, |amount| own(amount, sides).and_then(of_own), false))
        else {
            continue;
        };
        for (at, label) in alike.into_iter().zip(labels) {
            if let Some(label) = label {
                let rest = told[at].said.strip_prefix(&format!("将{name}")).unwrap_or_default();
                told[at].said = format!("将{label}{rest}");
            }
        }
    }
}

fn is_of(phrase: &Phrase<'_>, name: &str) -> bool {
    phrase.amount.as_ref().is_some_and(|amount| amount.name == name)
}

/// What each amount is called; `None` where two are called alike, or one has no label and that is not `one_bare`.
fn labels(
    amounts: &[&Amount],
    label: impl Fn(&Amount) -> Option<String>,
    one_bare: bool,
) -> Option<Vec<Option<String>>> {
    let labels: Vec<Option<String>> = amounts.iter().map(|amount| label(amount)).collect();
    let once: BTreeSet<&Option<String>> = labels.iter().collect();
    (once.len() == labels.len() && (one_bare || !once.contains(&None))).then_some(labels)
}

/// Its item or paragraph, where that stayed.
fn place(amount: &Amount, sides: &Sides<'_>) -> Option<String> {
    let before = lines::place(sides.old_text, amount.at.0, sides)?;
    let place = lines::place(sides.new_text, amount.at.1, sides)?;
    (fold::text(&before) == fold::text(&place)).then_some(place)
}

/// The case for which it is set, as it reads now, where it was set for that before: 情节严重的，处十万元罚款.
fn case<'t>(amount: &Amount, sides: &Sides<'t>) -> Option<&'t str> {
    let case = |text: &'t str, at: usize| {
        let sentence = text[..at].rsplit(['。', '；', '\n']).next()?;
        sentence.split(['，', '：']).rev().skip(1).find(|phrase| phrase.ends_with('的'))
    };
    let (before, now) = (case(sides.old_text, amount.at.0)?, case(sides.new_text, amount.at.1)?);
    let begins = before.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
    let ends = before.chars().rev().zip(now.chars().rev()).take_while(|(a, b)| a == b).count();
    (begins.max(ends) >= SAME && CASE.contains(&now.chars().count())).then_some(now)
}

/// The words before it, without those that only bound it: 一等奖给予最高.
fn own<'t>(amount: &Amount, sides: &Sides<'t>) -> Option<&'t str> {
    let before = &sides.new_text[..amount.at.1];
    // 一等奖（10万元）
    let before = before.strip_suffix('（').unwrap_or(before);
    let mut own = before.rsplit(is_mark).next()?;
    while let Some(shorter) = BETWEEN.iter().find_map(|word| own.strip_suffix(word)) {
        own = shorter;
    }
    // 申请人应当在签订合同后: after what; 街道办事处应当在: who.
    if let Some((who, after)) = ["应当在", "应当自", "应当于"].iter().find_map(|word| own.rsplit_once(word)) {
        own = if after.is_empty() { who } else { after };
    }
    // 一万元以上: the lower end of the same range.
    let bounded = ["以上", "以下", "并处", "以处", "当处"].iter().any(|word| own.ends_with(word));
    let own = own.strip_suffix('的').unwrap_or(own);
    (!bounded && own.chars().all(is_letter) && OWN.contains(&own.chars().count())).then_some(own)
}
