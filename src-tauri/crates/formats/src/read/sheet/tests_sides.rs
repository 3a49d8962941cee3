//! Tables that set an old text and a new one side by side.
#![allow(clippy::unwrap_used)]

use super::super::{ColumnAt, ColumnChoice, ColumnKind, ReadErrorCode, ReadOptions, bytes, bytes_with};

const SIDES: &str = "示例市样本办法修订对照表,\n原条文,修改后\n第一条 给予10万元。,第一条 给予20万元。\n";

#[test]
fn such_a_table_asks_which_of_its_texts_is_meant() {
    let error = bytes("甲.csv", SIDES.as_bytes()).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Columns, "the columns may be chosen");
    assert!(error.message.contains("对照表（原条文、修改后）"), "neither text is taken by chance: {}", error.message);
    for (head, text) in [("原条文", "第一条 给予10万元。"), ("修改后", "第一条 给予20万元。")] {
        let column = ColumnAt::Named(head.to_owned());
        let options =
            ReadOptions { columns: vec![ColumnChoice { kind: ColumnKind::Text, column }], ..ReadOptions::default() };
        let source = bytes_with("甲.csv", SIDES.as_bytes(), &options).unwrap();
        assert!(source.paragraphs.iter().any(|line| line.text == text), "{head} is read where it is chosen");
    }
}

#[test]
fn with_titles_beside_them_both_are_columns_of_a_list() {
    let source =
        bytes("甲.csv", "文件名称,原文,修改后\n示例市样本办法,给予10万元。,给予20万元。\n".as_bytes()).unwrap();
    assert!(source.paragraphs.iter().any(|line| line.text == "示例市样本办法"), "{:?}", source.paragraphs);
}
