//! What is noise between two revisions: width, white space, punctuation variants, invisible characters, and references
//! to articles and chapters that only follow a renumbering.

use std::collections::BTreeMap;

use crate::{
    model::{Op, Segment},
    numeral::is_numeral,
    words::{
        fold::{self, Unit},
        is_letter,
    },
};

/// Where each old article and chapter went: old label → new labels (several where it was split).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renumbering {
    labels: BTreeMap<String, Vec<String>>,
}

impl Renumbering {
    /// Says that the clause labelled `old` is now labelled `new`.
    pub fn add(&mut self, old: &str, new: &str) {
        if old != new {
            self.labels.entry(fold::text(old)).or_default().push(fold::text(new));
        }
    }

    /// Whether a reference to `new` is what a reference to `old` became without meaning anything else.
    pub(super) fn follows(&self, old: &str, new: &str) -> bool {
        old == new || self.labels.get(old).is_some_and(|labels| labels.iter().any(|label| label == new))
    }
}

/// Whether two texts are equal but for noise.
pub fn same(old: &str, new: &str, renumbering: &Renumbering) -> bool {
    if old == new {
        return true;
    }
    // What both begin with needs no folding, up to a mark that no reference and no number goes over.
    let front = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let front = behind_mark(&old[..old.floor_char_boundary(front)]);
    let (old, new) = (&old[front..], &new[front..]);
    if !old.contains('第') || !new.contains('第') {
        // At most one of them has references: they are equal only where their characters are.
        return fold::characters(old).eq(fold::characters(new));
    }
    let (old, new) = (fold::units(old), fold::units(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| equal(old, new, renumbering))
}

/// The bytes of `text` up to the end of its last full mark.
fn behind_mark(text: &str) -> usize {
    // 第一、二条 is one reference.
    let is_mark = |at: usize, ch: char| match ch {
        '，' | '。' | '；' | '：' | '\n' => true,
        '、' => !text[..at].ends_with(is_numeral),
        _ => false,
    };
    let mark = text.char_indices().rev().find(|(at, ch)| is_mark(*at, *ch));
    mark.map_or(0, |(at, ch)| at + ch.len_utf8())
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
    /// Where it begins in the old and in the new text, in bytes.
    pub at: (usize, usize),
    /// Whether it is noise.
    pub noise: bool,
}

/// The changes of a difference in order. A change over several paragraphs is told paragraph by paragraph where it is clear
/// which of them only came or went.
pub fn changes<'t>(segments: &'t [Segment], renumbering: &Renumbering) -> Vec<Change<'t>> {
    let equal = |i: Option<usize>| {
        i.and_then(|i| segments.get(i)).filter(|segment| segment.op == Op::Equal).map_or("", |segment| &segment.text)
    };
    let mut out = Vec::new();
    let (mut i, mut at) = (0, (0, 0));
    while let Some(segment) = segments.get(i) {
        let first = i;
        i += 1;
        let (old, new) = match segment.op {
            Op::Equal => {
                at = (at.0 + segment.text.len(), at.1 + segment.text.len());
                continue;
            }
            Op::Insert => ("", segment.text.as_str()),
            Op::Delete => match segments.get(i).filter(|next| next.op == Op::Insert) {
                Some(next) => {
                    i += 1;
                    (segment.text.as_str(), next.text.as_str())
                }
                None => (segment.text.as_str(), ""),
            },
        };
        let (before, after) = (equal(first.checked_sub(1)), equal(Some(i)));
        let change = Change { old, new, before, after, at, noise: same(old, new, renumbering) };
        at = (at.0 + old.len(), at.1 + new.len());
        let (first, second) = by_paragraph(change);
        for part in [Some(first), second].into_iter().flatten() {
            let (first, second) = by_quantity(part);
            out.push(first);
            out.extend(second);
        }
    }
    out
}

/// A change, or the two that it is.
type Parts<'t> = (Change<'t>, Option<Change<'t>>);

