#![allow(clippy::unwrap_used)]

use super::*;
use crate::ingest::sample;

const CLAUSE: &str = "对在本地注册并连续经营满两年的制茶企业按照新增设备数量分档给予补助";

fn read(place: &str, date: &str, body: &str) -> Document {
    let text = format!(
        "{place}人民政府关于印发若干措施的通知\n各单位：\n现印发给你们。\n{place}人民政府\n{date}\n{place}支持茶产业若干措施\n一、主要措施\n（一）支持企业。{body}\n（二）加强管理。做好管理。"
    );
    sample::read(&text)
}

fn between(one: &Document, other: &Document) -> Vec<Reuse> {
    found(&[one, other], |_| true)
}

#[test]
fn a_shared_run_is_marked_on_both_sides_and_the_earlier_is_named() {
    let later = read("甲山市", "2025年6月2日", &format!("{CLAUSE}，逐年核定。"));
    let earlier = read("乙海市", "2024年3月1日", &format!("鼓励扩产，{CLAUSE}。"));
    let reuse = between(&later, &earlier);
    assert_eq!(reuse.len(), 1, "one pair shares its wording: {reuse:?}");
    for side in [&reuse[0].a, &reuse[0].b] {
        let shared: String = side.runs.iter().filter(|run| run.shared).map(|run| run.text.as_str()).collect();
        assert_eq!(shared, CLAUSE, "exactly the shared run is marked");
    }
    assert_eq!(reuse[0].first, Some(1), "the paper of 2024 was first");
}

#[test]
fn punctuation_and_width_hide_no_reuse() {
    let one = read("甲山市", "2025年6月2日", &CLAUSE.replace("企业", "企业，"));
    let other = read("乙海市", "2025年6月2日", CLAUSE);
    let reuse = between(&one, &other);
    assert_eq!(reuse.len(), 1, "a comma more is the same wording");
    assert_eq!(reuse[0].first, None, "two papers of one day: neither is said to be first");
}

#[test]
fn what_both_cite_and_short_set_phrases_are_no_reuse() {
    let cited = "依照《示例省促进茶产业高质量发展和品牌保护若干规定实施细则》办理";
    let one = read("甲山市", "2025年6月2日", &format!("{cited}，按照有关规定给予资金支持。"));
    let other = read("乙海市", "2025年7月2日", &format!("企业{cited}。另外按照有关规定给予资金支持。"));
    assert_eq!(between(&one, &other), [], "a common title and a set phrase are chance");
}

#[test]
fn set_phrases_are_known_once_each_and_plain() {
    let all: Vec<&str> = phrases::set_phrases().collect();
    let known: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(known.len(), all.len(), "each stands once");
    assert!(all.iter().all(|one| one.chars().count() >= 4 && one.trim() == *one), "short words would break every run");
    assert!(all.len() >= 20, "the common ones are known");
}
