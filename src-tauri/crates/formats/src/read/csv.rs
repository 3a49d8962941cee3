//! Tables in plain text: fields parted by commas, semicolons or tabs.

use csv::{ReaderBuilder, Trim};
use duice_core::model::{Problem, ProblemKind};

use super::encoding::{self, Decoded};
use super::sheet::{self, Book, Sheet};
use super::{PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, refuse};
use super::{sniff, text};

/// How many bytes of a text are looked at to tell whether it is a table.
const START: usize = 65_536;

/// Whether a text whose name does not say so is a table: its name is that of another table and its first line has several
/// fields, or the first line names the columns and all others have as many fields.
pub(super) fn is_table(name: &str, bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(START)];
    let Decoded { text, .. } = encoding::decode(start);
    let sign = delimiter(&text);
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if !first.as_bytes().contains(&sign) {
        return false;
    }
    sniff::is_named_table(name) || sheet::is_clear(&rows(&text, sign), bytes.len() > START)
}

/// The records of the text as far as they can be read.
fn rows(text: &str, sign: u8) -> Vec<Vec<String>> {
    let mut reader = fields(sign).from_reader(text.as_bytes());
    reader.records().map_while(Result::ok).map(|record| record.iter().map(str::to_owned).collect()).collect()
}

fn fields(sign: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(sign).has_headers(false).flexible(true).trim(Trim::All);
    builder
}

/// The table in a file in any usual encoding.
pub(super) fn book(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    let Decoded { text, encoding } = encoding::decode(bytes);
    if text.len() > TEXT_LIMIT {
        return Err(refuse::too_large(name, text.len() as u64));
    }
    if !text::is_text(&text) {
        return Err(refuse::not_text(name));
    }
    let mut reader = fields(delimiter(&text)).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (number, record) in (1..).zip(reader.records()) {
        if rows.len() >= PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        let record = record.map_err(|_| refuse::damaged(name))?;
        rows.push((number, record.iter().map(str::to_owned).collect()));
    }
    let mut problems = Vec::new();
    if !sniff::is_plain_table(name) {
        let message = "文件名不是文本表格（.csv）的，内容是，已按表格读取".to_owned();
        problems.push(Problem { line: 1, kind: ProblemKind::Encoding, message });
    }
    if encoding != "UTF-8" {
        problems.push(text::converted(encoding));
    }
    let unknown = text.matches(char::REPLACEMENT_CHARACTER).count();
    if unknown > 0 {
        problems.push(text::unknown(unknown));
    }
    Ok(Book {
        sheets: vec![Sheet { name: String::new(), rows, wide: Vec::new(), tells_merged: false }],
        encoding: Some(encoding.to_owned()),
        problems,
    })
}

/// What parts the fields: of the usual signs the one that is most frequent in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    b",;\t|".iter().copied().rev().max_by_key(count).unwrap_or(b',')
}