/// A change of which one side has whole paragraphs more, as two changes.
fn by_paragraph(change: Change<'_>) -> Parts<'_> {
    let Change { old, new, before, after, at, noise } = change;
    if !noise && (!old.contains(is_letter) || !new.contains(is_letter)) {
        return behind_line(change);
    }
    let longer = if new.contains('\n') { new } else { old };
    let one_has = !noise && new.contains('\n') != old.contains('\n') && !old.is_empty() && !new.is_empty();
    let opens = before.is_empty() || before.ends_with('\n');
    let closes = after.is_empty() || after.starts_with('\n');
    let cut = match one_has {
        true if opens && !longer.ends_with('\n') => longer.rfind('\n').map(|at| at + 1),
        true if closes && !longer.starts_with('\n') => longer.find('\n'),
        _ => None,
    };
    let Some(cut) = cut else { return (change, None) };
    let (head, tail) = longer.split_at(cut);
    let parts = |head_alone: bool| match (longer == new, head_alone) {
        (true, true) => [("", head), (old, tail)],
        (true, false) => [(old, head), ("", tail)],
        (false, true) => [(head, ""), (tail, new)],
        (false, false) => [(head, new), (tail, "")],
    };
    let [(a, b), (c, d)] = parts(opens && !longer.ends_with('\n'));
    (
        Change { old: a, new: b, before, after: "", at, noise: false },
        Some(Change { old: c, new: d, before: "", after, at: (at.0 + a.len(), at.1 + b.len()), noise: false }),
    )
}

/// Text that only came or went, marks aside: what ends the paragraph that it begins in, and what stands behind that.
fn behind_line(change: Change<'_>) -> Parts<'_> {
    let Change { old, new, before, after, at, noise } = change;
    let came = new.contains(is_letter);
    let text = if came { new } else { old };
    let begins = !before.is_empty() && !before.ends_with('\n');
    // （二）[乙；（三）]丙: the number of the next item belongs to what came before it.
    let number = |line: &str| {
        let mut letters = line.chars().filter(|ch| is_letter(*ch)).peekable();
        letters.peek().is_some() && letters.all(is_numeral)
    };
    let begins = begins && !number(text.rsplit('\n').next().unwrap_or(""));
    let cut =
        text.find('\n').filter(|&cut| begins && text[..cut].contains(is_letter) && text[cut..].contains(is_letter));
    let Some(cut) = cut else { return (change, None) };
    let (head, tail) = text.split_at(cut);
    let [(a, b), (c, d)] = if came { [(old, head), ("", tail)] } else { [(head, new), (tail, "")] };
    (
        Change { old: a, new: b, before, after: tail, at, noise },
        Some(Change { old: c, new: d, before: head, after, at: (at.0 + a.len(), at.1 + b.len()), noise }),
    )
}

/// A quantity that was replaced and text that came or went behind it, as two changes.
fn by_quantity(change: Change<'_>) -> Parts<'_> {
    let marks = ['，', '；', '。'];
    let quantity = |text: &str| {
        (1..=12).contains(&text.chars().count())
            && text.chars().any(|ch| ch.is_ascii_digit() || "一二三四五六七八九十百千万亿两".contains(ch))
            && text.chars().all(|ch| ch.is_alphanumeric() || matches!(ch, '%' | '％' | '.'))
    };
    let cut =
        |shorter: &str, longer: &str| longer.find(marks).filter(|&at| quantity(shorter) && quantity(&longer[..at]));
    let Change { old, new, before, after, at, noise } = change;
    let parts = match (cut(old, new), cut(new, old)) {
        (Some(at), _) => [(old, &new[..at]), ("", &new[at..])],
        (_, Some(at)) => [(&old[..at], new), (&old[at..], "")],
        _ => return (change, None),
    };
    let [(a, b), (c, d)] = parts;
    (
        Change { old: a, new: b, before, after: if c.is_empty() { d } else { c }, at, noise },
        Some(Change { old: c, new: d, before: b, after, at: (at.0 + a.len(), at.1 + b.len()), noise }),
    )
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
