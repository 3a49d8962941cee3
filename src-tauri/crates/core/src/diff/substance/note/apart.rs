//! Amounts that a note calls by the same name, told apart: by their item or paragraph, by their case, by the words before them.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::{Phrase, Sides, amount::Amount, amount_words::BETWEEN, lines, phrase::is_mark};
use crate::{
    numeral,
    words::{fold, is_letter},
};

/// A case has so many characters, and no more.
const CASE: RangeInclusive<usize> = 4..=20;
/// So many characters at either end make two cases one.
const SAME: usize = 4;
/// So many letters before an amount may say what it is of.
const OWN: RangeInclusive<usize> = 2..=20;

/// Says of amounts of one name which each is, as far as something tells it from the others.
pub(super) fn name(told: &mut [Phrase<'_>], sides: &Sides<'_>) {
    let names: BTreeSet<String> = told.iter().filter_map(|one| Some(one.amount.as_ref()?.name.clone())).collect();
    for name in names {
        let alike: Vec<usize> = (0..told.len()).filter(|&at| is_of(&told[at], &name)).collect();
        let amounts: Vec<&Amount> = alike.iter().filter_map(|&at| told[at].amount.as_ref()).collect();
        // 众创空间50万元、孵化器50万元, of which one changed.
        let stays = |amount: &&Amount| stands_often(sides.old_text, amount.at.0);
        if amounts.len() < 2 && !amounts.iter().any(stays) {
            continue;
        }
        let of_case = |case: &str| format!("{name}（{case}）");
        let of_own = |(own, listed): (&str, bool)| match () {
            // 一等奖10万元、二等奖5万元: names of members, and no verbs.
            () if name.is_empty() => {
                let is_whole = ["单", "每", "同一", "全"].iter().any(|word| own.starts_with(word));
                (listed || is_whole).then(|| format!("{own}由"))
            }
            // 登记有效期 says that it is a 期限.
            () if own.ends_with(&name) || name == "期限" && own.ends_with('期') => Some(bare(own).to_owned()),
            () => Some(of_case(own)),
        };
        let places = once(&amounts, |amount| place(amount, sides).map(|place| format!("{place}的{name}")));
        let cases = once(&amounts, |amount| case(amount, sides).filter(|_| !name.is_empty()).map(of_case));
        let own = once(&amounts, |amount| own(amount, sides).and_then(of_own));
        for (at, label) in alike.into_iter().zip(places.into_iter().zip(cases).zip(own)) {
            let ((place, case), own) = label;
            if let Some(label) = place.or(case).or(own) {
                let rest = told[at].said.strip_prefix(&format!("将{name}")).unwrap_or_default();
                told[at].said = format!("将{label}{rest}");
            }
        }
    }
}

/// 投资额 of 对投资额, but 对外投资 of itself.
fn bare(own: &str) -> &str {
    own.strip_prefix('对').filter(|rest| !rest.starts_with(['外', '口', '接', '公', '比'])).unwrap_or(own)
}

/// Whether the amount that begins at `at` stands in another place too.
fn stands_often(text: &str, at: usize) -> bool {
    let Some(number) = numeral::number_at(&text[at..]) else { return false };
    let unit = text[at + number.len..].chars().next().map_or(0, char::len_utf8);
    let amount = &text[at..at + number.len + unit];
    let is_whole = |at: usize| !text[..at].ends_with(|ch: char| ch.is_ascii_digit() || numeral::is_numeral(ch));
    text.match_indices(amount).filter(|(at, _)| is_whole(*at)).nth(1).is_some()
}

fn is_of(phrase: &Phrase<'_>, name: &str) -> bool {
    phrase.amount.as_ref().is_some_and(|amount| amount.name == name)
}

/// What each amount is called; `None` where another one is called alike.
fn once(amounts: &[&Amount], label: impl Fn(&Amount) -> Option<String>) -> Vec<Option<String>> {
    let labels: Vec<Option<String>> = amounts.iter().map(|amount| label(amount)).collect();
    let is_once = |label: &Option<String>| labels.iter().filter(|other| *other == label).count() == 1;
    labels.iter().map(|label| label.clone().filter(|_| is_once(label))).collect()
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
        let is_case =
            |phrase: &&str| phrase.ends_with('的') || phrase.starts_with('对') && !phrase.ends_with(['元', '%']);
        let mut phrases = sentence.split(['，', '：']).rev();
        // 对丙类上浮20%: its own phrase says for whom.
        let says = |own: &&str| !own.starts_with('对');
        phrases.next().filter(says).and_then(|_| phrases.find(is_case))
    };
    let (before, now) = (case(sides.old_text, amount.at.0)?, case(sides.new_text, amount.at.1)?);
    let begins = before.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
    let ends = before.chars().rev().zip(now.chars().rev()).take_while(|(a, b)| a == b).count();
    (begins.max(ends) >= SAME && CASE.contains(&now.chars().count())).then_some(now)
}

/// The words before it, without those that only bound it: 一等奖给予最高; and whether it stands in a list.
fn own<'t>(amount: &Amount, sides: &Sides<'t>) -> Option<(&'t str, bool)> {
    let before = &sides.new_text[..amount.at.1];
    // 一等奖（10万元）
    let inside = before.ends_with('（');
    let before = before.strip_suffix('（').unwrap_or(before);
    let mut own = before.rsplit(is_mark).next()?;
    let next = sides.new_text[amount.at.1..].chars().find(|ch| is_mark(*ch));
    let listed = inside || next == Some('、') || before[..before.len() - own.len()].ends_with('、');
    // 其中医院、景区不少于20个: the amount is of all members, where the others have none of their own.
    let members = before.rsplit(|ch| is_mark(ch) && ch != '、').next()?;
    let have_own = |text: &str| text.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '元' | '%' | '％' | '倍'));
    let all = members.len() > own.len() && !have_own(&members[..members.len() - own.len()]);
    if all {
        own = members;
    }
    own = ["其中", "并将", "且"].iter().find_map(|word| own.strip_prefix(word)).unwrap_or(own);
    // 申请人应当在签订合同后: after what; 街道办事处应当在: who.
    if let Some((who, after)) = ["应当在", "应当自", "应当于"].iter().find_map(|word| own.rsplit_once(word)) {
        own = if after.is_empty() { who } else { after };
    }
    while let Some(shorter) = BETWEEN.iter().find_map(|word| own.strip_suffix(word)) {
        own = shorter;
    }
    // 一万元以上: the lower end of the same range.
    let bounded = ["以上", "以下", "并处", "以处", "当处"].iter().any(|word| own.ends_with(word));
    let own = own.strip_suffix('的').unwrap_or(own);
    let named = own.chars().all(|ch| is_letter(ch) || all && ch == '、');
    (!bounded && named && OWN.contains(&own.chars().count())).then_some((own, listed && !all))
}
