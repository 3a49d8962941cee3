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
