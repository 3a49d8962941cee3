//! The formats that are packed: docx and xlsx, unpacked and read again element by element.

use std::io::{Cursor, Read};

use duice_core::report::{Mark, Report, ReportCell, ReportRow, Run};
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::sample::{NASTY, nasty, revision, with_table};
use crate::write::{Format, Preset, bytes, bytes_in};

fn part(file: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("{name} is missing")).read_to_string(&mut text).unwrap();
    text
}

/// The texts inside every element called `around`, its `t` elements joined.
fn texts(xml: &str, around: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut out, mut depth, mut inside_text) = (Vec::new(), 0, false);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) if start.local_name().as_ref() == around => {
                depth += 1;
                if depth == 1 {
                    out.push(String::new());
                }
            }
            Event::End(end) if end.local_name().as_ref() == around => depth -= 1,
            Event::Start(start) if start.local_name().as_ref() == "t" => inside_text = true,
            Event::End(end) if end.local_name().as_ref() == "t" => inside_text = false,
            Event::Empty(empty) if depth > 0 && empty.local_name().as_ref() == "br" => push(&mut out, "\n"),
            Event::Text(text) if depth > 0 && inside_text => push(&mut out, &text),
            Event::GeneralRef(name) if depth > 0 && inside_text => push(
                &mut out,
                match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("no entity {other} was written"),
                },
            ),
            Event::Eof => return out,
            _ => {}
        }
    }
}

fn push(out: &mut [String], text: &str) {
    if let Some(last) = out.last_mut() {
        last.push_str(text);
    }
}

/// The texts that stand in the cells of a workbook.
fn strings(file: &[u8]) -> Vec<String> {
    texts(&part(file, "xl/sharedStrings.xml"), "si")
}

#[test]
fn every_part_of_a_word_file_is_well_formed() {
    for report in [revision(), nasty(), Report::default()] {
        let file = bytes(&report, Format::Docx).unwrap();
        let names: Vec<String> =
            ZipArchive::new(Cursor::new(&file)).unwrap().file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names[0], "[Content_Types].xml", "Word looks for the types first");
        for name in names {
            texts(&part(&file, &name), "nothing");
        }
    }
}

#[test]
fn a_word_file_says_everything_in_order() {
    let report = revision();
    let document = part(&bytes(&report, Format::Docx).unwrap(), "word/document.xml");
    let mut lines = texts(&document, "p").into_iter();
    for said in [
        "示例市样本产业若干措施新旧条文对照表",
        "修订前",
        "《示例市样本产业若干措施》",
        "文号：示政发〔2023〕7号；成文日期：2023年5月4日",
        "修订后",
        "《示例市样本产业若干措施》",
        "要点摘编，非官方文本",
        "仅标点和编号变化的条文不再逐条列示。",
        "图例：新增文字　删除文字",
        "序号",
        "第一章 总则　1处修改",
        "第三条 资金支持",
        "对新建站点给予不超过500万元的一次性补助。",
        "第四条 资金支持",
        "对新建站点给予不超过300万元的一次性补助。",
        "本款由第九条移入。是否对应存疑",
        "将补助上限由500万元调整为300万元。",
    ] {
        assert!(lines.any(|line| line == said), "a paragraph must say {said}, in its place");
    }
}

#[test]
fn a_word_table_repeats_its_head_and_is_as_wide_as_the_page() {
    let document = part(&bytes(&revision(), Format::Docx).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 1, "one row repeats, the head of the table");
    assert!(document.contains("w:orient=\"landscape\""), "comparisons print in landscape");
    assert!(document.contains("<w:gridSpan w:val=\"4\"/>"), "a group stands over all columns");
    for grid in document.split("<w:tblGrid>").skip(1) {
        let sum: i64 = grid
            .split("</w:tblGrid>")
            .next()
            .unwrap()
            .split("w:w=\"")
            .skip(1)
            .map(|width| width.split('"').next().unwrap().parse::<i64>().unwrap())
            .sum();
        assert_eq!(sum, 14797, "columns fill 261 mm between the margins");
    }
    let footer = part(&bytes(&revision(), Format::Docx).unwrap(), "word/footer1.xml");
    assert!(footer.contains("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"), "pages are numbered");
}

#[test]
fn a_table_in_a_cell_is_a_table_in_word_and_apart_in_a_workbook() {
    let document = part(&bytes(&with_table(), Format::Docx).unwrap(), "word/document.xml");
    assert_eq!(document.matches("<w:tbl>").count(), 2, "one stands in a cell of the other");
    assert_eq!(texts(&document, "tc"), ["修订后", "表1 标准类别标准渔港15万元"], "its cells lie in the outer one");
    assert!(document.contains("</w:tbl><w:p>"), "a cell ends with a paragraph");
    assert!(!document.contains("<w:tab/>"), "no tab is left");
    let told = strings(&bytes(&with_table(), Format::Xlsx).unwrap()).join("\n");
    assert!(told.contains("类别 | 标准\n渔港 | 15万元"), "cells of a workbook hold no tables: {told}");
}

