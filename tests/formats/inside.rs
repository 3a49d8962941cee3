//! Footnotes and tables inside cells give the same tree in every format into which LibreOffice turns a Word file.

use std::io::Write;
use std::path::Path;

use duice_formats::worker::find_office;

use super::same_tree::{made, told};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

fn run(text: &str, size: u32) -> String {
    format!("<w:r><w:rPr><w:sz w:val=\"{size}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text, 28))
}

/// A table with lines of these cells, each of which is the inside of a cell.
fn table(width: u32, rows: &[&[String]]) -> String {
    let edge = |side: &&str| format!("<w:{side} w:val=\"single\" w:sz=\"4\"/>");
    let edges: String = ["top", "left", "bottom", "right", "insideH", "insideV"].iter().map(edge).collect();
    let cell =
        |inside: &String| format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{inside}</w:tc>");
    let row = |cells: &&[String]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    format!("<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{rows}</w:tbl>")
}

/// A Word file with this body and this footnote, which has number 1.
fn write(path: &Path, body: &str, note: &str) {
    let part =
        |name: &str, kind: &str| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>");
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"r1\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" ContentType=\"{rels}\"/>{}{}</Types>",
                part("document", "document.main"),
                part("footnotes", "footnotes")
            ),
        ),
        ("_rels/.rels", relation("officeDocument", "word/document.xml")),
        ("word/_rels/document.xml.rels", relation("footnotes", "footnotes.xml")),
        ("word/document.xml", format!("<w:document {W}><w:body>{body}</w:body></w:document>")),
        (
            "word/footnotes.xml",
            format!(
                "<w:footnotes {W}><w:footnote w:id=\"1\"><w:p><w:r><w:rPr><w:sz w:val=\"18\"/><w:vertAlign w:val=\"superscript\"/>\
                 </w:rPr><w:footnoteRef/></w:r>{}</w:p></w:footnote></w:footnotes>",
                run(note, 18)
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

#[test]
fn notes_and_tables_inside_cells_give_the_same_tree() {
    let Some(office) = find_office() else {
        println!("not tested: LibreOffice is not installed");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("inside.docx");
    let mark = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"1\"/></w:r>";
    let cell = paragraph;
    let inner = table(1200, &[&[cell("新建"), cell("30%")], &[cell("改建"), cell("20%")]]);
    let outer = table(
        3000,
        &[
            &[cell("类别"), cell("标准"), cell("责任单位")],
            &[cell("起降场"), cell("按档补助：") + &inner + &cell("另行公布。"), cell("市样本局")],
            &[cell("平台"), cell("10%"), cell("市样品局")],
        ],
    );
    let body = [
        paragraph("样本市支持样本产业若干措施"),
        paragraph("一、加强统筹。市样本局牵头建立会商机制。"),
        format!("<w:p>{}{mark}{}</w:p>", run("二、给予不超过100万元补助", 28), run("，标准见下表。", 28)),
        outer,
        paragraph("三、本措施自2031年1月1日起施行。"),
    ];
    write(&path, &body.concat(), "按设备投资额计算，每家一次");
    let expected = told(&path);
    let has = |text: &str| expected.iter().any(|line| line.contains(text));
    assert!(has("新建|30%/改建|20%") && has("补助[1]"), "the text has both: {expected:?}");
    for (ending, filter) in [("html", "html:HTML (StarWriter)"), ("pdf", "pdf")] {
        made(&office, folder.path(), std::slice::from_ref(&path), filter, &[]);
        assert_eq!(told(&path.with_extension(ending)), expected, "as {ending}");
    }
}
