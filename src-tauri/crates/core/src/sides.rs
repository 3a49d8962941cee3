//! 对照表: tables that set an old text and a new one beside each other, told by the names of their columns.
//!
//! Invariant: this room sees rows of cells and knows nothing of files.

use crate::{
    forms::marks::squash,
    model::{Paragraph, ParagraphStyle},
};

/// The longest name of a side, in characters.
const LONGEST: usize = 14;
/// Words of which one says what was done to the text.
const DONE: [&str; 7] = ["修改", "修订", "修正", "调整", "变更", "完善", "改动"];
/// With what the name of the old side begins.
const OLD: [&str; 6] = ["原", "旧", "现行", "现有", "目前", "当前"];
/// With what else the name of the new side may begin.
const NEW: [&str; 3] = ["新", "拟", "现"];
/// What may stand behind a word of either list, and makes it the name of a text.
const TEXTS: [&str; 14] =
    ["条文", "条款", "规定", "内容", "文本", "文件", "政策", "办法", "表述", "稿", "草案", "文", "标准", "条例"];
/// With what names of other columns end.
const ASIDE: [&str; 6] = ["理由", "依据", "说明", "原因", "备注", "情况"];
/// How titles of such tables end.
const TITLES: [&str; 4] = ["对照表", "对比表", "比较表", "对照稿"];

/// Which cells of a row of heads name the old text and the new one; `None` where they name no two sides.
pub fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Option<(usize, usize)> {
    let sides: Vec<Option<Side>> = cells.into_iter().map(side).collect();
    let at = |wanted: Side| sides.iter().position(|side| *side == Some(wanted));
    Some((at(Side::Old)?, at(Side::New)?))
}

/// Whether a paper is nothing but such a table, as far as its words tell: a row of it names both sides, or its title says
/// so and rows follow.
pub fn is_table(paragraphs: &[Paragraph]) -> bool {
    let is_row = |paragraph: &&Paragraph| paragraph.style == ParagraphStyle::TableRow || paragraph.text.contains('\t');
    let mut rows = paragraphs.iter().filter(is_row);
    let is_named = |text: &str| TITLES.iter().any(|ending| squash(text).ends_with(ending));
    rows.clone().any(|row| of(row.text.split('\t')).is_some())
        || (rows.next().is_some() && paragraphs.iter().take_while(|it| !is_row(it)).any(|it| is_named(&it.text)))
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Side {
    Old,
    New,
}

fn side(head: &str) -> Option<Side> {
    let bare = squash(head);
    let fits = |c: char| !c.is_ascii_punctuation() && !"，。；：、".contains(c);
    let name = bare.split(['(', '[']).next().unwrap_or_default().trim_matches(['《', '》']);
    if name.is_empty() || name.chars().count() > LONGEST || !name.chars().all(fits) {
        return None;
    }
    if ASIDE.iter().any(|ending| name.ends_with(ending)) {
        return None;
    }
    let is_text = |rest: &str| rest.is_empty() || TEXTS.iter().any(|text| rest.ends_with(text));
    let is_done = DONE.iter().any(|done| name.contains(done));
    let rest = |words: &[&str]| words.iter().find_map(|word| name.strip_prefix(word)).is_some_and(is_text);
    if is_done && (name.contains('前') || rest(&OLD)) || !is_done && rest(&OLD) {
        Some(Side::Old)
    } else if is_done && (name.contains('后') || DONE.iter().any(|done| is_new(name, done))) || rest(&NEW) {
        Some(Side::New)
    } else {
        None
    }
}

/// 修订内容, 拟修改为, 修改稿: what was done, and to which text.
fn is_new(name: &str, done: &str) -> bool {
    let Some((before, behind)) = name.split_once(done) else { return false };
    let behind = behind.trim_start_matches(['的', '为', '成']);
    matches!(before, "" | "拟" | "本次" | "建议" | "新") && (behind.is_empty() || TEXTS.contains(&behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_heads_names_both_sides_in_many_words() {
        for heads in [
            ["原条文", "修改后"],
            ["现行规定", "修订内容"],
            ["修订前", "修订后"],
            ["修改前条文", "修改后条文"],
            ["原 条 文", "修 改 稿"],
            ["现行条文", "修订草案"],
            ["旧政策", "新政策"],
            ["调整前", "调整后（征求意见稿）"],
            ["原文", "拟修改为"],
            ["原规定", "现规定"],
        ] {
            assert_eq!(of(heads), Some((0, 1)), "{heads:?}");
            assert_eq!(of(heads.into_iter().rev()), Some((1, 0)), "{heads:?} the other way round");
        }
        assert_eq!(of(["序号", "原条文", "修改后", "修改理由"]), Some((1, 2)), "among other columns");
    }

    #[test]
    fn other_rows_of_heads_name_no_sides() {
        for heads in [
            ["类别", "补助标准"],
            ["原因", "整改情况"],
            ["修改理由", "修改依据"],
            ["新能源", "现代农业"],
            ["原条文", "修改说明"],
            ["新增内容", "调整内容"],
            ["原规定期限为三年。", "修改后为五年。"],
        ] {
            assert_eq!(of(heads), None, "{heads:?}");
        }
    }

    #[test]
    fn a_paper_is_such_a_table_by_its_heads_or_by_its_title() {
        let paper = |lines: &[&str]| {
            let line = |(at, text): (usize, &&str)| Paragraph {
                line: at as u32 + 1,
                text: (*text).to_owned(),
                style: if text.contains('\t') { ParagraphStyle::TableRow } else { ParagraphStyle::Plain },
            };
            is_table(&lines.iter().enumerate().map(line).collect::<Vec<_>>())
        };
        assert!(paper(&["示例市样本办法", "修改前\t修改后", "甲\t乙"]), "by its heads");
        assert!(paper(&["示例市样本办法修订对照表", "甲\t乙"]), "by its title");
        assert!(!paper(&["示例市样本办法修订对照表"]), "a title alone is no table");
        assert!(!paper(&["示例市样本清单", "名称\t数量", "甲\t3"]), "other tables are none");
    }
}
