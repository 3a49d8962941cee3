//! Reading text in every encoding and shape in which it comes, and refusing what is none.
#![allow(clippy::unwrap_used)]

use duice_core::model::{ParagraphStyle, ProblemKind};
use encoding_rs::{BIG5, GB18030, UTF_16BE, UTF_16LE};

use super::*;

const TEXT: &str = "示例市促进样本产业发展若干措施\n\n一、支持企业建设公共平台，给予不超过500万元补助。\n（一）由市样本产业办牵头，2026年底前完成。\n";

fn lines(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn notices(source: &Source) -> Vec<&str> {
    source.problems.iter().map(|problem| problem.message.as_str()).collect()
}

fn read(content: &[u8]) -> Source {
    bytes("甲.txt", content).unwrap()
}

fn refused(name: &str, content: &[u8]) -> ReadError {
    bytes(name, content).unwrap_err()
}

/// What is left of an old container with a stream of this name.
fn ole(name: &str) -> Vec<u8> {
    [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), utf16(name, false), vec![0; 64]].concat()
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let expected: Vec<&str> = TEXT.lines().collect();
    let with_mark = |mark: &[u8], body: Vec<u8>| [mark.to_vec(), body].concat();
    for (content, encoding) in [
        (TEXT.as_bytes().to_vec(), "UTF-8"),
        (with_mark(b"\xEF\xBB\xBF", TEXT.as_bytes().to_vec()), "UTF-8"),
        (GB18030.encode(TEXT).0.into_owned(), "GB18030"),
        (with_mark(b"\x84\x31\x95\x33", GB18030.encode(TEXT).0.into_owned()), "GB18030"),
        (with_mark(b"\xFF\xFE", utf16(TEXT, false)), UTF_16LE.name()),
        (with_mark(b"\xFE\xFF", utf16(TEXT, true)), UTF_16BE.name()),
        (utf16(TEXT, false), UTF_16LE.name()),
        (utf16(TEXT, true), UTF_16BE.name()),
    ] {
        let source = read(&content);
        assert_eq!(lines(&source), expected, "{encoding}: the text is the same");
        assert!(source.encoding.as_deref().unwrap() == encoding, "{encoding} is recognised");
        if encoding == "UTF-8" {
            assert!(source.problems.is_empty(), "what is usual needs no notice");
        } else {
            assert_eq!(notices(&source), [format!("文件编码为{encoding}，已转换")], "an unusual encoding is said");
            assert_eq!(source.problems[0].kind, ProblemKind::Encoding, "as a problem of encoding");
        }
    }
}

#[test]
fn gb18030_of_four_bytes_and_of_a_few_words_is_read() {
    let text = "一、推广㐀㐁与𠀀𠀁两类样本\n二、总则";
    assert_eq!(
        lines(&read(&GB18030.encode(text).0)),
        ["一、推广㐀㐁与𠀀𠀁两类样本", "二、总则"],
        "four bytes a character"
    );
    assert_eq!(lines(&read(&GB18030.encode("总则第一条").0)), ["总则第一条"], "five characters are enough to tell");
}

#[test]
fn big5_is_told_from_gb18030() {
    let text = "第一條　為促進示範地區樣本產業發展，特訂定本辦法。\n第二條　本辦法所稱主管機關，為示範地區政府。\n";
    let source = read(&BIG5.encode(&text.repeat(3)).0);
    assert_eq!(source.encoding.as_deref(), Some("Big5"), "another family is believed when it fits");
    assert_eq!(lines(&source)[0], "第一條　為促進示範地區樣本產業發展，特訂定本辦法。", "and read as such");
}

#[test]
fn damaged_bytes_are_counted_at_their_line() {
    let mut content = TEXT.repeat(5).into_bytes();
    let at = "示例市促进样本产业发展若干措施\n\n一、".len();
    content[at] = 0xFF;
    let source = read(&content);
    assert_eq!(source.encoding.as_deref(), Some("UTF-8"), "a few bad bytes do not change the encoding");
    assert_eq!(source.problems.len(), 1, "one line is bad");
    assert_eq!(source.problems[0].line, 3, "its number is said");
    assert!(source.problems[0].message.starts_with("第3行有"), "and how many places");
    assert!(source.paragraphs[2].text.contains('\u{FFFD}'), "the place is visible");
}

#[test]
fn many_damaged_lines_end_in_a_count() {
    let content: Vec<u8> = (0..300).flat_map(|_| "一、支持样本产业发展，给予补助\u{FFFD}。\n".bytes()).collect();
    let source = read(&content);
    assert_eq!(source.problems.len(), 101, "a hundred lines, then a count");
    assert_eq!(source.problems[100].message, "此后还有200处同样的问题", "none is lost");
}

