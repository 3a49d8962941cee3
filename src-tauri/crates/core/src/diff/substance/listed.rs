//! Items of a list that went in one place and came in another one.

use crate::{
    diff::{items, normalize::Change},
    numeral,
    words::is_letter,
};

/// Such an item has at least so many letters.
const LEAST: usize = 2;

/// The changes, with those that hold an item that came or went elsewhere item by item.
pub(super) fn apart<'t>(changes: Vec<Change<'t>>) -> Vec<Change<'t>> {
    // An item goes and comes with a line break, or is the last one.
    let may_hold = |text: &str| text.contains('\n') || items::label(text).is_some();
    if !changes.iter().any(|change| may_hold(change.old)) || !changes.iter().any(|change| may_hold(change.new)) {
        return changes;
    }
    let bare = |side: fn(&Change<'t>) -> &'t str| -> Vec<(usize, &'t str)> {
        let items = changes.iter().enumerate().flat_map(|(at, change)| {
            let own = lines(without_next(side(change)).0).filter_map(|line| item(line)).map(move |text| (at, text));
            own.collect::<Vec<_>>()
        });
        items.collect()
    };
    let (gone, come) = (bare(|change| change.old), bare(|change| change.new));
    let moves: Vec<&str> =
        gone.iter().map(|(_, text)| *text).filter(|text| come.iter().any(|(_, there)| there == text)).collect();
    if moves.is_empty() {
        return changes;
    }
    let holds = |text: &'t str| lines(without_next(text).0).filter_map(item).any(|text| moves.contains(&text));
    let parts = |change: Change<'t>| {
        if !holds(change.old) && !holds(change.new) {
            return vec![change];
        }
        let (mut out, mut at) = (Vec::new(), change.at);
        let part = |old, new, at| Change { old, new, before: "", after: "", at, noise: false };
        let ((old, old_number), (new, new_number)) = (without_next(change.old), without_next(change.new));
        for line in lines(old) {
            out.push(part(line, "", at));
            at.0 += line.len();
        }
        for line in lines(new) {
            out.push(part("", line, at));
            at.1 += line.len();
        }
        if !old_number.is_empty() || !new_number.is_empty() {
            out.push(Change { after: change.after, ..part(old_number, new_number, at) });
        }
        out
    };
    changes.into_iter().flat_map(parts).collect()
}

/// The text of a numbered item without its number; `None` where a text is no such item.
pub(super) fn item(text: &str) -> Option<&str> {
    let line = text.trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '；' | '。'));
    items::label(line)?;
    let bare = items::bare(line);
    let is_item = !bare.contains('\n') && bare.chars().filter(|ch| is_letter(*ch)).nth(LEAST - 1).is_some();
    is_item.then_some(bare)
}

/// A text without the number at its end that belongs to the next item: `1.甲事；\n2`, behind which stands `.乙事`.
fn without_next(text: &str) -> (&str, &str) {
    let at = text.rfind('\n').map_or(0, |at| at + 1);
    let is_next = at < text.len() && text[at..].chars().all(numeral::is_numeral);
    text.split_at(if is_next { at } else { text.len() })
}

/// A text cut before each line that begins with a number; what ends the item before the first one belongs to it.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let starts = |at: usize| items::label(&text[at..]).is_some() && text[..at].contains(is_letter);
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1).filter(move |at| starts(*at));
    let mut from = 0;
    breaks.chain([text.len()]).filter_map(move |to| {
        let line = &text[from..to];
        from = to;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change<'t>(old: &'t str, new: &'t str) -> Change<'t> {
        Change { old, new, before: "", after: "", at: (3, 5), noise: false }
    }

    #[test]
    fn only_items_that_moved_are_told_by_themselves() {
        let several = change("（一）甲事；\n（二）乙事；\n", "");
        assert_eq!(apart(vec![several.clone()]).len(), 1, "both only went");
        let both = apart(vec![several, change("", "；\n（三）甲事")]);
        let texts: Vec<(&str, &str)> = both.iter().map(|change| (change.old, change.new)).collect();
        assert_eq!(texts, [("（一）甲事；\n", ""), ("（二）乙事；\n", ""), ("", "；\n（三）甲事")], "item by item");
        let next = apart(vec![change("1.甲事；\n2", "1"), change("", "；\n2.甲事")]);
        assert_eq!((next[1].old, next[1].new), ("2", "1"), "the number of the next item is a change of its own");
        assert_eq!(both[1].at, (3 + "（一）甲事；\n".len(), 5), "where each of them stands");
    }
}
