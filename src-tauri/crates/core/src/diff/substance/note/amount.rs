//! Amounts, dates and references that were replaced one for one: from, to and by how much.

mod around;
mod figure;
mod range;
mod value;

pub(super) use figure::figure;
pub(super) use range::ends;
pub(super) use value::{is_date, is_rank, value};

use std::ops::Range;

use super::{
    super::Finding,
    Sides, frame,
    phrase::{self, Phrases},
    quote::quoted,
    subject,
};
use crate::{
    diff::{normalize::Change, substance::period::is_same_date, tokens::Class},
    words::{fold, is_letter},
};
use around::{month_before, needs_phrase};
use figure::unchanged;
use value::{is_class, is_same_span};

const AMOUNTS: &[Class] = &[Class::Money, Class::Number];
const TIMES: &[Class] = &[Class::Time];
const REFERENCES: &[Class] = &[Class::Title, Class::Issue, Class::Reference];
/// What is replaced one for one, kind by kind.
const KINDS: [&[Class]; 3] = [AMOUNTS, TIMES, REFERENCES];

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
    for classes in KINDS {
        let replaced = replaced(finding, classes);
        if let Some(told) = range::whole(change, classes, &replaced, sides) {
            out.push(told);
            continue;
        }
        let follows = |(from, to): &(&str, &str)| sides.renumbering.follows(&fold::text(from), &fold::text(to));
        // 第七十二条第二款: an article that was only renumbered says which one it is.
        let is_mixed = classes == REFERENCES && replaced.iter().any(follows) && !replaced.iter().all(follows);
        for pair in replaced.into_iter().filter(|(from, to)| fold::text(from) != fold::text(to)) {
            if classes == REFERENCES && follows(&pair) && !is_mixed {
                continue;
            }
            let phrases = Phrases::short(change, pair.0, pair.1, sides);
            if quotes.contains(&phrases) {
                continue;
            }
            if is_mixed || !says_enough(change, classes, pair, sides) {
                out.push(quote(&phrases, sides));
                quotes.push(phrases);
            } else {
                out.push(one(change, classes, pair, sides));
            }
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
            None => quote(&Phrases::bare(change), sides),
        }];
    }
    out
}

/// The phrases that amounts stand in, quoted whole.
fn quote(phrases: &Phrases<'_>, sides: &Sides<'_>) -> Told {
    // 专利法第四十八条第（一）项: a phrase ends at the bracket.
    let [before, after] = [phrases.old, phrases.new].map(|text| quoted(text.trim_end_matches('第'), sides.lexicon));
    Told { said: format!("将“{before}”改为“{after}”"), whole: Some(phrases.place.clone()), amount: None }
}

/// Whether one of these that was replaced says enough without the phrase around it.
fn says_enough(change: &Change<'_>, classes: &[Class], (from, to): (&str, &str), sides: &Sides<'_>) -> bool {
    if classes == REFERENCES {
        return true;
    }
    let counts = |text: &str| classes != AMOUNTS || value(text).is_none_or(|(_, unit)| !unit.is_empty());
    // 30日 and 2025年1月1日 are two kinds of time.
    let mixed = classes == TIMES && is_date(from) != is_date(to);
    let bare = || !is_date(from) && needs_phrase(change, from);
    // 一类项目: which ones it is, and no amount.
    let is_class = |text: &str| classes == AMOUNTS && value(text).is_some_and(|(_, unit)| is_class(unit));
    frame::is_kept(change, from, to, sides) && counts(from) && counts(to) && !bare() && !mixed && !is_class(from)
}

/// What is said of one that was replaced.
fn one(change: &Change<'_>, classes: &[Class], (from, to): (&str, &str), sides: &Sides<'_>) -> Told {
    if classes == REFERENCES {
        return Told::plain(format!("将援引的{from}改为{to}"));
    }
    let subject = subject::of(change, from, to, classes == TIMES, sides);
    let name = subject.as_deref();
    let said = match name {
        Some(_) if classes == TIMES && is_same_span(from, to) => unchanged(from, to),
        _ if classes == TIMES && is_same_date(from, to) => format!("将“{from}”改写为“{to}”，日期不变"),
        Some(name) if classes == TIMES => {
            let month = month_before(change);
            format!("将{name}由{month}{from}调整为{month}{to}")
        }
        _ => figure(from, to, name),
    };
    let place = |at: usize, text: &str, part: &str| at + text.find(part).unwrap_or(0);
    Told::of(name, (place(change.at.0, change.old, from), place(change.at.1, change.new, to)), said)
}

/// Whether more than its amounts changed in a change: 取缔，处一万元罚款 became 警告，处五万元罚款, 增加5% became 减少3%.
fn more(finding: &Finding<'_>) -> bool {
    let rest = |text: &str, atoms: &[(Class, &str)]| {
        let bare = atoms.iter().fold(text.to_owned(), |text, (_, atom)| text.replacen(atom, "", 1));
        bare.chars().filter(|ch| is_letter(*ch)).collect::<String>()
    };
    let change = &finding.change;
    let (old, new) = (rest(change.old, &finding.atoms.old), rest(change.new, &finding.atoms.new));
    // 增长1倍 and 增长到2倍 are the same.
    let ends = |text: &str| text.ends_with(['到', '至']);
    !frame::is_same(&old, &new) || ends(&old) != ends(&new)
}

/// What is said of amounts in a row: 将奖金由10万元、5万元调整为15万元、8万元.
pub(super) fn row(name: Option<&str>, at: (usize, usize), from: &str, to: &str) -> Told {
    let said = match name {
        Some(name) => format!("将{name}由{from}调整为{to}"),
        None => format!("将{from}调整为{to}"),
    };
    Told::of(name, at, said)
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
