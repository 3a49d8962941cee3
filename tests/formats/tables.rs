//! Tables through the worker and the whole reader: each document of a table is a document.

use duice_core::{ingest, words::Lexicon};
use duice_formats::read::ReadFile;
use duice_formats::worker::{Worker, find_office};

#[test]
fn the_documents_of_a_table_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("措施汇总.csv");
    let table = "地区,文件名称,发布日期,序号,措施,责任单位\n\
        浙江省杭州市,支持样本产业清单,2031-01-02,1,建设平台。给予不超过500万元补助。,市甲局、市乙局\n\
        浙江省杭州市,支持样本产业清单,2031-01-02,2,降低成本。每年减免10万元。,市丙局\n\
        江苏省南京市,促进样本产业若干措施,2031-03-04,1,引进人才。给予50万元奖励。,市丁局\n";
    std::fs::write(&path, table).unwrap();
    let source = Worker::new(env!("CARGO_BIN_EXE_mock-reader")).read(&path).unwrap();
    let documents = ingest::read(&source, &Lexicon::new());
    let read: Vec<_> = documents
        .iter()
        .map(|document| {
            let meta = &document.meta;
            let measures = document.clauses.iter().filter(|clause| clause.is_measure).count();
            (meta.title.as_str(), meta.region.join("/"), meta.issued_on.as_deref(), measures)
        })
        .collect();
    assert_eq!(
        read,
        [
            ("支持样本产业清单", "浙江省/杭州市".to_owned(), Some("2031-01-02"), 2),
            ("促进样本产业若干措施", "江苏省/南京市".to_owned(), Some("2031-03-04"), 1),
        ],
        "a title of any kind opens a document where the table says so, with the facts of its columns"
    );
    let units: Vec<&str> = documents[0].clauses[0].responsible.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(units, ["市甲局", "市乙局"], "the units of a row are the units of its measure");
}

/// Old tables are read with LibreOffice and without it; made by LibreOffice, because nothing else here writes them.
#[test]
fn old_tables_are_read_with_and_without_libreoffice() {
    let Some(office) = find_office() else {
        println!("not tested: LibreOffice is not installed");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("表.csv");
    std::fs::write(&path, "地区,内容,比例\n杭州市,给予100万元补助。,30%\n南京市,减免租金。,20%\n").unwrap();
    for ending in ["xls", "ods"] {
        let done = std::process::Command::new(&office)
            .arg(format!("-env:UserInstallation=file://{}/profile", folder.path().display()))
            .args(["--headless", "--infilter=CSV:44,34,76,1", "--convert-to", ending, "--outdir"])
            .args([folder.path(), &path])
            .output()
            .unwrap();
        assert!(done.status.success(), "{ending}: {}", String::from_utf8_lossy(&done.stderr));
        let made = folder.path().join(format!("表.{ending}"));
        let worker = Worker::new(env!("CARGO_BIN_EXE_mock-reader"));
        let expected = ["杭州市表", "地区：杭州市", "来源：表格第2行", "1. 给予100万元补助。"];
        for worker in [worker.clone(), Worker { office: None, ..worker }] {
            let source = worker.read(&made).unwrap();
            let lines: Vec<&str> = source.paragraphs.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(lines[..4], expected, "{ending}, LibreOffice: {}", worker.office.is_some());
            let said = source.problems.iter().any(|problem| problem.message.contains("30%读成0.3"));
            assert_eq!(said, worker.office.is_none(), "{ending}: what is lost without LibreOffice is said");
            let columns = worker.tables(&made).unwrap().sheets[0].columns.len();
            assert_eq!(columns, 3, "{ending}: its columns can be chosen");
        }
    }
}
