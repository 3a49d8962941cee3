//! Where a number belongs in the tree, and what its sequence says: missing numbers, restarts, numbers that run on.

use super::{
    marker::{Marker, Style},
    outline::{Open, Outline},
};
use crate::{
    model::{Problem, ProblemKind},
    numeral,
};

/// How far a restart looks ahead for the sequence that it interrupts, in lines.
const AHEAD: usize = 400;

/// Closes open clauses until the innermost one is the parent of the clause that `marker` opens.
pub(super) fn place(outline: &mut Outline, at: usize, marker: &Marker) {
    if let Style::Decimal(parts) = marker.style {
        return decimal(outline, marker, parts);
    }
    let same = outline.stack.iter().rposition(|open| open.style == Some(marker.style));
    match same {
        Some(index) => sibling(outline, at, marker, index),
        None => child(outline, at, marker),
    }
}

fn sibling(outline: &mut Outline, at: usize, marker: &Marker, index: usize) {
    let before = outline.stack[index].value;
    if marker.value == before + 1 || marker.style == Style::Dash {
        outline.stack.truncate(index);
        return;
    }
    // An outer sequence of the same style goes on: the inner one was a list inside one of its clauses.
    let outer = outline.stack[..index].iter().rposition(|open| open.style == Some(marker.style));
    if let Some(outer) = outer.filter(|&outer| outline.stack[outer].value + 1 == marker.value) {
        outline.stack.truncate(outer);
        return;
    }
    if marker.value == 1 && outer.is_none() && resumes(outline, at, marker.style, before + 1) {
        return;
    }
    outline.stack.truncate(index);
    let line = &outline.lines[at];
    if marker.value == before && line.of(outline.text)[..marker.label_end].contains('之') {
        return;
    }
    // A second list in one article: a paragraph with a colon introduces it.
    let introduced = outline.drafts.last().and_then(|draft| draft.content.last());
    if marker.value == 1 && introduced.is_some_and(|piece| piece.span.of(outline.text).ends_with(['：', ':'])) {
        return;
    }
    let style = marker.style;
    let (kind, message) = if marker.value > before + 1 {
        let missing = if marker.value == before + 2 {
            printed(style, before + 1)
        } else {
            format!("{}至{}", printed(style, before + 1), printed(style, marker.value - 1))
        };
        (ProblemKind::MissingLabel, format!("编号不连续：{}之后缺{missing}，请核对原文。", printed(style, before)))
    } else {
        let (before, value) = (printed(style, before), printed(style, marker.value));
        (ProblemKind::LabelOutOfOrder, format!("编号次序有误：{before}之后又出现{value}，请核对原文。"))
    };
    outline.problems.push(Problem { line: line.number, kind, message });
}

/// A number as this style prints it.
fn printed(style: Style, value: u32) -> String {
    let han = numeral::chinese(u64::from(value));
    match style {
        Style::Part => format!("第{han}部分"),
        Style::Chapter => format!("第{han}章"),
        Style::Section => format!("第{han}节"),
        Style::Article => format!("第{han}条"),
        Style::Han => han,
        Style::HanParen => format!("（{han}）"),
        Style::ArabicParen | Style::Circled => format!("（{value}）"),
        Style::Arabic | Style::Decimal(_) | Style::Dash => format!("{value}."),
    }
}

fn child(outline: &mut Outline, at: usize, marker: &Marker) {
    while let Some(&top) = outline.stack.last() {
        if nests(outline, at, &top, marker) {
            break;
        }
        outline.stack.pop();
    }
    let runs_on = outline.last.get(&marker.style).is_some_and(|&last| last + 1 == marker.value);
    if marker.value > 1 && !runs_on {
        outline.problems.push(Problem {
            line: outline.lines[at].number,
            kind: ProblemKind::MissingLabel,
            message: format!("编号从{}开始，前面的编号缺失，请核对原文。", printed(marker.style, marker.value)),
        });
    }
}

/// Whether a clause with `marker`, whose style is not open, stands under `top`.
fn nests(outline: &Outline, at: usize, top: &Open, marker: &Marker) -> bool {
    if outline.drafts[top.draft].headed {
        // A sequence that goes on from above the heading is none of its own.
        let before = outline.drafts.iter().rfind(|draft| draft.style == Some(marker.style));
        let goes_on = marker.value > 1 && outline.last.get(&marker.style).is_some_and(|last| last + 1 == marker.value);
        return !goes_on || before.is_none_or(|before| before.level > outline.drafts[top.draft].level);
    }
    let Some(style) = top.style else { return marker.style > Style::Article };
    if style == Style::Dash {
        return false;
    }
    if marker.style == Style::Article && matches!(style, Style::Han | Style::HanParen) {
        return true;
    }
    if marker.style > style {
        return true;
    }
    // 1. above （一）: the first sequence of the document goes on behind the inner one.
    marker.value == 1
        && marker.style > Style::Article
        && outline.stack.len() == 1
        && !outline.last.contains_key(&marker.style)
        && resumes(outline, at, style, top.value + 1)
}

/// Whether the sequence of `style` goes on with `wanted` behind the inner sequence that begins at `at`.
fn resumes(outline: &Outline, at: usize, style: Style, wanted: u32) -> bool {
    let inner = outline.lines[at].marker.map(|marker| marker.style);
    let mut run = 1;
    for marker in outline.lines[at + 1..].iter().take(AHEAD).filter_map(|line| line.marker) {
        if marker.style < style {
            return false;
        }
        if marker.style != style {
            continue;
        }
        if inner == Some(style) && marker.value == run + 1 {
            run += 1;
        } else {
            return marker.value == wanted;
        }
    }
    false
}

fn decimal(outline: &mut Outline, marker: &Marker, parts: u8) {
    while let Some(top) = outline.stack.last() {
        let above = match top.style {
            Some(Style::Decimal(above)) => above < parts,
            Some(Style::Arabic) => top.value == marker.first,
            Some(style) => style < Style::Arabic,
            None => outline.drafts[top.draft].headed,
        };
        if above {
            break;
        }
        outline.stack.pop();
    }
}
