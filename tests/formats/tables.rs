//! Tables through the worker and the whole reader: each document of a table is a document.

use duice_core::{ingest, words::Lexicon};
use duice_formats::read::ReadFile;
use duice_formats::worker::Worker;

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
