//! Tables in plain text: fields parted by commas, semicolons or tabs.

use csv::{ReaderBuilder, Trim};

use super::encoding::{self, Decoded};
use super::sheet::{Book, Sheet};
use super::text;
use super::{PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, refuse};

/// The table in a file in any usual encoding.
pub(super) fn book(name: &str, bytes: &[u8]) -> Result<Book, ReadError> {
    let Decoded { text, encoding } = encoding::decode(bytes);
    if text.len() > TEXT_LIMIT {
        return Err(refuse::too_large(name, text.len() as u64));
    }
    if !text::is_text(&text) {
        return Err(refuse::not_text(name));
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (number, record) in (1..).zip(reader.records()) {
        if rows.len() >= PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        let record = record.map_err(|_| refuse::damaged(name))?;
        rows.push((number, record.iter().map(str::to_owned).collect()));
    }
    let mut problems = Vec::new();
    if encoding != "UTF-8" {
        problems.push(text::converted(encoding));
    }
    let unknown = text.matches(char::REPLACEMENT_CHARACTER).count();
    if unknown > 0 {
        problems.push(text::unknown(unknown));
    }
    Ok(Book {
        sheets: vec![Sheet { name: String::new(), rows, wide: Vec::new() }],
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
