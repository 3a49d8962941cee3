//! Lines to paragraphs.

use duice_core::model::ParagraphStyle;
use duice_core::numeral;

use super::{Laid, Line, Part, Sheet, margins::Margin, margins::Margins, push, table::is_latin};

/// A line that begins further in than this is indented, in sizes.
const INDENT: f32 = 0.8;
/// The first line of a paragraph begins no further in than this, in sizes: what does is set at the right.
const FIRST: f32 = 6.0;
/// A distance this many times the usual one parts paragraphs.
const APART: f32 = 1.35;

/// Lines of one title are not further apart, in sizes.
const TITLE: f32 = 2.7;
/// Words that a title ends with: what stands below it is another one.
pub(super) const KINDS: [&str; 21] = [
    "措施", "政策", "方案", "意见", "办法", "规定", "细则", "条例", "决定", "通知", "规划", "计划", "公告", "通告",
    "报告", "清单", "目录", "指南", "批复", "文件", "要点",
];

/// A paragraph that is open, and its last line.
struct Open<'a> {
    text: String,
    last: &'a Line,
    /// How many lines it has.
    lines: usize,
    /// Distance of its last two lines.
    pitch: Option<f32>,
    page: usize,
}

/// The paragraphs of `sheets` in reading order.
pub(super) fn join(sheets: &[Sheet], margins: &Margins) -> Laid {
    let mut laid = Laid::default();
    let mut open: Option<Open<'_>> = None;
    for (page, sheet) in sheets.iter().enumerate() {
        let margin = margins.of_width(sheet.width);
        // The halves of a page hold a text each.
        if sheet.is_half || page.checked_sub(1).is_some_and(|before| sheets[before].is_half) {
            close(&mut laid, open.take());
        }
        for part in &sheet.parts {
            match part {
                Part::Row { text, .. } => {
                    close(&mut laid, open.take());
                    push(&mut laid.paragraphs, text.clone(), ParagraphStyle::TableRow);
                    laid.sizes.push(0.0);
                }
                Part::Line(line) => {
                    let goes_on = match (&open, margin) {
                        (Some(open), Some(margin)) => goes_on(open, line, page, &margin, margins),
                        _ => false,
                    };
                    match &mut open {
                        Some(open) if goes_on => open.add(line, page),
                        _ => {
                            close(&mut laid, open.take());
                            open = Some(Open { text: line.text.clone(), last: line, lines: 1, pitch: None, page });
                        }
                    }
                }
            }
        }
    }
    close(&mut laid, open);
    laid
}

fn close(laid: &mut Laid, open: Option<Open<'_>>) {
    if let Some(open) = open {
        push(&mut laid.paragraphs, open.text, ParagraphStyle::Plain);
        laid.sizes.push(open.last.size);
    }
}

impl<'a> Open<'a> {
    fn add(&mut self, line: &'a Line, page: usize) {
        if self.text.ends_with(is_latin) && line.text.starts_with(is_latin) {
            self.text.push(' ');
        }
        self.text.push_str(&line.text);
        self.pitch = (page == self.page).then_some(line.base - self.last.base);
        self.last = line;
        self.lines += 1;
        self.page = page;
    }
}

/// Whether `next` belongs to the paragraph that is open.
fn goes_on(open: &Open<'_>, next: &Line, page: usize, margin: &Margin, margins: &Margins) -> bool {
    let last = open.last;
    let size = last.size.max(next.size);
    // Issuer and date stand by themselves, whatever stands below them.
    let is_set_right = open.lines == 1 && last.left - margin.left > FIRST * size && !is_centred(last, margin);
    if (last.size - next.size).abs() > size * 0.12 || is_set_right || is_date(&last.text) || is_date(&next.text) {
        return false;
    }
    let distance = if page == open.page { next.base - last.base } else { 0.0 };
    if is_centred(last, margin) && is_centred(next, margin) {
        return distance < TITLE * size && is_one_title(open, next, margin, margins);
    }
    if distance > APART * pitch(open, size, margins) {
        return false;
    }
    // Would the beginning of the next line still have found room on this one?
    let is_full = margin.right - last.right < next.opening + size * 0.05 || last.right > margin.right - size * 0.5;
    is_full && is_in_place(open, next, margin, size)
}

