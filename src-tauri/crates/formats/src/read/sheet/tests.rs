//! Tables written here: as text, and as Excel files.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use duice_core::model::{ParagraphStyle, Source};
use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::super::{ColumnAt, ColumnChoice, ColumnKind, ReadErrorCode, ReadOptions, bytes, bytes_with, tables};

fn lines(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn notices(source: &Source) -> Vec<&str> {
    source.problems.iter().map(|problem| problem.message.as_str()).collect()
}

fn csv(content: &str) -> Source {
    bytes("甲.csv", content.as_bytes()).unwrap()
}

const MEASURES: &str = "地区,文件名称,文号,条款号,措施内容,责任单位,备注\n\
    样本市,样本市若干措施,样政发〔2031〕1号,1,支持建设平台。给予不超过500万元补助。,市甲局、市乙局,略\n\
    示例区,示例区若干办法,,一,\"加大支持。\n按50%贴息。\",,\n\
    样本市,样本市若干措施,样政发〔2031〕1号,2,降低成本。,市丙委,\n,,,,,,只有备注\n";

const READ: [&str; 12] = [
    "样本市若干措施",
    "地区：样本市",
    "发文字号：样政发〔2031〕1号",
    "来源：表格第2行至第4行",
    "1. 支持建设平台。给予不超过500万元补助。（责任单位：市甲局、市乙局）",
    "2. 降低成本。（责任单位：市丙委）",
    "示例区若干办法",
    "地区：示例区",
    "来源：表格第3行",
    "一、加大支持。",
    "按50%贴息。",
    "",
];

#[test]
fn measures_are_gathered_into_their_documents() {
    let source = csv(MEASURES);
    assert_eq!(lines(&source), READ[..11], "rows of one document stand together, each with its number and its units");
    assert_eq!(source.paragraphs[6].style, ParagraphStyle::Title, "a title tells where a document begins");
    assert_eq!(
        notices(&source),
        [
            "表格按列名读取：地区（地区）、文件名称（标题）、文号（发文字号）、条款号（序号）、措施内容（内容）、责任单位（责任单位）；未读入的列：备注",
            "表格有1行没有正文，未读入（第5行）",
            "地区不在地区表中或有重名，按原样记下：第2行“样本市”、第3行“示例区”",
        ],
        "what was recognised, what was not, and what was lost"
    );
}

#[test]
fn the_same_table_is_read_alike_in_every_dress() {
    let expected = csv(MEASURES);
    let tabs = MEASURES.replace(',', "\t");
    let semicolons = MEASURES.replace(',', ";");
    for content in [tabs.as_bytes().to_vec(), semicolons.into_bytes(), GB18030.encode(MEASURES).0.into_owned()] {
        assert_eq!(lines(&bytes("甲.csv", &content).unwrap()), lines(&expected), "signs and encoding change nothing");
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(MEASURES.as_bytes()).into_records();
    for (row, record) in rows.enumerate() {
        for (column, cell) in record.unwrap().iter().enumerate() {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row as u32, column as u16, number).unwrap(),
                Err(_) => sheet.write_string(row as u32, column as u16, cell).unwrap(),
            };
        }
    }
    let excel = bytes("甲.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(lines(&excel), lines(&expected), "nor does Excel");
}

#[test]
fn rows_without_numbers_and_titles_are_numbered_and_that_is_said() {
    let source = csv("附表,,\n样本区支持清单,,\n措施名称,具体内容,牵头单位\n建平台,给予50万元。,区甲局\n引人才,,\n");
    assert_eq!(
        lines(&source),
        ["样本区支持清单", "来源：表格第4行至第5行", "1. 建平台。给予50万元。（责任单位：区甲局）", "2. 引人才"],
        "the line above the heads is the title"
    );
    assert_eq!(
        notices(&source)[1],
        "表格的措施没有编号，按行编为1、2、3…",
        "numbers that are not in the file are said"
    );
    let own = csv("序号,内容\n1,第三条　自带编号。\n2,（二）也带。\n3,3.5亿元不是编号。\n");
    assert_eq!(lines(&own)[2..], ["第三条　自带编号。", "（二）也带。", "3. 3.5亿元不是编号。"], "own numbers stay");
}

#[test]
fn a_row_may_hold_a_whole_document() {
    let text = "样本市办法\n\n第一条　为了样本。\n第二条　给予补助。\n第三条　分工。\n第四条　其他。\n第五条　施行。";
    let source = csv(&format!(
        "title,publish_date,full_text\n样本市办法,2031-02-03,\"{text}\"\n乙县办法,2031-02-04,\"{text}\"\n"
    ));
    assert_eq!(
        lines(&source)[..5],
        ["样本市办法", "发布日期：2031-02-03", "来源：表格第2行", "", "第一条　为了样本。"],
        "its own title is not said twice"
    );
    assert_eq!(
        lines(&source)[9..13],
        ["乙县办法", "发布日期：2031-02-04", "来源：表格第3行", "样本市办法"],
        "another one is kept"
    );
}

#[test]
fn a_table_without_a_column_of_texts_is_refused_with_its_heads() {
    let error = bytes("甲.csv", "名称,数量\n甲,3\n".as_bytes()).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Columns, "{error}");
    assert!(error.to_string().contains("没有认出存放措施或正文的列（首行是：名称、数量）"), "{error}");
    assert_eq!(bytes("甲.csv", b",,\n,,\n").unwrap_err().code, ReadErrorCode::Empty, "nothing in it");
}

