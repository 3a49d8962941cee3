//! Finds the names of units in annotations (责任单位：市甲局、市乙局), which are never cut.

use std::ops::Range;

/// What the name of a unit ends with.
const ENDINGS: &str = "局委办厅部院会府处署队心团司行校站所联区县市";
/// A list of units is no longer than this many characters.
const LONGEST: usize = 400;
/// A name has at least and at most so many characters.
const NAME: Range<usize> = 2..24;
/// What may stand before and behind names in a list.
const BEFORE: [&str; 6] = ["责任单位", "责任部门", "牵头单位", "配合单位", "牵头", "配合"];
const BEHIND: [&str; 8] =
    ["等按职责分工负责", "按职责分工负责", "等部门负责", "分别负责", "负责", "牵头", "配合", "等"];

/// What stands between a unit and those that it acts with.
const JOINING: &str = "会同";

/// What a bracket begins with.
pub(super) const OPENING: [char; 3] = ['（', '(', '〔'];

/// The names of units in the brackets of `text`, in order, as byte ranges.
pub(super) fn names(text: &str) -> Vec<Range<usize>> {
    let (mut out, mut from) = (Vec::new(), 0);
    while let Some(open) = text[from..].find(OPENING) {
        let start = from + open + text[from + open..].chars().next().map_or(1, char::len_utf8);
        match close(&text[start..]) {
            Some(len) => {
                out.extend(listed(text, start..start + len));
                from = start + len;
            }
            None => from = start,
        }
    }
    out
}

/// Bytes up to the bracket that closes, on the same line.
fn close(rest: &str) -> Option<usize> {
    let mut depth = 1;
    for (at, ch) in rest.char_indices().take(LONGEST) {
        match ch {
            '（' | '(' | '〔' => depth += 1,
            '）' | ')' | '〕' => depth -= 1,
            '\n' | '。' => return None,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The names in one bracket, where most of what it lists are names or it says that they are.
fn listed(text: &str, inside: Range<usize>) -> Vec<Range<usize>> {
    let list = &text[inside.clone()];
    let mut names = Vec::new();
    let (mut all, mut depth, mut start) = (0, 0, 0);
    let mut parts = Vec::new();
    for (at, ch) in list.char_indices() {
        match ch {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            '、' | '，' | '；' | ';' | ',' | '：' | ':' if depth == 0 => {
                parts.push(start..at);
                start = at + ch.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(start..list.len());
    // 甲局会同乙局
    let joined = |part: &Range<usize>| list[part.clone()].find(JOINING).map(|at| part.start + at);
    let parts = parts.into_iter().flat_map(|part| match joined(&part) {
        Some(at) => vec![part.start..at, at + JOINING.len()..part.end],
        None => vec![part],
    });
    for part in parts {
        let name = bare(list, part);
        if name.is_empty() {
            continue;
        }
        all += 1;
        let length = list[name.clone()].chars().count();
        if NAME.contains(&length) && list[name.clone()].ends_with(|ch| ENDINGS.contains(ch)) {
            names.push(inside.start + name.start..inside.start + name.end);
        }
    }
    if 2 * names.len() > all { names } else { Vec::new() }
}

/// A part of a list without white space and without what stands before and behind names.
fn bare(list: &str, part: Range<usize>) -> Range<usize> {
    let text = &list[part.clone()];
    let mut start = part.start + text.len() - text.trim_start().len();
    let mut end = start + text.trim().len();
    for before in BEFORE {
        start += if list[start..end].starts_with(before) { before.len() } else { 0 };
    }
    for behind in BEHIND {
        end -= if list[start..end].ends_with(behind) { behind.len() } else { 0 };
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::names;

    fn found(text: &str) -> Vec<&str> {
        names(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn names_in_annotations_are_whole() {
        assert_eq!(
            found("建设平台。（责任单位：市数据局、各县（市、区）人民政府，市甲集团配合）"),
            ["市数据局", "各县（市、区）人民政府", "市甲集团"],
            "labels and roles are no part of a name, brackets inside it are"
        );
        assert_eq!(found("（市科委、市财政局）"), ["市科委", "市财政局"], "a bare list of units is one too");
    }

    #[test]
    fn other_brackets_hold_no_names() {
        assert!(found("航线（含改扩建、公开售票）（以下简称平台）").is_empty(), "a remark is no list of units");
    }
}
