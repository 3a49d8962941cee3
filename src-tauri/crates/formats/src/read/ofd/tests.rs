//! Packages made here: what the format allows, and what could harm.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::bytes;
use super::*;
use crate::ReadErrorCode;

const OLD: &str = "http://www.ofdspec.org";
const NEW: &str = "http://www.ofdspec.org/2016";

/// A package of these parts.
fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn root(documents: &[&str]) -> (&'static str, String) {
    let bodies: String =
        documents.iter().map(|at| format!("<o:DocBody><o:DocRoot>{at}</o:DocRoot></o:DocBody>")).collect();
    ("OFD.xml", format!("<o:OFD xmlns:o=\"{NEW}\">{bodies}</o:OFD>"))
}

/// A document part with this in its common data and these pages.
fn document(common: &str, pages: &[&str]) -> String {
    let pages: String = pages.iter().map(|at| format!("<o:Page ID=\"9\" BaseLoc=\"{at}\"/>")).collect();
    format!(
        "<o:Document xmlns:o=\"{NEW}\"><o:CommonData>{common}</o:CommonData><o:Pages>{pages}</o:Pages></o:Document>"
    )
}

/// A page with these objects, under the namespace `of`.
fn page_of(of: &str, before: &str, objects: &str) -> String {
    format!("<o:Page xmlns:o=\"{of}\">{before}<o:Content><o:Layer>{objects}</o:Layer></o:Content></o:Page>")
}

fn page(objects: &str) -> String {
    page_of(NEW, "", objects)
}

/// A line of writing of 5 mm at a place in mm.
fn line(x: f32, y: f32, text: &str) -> String {
    format!(
        "<o:TextObject Boundary=\"{x} {y} 150 6\" Size=\"5\"><o:TextCode X=\"0\" Y=\"5\">{text}</o:TextCode></o:TextObject>"
    )
}

/// A package of one document with these pages.
fn pages(contents: &[String]) -> Vec<u8> {
    let names: Vec<String> = (0..contents.len()).map(|at| format!("Pages/{at}.xml")).collect();
    let listed: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut parts = vec![root(&["Doc_0/Document.xml"]), ("Doc_0/Document.xml", document("", &listed))];
    let places: Vec<String> = names.iter().map(|name| format!("Doc_0/{name}")).collect();
    parts.extend(places.iter().map(String::as_str).zip(contents.iter().cloned()));
    package(&parts)
}

fn read(content: &[u8]) -> Source {
    bytes("甲.ofd", content).unwrap()
}

fn texts(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

#[test]
fn both_namespaces_and_all_ways_to_place_characters_are_read() {
    let deltas = "<o:TextObject Boundary=\"30 30 100 6\" Size=\"5\"><o:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 6 5 2.5 g 9 2.5\">支持样本企业给500万元</o:TextCode></o:TextObject>";
    let down = "<o:TextObject Boundary=\"30 50 100 20\" Size=\"5\"><o:TextCode X=\"0\" Y=\"5\" DeltaX=\"5 5 -10 5 5\" DeltaY=\"0 0 9 0 0\">第一行第二行</o:TextCode></o:TextObject>";
    let scaled = "<o:TextObject CTM=\"0.5 0 0 0.5 0 0\" Boundary=\"30 90 100 6\" Size=\"10\"><o:TextCode X=\"0\" Y=\"10\" DeltaX=\"g 9 10\">缩放的字</o:TextCode></o:TextObject>";
    for of in [OLD, NEW] {
        let source = read(&pages(&[page_of(of, "", &format!("{deltas}{down}{scaled}"))]));
        assert_eq!(texts(&source), ["支持样本企业给500万元", "第一行", "第二行", "缩放的字"], "{of}");
        assert!(source.problems.is_empty(), "all was read: {:?}", source.problems);
    }
}

#[test]
fn pages_stand_in_the_order_of_the_document_and_templates_belong_to_their_pages() {
    let common = "<o:TemplatePage ID=\"7\" BaseLoc=\"/Doc_0/T/t.xml\"/>";
    let shows = "<o:Template TemplateID=\"7\" ZOrder=\"Background\"/>";
    // A template that shows itself is shown once.
    let template = page_of(NEW, shows, &line(30.0, 30.0, "模板上的字："));
    let parts = [
        root(&["/Doc_0/Document.xml", "Doc_1/Document.xml"]),
        ("Doc_0/Document.xml", document(common, &["Pages/b.xml", "./Pages/../Pages/a.xml"])),
        ("Doc_0/T/t.xml", template),
        ("Doc_0/Pages/a.xml", page(&line(30.0, 30.0, "后一页。"))),
        ("Doc_0/Pages/b.xml", page_of(NEW, shows, &line(62.0, 30.0, "填写的字。"))),
        ("Doc_1/Document.xml", document("", &["p.xml"])),
        ("Doc_1/p.xml", page(&line(30.0, 30.0, "第二份文件。"))),
    ];
    let source = read(&package(&parts));
    assert_eq!(texts(&source), ["模板上的字：填写的字。", "后一页。", "第二份文件。"], "each at its place");
    assert!(source.paragraphs.is_sorted_by(|a, b| a.line < b.line), "paragraphs count through the package");
}

#[test]
fn files_and_pages_without_text_are_said_to_have_none() {
    let picture = page("<o:ImageObject ResourceID=\"3\" Boundary=\"0 0 210 297\"/>");
    let error = bytes("甲.ofd", &pages(&[picture.clone(), picture.clone()])).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Empty, "{error}");
    assert!(error.to_string().contains("扫描件") && error.to_string().contains("OCR"), "{error}");
    let source = read(&pages(&[page(&line(30.0, 30.0, "有字的一页。")), picture]));
    assert_eq!(source.problems.len(), 1, "{:?}", source.problems);
    assert_eq!(source.problems[0].message, "第2页没有文字，可能是图片，没有读取", "the page is named");
}

