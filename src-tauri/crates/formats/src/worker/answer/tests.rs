//! What is believed of an answer, and what is not.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::read::ReadErrorCode;
use duice_core::model::ProblemKind;

fn source(lines: &[(u32, &str)]) -> Source {
    let paragraphs = lines
        .iter()
        .map(|(line, text)| Paragraph { line: *line, text: (*text).to_owned(), ..Paragraph::default() })
        .collect();
    Source { name: "甲.txt".to_owned(), paragraphs, ..Source::default() }
}

fn through(source: Source) -> Option<Result<Source, ReadError>> {
    decode(&encode(&Ok(source)).unwrap(), "甲.txt")
}

#[test]
fn a_sound_answer_comes_back_as_it_was() {
    let mut sent = source(&[(1, "一、总则"), (3, "甲\t乙")]);
    sent.encoding = Some("GB18030".to_owned());
    sent.problems =
        vec![Problem {
            line: 1, kind: ProblemKind::Encoding, message: "文件编码为GB18030，已转换".to_owned()
        }];
    assert_eq!(through(sent.clone()), Some(Ok(sent)), "nothing may be lost on the way");
    let error = ReadError { code: ReadErrorCode::Empty, message: "空".to_owned(), hint: "请看。".to_owned() };
    assert_eq!(
        decode(&encode(&Err::<Source, _>(error.clone())).unwrap(), "甲.txt"),
        Some(Err(error)),
        "refusals come back too"
    );
}

#[test]
fn the_file_keeps_its_own_name() {
    let message = encode(&Ok(source(&[(1, "文")]))).unwrap();
    let read = decode(&message, "乙.txt").unwrap().unwrap();
    assert_eq!(read.name, "乙.txt", "a child does not rename a file");
}

#[test]
fn unsound_paragraphs_are_not_believed() {
    for (lines, why) in [
        (&[][..], "no paragraph at all is no document"),
        (&[(0, "甲")], "lines count from one"),
        (&[(2, "甲"), (2, "乙")], "no line comes twice"),
        (&[(3, "甲"), (2, "乙")], "lines do not run backwards"),
        (&[(1, "甲\0乙")], "NUL bytes are never handed on"),
        (&[(1, "甲\n乙")], "a paragraph holds no line break"),
    ] {
        assert_eq!(through(source(lines)), None, "{why}");
    }
}

#[test]
fn unsound_sentences_are_not_believed() {
    let mut long = source(&[(1, "甲")]);
    long.problems = vec![Problem { line: 1, kind: ProblemKind::Unread, message: "长".repeat(SENTENCE) }];
    assert_eq!(through(long), None, "a problem is a sentence, not a text");
    let error = ReadError { code: ReadErrorCode::Failed, message: "\u{1b}[2J".to_owned(), hint: String::new() };
    assert_eq!(
        decode(&encode(&Err::<Source, _>(error)).unwrap(), "甲.txt"),
        None,
        "no control characters reach a terminal"
    );
}

#[test]
fn bytes_that_are_no_answer_are_not_believed() {
    let good = encode(&Ok(source(&[(1, "甲")]))).unwrap();
    for cut in 0..good.len() {
        assert_eq!(decode(&good[..cut], "甲.txt"), None, "cut after {cut} bytes it is not whole");
    }
    let mut longer = good.clone();
    longer.push(b' ');
    assert_eq!(decode(&longer, "甲.txt"), None, "nothing may follow");
    assert_eq!(decode(b"Segmentation fault", "甲.txt"), None, "words are no answer");
}

mod any_file {
    //! Whatever a file holds, its reading is an answer that the parent believes.
    use proptest::prelude::*;

    use super::super::*;

    fn check(name: &str, bytes: &[u8]) {
        let read = crate::read::bytes(name, bytes);
        let back = decode(&encode(&read).unwrap(), name);
        assert_eq!(back, Some(read), "the reader never says what its parent would not believe");
    }

    /// A Word file with numbers, a table and marks.
    fn word_file() -> Vec<u8> {
        use duice_core::report::{Mark, Report, ReportCell, ReportRow};
        let row = ReportRow::Cells(vec![ReportCell::of("一、甲", Mark::Inserted), ReportCell::of("乙", Mark::Deleted)]);
        let report = Report { title: "示例".into(), rows: vec![row; 3], ..Report::default() };
        crate::write::bytes(&report, crate::write::Format::Docx).unwrap()
    }

    /// An Excel file with measures.
    fn table_file() -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in [["序号", "内容"], ["1", "给予补助。"], ["2", "减免租金。"]].iter().enumerate()
        {
            for (column, cell) in cells.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, *cell).unwrap();
            }
        }
        book.save_to_buffer().unwrap()
    }

    proptest! {
        #[test]
        fn of_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            check("甲.txt", &bytes);
            check("甲.md", &bytes);
        }

        #[test]
        fn of_any_text(text in "(\\PC|[\\n\\r\\t\\x00#|*`<>0-9.\\-]){0,200}") {
            check("甲.txt", text.as_bytes());
            check("甲.md", text.as_bytes());
            check("甲.html", text.as_bytes());
            check("甲.csv", text.as_bytes());
            check("甲.csv", format!("序号,内容,责任单位\n{text}").as_bytes());
        }

        #[test]
        fn of_any_page(tags in proptest::collection::vec("</?(p|td|tr|table|ol|li|b|div|pre|h1|br)( (id=zoom|rowspan=9|colspan=0|value=-1))?>|[一、。：文号\\n]{1,4}", 0..60)) {
            check("甲.html", tags.concat().as_bytes());
        }

        #[test]
        fn of_a_damaged_table(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
            let mut bytes = table_file();
            for (at, value) in changes {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            check("甲.xlsx", &bytes);
        }

        #[test]
        fn of_a_damaged_word_file(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
            let mut bytes = word_file();
            for (at, value) in changes {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            check("甲.docx", &bytes);
        }
    }
}