#[test]
fn dates_merged_cells_and_hidden_sheets_of_excel() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("措施表").unwrap();
    let plain = Format::new();
    let dated = Format::new().set_num_format("yyyy/m/d");
    for (column, head) in ["文件名称", "成文日期", "内容"].iter().enumerate() {
        sheet.write_string(0, column as u16, *head).unwrap();
    }
    sheet.merge_range(1, 0, 2, 0, "样本市若干措施", &plain).unwrap();
    let day = ExcelDateTime::from_ymd(2031, 1, 2).unwrap();
    sheet.merge_range(1, 1, 2, 1, "", &plain).unwrap();
    sheet.write_datetime_with_format(1, 1, &day, &dated).unwrap();
    sheet.write_string(1, 2, "给予补助。").unwrap();
    sheet.write_string(2, 2, "减免租金。").unwrap();
    // A cell at the far end must not cost a grid.
    sheet.write_string(1_048_575, 16_383, "远").unwrap();
    let secret = book.add_worksheet();
    secret.write_string(0, 0, "内容").unwrap().write_string(1, 0, "不该读到。").unwrap().set_hidden(true);
    let source = bytes("甲.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        lines(&source),
        ["样本市若干措施", "成文日期：2031-01-02", "来源：表格第2行至第3行", "1. 给予补助。", "2. 减免租金。"],
        "a merged cell counts for each of its rows, a date is a date"
    );
    assert_eq!(notices(&source)[0], "文件有1个隐藏的工作表，没有读取", "what is hidden is not read, and said");
    assert_eq!(notices(&source)[1], "工作表“措施表”第512列以右有1格没有读取", "nor is what stands too far right");
}

#[test]
fn a_damaged_or_hostile_excel_file_is_refused() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "内容").unwrap();
    let good = book.save_to_buffer().unwrap();
    let mut bomb = zip::ZipWriter::new_append(Cursor::new(good.clone())).unwrap();
    bomb.start_file("xl/worksheets/sheet9.xml", zip::write::SimpleFileOptions::default()).unwrap();
    bomb.write_all(&vec![b' '; 40_000_000]).unwrap();
    let bomb = bomb.finish().unwrap().into_inner();
    let mut many = zip::ZipWriter::new_append(Cursor::new(good.clone())).unwrap();
    for n in 0..10_001 {
        many.start_file(format!("{n}"), zip::write::SimpleFileOptions::default()).unwrap();
    }
    let many = many.finish().unwrap().into_inner();
    for (content, why) in [
        (&good[..good.len() - 40], "a file that was cut is no file"),
        (&bomb[..], "a part that is a hundred times its packed size is a trap"),
        (&many[..], "more entries than any table has"),
    ] {
        let error = bytes("甲.xlsx", content).unwrap_err();
        assert_eq!(error.code, ReadErrorCode::Damaged, "{why}");
    }
}

fn chosen(columns: &[(ColumnKind, &str)], head_row: Option<u32>) -> ReadOptions {
    let choice = |(kind, column): &(ColumnKind, &str)| ColumnChoice {
        kind: *kind,
        column: ColumnAt::Named((*column).to_owned()),
    };
    ReadOptions { columns: columns.iter().map(choice).collect(), head_row, ..ReadOptions::default() }
}

