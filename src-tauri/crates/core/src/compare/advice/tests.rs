#![allow(clippy::unwrap_used)]

use super::*;
use crate::{ingest::sample, watch::Unwatched};

fn read(title: &str, measures: &[&str]) -> Document {
    let mut text = format!("{title}\n一、主要措施\n");
    for (measure, number) in measures.iter().zip(["一", "二", "三", "四"]) {
        text.push_str(&format!("（{number}）{measure}\n"));
    }
    sample::read(&text)
}

const TALENT: &str = "加强高端人才引进。对引进的高层次人才给予住房保障。";
const LOANS: &str = "拓宽融资渠道。鼓励银行增加贷款，支持企业融资。";
const LAND: &str = "保障项目用地。优先安排建设用地指标。";
const MUSEUM: &str = "保护剪纸技艺。建设剪纸博物馆。";

#[test]
fn a_draft_hears_what_others_have_and_what_only_it_has() {
    let draft = read("示例市促进茶产业发展若干措施", &[TALENT, LAND, MUSEUM]);
    let peers = [
        read("甲山市促进陶瓷产业发展若干措施", &[TALENT, LOANS]),
        read("乙海市促进渔港经济发展若干措施", &[LOANS, LAND]),
        read("丙原市消防安全管理办法", &["清理楼道杂物。不得占用疏散通道。"]),
    ];
    let others: Vec<(&Document, DocumentHead)> = peers.iter().map(|peer| (peer, peer.head(None))).collect();
    let advice = advice((&draft, draft.head(None)), &others, 5, &Lexicon::new(), &Unwatched).unwrap();
    assert_eq!(advice.looked_at, 3, "all documents were looked at");
    assert_eq!(advice.peers.len(), 2, "what has nothing in common is no peer");
    let only: Vec<&str> =
        advice.clauses.iter().filter(|one| one.only_here).map(|one| one.measure.clause.heading.as_str()).collect();
    assert_eq!(only, ["保护剪纸技艺"], "nobody else looks after paper cutting");
    let lacks: Vec<Vec<&str>> = advice
        .lacks
        .iter()
        .map(|one| one.measures.iter().map(|(_, measure)| measure.clause.heading.as_str()).collect())
        .collect();
    assert_eq!(lacks, [["拓宽融资渠道", "拓宽融资渠道"]], "both others finance, the draft does not");
    assert!(advice.clauses[0].near[0].corresponds, "and for talent there is a clause to look at");
}
