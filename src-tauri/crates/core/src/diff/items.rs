//! Items of a list that stand in another order: they are compared item by item, so that one that moved is shown as a whole.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    numeral,
    words::{is_letter, pairs::texts_alike},
};

/// Lists of more lines are compared as text.
const MOST: usize = 60;
/// An item that is looked for in another place has at least so many letters.
const LEAST: usize = 2;
/// So much alike are two items of which one became the other.
const ALIKE: f32 = 0.7;

/// Where so large a part of the items is in both texts, also edited ones tell that they stand in another order.
const MOSTLY: (usize, usize) = (3, 2);

/// A line of a list, or a phrase of a sentence.
pub(super) struct Line<'t> {
    /// Its text with its number, without the marks at its end.
    pub(super) text: Range<usize>,
    /// Where it ends, marks and line break too.
    pub(super) end: usize,
    /// Its text without its number.
    pub(super) bare: &'t str,
    /// Its number.
    pub(super) number: Option<&'t str>,
}

/// A piece of the old text and what it is compared with in the new one; one of them is empty where text came or went.
pub(super) type Piece<'t> = (&'t str, &'t str);

/// Both texts in pieces that are compared by themselves; `None` unless numbered items of both stand in another order.
pub(super) fn reordered<'t>(old: &'t str, new: &'t str) -> Option<Vec<Piece<'t>>> {
    if [old, new].iter().any(|text| text.lines().filter(|line| label(line).is_some()).nth(1).is_none()) {
        return None;
    }
    let (olds, news) = (lines(old), lines(new));
    if [&olds, &news].iter().any(|lines| lines.len() > MOST || !is_one_list(lines)) {
        return None;
    }
    let pairs = pairs(&olds, &news);
    // Where none of few stands elsewhere word for word, items were rewritten.
    let numbered = |lines: &[Line<'_>]| lines.iter().filter(|line| line.number.is_some()).count();
    let paired: Vec<(usize, usize)> = pairs.iter().copied().filter(|(i, _)| olds[*i].number.is_some()).collect();
    let are_most = MOSTLY.0 * paired.len() >= MOSTLY.1 * numbered(&olds).max(numbered(&news));
    let counted = paired.iter().filter(|(i, j)| are_most || olds[*i].bare == news[*j].bare);
    if counted.is_sorted_by_key(|(_, j)| *j) {
        return None;
    }
    Some(pieces((old, olds), (new, news), pairs))
}

/// Both texts in pieces, by which of their lines are one.
pub(super) fn pieces<'t>(
    (old, olds): (&'t str, Vec<Line<'t>>),
    (new, news): (&'t str, Vec<Line<'t>>),
    pairs: Vec<(usize, usize)>,
) -> Vec<Piece<'t>> {
    let kept = kept(&pairs, &olds, &news);
    let moved: Vec<(usize, usize)> = pairs.into_iter().filter(|pair| !kept.contains(pair)).collect();
    let mut out = Pieces { old, new, olds, news, moved, out: Vec::new() };
    out.add(&kept);
    out.out
}

/// The number that a line begins with, with its marks: （三）, 3., ③.
pub(super) fn label(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let behind = |at: usize| at + line[at..].chars().next().map_or(0, char::len_utf8);
    if let Some(inside) = line.strip_prefix(['（', '(']) {
        let rest = inside.trim_start_matches(numeral::is_numeral);
        let closes = rest.len() < inside.len() && rest.starts_with(['）', ')']);
        return closes.then(|| &line[..behind(line.len() - rest.len())]);
    }
    if line.starts_with(|ch| ('①'..='⑳').contains(&ch)) {
        return Some(&line[..behind(0)]);
    }
    // 1.5倍 is no number of an item.
    let end = line.len() - line.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
    let ends = (1..=2).contains(&end) && line[end..].starts_with(['.', '．', '、']);
    (ends && !line[behind(end)..].starts_with(char::is_numeric)).then(|| &line[..behind(end)])
}