#[test]
fn line_ends_may_be_mixed() {
    let source = read("甲\r\n乙\n丙\r丁\u{2028}戊\u{2029}己\u{85}庚\r\n\r\n辛".as_bytes());
    assert_eq!(lines(&source), ["甲", "乙", "丙", "丁", "戊", "己", "庚", "", "辛"], "each kind ends one line");
    assert!(source.paragraphs.iter().zip(1..).all(|(paragraph, line)| paragraph.line == line), "lines count from one");
    assert_eq!(lines(&read("甲\n乙\n".as_bytes())).len(), 2, "a final line break opens no line");
}

#[test]
fn control_characters_are_left_out_and_said() {
    let source = read("甲\0乙\u{7}丙\t丁\u{C}戊\n己".as_bytes());
    assert_eq!(lines(&source), ["甲乙丙\t丁 戊", "己"], "tabs stay, a form feed parts words");
    assert_eq!(notices(&source), ["第1行有2个控制字符，已略去"], "what was left out is said");
}

#[test]
fn invisible_characters_of_the_text_stay() {
    let line = "甲\u{200B}乙\u{A0}丙\u{3000}丁\u{FEFF}戊";
    assert_eq!(lines(&read(line.as_bytes())), [line], "a comparison must be able to show them");
}

#[test]
fn a_single_line_of_ten_megabytes_is_read() {
    let line = "支持样本产业发展，".repeat(10 * 1024 * 1024 / 27);
    let source = read(line.as_bytes());
    assert_eq!(source.paragraphs.len(), 1, "it is one line");
    assert_eq!(source.paragraphs[0].text, line, "and whole");
}

#[test]
fn what_is_no_text_is_refused_by_its_kind() {
    use ReadErrorCode::{Empty, NotADocument, TooLarge};
    let noise: Vec<u8> = (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let word = b"PK\x03\x04\x14\0\0\0\0\0word/document.xml".to_vec();
    let excel = b"PK\x03\x04\x14\0\0\0\0\0xl/workbook.xml".to_vec();
    for (name, content, code, said) in [
        ("甲.txt", Vec::new(), Empty, "里没有文字"),
        ("甲.txt", " \n\t\r\n　\n".into(), Empty, "里没有文字"),
        ("甲.txt", vec![b'a'; SIZE_LIMIT as usize + 1], TooLarge, "有65MB，超过64MB的上限"),
        ("甲.png", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), NotADocument, "是图片"),
        ("甲.txt", b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), NotADocument, "是图片"),
        ("甲", b"\x7FELF\x02\x01\x01\0".to_vec(), NotADocument, "是程序"),
        ("甲.txt", noise, NotADocument, "不是可以辨认的文字"),
        ("甲.txt", b"PK\x03\x04\x14\0\0\0a.bin".to_vec(), NotADocument, "是压缩包，暂不支持"),
        ("甲.txt", excel, ReadErrorCode::Damaged, "已损坏或结构异常"),
        ("甲.txt", word, ReadErrorCode::Damaged, "已损坏或结构异常"),
        ("甲.docx", b"PK\x03\x04\x14\0\0\0[Content_Types].xml".to_vec(), ReadErrorCode::Damaged, "已损坏或结构异常"),
        ("甲.ofd", b"PK\x03\x04\x14\0\0\0a.bin".to_vec(), ReadErrorCode::Damaged, "已损坏或结构异常"),
        ("甲.doc", ole("Cut"), ReadErrorCode::Damaged, "已损坏或结构异常"),
        ("甲.xls", ole("Workbook"), ReadErrorCode::Damaged, "旧版表格“甲.xls”无法直接读取"),
        ("甲.docx", ole("EncryptedPackage"), ReadErrorCode::Forbidden, "已加密，不输入密码无法读取"),
        ("甲.doc", ole("WordDocument"), ReadErrorCode::Damaged, "旧版文档“甲.doc”无法直接读取"),
        ("甲.rtf", b"{\\rtf1 a}".to_vec(), NotADocument, "是RTF文档，暂不支持直接读取，请安装LibreOffice"),
        ("甲.pdf", b"%PDF-1.7\n".to_vec(), ReadErrorCode::Damaged, "已损坏或结构异常"),
        ("甲.ofd", b"PK\x03\x04\x14\0OFD.xml".to_vec(), ReadErrorCode::Damaged, "已损坏或结构异常"),
    ] {
        let error = refused(name, &content);
        assert_eq!(error.code, code, "{said}");
        let sentence = error.to_string();
        assert!(sentence.contains(name) && sentence.contains(said), "{sentence} names the file and says {said}");
        assert_eq!(sentence.matches('。').count(), 1, "{sentence}: one sentence, with what to do");
        assert!(sentence.ends_with('。'), "{sentence}: a whole one");
    }
}

