//! More files made to harm, each by what its format allows: every one ends in one sentence or is read, in time.

use std::io::Write;
use std::time::{Duration, Instant};

use duice_core::model::Source;
use duice_formats::read::{ReadError, ReadErrorCode, ReadFile};
use duice_formats::worker::{Limits, Worker};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const O: &str = "xmlns:o=\"http://www.ofdspec.org/2016\"";

/// An archive of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A Word file with this body and these other parts.
fn word(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    packed(&[&[("word/document.xml", document.as_str())], parts].concat())
}

fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An OFD file with these pages, by where they are said to lie, and these other parts.
fn ofd(pages: &[&str], parts: &[(&str, &str)]) -> Vec<u8> {
    let pages: String = pages.iter().map(|at| format!("<o:Page BaseLoc=\"{at}\"/>")).collect();
    let root = format!("<o:OFD {O}><o:DocBody><o:DocRoot>Doc/D.xml</o:DocRoot></o:DocBody></o:OFD>");
    let common = "<o:CommonData><o:TemplatePage ID=\"1\" BaseLoc=\"gone.xml\"/><o:PublicRes>gone.xml</o:PublicRes></o:CommonData>";
    let document = format!("<o:Document {O}>{common}<o:Pages>{pages}</o:Pages></o:Document>");
    packed(&[&[("OFD.xml", root.as_str()), ("Doc/D.xml", document.as_str())], parts].concat())
}

/// A page of an OFD file with one piece of writing, of which `text` and `code` are more attributes.
fn page(text: &str, code: &str) -> String {
    format!(
        "<o:Page {O}><o:Template TemplateID=\"1\"/><o:Content><o:Layer><o:TextObject Boundary=\"20 20 150 9\" {text}>\
         <o:TextCode X=\"0\" Y=\"5\" {code}>一、支持样本。</o:TextCode></o:TextObject></o:Layer></o:Content></o:Page>"
    )
}

/// What became of a file, and how long it took.
fn outcome(name: &str, content: &[u8]) -> Result<Source, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    let limits = Limits { wall: Duration::from_secs(20), ..Limits::default() };
    let worker = Worker { limits, office: None, ..Worker::new(env!("CARGO_BIN_EXE_mock-reader")) };
    let began = Instant::now();
    let outcome = worker.read(&path);
    assert!(began.elapsed() < Duration::from_secs(30), "{name}: nobody waits longer");
    outcome
}

/// Fails unless the file is read and these stand in its text.
fn is_read(name: &str, content: &[u8], expected: &[&str]) -> Source {
    let source = outcome(name, content).unwrap_or_else(|error| panic!("{name}: {error}"));
    let lines: Vec<&str> = source.paragraphs.iter().map(|it| it.text.as_str()).collect();
    for text in expected {
        assert!(
            lines.iter().any(|line| line.contains(text)),
            "{name}: {text} is read: {:?}",
            &lines[..lines.len().min(9)]
        );
    }
    source
}

fn is_refused(name: &str, content: &[u8], codes: &[ReadErrorCode]) {
    let error = outcome(name, content).expect_err(name);
    let sentence = error.to_string();
    assert!(codes.contains(&error.code), "{name}: {sentence}");
    assert!(sentence.contains(name) && sentence.matches('。').count() == 1, "{name}: one sentence: {sentence}");
}

