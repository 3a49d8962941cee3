//! Changes that rule nothing: of wording, marks, numbers of items and white space.

use super::context::head;
use crate::{
    diff::{items, normalize::Change},
    model::Substance,
    numeral,
    words::is_letter,
};

/// What a change without substance is: of wording, or only of marks, numbers of items or white space.
pub(super) fn of(change: &Change<'_>) -> Substance {
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).collect::<String>();
    let (old, new) = (letters(change.old), letters(change.new));
    let blank = |text: &str| text.chars().all(char::is_whitespace);
    if blank(change.old) && blank(change.new) {
        return Substance::Layout;
    }
    if old == new { Substance::Punctuation } else { Substance::Wording }
}

/// Whether a change is another number of an item.
pub(super) fn is_numbering(change: &Change<'_>) -> bool {
    let numeral = |text: &str| {
        let mut letters = text.chars().filter(|ch| is_letter(*ch)).peekable();
        letters.peek().is_some() && letters.all(numeral::is_numeral)
    };
    let line = change.before.rsplit('\n').next().unwrap_or("");
    let is_label = |own: &str| items::label(&[line, own, head(change.after, 2)].concat()).is_some();
    matches!(line, "" | "（" | "(")
        && numeral(change.old)
        && numeral(change.new)
        && is_label(change.old)
        && is_label(change.new)
}
