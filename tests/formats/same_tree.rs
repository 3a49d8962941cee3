//! The same document in every format gives the same clause tree.
//!
//! The texts are the project's own; LibreOffice makes the other formats of them. A further format is a further row of
//! [`FORMS`], or, where another program makes it, a further function beside [`made`].

use std::path::{Path, PathBuf};
use std::process::Command;

use duice_core::{ingest, model::Document, words::Lexicon};
use duice_formats::read::ReadFile;
use duice_formats::worker::{Worker, find_office};

/// Endings, and the filter by which LibreOffice writes them.
const FORMS: &[(&str, &str)] = &[("docx", "docx"), ("doc", "doc:MS Word 97"), ("html", "html:HTML (StarWriter)")];

/// The documents, from the root of the repository.
pub(super) const DOCUMENTS: &[&str] = &[
    "corpus/shili-low-altitude/1-draft-for-comment.txt",
    "corpus/shili-low-altitude/3-issued.txt",
    "corpus/digests/qingdao-sports.txt",
    "tests/cases/reading/articles.txt",
    "tests/cases/reading/boxes-and-tables.txt",
    "tests/cases/reading/decimals-and-lists.txt",
    "tests/cases/reading/goals-and-dashes.txt",
    "tests/cases/reading/notice-and-measures.txt",
];

/// Copies of the documents in `folder` as plain text, named by their place in the list.
fn texts(folder: &Path) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let copy = |(at, from): (usize, &&str)| {
        let to = folder.join(format!("{at}.txt"));
        std::fs::copy(root.join(from), &to).unwrap();
        to
    };
    DOCUMENTS.iter().enumerate().map(copy).collect()
}

/// How LibreOffice is told that a text is one.
const FROM_TEXT: &str = "--infilter=Text (encoded):UTF8,LF,,,";

/// Files of the format that `filter` writes, made of `files` by one run of LibreOffice.
pub(super) fn made(office: &Path, folder: &Path, files: &[PathBuf], filter: &str, more: &[&str]) {
    let done = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--norestore", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .args(more)
        .args(files)
        .output()
        .unwrap();
    assert!(done.status.success(), "{filter}: {}", String::from_utf8_lossy(&done.stderr));
}

/// What a reader of the documents of a file is told of them, white space left out: formats lay text out differently.
pub(super) fn told(path: &Path) -> Vec<String> {
    let source = Worker::new(env!("CARGO_BIN_EXE_mock-reader")).read(path).unwrap();
    let documents = ingest::read(&source, &Lexicon::new());
    documents.iter().flat_map(of_document).map(|line| line.split_whitespace().collect()).collect()
}

/// [`told`] of each file, several at once, because each waits for its worker.
fn all_told(files: Vec<PathBuf>) -> Vec<Vec<String>> {
    std::thread::scope(|scope| {
        let running: Vec<_> = files.iter().map(|file| scope.spawn(|| told(file))).collect();
        running.into_iter().map(|told| told.join().unwrap()).collect()
    })
}

fn of_document(document: &Document) -> Vec<String> {
    let meta = &document.meta;
    let mut lines = vec![format!("{meta:?}")];
    let blocks = document.blocks.iter().filter(|block| !block.span.of(&document.text).trim().is_empty());
    lines.extend(blocks.map(|block| format!("{:?} {}", block.role, block.span.of(&document.text))));
    for clause in &document.clauses {
        let units: Vec<&str> = clause.responsible.iter().map(|unit| unit.name.as_str()).collect();
        let (path, content) = (document.path(clause.id), document.content(clause));
        lines.push(format!("{} {path}: {content} {units:?} {}", clause.level, clause.is_measure));
        let figures = clause.figures.iter().map(|figure| format!("{:?} {:?}", figure.value, figure.unit));
        lines.extend(figures);
    }
    lines
}

