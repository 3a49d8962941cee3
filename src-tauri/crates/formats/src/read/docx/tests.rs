//! Word files made here, part by part, with what Word and LibreOffice write.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use duice_core::model::ParagraphStyle;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::super::{ReadErrorCode, ReadOptions, bytes, bytes_with};
use duice_core::model::Source;

mod beside;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word file with this body and these other parts.
fn file(body: &str, parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>");
    let all = [("word/document.xml", document)];
    for (name, content) in all.iter().chain(parts) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn read(body: &str, parts: &[(&str, String)]) -> Source {
    bytes("甲.docx", &file(body, parts)).unwrap()
}

fn lines(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn plain(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(text))
}

fn numbered(list: u32, level: u32, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        run(text)
    )
}

fn level(at: u32, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn numbering(inside: &str) -> (&'static str, String) {
    ("word/numbering.xml", format!("<w:numbering {W}>{inside}</w:numbering>"))
}

fn kind(id: u32, levels: &[String]) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
}

fn list(id: u32, kind: u32, overrides: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{kind}\"/>{overrides}</w:num>")
}

fn styles(inside: &str) -> (&'static str, String) {
    ("word/styles.xml", format!("<w:styles {W}>{inside}</w:styles>"))
}

/// The levels of an official document: 一、（一） 1. （1）.
fn official() -> Vec<String> {
    vec![
        level(0, "chineseCountingThousand", "%1、", ""),
        level(1, "taiwaneseCountingThousand", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
        level(3, "decimalEnclosedCircle", "%4", "<w:suff w:val=\"nothing\"/>"),
    ]
}

#[test]
fn automatic_numbers_are_part_of_the_text() {
    let parts = [numbering(&(kind(0, &official()) + &list(1, 0, "")))];
    let body = [
        numbered(1, 0, "总体要求"),
        numbered(1, 1, "指导思想"),
        numbered(1, 1, "主要目标"),
        numbered(1, 2, "到2027年。"),
        numbered(1, 3, "产值翻番；"),
        plain("没有编号的段落。"),
        numbered(1, 0, "重点任务"),
        numbered(1, 1, "建设平台"),
    ]
    .concat();
    assert_eq!(
        lines(&read(&body, &parts)),
        [
            "一、总体要求",
            "（一）指导思想",
            "（二）主要目标",
            "1. 到2027年。",
            "①产值翻番；",
            "没有编号的段落。",
            "二、重点任务",
            "（一）建设平台"
        ],
        "levels count on, and begin anew below a higher one"
    );
}

#[test]
fn lists_restart_and_continue_as_they_say() {
    let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    let continued = [
        level(0, "chineseCounting", "第%1章", ""),
        level(1, "chineseCounting", "第%2条", "<w:lvlRestart w:val=\"0\"/>"),
    ];
    let parts = [numbering(
        &[
            kind(0, &official()),
            kind(1, &continued),
            list(1, 0, ""),
            list(2, 0, restart),
            list(3, 0, ""),
            list(4, 1, ""),
        ]
        .concat(),
    )];
    let body = [
        numbered(1, 0, "甲"),
        numbered(1, 0, "乙"),
        numbered(2, 0, "另起"),
        numbered(3, 0, "接着"),
        numbered(4, 0, "总则"),
        numbered(4, 1, "目的"),
        numbered(4, 0, "职责"),
        numbered(4, 1, "分工"),
    ]
    .concat();
    assert_eq!(
        lines(&read(&body, &parts)),
        ["一、甲", "二、乙", "一、另起", "二、接着", "第一章 总则", "第一条 目的", "第二章 职责", "第二条 分工"],
        "a start of its own restarts, lists of one kind count together, articles run through chapters"
    );
}

#[test]
fn numbers_come_from_styles_too() {
    let with_style =
        |at, text: &str, style: &str| level(at, "chineseCounting", text, &format!("<w:pStyle w:val=\"{style}\"/>"));
    let parts = [
        numbering(&(kind(0, &[with_style(0, "第%1章", "Z"), with_style(1, "第%2条", "T")]) + &list(7, 0, ""))),
        styles(
            "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"Z\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/>\
             <w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"T\"><w:name w:val=\"条\"/><w:basedOn w:val=\"Z\"/>\
             <w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>\
             <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"Title\"/></w:style>",
        ),
    ];
    let off = "<w:p><w:pPr><w:pStyle w:val=\"Z\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>".to_owned()
        + &run("附则")
        + "</w:p>";
    let source = read(&[styled("B", "示例市办法"), styled("Z", "总则"), styled("T", "目的"), off].concat(), &parts);
    assert_eq!(lines(&source), ["示例市办法", "第一章 总则", "第一条 目的", "附则"], "list 0 takes the number away");
    assert_eq!(
        [&source.paragraphs[0].style, &source.paragraphs[1].style],
        [&ParagraphStyle::Title, &ParagraphStyle::Heading(1)],
        "titles and headings are known"
    );
}

#[test]
fn linked_lists_legal_digits_and_hidden_numbers_are_understood() {
    let levels = [
        level(0, "chineseCounting", "第%1章", ""),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "none", "", ""),
        level(3, "bullet", "\u{F0B7}", ""),
        level(4, "bullet", "—", ""),
    ];
    let linked = "<w:abstractNum w:abstractNumId=\"9\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>";
    let parts = [
        numbering(&[kind(0, &levels), linked.to_owned(), list(1, 0, ""), list(2, 9, "")].concat()),
        styles(
            "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>",
        ),
    ];
    let body: String = (0..5).map(|at| numbered(2, at, "正文")).collect();
    assert_eq!(
        lines(&read(&body, &parts)),
        ["第一章 正文", "1.1 正文", "正文", "正文", "——正文"],
        "digits where the level wants them, nothing where it prints nothing, dashes but no ornaments"
    );
}