#[test]
fn marks_in_a_word_file_are_styles_that_exist() {
    for preset in [Preset::Colour, Preset::Bold, Preset::Congress] {
        let file = bytes_in(&revision(), Format::Docx, preset).unwrap();
        let (document, styles) = (part(&file, "word/document.xml"), part(&file, "word/styles.xml"));
        assert!(document.contains("\"MarkInserted\"") && document.contains("\"MarkDeleted\""), "marks are used");
        for used in document.split("Style w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(styles.contains(&format!("w:styleId=\"{used}\"")), "{preset:?}: the style {used} is missing");
        }
    }
}

#[test]
fn short_rows_stay_whole_and_long_ones_may_break() {
    let mut report = revision();
    let long = ReportCell::of("长条文".repeat(400), Mark::Plain);
    report.rows = vec![ReportRow::Cells(vec![ReportCell::of("短", Mark::Plain)]), ReportRow::Cells(vec![long])];
    let document = part(&bytes(&report, Format::Docx).unwrap(), "word/document.xml");
    let rows: Vec<&str> = document.split("<w:tr>").collect();
    assert!(rows[rows.len() - 2].contains("<w:cantSplit/>"), "a short row must not break");
    assert!(!rows[rows.len() - 1].contains("<w:cantSplit/>"), "a row longer than a page must break");
}

#[test]
fn nothing_in_a_cell_breaks_a_word_file() {
    let mut report = nasty();
    report.rows.push(ReportRow::Cells(vec![ReportCell::of("甲\u{1}乙\u{FFFF}丙\t丁\n戊", Mark::Plain)]));
    let document = part(&bytes(&report, Format::Docx).unwrap(), "word/document.xml");
    let lines = texts(&document, "p");
    for said in NASTY {
        assert!(lines.iter().any(|line| line == said), "{said} is text, whole");
    }
    assert!(
        lines.iter().any(|line| line == "甲\u{FFFD}乙\u{FFFD}丙丁\n戊"),
        "what XML forbids is replaced where it can be seen, not left to break the file"
    );
}

#[test]
fn a_row_longer_than_the_head_loses_no_cell() {
    let mut report = revision();
    let cells = (0..6).map(|n| ReportCell::of(format!("第{n}格"), Mark::Plain)).collect();
    report.rows.push(ReportRow::Cells(cells));
    for format in [Format::Docx, Format::Xlsx] {
        let file = bytes(&report, format).unwrap();
        let text = match format {
            Format::Docx => texts(&part(&file, "word/document.xml"), "p"),
            _ => strings(&file),
        };
        assert!(text.iter().any(|line| line == "第5格"), "{format:?}: the sixth cell is there");
    }
}

#[test]
fn a_workbook_says_everything() {
    let file = bytes(&revision(), Format::Xlsx).unwrap();
    let said = strings(&file);
    for expected in [
        "示例市样本产业若干措施新旧条文对照表",
        "修订前：《示例市样本产业若干措施》（文号：示政发〔2023〕7号；成文日期：2023年5月4日）",
        "要点摘编，非官方文本：《示例市样本产业若干措施》",
        "第三条 资金支持\n对新建站点给予不超过500万元的一次性补助。",
        "图例：新增文字　删除文字",
        "仅标点和编号变化的条文不再逐条列示。",
        "示政发〔2023〕7号",
        "第一章 总则　1处修改",
    ] {
        assert!(said.iter().any(|text| text == expected), "a cell must say {expected}; they say {said:?}");
    }
    let book = part(&file, "xl/workbook.xml");
    assert!(book.contains("对照表") && book.contains("来源"), "the table and its sources each have a sheet");
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\"") && book.contains("_xlnm.Print_Titles"), "the head stays in sight");
    assert!(sheet.contains("orientation=\"landscape\""), "comparisons print in landscape");
}

#[test]
fn nothing_in_a_workbook_is_a_formula() {
    let file = bytes(&nasty(), Format::Xlsx).unwrap();
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(!part(&file, sheet).contains("<f>"), "{sheet}: text is never computed");
    }
    let said = strings(&file);
    for text in NASTY {
        assert!(said.iter().any(|cell| cell == text), "{text} is text, whole");
    }
}

#[test]
fn a_cell_longer_than_excel_allows_goes_on_in_the_next_row() {
    let long: String = ('\u{4E00}'..'\u{9FA5}').chain('\u{4E00}'..'\u{9FA5}').collect();
    assert!(long.chars().count() > 32_767, "longer than a cell");
    let mut report = revision();
    report.rows = vec![ReportRow::Cells(vec![ReportCell { paragraphs: vec![vec![Run::new(&long, Mark::Plain)]] }])];
    let said = strings(&bytes(&report, Format::Xlsx).unwrap());
    let parts: Vec<&String> =
        said.iter().filter(|cell| cell.contains("（接上行）") || cell.contains("（接下行）")).collect();
    let joined: String =
        parts.iter().map(|part| part.trim_start_matches("（接上行）\n").trim_end_matches("\n（接下行）")).collect();
    assert!(joined == long, "every character stands in exactly one row");
    assert!(parts.iter().all(|part| part.encode_utf16().count() < 32_767), "no cell is over the limit");
}
