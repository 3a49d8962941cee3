//! Lines to a tree: which clause a line opens, and which one it continues.

use std::collections::BTreeMap;

use super::{
    aside, glued,
    head::push,
    line::Line,
    marker::{Marker, Style},
    sequence, tail, titled,
};
use crate::{
    forms::marks,
    model::{Block, BlockRole, Piece, Problem, Span, TextTable},
};

/// A clause while it grows.
#[derive(Debug)]
pub(super) struct Draft {
    /// Index of the clause above.
    pub(super) parent: Option<usize>,
    /// Depth, 1 for a top clause.
    pub(super) level: u8,
    /// How its number is printed; `None` without a number.
    pub(super) style: Option<Style>,
    /// The number as printed.
    pub(super) label: Option<Span>,
    /// What it prints behind its number.
    pub(super) content: Vec<Piece>,
    /// First line of the source.
    pub(super) line: u32,
    /// Whether it is a paragraph with a title instead of a number, or a heading without one.
    pub(super) titled: bool,
    /// Whether its first line is a heading by its style alone.
    pub(super) headed: bool,
}

/// A clause that is still open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    /// Index of the draft.
    pub(super) draft: usize,
    /// Style of its number; `None` for a titled paragraph.
    pub(super) style: Option<Style>,
    /// Its number.
    pub(super) value: u32,
    /// The first part of a decimal number, else the number.
    pub(super) first: u32,
    /// The level that the format gives its first line as a heading.
    pub(super) styled: Option<u8>,
}

/// The body of one document while it is read.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    /// The document's text.
    pub(super) text: &'a str,
    /// Its lines.
    pub(super) lines: &'a [Line],
    /// The clauses so far.
    pub(super) drafts: Vec<Draft>,
    /// The open clauses from the top down.
    pub(super) stack: Vec<Open>,
    /// The last value of each style.
    pub(super) last: BTreeMap<Style, u32>,
    /// Paragraphs outside the clauses.
    pub(super) blocks: Vec<Block>,
    /// Tables.
    pub(super) tables: Vec<TextTable>,
    /// What was wrong.
    pub(super) problems: Vec<Problem>,
    /// The width in characters at which a hard-wrapped text breaks its lines.
    wrap: Option<usize>,
    /// Whether lines are paragraphs.
    paragraphs: bool,
    /// Index of the last line with a number.
    pub(super) last_marker: usize,
    /// Index of the first line of the signature at the end, or the number of lines.
    pub(super) signature: usize,
}

/// Reads the lines from `from` on; `paragraphs` says that they are paragraphs and no broken lines.
pub(super) fn read<'a>(text: &'a str, lines: &'a [Line], from: usize, paragraphs: bool) -> Outline<'a> {
    let annex = tail::annex(text, lines, from);
    let end = annex.unwrap_or(lines.len());
    let last_marker = (from..end).rev().find(|&at| lines[at].marker.is_some() || lines[at].headed.is_some());
    let last_marker = last_marker.unwrap_or(from);
    let signature = tail::signature(text, lines, last_marker + 1, end);
    let mut outline = Outline {
        text,
        lines,
        drafts: Vec::new(),
        stack: Vec::new(),
        last: BTreeMap::new(),
        blocks: Vec::new(),
        tables: Vec::new(),
        problems: Vec::new(),
        wrap: wrap(text, &lines[from..end]),
        paragraphs,
        last_marker,
        signature,
    };
    let mut at = from;
    while at < end {
        at = outline.line(at, end);
    }
    let signed = tail::signed(text, lines, end);
    for (at, line) in lines.iter().enumerate().skip(end).filter(|(_, line)| !line.is_blank()) {
        let role = if signed.contains(&at) { BlockRole::Signature } else { BlockRole::Annex };
        push(&mut outline.blocks, role, line);
    }
    outline
}

