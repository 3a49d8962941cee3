//! Items of a list that went to another place and were edited: what changed in them is told, and not that one went and one
//! came.

use std::borrow::Cow;

use super::{Finding, Sides, Substance, lines, note};
use crate::{
    diff::{
        self, items, normalize,
        substance::{self, Facts},
    },
    words::pairs::texts_alike,
};

/// So much alike are an item and what became of it.
const ALIKE: f32 = 0.5;

/// What is said of one item.
pub(super) struct Item {
    pub(super) said: String,
    pub(super) weight: Substance,
}

/// An item that came or went.
struct Half<'t> {
    /// Which finding it is.
    at: usize,
    label: &'t str,
    text: &'t str,
}

/// The items that are told so, and the other findings.
pub(super) fn apart<'f, 't>(
    findings: Cow<'f, [Finding<'t>]>,
    sides: &Sides<'_>,
) -> (Vec<Item>, Cow<'f, [Finding<'t>]>) {
    // One line holds no list of items.
    if !sides.old_text.contains('\n') || !sides.new_text.contains('\n') {
        return (Vec::new(), findings);
    }
    let halves = findings.iter().enumerate().filter(|(_, finding)| !finding.place).filter_map(|(at, finding)| {
        let (label, text, came) = lines::item(&finding.change, sides)?;
        Some((came, Half { at, label, text }))
    });
    let (come, gone): (Vec<_>, Vec<_>) = halves.partition(|(came, _)| *came);
    let [gone, come] = [gone, come].map(|halves| halves.into_iter().map(|(_, half)| half).collect::<Vec<Half<'_>>>());
    if gone.is_empty() || come.is_empty() {
        return (Vec::new(), findings);
    }
    let best = |own: &Half<'_>, others: &[Half<'_>]| {
        let scores = others.iter().enumerate().map(|(at, other)| (at, texts_alike(own.text, other.text)));
        scores.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).filter(|(_, alike)| *alike >= ALIKE)
    };
    let (mut out, mut told) = (Vec::new(), Vec::new());
    for (i, from) in gone.iter().enumerate() {
        let Some((j, _)) = best(from, &come) else { continue };
        let to = &come[j];
        if best(to, &gone).is_none_or(|(back, _)| back != i) || from.label == to.label {
            continue;
        }
        if let Some(item) = said(from, to, sides) {
            out.push(item);
            told.extend([from.at, to.at]);
        }
    }
    if out.is_empty() {
        return (out, findings);
    }
    let rest = findings.iter().enumerate().filter(|(at, _)| !told.contains(at));
    (out, Cow::Owned(rest.map(|(_, finding)| finding.clone()).collect()))
}

/// 将第（二）项调整为第（一）项，其中将50张下调至30张.
fn said(from: &Half<'_>, to: &Half<'_>, sides: &Sides<'_>) -> Option<Item> {
    let difference = diff::texts(from.text, to.text, sides.lexicon);
    let changes = normalize::changes(&difference.segments, sides.renumbering);
    // The units of the clause are told once.
    let [old, new] = [sides.old, sides.new].map(|facts| Facts { figures: facts.figures.clone(), ..Facts::default() });
    let findings = substance::findings(&changes, &old, &new, sides.lexicon);
    let weight = findings.iter().filter_map(|finding| finding.substance.first().copied()).min()?;
    let own = Sides { old: &old, new: &new, old_text: from.text, new_text: to.text, is_article: false, ..*sides };
    let inside = note(&findings, &own).replace('；', "，");
    let said = format!("将{}调整为{}，其中{inside}", items::cited(from.label), items::cited(to.label));
    (!inside.is_empty()).then_some(Item { said, weight })
}