#[test]
fn files_that_cannot_be_opened_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = InProcess.read(&folder.path().join("没有.txt")).unwrap_err();
    assert_eq!((missing.code, missing.to_string().contains("没有.txt")), (ReadErrorCode::NotFound, true), "not there");
    let strange = InProcess.read(&folder.path().join("甲\n\u{1b}[2J.txt")).unwrap_err();
    assert!(!strange.to_string().contains(char::is_control), "a name cannot break the sentence: {strange}");
    let inside = InProcess.read(folder.path()).unwrap_err();
    assert_eq!(inside.code, ReadErrorCode::NotADocument, "a folder is no document");
    let path = folder.path().join("空.txt");
    std::fs::write(&path, "").unwrap();
    assert_eq!(InProcess.read(&path).unwrap_err().code, ReadErrorCode::Empty, "an empty file is refused");
    std::fs::File::create(&path).unwrap().set_len(SIZE_LIMIT + 1).unwrap();
    assert_eq!(InProcess.read(&path).unwrap_err().code, ReadErrorCode::TooLarge, "a large one before it is read");
    std::fs::write(&path, TEXT).unwrap();
    let source = InProcess.read(&path).unwrap();
    assert_eq!((source.name.as_str(), source.paragraphs.len()), ("空.txt", 4), "any other one is read");
}

#[test]
fn markdown_loses_its_marks_and_keeps_its_lines() {
    let page = "# 示例市若干措施\n\n## 一、支持**企业**建设\n\n1. 给予`500万元`补助。\n2. 给予\\*奖励\\*。\n- 甲类\n\n\
                | 事项 | 标准 |\n| --- | --- |\n| 起降场 | 30% |\n\n> 引文[链接](a.md)\n<b>加粗</b>的字<br>后面\n";
    let source = bytes("甲.md", page.as_bytes()).unwrap();
    let read: Vec<(&str, &ParagraphStyle)> =
        source.paragraphs.iter().map(|paragraph| (paragraph.text.as_str(), &paragraph.style)).collect();
    use ParagraphStyle::{Heading, Plain, TableRow};
    assert_eq!(
        read,
        [
            ("示例市若干措施", &Heading(1)),
            ("", &Plain),
            ("一、支持企业建设", &Heading(2)),
            ("", &Plain),
            ("1. 给予500万元补助。", &Plain),
            ("2. 给予*奖励*。", &Plain),
            ("甲类", &Plain),
            ("", &Plain),
            ("事项\t标准", &TableRow),
            ("", &Plain),
            ("起降场\t30%", &TableRow),
            ("", &Plain),
            ("引文链接", &Plain),
            ("加粗的字 后面", &Plain),
        ],
        "numbers are labels and stay; marks go; a line stays the line of the file"
    );
}

#[test]
fn markdown_never_loses_a_word() {
    let page = "[注]: http://a.example \"说明文字\"\n\n正文\n\n    缩进的条文\n\n```\n围栏里的条文\n```\n";
    let source = bytes("甲.md", page.as_bytes()).unwrap();
    let joined = lines(&source).join("\n");
    for said in ["说明文字", "正文", "缩进的条文", "围栏里的条文"] {
        assert!(joined.contains(said), "{said} stands in the file and must stay");
    }
}

#[test]
fn a_table_under_the_name_of_another_kind_is_a_table() {
    let commas = "标题,内容\n示例办法,给予补助。\n样本办法,减免租金。\n";
    let tabs = commas.replace(',', "\t");
    for (name, content) in [("甲.xls", &tabs), ("甲.xlsx", &commas.to_owned()), ("甲.txt", &tabs)] {
        let source = bytes(name, content.as_bytes()).unwrap();
        assert!(lines(&source).contains(&"1. 给予补助。"), "{name}: {:?}", lines(&source));
        assert_eq!(notices(&source)[0], "文件名不是文本表格（.csv）的，内容是，已按表格读取", "{name}: said");
    }
    for text in ["标题,内容\n一、给予补助，再给予奖励。\n", "主要任务，保障措施,内容\n甲\n", TEXT]
    {
        let source = read(text.as_bytes());
        assert_eq!(lines(&source), text.lines().collect::<Vec<_>>(), "a text stays one");
    }
    assert_eq!(lines(&bytes("甲.xls", TEXT.as_bytes()).unwrap())[0], TEXT.lines().next().unwrap(), "whatever its name");
}

#[test]
fn documents_in_xml_are_called_by_their_names() {
    let xml = |root: &str| format!("<?xml version=\"1.0\"?>\n<{root}>甲</a>");
    for (root, said) in [
        ("w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"", "是Word 2003 XML文档"),
        ("office:document office:version=\"1.2\"", "是平面ODF文档（.fodt）"),
        ("Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"", "是XML电子表格"),
    ] {
        let error = refused("甲.xml", xml(root).as_bytes()).to_string();
        assert!(error.contains(said) && error.contains("另存为"), "{error}");
    }
}

#[test]
fn a_document_inside_an_archive_makes_it_no_document() {
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};
    let pack = |name: &str, content: &[u8]| {
        let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        archive.start_file(name, stored).unwrap();
        archive.write_all(content).unwrap();
        archive.finish().unwrap().into_inner()
    };
    let inner = pack("word/document.xml", b"<a/>");
    let error = refused("甲.zip", &pack("乙.docx", &inner)).to_string();
    assert!(error.contains("是压缩包"), "{error}");
}