/// The width at which the lines of a hard-wrapped text break: all are short, and many end inside a sentence.
fn wrap(text: &str, lines: &[Line]) -> Option<usize> {
    const WIDEST: usize = 64;
    let (mut widths, mut broken) = (Vec::new(), 0);
    for line in lines.iter().filter(|line| !line.is_blank() && !line.is_row) {
        let printed = line.of(text);
        if !marks::is_within(printed, WIDEST) {
            return None;
        }
        widths.push(printed.chars().count());
        broken += usize::from(!marks::is_complete(printed) && !marks::is_within(printed, 16));
    }
    widths.sort_unstable();
    let width = widths.get(widths.len() * 9 / 10).copied()?;
    (widths.len() >= 12 && broken * 5 >= widths.len() * 2 && width >= 24).then_some(width)
}

impl Outline<'_> {
    /// Reads the line at `at` and returns the index of the next one to read.
    fn line(&mut self, at: usize, end: usize) -> usize {
        let line = &self.lines[at];
        if line.is_blank() {
            return at + 1;
        }
        if line.is_note {
            let (role, number) = (BlockRole::Annex, line.number);
            self.blocks.push(Block { role, first_line: number, last_line: number, span: line.span(), clause: None });
            return at + 1;
        }
        if let Some(next) = aside::read(self, at, end) {
            return next;
        }
        if at >= self.signature {
            push(&mut self.blocks, BlockRole::Signature, line);
            return at + 1;
        }
        match (line.headed, line.marker.and_then(|marker| self.resolve(at, marker))) {
            (Some(level), _) => self.head(at, level),
            (None, Some(marker)) => self.open(at, line.start, marker),
            (None, None) => self.unmarked(at),
        }
        at + 1
    }

    /// The marker that opens a clause, if it does.
    fn resolve(&self, at: usize, marker: Marker) -> Option<Marker> {
        if self.takes(at, &marker) {
            return Some(marker);
        }
        let plain = marker.undivided(self.lines[at].of(self.text))?;
        (self.last.get(&Style::Arabic).copied().unwrap_or(0) + 1 == plain.value).then_some(plain)
    }

    /// Whether the marker opens a clause, or only looks like a number at the beginning of a broken line.
    fn takes(&self, at: usize, marker: &Marker) -> bool {
        let line = &self.lines[at];
        let open = self.stack.iter().rev().find(|open| open.style == Some(marker.style));
        let follows = open.is_some_and(|open| open.value + 1 == marker.value);
        match marker.style {
            Style::Decimal(_) => {
                let goes_on = |open: &Open| match open.style {
                    Some(Style::Decimal(_)) => {
                        open.first == marker.first || open.first + 1 == marker.first && marker.value == 1
                    }
                    Some(Style::Arabic | Style::Han | Style::Chapter) => open.value == marker.first,
                    _ => false,
                };
                let spaced = line.of(self.text)[marker.label_end..].starts_with(marks::is_blank);
                return spaced || self.stack.iter().any(goes_on);
            }
            Style::Article => {
                let spaced = line.of(self.text)[marker.label_end..].starts_with(marks::is_blank);
                let last = self.last.get(&Style::Article).copied().unwrap_or(0);
                return spaced || marker.value == 1 || (last..=last + 3).contains(&marker.value);
            }
            _ => {}
        }
        let broken = self.stack.last().is_some_and(|open| {
            let content = &self.drafts[open.draft].content;
            content.last().is_some_and(|piece| piece.span.of(self.text).ends_with(['，', ',', '、']))
        });
        !broken || follows || marker.value == 1
    }

    /// Opens the clause whose first line is a heading by its style, under the open heading of a higher level.
    fn head(&mut self, at: usize, level: u8) {
        let line = &self.lines[at];
        while self.stack.last().is_some_and(|open| open.styled.is_none_or(|above| above >= level)) {
            self.stack.pop();
        }
        let draft = self.begin(None, None, line.number, false);
        self.drafts[draft].headed = true;
        self.drafts[draft].content.push(Piece { span: line.span(), paragraph: true });
        self.stack.push(Open { draft, style: None, value: 0, first: 0, styled: Some(level) });
    }

    /// Opens the clause whose number stands at `start` of the line, and the one whose number is glued to its heading.
    fn open(&mut self, at: usize, start: usize, marker: Marker) {
        let line = &self.lines[at];
        sequence::place(self, at, &marker);
        let label = Span::new(start, start + marker.label_end);
        let draft = self.begin(Some(marker.style), Some(label), line.number, false);
        self.stack.push(Open {
            draft,
            style: Some(marker.style),
            value: marker.value,
            first: marker.first,
            styled: line.styled,
        });
        self.last.insert(marker.style, marker.value);
        let from = start + marker.rest;
        let next = self.last.get(&Style::Arabic).copied().unwrap_or(0) + 1;
        let glued = glued::number(self.text, from, line.end, next).filter(|_| marker.style <= Style::HanParen);
        match glued {
            Some((cut, inner)) => {
                self.add(at, from, cut, true);
                self.open(at, cut, inner);
            }
            None => self.add(at, from, line.end, true),
        }
    }

    /// Begins a clause under the innermost open one.
    pub(super) fn begin(&mut self, style: Option<Style>, label: Option<Span>, line: u32, titled: bool) -> usize {
        let parent = self.stack.last().map(|open| open.draft);
        let level = parent.map_or(1, |parent| self.drafts[parent].level.saturating_add(1));
        self.drafts.push(Draft { parent, level, style, label, content: Vec::new(), line, titled, headed: false });
        self.drafts.len() - 1
    }

    /// Adds `start..end` to the innermost open clause, and opens a heading that is glued to its end.
    pub(super) fn add(&mut self, at: usize, start: usize, end: usize, paragraph: bool) {
        let Some(open) = self.stack.last().copied() else { return };
        if start >= end {
            return;
        }
        let cut =
            glued::heading(self.text, start, end).filter(|_| self.stack.len() > 1 && self.next_marker(at).is_some());
        let stop = cut.unwrap_or(end);
        self.drafts[open.draft].content.push(Piece { span: Span::new(start, stop), paragraph });
        if let Some(cut) = cut {
            self.open_glued(cut, end, self.lines[at].number);
        }
    }

    /// Opens the clause whose number is missing and whose heading stands behind the end of the clause before it.
    fn open_glued(&mut self, start: usize, end: usize, number: u32) {
        let above = self.stack.len().checked_sub(2).map(|index| self.stack[index]);
        let Some(above) = above else { return };
        self.stack.truncate(self.stack.len() - 2);
        let draft = self.begin(None, None, number, true);
        self.drafts[draft].content.push(Piece { span: Span::new(start, end), paragraph: true });
        self.stack.push(Open {
            draft,
            style: above.style,
            value: above.value + 1,
            first: above.value + 1,
            styled: above.styled,
        });
        if let Some(style) = above.style {
            self.last.insert(style, above.value + 1);
        }
        let heading = &self.text[start..end];
        self.problems.push(Problem {
            line: number,
            kind: crate::model::ProblemKind::MissingLabel,
            message: format!("标题“{heading}”没有编号，并且接在上一条末尾；已按单独的标题处理，请核对。"),
        });
    }

    fn unmarked(&mut self, at: usize) {
        let line = &self.lines[at];
        let Some(open) = self.stack.last().copied() else {
            push(&mut self.blocks, BlockRole::Preamble, line);
            return;
        };
        if self.is_broken(open.draft, line.of(self.text)) {
            self.add(at, line.start, line.end, false);
            return;
        }
        if at > self.last_marker
            && let Some(role) = tail::role(self, open, at)
        {
            match role {
                tail::Role::Block(role) => push(&mut self.blocks, role, line),
                tail::Role::Clause => self.closing(at),
            }
            return;
        }
        if self.closes_list(open) {
            self.stack.pop();
            let draft = self.begin(None, None, line.number, false);
            self.stack.push(Open { draft, style: None, value: 0, first: 0, styled: None });
            self.add(at, line.start, line.end, true);
            return;
        }
        if titled::begins(self, at) {
            while let Some(top) = self.stack.last().filter(|top| self.drafts[top.draft].titled || top.style.is_some()) {
                let is_holder = !self.drafts[top.draft].titled && !titled::has_open(self);
                if is_holder {
                    break;
                }
                let was_titled = self.drafts[top.draft].titled && top.style.is_none();
                self.stack.pop();
                if was_titled {
                    break;
                }
            }
            let draft = self.begin(None, None, line.number, true);
            self.stack.push(Open { draft, style: None, value: 0, first: 0, styled: None });
        }
        // A bullet is one paragraph: what follows it is a paragraph beside it.
        if let Some(top) = self.stack.last().filter(|top| top.style == Some(Style::Dash)) {
            let is_text = self.drafts[top.draft].content.first().is_some_and(|first| first.span.len() > 60);
            if is_text {
                self.stack.pop();
                let draft = self.begin(None, None, line.number, false);
                self.stack.push(Open { draft, style: None, value: 0, first: 0, styled: None });
            }
        }
        self.add(at, line.start, line.end, true);
    }

    /// Whether the open clause is the last item of a list of half sentences: a paragraph behind it stands beside the list,
    /// in the clause that holds it.
    fn closes_list(&self, open: Open) -> bool {
        let draft = &self.drafts[open.draft];
        let ends = |draft: &Draft, marks: &[char]| {
            draft.content.last().is_some_and(|last| last.span.of(self.text).ends_with(marks))
        };
        let before = self.drafts[..open.draft].iter().rfind(|before| before.parent == draft.parent);
        open.style.is_some_and(|style| style > Style::Article)
            && draft.parent.is_some()
            && self.stack.len() > 1
            && ends(draft, &['。', '.'])
            && before.is_some_and(|before| before.style == draft.style && ends(before, &['；', ';']))
    }

    /// An untitled closing paragraph that assigns work: a clause of its own.
    fn closing(&mut self, at: usize) {
        let line = &self.lines[at];
        self.stack.clear();
        let draft = self.begin(None, None, line.number, false);
        self.stack.push(Open { draft, style: None, value: 0, first: 0, styled: None });
        self.add(at, line.start, line.end, true);
    }

    /// Whether the clause's last paragraph is broken off inside a sentence.
    fn is_broken(&self, draft: usize, next: &str) -> bool {
        let draft = &self.drafts[draft];
        let Some(last) = draft.content.last() else { return false };
        let printed = last.span.of(self.text);
        if self.is_inside_bracket(draft, next) {
            return true;
        }
        if marks::is_complete(printed) || draft.headed && draft.content.len() == 1 {
            return false;
        }
        if printed.ends_with(['，', ',', '、', '（', '(']) {
            return true;
        }
        // Saved from another program, a text may have each printed line as a paragraph: then it is as wide as wrapped text.
        if self.paragraphs && self.wrap.is_none() {
            return false;
        }
        // A line that fills the width of a hard-wrapped text goes on below, whatever it looks like.
        let opens = next.starts_with(['《', '（', '(', '〔']);
        let full = self
            .wrap
            .is_some_and(|width| opens || draft.content.len() > 1 || !marks::is_within(printed, width * 4 / 5));
        let is_heading = !full
            && draft.content.len() == 1
            && (draft.label.is_some() || draft.titled || draft.headed)
            && marks::is_within(printed, 50)
            && marks::first_stop(printed, 60).is_none();
        full || !is_heading && !marks::is_within(printed, 12)
    }

    /// Whether a bracket of the clause's last paragraph is still open, and what it holds goes on in `next`: always where
    /// the paragraph began with it, also behind the end of a bracket inside it; else where `next` closes it.
    fn is_inside_bracket(&self, draft: &Draft, next: &str) -> bool {
        const LONGEST: usize = 1200;
        let first = draft.content.iter().rposition(|piece| piece.paragraph).unwrap_or(0);
        let pieces = &draft.content[first..];
        if self.paragraphs || pieces.iter().map(|piece| piece.span.len()).sum::<usize>() > LONGEST {
            return false;
        }
        let mut depth = 0;
        for c in pieces.iter().flat_map(|piece| piece.span.of(self.text).chars()) {
            depth += i32::from(marks::opens(c)) - i32::from(marks::closes(c));
        }
        let begins = || pieces[0].span.of(self.text).starts_with(['（', '(', '〔', '[', '【']);
        let closes = || next.chars().find(|&c| marks::opens(c) || marks::closes(c)).is_some_and(marks::closes);
        depth > 0 && (begins() || closes())
    }

    /// The marker of the next line that is not blank.
    pub(super) fn next_marker(&self, at: usize) -> Option<Marker> {
        self.lines[at + 1..].iter().find(|line| !line.is_blank()).and_then(|line| line.marker)
    }
}
