//! A place where the phrases of two texts differ, looked at before any word is cut: most hold one change.

use std::ops::Range;

use super::{atoms, tokens::Class};
use crate::{numeral, words::Lexicon};

/// A replaced run may have so many characters to be told without a comparison of its words.
const SHORT: usize = 16;
/// So many places are tried for what came or went.
const TRIED: usize = 8;

/// One change in a region, in bytes of the region.
pub(super) struct Single {
    /// Where it begins on both sides.
    pub(super) front: usize,
    /// Where it ends in the old text.
    pub(super) old_back: usize,
    /// Where it ends in the new text.
    pub(super) new_back: usize,
    /// The words of the longer side.
    pub(super) words: Vec<Range<usize>>,
    /// Whether the old side is the longer one.
    pub(super) by_old: bool,
}

/// The one change between two regions, where both have the same text around it and nothing in it, it cuts nothing that is
/// whole (numbers, titles), and it is made of whole words of the longer side.
pub(super) fn single(old: &str, new: &str, lexicon: &Lexicon) -> Option<Single> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let (front, back) = equal_ends(old, new);
    let (gone, come) = (&old[front..old.len() - back], &new[front..new.len() - back]);
    let replaced = !gone.is_empty() && !come.is_empty();
    let long = |text: &str| text.chars().nth(SHORT).is_some();
    if replaced && (long(gone) || long(come) || gone.chars().any(|ch| come.contains(ch))) {
        return None;
    }
    let by_old = gone.len() >= come.len();
    let (text, other) = if by_old { (old, new) } else { (new, old) };
    let words = lexicon.cut(text);
    let (own, others) = (atoms::atoms(text, || &words), atoms::atoms(other, || lexicon.cut(other)));
    let inside =
        |atoms: &[(Range<usize>, Class)], at: usize| atoms.iter().any(|(atom, _)| atom.start < at && at < atom.end);
    let begins = |at: usize| at == text.len() || words.binary_search_by_key(&at, |word| word.start).is_ok();
    let mut run = front..text.len() - back;
    for _ in 0..TRIED {
        let (short, long) = (run.start + gone.len().min(come.len()), run.end);
        let (old_back, new_back) = if by_old { (long, short) } else { (short, long) };
        let cut = [(&own, long), (&others, short), (&own, run.start), (&others, run.start)];
        if begins(run.start) && begins(run.end) && !cut.iter().any(|(atoms, at)| inside(atoms, *at)) {
            return Some(Single { front: run.start, old_back, new_back, words, by_old });
        }
        // What only came or went may as well stand a character before.
        let before = text[..run.start].chars().next_back()?;
        if replaced || !text[..run.end].ends_with(before) {
            return None;
        }
        run = run.start - before.len_utf8()..run.end - before.len_utf8();
    }
    None
}

/// The bytes that two texts begin and end with alike.
pub(super) fn equal_ends(old: &str, new: &str) -> (usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let length = |(ch, _): (char, char)| ch.len_utf8();
    let front: usize = old.chars().zip(new.chars()).take_while(same).map(length).sum();
    let (old, new) = (&old[front..], &new[front..]);
    (front, old.chars().rev().zip(new.chars().rev()).take_while(same).map(length).sum())
}

/// Two regions (in bytes) without what both begin and end with, up to marks outside brackets: that is equal whatever its
/// words are.
pub(super) fn shorter(
    (old, before): (&str, Range<usize>),
    (new, after): (&str, Range<usize>),
) -> (Range<usize>, Range<usize>) {
    let front = marked_front(&old[before.clone()], &new[after.clone()]);
    let (before, after) = (before.start + front..before.end, after.start + front..after.end);
    let back = marked_back(&old[before.clone()], &new[after.clone()]);
    (before.start..before.end - back, after.start..after.end - back)
}

/// The bytes that both texts begin with, up to their last mark outside brackets.
fn marked_front(old: &str, new: &str) -> usize {
    let (mut depth, mut end, mut at) = (0, 0, 0);
    let mut before = None;
    for (a, b) in old.chars().zip(new.chars()) {
        if a != b {
            break;
        }
        at += a.len_utf8();
        match a {
            '（' | '(' | '《' | '〔' | '［' | '[' => depth += 1,
            '）' | ')' | '》' | '〕' | '］' | ']' => depth -= 1,
            // 第一、二条 is one reference.
            '、' if before.is_some_and(numeral::is_numeral) => {}
            '，' | '。' | '；' | '：' | '、' | '\n' if depth == 0 => end = at,
            _ => {}
        }
        before = Some(a);
    }
    // 1，100 is one number.
    let goes_on = |text: &str| text[end..].starts_with(|ch: char| ch.is_numeric());
    if end > 0 && (goes_on(old) || goes_on(new)) { 0 } else { end }
}

/// The bytes that both texts end with, behind their first mark outside brackets.
fn marked_back(old: &str, new: &str) -> usize {
    let (mut depth, mut length, mut at) = (0, 0, 0);
    let mut behind = ' ';
    for (a, b) in old.chars().rev().zip(new.chars().rev()) {
        // Which paragraph came and which one stayed is no matter of its end.
        if a != b || a == '\n' {
            break;
        }
        match a {
            '）' | ')' | '》' | '〕' | '］' | ']' => depth += 1,
            '（' | '(' | '《' | '〔' | '［' | '[' => depth -= 1,
            '，' | '。' | '；' | '：' | '、' if depth == 0 && !numeral::is_numeral(behind) && !behind.is_numeric() => {
                length = at
            }
            _ => {}
        }
        at += a.len_utf8();
        behind = a;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_change_is_told_by_the_words_of_the_longer_side() {
        let lexicon = Lexicon::new();
        let found = |old: &str, new: &str| {
            let single = single(old, new, &lexicon)?;
            Some((old[single.front..single.old_back].to_owned(), new[single.front..single.new_back].to_owned()))
        };
        let told = |old: &str, new: &str| Some((old.to_owned(), new.to_owned()));
        assert_eq!(found("支持企业建设码头", "支持建设码头"), told("企业", ""), "a word went");
        assert_eq!(found("支持企业建设码头", "支持港口建设码头"), told("企业", "港口"), "a word was replaced");
        assert_eq!(found("支持土地使用", "支持土地使用权"), None, "使用权 is one word: 使用 became another one");
        assert_eq!(found("补助三万元", "补助五万元"), None, "amounts are whole");
        let whole = told("企业", "港口");
        assert_eq!(found("补助三万元的企业", "补助三万元的港口"), whole, "an amount beside it does not matter");
    }

    #[test]
    fn equal_ends_are_left_out_up_to_marks() {
        let shorter = |old: &str, new: &str| {
            let (before, after) = shorter((old, 0..old.len()), (new, 0..new.len()));
            (old[before].to_owned(), new[after].to_owned())
        };
        let told = |old: &str, new: &str| (old.to_owned(), new.to_owned());
        assert_eq!(shorter("甲局、乙局、丙局，", "甲局、丁局、丙局，"), told("乙局、", "丁局、"), "items of a list");
        assert_eq!(shorter("（甲、乙）", "（甲、丁）"), told("（甲、乙）", "（甲、丁）"), "brackets are whole");
        assert_eq!(shorter("1，100元", "1，200元"), told("1，100元", "1，200元"), "numbers are whole");
    }
}
