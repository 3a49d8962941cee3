//! The front of a document: title, notice, addressee, preamble, contents, up to the first clause.

mod contents;

use std::ops::Range;

use super::{
    line::Line,
    title::{self, Title},
};
use crate::{
    forms::{
        Label, Look, labelled, look,
        marks::{self, squash},
    },
    model::{Block, BlockRole, Problem, ProblemKind, Span},
};

/// What stands in front of the clauses.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The document's own title.
    pub(super) title: String,
    /// The title of the notice that carries it.
    pub(super) notice_title: Option<String>,
    /// The blocks.
    pub(super) blocks: Vec<Block>,
    /// What was wrong.
    pub(super) problems: Vec<Problem>,
    /// Index of the first line of the body.
    pub(super) end: usize,
}

/// The filled lines of one document, while its front is read.
struct Front<'a> {
    text: &'a str,
    lines: &'a [Line],
    filled: Vec<usize>,
}

/// A title and the filled lines that it takes; `cut` is where running text goes on behind it on its last line.
struct Found {
    at: usize,
    title: Title,
    cut: Option<usize>,
}

/// Reads the front of the document that `lines` hold from `from` on.
pub(super) fn read(text: &str, lines: &[Line], from: usize) -> Head {
    let filled: Vec<usize> = (from..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    let front = Front { text, lines, filled };
    let (mut end, mut contents) = contents::front_end(&front, 0);
    let first = front.first_title(end);
    let body = first.as_ref().and_then(|first| front.body_title(first, end));
    if let Some(body) = &body {
        let (later, entries) = contents::front_end(&front, body.at + body.title.lines);
        end = end.max(later);
        contents = contents.or(entries);
    }
    let mut head = Head { end: front.filled.get(end).copied().unwrap_or(lines.len()), ..Head::default() };
    front.roles(&mut head, end, contents.unwrap_or(0..0), &first, &body);
    front.name(&mut head, first, body);
    head
}

/// Adds a line to the last block when it has the same role and follows directly, else as a new block.
pub(super) fn push(blocks: &mut Vec<Block>, role: BlockRole, line: &Line) {
    push_span(blocks, role, line.number, line.span());
}

fn push_span(blocks: &mut Vec<Block>, role: BlockRole, number: u32, span: Span) {
    let joins = matches!(role, BlockRole::Contents | BlockRole::Annex | BlockRole::Duplicate | BlockRole::Unread);
    match blocks.last_mut() {
        Some(last) if joins && last.role == role => {
            last.last_line = number;
            last.span.end = span.end;
        }
        _ => blocks.push(Block { role, first_line: number, last_line: number, span, clause: None }),
    }
}

impl Front<'_> {
    fn printed(&self, at: usize) -> &str {
        self.lines[self.filled[at]].of(self.text)
    }

    /// The role of every line in front of the clauses.
    fn roles(&self, head: &mut Head, end: usize, contents: Range<usize>, first: &Option<Found>, body: &Option<Found>) {
        let body_at = body.as_ref().map_or(0, |body| body.at);
        let after = first.as_ref().map_or(0, |first| first.at + first.title.lines);
        let cut = body.as_ref().and_then(|body| body.cut.map(|cut| (body.at + body.title.lines - 1, cut)));
        let titled = body.as_ref().map_or(after, |body| body.at + body.title.lines);
        let named = body.as_ref().or(first.as_ref()).map(|found| squash(&found.title.text)).unwrap_or_default();
        let (mut dated, mut addressed) = (false, false);
        for (at, goes_on) in self.going_on(end).into_iter().enumerate() {
            let line = &self.lines[self.filled[at]];
            let seen = look(self.printed(at));
            let role = match seen {
                _ if contents.contains(&at) => BlockRole::Contents,
                Look::Contents => BlockRole::Contents,
                Look::Addressee if !addressed => BlockRole::Addressee,
                Look::Date | Look::Body if at < body_at && at >= after => BlockRole::Signature,
                Look::Note if at < body_at && dated => BlockRole::Signature,
                _ if at < body_at => BlockRole::Notice,
                Look::Sentence | Look::Addressee => BlockRole::Preamble,
                Look::Title if squash(self.printed(at)) == named => BlockRole::Title,
                // The beginning of a sentence that a hard line break cuts.
                Look::Title if at >= titled && goes_on => BlockRole::Preamble,
                Look::Annex => BlockRole::Annex,
                Look::Title | Look::Body if at >= titled && end == self.filled.len() => BlockRole::Unread,
                _ => BlockRole::Title,
            };
            addressed |= seen == Look::Addressee;
            dated |= seen == Look::Date;
            match cut {
                Some((last, cut)) if last == at => {
                    let title = Span::new(line.start, cut);
                    push_span(&mut head.blocks, BlockRole::Title, line.number, title);
                    let rest = Span::new(cut, line.end);
                    if !marks::trim(rest.of(self.text)).is_empty() {
                        push_span(&mut head.blocks, BlockRole::Preamble, line.number, rest);
                    }
                }
                _ => push(&mut head.blocks, role, line),
            }
        }
    }

    /// For each of the first `end` lines whether it, without a mark at its end, is continued by the next one. From behind,
    /// because thousands of short lines may stand below each other.
    fn going_on(&self, end: usize) -> Vec<bool> {
        let mut out = vec![false; end];
        let mut next = None;
        for at in (0..end).rev() {
            let printed = self.printed(at);
            out[at] = next == Some(Look::Sentence) && !printed.starts_with(['—', '-', '（', '(']);
            next = Some(look(printed)).filter(|seen| *seen != Look::Title).or(next);
        }
        out
    }

    fn name(&self, head: &mut Head, first: Option<Found>, body: Option<Found>) {
        match (first, body) {
            (Some(first), Some(body)) => {
                let announced = title::announced(&first.title.text).map(words);
                let printed = words(&body.title.text);
                // A notice may leave out the place or the years that the title itself carries.
                let differs = |announced: String| !printed.contains(&announced) && !announced.contains(&printed);
                if announced.is_some_and(differs) {
                    let title = &body.title.text;
                    head.problems.push(Problem {
                        line: self.lines[self.filled[body.at]].number,
                        kind: ProblemKind::TitleMismatch,
                        message: format!(
                            "通知标题与正文标题不一致：通知所印发的文件与正文《{title}》名称不同，请核对。"
                        ),
                    });
                }
                if squash(&first.title.text) != squash(&body.title.text) {
                    head.notice_title = Some(first.title.text);
                }
                head.title = body.title.text;
            }
            (Some(first), None) => head.title = first.title.text,
            (None, _) => {
                let all = || (0..self.filled.len()).map(|at| self.printed(at));
                let named = all().filter_map(labelled).find(|(label, _)| *label == Label::Title);
                let line = all().find(|line| look(line) == Look::Title).or_else(|| all().next());
                let title = named.map(|(_, value)| value).or(line).unwrap_or_default();
                head.title = title.chars().take(80).collect();
            }
        }
        head.title = bare(&head.title).to_owned();
    }

    /// The first title among the lines in front of the clauses.
    fn first_title(&self, end: usize) -> Option<Found> {
        let styled = |at: &usize| self.lines[self.filled[*at]].is_title;
        if let Some(at) = (0..self.filled.len().min(40)).find(styled) {
            let taken = (at..self.filled.len()).take_while(styled).count();
            let text = (at..at + taken).map(|at| self.printed(at)).collect();
            return Some(Found { at, title: Title { text, lines: taken }, cut: None });
        }
        let found = (0..end).find_map(|at| self.title_at(at));
        // A title that ends like none of the table: the first line, when it looks like one and stands well before.
        let plain = (0..end).find(|&at| {
            let seen = look(self.printed(at));
            !matches!(seen, Look::Labelled | Look::Number | Look::Date | Look::Note | Look::Annex)
        });
        let plain = plain.filter(|&at| look(self.printed(at)) == Look::Title);
        let single = |at: usize| Found { at, title: Title { text: self.printed(at).to_owned(), lines: 1 }, cut: None };
        match (found, plain) {
            (Some(found), Some(plain)) if plain + 2 < found.at => Some(single(plain)),
            (Some(found), _) => Some(found),
            (None, plain) => plain.map(single),
        }
    }

    fn title_at(&self, at: usize) -> Option<Found> {
        let title = title::at(self.text, self.lines, &self.filled, at)?;
        Some(Found { at, title, cut: None })
    }

    /// The title of what a notice carries: the one that it announces, else the last one in front of the clauses.
    fn body_title(&self, first: &Found, end: usize) -> Option<Found> {
        let after = first.at + first.title.lines;
        let inner = title::announced(&first.title.text);
        let orders = marks::trim(&first.title.text).ends_with('令');
        let Some(inner) = inner else {
            return if orders { self.last_title(after, end) } else { self.again(first, after, end) };
        };
        let wanted = title::without_stage(inner);
        let exact = (after..self.filled.len())
            .find_map(|at| self.title_at(at).filter(|found| title::without_stage(&found.title.text) == wanted));
        exact
            .or_else(|| self.annexed(inner, after))
            .or_else(|| self.last_title(after, end))
            .or_else(|| self.glued(inner, after, end))
    }

    /// The announced title on one line with the word 附件, and the text behind it; a list of annexes ends in front of it.
    fn annexed(&self, inner: &str, from: usize) -> Option<Found> {
        let wanted = title::without_stage(inner);
        let at = (from..self.filled.len()).rev().find(|&at| {
            let printed = self.printed(at);
            printed.starts_with("附件") && title::without_stage(without_annex(printed)) == wanted
        })?;
        let goes_on = (at + 1..self.filled.len()).any(|at| self.lines[self.filled[at]].marker.is_some());
        let title = Title { text: without_annex(self.printed(at)).to_owned(), lines: 1 };
        goes_on.then_some(Found { at, title, cut: Some(self.lines[self.filled[at]].end) })
    }

    /// The first title printed again behind a few words that hand it out: those are a notice without a title of its own.
    fn again(&self, first: &Found, from: usize, to: usize) -> Option<Found> {
        let wanted = squash(&first.title.text);
        let found = (from..to).find_map(|at| self.title_at(at).filter(|found| squash(&found.title.text) == wanted))?;
        let between = from..found.at;
        let dated = between.clone().any(|at| look(self.printed(at)) == Look::Date);
        let handed = between.into_iter().any(|at| matches!(look(self.printed(at)), Look::Sentence | Look::Addressee));
        (dated && handed).then_some(found)
    }

    fn last_title(&self, from: usize, to: usize) -> Option<Found> {
        let mut last = None;
        let mut at = from;
        while at < to {
            match self.title_at(at) {
                Some(found) if at + found.title.lines <= to => {
                    at += found.title.lines;
                    last = Some(found);
                }
                _ => at += 1,
            }
        }
        last
    }

    /// The announced title with the preamble printed behind it on the same line, as text taken off a page may have it.
    fn glued(&self, inner: &str, from: usize, to: usize) -> Option<Found> {
        let wanted = squash(inner);
        (from..to).rev().find_map(|at| {
            let mut joined = String::new();
            for count in 0..(to - at).min(3) {
                let line = &self.lines[self.filled[at + count]];
                let printed = self.printed(at + count);
                let bare = if count == 0 { without_annex(printed) } else { printed };
                let missing = wanted.strip_prefix(joined.as_str())?;
                if let Some(len) = prefix(bare, missing) {
                    let cut = line.end - bare.len() + len;
                    let title = Title { text: inner.to_owned(), lines: count + 1 };
                    return Some(Found { at, title, cut: Some(cut) });
                }
                joined.push_str(&squash(bare));
            }
            None
        })
    }
}

