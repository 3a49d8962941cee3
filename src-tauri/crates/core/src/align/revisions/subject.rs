//! What a clause is about, apart from what it threatens or grants: fines and subsidies are written after one pattern, which
//! says nothing of what they are for.

use std::collections::BTreeSet;

use super::{grams::pairs, rewritten::SET};
use crate::{
    numeral,
    words::{fold, is_letter},
};

/// Words of what is threatened.
pub(super) const THREATS: [&str; 6] = ["罚款", "责令", "警告", "给予处分", "处罚", "刑事责任"];
/// Words that what is granted begins with, where an amount stands behind them.
const GRANTS: [&str; 12] =
    ["给予", "奖励", "补助", "补贴", "资助", "贴息", "最高", "不超过", "分别", "按", "每年", "再"];
/// Words of what those do who threaten.
const ACTS: [&str; 4] = ["责令", "处", "给予", "警告"];
/// What stands between figures and in amounts.
const SCALES: [char; 6] = ['百', '千', '万', '亿', '元', '倍'];
/// What amounts end with.
const AMOUNT: [char; 3] = ['元', '%', '％'];
/// What phrases end with.
const MARKS: [char; 6] = ['，', '。', '；', '：', '\n', '）'];
/// A subject has at least so many pairs of characters: below that it says nothing.
const LEAST: usize = 5;
/// Subjects of which the smaller one shares less have nothing in common.
const ALIKE: f32 = 0.03;
/// Such a share of the subject of a part stands in its host.
const INSIDE: f32 = 0.25;

/// The pairs of characters that tell what a clause is about, sorted.
#[derive(Debug)]
pub(super) struct Subject(Vec<u64>);

impl Subject {
    /// The subject of a clause that threatens or grants something; `None` for any other one, and where hardly anything tells
    /// what it is for.
    pub(super) fn of(text: &str) -> Option<Self> {
        if !THREATS.iter().any(|word| text.contains(word)) && !text.contains(AMOUNT) {
            return None;
        }
        let phrases = || text.split('（').map(without_units).flat_map(|text| text.split(MARKS));
        if phrases().all(|phrase| told(phrase).0.len() == phrase.len()) {
            return None;
        }
        let says = |ch: &char| is_letter(*ch) && !is_figure(*ch) && !SCALES.contains(ch);
        let pairs = |text: &str| pairs(&fold::key(text).chars().filter(says).collect::<Vec<char>>());
        let own = phrases().map(told).flat_map(|(before, behind)| [pairs(before), pairs(behind)]).flatten();
        let own: BTreeSet<u64> = own.map(|(pair, _)| pair).filter(|pair| !SET.contains(pair)).collect();
        (own.len() >= LEAST).then(|| Self(own.into_iter().collect()))
    }

    /// Whether the two have nothing in common.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let (less, more) = if self.0.len() < other.0.len() { (self, other) } else { (other, self) };
        shared(&less.0, &more.0) < ALIKE
    }

    /// Whether hardly any of it stands in the text of these letters.
    pub(super) fn is_foreign_to(&self, letters: &[char]) -> bool {
        let there: Vec<u64> = pairs(letters).into_iter().map(|(pair, _)| pair).collect();
        shared(&self.0, &there) < INSIDE
    }
}

/// The share of the pairs of `own` that `other` has; both are sorted.
fn shared(own: &[u64], other: &[u64]) -> f32 {
    own.iter().filter(|pair| other.binary_search(pair).is_ok()).count() as f32 / own.len().max(1) as f32
}

/// What stands behind the responsible units where a text begins with them, else the text: it was cut before a （.
fn without_units(text: &str) -> &str {
    text.split_once('）').filter(|(inside, _)| inside.contains("单位：")).map_or(text, |(_, rest)| rest)
}

/// What stands in a phrase before the threat or the grant, and behind those who threaten.
fn told(phrase: &str) -> (&str, &str) {
    if THREATS.iter().any(|word| phrase.contains(word)) {
        let from = phrase.find('由').unwrap_or(0);
        let acts = ACTS.iter().filter_map(|word| phrase[from..].find(word)).min();
        return (&phrase[..from], acts.map_or("", |at| &phrase[from + at..]));
    }
    let has_amount = phrase.contains(is_figure) && phrase.contains(AMOUNT);
    let grant = GRANTS.iter().filter_map(|word| phrase.find(word)).min();
    grant.filter(|_| has_amount).map_or((phrase, ""), |at| (&phrase[..at], ""))
}

fn is_figure(ch: char) -> bool {
    ch.is_ascii_digit() || numeral::is_numeral(ch)
}