/// Where text that begins with a digit begins behind the number of its item: 1.100家, 2.50个 are 100 and 50 where the lines count
/// on.
pub(super) fn divided(text: &str) -> Vec<usize> {
    // The number of each line that has one, where it ends, and whether a digit follows.
    let mut numbered: Vec<(u32, usize, bool)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = line.len() - line.trim_start_matches(|ch: char| ch.is_ascii_digit()).len();
        let mark = line[end..].chars().next().filter(|ch| (1..=2).contains(&end) && matches!(ch, '.' | '．' | '、'));
        if let (Some(mark), Ok(number)) = (mark, line[..end].parse()) {
            let behind = end + mark.len_utf8();
            numbered.push((number, at + behind, line[behind..].starts_with(|ch: char| ch.is_ascii_digit())));
        }
        at += line.len();
    }
    let goes_on = |at: usize, other: Option<usize>, by: i64| {
        let there = other.and_then(|other| numbered.get(other));
        there.is_some_and(|there| i64::from(numbered[at].0) + by == i64::from(there.0))
    };
    let counts = |at: usize| goes_on(at, at.checked_sub(1), -1) || goes_on(at, Some(at + 1), 1);
    (0..numbered.len()).filter(|&at| numbered[at].2 && counts(at)).map(|at| numbered[at].1).collect()
}

/// The item with this number, as papers cite it: 第（三）项, 第3项.
pub(super) fn cited(label: &str) -> String {
    format!("第{}项", label.trim_end_matches(['.', '．', '、']))
}

/// The text of a line without its number and the marks at its end.
pub(super) fn bare(line: &str) -> &str {
    let line = line.trim_start();
    line[label(line).map_or(0, str::len)..].trim_matches(is_end)
}

/// Marks that end an item.
fn is_end(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '；' | '。' | '，' | '、' | ';')
}

pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|ch| is_letter(*ch)).count()
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = out.last().map_or(0, |last| last.end);
        let text = start..start + line.trim_end_matches(is_end).len();
        out.push(Line { text, end: start + line.len(), bare: bare(line), number: label(line) });
    }
    out
}

/// Whether no number stands twice.
fn is_one_list(lines: &[Line<'_>]) -> bool {
    let mut numbers: Vec<&str> = lines.iter().filter_map(|line| line.number).collect();
    numbers.sort_unstable();
    numbers.array_windows().all(|[a, b]| a != b)
}

/// The lines that are one on both sides, in the order of the old text: those that read alike but for their number, and items
/// that are most like each other.
fn pairs(olds: &[Line<'_>], news: &[Line<'_>]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<(&str, bool), [Vec<usize>; 2]> = BTreeMap::new();
    for (side, lines) in [olds, news].into_iter().enumerate() {
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| letters(line.bare) >= LEAST) {
            places.entry((line.bare, line.number.is_some())).or_default()[side].push(at);
        }
    }
    let once = |places: [Vec<usize>; 2]| match [&places[0][..], &places[1][..]] {
        [&[i], &[j]] => Some((i, j)),
        _ => None,
    };
    let mut out: Vec<(usize, usize)> = places.into_values().filter_map(once).collect();
    let rest = |lines: &[Line<'_>], has: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..lines.len()).filter(|&at| lines[at].number.is_some() && !has(at)).collect()
    };
    let gone = rest(olds, &|at| out.iter().any(|(i, _)| *i == at));
    let come = rest(news, &|at| out.iter().any(|(_, j)| *j == at));
    let scores: Vec<Vec<f32>> =
        gone.iter().map(|&i| come.iter().map(|&j| texts_alike(olds[i].bare, news[j].bare)).collect()).collect();
    for (at, row) in scores.iter().enumerate() {
        let best = |(to, score): &(usize, &f32)| {
            let others = row.iter().enumerate().filter(|(other, _)| other != to).map(|(_, score)| score);
            let above = scores.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, row)| &row[*to]);
            **score >= ALIKE && others.chain(above).all(|other| other < *score)
        };
        out.extend(row.iter().enumerate().find(best).map(|(to, _)| (gone[at], come[to])));
    }
    out.sort_unstable();
    out
}

