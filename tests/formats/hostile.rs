//! Files made to harm, through the worker: each ends in one sentence, in time, or is read.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use duice_formats::read::{ReadErrorCode, ReadFile};
use duice_formats::worker::{Limits, Worker};

fn worker() -> Worker {
    let limits = Limits { wall: Duration::from_secs(8), ..Limits::default() };
    Worker { limits, office: None, ..Worker::new(env!("CARGO_BIN_EXE_mock-reader")) }
}

/// An archive whose parts have these names and sizes, all of them blanks.
fn archive(parts: &[(&str, usize)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, size) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        let blanks = vec![b' '; 1024 * 1024];
        for start in (0..*size).step_by(blanks.len()) {
            archive.write_all(&blanks[..blanks.len().min(size - start)]).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

fn refused(folder: &Path, name: &str, content: &[u8]) -> (ReadErrorCode, String) {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    let began = Instant::now();
    let error = worker().read(&path).expect_err(name);
    assert!(began.elapsed() < Duration::from_secs(15), "{name}: nobody waits longer");
    (error.code, error.to_string())
}

#[test]
fn hostile_files_end_in_one_sentence() {
    let attributes: String = (0..400_000).map(|n| format!(" a{n}=1")).collect();
    let many: String = (0..300_000).map(|n| format!("<font a{n}=1>")).collect();
    let cases: Vec<(&str, Vec<u8>, &[ReadErrorCode])> = vec![
        ("深.html", format!("<html>{}", "<ul><li>".repeat(300_000)).into_bytes(), &[ReadErrorCode::Damaged]),
        ("格.html", format!("<html><body>{many}一、总则").into_bytes(), &[ReadErrorCode::Damaged]),
        (
            "属.html",
            format!("<html><body><p{attributes}>一、总则").into_bytes(),
            &[ReadErrorCode::Exhausted, ReadErrorCode::Damaged],
        ),
        (
            "炸.xlsx",
            archive(&[("xl/workbook.xml", 100), ("xl/worksheets/sheet1.xml", 80_000_000)]),
            &[ReadErrorCode::Damaged],
        ),
        (
            "旧.doc",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0\0\0".repeat(50_000),
            &[ReadErrorCode::Damaged],
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for (name, content, codes) in &cases {
            let folder = folder.path();
            scope.spawn(move || {
                let (code, sentence) = refused(folder, name, content);
                assert!(codes.contains(&code), "{name}: {sentence}");
                assert!(sentence.contains(name), "{sentence} names the file");
                assert_eq!(sentence.matches('。').count(), 1, "{name}: {sentence} is one sentence");
            });
        }
    });
}

#[test]
fn odd_files_are_read_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let open_quote = format!("内容\n\"{}", "给予补助。\n".repeat(200_000));
    let wide = format!("内容{}\n给予补助。\n", ",".repeat(200_000));
    let spans = format!(
        "<html><body><table>{}</table>",
        "<tr><td rowspan=65534 colspan=1000>甲</td><td>乙</td></tr>".repeat(3000)
    );
    for (name, content) in [("引.csv", open_quote), ("宽.csv", wide), ("跨.html", spans)] {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        let source = worker().read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!source.paragraphs.is_empty(), "{name} holds text");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_once_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let began = Instant::now();
    for ending in ["docx", "doc", "wps", "odt", "pdf", "ofd", "html", "xlsx", "xls", "ods", "csv", "txt", "md"] {
        let at = |name: &str| folder.path().join(format!("{name}.{ending}"));
        std::fs::create_dir(at("夹")).unwrap();
        std::os::unix::fs::symlink(at("环"), at("环")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(at("管")).status().unwrap().success());
        std::fs::File::create(at("洞")).unwrap().set_len(2 * 1024 * 1024 * 1024).unwrap();
        for (name, said) in [
            ("夹", "是文件夹，不是文件"),
            ("环", "链接指向自身"),
            ("管", "是设备或管道"),
            ("洞", "有2048MB，超过64MB的上限"),
        ] {
            let sentence = worker().read(&at(name)).expect_err(name).to_string();
            assert!(sentence.contains(&format!("{name}.{ending}")) && sentence.contains(said), "{sentence}");
            assert_eq!(sentence.matches('。').count(), 1, "{sentence} is one sentence");
        }
    }
    assert!(began.elapsed() < Duration::from_secs(8), "nothing of it is read");
}

#[test]
fn archives_that_were_cut_are_damaged_and_no_packed_files() {
    let folder = tempfile::tempdir().unwrap();
    let types = archive(&[("[Content_Types].xml", 100), ("docProps/app.xml", 100)]);
    for name in ["缺.docx", "缺.xlsx", "缺.ofd", "缺.odt", "缺.ods"] {
        for content in [&types[..], &types[..60]] {
            let (code, sentence) = refused(folder.path(), name, content);
            assert_eq!(code, ReadErrorCode::Damaged, "{sentence}");
            assert!(sentence.contains("已损坏或结构异常") && sentence.contains("重新保存后再导入"), "{sentence}");
        }
    }
    let (_, sentence) = refused(folder.path(), "包.zip", &archive(&[("甲.txt", 100)]));
    assert!(sentence.contains("是压缩包"), "a real one is called one: {sentence}");
}