#[test]
fn the_same_document_in_every_format_gives_the_same_tree() {
    let Some(office) = find_office() else {
        println!("not tested: LibreOffice is not installed");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let files = texts(folder.path());
    let expected: Vec<Vec<String>> = files.iter().map(|file| told(file)).collect();
    assert!(expected.iter().all(|lines| lines.len() > 5), "each of them is a document with clauses");
    for (ending, filter) in FORMS {
        made(&office, folder.path(), &files, filter, &[FROM_TEXT]);
        let read = all_told((0..files.len()).map(|at| folder.path().join(format!("{at}.{ending}"))).collect());
        for (at, (read, expected)) in read.iter().zip(&expected).enumerate() {
            let differing = read.iter().zip(expected).find(|(read, expected)| read != expected);
            assert_eq!(differing, None, "{} as {ending} against its text", DOCUMENTS[at]);
            assert_eq!(read.len(), expected.len(), "{} as {ending}: nothing more and nothing less", DOCUMENTS[at]);
        }
    }
}

/// Automatic numbers stand nowhere in the text of a Word file; as .docx and as .doc it gives the tree of its text. Not as
/// html: LibreOffice writes every automatic number of a page as a plain 1., 2., 3.
#[test]
fn automatic_numbers_give_the_tree_of_printed_ones() {
    let Some(office) = find_office() else {
        println!("not tested: LibreOffice is not installed");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (text, word) = (folder.path().join("numbers.txt"), folder.path().join("numbers.docx"));
    let levels = [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")];
    let lines = [
        (None, "", "样本市支持样本产业若干措施"),
        (None, "", "为支持样本产业，制定以下措施。"),
        (Some(0), "一、", "加强统筹"),
        (Some(1), "（一）", "建立机制。市样本局牵头建立会商机制。"),
        (Some(1), "（二）", "编制规划。2031年底前完成。"),
        (Some(0), "二、", "扩大应用"),
        (Some(1), "（一）", "拓展场景。按下列标准给予补助："),
        (Some(2), "1.", "企业自建场景的，按10%补助；"),
        (Some(2), "2.", "联合共建场景的，按20%补助。"),
        (None, "", "本措施自2031年1月1日起施行。"),
    ];
    let printed: Vec<String> = lines.iter().map(|(_, number, text)| format!("{number}{text}")).collect();
    std::fs::write(&text, printed.join("\n")).unwrap();
    word::write(&word, &levels, &lines.map(|(level, _, text)| (level, text)));
    made(&office, folder.path(), std::slice::from_ref(&word), "doc:MS Word 97", &[]);
    let expected = told(&text);
    assert!(expected.iter().any(|line| line.contains("二/（一）")), "the text has a tree: {expected:?}");
    for ending in ["docx", "doc"] {
        assert_eq!(told(&word.with_extension(ending)), expected, "as {ending}");
    }
}

mod word {
    //! A Word file with automatic numbers, as small as Word files may be.
    use std::io::Write;
    use std::path::Path;

    const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    /// Writes a file whose lines stand on `levels`, each a way to count and the text around the number.
    pub(super) fn write(path: &Path, levels: &[(&str, &str)], lines: &[(Option<usize>, &str)]) {
        let body: String = lines.iter().map(|(level, text)| paragraph(*level, text)).collect();
        let levels: String = levels.iter().enumerate().map(|(at, (format, text))| level(at, format, text)).collect();
        let relation = |kind: &str, target: &str| {
            format!(
                "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
            )
        };
        let part = |name: &str, kind: &str| {
            format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>")
        };
        let parts = [
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}</Types>",
                    part("document", "document.main"),
                    part("numbering", "numbering")
                ),
            ),
            ("_rels/.rels", relation("officeDocument", "word/document.xml")),
            ("word/_rels/document.xml.rels", relation("numbering", "numbering.xml")),
            ("word/document.xml", format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
            (
                "word/numbering.xml",
                format!(
                    "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>{levels}</w:abstractNum>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
                ),
            ),
        ];
        let mut archive = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
        for (name, content) in parts {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        archive.finish().unwrap();
    }

    fn paragraph(level: Option<usize>, text: &str) -> String {
        let number =
            |level| format!("<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>");
        format!("<w:p>{}<w:r><w:t>{text}</w:t></w:r></w:p>", level.map(number).unwrap_or_default())
    }

    fn level(at: usize, format: &str, text: &str) -> String {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:suff w:val=\"nothing\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    }
}
