//! Items of a list that went to another place and were edited: what changed in them is told, and not that one went and one
//! came, or that one took the place of another one.

use std::borrow::Cow;

use super::{
    Finding, Sides, Substance,
    lines::{self, Item},
    note,
    quote::quoted,
};
use crate::{
    diff::{
        self, items, normalize,
        substance::{self, Facts},
    },
    words::pairs::texts_alike,
};

/// So much alike are an item and what became of it.
const ALIKE: f32 = 0.5;
/// So many pairs of items are looked at for that.
const LOOKED_AT: usize = 900;

/// What is said of one item.
pub(super) struct Moved {
    pub(super) said: String,
    pub(super) weight: Substance,
}

/// An item that came or went, and which finding says so.
type Half<'t> = (usize, Item<'t>);

/// The items that are told so, and the other findings.
pub(super) fn apart<'f, 't>(
    findings: Cow<'f, [Finding<'t>]>,
    sides: &Sides<'_>,
) -> (Vec<Moved>, Cow<'f, [Finding<'t>]>) {
    // One line holds no list of items.
    if !sides.old_text.contains('\n') || !sides.new_text.contains('\n') {
        return (Vec::new(), findings);
    }
    let open = findings.iter().enumerate().filter(|(_, finding)| !finding.place);
    let halves =
        open.flat_map(|(at, finding)| lines::items(&finding.change, sides).into_iter().map(move |one| (at, one)));
    let (come, gone): (Vec<Half<'_>>, Vec<Half<'_>>) = halves.partition(|(_, item)| item.came);
    if gone.len() * come.len() > LOOKED_AT {
        return (Vec::new(), findings);
    }
    let mut moved = moved(&gone, &come, sides);
    // Of two items in one change both are told, or none.
    let is_told = |at: usize, moved: &[(usize, usize, Moved)]| {
        let halves = |list: &[Half<'_>]| list.iter().filter(|half| half.0 == at).count();
        let told = |own: usize| usize::from(own == at);
        moved.iter().map(|(from, to, _)| told(*from) + told(*to)).sum::<usize>() == halves(&gone) + halves(&come)
    };
    loop {
        let told = moved.iter().map(|(from, to, _)| is_told(*from, &moved) && is_told(*to, &moved));
        let told: Vec<bool> = told.collect();
        if !told.contains(&false) {
            break;
        }
        let mut told = told.into_iter();
        moved.retain(|_| told.next() == Some(true));
    }
    if moved.is_empty() {
        return (Vec::new(), findings);
    }
    let told = |at: usize| moved.iter().any(|(from, to, _)| [*from, *to].contains(&at));
    let rest: Vec<Finding<'t>> =
        findings.iter().enumerate().filter(|(at, _)| !told(*at)).map(|(_, finding)| finding.clone()).collect();
    (moved.into_iter().map(|(_, _, moved)| moved).collect(), Cow::Owned(rest))
}

/// Items that are most like each other under another number, with the findings that they went and came in.
fn moved(gone: &[Half<'_>], come: &[Half<'_>], sides: &Sides<'_>) -> Vec<(usize, usize, Moved)> {
    let best = |own: &Item<'_>, others: &[Half<'_>]| {
        let scores = others.iter().enumerate().map(|(at, (_, other))| (at, texts_alike(own.text, other.text)));
        scores.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).filter(|(_, alike)| *alike >= ALIKE)
    };
    let of = |(at, (place, from)): (usize, &Half<'_>)| {
        let (j, _) = best(from, come)?;
        let (there, to) = &come[j];
        let back = best(to, gone).is_some_and(|(back, _)| back == at);
        (back && from.label != to.label).then(|| Some((*place, *there, said(from, to, sides)?)))?
    };
    gone.iter().enumerate().filter_map(of).collect()
}

/// 将第（二）项调整为第（一）项，其中将50张下调至30张.
fn said(from: &Item<'_>, to: &Item<'_>, sides: &Sides<'_>) -> Option<Moved> {
    let (before, after) = (items::cited(from.label), items::cited(to.label));
    let difference = diff::texts(from.text, to.text, sides.lexicon);
    let changes = normalize::changes(&difference.segments, sides.renumbering);
    if changes.iter().all(|change| change.noise) {
        let said = format!("将{before}“{}”调整为{after}", quoted(from.text, sides.lexicon));
        return Some(Moved { said, weight: Substance::Wording });
    }
    // The units of the clause are told once.
    let [old, new] = [sides.old, sides.new].map(|facts| Facts { figures: facts.figures.clone(), ..Facts::default() });
    let findings = substance::findings(&changes, &old, &new, sides.lexicon);
    let weight = findings.iter().filter_map(|finding| finding.substance.first().copied()).min()?;
    let own = Sides { old: &old, new: &new, old_text: from.text, new_text: to.text, is_article: false, ..*sides };
    let inside = note(&findings, &own).replace('；', "，");
    let said = format!("将{before}调整为{after}，其中{inside}");
    (!inside.is_empty()).then_some(Moved { said, weight })
}
