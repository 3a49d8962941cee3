//! What a user may choose, through the worker.

use duice_core::{ingest, words::Lexicon};
use duice_formats::read::{ColumnAt, ColumnChoice, ColumnKind, ReadErrorCode, ReadFile, ReadOptions};
use duice_formats::worker::Worker;

#[test]
fn columns_are_shown_chosen_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("汇总.csv");
    std::fs::write(&path, "单位,甲项,乙项\n样本市,平台,给予100万元补助。\n").unwrap();
    let worker = Worker::new(env!("CARGO_BIN_EXE_mock-reader"));
    assert_eq!(worker.read(&path).unwrap_err().code, ReadErrorCode::Columns, "nothing is recognised by itself");
    let preview = worker.tables(&path).unwrap();
    let heads: Vec<&str> = preview.sheets[0].columns.iter().map(|column| column.head.as_str()).collect();
    assert_eq!(heads, ["单位", "甲项", "乙项"], "what there is to choose from");
    assert!(preview.kinds.iter().any(|kind| kind.name == "内容"), "and as what");
    let choice = |kind, column: &str| ColumnChoice { kind, column: ColumnAt::Named(column.to_owned()) };
    let columns =
        vec![choice(ColumnKind::Region, "A"), choice(ColumnKind::Heading, "甲项"), choice(ColumnKind::Text, "C")];
    let options = ReadOptions { columns, ..ReadOptions::default() };
    let source = Worker { options, ..worker }.read(&path).unwrap();
    let documents = ingest::read(&source, &Lexicon::new());
    let measure = documents[0].measures().next().unwrap();
    assert_eq!(documents[0].heading(measure), "平台", "the choice goes all the way");
    assert_eq!(documents[0].meta.region, ["样本市"], "a place that no table knows stands as printed");
}
