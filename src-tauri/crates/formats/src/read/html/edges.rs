//! Lines of the page that stand in the element with the text: menus above the title, and what a page prints among the
//! lines of the text and behind it.

use duice_core::{
    facts::{Look, is_title, labelled, look},
    model::ParagraphStyle,
};

use super::element::{self, Around, around, marks};
use super::lines::Line;
use super::list::{is_first, is_numbered};

/// Lines in which a title is looked for: menus are long.
const NEAR: usize = 200;
/// The longest line that is the page's.
const LONGEST: usize = 150;
/// So many lines of a text without numbers may be the page's at either end.
const ENDS: usize = 6;

/// Takes the lines of the page out of those of a text whose title is printed at line `title`; gives the sentences that went.
pub(super) fn trim(lines: &mut Vec<Line>, title: Option<usize>) -> Vec<String> {
    let mut gone: Vec<Line> = lines.split_off(end(lines));
    gone.extend(lines.drain(..begin(lines, title)));
    let numbered = |line: &Line| is_numbered(&line.text);
    let (first, last) = match lines.iter().position(numbered) {
        Some(first) => (first, lines.iter().rposition(numbered).unwrap_or(first)),
        None => (ENDS, lines.len().saturating_sub(ENDS + 1)),
    };
    let mut at = 0;
    lines.retain_mut(|line| {
        at += 1;
        let is_inside = at > first && at <= last + 1;
        let passes = may_be_around(line) && around(&line.text) == Some(Around::Passing) || is_menu(line);
        if is_inside || !passes {
            return true;
        }
        // 发布时间：2031-03-05 【字体：大 中 小】
        let is_fact = labelled(&line.text).is_some();
        if let Some(at) = element::passing_at(&line.text).filter(|_| is_fact) {
            line.text.truncate(at);
        }
        let stays = is_fact && !line.text.is_empty();
        if !stays {
            gone.push(line.clone());
        }
        stays
    });
    gone.into_iter().map(|line| line.text).filter(|text| marks(text) > 0 && !element::is_foot(text)).collect()
}

fn count(lines: &[Line]) -> usize {
    lines.iter().map(|line| marks(&line.text)).sum()
}

fn may_be_around(line: &Line) -> bool {
    line.style != ParagraphStyle::TableRow
        && line.text.chars().count() <= LONGEST
        && !is_numbered(&line.text)
        && (!line.text.ends_with(['。', '；', '！', '？']) || element::is_notice(&line.text))
}

/// Where the page goes on behind the text.
fn end(lines: &[Line]) -> usize {
    let said: Vec<Option<Around>> =
        lines.iter().map(|line| may_be_around(line).then(|| around(&line.text)).flatten()).collect();
    let last_foot = said.iter().rposition(|said| *said == Some(Around::Foot)).unwrap_or(0);
    let is_dated = |from: usize| lines[from..last_foot].iter().any(|line| look(&line.text) == Look::Date);
    let is_end = |at: usize| match said[at] {
        Some(Around::Foot | Around::Other) => true,
        Some(Around::Keeper) => at < last_foot && !is_dated(at),
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

/// Where the paper begins: at its title, where nothing of a paper stands in front of it.
fn begin(lines: &[Line], title: Option<usize>) -> usize {
    let near = &lines[..lines.len().min(NEAR)];
    let is_heading = |line: &Line| line.style == ParagraphStyle::Heading(1);
    let names = |line: &Line| is_heading(line) && !is_numbered(&line.text) && look(&line.text) == Look::Title;
    let printed = title.filter(|at| *at < near.len()).or_else(|| near.iter().position(names));
    let Some(mut at) = printed else {
        return near.iter().take_while(|line| is_menu(line)).count();
    };
    // A heading may be broken: 示例市人民政府办公室 / 关于……的通知
    while at > 0 && is_heading(&near[at]) && is_heading(&near[at - 1]) && look(&near[at - 1].text) == Look::Body {
        at -= 1;
    }
    let may_be_of_page = |line: &Line| {
        let seen = look(&line.text);
        matches!(seen, Look::Title | Look::Body | Look::Sentence) && !is_numbered(&line.text) && !is_title(&line.text)
            || around(&line.text).is_some()
    };
    if near[..at].iter().all(may_be_of_page) { at } else { 0 }
}

/// Whether a line names columns of a site, most of them known ones, and nothing else; the heads of a table may do so too.
fn is_menu(line: &Line) -> bool {
    let marks = |c: char| c.is_whitespace() || "|｜>›»·/".contains(c);
    let names: Vec<&str> = line.text.split(marks).filter(|name| !name.is_empty()).collect();
    let known = names.iter().filter(|name| element::is_column(name)).count();
    line.style != ParagraphStyle::TableRow
        && names.len() > 1
        && known * 2 >= names.len()
        && names.iter().all(|name| name.chars().count() <= 6)
}
