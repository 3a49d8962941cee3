//! Search against a scan of every clause: nothing is missed, nothing is found that is not there.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use duice_core::themes;
use proptest::{prelude::*, test_runner::TestRunner};

use super::{Place, import, lexicon, paper, search};
use crate::{DocumentQuery, Hit, Library, SearchQuery, fold::look, passages, search::Wanted};

/// Every clause and passage of the library: document, path, folded text.
fn clauses(library: &Library) -> Vec<(i64, String, String)> {
    let page = library.documents(&DocumentQuery::default(), 0, 100_000).unwrap();
    let mut out = Vec::new();
    for id in page.rows.iter().filter_map(|row| row.head.id) {
        let document = library.document(id).unwrap();
        for clause in &document.clauses {
            out.push((id, document.path(clause.id), look(&document.content(clause))));
        }
        out.extend(passages::of(&document).map(|passage| (id, passage.path, look(&passage.text))));
    }
    out
}

fn assert_exact(library: &Library, clauses: &[(i64, String, String)], query: &str) {
    let words = Wanted::new(&SearchQuery { text: query.into(), ..SearchQuery::default() }).unwrap().words;
    let holds = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
    let mut expected: Vec<(i64, &str)> =
        clauses.iter().filter(|(_, _, text)| holds(text)).map(|(id, path, _)| (*id, path.as_str())).collect();
    let page = search(library, query);
    let mut found: Vec<(i64, &str)> =
        page.hits.iter().map(|hit| (hit.document.id.unwrap(), hit.clause.path.as_str())).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected, "a search for {query:?} finds what a scan finds");
    assert_eq!(page.total as usize, expected.len(), "and counts it");
    for hit in &page.hits {
        assert_snippet(hit, &words);
    }
}

fn assert_snippet(hit: &Hit, words: &[String]) {
    let marked: Vec<String> = hit.snippet.iter().filter(|(_, hit)| *hit).map(|(run, _)| look(run)).collect();
    assert!(!marked.is_empty(), "a snippet marks its hit");
    // Neighbouring hits are one mark: each mark then begins with a word that was looked for.
    let begins = |run: &String| words.iter().any(|word| run.starts_with(word.as_str()) || word.contains(run.as_str()));
    assert!(marked.iter().all(begins), "only words that were looked for are marked: {marked:?} for {words:?}");
}

/// Queries cut anywhere out of the clauses, white space left out: one to twelve characters, or two such.
fn cuts(clauses: &[(i64, String, String)]) -> impl Strategy<Value = String> {
    let texts: Vec<Vec<char>> =
        clauses.iter().map(|(_, _, text)| text.chars().collect()).filter(|text: &Vec<char>| !text.is_empty()).collect();
    let cut = |text: &[char], at: prop::sample::Index, length: usize| -> String {
        let start = at.index(text.len());
        text[start..(start + length).min(text.len())].iter().filter(|c| !c.is_whitespace()).collect()
    };
    let index = any::<prop::sample::Index>;
    (index(), index(), 1..12_usize, proptest::option::of((index(), 1..5_usize))).prop_map(
        move |(which, at, length, second)| {
            let text = &texts[which.index(texts.len())];
            let second = second.map(|(at, length)| cut(text, at, length)).unwrap_or_default();
            format!("{} {second}", cut(text, at, length))
        },
    )
}

