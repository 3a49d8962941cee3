//! The front of a document: title, notice, addressee, preamble, contents, up to the first clause.

use super::{
    line::Line,
    marker::Style,
    title::{self, Title},
};
use crate::{
    forms::{
        Look, labelled, look,
        marks::{self, squash},
    },
    model::{Block, BlockRole, Problem, ProblemKind},
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

/// Reads the front of the document that `lines` hold from `from` on.
pub(super) fn read(text: &str, lines: &[Line], from: usize) -> Head {
    let filled: Vec<usize> = (from..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    let first = first_title(text, lines, &filled);
    let inner = first.as_ref().and_then(|(_, title)| title::announced(&title.text)).map(squash);
    let after = first.as_ref().map_or(0, |(at, title)| at + title.lines);
    let mut front = front_end(text, lines, &filled, 0);
    let body = match &inner {
        Some(inner) => {
            let exact = find_title(text, lines, &filled, after, filled.len(), |title| squash(&title.text) == *inner);
            exact.or_else(|| last_title(text, lines, &filled, after, front))
        }
        None => None,
    };
    if let Some((at, title)) = &body {
        front = front.max(front_end(text, lines, &filled, at + title.lines));
    }
    let mut head = Head { end: filled.get(front).copied().unwrap_or(lines.len()), ..Head::default() };
    let body_at = body.as_ref().map_or(0, |(at, _)| *at);
    name(&mut head, text, lines, &filled, first, body);
    let mut after_date = false;
    let mut addressed = false;
    for at in 0..front {
        let line = &lines[filled[at]];
        let printed = line.of(text);
        let seen = look(printed);
        let role = if in_contents(text, lines, &filled, at, front) {
            BlockRole::Contents
        } else if at < body_at {
            match seen {
                Look::Addressee if !addressed => BlockRole::Addressee,
                Look::Date | Look::Body if at >= after => BlockRole::Signature,
                Look::Note if after_date => BlockRole::Signature,
                _ => BlockRole::Notice,
            }
        } else {
            match seen {
                Look::Addressee if !addressed => BlockRole::Addressee,
                Look::Sentence => BlockRole::Preamble,
                Look::Addressee => BlockRole::Preamble,
                Look::Annex => BlockRole::Annex,
                _ => BlockRole::Title,
            }
        };
        addressed |= seen == Look::Addressee;
        after_date |= seen == Look::Date;
        push(&mut head.blocks, role, line);
    }
    head
}

/// Adds a line to the last block when it has the same role and follows directly, else as a new block.
pub(super) fn push(blocks: &mut Vec<Block>, role: BlockRole, line: &Line) {
    let joins = matches!(role, BlockRole::Contents | BlockRole::Annex | BlockRole::Duplicate | BlockRole::Unread);
    match blocks.last_mut() {
        Some(last) if joins && last.role == role => {
            last.last_line = line.number;
            last.span.end = line.end as u32;
        }
        _ => blocks.push(Block {
            role,
            first_line: line.number,
            last_line: line.number,
            span: line.span(),
            clause: None,
        }),
    }
}

fn name(
    head: &mut Head,
    text: &str,
    lines: &[Line],
    filled: &[usize],
    first: Option<(usize, Title)>,
    body: Option<(usize, Title)>,
) {
    match (first, body) {
        (Some((_, notice)), Some((at, title))) => {
            let announced = title::announced(&notice.text).map(squash);
            let printed = squash(&title.text);
            // A notice may leave out the place or the years that the title itself carries.
            let differs = |announced: String| !printed.contains(&announced) && !announced.contains(&printed);
            if announced.is_some_and(differs) {
                head.problems.push(Problem {
                    line: lines[filled[at]].number,
                    kind: ProblemKind::TitleMismatch,
                    message: format!(
                        "通知标题与正文标题不一致：通知所印发的文件与正文《{}》名称不同，请核对。",
                        title.text
                    ),
                });
            }
            head.notice_title = Some(notice.text);
            head.title = title.text;
        }
        (Some((_, title)), None) => head.title = title.text,
        (None, _) => {
            let printed = filled.iter().map(|&at| lines[at].of(text));
            let named = printed.clone().filter_map(labelled).find(|(key, _)| matches!(*key, "标题" | "名称"));
            let line = printed.clone().find(|line| look(line) == Look::Title).or_else(|| printed.clone().next());
            let title = named.map(|(_, value)| value).or(line).unwrap_or_default();
            head.title = title.chars().take(80).collect();
        }
    }
    head.title = marks::trim(&head.title).trim_matches(['《', '》', '«', '»']).to_owned();
}

/// The first title, among the lines in front of the clauses.
fn first_title(text: &str, lines: &[Line], filled: &[usize]) -> Option<(usize, Title)> {
    if let Some(at) = filled.iter().take(40).position(|&at| lines[at].is_title) {
        let taken = filled[at..].iter().take_while(|&&at| lines[at].is_title).count();
        let text = filled[at..at + taken].iter().map(|&at| lines[at].of(text)).collect();
        return Some((at, Title { text, lines: taken }));
    }
    let end = front_end(text, lines, filled, 0);
    let found = find_title(text, lines, filled, 0, end, |_| true);
    // A title that ends like none of the table: the first line that looks like one, when it stands before the others.
    let plain = (0..end.min(filled.len())).find(|&at| {
        let seen = look(lines[filled[at]].of(text));
        !matches!(seen, Look::Labelled | Look::Number | Look::Date | Look::Note | Look::Annex)
    });
    match (found, plain) {
        (Some(found), Some(plain)) if plain + 2 < found.0 && is_plain(text, lines, filled, plain) => {
            Some((plain, single(text, lines, filled, plain)))
        }
        (Some(found), _) => Some(found),
        (None, Some(plain)) if is_plain(text, lines, filled, plain) => {
            Some((plain, single(text, lines, filled, plain)))
        }
        _ => None,
    }
}

fn is_plain(text: &str, lines: &[Line], filled: &[usize], at: usize) -> bool {
    look(lines[filled[at]].of(text)) == Look::Title
}

fn single(text: &str, lines: &[Line], filled: &[usize], at: usize) -> Title {
    Title { text: lines[filled[at]].of(text).to_owned(), lines: 1 }
}

fn find_title(
    text: &str,
    lines: &[Line],
    filled: &[usize],
    from: usize,
    to: usize,
    wanted: impl Fn(&Title) -> bool,
) -> Option<(usize, Title)> {
    (from..to.min(filled.len()))
        .find_map(|at| title::at(text, lines, filled, at).filter(&wanted).map(|title| (at, title)))
}

/// The last title in front of the clauses: that of what the notice carries.
fn last_title(text: &str, lines: &[Line], filled: &[usize], from: usize, to: usize) -> Option<(usize, Title)> {
    let mut found = None;
    let mut at = from;
    while at < to.min(filled.len()) {
        match title::at(text, lines, filled, at) {
            Some(title) if at + title.lines <= to => {
                at += title.lines;
                found = Some((at - title.lines, title));
            }
            _ => at += 1,
        }
    }
    found
}

/// Index among the filled lines of the first clause from `from` on, behind a table of contents.
fn front_end(text: &str, lines: &[Line], filled: &[usize], from: usize) -> usize {
    let is_marker = |&at: &usize| lines[at].marker.is_some_and(|marker| marker.style != Style::Dash);
    let is_first = |at: &usize| is_marker(at) && lines[*at].marker.is_some_and(|marker| marker.first == 1);
    let rest = filled.get(from..).unwrap_or_default();
    let Some(mut end) = rest.iter().position(is_first).or_else(|| rest.iter().position(is_marker)) else {
        return filled.len();
    };
    let contents = rest[..end].iter().rposition(|&at| look(lines[at].of(text)) == Look::Contents);
    if contents.is_some_and(|contents| end == contents + 1) {
        end = contents_end(text, lines, rest, end);
    }
    from + end
}

/// Where the table of contents ends whose first entry is `at`: where that entry is printed again.
fn contents_end(text: &str, lines: &[Line], filled: &[usize], at: usize) -> usize {
    let entry = |index: usize| {
        let printed = squash(lines[filled[index]].of(text));
        printed.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '·' | '…' | '(' | ')')).to_owned()
    };
    let first = entry(at);
    (at + 1..filled.len()).find(|&index| entry(index) == first).unwrap_or(at)
}

fn in_contents(text: &str, lines: &[Line], filled: &[usize], at: usize, front: usize) -> bool {
    let is_contents = |at: &usize| look(lines[filled[*at]].of(text)) == Look::Contents;
    if is_contents(&at) {
        return true;
    }
    // Entries follow the word 目录 and reach to the first clause.
    lines[filled[at]].marker.is_some_and(|marker| marker.style != Style::Dash)
        && at < front
        && (0..at).rev().take(400).find(|at| lines[filled[*at]].marker.is_none()).is_some_and(|at| is_contents(&at))
}
