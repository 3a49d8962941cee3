//! The lists inside an annotation, each behind its label: 责任单位：…；完成时限：….

use super::annotation;
use crate::forms::marks;

/// What the units behind a label do,
const ROLES: [&str; 12] =
    ["责任", "牵头", "主责", "配合", "落实", "实施", "承办", "主办", "协办", "参与", "参加", "协助"];
/// and how such a label ends.
const UNITS: [&str; 3] = ["单位", "部门", "主体"];
/// How labels begin that hold for the clauses that follow.
const BELOW: [&str; 3] = ["以下", "下文", "下列"];

/// What stands behind one label, up to the next.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct List<'t> {
    /// `None` for what stands before the first.
    pub(super) label: Option<&'t str>,
    pub(super) words: &'t str,
}

/// The lists of an annotation, in order.
pub(super) fn lists(annotation: &str) -> Vec<List<'_>> {
    let mut out = Vec::new();
    let (mut label, mut start) = (None, 0);
    let mut depth = 0u32;
    for (at, c) in annotation.char_indices() {
        if marks::opens(c) {
            depth += 1;
        } else if marks::closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && matches!(c, '：' | ':') {
            let before = marks::trim(&annotation[start..at]);
            let own = before.len() - last_item(before).len();
            let next = &before[own..];
            if BELOW.iter().any(|word| next.starts_with(word)) {
                continue;
            }
            out.push(List { label, words: &before[..own] });
            (label, start) = (Some(next), at + c.len_utf8());
        }
    }
    out.push(List { label, words: &annotation[start..] });
    out.retain(|list| list.label.is_some() || !marks::trim(list.words).is_empty());
    out
}

/// Whether names of units stand behind a label.
pub(super) fn is_of_units(label: &str) -> bool {
    let named = || UNITS.iter().any(|end| label.ends_with(end)) && ROLES.iter().any(|role| label.contains(role));
    annotation::is_key(label) || named()
}

/// What stands behind the last mark of `words` outside brackets.
fn last_item(words: &str) -> &str {
    let mut depth = 0u32;
    for (at, c) in words.char_indices().rev() {
        if marks::closes(c) {
            depth += 1;
        } else if marks::opens(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && (marks::is_blank(c) || matches!(c, '、' | '，' | ',' | '；' | ';' | '。')) {
            return &words[at + c.len_utf8()..];
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_begins_behind_any_mark() {
        for mark in ["；", "，", "。", "、", " ", "; "] {
            let text = format!("责任单位：示例市甲局、各县（市、区）政府{mark}完成时限 ：2031年12月");
            let said: Vec<_> = lists(&text).into_iter().map(|list| list.label).collect();
            assert_eq!(said, [Some("责任单位"), Some("完成时限")], "{text}");
        }
        assert_eq!(lists("甲局").len(), 1, "no label at all");
    }

    #[test]
    fn labels_of_units_say_what_those_do() {
        for label in ["责任单位", "市级牵头部门", "协助单位"] {
            assert!(is_of_units(label), "{label}");
        }
        for label in ["完成时限", "完成时间", "办理时限", "联系部门", "责任人", "工作目标"] {
            assert!(!is_of_units(label), "{label}");
        }
    }
}
