#![allow(clippy::unwrap_used)]

use super::*;
use crate::{
    ingest::sample::read,
    model::{Problem, ProblemKind},
    watch::Unwatched,
};

fn province() -> Document {
    read(
        "样本省促进渔港经济发展若干措施
一、主要措施
（一）加强高端人才引进。对引进的高层次人才给予住房保障。
（二）建设冷链物流设施。支持建设冷链仓储和配送中心。
（三）打造绿色工厂。推广节能降碳技术，开展清洁生产。",
    )
}

fn town() -> Document {
    read(
        "示例市促进渔港经济发展若干措施
一、主要措施
（一）引进渔业人才。对引进的高层次渔业人才给予住房补贴。
（二）拓宽融资渠道。鼓励银行增加贷款，支持企业融资用于冷链物流等用途。",
    )
}

fn levels(lower: &Document) -> Vec<CascadeLevel> {
    let upper = province();
    let head = |document: &Document| document.head(None);
    let found = cascade((&upper, head(&upper)), &[(lower, head(lower))], &Lexicon::new(), &Unwatched).unwrap();
    found.rows.iter().map(|row| row.cells[0].level).collect()
}

#[test]
fn a_clause_has_measures_or_is_mentioned_or_is_absent() {
    assert_eq!(
        levels(&town()),
        [CascadeLevel::Measures, CascadeLevel::Mentioned, CascadeLevel::Absent],
        "talent has a measure of its own, cold chains are only named as a use of loans, nothing speaks of carbon"
    );
}

#[test]
fn absence_is_not_said_of_what_was_not_read() {
    let mut town = town();
    town.problems = vec![Problem { line: 3, kind: ProblemKind::Truncated, message: "正文在此截断".to_owned() }];
    assert_eq!(levels(&town)[2], CascadeLevel::Unread, "the missing part may speak of it");
}