#[test]
fn word_files_that_lead_in_circles_or_are_nothing_but_paragraphs_are_read() {
    let style = |id: &str, based: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:basedOn w:val=\"{based}\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/>\
             </w:numPr></w:pPr></w:style>"
        )
    };
    let styles = format!("<w:styles {W}>{}{}</w:styles>", style("a", "b"), style("b", "a"));
    // Each kind of list is that of the style of the other.
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"a\"/></w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"a\"/><w:numStyleLink w:val=\"b\"/></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"9\"/></w:num></w:numbering>"
    );
    let parts = [("word/styles.xml", styles.as_str()), ("word/numbering.xml", numbering.as_str())];
    is_read(
        "环.docx",
        &word(&(paragraph("a", "支持样本。") + &paragraph("b", "降低成本。")), &parts),
        &["支持样本。", "降低成本。"],
    );
    let empty = "<w:p/>".repeat(100_000);
    is_read("空.docx", &word(&(empty + &paragraph("a", "末一段。")), &[]), &["末一段。"]);
    // Notes that refer to themselves would have no end.
    let note = "<w:p><w:r><w:t>注文。</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    let notes = format!("<w:footnotes {W}><w:footnote w:id=\"1\">{note}</w:footnote></w:footnotes>");
    is_read("注.docx", &word(note, &[("word/footnotes.xml", &notes)]), &["注文。"]);
    let row = format!(
        "<w:tr>{}</w:tr>",
        format!("<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr>{}</w:tc>", paragraph("a", "格")).repeat(50)
    );
    is_read("表.docx", &word(&format!("<w:tbl>{}</w:tbl>", row.repeat(100)), &[]), &["格"]);
}