/// A title without the marks around it; those of a title inside it stay.
fn bare(title: &str) -> &str {
    let title = marks::trim(title);
    let opens = |c: char| matches!(c, '《' | '«');
    let closes = |c: char| matches!(c, '》' | '»');
    let count = |is: &dyn Fn(char) -> bool| title.chars().filter(|&c| is(c)).count();
    let inner = title.strip_prefix(opens).unwrap_or(title);
    if inner.len() < title.len() || count(&closes) > count(&opens) {
        return inner.strip_suffix(closes).unwrap_or(inner);
    }
    title
}

/// A title reduced to what two printings of it have in common.
fn words(title: &str) -> String {
    squash(title).chars().filter(|c| !matches!(c, '的' | '《' | '》' | '“' | '”')).collect()
}

fn without_annex(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件") else { return line };
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '：' | ':') || marks::is_blank(c))
}

/// How many bytes of `line` print `wanted`, white space and width left out; `None` when it does not begin so, or when
/// the line ends there.
fn prefix(line: &str, wanted: &str) -> Option<usize> {
    let mut rest = wanted.chars();
    let mut next = rest.next();
    for (at, c) in line.char_indices() {
        let Some(expected) = next else { return Some(at) };
        if marks::is_blank(c) {
            continue;
        }
        if marks::fold(c) != expected {
            return None;
        }
        next = rest.next();
    }
    None
}