const ODD: &str = "样本汇总,,\n单位,甲项,乙项\n样本市,平台,给予100万元补助。\n示例市,人才,给予20万元奖励。\n";

#[test]
fn columns_are_chosen_by_letter_or_by_head() {
    use ColumnKind::{Heading, Region, Text};
    let expected = ["样本市样本汇总", "地区：样本市", "来源：表格第3行", "1. 平台。给予100万元补助。"];
    for columns in [
        &[(Region, "A"), (Heading, "b"), (Text, "C")][..],
        &[(Text, "乙项"), (Region, "单位"), (Heading, "甲项")],
        &[(Region, "单位"), (Heading, "B"), (Text, "C")],
    ] {
        let source = bytes_with("甲.csv", ODD.as_bytes(), &chosen(columns, None)).unwrap();
        assert_eq!(lines(&source)[..4], expected, "{columns:?}");
    }
    let error = bytes("甲.csv", ODD.as_bytes()).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Columns, "nothing is recognised here by itself: {error}");
    let bare = "样本市,给予100万元补助。\n";
    let source = bytes_with("甲.csv", bare.as_bytes(), &chosen(&[(Region, "A"), (Text, "B")], Some(0))).unwrap();
    assert_eq!(lines(&source)[3], "1. 给予100万元补助。", "a table without heads loses no row");
}

#[test]
fn a_column_chosen_by_its_place_is_that_column_whatever_the_heads_say() {
    let crossed = "B,A\n样本市,给予100万元补助。\n";
    let choice = |kind, at| ColumnChoice { kind, column: ColumnAt::Index(at) };
    let columns = vec![choice(ColumnKind::Region, 0), choice(ColumnKind::Text, 1)];
    let options = ReadOptions { columns, head_row: Some(1), ..ReadOptions::default() };
    let source = bytes_with("甲.csv", crossed.as_bytes(), &options).unwrap();
    let said = lines(&source);
    assert!(said.contains(&"1. 给予100万元补助。"), "{said:?}");
    let by_name = chosen(&[(ColumnKind::Region, "A"), (ColumnKind::Text, "B")], Some(1));
    let source = bytes_with("甲.csv", crossed.as_bytes(), &by_name).unwrap();
    let said = lines(&source);
    assert!(said.iter().any(|line| line.starts_with("1. 样本市")), "a name is a head first: {said:?}");
    let beyond = ReadOptions { columns: vec![choice(ColumnKind::Text, 30)], ..ReadOptions::default() };
    let error = bytes_with("甲.csv", crossed.as_bytes(), &beyond).unwrap_err().to_string();
    assert!(error.contains("只有2列，没有列“AE”"), "{error}");
}

#[test]
fn a_choice_that_does_not_fit_is_one_sentence() {
    use ColumnKind::{Region, Text, Title};
    for (columns, head_row, said) in [
        (&[(Title, "A")][..], None, "没有指定存放内容或措施标题的列"),
        (&[(Text, "Z")], None, "只有3列，没有列“Z”"),
        (&[(Text, "丙项")], None, "没有名为“丙项”的列"),
        (&[(Text, "A"), (Region, "单位")], None, "列“单位”被指定了两次"),
        (&[(Text, "A"), (Text, "B")], None, "“内容”被指定了两列"),
        (&[(Text, "A")], Some(90), "第90行没有内容，不能作为表头"),
    ] {
        let error = bytes_with("甲.csv", ODD.as_bytes(), &chosen(columns, head_row)).unwrap_err();
        let sentence = error.to_string();
        assert_eq!(error.code, ReadErrorCode::Columns, "{sentence}");
        assert!(sentence.contains(said) && sentence.contains("“甲.csv”"), "{sentence} says {said}");
        assert_eq!(sentence.matches('。').count(), 1, "{sentence} is one sentence");
    }
}

#[test]
fn a_preview_shows_what_is_chosen_from() {
    let preview = tables("甲.csv", ODD.as_bytes()).unwrap();
    let sheet = &preview.sheets[0];
    assert_eq!((sheet.head_row, sheet.recognised, sheet.rows), (2, false, 2), "where the heads would be");
    let columns: Vec<_> = sheet.columns.iter().map(|it| (it.letter.as_str(), it.head.as_str(), it.kind)).collect();
    assert_eq!(columns, [("A", "单位", None), ("B", "甲项", None), ("C", "乙项", None)]);
    assert_eq!(sheet.sample[1], ["示例市", "人才", "给予20万元奖励。"], "the first rows below");
    let known = tables("甲.csv", MEASURES.as_bytes()).unwrap();
    assert!(known.sheets[0].recognised && known.sheets[0].head_row == 1, "a table that is read by itself");
    assert_eq!(known.sheets[0].columns[4].kind, Some(ColumnKind::Text), "with what was recognised");
    assert!(tables("甲.txt", "一、总则".as_bytes()).is_err(), "a text has no columns");
}

