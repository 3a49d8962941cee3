//! A heading that lost its number and its line: it stands behind the closing annotation of units of the clause before.

use crate::forms::marks;

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
    fn a_heading_behind_an_annotation_is_found() {
        let text = "推动发展。（责任单位：甲局、乙局）实施绿色提档行动";
        let cut = heading(text, 0, text.len());
        assert_eq!(cut.map(|at| &text[at..]), Some("实施绿色提档行动"), "no sentence goes on behind an annotation");
        let text = "对企业（含分公司）给予一次性奖励资金";
        assert_eq!(heading(text, 0, text.len()), None, "an ordinary bracket closes nothing");
    }
}
