//! Where a clause's heading ends and its body begins.

use std::{collections::BTreeMap, ops::Range};

use super::{marker::Style, outline::Draft, tail, titled};
use crate::{
    forms::marks,
    model::{Piece, Span},
};

/// The longest heading, in characters.
const LONGEST: usize = 48;

/// A clause's heading and the pieces of its body.
pub(super) type Split = (Vec<Span>, Vec<Piece>);

/// The headings of all clauses. Where most clauses of one kind begin with a long sentence, the short first sentences of
/// the others are no headings either; where most articles begin with a short one, it is their heading.
pub(super) fn all(text: &str, drafts: &[Draft]) -> Vec<Split> {
    let mut in_article = vec![false; drafts.len()];
    let mut goes_on = vec![false; drafts.len()];
    for (at, draft) in drafts.iter().enumerate() {
        let Some(parent) = draft.parent else { continue };
        in_article[at] = in_article[parent] || drafts[parent].style == Some(Style::Article);
        goes_on[parent] = true;
    }
    let mut habits: BTreeMap<(Style, u8), Habit> = BTreeMap::new();
    for draft in drafts {
        if let (Some(style), Some(first)) = (draft.style, draft.content.first()) {
            let habit = habits.entry((style, draft.level)).or_default();
            let printed = first.span.of(text);
            habit.inline += usize::from(inline(printed, style).is_some());
            // A line that is one short sentence may be a heading: it says nothing about the others.
            let short = marks::is_within(printed, LONGEST);
            habit.all += usize::from(inline(printed, style).is_some() || !short);
        }
    }
    let mut before: BTreeMap<Option<usize>, (Option<Style>, bool)> = BTreeMap::new();
    let split_one = |(at, draft): (usize, &Draft)| {
        let habit = draft.style.and_then(|style| habits.get(&(style, draft.level))).copied().unwrap_or_default();
        let listed = before.get(&draft.parent) == Some(&(draft.style, true));
        let found = split(text, draft, Place { in_article: in_article[at] || listed, goes_on: goes_on[at], habit });
        let open = draft.content.last().is_some_and(|last| last.span.of(text).ends_with(['；', ';']));
        before.insert(draft.parent, (draft.style, open && found.0.is_empty()));
        found
    };
    drafts.iter().enumerate().map(split_one).collect()
}

/// How the clauses of one style and level begin.
#[derive(Debug, Clone, Copy, Default)]
struct Habit {
    /// With a short sentence and text behind it.
    inline: usize,
    /// With any sentence.
    all: usize,
}

impl Habit {
    /// Whether a short first sentence is text like any other.
    fn is_text(self) -> bool {
        self.all >= 4 && self.inline * 10 < self.all * 6
    }

    /// Whether even articles have headings.
    fn is_heading(self) -> bool {
        self.all >= 4 && self.inline * 10 >= self.all * 7
    }
}

/// What the heading of one clause depends on besides its text.
struct Place {
    /// Whether it is an item of an article, or of a list whose item before it ends with ；.
    in_article: bool,
    goes_on: bool,
    habit: Habit,
}

/// The end of a short first sentence with text behind it on the same line.
fn inline(printed: &str, style: Style) -> Option<(usize, usize)> {
    let longest = if style == Style::Article { 24 } else { LONGEST };
    let (at, c) = marks::first_stop(printed, longest + 1)?;
    let after = at + c.len_utf8();
    (!marks::trim(&printed[after..]).is_empty() && !printed[..at].contains(['；', ';', '：'])).then_some((at, after))
}

fn split(text: &str, draft: &Draft, place: Place) -> Split {
    if draft.content.is_empty() {
        return (Vec::new(), Vec::new());
    }
    // A hard line break may stand inside the heading: it is sought in the whole first paragraph.
    let joined = draft.content[1..].iter().take_while(|piece| !piece.paragraph && !draft.headed).count();
    let lines = 1 + joined;
    let (first, others) = draft.content.split_at(lines);
    let joined: String = first.iter().map(|piece| piece.span.of(text)).collect();
    let printed = joined.as_str();
    let more = place.goes_on || !is_units(text, others);
    let end = match draft.style {
        Some(Style::Part | Style::Chapter | Style::Section) => {
            Some((printed.trim_end_matches('。').len(), printed.len()))
        }
        Some(Style::Article) => {
            let habitual = || inline(printed, Style::Article).filter(|_| place.habit.is_heading());
            article(printed, more).or_else(habitual)
        }
        _ if place.in_article => None,
        None if draft.headed => Some((printed.len(), printed.len())),
        None if !draft.titled => None,
        None => titled_end(printed),
        Some(_) if glued(printed).is_some() => glued(printed).map(|at| (at, at)),
        Some(style) if place.habit.is_text() && inline(printed, style).is_some() => None,
        Some(_) => sentence(printed, more),
    };
    let Some((heading, body)) = end else { return (Vec::new(), draft.content.clone()) };
    let bracketed = draft.style == Some(Style::Article) && printed.starts_with(['【', '（', '(']);
    let skip = if bracketed { printed.chars().next().map_or(0, char::len_utf8).min(heading) } else { 0 };
    let spans = part(first, skip..heading).into_iter().map(|piece| piece.span).collect();
    let blank = printed[body..].len() - printed[body..].trim_start_matches(marks::is_blank).len();
    let mut pieces = part(first, body + blank..printed.len());
    pieces.extend_from_slice(others);
    (spans, pieces)
}

