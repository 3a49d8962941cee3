#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use super::*;
use crate::{
    model::{Paragraph, Source},
    segment,
};

#[test]
fn the_themes_are_known_once_each() {
    let ids: BTreeSet<&str> = all().iter().map(|theme| theme.id).collect();
    assert_eq!(ids.len(), all().len(), "an id names one theme");
    assert_eq!(all().len(), 26, "the table has all themes");
    assert!(all().iter().all(|theme| !theme.name.is_empty()), "every theme has a Chinese name");
}

#[test]
fn the_words_name_known_themes_once_with_weights_in_range() {
    let ids: BTreeSet<&str> = all().iter().map(|theme| theme.id).collect();
    let mut seen = BTreeSet::new();
    for (theme, weight, word) in table::entries() {
        assert!(theme == "none" || ids.contains(theme), "{word}: {theme} is no theme of assets/themes.tsv");
        assert!((0.2..=6.0).contains(&weight), "{word}: weight {weight} is out of range");
        assert!(!word.trim().is_empty(), "a row of {theme} holds a double space");
        assert!(seen.insert((theme, word)), "{word} stands twice under {theme}");
    }
    for id in ids {
        assert!(seen.iter().any(|(theme, _)| *theme == id), "no word speaks for {id}");
    }
}

fn read(text: &str) -> Document {
    let paragraphs = text
        .lines()
        .enumerate()
        .map(|(line, text)| Paragraph { line: line as u32 + 1, text: text.to_owned(), ..Paragraph::default() })
        .collect();
    let source = Source { name: "示例.txt".to_owned(), paragraphs, ..Source::default() };
    let mut document = segment::documents(&source).remove(0);
    assign(&mut document, &Lexicon::new());
    document
}

/// The theme of each measure, by heading.
fn themes_of(document: &Document) -> Vec<(String, String)> {
    document
        .measures()
        .map(|measure| {
            (document.heading(measure), measure.theme.as_ref().map(|theme| theme.id.clone()).unwrap_or_default())
        })
        .collect()
}

#[test]
fn the_object_decides_and_not_the_means() {
    let document = read(
        "示例市促进陶瓷产业发展若干措施
一、夯实支撑
（一）建设公共窑炉设施。对新建窑炉基础设施按投资额的20%给予补贴。
（二）引进陶瓷高端人才。对引进的高层次人才给予住房补贴和奖励。
（三）推动陶瓷企业数字化转型。对数字化改造项目给予补助。
（四）强化财政资金支持。统筹专项资金，规范补贴标准。
（五）加大信贷投放。鼓励银行创新贷款产品，完善融资担保。",
    );
    let themes: Vec<String> = themes_of(&document).into_iter().map(|(_, theme)| theme).collect();
    assert_eq!(
        themes,
        ["infrastructure", "talent", "digital", "fiscal", "finance"],
        "a subsidy is a means everywhere but where it is the object"
    );
}

#[test]
fn each_answer_says_why_and_what_came_second() {
    let document = read(
        "示例市支持陶瓷产业若干措施
一、支持人才
（一）加强人才引进。对引进的高层次人才给予奖励，并提供融资担保。
（二）培养技能人才。支持职业院校开设陶艺专业。",
    );
    let measure = document.measures().next().unwrap();
    let theme = measure.theme.as_ref().unwrap();
    assert_eq!(theme.id, "talent", "the heading says so");
    assert_eq!(theme.why[0].words, "人才引进", "the strongest reason comes first");
    assert_eq!(theme.why[0].place, "heading", "and says where it stands");
    assert!(theme.runner_up.is_some(), "the body speaks of money too");
    assert!((0.0..=1.0).contains(&theme.confidence), "confidence {} is a share", theme.confidence);
}

#[test]
fn chapters_settle_what_articles_of_regulations_are() {
    let document = read(
        "示例市节约粮食条例
第一章 总则
第一条 为了节约粮食，根据有关法律，制定本条例。
第二条 本条例适用于本市行政区域内的节约粮食活动。
第二章 法律责任
第三条 违反本条例规定，未设置提示标识的，由市场监督管理部门责令改正；拒不改正的，处一千元罚款。
第三章 附则
第四条 本条例自2025年1月1日起施行。",
    );
    let liability: Vec<&str> = document
        .measures()
        .filter(|measure| document.body(measure).contains("罚款"))
        .filter_map(|measure| measure.theme.as_ref().map(|theme| theme.id.as_str()))
        .collect();
    assert_eq!(liability, ["liability"], "a fine for waste is liability, not supervision");
}

#[test]
fn the_same_text_has_the_same_themes_every_time() {
    let text = "示例市扶持若干措施
一、支持创新
（一）支持攻关。支持关键核心技术攻关。
（二）支持应用。开放应用场景。";
    assert_eq!(read(text), read(text), "nothing depends on chance");
}