#[test]
fn dates_and_places_that_are_not_taken_over_are_said() {
    let table = "日期,地区,内容\n20250304,云外市,给予补助。\n去年,示例市,给予奖励。\n";
    let source = csv(table);
    assert!(lines(&source).contains(&"发布日期：2025-03-04"), "eight digits are a date: {:?}", lines(&source));
    let said = notices(&source).join("；");
    assert!(said.contains("地区不在地区表中或有重名，按原样记下：第2行“云外市”、第3行“示例市”"), "{said}");
    assert!(said.contains("发布日期不是完整的日期：第3行“去年”"), "{said}");
}

#[test]
fn shares_are_read_as_they_are_shown() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "措施名称").unwrap();
    sheet.write(0, 1, "内容").unwrap();
    sheet.write(1, 0, "补助比例").unwrap();
    sheet.write_with_format(1, 1, 0.3, &Format::new().set_num_format("0%")).unwrap();
    sheet.write(2, 0, "数量").unwrap();
    sheet.write(2, 1, 0.3).unwrap();
    let source = bytes("甲.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert!(lines(&source).contains(&"1. 补助比例。30%"), "{:?}", lines(&source));
    assert!(lines(&source).contains(&"2. 数量。0.3"), "{:?}", lines(&source));
}

fn excel(rows: &[&[&str]], merged: &[(u32, u16, u32, u16)]) -> Source {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (first_row, first, last_row, last) in merged {
        let text = rows[*first_row as usize][*first as usize];
        sheet.merge_range(*first_row, *first, *last_row, *last, text, &Format::new()).unwrap();
    }
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            let starts = merged.iter().any(|area| (area.0, area.1) == (row, column));
            if !starts {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    bytes("甲.xlsx", &book.save_to_buffer().unwrap()).unwrap()
}

#[test]
fn heads_over_two_rows_are_one_head_a_column() {
    let rows: [&[&str]; 4] = [
        &["示例市清单"],
        &["文件名称", "措施", "", "资金"],
        &["", "名称", "具体内容", "万元"],
        &["示例市若干措施", "建平台", "给予甲方补助。", "30"],
    ];
    let expected = ["示例市若干措施", "来源：表格第4行", "1. 建平台。给予甲方补助。"];
    let merged = [(0, 0, 0, 3), (1, 0, 2, 0), (1, 1, 1, 2)];
    let source = excel(&rows, &merged);
    assert_eq!(lines(&source), expected, "the second row of heads is no document");
    let said = notices(&source)[0];
    assert!(said.contains("措施名称（措施标题）、具体内容（内容）；未读入的列：资金（万元）"), "{said}");
    let text = csv("文件名称,措施,,备注\n,名称,具体内容,\n示例市若干措施,建平台,给予甲方补助。,略\n");
    assert_eq!(lines(&text)[2], expected[2], "nor where the file cannot tell what is merged");
    let named = ReadOptions { head_row: Some(2), ..ReadOptions::default() };
    let bare = bytes_with("甲.csv", "清单,,\n地区,措施,\n,名称,内容\n示例市,甲,乙。\n".as_bytes(), &named).unwrap();
    assert!(lines(&bare).contains(&"1. 甲。乙。"), "a row of heads that was chosen is folded too: {:?}", lines(&bare));
    let first = csv("文件名称,措施,\n示例市若干措施,建平台,\n");
    assert_eq!(lines(&first)[2], "1. 建平台", "a row of values is no second row of heads");
    let alike =
        csv("序号,政策名称,措施内容,责任单位\n一,政策名称,统一措施内容表述,各单位\n二,甲办法,给予补助。,乙局\n");
    assert!(lines(&alike).concat().contains("统一措施内容表述"), "nor where it says what a head says: {alike:?}");
}

#[test]
fn columns_under_one_merged_head_are_read_together() {
    let rows: [&[&str]; 3] = [
        &["地区", "", "措施", ""],
        &["示例省", "样本市", "建平台", "给予甲方补助。"],
        &["示例省", "样本市", "引人才", "给予乙方补助。"],
    ];
    let source = excel(&rows, &[(0, 0, 0, 1), (0, 2, 0, 3)]);
    assert!(lines(&source).contains(&"地区：示例省样本市"), "{:?}", lines(&source));
    assert!(lines(&source).contains(&"2. 引人才。给予乙方补助。"), "its title and its text: {:?}", lines(&source));
}

#[test]
fn a_column_without_a_head_is_named_by_its_letter() {
    let source = csv("标题,内容\n示例市办法,给予补助。,另有说明\n");
    let said = notices(&source)[0];
    assert!(said.ends_with("；未读入的列：C列（没有列名）"), "{said}");
}

#[test]
fn a_table_without_heads_is_understood_by_its_cells_or_refused() {
    let table = "河北省,示例扶持若干措施,支持甲类企业发展。\n山西省,示例扶持实施办法,支持乙类企业发展。\n";
    let source = csv(table);
    let expected = ["示例扶持若干措施", "地区：河北省", "来源：表格第1行", "1. 支持甲类企业发展。"];
    assert_eq!(lines(&source)[..4], expected, "the first row is a row like the others");
    assert_eq!(notices(&source)[0], "表格没有列名，按列读取：A列（地区）、B列（标题）、C列（内容）");
    let preview = tables("甲.csv", table.as_bytes()).unwrap();
    assert_eq!((preview.sheets[0].head_row, preview.sheets[0].recognised), (0, true), "the window shows the same");
    let error = bytes("甲.csv", "河北省,甲措施,12\n山西省,乙措施,13\n".as_bytes()).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Columns, "nothing that is a text: {error}");
}

