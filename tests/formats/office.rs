//! Old files through LibreOffice: what it makes of them is read, what it does wrong ends alone, and nothing is loaded.
#![cfg(unix)]

use std::io::Write;
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

/// An OpenDocument file with a picture that lies at `address`.
fn with_picture(folder: &Path, address: &str) -> PathBuf {
    const NAMES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
        xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
        xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
        xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"";
    let text = format!(
        "<office:document-content {NAMES} office:version=\"1.2\"><office:body><office:text><text:p>一、总则</text:p>\
         <text:p><draw:frame text:anchor-type=\"as-char\" svg:width=\"2cm\" svg:height=\"2cm\"><draw:image \
         xlink:href=\"{address}\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/></draw:frame></text:p>\
         <text:p>二、附则</text:p></office:text></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
        <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>\
        <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>";
    let path = folder.join("旧文件.odt");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mimetype = "application/vnd.oasis.opendocument.text";
    for (name, content) in [("mimetype", mimetype), ("content.xml", &text), ("META-INF/manifest.xml", manifest)] {
        archive.start_file(name, stored).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
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
    let path = with_picture(folder.path(), &format!("http://{}/a.png", listener.local_addr().unwrap()));
    let patient = Worker { limits: Limits::default(), ..worker(Some(office)) };
    let source = patient.read(&path).unwrap();
    let said: Vec<&str> = source.paragraphs.iter().map(|it| it.text.as_str()).filter(|text| !text.is_empty()).collect();
    assert_eq!((source.name.as_str(), said), ("旧文件.odt", vec!["一、总则", "二、附则"]), "the text comes through");
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
        assert_eq!(error.code, ReadErrorCode::Damaged, "{why}: {error}");
        assert!(error.to_string().contains("LibreOffice没有能读出，请用原来的软件打开检查"), "{why}: {error}");
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
