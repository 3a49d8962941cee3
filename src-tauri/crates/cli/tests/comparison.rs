//! 上下级对照 and a draft against the library, as a script sees them.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::{path::Path, process::Command};

use serde_json::Value;

fn duice(args: &[&str]) -> (Option<i32>, Vec<u8>) {
    let done = Command::new(env!("CARGO_BIN_EXE_duice")).args(args).output().unwrap();
    (done.status.code(), done.stdout)
}

fn json(args: &[&str]) -> Value {
    let (code, out) = duice(args);
    assert_eq!(code, Some(0), "{args:?} must succeed");
    serde_json::from_slice(&out).unwrap()
}

const PROVINCE: &str = "样本省人民政府关于印发样本省促进渔港经济发展若干措施的通知\n各市人民政府：\n现印发给你们。\n样本省人民政府\n2024年3月1日\n\n样本省促进渔港经济发展若干措施\n一、主要措施\n（一）加强高端人才引进。对引进的高层次人才给予住房保障。\n（二）打造绿色工厂。推广节能降碳技术，开展清洁生产。\n";
const TOWN: &str = "示例市人民政府关于印发示例市促进渔港经济发展若干措施的通知\n各区人民政府：\n现印发给你们。\n示例市人民政府\n2025年3月1日\n\n示例市促进渔港经济发展若干措施\n一、主要措施\n（一）引进渔业人才。对引进的高层次渔业人才给予住房补贴。\n（二）拓宽融资渠道。鼓励银行增加贷款，支持企业融资。\n";

/// A library of the two papers, and the folder that holds it.
fn library() -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library").display().to_string();
    for (name, text) in [("province.txt", PROVINCE), ("town.txt", TOWN)] {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        assert_eq!(duice(&["import", "--library", &library, path.to_str().unwrap()]).0, Some(0), "{name} comes in");
    }
    (dir, library)
}

#[test]
fn the_lower_paper_is_held_against_the_higher_one() {
    let (dir, library) = library();
    let upper = ["compare", "--library", &library, "--upper", "样本省促进渔港经济发展若干措施"];
    let whole = [&upper[..], &["--document", "示例市促进渔港经济发展若干措施", "--format", "json"]].concat();
    let value = json(&whole);
    let levels: Vec<&str> =
        value["rows"].as_array().unwrap().iter().map(|row| row["cells"][0]["level"].as_str().unwrap()).collect();
    assert_eq!(levels, ["measures", "absent"], "talent is taken up, clean production is not");
    assert_eq!(duice(&upper).0, Some(2), "without a lower paper there is nothing to compare");
    for format in ["docx", "xlsx", "html", "csv", "md"] {
        let file = dir.path().join(format!("out.{format}")).display().to_string();
        let args = [&whole[..whole.len() - 1], &[format, "--output", &file]].concat();
        assert_eq!(duice(&args).0, Some(0), "{format} is written");
        assert!(Path::new(&file).metadata().unwrap().len() > 100, "{format} holds something");
    }
}

#[test]
fn a_draft_is_held_against_the_library() {
    let (dir, library) = library();
    let draft = dir.path().join("draft.txt");
    let text = "甲乙市促进渔港经济发展若干措施\n一、主要措施\n（一）引进高端人才。对高层次人才给予住房保障。\n（二）保护剪纸技艺。建设剪纸博物馆。\n";
    std::fs::write(&draft, text).unwrap();
    let value = json(&["advise", "--library", &library, "--format", "json", draft.to_str().unwrap()]);
    assert_eq!(value["looked_at"], 2, "both papers are in force");
    let clauses = value["clauses"].as_array().unwrap();
    assert_eq!(clauses[0]["near"][0]["corresponds"], true, "others attract talent too");
    assert_eq!(clauses[1]["only_here"], true, "nobody else keeps paper cutting");
    let listed = json(&["library", "list", "--library", &library, "--json"]);
    assert!(!listed.to_string().contains("甲乙市"), "the draft itself is not kept");
}

/// The text of an export: for packed formats that of its main part.
fn exported(file: &Path, format: &str) -> String {
    let bytes = std::fs::read(file).unwrap();
    let part = match format {
        "docx" => "word/document.xml",
        "xlsx" => "xl/sharedStrings.xml",
        _ => return String::from_utf8(bytes).unwrap(),
    };
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(part).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn advice_says_the_same_in_every_format() {
    let (dir, library) = library();
    let draft = dir.path().join("draft.txt");
    let text = "甲乙市促进渔港经济发展若干措施\n一、主要措施\n（一）引进高端人才。对高层次人才给予住房保障。\n（二）保护剪纸技艺。建设剪纸博物馆。\n";
    std::fs::write(&draft, text).unwrap();
    for format in ["json", "csv", "xlsx", "docx", "html", "md"] {
        let file = dir.path().join(format!("advice.{format}"));
        let args = ["advise", "--library", &library, "--format", format, "--output", file.to_str().unwrap()];
        assert_eq!(duice(&[&args[..], &[draft.to_str().unwrap()]].concat()).0, Some(0), "{format} is written");
        let text = exported(&file, format);
        for wanted in ["保护剪纸技艺", "加强高端人才引进", "示例市促进渔港经济发展若干措施"]
        {
            assert!(
                text.contains(wanted),
                "{format} holds the draft's own clause, the near one and the peers: {wanted}"
            );
        }
    }
}

#[test]
fn what_is_no_draft_is_refused_in_one_sentence() {
    let (dir, library) = library();
    let cases = [
        ("novel.txt", "第一章 雨夜\n那天晚上下着雨，他走进巷子，没有人。\n“你是谁？”她问。\n", "不是政策文件"),
        ("README.md", "# A tool\n\nRun it.\n\n## Install\n\nBuild it.\n", "不是政策文件"),
        (
            "meeting.txt",
            "示例市样品局关于召开会议的通知\n各科室：\n定于2031年3月1日开会。\n示例市样品局\n2031年2月1日\n",
            "没有读出任何措施",
        ),
    ];
    for (name, text, sentence) in cases {
        let path = dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        let said = refused(&["advise", "--library", &library, path.to_str().unwrap()], 1);
        assert!(said.contains(sentence), "{name}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "{name}: one sentence, not more: {said}");
    }
}

#[test]
fn a_search_for_a_theme_or_a_place_that_is_not_there_says_so() {
    let (_dir, library) = library();
    let theme = refused(&["search", "--library", &library, "--theme", "没有", "人才"], 2);
    assert!(theme.contains("talent（人才引育）"), "the themes that there are: {theme}");
    let place = refused(&["search", "--library", &library, "--region", "火星", "人才"], 1);
    assert!(place.contains("火星"), "an empty list would hide the mistake: {place}");
    assert_eq!(duice(&["search", "--library", &library, "--region", "样本省", "人才"]).0, Some(0), "this one is there");
}

/// What is said on standard error by a call that must end with `code`.
fn refused(args: &[&str], code: i32) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_duice")).args(args).output().unwrap();
    assert_eq!(done.status.code(), Some(code), "{args:?} must be refused");
    assert!(done.stdout.is_empty(), "{args:?}: nothing but the sentence");
    String::from_utf8(done.stderr).unwrap()
}