#[test]
fn a_row_that_names_no_document_belongs_to_the_one_above() {
    let source =
        csv("地区,文件名称,内容\n山西省,示例办法,给予甲方补助。\n,,给予乙方补助。\n河北省,样本办法,给予丙方补助。\n");
    let expected =
        ["示例办法", "地区：山西省", "来源：表格第2行至第3行", "1. 给予甲方补助。", "2. 给予乙方补助。", "样本办法"];
    assert_eq!(lines(&source)[..6], expected);
    assert_eq!(notices(&source)[1], "表格第3行没有写明属于哪份文件，按与上一行相同读入");
}

#[test]
fn numbers_that_stand_in_the_cells_are_not_said_to_be_missing() {
    let source = csv("标题,内容\n示例办法,一、给予甲方补助。\n示例办法,二、给予乙方补助。\n");
    assert!(!notices(&source).iter().any(|said| said.contains("没有编号")), "{:?}", notices(&source));
}

#[test]
fn units_in_the_format_of_a_number_are_read_or_their_lack_is_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "措施名称").unwrap();
    sheet.write(0, 1, "内容").unwrap();
    for (row, format) in [(1, "#,##0\"万元\""), (2, "0!.0,\"万元\"")] {
        sheet.write(row, 0, "补助上限").unwrap();
        sheet.write_with_format(row, 1, 1200, &Format::new().set_num_format(format)).unwrap();
    }
    let source = bytes("甲.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert!(lines(&source).contains(&"1. 补助上限。1200万元"), "{:?}", lines(&source));
    assert!(lines(&source).contains(&"2. 补助上限。1200"), "{:?}", lines(&source));
    let said = notices(&source).join("；");
    assert!(said.contains("有1格的数字以换算后的单位显示，已按格内原数读入，请核对"), "{said}");
}

#[test]
fn numbers_that_count_the_rows_of_the_table_number_no_measures() {
    let source =
        csv("序号,标题,内容\n1,示例办法,给予甲方补助。\n2,示例办法,给予乙方补助。\n3,样本办法,给予丙方补助。\n");
    assert_eq!(lines(&source)[6], "1. 给予丙方补助。", "the first of its document: {:?}", lines(&source));
    assert_eq!(notices(&source)[1], "表格的序号是全表的行号，各文件的措施另从1起编号");
    let own = csv("序号,标题,内容\n1,示例办法,给予甲方补助。\n1,样本办法,给予丙方补助。\n");
    assert_eq!(notices(&own).len(), 1, "numbers of their own stay: {:?}", notices(&own));
}
