//! The formats that are plain text: html, csv, Markdown and the clipboard.

use duice_core::report::{Mark, ReportCell, ReportRow};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::sample::{NASTY, nasty, revision, with_table};
use crate::write::{Format, bytes, row_clipboard};

fn text(report: &duice_core::report::Report, format: Format) -> String {
    String::from_utf8(bytes(report, format).unwrap()).unwrap()
}

/// The text of a page, `⏎` between its elements.
fn shown(page: &str) -> String {
    let page = page.replace("<br>", "\n").replace("<!DOCTYPE html>", "");
    let mut reader = Reader::from_str(&page);
    reader.config_mut().check_end_names = false;
    let mut out = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Text(text) => out.push_str(&text),
            Event::GeneralRef(name) => out.push_str(match &*name {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                other => panic!("no entity {other} was written"),
            }),
            Event::Start(_) | Event::End(_) => out.push('⏎'),
            Event::Eof => return out,
            _ => {}
        }
    }
}

#[test]
fn the_page_shows_everything_and_runs_nothing() {
    let report = revision();
    let page = text(&report, Format::Html);
    let shown = shown(&page);
    for said in [
        "示政发〔2023〕7号",
        "2023年5月4日",
        "征求意见稿",
        "要点摘编，非官方文本",
        "仅标点和编号变化的条文不再逐条列示。",
        "第一章 总则",
        "1处修改",
        "第四条 资金支持",
        "本款由第九条移入。",
    ] {
        assert!(shown.contains(said), "the page must say {said}");
    }
    assert!(page.contains("<ins>300万元</ins>") && page.contains("<del>500万元</del>"), "marks are elements");
    assert!(page.contains("lang=\"zh-CN\""), "the page says its language");
    for absent in ["<script", "http://", "https://", "src=", "javascript:"] {
        assert!(!page.contains(absent), "{absent}: a page of one file fetches and runs nothing");
    }
}

#[test]
fn the_page_escapes_what_would_be_an_element() {
    let page = text(&nasty(), Format::Html);
    let shown = shown(&page);
    for said in NASTY {
        assert!(shown.contains(&format!("⏎{said}⏎")), "{said} is text, whole");
    }
    assert!(!page.contains("<script"), "text never becomes an element");
}

#[test]
fn values_open_as_text_in_a_spreadsheet() {
    let content = text(&nasty(), Format::Csv);
    let body = content.strip_prefix('\u{FEFF}').expect("Excel needs the mark to know UTF-8");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(body.matches("\r\n").count(), records.len(), "lines end in CR LF, breaks inside a cell in LF");
    let cells: Vec<&str> = records.iter().flatten().collect();
    for said in NASTY {
        let guarded = format!("'{said}");
        let formula = said.starts_with(['=', '+', '-', '@', '＝']);
        assert!(cells.contains(&if formula { guarded.as_str() } else { said }), "{said} stands in a cell");
    }
    assert!(
        cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])),
        "no cell may be taken for a formula"
    );
}

#[test]
fn values_name_the_documents_above_the_table() {
    let content = text(&revision(), Format::Csv);
    let lines: Vec<&str> = content.split("\r\n").collect();
    assert_eq!(lines[0], "\u{FEFF}示例市样本产业若干措施新旧条文对照表", "the title comes first");
    assert_eq!(
        lines[1], "修订前,《示例市样本产业若干措施》,文号：示政发〔2023〕7号,成文日期：2023年5月4日",
        "then the sources"
    );
    assert!(lines[2].ends_with("要点摘编，非官方文本"), "an abstract says that it is one");
    assert_eq!(lines[5], "序号,\"修订前\n2023年\",\"修订后\n征求意见稿\",修改说明", "then the head of the table");
}

#[test]
fn values_keep_added_and_deleted_apart_inside_one_cell() {
    let mut report = revision();
    let mut cell = ReportCell::of("甲", Mark::Deleted);
    cell.paragraphs[0].push(duice_core::report::Run::new("乙", Mark::Inserted));
    report.rows = vec![ReportRow::Cells(vec![cell])];
    assert!(
        text(&report, Format::Csv).ends_with("\r\n〔删：甲〕〔增：乙〕\r\n"),
        "both in one cell must not read as 甲乙"
    );
}

#[test]
fn markdown_is_a_table_again() {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
    let page = text(&nasty(), Format::Md);
    let mut cells = Vec::new();
    let mut cell: Option<String> = None;
    for event in Parser::new_ext(&page, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableCell) => cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => cells.extend(cell.take()),
            Event::Text(text) => cell.iter_mut().for_each(|cell| cell.push_str(&text)),
            Event::Code(_) | Event::Start(Tag::Emphasis) => panic!("text became a mark"),
            _ => {}
        }
    }
    assert_eq!(&cells[1..], NASTY, "one cell a row, as it was, behind the head");
    let page = text(&revision(), Format::Md);
    assert!(page.contains("<del>500万元</del>") && page.contains("<ins>300万元</ins>"), "marks survive");
    assert!(page.contains("文号：示政发〔2023〕7号") && page.contains("要点摘编，非官方文本"), "the head is whole");
}

#[test]
fn a_table_in_a_cell_stays_one() {
    let page = text(&with_table(), Format::Html);
    assert!(page.contains("<td>渔港</td><td><ins>15万元</ins></td>"), "a page has tables in cells: {page}");
    let copied = row_clipboard(&with_table(), 0);
    assert_eq!(copied.html.matches("<table").count(), 2, "word processors paste it as one: {}", copied.html);
    for format in [Format::Csv, Format::Md] {
        let told = text(&with_table(), format).replace('\\', "");
        assert!(told.contains("类别 | 标准"), "its cells stay apart: {told}");
    }
    assert!(copied.text.contains("渔港 | 15万元"), "in plain text too: {}", copied.text);
}

#[test]
fn a_row_is_copied_with_its_sources() {
    let report = revision();
    let copied = row_clipboard(&report, 1);
    let shown = shown(&copied.html);
    for said in ["300万元", "第三条 资金支持", "示政发〔2023〕7号", "2025年8月1日", "要点摘编，非官方文本"]
    {
        assert!(shown.contains(said), "the table must say {said}");
        assert!(copied.text.contains(said), "the text must say {said}");
    }
    let lines: Vec<&str> = copied.text.lines().collect();
    assert_eq!(lines[0], "序号\t修订前 2023年\t修订后 征求意见稿\t修改说明", "first the head of the columns");
    assert_eq!(lines[1].split('\t').count(), report.columns.len(), "then one cell a column");
    assert!(!copied.html.contains("class="), "looks stand at their elements, style sheets are lost in pasting");
    assert_eq!(row_clipboard(&report, 0).text.lines().nth(1), Some("第一章 总则 1处修改"), "a group is one cell");
    assert_eq!(row_clipboard(&report, 99), super::super::Clipboard::default(), "no row, nothing to copy");
}
