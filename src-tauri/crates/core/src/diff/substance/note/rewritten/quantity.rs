//! The fines, amounts, shares and deadlines of a text.

use std::ops::Range;

use super::{
    super::amount::{is_date, value},
    bounds::{self, Limit},
    fines,
};
use crate::{
    diff::{atoms, tokens::Class},
    words::Lexicon,
};

/// What an amount is of has at most so many characters.
const NAMED: usize = 8;
/// From a far word that bounds an amount there are at most so many.
const FAR: usize = 8;
/// Half a year, which no number says.
const HALF: &str = "半年";
/// Words behind a span that looks back, or forbids for so long: nothing is due in it.
const NOT_DUE: [&str; 10] = ["曾", "受", "有", "无", "未", "没", "累计", "两次", "不得", "禁止"];

/// What a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Fine,
    Money,
    Share,
    Deadline,
    /// An amount that may be a fine; never told.
    Penal,
    /// A span of time that is no deadline for certain; never told.
    Span,
}

impl Kind {
    /// Those that are told.
    pub(super) const ALL: [Self; 4] = [Self::Fine, Self::Money, Self::Share, Self::Deadline];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Fine | Self::Penal => "罚款",
            Self::Money => "金额",
            Self::Share => "比例",
            Self::Deadline | Self::Span => "期限",
        }
    }
}

/// A quantity of a text.
pub(super) struct Quantity<'t> {
    pub(super) kind: Kind,
    /// As it is printed, with what bounds it and what it is taken of.
    pub(super) text: &'t str,
    /// The bare number: the same for 15日 and 十五天.
    pub(super) value: String,
    /// That with what bounds it and what it is taken of.
    pub(super) key: String,
}

/// The quantities of a text in order, each once.
pub(super) fn quantities<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<Quantity<'t>> {
    let mut atoms: Vec<(Range<usize>, Class)> = atoms::atoms(text, || lexicon.cut(text))
        .into_iter()
        .filter(|(_, class)| matches!(class, Class::Money | Class::Number | Class::Time))
        .collect();
    atoms.extend(halves(text).map(|half| (half, Class::Time)));
    atoms.sort_by_key(|(own, _)| own.start);
    let mut out: Vec<Quantity<'t>> = Vec::new();
    let mut atoms = atoms.into_iter().peekable();
    while let Some((mut own, mut class)) = atoms.next() {
        let mut amounts = parts(&text[own.clone()]);
        // 二万元以上十万元以下 is one, and so is 2至10万元.
        let bare = amounts.len() == 1 && value(amounts[0]).is_some_and(|(_, unit)| unit.is_empty());
        let is_second = |upper: &Range<usize>, other: Class| {
            (other == class || bare)
                && own.end <= upper.start
                && bounds::is_range(&text[own.end..upper.start], &text[upper.end..])
        };
        if let Some((upper, other)) = atoms.next_if(|(upper, other)| is_second(upper, *other)) {
            amounts.push(&text[upper.clone()]);
            (own.end, class) = (upper.end, other);
        }
        if let Some(quantity) = quantity(text, own, &amounts, class)
            && !out.iter().any(|known| known.kind == quantity.kind && known.key == quantity.key)
        {
            out.push(quantity);
        }
    }
    out
}

/// Where 半年 is a span: 半年内, 不超过半年; not 上半年.
fn halves(text: &str) -> impl Iterator<Item = Range<usize>> {
    let whole = |at: usize| {
        let (before, after) = (&text[..at], &text[at + HALF.len()..]);
        let part = before.ends_with(['上', '下', '前', '后', '每', '头', '个', '大', '小', '多', '年', '近']);
        let within = ["内", "以内", "之内"].iter().any(|word| after.starts_with(word));
        !part && (within || bounds::limit(before).1 == Limit::Most)
    };
    text.match_indices(HALF).map(|(at, half)| at..at + half.len()).filter(move |half| whole(half.start))
}

/// The two ends of 二至五倍; else the amount itself.
fn parts(amount: &str) -> Vec<&str> {
    if let Some((least, most)) = amount.split_once(['至', '到']) { vec![least, most] } else { vec![amount] }
}

