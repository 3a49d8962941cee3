#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::*;
use crate::{
    ingest,
    model::{Paragraph, Source},
    words::Lexicon,
};

/// The ids of the tools of a measure with this body.
fn tools(body: &str) -> Vec<String> {
    let text = format!("示例市支持发展若干措施\n一、主要措施\n（一）推动发展。{body}\n（二）加强管理。做好管理。");
    let paragraphs = text
        .lines()
        .enumerate()
        .map(|(line, text)| Paragraph { line: line as u32 + 1, text: text.to_owned(), ..Paragraph::default() })
        .collect();
    let source = Source { name: "示例.txt".to_owned(), paragraphs, ..Source::default() };
    let document = ingest::read(&source, &Lexicon::new()).remove(0);
    let measure = document.measures().next().unwrap();
    of(&document, measure).into_iter().map(|tool| tool.id).collect()
}

#[test]
fn the_examples_of_the_table_hold() {
    assert_eq!(tools("对新建茶园给予每亩500元补助。"), ["funding"], "money that is given");
    assert_eq!(
        tools("鼓励银行开发渔船贷款产品，并给予贴息。"),
        ["funding", "finance"],
        "a measure may use several tools"
    );
    assert_eq!(tools("编制陶瓷产业规划，建立联席会议制度。"), ["goals", "organisation"], "a plan, and who sees to it");
    assert_eq!(tools("将绿色建材纳入政府采购目录。"), ["procurement"], "the government buys");
    assert_eq!(tools("弘扬优良传统。"), [""; 0], "no means is named, and none is guessed");
}

#[test]
fn names_of_authorities_are_no_tools() {
    assert_eq!(tools("由财政部门会同人力资源社会保障部门负责。"), [""; 0], "a unit's name says nothing about means");
}

#[test]
fn every_word_stands_under_one_tool_only() {
    let (mut ids, mut words) = (BTreeSet::new(), BTreeSet::new());
    for cells in rows(TOOLS) {
        let [from, id, name, list] = cells[..] else { panic!("a row has four cells: {cells:?}") };
        assert!(from == "none" || side(from).is_some(), "{from} is no side");
        assert!(from == "none" || !name.is_empty() && ids.insert(id), "{id} is named, and once");
        for word in list.split(' ') {
            assert!(word.chars().count() >= 2, "{word:?} is too short to tell anything");
            assert!(words.insert(word), "{word} stands under two tools: the second would never be found");
        }
    }
    assert_eq!(ids.len(), 14, "five tools of supply, five of environment, four of demand");
    assert!(words.len() >= 300, "the table covers the common means");
}