#[test]
fn what_a_reader_sees_is_read_and_the_rest_is_said() {
    let body = format!(
        "<w:p>{}<w:del w:id=\"1\"><w:r><w:delText>旧文</w:delText></w:r></w:del><w:ins w:id=\"2\">{}</w:ins>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:br/></w:r><w:hyperlink>{}</w:hyperlink>\
         <w:r><w:noBreakHyphen/><w:tab/></w:r></w:p>\
         <w:sdt><w:sdtPr><w:alias w:val=\"控件\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        run("给予"),
        run("新文"),
        run("第3页"),
        run("见附件"),
        plain("控件内"),
    );
    let notes = format!("<w:footnotes {W}><w:footnote w:id=\"3\">{}</w:footnote></w:footnotes>", plain("注文。"));
    let source = read(&body, &[("word/footnotes.xml", notes)]);
    assert_eq!(lines(&source), ["给予新文第3页[1]", "见附件-\t", "控件内", "[1]注文。"], "as it is seen");
    let said: Vec<&str> = source.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(
        said,
        [
            "文件带有修订痕迹（插入1处、删除1处），已按全部接受读取",
            "文件有1条脚注或尾注，已列于文末",
            "文件有1处隐藏文字，没有读取"
        ],
        "what was decided is said"
    );
}

#[test]
fn tables_are_rows_and_frames_are_text() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", plain(text));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[cell("<w:gridSpan w:val=\"2\"/>", "事项"), cell("", "标准")]),
        row(&[cell("<w:vMerge w:val=\"restart\"/>", "起降场"), cell("", "新建"), cell("", "30%")]),
        row(&[cell("<w:vMerge/>", ""), cell("", "改建"), cell("", "20%")]),
    ];
    let frame = format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", plain("框内一"), plain("框内二"));
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell("", "甲档"), cell("", "50%")]).repeat(2));
    let outer = format!("<w:tbl><w:tr>{}<w:tc>{}{inner}</w:tc></w:tr></w:tbl>", cell("", "平台"), plain("按档："));
    let nested = read(&outer, &[]);
    assert_eq!(lines(&nested), ["平台\t按档： / 甲档 | 50% / 甲档 | 50%"], "a table inside a cell");
    assert!(nested.problems[0].message.contains("套在另一表格的格子里"), "and it is said: {:?}", nested.problems);
    let source = read(&format!("<w:tbl>{}</w:tbl>{frame}", table.concat()), &[]);
    assert_eq!(
        lines(&source),
        ["事项\t\t标准", "起降场\t新建\t30%", "\t改建\t20%", "框内一", "框内二"],
        "merged cells are empty after the first, and a frame is no table"
    );
    assert_eq!(source.paragraphs[1].style, ParagraphStyle::TableRow, "rows are known as rows");
    assert_eq!(source.paragraphs[3].style, ParagraphStyle::Plain, "framed text is text");
    assert!(source.paragraphs.iter().zip(1..).all(|(paragraph, line)| paragraph.line == line), "counted in order");
}