/// Whether the paragraphs of `pieces`, if there are any, only name units.
fn is_units(text: &str, pieces: &[Piece]) -> bool {
    let mut paragraphs: Vec<String> = Vec::new();
    for piece in pieces {
        match paragraphs.last_mut() {
            Some(last) if !piece.paragraph => last.push_str(piece.span.of(text)),
            _ => paragraphs.push(piece.span.of(text).to_owned()),
        }
    }
    paragraphs.iter().all(|paragraph| tail::is_units(paragraph))
}

/// The end of a section's usual name behind which the text goes on without a mark, as where a line break was lost:
/// 指导思想坚持….
fn glued(printed: &str) -> Option<usize> {
    const NAMES: [&str; 9] =
        ["总体要求", "指导思想", "基本原则", "工作原则", "主要目标", "工作目标", "总体目标", "发展目标", "总体思路"];
    const BEGINNINGS: [&str; 13] =
        ["以", "坚持", "坚定", "通过", "深入", "全面", "围绕", "按照", "力争", "到", "为", "贯彻", "立足"];
    let name = NAMES.iter().find(|name| printed.starts_with(**name))?;
    let rest = &printed[name.len()..];
    (BEGINNINGS.iter().any(|word| rest.starts_with(word)) && rest.contains(['，', '。', ',', '、']))
        .then_some(name.len())
}

/// `range` of the joined `pieces` as pieces of the document; the first one begins a paragraph.
fn part(pieces: &[Piece], range: Range<usize>) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut at = 0;
    for piece in pieces {
        let (start, end) = (range.start.max(at), range.end.min(at + piece.span.len()));
        if start < end {
            let from = piece.span.start as usize + start - at;
            found.push(Piece { span: Span::new(from, from + end - start), paragraph: found.is_empty() });
        }
        at += piece.span.len();
    }
    found
}

/// 【立法目的】为了…, （目的依据）为了….
fn article(printed: &str, more: bool) -> Option<(usize, usize)> {
    let open = printed.chars().next()?;
    let close = match open {
        '【' => '】',
        '（' | '(' => '）',
        _ => return None,
    };
    let at = printed.char_indices().take(30).find(|&(_, c)| c == close || c == ')' && open != '【')?.0;
    let after = at + printed[at..].chars().next()?.len_utf8();
    let rest = &printed[after..];
    let stands_alone = rest.is_empty() && more || rest.starts_with(marks::is_blank);
    (open == '【' || stands_alone).then_some((at, after))
}

fn titled_end(printed: &str) -> Option<(usize, usize)> {
    match titled::title(printed) {
        Some(at) => Some((at, at + printed[at..].chars().next()?.len_utf8())),
        None => Some((printed.trim_end_matches(['。', '.', '：', ':']).len(), printed.len())),
    }
}

/// The first sentence when it is short and something follows it; the whole line when it stands alone.
fn sentence(printed: &str, more: bool) -> Option<(usize, usize)> {
    let mark = marks::first_outside(printed, LONGEST + 1, |at, c| {
        matches!(c, '：' | ':' | '；' | ';') || marks::is_stop(printed, at, c)
    });
    let Some((at, c)) = mark else {
        let alone = marks::is_within(printed, LONGEST) && !printed.contains(['，', ',']) || more;
        return (alone && marks::is_within(printed, LONGEST)).then_some((printed.len(), printed.len()));
    };
    let after = at + c.len_utf8();
    let follows = !marks::trim(&printed[after..]).is_empty();
    let heading = &printed[..at];
    match c {
        '；' | ';' => None,
        '：' | ':' if follows => {
            let short = heading.chars().count() <= 20 && !heading.contains(['，', ',']);
            short.then_some((at, after))
        }
        '：' | ':' => (more && heading.chars().count() <= 30 && !heading.contains(['，', ','])).then_some((at, after)),
        _ if follows || more => Some((at, after)),
        _ => None,
    }
}