/// The quantity that `amounts` are, which stand at `own`; `None` where it is none.
fn quantity<'t>(text: &'t str, own: Range<usize>, amounts: &[&str], class: Class) -> Option<Quantity<'t>> {
    let (before, after) = (&text[..own.start], &text[own.end..]);
    let behind = bounds::behind(after);
    let rest = &after[behind.0.len()..];
    let number = before.trim_end_matches("人民币");
    let (start, mut limit) = bounds::limit(number);
    let lead = number[..start].trim_end_matches("人民币");
    let is_times = amounts.iter().any(|amount| amount.ends_with('倍'));
    let is_share = amounts.iter().any(|amount| amount.ends_with(['%', '％']) || amount.starts_with("百分之"));
    let is_sum = class == Class::Money || is_times || is_share;
    let kind = match class {
        _ if is_sum && fines::is_fine(lead, rest, is_times || is_share) => Kind::Fine,
        _ if is_sum && fines::may_be(lead, rest) => Kind::Penal,
        Class::Money => Kind::Money,
        Class::Number if is_share => Kind::Share,
        Class::Time if amounts.iter().any(|amount| is_date(amount)) => return None,
        Class::Time if is_deadline(lead, (limit, behind.1), rest) => Kind::Deadline,
        Class::Time => Kind::Span,
        _ => return None,
    };
    let bounded = if limit == Limit::None { own.start } else { lead.len() };
    let (base, shown) = match kind {
        Kind::Fine => {
            let base = fines::base(lead);
            let far = bounds::far(fines::phrase(lead))
                .map(|(at, far)| (lead.len() - fines::phrase(lead).len() + at, far))
                .filter(|(at, _)| {
                    (limit, behind.1) == (Limit::None, "") && text[*at..own.start].chars().count() <= FAR
                });
            let shown = if base.is_empty() { bounded } else { lead.len() - base.len() };
            match far {
                Some((at, far)) => {
                    limit = far;
                    (base, shown.min(at))
                }
                None => (base, shown),
            }
        }
        Kind::Money => {
            let named = fines::phrase(&text[..bounded]);
            ("", bounded - if named.chars().count() <= NAMED { named.len() } else { 0 })
        }
        _ => ("", bounded),
    };
    let value = values(amounts).join("|");
    let bound = bounds::key(amounts.len(), limit, behind);
    let key = format!("{}|{value}|{bound}", base.trim_end_matches('的'));
    Some(Quantity { kind, text: &text[shown..own.end + behind.0.len()], value, key })
}

/// The numbers of `amounts` with their units, the same for every way to print them.
fn values(amounts: &[&str]) -> Vec<String> {
    // 二至五倍: the unit of the second is that of both; of 一至三万元 so is 万.
    let last = amounts.last().copied().unwrap_or("");
    let large = |ch: char| matches!(ch, '百' | '千' | '万' | '亿');
    let small = |ch: char| ch.is_ascii_digit() || "零〇一二两三四五六七八九十.".contains(ch);
    let of = |amount: &&str| {
        let scaled = amount.contains(large);
        let unit = last.trim_start_matches(|ch| small(ch) || scaled && large(ch));
        let whole = if value(amount).is_some_and(|(_, unit)| unit.is_empty()) && amounts.len() > 1 {
            format!("{amount}{unit}")
        } else {
            (*amount).to_owned()
        };
        match value(&whole) {
            _ if whole == HALF => "6个月".to_owned(),
            Some((number, "年")) => format!("{}个月", number * 12.0),
            Some((number, unit)) => {
                let unit = unit.strip_prefix('个').filter(|unit| *unit != "月").unwrap_or(unit);
                format!("{number}{}", unit.replace('天', "日"))
            }
            None => whole,
        }
    };
    amounts.iter().map(of).collect()
}

/// Whether something is due within, or before, a span of time.
fn is_deadline(lead: &str, (limit, behind): (Limit, &str), rest: &str) -> bool {
    let due = match behind {
        "以内" | "之内" | "内" | "前" => limit != Limit::Over && limit != Limit::Least,
        _ => limit == Limit::Most && behind.is_empty(),
    };
    let looks_back = NOT_DUE.iter().any(|word| rest.starts_with(word)) && !rest.starts_with("受理");
    // 每月5日前 is a day of the calendar.
    due && !looks_back && !lead.ends_with('月')
}