/// The pairs that stay: those with most letters of which none crosses another one; those that keep their number count
/// more, and edited ones, for their changes are told where they stay. Which ones stay does not depend on the direction.
fn kept(pairs: &[(usize, usize)], olds: &[Line<'_>], news: &[Line<'_>]) -> Vec<(usize, usize)> {
    let texts = |&(i, j): &(usize, usize)| {
        let (a, b) = (olds[i].bare, news[j].bare);
        (a.min(b), a.max(b))
    };
    let mut ranked: Vec<_> = pairs.iter().map(texts).collect();
    ranked.sort_unstable();
    let weight = |pair: &(usize, usize)| {
        let (a, b) = texts(pair);
        // No two sums of different powers of two are equal.
        let rank = ranked.partition_point(|other| *other < (a, b));
        let stays = olds[pair.0].number == news[pair.1].number;
        let times = 1 + usize::from(a != b) + 2 * usize::from(stays);
        ((times * (letters(a) + letters(b))) as u128) << MOST | 1 << rank
    };
    let mut best: Vec<(u128, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let before = (0..at).filter(|&before| pairs[before].1 < pair.1).max_by_key(|&before| best[before].0);
        best.push((weight(pair) + before.map_or(0, |before| best[before].0), before));
    }
    let mut next = (0..pairs.len()).max_by_key(|&at| best[at].0);
    let mut out = Vec::new();
    while let Some(at) = next {
        out.push(pairs[at]);
        next = best[at].1;
    }
    out.reverse();
    out
}

/// Two lists on their way into pieces.
struct Pieces<'t> {
    old: &'t str,
    new: &'t str,
    olds: Vec<Line<'t>>,
    news: Vec<Line<'t>>,
    moved: Vec<(usize, usize)>,
    out: Vec<Piece<'t>>,
}

impl<'t> Pieces<'t> {
    fn add(&mut self, kept: &[(usize, usize)]) {
        let (mut i, mut j) = (0, 0);
        for (at, &(old, new)) in kept.iter().enumerate() {
            self.between(i..old, j..new);
            let (before, after) = (self.olds[old].text.clone(), self.news[new].text.clone());
            self.out.push((&self.old[before.clone()], &self.new[after.clone()]));
            let (old_marks, new_marks) = (before.end..self.olds[old].end, after.end..self.news[new].end);
            (i, j) = (old + 1, new + 1);
            let is_last = at + 1 == kept.len();
            match (is_last, i == self.olds.len(), j == self.news.len()) {
                // The last item went, and the one before it ends the list now.
                (true, false, true) => {
                    let end = self.olds.last().map_or(0, |line| line.text.end);
                    self.out.push((&self.old[old_marks.start..end], ""));
                    self.out.push((&self.old[end..], &self.new[new_marks]));
                    return;
                }
                (true, true, false) => {
                    let end = self.news.last().map_or(0, |line| line.text.end);
                    self.out.push(("", &self.new[new_marks.start..end]));
                    self.out.push((&self.old[old_marks], &self.new[end..]));
                    return;
                }
                _ => self.out.push((&self.old[old_marks], &self.new[new_marks])),
            }
        }
        self.between(i..self.olds.len(), j..self.news.len());
    }