#[test]
fn word_files_with_entities_or_without_an_end_are_refused() {
    let damaged = &[ReadErrorCode::Damaged];
    let entities: String = (0..20).map(|n| format!("<!ENTITY e{} \"&e{n};&e{n};&e{n};&e{n};\">", n + 1)).collect();
    let laughing = format!(
        "<!DOCTYPE d [<!ENTITY e0 \"哈\">{entities}]><w:document {W}><w:body>{}</w:body></w:document>",
        paragraph("a", "&e20;")
    );
    let outside = format!(
        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w:document {W}><w:body>{}</w:body></w:document>",
        paragraph("a", "&x;")
    );
    for document in [laughing, outside] {
        is_refused("体.docx", &packed(&[("word/document.xml", &document)]), damaged);
    }
    is_refused("半.docx", &packed(&[("word/document.xml", &format!("<w:document {W}><w:body><w:p>"))]), damaged);
    let names: Vec<String> = (0..20_000).map(|n| format!("word/{n}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    is_refused("多.docx", &word(&paragraph("a", "甲"), &many), damaged);
}

#[test]
fn ofd_files_that_point_elsewhere_or_count_beyond_all_bounds_end_in_an_answer() {
    let sound = page("Size=\"5\"", "");
    let source = is_read(
        "缺.ofd",
        &ofd(&["P.xml", "/etc/passwd", "../../../../etc/passwd", "gone.xml", ""], &[("Doc/P.xml", &sound)]),
        &["一、支持样本。"],
    );
    let said: Vec<&str> = source.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(
        said.iter().any(|said| said.contains("第1、2、3、4、5页已损坏")),
        "what is missing is named, the template too: {said:?}"
    );
    for (text, code) in [
        ("Size=\"5\"", "DeltaX=\"g 18446744073709551615 5\""),
        ("Size=\"5\"", "DeltaX=\"g 4294967296 1e38 g -1 5 g\" DeltaY=\"g 99999999 1e38\""),
        ("Size=\"1e39\"", "DeltaX=\"NaN inf -inf\""),
        ("Size=\"NaN\" CTM=\"0 0 0 0 0 0\"", ""),
        ("Size=\"5\" CTM=\"1e38 1e38 1e38 1e38 NaN inf\"", ""),
        ("Size=\"5\" HScale=\"1e38\"", ""),
    ] {
        match outcome("数.ofd", &ofd(&["P.xml"], &[("Doc/P.xml", &page(text, code))])) {
            Ok(source) => assert!(!source.paragraphs.is_empty(), "{text} {code}"),
            Err(error) => assert!(error.to_string().ends_with('。'), "{text} {code}: {error}"),
        }
    }
    let lines: String = (0..200_000).map(|n| format!("M {n} {} L 9{n} 0 ", n * 7 % 311)).collect();
    let drawn = page("Size=\"5\"", "").replace(
        "</o:Layer>",
        &format!(
            "<o:PathObject Boundary=\"0 0 9 9\"><o:AbbreviatedData>{lines}</o:AbbreviatedData></o:PathObject></o:Layer>"
        ),
    );
    is_read("线.ofd", &ofd(&["P.xml"], &[("Doc/P.xml", &drawn)]), &["一、支持样本。"]);
    let pages = vec!["P.xml"; 30_000];
    outcome("页.ofd", &ofd(&pages, &[("Doc/P.xml", &sound)]))
        .map_or_else(|error| assert!(error.to_string().ends_with('。'), "{error}"), drop);
}

#[test]
fn tables_as_wide_or_long_as_they_say_cost_no_memory() {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let sheet = |cells: &str| {
        packed(&[
            ("_rels/.rels", &relation("officeDocument", "xl/workbook.xml")),
            ("xl/_rels/workbook.xml.rels", &relation("worksheet", "worksheets/sheet1.xml")),
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ),
            (
                "xl/worksheets/sheet1.xml",
                &format!(
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:XFD1048576\"/><sheetData>{cells}</sheetData></worksheet>"
                ),
            ),
        ])
    };
    let cell = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |number: u32, cells: &str| format!("<row r=\"{number}\">{cells}</row>");
    let far = row(1, &(cell("A1", "内容") + &cell("XFD1", "远")))
        + &row(2, &cell("A2", "给予补助。"))
        + &row(1_048_576, &(cell("A1048576", "末行补助。") + &cell("XFD1048576", "远")));
    is_read("远.xlsx", &sheet(&far), &["给予补助。", "末行补助。"]);
    let wild = row(1, &cell("A1", "内容")) + &row(2, &(cell("A99999999999", "给予补助。") + &cell("ZZZZZZZ2", "远")));
    outcome("乱.xlsx", &sheet(&wild)).map_or_else(|error| assert!(error.to_string().ends_with('。'), "{error}"), drop);
    let long = format!("内容,备注\n{},无\n", "给予补助，按年结算".repeat(60_000).replace('，', ","));
    is_read("长.csv", long.as_bytes(), &["给予补助"]);
    is_read("行.csv", format!("内容\n{}", "给予补助。".repeat(200_000)).as_bytes(), &["给予补助"]);
}

#[test]
fn texts_and_pages_of_odd_making_are_read() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let odd = [b"\xFF\xFE".to_vec(), wide("一、支持样本。\n二、降低成本。"), vec![0x4E]].concat();
    let source = is_read("奇.txt", &odd, &["一、支持样本。", "二、降低成本。"]);
    assert!(
        source.problems.iter().any(|problem| problem.message.contains("无法识别")),
        "half a character is said: {:?}",
        source.problems
    );
    let lone = [b"\xFF\xFE".to_vec(), wide("一、支持样本，给予补助。"), vec![0x00, 0xD8]].concat();
    is_read("孤.txt", &lone, &["一、支持样本"]);
    let attribute = format!(
        "<html><body><p title=\"{}\" style='{}'>一、支持样本，给予补助。</p>",
        "长".repeat(1_000_000),
        "a:b;".repeat(300_000)
    );
    is_read("性.html", attribute.as_bytes(), &["一、支持样本"]);
    let linked: String = (0..2_000)
        .map(|n| format!("<p>甲，<a href=#n{n} id=m{n}>{n}</a><i id=n{n}><a href=#m{n}>回</a></i>"))
        .collect();
    is_read("注.html", format!("<html><body>{linked}").as_bytes(), &["甲"]);
    let tables = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>".repeat(100);
    is_read("套.html", format!("<html><body>{tables}一、支持样本，给予补助。").as_bytes(), &["一、支持样本"]);
    let changed = "<del>".repeat(400);
    is_read("删.html", format!("<html><body><p>一、支持样本，给予补助。{changed}旧").as_bytes(), &["一、支持样本"]);
    for (name, mark) in [("引.md", ">"), ("列.md", "- "), ("括.md", "["), ("星.md", "*a **b ")] {
        let text = format!("一、支持样本。\n\n{}", mark.repeat(100_000));
        outcome(name, text.as_bytes())
            .map_or_else(|error| assert!(error.to_string().ends_with('。'), "{name}: {error}"), drop);
    }
}
