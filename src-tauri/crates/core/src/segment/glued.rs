//! A heading that lost its number and its line: it stands behind the closing annotation of units of the clause before.

use super::marker::{self, Marker, Style};
use crate::forms::marks;

/// Where the number `next` follows a section's heading on the same line, as where a line break was lost:
/// 三、完善服务7.优化流程。….
pub(super) fn number(text: &str, start: usize, end: usize, next: u32) -> Option<(usize, Marker)> {
    let line = text.get(start..end)?;
    let (at, _) = line.char_indices().take(26).find(|(_, c)| c.is_ascii_digit())?;
    let plain = line[..at].chars().all(|c| c.is_alphabetic() || matches!(c, '“' | '”' | '、'));
    let found = marker::parse(&line[at..]).filter(|found| found.style == Style::Arabic && found.value == next)?;
    (plain && line[..at].chars().count() >= 4 && found.rest < line.len() - at).then_some((start + at, found))
}

/// Where such a heading begins in `start..end` of `text`.
pub(super) fn heading(text: &str, start: usize, end: usize) -> Option<usize> {
    let line = text.get(start..end)?;
    let (close, mark) = line.char_indices().rfind(|(_, c)| matches!(c, '）' | ')' | '〕'))?;
    let from = close + mark.len_utf8();
    let heading = line[from..].trim_end_matches(['。', '.']);
    let count = heading.chars().count();
    let plain = heading.chars().all(|c| !matches!(c, '。' | '，' | ',' | '；' | ';' | '、' | '：' | ':' | '.'));
    if !(6..=30).contains(&count) || !plain {
        return None;
    }
    let open = line[..close].rfind(['（', '(', '〔'])?;
    let inside = marks::squash(&line[open..close]);
    let names_units = ["责任单位:", "牵头单位:", "责任部门:"].iter().any(|word| inside.contains(word));
    (names_units || inside.ends_with("负责")).then_some(start + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_behind_a_heading_is_the_next_one() {
        let text = "完善公共服务7.优化办理流程。推行一次办理。";
        let found = number(text, 0, text.len(), 7).map(|(at, marker)| &text[at + marker.rest..]);
        assert_eq!(found, Some("优化办理流程。推行一次办理。"), "the sequence goes on here");
        assert!(number(text, 0, text.len(), 8).is_none(), "any other number belongs to the heading");
        let text = "推广样品服务2.0版";
        assert!(number(text, 0, text.len(), 2).is_none(), "a version is no number of a clause");
    }

    #[test]
    fn a_heading_behind_an_annotation_is_found() {
        let text = "推动发展。（责任单位：甲局、乙局）实施绿色提档行动";
        let cut = heading(text, 0, text.len());
        assert_eq!(cut.map(|at| &text[at..]), Some("实施绿色提档行动"), "no sentence goes on behind an annotation");
        let text = "对企业（含分公司）给予一次性奖励资金";
        assert_eq!(heading(text, 0, text.len()), None, "an ordinary bracket closes nothing");
    }
}