    /// Adds what stands between two lines that stayed: an item that moved as a piece of its own, the rest together.
    fn between(&mut self, mut olds: Range<usize>, mut news: Range<usize>) {
        while !olds.is_empty() || !news.is_empty() {
            let went = |at: &usize| self.moved.iter().any(|(i, _)| i == at);
            let came = |at: &usize| self.moved.iter().any(|(_, j)| j == at);
            let run = |lines: &Range<usize>, moved: &dyn Fn(&usize) -> bool, kind: bool| {
                lines.clone().take_while(|at| moved(at) == kind).count()
            };
            let old_end = olds.start + run(&olds, &went, true);
            let new_end = news.start + run(&news, &came, true);
            self.push(olds.start..old_end, 0..0);
            self.push(0..0, news.start..new_end);
            (olds.start, news.start) = (old_end, new_end);
            let went = |at: &usize| self.moved.iter().any(|(i, _)| i == at);
            let came = |at: &usize| self.moved.iter().any(|(_, j)| j == at);
            let (old_end, new_end) = (olds.start + run(&olds, &went, false), news.start + run(&news, &came, false));
            self.push(olds.start..old_end, news.start..new_end);
            (olds.start, news.start) = (old_end, new_end);
        }
    }

    fn push(&mut self, olds: Range<usize>, news: Range<usize>) {
        fn text<'t>(text: &'t str, lines: &[Line<'t>]) -> &'t str {
            lines.first().zip(lines.last()).map_or("", |(first, last)| &text[first.text.start..last.end])
        }
        let piece = (text(self.old, &self.olds[olds]), text(self.new, &self.news[news]));
        if piece != ("", "") {
            self.out.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_that_moved_is_a_piece_of_its_own() {
        let old = "支持：\n（一）技术改造；\n（二）科技研发；\n（三）市场开拓。";
        let new = "支持：\n（一）科技研发；\n（二）市场开拓；\n（三）技术改造。";
        let pieces = reordered(old, new).unwrap_or_default();
        assert!(pieces.contains(&("（一）技术改造；\n", "")), "it went whole: {pieces:?}");
        assert!(pieces.contains(&("", "；\n（三）技术改造")), "and came whole, the last mark stays: {pieces:?}");
        let joined = |side: fn(&Piece<'_>) -> String| pieces.iter().map(side).collect::<String>();
        assert_eq!(joined(|piece| piece.0.to_owned()), old, "the pieces give the old text");
        assert_eq!(joined(|piece| piece.1.to_owned()), new, "and the new one");
        assert_eq!(reordered(old, &old.replace("科技", "技术")), None, "nothing stands in another order");
        assert_eq!(reordered("甲事\n乙事", "乙事\n甲事"), None, "paragraphs are no items");
    }

    #[test]
    fn numbers_of_items_are_known_by_their_marks() {
        let cases = [
            ("（三）甲事", Some("（三）")),
            ("(3)甲事", Some("(3)")),
            ("3.甲事", Some("3.")),
            ("12、甲事", Some("12、")),
            ("③甲事", Some("③")),
            ("（试行）甲事", None),
            ("（）甲事", None),
            ("1.5倍以上", None),
            ("2025.甲事", None),
            ("一、甲事", None),
        ];
        for (line, number) in cases {
            assert_eq!(label(line), number, "{line}");
        }
        assert_eq!([cited("（三）"), cited("3.")], ["第（三）项", "第3项"]);
    }

    #[test]
    fn what_stays_does_not_depend_on_the_direction() {
        let list = |items: &[&str]| {
            let lines = items.iter().enumerate().map(|(at, item)| format!("（{}）{item}", at + 1));
            lines.collect::<Vec<_>>().join("；\n")
        };
        let (old, new) = (list(&["甲事", "乙事", "丙事", "丁事"]), list(&["乙事", "甲事", "丁事", "丙事"]));
        let kept = |old: &str, new: &str, swap: bool| -> Vec<String> {
            let both = reordered(old, new).unwrap_or_default().into_iter();
            let both = both.map(|(a, b)| if swap { (b, a) } else { (a, b) });
            both.filter(|(a, b)| a.contains('事') && b.contains('事')).map(|(a, b)| format!("{a}|{b}")).collect()
        };
        let there = kept(&old, &new, false);
        assert_eq!(there.len(), 2, "two of four stay");
        assert_eq!(there, kept(&new, &old, true), "the same ones the other way round");
    }
}
