//! The numbers, dates, titles and references that a change takes away or brings.

use super::period::is_same_date;
use crate::{
    diff::{atoms, normalize::Change, tokens::Class},
    words::{Lexicon, fold, is_letter},
};

/// What stands on either side of a change, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Atoms<'t> {
    /// Those that went.
    pub(super) old: Vec<(Class, &'t str)>,
    /// Those that came.
    pub(super) new: Vec<(Class, &'t str)>,
}

impl<'t> Atoms<'t> {
    pub(super) fn of(change: &Change<'t>, lexicon: &Lexicon) -> Self {
        let of = |text: &'t str| {
            let atoms = atoms::atoms(text, || lexicon.cut(text)).into_iter();
            atoms.filter(|(_, class)| *class != Class::Word).map(|(range, class)| (class, &text[range])).collect()
        };
        Self { old: of(change.old), new: of(change.new) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    /// Whether other amounts came than went, or the same ones in another order: 50万元、30万元 became 30万元、50万元.
    pub(super) fn change_amount(&self, change: &Change<'_>) -> bool {
        const AMOUNTS: [Class; 2] = [Class::Number, Class::Money];
        let exchanged = || {
            self.old.len() > 1
                && self.old != self.new
                && is_bare(change.old, &self.old)
                && is_bare(change.new, &self.new)
                && self.old.iter().all(|(class, _)| AMOUNTS.contains(class))
        };
        self.differ(&AMOUNTS) || exchanged()
    }

    /// Whether other dates or spans of time came than went.
    pub(super) fn change_time(&self) -> bool {
        let days = |atoms: &[(Class, &str)]| picked(atoms, &[Class::Time]).join("|").replace('天', "日");
        let times = |atoms: &[(Class, &'t str)]| -> Vec<&'t str> {
            atoms.iter().filter(|(class, _)| *class == Class::Time).map(|(_, text)| *text).collect()
        };
        let same = || {
            let (old, new) = (times(&self.old), times(&self.new));
            old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| old == new || is_same_date(old, new))
        };
        !self.is_empty() && days(&self.old) != days(&self.new) && !same()
    }

    /// Whether other titles or references came than went.
    pub(super) fn change_reference(&self) -> bool {
        self.differ(&[Class::Title, Class::Issue, Class::Reference])
    }

    /// Whether both sides of a change are nothing but a title.
    pub(super) fn are_titles(&self, change: &Change<'_>) -> bool {
        let is_title = |atoms: &[(Class, &str)], text: &str| matches!(atoms, [(Class::Title, title)] if *title == text);
        is_title(&self.old, change.old) && is_title(&self.new, change.new)
    }

    fn differ(&self, classes: &[Class]) -> bool {
        !self.is_empty() && picked(&self.old, classes) != picked(&self.new, classes)
    }
}

/// Whether a text is nothing but these, and marks.
fn is_bare(text: &str, atoms: &[(Class, &str)]) -> bool {
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count();
    letters(text) == atoms.iter().map(|(_, atom)| letters(atom)).sum::<usize>()
}

/// The atoms of some classes, folded: another form of a bracket is no other title.
fn picked(atoms: &[(Class, &str)], classes: &[Class]) -> Vec<String> {
    let mut out: Vec<String> =
        atoms.iter().filter(|(class, _)| classes.contains(class)).map(|(_, text)| fold::text(text)).collect();
    out.sort_unstable();
    out
}
