#![allow(clippy::unwrap_used)]

use super::*;
use crate::model::{Clause, Piece, Span, ThemeChoice};

/// A document of measures, each a heading, a body and a theme.
fn document(title: &str, measures: &[(&str, &str, &str)]) -> Document {
    let mut document = Document::default();
    document.meta.title = title.to_owned();
    for (id, (heading, body, theme)) in measures.iter().enumerate() {
        let start = document.text.len();
        document.text.push_str(heading);
        let middle = document.text.len();
        document.text.push_str(&format!("。{body}\n"));
        let text = Span::new(middle + "。".len(), document.text.len() - 1);
        document.clauses.push(Clause {
            id: id as u32,
            parent: None,
            level: 1,
            label: None,
            content: vec![Piece { span: Span::new(start, text.end as usize), paragraph: true }],
            heading: vec![Span::new(start, middle)],
            body: vec![Piece { span: text, paragraph: true }],
            annotations: Vec::new(),
            first_line: id as u32 + 1,
            is_measure: true,
            is_article: false,
            responsible: Vec::new(),
            figures: Vec::new(),
            theme: Some(ThemeChoice { id: (*theme).to_owned(), confidence: 0.6, runner_up: None, why: Vec::new() }),
        });
    }
    document
}

fn bees() -> Document {
    document(
        "示例市蜂产业发展若干措施",
        &[
            ("引进蜂学人才", "对养蜂企业引进的高层次人才给予住房保障。", "talent"),
            ("培养养蜂能手", "支持职业院校开设养蜂专业，开展养蜂技能培训。", "talent"),
            ("制定蜂蜜标准", "鼓励养蜂企业制定行业标准。", "quality"),
            ("建设蜂场设施", "对新建蜂场道路等基础设施给予补贴。", "infrastructure"),
        ],
    )
}

fn kites() -> Document {
    document(
        "样本市风筝产业发展若干措施",
        &[
            ("加强风筝人才引育", "引进高层次风筝设计人才，支持职业院校培养扎制技能人才。", "talent"),
            ("参与标准制修订", "鼓励风筝企业参与国家标准、行业标准制定。", "quality"),
            ("拓展风筝销路", "支持风筝企业参加展会。", "market"),
        ],
    )
}

fn pairs(links: &[Link]) -> Vec<((u32, u32), (u32, u32))> {
    links.iter().map(|link| (link.a, link.b)).collect()
}

#[test]
fn purposes_meet_across_industries_and_one_measure_may_meet_two() {
    let (bees, kites) = (bees(), kites());
    let links = links(&[&bees, &kites], &Lexicon::new());
    assert_eq!(
        pairs(&links),
        [((0, 0), (1, 0)), ((0, 1), (1, 0)), ((0, 2), (1, 1))],
        "attracting and training talent both meet the one measure on talent, standards meet standards"
    );
    assert_eq!(links[2].why[0], "标准", "a link says what both are about");
}

#[test]
fn the_industry_that_runs_through_a_document_links_nothing() {
    let bees = bees();
    let honey = document(
        "样例县蜂业监管若干措施",
        &[
            ("查处掺假蜂蜜", "对养蜂企业掺假行为加强执法检查。", "safety"),
            ("防治蜂群疫病", "对养蜂企业蜂场疫病加强防控。", "rural"),
        ],
    );
    let links = links(&[&bees, &honey], &Lexicon::new());
    assert!(links.is_empty(), "sharing bees is no shared purpose: {links:?}");
}

#[test]
fn the_order_of_documents_changes_no_link() {
    let (bees, kites) = (bees(), kites());
    let lexicon = Lexicon::new();
    let mut turned: Vec<_> =
        links(&[&kites, &bees], &lexicon).iter().map(|link| ((0, link.b.1), (1, link.a.1))).collect();
    turned.sort_unstable();
    assert_eq!(turned, pairs(&links(&[&bees, &kites], &lexicon)), "a column's place is the reader's choice");
}

#[test]
fn what_is_near_but_not_linked_is_known() {
    let (bees, kites) = (bees(), kites());
    let found = correspond(&[&bees, &kites], &Lexicon::new());
    let near = found.nearest.get((1, 1), 0);
    assert_eq!(near.map(|near| near.0), Some(2), "the nearest to the measure on standards is the one on standards");
    assert!(found.nearest.get((1, 2), 1).is_none(), "a measure has no nearest in its own document");
}

#[test]
fn no_documents_have_no_links() {
    assert!(links(&[], &Lexicon::new()).is_empty(), "nothing to compare");
    assert!(links(&[&bees()], &Lexicon::new()).is_empty(), "one document has no other place");
}

#[test]
fn one_heading_in_two_documents_is_one_purpose_whatever_the_bodies_say() {
    let one = document("示例市若干措施", &[("促进重点行业提质增效", "发展茶叶深加工和茶具制造。", "cluster")]);
    let other = document("样本市若干措施", &[("促进重点行业提质增效", "推动渔港和远洋捕捞更新。", "market")]);
    let links = links(&[&one, &other], &Lexicon::new());
    assert_eq!(links.len(), 1, "the same heading is the same purpose: {links:?}");
}

#[test]
fn the_index_finds_what_all_pairs_find() {
    let lexicon = Lexicon::new();
    let one = document("示例市若干措施", &[("促进重点行业提质增效", "发展茶叶深加工和茶具制造。", "cluster")]);
    let other = document("样本市若干措施", &[("促进重点行业提质增效", "推动渔港和远洋捕捞更新。", "market")]);
    for documents in [vec![&bees(), &kites()], vec![&one, &other], vec![&one, &bees(), &other, &kites()]] {
        let reference = Reference::new(&documents, &lexicon);
        assert_eq!(reference.by_index(), reference.by_all_pairs(), "only what is too little for anything is left out");
    }
}
