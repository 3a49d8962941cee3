//! Old files through LibreOffice: what it makes of them is read, what it does wrong ends alone, and nothing is loaded.
#![cfg(unix)]

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use duice_formats::read::{ReadErrorCode, ReadFile};
use duice_formats::worker::{Limits, Worker, find_office};

fn worker(office: Option<PathBuf>) -> Worker {
    let limits = Limits { office: Duration::from_secs(2), ..Limits::default() };
    Worker { office, limits, ..Worker::new(env!("CARGO_BIN_EXE_mock-reader")) }
}

fn rtf(folder: &Path, inside: &str) -> PathBuf {
    let path = folder.join("旧文件.doc");
    let escaped: String =
        inside.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{}?", c as u32 as i16) }).collect();
    std::fs::write(&path, format!("{{\\rtf1\\ansi\\uc1 {escaped}\\par}}")).unwrap();
    path
}

/// A program that is taken for LibreOffice and does what `script` says.
fn pretended(folder: &Path, script: &str) -> PathBuf {
    let path = folder.join("soffice");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[test]
fn an_old_file_is_read_through_libreoffice_and_nothing_is_loaded() {
    let Some(office) = find_office() else {
        println!("not tested: LibreOffice is not installed");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let picture = format!("http://{}/a.png", listener.local_addr().unwrap());
    let field = format!("{{\\field{{\\*\\fldinst INCLUDEPICTURE \"{picture}\" \\\\d}}{{\\fldrslt}}}}");
    let path = rtf(folder.path(), &format!("一、总则\\par {field}\\par 二、附则"));
    let patient = Worker { limits: Limits::default(), ..worker(Some(office)) };
    let source = patient.read(&path).unwrap();
    let said: Vec<&str> = source.paragraphs.iter().map(|it| it.text.as_str()).filter(|text| !text.is_empty()).collect();
    assert_eq!((source.name.as_str(), said), ("旧文件.doc", vec!["一、总则", "二、附则"]), "the text comes through");
    assert!(listener.accept().is_err(), "a picture elsewhere is not fetched");
}

#[test]
fn a_converter_that_misbehaves_ends_alone_and_in_time() {
    for (script, why) in [
        ("sleep 60 & sleep 60", "it hangs"),
        ("exit 0", "it writes nothing"),
        ("exit 3", "it fails"),
        ("kill -9 $$", "it dies"),
        ("for last; do :; done; mkdir -p output; : > output/input.docx", "it writes an empty file"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = rtf(folder.path(), "一、总则");
        let began = Instant::now();
        let error = worker(Some(pretended(folder.path(), script))).read(&path).unwrap_err();
        assert!(began.elapsed() < Duration::from_secs(20), "{why}: nobody waits for it");
        assert_eq!(error.code, ReadErrorCode::NotADocument, "{why}: {error}");
        assert!(
            error.to_string().contains("请安装LibreOffice后重试，或用原来的软件打开后另存为.docx"),
            "{why}: {error}"
        );
    }
}

#[test]
fn what_a_converter_writes_is_as_untrusted_as_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = rtf(folder.path(), "一、总则");
    let script = "mkdir -p output; printf 'PK\\003\\004 word/document.xml' > output/input.docx";
    let error = worker(Some(pretended(folder.path(), script))).read(&path).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Damaged, "the child reads it like any file: {error}");
}

#[test]
fn a_converter_knows_nothing_of_the_user() {
    let folder = tempfile::tempdir().unwrap();
    let path = rtf(folder.path(), "一、总则");
    let seen = folder.path().join("seen.txt");
    let script = format!("{{ pwd; env; ulimit -t; ulimit -c; }} > {}", seen.display());
    worker(Some(pretended(folder.path(), &script))).read(&path).unwrap_err();
    let seen = std::fs::read_to_string(seen).unwrap();
    let home = seen.lines().next().unwrap();
    assert!(
        seen.contains(&format!("HOME={home}")) && !Path::new(home).exists(),
        "its home is a folder that is gone: {seen}"
    );
    assert!(seen.lines().any(|line| line == "60"), "its time on the processor is limited: {seen}");
    let user = std::env::var("HOME").unwrap();
    assert!(!seen.lines().any(|line| line.ends_with(&format!("={user}"))), "nothing names the user's home: {seen}");
}
