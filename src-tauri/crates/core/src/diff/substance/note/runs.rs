//! Amounts in a row, one for each member of a list: 国家级、省级分别给予50万元、20万元. Which is whose is certain only where
//! nothing else of the sentence changed; else the rows are quoted.

use std::ops::Range;

use super::{
    Finding, Sides,
    amount::{self, Told, value},
    phrase::{between, is_mark},
    quote::quoted,
    subject,
};
use crate::{
    diff::{atoms, normalize::Change, tokens::Class},
    words::{fold, is_letter},
};

/// What stands between two amounts in a row.
const BETWEEN: [&str; 4] = ["、", "和", "及", "以及"];
/// What stands between the two ends of a range, which is no row by itself: 10万元至20万元、5万元至8万元.
const TO: [&str; 2] = ["至", "到"];
/// A row with the phrase around it is quoted where that has at most so many letters.
const PHRASE: usize = 40;

/// Amounts in a row.
struct Run {
    range: Range<usize>,
    amounts: Vec<Range<usize>>,
}

/// What is told of two rows, and the phrases that tell every change inside them.
pub(super) struct Rows {
    pub(super) told: Told,
    old: Range<usize>,
    new: Range<usize>,
}

impl Rows {
    /// Whether the rows tell a change.
    pub(super) fn tell(&self, change: &Change<'_>) -> bool {
        inside(&self.old, change.at.0, change.old) && inside(&self.new, change.at.1, change.new)
    }
}

/// What a change that touches a row on both sides is told as.
pub(super) fn told(finding: &Finding<'_>, sides: &Sides<'_>) -> Option<Rows> {
    let Finding { change, atoms, .. } = finding;
    if !atoms.old.iter().chain(&atoms.new).any(|(class, _)| is_amount(*class)) {
        return None;
    }
    let (before, now) = (sides.old_text, sides.new_text);
    let old = run(before, change.at.0, change.old, sides)?;
    let new = run(now, change.at.1, change.new, sides)?;
    let text = |text: &str, run: &Run| -> Vec<String> {
        run.amounts.iter().map(|amount| fold::text(&text[amount.clone()])).collect()
    };
    let (gone, come) = (text(before, &old), text(now, &new));
    if gone == come {
        return None;
    }
    let (left, right) = (between(before, &old.range), between(now, &new.range));
    let around = |text: &str, run: &Run| {
        let sentence = sentence(text, run.range.start);
        [&text[sentence.start..run.range.start], &text[run.range.end..sentence.end]].map(fold::text)
    };
    let is_kept = gone.len() == come.len() && around(before, &old) == around(now, &new);
    let told = if is_kept {
        let (from, to) = (&before[old.amounts[0].clone()], &now[new.amounts[0].clone()]);
        let first = Change { old: from, new: to, at: (old.range.start, new.range.start), ..change.clone() };
        let is_time = atoms.new.iter().any(|(class, _)| *class == Class::Time);
        let name = subject::of(&first, from, to, is_time, sides);
        amount::row(name.as_deref(), first.at, &before[old.range.clone()], &now[new.range.clone()])
    } else {
        let quote = |text: &str, phrase: &Range<usize>, run: &Run| {
            let whole = &text[phrase.clone()];
            let short = whole.chars().filter(|ch| is_letter(*ch)).count() <= PHRASE;
            if short { whole.trim().to_owned() } else { quoted(&text[run.range.clone()], sides.lexicon) }
        };
        let said = format!("将“{}”改为“{}”", quote(before, &left, &old), quote(now, &right, &new));
        Told { said, whole: Some(right.clone()), amount: None }
    };
    let rows = Rows { told, old: left, new: right };
    rows.tell(change).then_some(rows)
}

/// Whether text at `at` lies in a phrase, the marks at its ends included.
fn inside(phrase: &Range<usize>, at: usize, own: &str) -> bool {
    let bare = own.trim_matches(is_mark);
    let start = at + own.len() - own.trim_start_matches(is_mark).len();
    if bare.is_empty() {
        phrase.start <= at && at <= phrase.end
    } else {
        phrase.start <= start && start + bare.len() <= phrase.end
    }
}

/// The row that the text at `at` lies in or touches.
fn run(text: &str, at: usize, own: &str, sides: &Sides<'_>) -> Option<Run> {
    let end = at + own.len();
    let sentence = sentence(text, at);
    let here = &text[sentence.clone()];
    let amounts = atoms::atoms(here, || sides.lexicon.cut(here)).into_iter().filter_map(|(range, class)| {
        let range = sentence.start + range.start..sentence.start + range.end;
        let is_date = class == Class::Time && amount::is_date(&text[range.clone()]);
        (is_amount(class) && !is_date).then_some(range)
    });
    let unit = |range: &Range<usize>| value(&text[range.clone()]).map(|(_, unit)| unit);
    let mut runs: Vec<Run> = Vec::new();
    for amount in amounts {
        match runs.last_mut() {
            Some(run)
                if BETWEEN.iter().chain(&TO).any(|between| *between == &text[run.range.end..amount.start])
                    && unit(&amount).is_some_and(|own| !amount::is_rank(own) && unit(&run.amounts[0]) == Some(own)) =>
            {
                run.range.end = amount.end;
                run.amounts.push(amount);
            }
            _ => runs.push(Run { range: amount.clone(), amounts: vec![amount] }),
        }
    }
    let is_row =
        |run: &Run| run.amounts.array_windows().any(|[left, right]| BETWEEN.contains(&&text[left.end..right.start]));
    runs.into_iter().find(|run| is_row(run) && run.range.start <= end && at <= run.range.end)
}

fn is_amount(class: Class) -> bool {
    matches!(class, Class::Money | Class::Number | Class::Time)
}

/// The sentence around a byte.
fn sentence(text: &str, at: usize) -> Range<usize> {
    let ends = ['。', '；', '\n'];
    let start = text[..at].rfind(ends).map_or(0, |mark| behind(text, mark));
    start..text[at..].find(ends).map_or(text.len(), |mark| at + mark)
}

/// The byte behind the mark at `at`.
fn behind(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}