/// The distance of lines that is usual here: the paragraph's own, else that of type of this size.
fn pitch(open: &Open<'_>, size: f32, margins: &Margins) -> f32 {
    let usual = if margins.size > 0.0 { margins.pitch * (size / margins.size).max(1.0) } else { size * 1.75 };
    open.pitch.unwrap_or(usual).max(size)
}

/// Whether `next` begins where a line that goes on begins.
fn is_in_place(open: &Open<'_>, next: &Line, margin: &Margin, size: f32) -> bool {
    let last = open.last;
    let marked = begins_with_number(&next.text);
    if next.left - margin.left < INDENT * size {
        // In a file that indents its paragraphs a line at the edge goes on; in others a number behind an end begins, or
        // one of a kind that no sentence refers to.
        let ended = last.text.ends_with(['。', '；', '：', '！', '？']);
        let may_refer = next.text.starts_with(['第', '（', '(']);
        return margin.indented || !marked || (may_refer && !ended);
    }
    let outdented = next.left < last.left - INDENT * size;
    let below = (next.left - last.left).abs() < INDENT * size * 0.5;
    let hangs = open.lines == 1 && begins_with_number(&open.text) && next.left > last.left + INDENT * size * 0.5;
    outdented || (open.lines > 1 && below) || (hangs && !marked && last.left - margin.left < INDENT * size)
}

/// Whether a line is a date and nothing else.
fn is_date(text: &str) -> bool {
    text.len() < 60
        && numeral::date_at(text, 0).is_some_and(|date| date.range == (0..text.len()) && text.ends_with('日'))
}

/// Whether a line keeps the same distance, and a wide one, from both margins.
fn is_centred(line: &Line, margin: &Margin) -> bool {
    let (left, right) = (line.left - margin.left, margin.right - line.right);
    (left - right).abs() < 1.6 * line.size && left > 1.5 * line.size && right > 1.5 * line.size
}

/// Whether two centred lines are one title: larger than the text, or of different length, and none begins something new.
fn is_one_title(open: &Open<'_>, next: &Line, margin: &Margin, margins: &Margins) -> bool {
    let last = open.last;
    let large = last.size > margins.size * 1.15;
    let uneven = (last.left - next.left).abs() > last.size * 0.5;
    let quotes = open.text.matches('《').count() > open.text.matches('》').count();
    let complete = KINDS.iter().any(|kind| last.text.ends_with(kind)) && !next.text.starts_with(['的', '及', '和']);
    let complete = complete && !quotes;
    let ends = complete || last.text.ends_with(['。', '；', '：', '）', ')', '号', '日', '令']);
    let bracketed = next.text.starts_with(['（', '(']) && next.text.ends_with(['）', ')']);
    let dated = next.text.contains(['〔', '年']) && next.text.ends_with(['号', '日']);
    let begins = bracketed || dated || next.text.starts_with(['〔', '—', '《']);
    let numbered = begins_with_number(&last.text) || begins_with_number(&next.text);
    let wide = last.right - last.left > (margin.right - margin.left) * 0.3;
    (large || uneven) && wide && !ends && !begins && !numbered
}

/// 一、 （一） 第三条 1. 1、 （1） ① —— and the like.
pub(super) fn begins_with_number(text: &str) -> bool {
    let han = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let rest_of = |text: &str, is: &dyn Fn(char) -> bool| {
        let rest = text.trim_start_matches(is);
        (rest.len() < text.len()).then(|| rest.to_owned())
    };
    if let Some(rest) = text.strip_prefix('第') {
        return rest_of(rest, &|c| han(c) || digit(c))
            .is_some_and(|rest| rest.trim_start().starts_with(['条', '章', '节', '编', '款', '项']));
    }
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        return rest_of(rest, &|c| han(c) || digit(c)).is_some_and(|rest| rest.starts_with(['）', ')']));
    }
    if text.starts_with(super::line::is_circled) || text.starts_with("——") {
        return true;
    }
    let after = rest_of(text, &han).or_else(|| rest_of(text, &digit));
    after.is_some_and(|rest| {
        let mut chars = rest.chars();
        match chars.next() {
            Some('、' | '．') => true,
            Some('.') => !chars.next().is_some_and(digit),
            _ => false,
        }
    })
}
