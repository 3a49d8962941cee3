//! Tables in plain text: fields parted by commas, semicolons or tabs.

use csv::{ReaderBuilder, Trim};

use duice_core::model::Source;

use super::encoding::{self, Decoded};
use super::sheet::{self, Sheet};
use super::text;
use super::{PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, refuse};

/// Reads a table in any usual encoding.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
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
    let unknown = text.matches(char::REPLACEMENT_CHARACTER).count();
    let mut source = sheet::read(name, vec![Sheet { name: String::new(), rows }], Some(encoding.to_owned()))?;
    if unknown > 0 {
        source.problems.insert(0, text::unknown(unknown));
    }
    if encoding != "UTF-8" {
        source.problems.insert(0, text::converted(encoding));
    }
    Ok(source)
}

/// What parts the fields: of the usual signs the one that is most frequent in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    b",;\t|".iter().copied().rev().max_by_key(count).unwrap_or(b',')
}