#[test]
fn changes_under_review_are_read_as_accepted_or_as_before_them() {
    let mark = |change: &str| format!("<w:pPr><w:rPr><w:{change} w:id=\"1\"/></w:rPr></w:pPr>");
    let gone = |change: &str, text: &str| {
        format!("<w:p>{}<w:{change} w:id=\"2\"><w:r><w:t>{text}</w:t></w:r></w:{change}></w:p>", mark(change))
    };
    let numbered_gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr>\
         <w:del w:id=\"4\"><w:r><w:delText>删去的一条</w:delText></w:r></w:del></w:p>".to_owned();
    let joined = format!("<w:p>{}{}</w:p>", mark("del"), run("前半句"));
    let row = |change: &str, text: &str| {
        format!("<w:tr><w:trPr>{change}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", plain(text), plain("二"))
    };
    let body = [
        numbered(1, 0, "甲"),
        numbered_gone,
        numbered(1, 0, "乙"),
        joined,
        plain("后半句"),
        gone("moveFrom", "搬走的话"),
        format!("<w:p><w:moveTo w:id=\"5\">{}</w:moveTo></w:p>", run("搬来的话")),
        format!("<w:tbl>{}{}</w:tbl>", row("<w:del w:id=\"6\"/>", "删去的行"), row("<w:ins w:id=\"7\"/>", "添上的行")),
        gone("del", "末尾"),
    ]
    .concat();
    let content = file(&body, &[numbering(&(kind(0, &official()) + &list(1, 0, "")))]);
    let source = bytes("甲.docx", &content).unwrap();
    assert_eq!(
        lines(&source),
        ["一、甲", "二、乙", "前半句后半句", "搬来的话", "添上的行\t二"],
        "a deleted paragraph takes its number along, and the end of a paragraph that is deleted joins two"
    );
    assert!(source.problems[0].message.contains("已按全部接受读取"), "and it is said: {:?}", source.problems);
    assert!(!source.is_original, "the text as it will be");
    let before = bytes_with("甲.docx", &content, &ReadOptions { original: true, ..ReadOptions::default() }).unwrap();
    assert_eq!(
        lines(&before),
        ["一、甲", "二、删去的一条", "三、乙", "前半句", "后半句", "搬走的话", "", "删去的行\t二", "末尾"],
        "the text as it was: what is deleted counts, what is inserted does not"
    );
    assert!(before.is_original && before.problems[0].message.contains("已按修订前的原文读取"), "{:?}", before.problems);
}

#[test]
fn text_that_is_struck_through_by_hand_is_read_and_said() {
    let struck = |text: &str, how: &str| format!("<w:r><w:rPr><w:{how}/></w:rPr><w:t>{text}</w:t></w:r>");
    let body = [run("给予"), struck("100", "strike"), struck("万元", "strike"), run("补助"), struck("。", "dstrike")];
    let source = read(&format!("<w:p>{}</w:p>", body.concat()), &[]);
    assert_eq!(lines(&source), ["给予100万元补助。"], "nobody said that it is deleted");
    assert!(source.problems[0].message.starts_with("文件有2处文字带删除线"), "but it is said: {:?}", source.problems);
}

