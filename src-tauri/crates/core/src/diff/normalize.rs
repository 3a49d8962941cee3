//! What is noise between two revisions: width, white space, punctuation variants, invisible characters, and references
//! to articles and chapters that only follow a renumbering.

use std::collections::BTreeMap;

use crate::{
    model::{Op, Segment},
    words::fold::{self, Unit},
};

/// Where each old article and chapter went: old label → new labels (several where it was split).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renumbering {
    labels: BTreeMap<String, Vec<String>>,
}

impl Renumbering {
    /// Says that the clause labelled `old` is now labelled `new`.
    pub fn add(&mut self, old: &str, new: &str) {
        self.labels.entry(fold::text(old)).or_default().push(fold::text(new));
    }

    /// Whether a reference to `new` is what a reference to `old` became without meaning anything else.
    fn follows(&self, old: &str, new: &str) -> bool {
        old == new || self.labels.get(old).is_some_and(|labels| labels.iter().any(|label| label == new))
    }
}

/// Whether two texts are equal but for noise.
pub fn same(old: &str, new: &str, renumbering: &Renumbering) -> bool {
    let (old, new) = (fold::units(old), fold::units(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| equal(old, new, renumbering))
}

/// One change of a text: what went, what came, and whether it is noise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'t> {
    /// What went.
    pub old: &'t str,
    /// What came.
    pub new: &'t str,
    /// The text before it, as far as it is equal.
    pub before: &'t str,
    /// The text behind it, as far as it is equal.
    pub after: &'t str,
    /// Whether it is noise.
    pub noise: bool,
}

/// The changes of a difference in order.
pub fn changes<'t>(segments: &'t [Segment], renumbering: &Renumbering) -> Vec<Change<'t>> {
    let equal = |i: Option<usize>| {
        i.and_then(|i| segments.get(i)).filter(|segment| segment.op == Op::Equal).map_or("", |segment| &segment.text)
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < segments.len() {
        let first = i;
        let (mut old, mut new) = ("", "");
        while let Some(segment) = segments.get(i).filter(|segment| segment.op != Op::Equal) {
            if segment.op == Op::Delete {
                old = &segment.text
            } else {
                new = &segment.text
            }
            i += 1;
        }
        if i == first {
            i += 1;
            continue;
        }
        let (before, after) = (equal(first.checked_sub(1)), equal(Some(i)));
        out.push(Change { old, new, before, after, noise: same(old, new, renumbering) });
    }
    out
}

fn equal(old: &Unit, new: &Unit, renumbering: &Renumbering) -> bool {
    match (old, new) {
        (Unit::Reference(old), Unit::Reference(new)) => renumbering.follows(old, new),
        (old, new) => old == new,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renumbering() -> Renumbering {
        let mut out = Renumbering::default();
        out.add("第十条", "第十二条");
        out
    }

    #[test]
    fn a_reference_that_follows_is_noise() {
        let old = "依照本法第十条第二款的规定处理";
        assert!(
            same(old, "依照本法第十二条第二款的规定处理。".trim_end_matches('。'), &renumbering()),
            "第十条 is now 第十二条"
        );
        assert!(!same(old, "依照本法第十三条第二款的规定处理", &renumbering()), "another article is another rule");
        assert!(
            !same("依照《某法》第十条", "依照《某法》第十二条", &renumbering()),
            "another document was not renumbered"
        );
    }

    #[test]
    fn noise_is_told_from_change_hunk_by_hunk() {
        let segments = [
            (Op::Equal, "按照"),
            (Op::Delete, "第十条"),
            (Op::Insert, "第十二条"),
            (Op::Equal, "给予"),
            (Op::Insert, "最高"),
        ]
        .map(|(op, text)| Segment { op, text: text.to_owned() });
        let noise: Vec<bool> = changes(&segments, &renumbering()).iter().map(|change| change.noise).collect();
        assert_eq!(noise, [true, false], "the followed reference is noise, the added word is not");
    }
}
