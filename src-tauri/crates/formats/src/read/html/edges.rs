//! Lines of the page that stand in the element with the text: menus above the title, and what a page prints among the
//! lines of the text and behind it.

use duice_core::{
    facts::{Look, labelled, look},
    model::ParagraphStyle,
};

use super::element::{self, Around, around, marks};
use super::lines::Line;
use super::list::is_numbered;

/// Lines in which a title is looked for.
const NEAR: usize = 30;
/// The longest line that is the page's.
const LONGEST: usize = 150;

/// Takes the lines of the page out of those of a text whose title is printed at line `title`; gives the marks of sentences
/// that went.
pub(super) fn trim(lines: &mut Vec<Line>, title: Option<usize>) -> usize {
    let all = count(lines);
    lines.truncate(end(lines));
    lines.drain(..begin(lines, title));
    lines.retain_mut(|line| {
        if !may_be_around(line) || around(&line.text) != Some(Around::Passing) {
            return true;
        }
        // 发布时间：2031-03-05 【字体：大 中 小】
        let is_fact = labelled(&line.text).is_some();
        if let Some(at) = element::passing_at(&line.text).filter(|_| is_fact) {
            line.text.truncate(at);
        }
        is_fact && !line.text.is_empty()
    });
    all - count(lines)
}

fn count(lines: &[Line]) -> usize {
    lines.iter().map(|line| marks(&line.text)).sum()
}

fn may_be_around(line: &Line) -> bool {
    line.style != ParagraphStyle::TableRow && line.text.chars().count() <= LONGEST && !is_numbered(&line.text)
}

/// Where the page goes on behind the text.
fn end(lines: &[Line]) -> usize {
    let said: Vec<Option<Around>> =
        lines.iter().map(|line| may_be_around(line).then(|| around(&line.text)).flatten()).collect();
    let last_foot = said.iter().rposition(|said| *said == Some(Around::Foot)).unwrap_or(0);
    let is_end = |at: usize| match said[at] {
        Some(Around::Foot | Around::Other) => true,
        Some(Around::Keeper) => at < last_foot,
        Some(Around::Passing) | None => false,
    };
    let all = count(lines);
    let mut before = 0;
    for at in 0..lines.len() {
        if is_end(at) && goes_on(lines, at, before * 2 >= all) {
            return at;
        }
        before += marks(&lines[at].text);
    }
    lines.len()
}

/// Whether what stands from `at` on is the page's: the clauses in front do not go on there.
fn goes_on(lines: &[Line], at: usize, is_most: bool) -> bool {
    let mut behind = lines[at..].iter().filter(|line| is_numbered(&line.text));
    match behind.next() {
        None => is_most || lines[..at].iter().filter(|line| is_numbered(&line.text)).count() > 1,
        Some(first) => is_most && is_first(&first.text),
    }
}

/// Whether a numbered line begins a count.
fn is_first(line: &str) -> bool {
    let bare = line.trim_start_matches(['（', '(', '第']);
    let behind = bare.strip_prefix(['一', '1', '①']);
    behind.is_some_and(|behind| !behind.starts_with(|c: char| c.is_ascii_digit() || "十百".contains(c)))
}

/// Where the paper begins: at its title, where only lines of a menu stand in front of it.
fn begin(lines: &[Line], title: Option<usize>) -> usize {
    let near = &lines[..lines.len().min(NEAR)];
    let is_heading = |line: &Line| {
        line.style == ParagraphStyle::Heading(1) && !is_numbered(&line.text) && look(&line.text) == Look::Title
    };
    let Some(at) = near.iter().position(is_heading).or(title.filter(|at| *at < near.len())) else {
        return near.iter().take_while(|line| is_menu(&line.text)).count();
    };
    let is_of_page = |line: &Line| marks(&line.text) == 0 && matches!(look(&line.text), Look::Title | Look::Body);
    let above = near[..at].iter().all(|line| is_of_page(line) || around(&line.text).is_some());
    if above { at } else { 0 }
}

/// Whether a line names columns of a site and nothing else.
fn is_menu(line: &str) -> bool {
    let mut names = line.split(|c: char| c.is_whitespace() || "|｜>›»·/".contains(c)).filter(|name| !name.is_empty());
    let (mut known, mut all) = (0, 0);
    let are_short = names.all(|name| {
        all += 1;
        known += usize::from(element::is_column(name));
        name.chars().count() <= 6
    });
    are_short && all > 1 && known > 0
}
