//! What is printed on every page and belongs to none of its paragraphs: numbers of pages, running heads and feet.

use std::collections::HashMap;

use super::{Line, Part, Sheet, margins, notes};

/// How many lines at the top and at the bottom of a page may be furniture.
const DEPTH: usize = 3;
/// A file of so few pages shows no repetition: there small type at the edge of a page is a head.
const FEW: usize = 2;
/// Small type, as a share of the size of the text.
const SMALL: f32 = 0.8;
/// The share of a page's height at its top and bottom where heads and feet stand.
const EDGE: f32 = 0.14;
/// How far the same head may stand from its place on another page, in points.
const DRIFT: f32 = 6.0;

/// Drops the furniture of `sheets`; returns the running heads and feet that went, each once, numbers as on the first page.
pub(super) fn drop(sheets: &mut [Sheet]) -> Vec<String> {
    let mut heads = Vec::new();
    // Twice, because a head may stand above a number and a number above a foot.
    for _ in 0..2 {
        drop_numbers(sheets);
        drop_heads(sheets, &mut heads);
    }
    drop_numbers(sheets);
    if sheets.len() <= FEW {
        drop_small(sheets, &mut heads);
    }
    heads
}

/// Numbers of pages: the outermost line that is one by its form, or a bare number that grows with the pages.
fn drop_numbers(sheets: &mut [Sheet]) {
    for is_first in [true, false] {
        let bare: Vec<Option<i64>> =
            sheets.iter().map(|sheet| outermost(sheet, is_first).and_then(bare_number)).collect();
        let mut offsets: HashMap<i64, usize> = HashMap::new();
        for (page, number) in bare.iter().enumerate() {
            if let Some(number) = number {
                *offsets.entry(number - page as i64).or_default() += 1;
            }
        }
        for (page, sheet) in sheets.iter_mut().enumerate() {
            let pages = bare.len();
            let grows = |number: i64| {
                let same = offsets.get(&(number - page as i64)).copied().unwrap_or(0);
                // A file of one page has nothing to compare with: its first page is number one.
                (same >= 2 && same * 3 >= pages.min(9)) || (pages == 1 && number == 1)
            };
            let number = bare[page].is_some_and(grows);
            let formed = outermost(sheet, is_first).is_some_and(|line| is_page_number(&line.text));
            if (number && is_apart(sheet, is_first)) || formed {
                let at = if is_first { 0 } else { sheet.parts.len() - 1 };
                sheet.parts.remove(at);
            }
        }
    }
}

fn outermost(sheet: &Sheet, is_first: bool) -> Option<&Line> {
    if is_first { sheet.parts.first()?.line() } else { sheet.parts.last()?.line() }
}

/// Whether the outermost line keeps its distance from the text: in the last tenth of the page, or behind a gap.
fn is_apart(sheet: &Sheet, is_first: bool) -> bool {
    let count = sheet.parts.len();
    let (outer, inner) = if is_first { (0, 1) } else { (count - 1, count.saturating_sub(2)) };
    if count < 2 {
        return true;
    }
    let gap = (sheet.parts[outer].top() - sheet.parts[inner].top()).abs();
    let size = sheet.parts[outer].line().map_or(0.0, |line| line.size);
    gap > size * 1.3
}

fn bare_number(line: &Line) -> Option<i64> {
    let text = line.text.trim();
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// — 1 —, - 1 -, ·1·, 第1页, 第1页 共3页, 1/3, Page 1 of 3, － 1 －.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    if bare.chars().count() > 20 || !bare.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let number = |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let mark = |c: char| matches!(c, '-' | '·' | '~' | '.' | '|');
    if bare.starts_with(mark) && bare.ends_with(mark) && number(bare.trim_matches(mark)) {
        return true;
    }
    let words = bare.to_ascii_lowercase().replace("page", "第").replace("of", "/");
    let words = words.replace("页", "").replace("共", "/").replace([',', '，', '(', ')'], "");
    match words.strip_prefix('第') {
        Some(rest) => {
            rest.split('/').filter(|part| !part.is_empty()).all(number)
                && rest.starts_with(|c: char| c.is_ascii_digit())
        }
        None => words.split_once('/').is_some_and(|(page, of)| number(page) && number(of) && page.len() <= of.len()),
    }
}