fn assert_exact_for_cuts(library: &Library, cases: u32) {
    let clauses = clauses(library);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&cuts(&clauses), |query| {
            if !query.trim().is_empty() {
                assert_exact(library, &clauses, &query);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_search_finds_what_a_scan_finds() {
    let place = Place::new();
    let library = place.open();
    let trades = ["航运", "航空航天", "ＡＩ＋制造", "5G通信（含6G）", "盐、茶、丝绸业", "三三制农业"];
    let paths: Vec<_> = trades
        .iter()
        .enumerate()
        .map(|(number, trade)| place.file(&format!("{number}.txt"), paper("样本区", trade, "")))
        .collect();
    import(&library, &paths);
    let clauses = clauses(&library);
    for query in [
        "才",
        "a",
        "人才",
        "5g通",
        "三三制",
        "给予 奖励",
        "员会 区",
        "（含6G）",
        "不存在的词",
        "样",
        "奖\0",
        "。",
        "奖励。（责",
    ] {
        assert_exact(&library, &clauses, query);
    }
    assert_exact_for_cuts(&library, 300);
}

#[test]
fn the_same_holds_for_the_samples_when_they_are_at_hand() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/samples/policies");
    if !samples.is_dir() {
        return;
    }
    let place = Place::new();
    let library = place.open();
    // One paper of each folder: enough of every kind of text, and quick.
    let mut folders: Vec<_> = fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let first = |folder: &PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).min();
    let papers: Vec<PathBuf> = folders.iter().filter(|path| path.is_dir()).filter_map(first).collect();
    let report = import(&library, &papers);
    assert!(report.files.iter().any(|file| !file.added.is_empty()), "the samples hold documents");
    assert_exact_for_cuts(&library, 150);
}

/// A paper with everything that is no body of a clause.
const PAPER: &str = "示例市人民政府办公室关于印发示例市样品产业若干措施的通知\n\
    各县（市、区）人民政府：\n\
    现将《示例市样品产业若干措施》印发给你们，请遵照执行。\n\
    示例市人民政府办公室\n\
    2025年3月10日\n\
    示例市样品产业若干措施\n\
    为壮大样品产业，制定本措施。\n\
    一、支持建设\n\
    （一）支持泊位改造。按下表给予补贴。（责任单位：市航务局）\n\
    样品补贴标准表\n\
    单位：万元\n\
    项目\t标准\t上限\n\
    深水泊位\t30\t50\n\
    浅水泊位\t12\t20\n\
    （二）支持仓库改造。对“链主”企业参照示办发〔2025〕7号文件执行，规划期2026—2028年。\n\
    本措施自2025年4月1日起施行。\n\
    附件：样品名录\n\
    第一批样品名录，含甲种缆绳。\n";

#[test]
fn every_part_of_a_paper_is_found() {
    let place = Place::new();
    let library = place.open();
    import(&library, &[place.file("1.txt", PAPER)]);
    assert_exact_for_cuts(&library, 200);
    let cases = [
        ("泊位改造", "一/（一）", None, "a heading"),
        ("市航务局", "一/（一）", None, "an annotation of units"),
        ("深水泊位", "一/（一）", Some("表格第2行"), "a row of a table"),
        ("深水 50", "一/（一）", Some("表格第2行"), "cells of one row"),
        ("补贴标准表", "一/（一）", Some("表格标题"), "the caption of a table"),
        ("[2025]7号", "一/（二）", None, "a number of a paper in other brackets"),
        ("２０２６-２０２８", "一/（二）", None, "digits of another width and another dash"),
        ("\"链主\"", "一/（二）", None, "quotes of another form"),
        ("各县（市、区）", "主送机关", Some("主送机关"), "the addressees"),
        ("壮大", "引言", Some("引言"), "the preamble"),
    ];
    for (query, path, part, what) in cases {
        let page = search(&library, query);
        let found: Vec<_> = page.hits.iter().map(|hit| (hit.clause.path.as_str(), hit.part.as_deref())).collect();
        assert!(found.contains(&(path, part)), "{what} is found by {query}: {found:?}");
    }
    for query in ["缆绳", "2025年4月1日", "遵照执行", "2025年3月10日"] {
        assert!(search(&library, query).total > 0, "{query} stands in the paper");
    }
    let page = search(&library, "深水");
    let row: String = page.hits[0].snippet.iter().map(|(run, _)| run.as_str()).collect();
    assert_eq!(row, "深水泊位｜30｜50", "the hit shows the whole row");
    assert_eq!(page.hits[0].clause.heading, "支持泊位改造", "and opens its clause");
    assert!(search(&library, "深水 20").hits.is_empty(), "words of two rows are no hit");
}

#[test]
fn headings_come_first_and_pages_do_not_overlap() {
    let place = Place::new();
    let library = place.open();
    let paths: Vec<_> =
        (0..12).map(|n| place.file(&format!("{n}.txt"), paper(&format!("样本{n}区"), "航运", ""))).collect();
    import(&library, &paths);
    let all = search(&library, "人才");
    assert_eq!(all.hits[0].clause.heading, "引进专业人才", "a word in the heading weighs more than one in the body");
    let query = SearchQuery { text: "人才".into(), ..SearchQuery::default() };
    let mut seen = BTreeSet::new();
    for from in (0..all.total).step_by(5) {
        let page = library.search(&query, lexicon(), from, 5).unwrap();
        assert_eq!(page.total, all.total, "every page knows the whole");
        for hit in page.hits {
            assert!(seen.insert((hit.document.id, hit.clause.path)), "no hit stands on two pages");
        }
    }
    assert_eq!(seen.len(), all.total as usize, "and none on no page");
    let beyond = library.search(&query, lexicon(), u32::MAX, u32::MAX).unwrap();
    assert!(beyond.hits.is_empty() && beyond.total == all.total, "there is nothing behind the last page");
}

#[test]
fn filters_narrow_a_search() {
    let place = Place::new();
    let library = place.open();
    import(
        &library,
        &[place.file("1.txt", paper("昆明市", "航运", "")), place.file("2.txt", paper("遵义市", "航运", ""))],
    );
    let places = |regions: &[&str], ids: &[&str]| -> BTreeSet<String> {
        let list = |names: &[&str]| names.iter().map(|&name| name.into()).collect();
        let query = SearchQuery { text: "航运".into(), regions: list(regions), themes: list(ids) };
        let page = library.search(&query, lexicon(), 0, 100).unwrap();
        page.hits.into_iter().filter_map(|hit| hit.document.region.last().cloned()).collect()
    };
    let all = BTreeSet::from(["昆明市".to_owned(), "遵义市".to_owned()]);
    assert_eq!(places(&[], &[]), all, "without a filter both places are found");
    assert_eq!(places(&["昆明市"], &[]), BTreeSet::from(["昆明市".to_owned()]));
    assert_eq!(places(&["贵州省"], &[]), BTreeSet::from(["遵义市".to_owned()]), "a province holds its cities");
    assert_eq!(places(&["昆明", "遵义"], &[]), all, "regions are alternatives, short names serve");
    let talent = search(&library, "人才").hits.len();
    let query = SearchQuery {
        text: "人才".into(),
        themes: themes::all().iter().map(|theme| theme.id.to_owned()).collect(),
        ..SearchQuery::default()
    };
    let themed = library.search(&query, lexicon(), 0, 100).unwrap().hits.len();
    assert!(themed > 0 && themed <= talent, "measures have a theme, and themes are alternatives");
}
