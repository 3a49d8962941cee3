//! The command line as a script sees it: JSON on standard output, errors on standard error, exit status.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn duice(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_duice")).args(args).output().unwrap()
}

fn json(args: &[&str]) -> Value {
    let done = duice(args);
    assert!(done.status.success(), "{args:?} must succeed: {}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

fn corpus(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../corpus").join(name).display().to_string()
}

fn written(dir: &Path, name: &str, text: &str) -> String {
    let path: PathBuf = dir.join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

const ISSUED: &str = "shili-low-altitude/3-issued.txt";
const DRAFT: &str = "shili-low-altitude/1-draft-for-comment.txt";
const REVIEW: &str = "shili-low-altitude/2-draft-for-review.txt";

#[test]
fn parse_prints_the_documents_of_a_file() {
    let value = json(&["parse", "--json", &corpus(ISSUED)]);
    let document = &value["documents"][0];
    assert_eq!(document["title"], "示例市低空经济若干措施", "the policy's own title, not the notice's");
    assert_eq!(document["doc_number"], "示政办发〔2025〕18号", "the number stands under the notice's title");
    assert_eq!(document["effective_on"], "2025-10-01", "the printed date of effect");
    assert_eq!(document["expires"], "2028-09-30", "the printed end of validity");
    let clauses = document["clauses"].as_array().unwrap();
    let measure = clauses.iter().find(|clause| clause["label"] == "（六）").unwrap();
    assert_eq!(measure["heading"], "引进整机企业", "heading without number and mark");
    assert_eq!(measure["path"], "二/（六）", "labels from the top down");
    assert_eq!(measure["responsible"].as_array().unwrap().len(), 3, "three units are named");
    assert!(!measure["text"].as_str().unwrap().contains("责任单位"), "the annotation is no part of the body");
    let amounts: Vec<&Value> =
        measure["figures"].as_array().unwrap().iter().map(|figure| &figure["value_norm"]).collect();
    assert!(amounts.contains(&&Value::from(15_000_000.0)), "1500万元 in yuan, found {amounts:?}");
    assert!(document["clauses"].as_array().unwrap().iter().filter(|clause| clause["is_measure"] == true).count() >= 20);
}

#[test]
fn trace_follows_a_clause_through_three_texts() {
    let value = json(&["trace", "--json", "--clause", "四/（十二）", &corpus(DRAFT), &corpus(REVIEW), &corpus(ISSUED)]);
    assert_eq!(value["documents"].as_array().unwrap().len(), 3, "every text is named");
    let traces = value["traces"].as_array().unwrap();
    assert_eq!(traces.len(), 1, "the clause that has this name in the newest text, and no other");
    let steps = traces[0]["steps"].as_array().unwrap();
    assert_eq!(steps[2]["clauses"], serde_json::json!(["四/（十一）", "四/（十二）"]), "it came out of a split");
    assert_eq!(steps[2]["doc_number"], "示政办发〔2025〕18号", "a step says its document's number");
    assert_eq!(steps[1]["issued_on"], "2025-06-20", "and its date");
    assert_eq!(steps[2]["rows"][0]["kind"], "split", "and what happened");
    let unknown = duice(&["trace", "--clause", "第九百条", &corpus(DRAFT), &corpus(ISSUED)]);
    assert_eq!(unknown.status.code(), Some(2), "a clause that no text has is wrong usage");
    assert_eq!(duice(&["trace", &corpus(DRAFT)]).status.code(), Some(2), "one text has no changes to trace");
}

#[test]
fn trace_follows_what_stands_outside_the_clauses() {
    let value = json(&["trace", "--json", "--clause", "引言", &corpus(DRAFT), &corpus(REVIEW), &corpus(ISSUED)]);
    assert_eq!(value["traces"], serde_json::json!([]), "no clause has this name");
    assert_eq!(value["outline"], serde_json::json!([]), "nor has a section");
    let front = value["front"].as_array().unwrap();
    assert_eq!((front.len(), &front[0]["changed"]), (1, &Value::from(true)), "the preamble changed on the way");
    assert_eq!(front[0]["steps"][1]["rows"][0]["kind"], "modified", "in the second text");
}

#[test]
fn trace_writes_every_format() {
    let dir = tempfile::tempdir().unwrap();
    for format in ["html", "docx", "xlsx", "csv", "md"] {
        let path = dir.path().join(format!("trace.{format}")).display().to_string();
        let done =
            duice(&["trace", "--format", format, "--output", &path, &corpus(DRAFT), &corpus(REVIEW), &corpus(ISSUED)]);
        assert!(done.status.success(), "{format}: {}", String::from_utf8_lossy(&done.stderr));
        assert!(std::fs::metadata(&path).unwrap().len() > 1000, "{format} holds the table");
    }
}

#[test]
fn diff_gives_both_texts_back() {
    let value = json(&["diff", "--json", &corpus(DRAFT), &corpus(REVIEW)]);
    let rows = value["rows"].as_array().unwrap();
    assert!(rows.len() >= 20, "about one row a measure, found {}", rows.len());
    for row in rows {
        let side = |other: &str| -> String {
            let segments = row["segments"].as_array().unwrap().iter();
            segments.filter(|part| part["op"] != other).map(|part| part["text"].as_str().unwrap()).collect()
        };
        assert_eq!(side("insert"), row["old_text"].as_str().unwrap(), "equal and deleted text is the old text");
        assert_eq!(side("delete"), row["new_text"].as_str().unwrap(), "equal and inserted text is the new text");
    }
    let kinds: Vec<&str> = rows.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    for kind in ["unchanged", "modified", "inserted", "deleted", "split", "merged"] {
        assert!(kinds.contains(&kind), "the drafts were written to differ in every way; {kind} is missing: {kinds:?}");
    }
}

#[test]
fn diff_of_a_file_with_several_documents_is_wrong_usage() {
    let dir = tempfile::tempdir().unwrap();
    let both = ["shili-low-altitude/3-issued.txt", "digests/qingdao-sports.txt"]
        .map(|name| std::fs::read_to_string(corpus(name)).unwrap())
        .join("\n\n");
    let bundle = written(dir.path(), "bundle.txt", &both);
    let done = duice(&["diff", "--json", &bundle, &corpus(DRAFT)]);
    assert_eq!(done.status.code(), Some(2), "two documents in one file cannot be one revision");
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.contains("2个文件") && told.contains("示例市低空经济若干措施"), "the list is told: {told}");
}

#[test]
fn a_library_is_made_filled_searched_and_compared() {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library").display().to_string();
    let first = json(&["import", "--library", &library, "--json", &corpus("shili-low-altitude"), &corpus("digests")]);
    let added: usize = first["files"].as_array().unwrap().iter().map(|f| f["added"].as_array().unwrap().len()).sum();
    assert_eq!(added, 6, "three revisions and three abstracts");
    let again = json(&["import", "--library", &library, "--json", &corpus("shili-low-altitude")]);
    assert!(
        again["files"].as_array().unwrap().iter().all(|file| file["added"].as_array().unwrap().is_empty()),
        "importing the same files again adds nothing"
    );

    let found = json(&["search", "--library", &library, "--json", "山区 投递"]);
    let hits = found["hits"].as_array().unwrap();
    assert!(found["total"].as_u64().unwrap() >= 3, "each revision speaks of it");
    assert!(hits.iter().all(|hit| hit["snippet"].as_str().unwrap().contains("投递")), "the snippet shows the hit");

    let table = json(&[
        "compare",
        "--library",
        &library,
        "--format",
        "json",
        "--document",
        "示政办发〔2025〕18号",
        "--document",
        "青岛市加快体育产业高质量发展若干措施（要点摘编）",
    ]);
    assert_eq!(table["columns"].as_array().unwrap().len(), 2, "one column a document");
    let mut cells = std::collections::BTreeSet::new();
    for row in table["themes"].as_array().unwrap().iter().flat_map(|theme| theme["rows"].as_array().unwrap()) {
        for measure in row["cells"][1].as_array().unwrap() {
            cells.insert(measure["label"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(cells.len(), 19, "every measure of the abstract is in the table");

    let checked = duice(&["library", "check", "--library", &library]);
    assert!(checked.status.success(), "a fresh library is sound");
    let docx = dir.path().join("table.docx").display().to_string();
    let done = duice(&[
        "compare",
        "--library",
        &library,
        "--document",
        "示政办发〔2025〕18号",
        "--document",
        "1",
        "--format",
        "docx",
        "--output",
        &docx,
    ]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::read(&docx).unwrap().starts_with(b"PK"), "a docx is a zip file");
}

#[test]
fn bad_input_is_named_and_the_rest_goes_in() {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library").display().to_string();
    let empty = written(dir.path(), "空白.txt", "");
    let picture = dir.path().join("图片.txt");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0").unwrap();
    let missing = dir.path().join("没有.txt").display().to_string();
    let picture = picture.display().to_string();
    let done = duice(&["import", "--library", &library, "--json", &empty, &picture, &missing, &corpus(ISSUED)]);
    assert_eq!(done.status.code(), Some(1), "something failed");
    let report: Value = serde_json::from_slice(&done.stdout).unwrap();
    let told = String::from_utf8(done.stderr).unwrap();
    for name in ["空白.txt", "图片.txt", "没有.txt"] {
        assert!(told.contains(name), "{name} is named: {told}");
    }
    let added: usize = report["files"].as_array().unwrap().iter().map(|f| f["added"].as_array().unwrap().len()).sum();
    assert_eq!(added, 1, "the good file went in");
}

#[test]
fn gb18030_is_read_and_said() {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library").display().to_string();
    let text = std::fs::read_to_string(corpus(ISSUED)).unwrap();
    let (bytes, ..) = encoding_rs::GB18030.encode(&text);
    let path = dir.path().join("旧编码.txt");
    std::fs::write(&path, bytes).unwrap();
    let report = json(&["import", "--library", &library, "--json", &path.display().to_string()]);
    let file = &report["files"][0];
    assert_eq!(file["added"][0]["title"], "示例市低空经济若干措施", "the text is read right");
    assert!(file["notices"].to_string().contains("GB18030"), "the import says so: {}", file["notices"]);
}

#[test]
fn a_pdf_without_its_library_is_one_clear_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let program = dir.path().join("duice");
    std::fs::copy(env!("CARGO_BIN_EXE_duice"), &program).unwrap();
    let pdf = written(dir.path(), "文件.pdf", "%PDF-1.7\n");
    let text = written(dir.path(), "文件.txt", "示例市若干措施\n一、给予补助。\n");
    let done = Command::new(&program).args(["parse", "--json", &pdf, &text]).output().unwrap();
    assert_eq!(done.status.code(), Some(1), "one file was not read");
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.contains("缺少读取PDF的组件，文件“文件.pdf”没有读入") && told.contains("请重新安装本程序"), "{told}");
    assert_eq!(told.matches('。').count(), 1, "one sentence: {told}");
    let value: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(value["documents"].as_array().unwrap().len(), 1, "the other file was");
}

#[test]
fn wrong_usage_ends_with_2() {
    assert_eq!(duice(&["parse"]).status.code(), Some(2), "a file is needed");
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().display().to_string();
    assert_eq!(duice(&["compare", "--library", &library]).status.code(), Some(2), "documents or regions are needed");
}

#[test]
fn a_folder_without_a_library_stays_one() {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("写错的路径").display().to_string();
    for words in [&["search", "--library", &library, "人才"][..], &["library", "check", "--library", &library]] {
        let done = duice(words);
        assert_eq!(done.status.code(), Some(1), "{words:?}");
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(told.contains("里没有文库") && told.contains("duice import"), "what is wrong and what to do: {told}");
    }
    assert!(!std::path::Path::new(&library).exists(), "only an import makes a library");
}

#[test]
fn an_export_is_what_its_name_says() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("对照表.docx").display().to_string();
    let done = duice(&["diff", &corpus(DRAFT), &corpus(ISSUED), "--output", &output]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::read(&output).unwrap().starts_with(b"PK"), "a name that ends in .docx asks for a Word file");
}

#[test]
fn one_document_is_no_comparison() {
    let dir = tempfile::tempdir().unwrap();
    let library = dir.path().join("library").display().to_string();
    json(&["import", "--library", &library, "--json", &corpus(ISSUED)]);
    let done = duice(&["compare", "--library", &library, "--document", "1", "--document", "1"]);
    assert_eq!(done.status.code(), Some(2), "the same document twice is one");
}

#[test]
fn what_was_not_read_is_said_before_it_is_compared() {
    let dir = tempfile::tempdir().unwrap();
    let table = |number: &str| format!("序号,任务,目标\n1,修灯塔,{number}座\n2,挖渠,3条\n");
    let (old, new) = (written(dir.path(), "old.csv", &table("12")), written(dir.path(), "new.csv", &table("15")));
    let done = duice(&["diff", "--json", &old, &new]);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(said.matches("未读入的列：目标").count(), 2, "of both files: {said}");
    assert!(serde_json::from_slice::<Value>(&done.stdout).is_ok(), "the output is JSON alone");
}