/// Full-width digits and the many dashes in one form each.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '—' | '–' | '－' | '―' | '─' | '‐' | '‑' | '−' | '一' => '-',
        '•' | '・' => '·',
        '～' => '~',
        '／' => '/',
        _ => c,
    }
}

/// Lines that stand at the same place with the same words on many pages; a number may count the pages.
fn drop_heads(sheets: &mut [Sheet], heads: &mut Vec<String>) {
    let mut seen: HashMap<String, Vec<(usize, f32)>> = HashMap::new();
    for (page, sheet) in sheets.iter().enumerate() {
        for line in edges(sheet).into_iter().filter_map(|at| sheet.parts[at].line()) {
            for key in [words(&line.text), counted(&line.text, page)] {
                seen.entry(key).or_default().push((page, place(sheet, line)));
            }
        }
    }
    let pages = sheets.len();
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let is_repeated = |key: &str, here: f32| {
            let places = seen.get(key).map_or(&[][..], Vec::as_slice);
            let mut same: Vec<usize> =
                places.iter().filter(|(_, place)| (place - here).abs() < DRIFT).map(|(page, _)| *page).collect();
            same.dedup();
            // Left and right pages may have heads of their own, and each part of a file its own: page after page, or
            // every other one. What only comes back now and then is text.
            let run = same.chunk_by(|a, b| b - a <= 2).find(|run| run.contains(&page));
            run.is_some_and(|run| run.len() >= if pages <= 3 { 2 } else { 3 })
        };
        let is_head = |line: &Line| {
            if line.text.ends_with(['。', '；', '，', '、']) {
                return false;
            }
            let here = place(sheet, line);
            is_repeated(&words(&line.text), here) || is_repeated(&counted(&line.text, page), here)
        };
        let gone: Vec<usize> =
            edges(sheet).into_iter().filter(|&at| sheet.parts[at].line().is_some_and(is_head)).collect();
        for at in gone.into_iter().rev() {
            if let Part::Line(line) = sheet.parts.remove(at)
                && !heads.iter().any(|head| masked(head) == masked(&line.text))
            {
                heads.push(line.text);
            }
        }
    }
}

/// Lines of small type alone at the very top or bottom of a page.
fn drop_small(sheets: &mut [Sheet], heads: &mut Vec<String>) {
    let size = margins::usual_size(sheets);
    for sheet in sheets {
        for is_first in [true, false] {
            // Small type at the foot is also that of notes.
            if !is_first && notes::foot(sheet, size).is_some() {
                continue;
            }
            let is_head =
                outermost(sheet, is_first).is_some_and(|line| line.size < size * SMALL && is_at_edge(sheet, line));
            if is_head && sheet.parts.len() > 1 && is_apart(sheet, is_first) {
                let at = if is_first { 0 } else { sheet.parts.len() - 1 };
                if let Part::Line(line) = sheet.parts.remove(at) {
                    heads.push(line.text);
                }
            }
        }
    }
}

/// The outermost lines of a page that stand where heads and feet do.
fn edges(sheet: &Sheet) -> Vec<usize> {
    let count = sheet.parts.len();
    let outer = (0..DEPTH.min(count)).chain(count.saturating_sub(DEPTH).max(DEPTH)..count);
    outer.filter(|&at| sheet.parts[at].line().is_some_and(|line| is_at_edge(sheet, line))).collect()
}

fn is_at_edge(sheet: &Sheet, line: &Line) -> bool {
    line.base < sheet.height * EDGE || line.base > sheet.height * (1.0 - EDGE)
}

/// Where a line stands: from the top of the page.
fn place(sheet: &Sheet, line: &Line) -> f32 {
    // Pages of another height have their feet elsewhere.
    if line.base > sheet.height / 2.0 { line.base - sheet.height } else { line.base }
}

fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words with every number as its distance to the page's.
fn counted(text: &str, page: usize) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in words(text).chars().chain(['\n']) {
        if c.is_ascii_digit() && digits.len() < 9 {
            digits.push(c);
            continue;
        }
        if let Ok(number) = digits.parse::<i64>() {
            out.push_str(&format!("\0{}", number - page as i64));
        }
        digits.clear();
        out.push(c);
    }
    out
}

fn masked(text: &str) -> String {
    words(text).replace(|c: char| c.is_ascii_digit(), "0")
}