#[test]
fn a_code_of_a_field_is_no_text_and_its_result_is() {
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}{}{}{}{}{}<w:fldSimple w:instr=\"PAGE\">{}</w:fldSimple></w:p>",
        sign("begin"),
        code("IF "),
        sign("begin"),
        code("REF a"),
        sign("separate"),
        run("三"),
        sign("end"),
        sign("separate"),
        run("第三条") + &sign("end"),
        run("7"),
    );
    let text = lines(&read(&body, &[])).concat();
    assert_eq!(text, "第三条7", "what stands in the code of another field is not seen");
}

#[test]
fn headings_are_known_by_name_and_rows_by_their_columns() {
    let named = |id: &str, name: &str| {
        format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
    };
    let parts = [styles(&(named("1", "heading 2") + &named("2", "标题 3") + &named("3", "标题")))];
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", plain(text));
    let table = format!(
        "<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("", "标准"),
        cell("", "备注"),
        cell("<w:hMerge w:val=\"restart\"/>", "甲"),
        cell("<w:hMerge/>", "甲"),
        cell("", "无"),
    );
    let body = [styled("1", "一级"), styled("2", "二级"), styled("3", "题"), table].concat();
    let source = read(&body, &parts);
    let kinds: Vec<_> = source.paragraphs.iter().map(|it| (it.text.as_str(), it.style.clone())).collect();
    use ParagraphStyle::{Heading, TableRow, Title};
    assert_eq!(
        kinds,
        [("一级", Heading(2)), ("二级", Heading(3)), ("题", Title), ("\t标准\t备注", TableRow), ("甲\t\t无", TableRow),],
        "a style's name says its level, and cells stand in their columns"
    );
}

#[test]
fn text_boxes_are_read_once() {
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", plain(text));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        run("正文"),
        text_box("框中文字"),
        text_box("框中文字"),
    );
    assert_eq!(lines(&read(&body, &[])), ["正文", "框中文字"], "two ways to show one box are one box");
}

#[test]
fn a_damaged_or_hostile_file_is_refused() {
    let good = file(&plain("一、总则"), &[]);
    let bomb = file(&plain(&"空".repeat(3_000_000)), &[]);
    let deep = file(&format!("{}{}", "<w:sdt><w:sdtContent>".repeat(200), "</w:sdtContent></w:sdt>".repeat(200)), &[]);
    let entity = b"<!DOCTYPE a [<!ENTITY b \"c\">]>".as_slice();
    let typed = file(&plain("甲"), &[("_rels/.rels", String::from_utf8(entity.to_vec()).unwrap())]);
    for (content, why) in [
        (&good[..good.len() / 2], "half a file is no file"),
        (&bomb[..], "a part that is a hundred times its packed size is a trap"),
        (&deep[..], "nesting that could end the stack"),
    ] {
        let error = bytes("甲.docx", content).unwrap_err();
        assert_eq!(error.code, ReadErrorCode::Damaged, "{why}");
        assert!(error.to_string().contains("“甲.docx”已损坏或结构异常"), "{error}");
    }
    assert_eq!(lines(&bytes("甲.docx", &typed).unwrap()), ["甲"], "a part that is refused is as if it were not there");
}

#[test]
fn what_was_written_is_read_again() {
    use crate::write::{Format, bytes as write};
    use duice_core::report::{Mark, Report, ReportCell, ReportColumn, ReportRow};
    let column = |title: &str| ReportColumn { title: title.into(), width: 1.0, ..ReportColumn::default() };
    let report = Report {
        title: "示例对照表".into(),
        notes: vec!["一处修改。".into()],
        columns: vec![column("修订前"), column("修订后")],
        rows: vec![ReportRow::Cells(vec![
            ReportCell::of("给予“补助” & <奖励>", Mark::Deleted),
            ReportCell::of("不予补助", Mark::Inserted),
        ])],
        ..Report::default()
    };
    let source = bytes("乙.docx", &write(&report, Format::Docx).unwrap()).unwrap();
    let said: Vec<&str> = lines(&source).into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        said,
        ["示例对照表", "一处修改。", "修订前\t修订后", "给予“补助” & <奖励>\t不予补助"],
        "our own exports come back word for word"
    );
}