#[test]
fn a_table_drawn_with_paths_is_rows() {
    let mut objects = String::new();
    let frame = "M 0 0 L 100 0 L 100 20 L 0 20 C M 0 10 L 100 10 M 50 0 L 50 20";
    write!(
        objects,
        "<o:PathObject Boundary=\"30 30 100 20\"><o:AbbreviatedData>{frame}</o:AbbreviatedData></o:PathObject>"
    )
    .unwrap();
    for (x, y, text) in [(32.0, 32.0, "事项"), (82.0, 32.0, "标准"), (32.0, 42.0, "起降场"), (82.0, 42.0, "30%")]
    {
        objects.push_str(&line(x, y, text));
    }
    assert_eq!(texts(&read(&pages(&[page(&objects)]))), ["事项\t标准", "起降场\t30%"], "cells by their lines");
}

#[test]
fn what_is_damaged_is_named_or_refused() {
    let whole = page(&line(30.0, 30.0, "完好的一页。"));
    let source = read(&pages(&[whole.clone(), "<o:Page".to_owned()]));
    assert_eq!(source.problems[0].message, "第2页已损坏，没有读取", "a page that cannot be read is named");
    let deep = format!("{}{}", "<a>".repeat(400), "</a>".repeat(400));
    let bomb = page(&line(30.0, 30.0, &" ".repeat(40 * 1024 * 1024)));
    let entity = format!("<!DOCTYPE o [<!ENTITY a \"甲\">]>{whole}");
    for (content, why) in [
        (package(&[root(&["Doc_0/Document.xml"])]), "its document is missing"),
        (package(&[root(&["../../etc/passwd"])]), "nothing outside of the package is looked at"),
        (package(&[("OFD.xml", "<o:OFD".to_owned())]), "its root is no XML"),
        (pages(&[deep]), "nesting could end the stack"),
        (pages(&[bomb]), "it unpacks to a thousand times its size"),
        (pages(&[entity]), "entities could grow without end"),
    ] {
        let error = bytes("甲.ofd", &content).unwrap_err();
        assert_eq!(error.code, ReadErrorCode::Damaged, "{why}: {error}");
    }
    let error = bytes("甲.ofd", &package(&[root(&["D.xml"]), ("Encryptions.xml", String::new())])).unwrap_err();
    assert!(error.to_string().contains("已加密"), "{error}");
}

#[test]
fn run_lengths_are_no_way_to_eat_memory() {
    let greedy = "<o:TextObject Boundary=\"30 30 9 9\" Size=\"5\"><o:TextCode X=\"0\" Y=\"5\" DeltaX=\"g 99999999999 5\">甲乙</o:TextCode></o:TextObject>";
    assert_eq!(texts(&read(&pages(&[page(greedy)]))), ["甲乙"], "as many as there are characters");
}

#[test]
fn pieces_of_a_line_that_lie_over_each_other_are_read_in_their_order() {
    let piece = |text: &str, spread: &str| {
        format!(
            "<o:TextObject size=\"5\" Boundary=\"20 30 80 5\"><o:TextCode X=\"0\" Y=\"5\" DeltaX=\"{spread}\">{text}</o:TextCode></o:TextObject>"
        )
    };
    let line = [piece("每家给予不超过", "g 6 13.3"), piece("200", "g 2 40"), piece(" 万元补助。", "g 4 16")].concat();
    assert_eq!(
        texts(&read(&pages(&[page(&line)]))),
        ["每家给予不超过200万元补助。"],
        "no figure is drawn into another"
    );
}
