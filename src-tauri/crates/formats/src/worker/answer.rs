//! What goes from child to parent: a mark, a length, one JSON value; and what of it is believed.

use duice_core::model::{Paragraph, Problem, Source};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::read::{self, PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, TablePreview};

/// The largest answer that is taken, in bytes: paragraphs of the longest text with their wrapping.
pub(super) const ANSWER_LIMIT: u64 = 512 * 1024 * 1024;

/// First bytes of an answer.
const MARK: &[u8; 8] = b"DUICE\0\0\x01";
/// Bytes before the JSON: the mark, and its length as eight bytes, least first.
const HEAD: usize = 16;

/// The longest sentence that is taken, in bytes.
const SENTENCE: usize = 4096;
/// The most problems that are taken.
const PROBLEMS: usize = 10_000;

#[derive(Serialize, Deserialize)]
enum Answer<T, E> {
    Read(T),
    Error(E),
}

/// An answer as bytes.
pub(super) fn encode<T: Serialize>(result: &Result<T, ReadError>) -> std::io::Result<Vec<u8>> {
    let mut message = vec![0; HEAD];
    let answer = match result {
        Ok(read) => Answer::Read(read),
        Err(error) => Answer::Error(error),
    };
    serde_json::to_writer(&mut message, &answer)?;
    let length = (message.len() - HEAD) as u64;
    message[..8].copy_from_slice(MARK);
    message[8..HEAD].copy_from_slice(&length.to_le_bytes());
    Ok(message)
}

/// The file that these bytes hold, `None` where they hold none or it is not to be believed. `name` is the file's,
/// whatever the answer says.
pub(super) fn decode(message: &[u8], name: &str) -> Option<Result<Source, ReadError>> {
    match open(message)? {
        Ok(source) => is_sound(&source).then(|| Ok(Source { name: name.to_owned(), ..source })),
        Err(error) => Some(Err(error)),
    }
}

/// The tables that these bytes hold, `None` where they hold none or they are not to be believed.
pub(super) fn decode_tables(message: &[u8]) -> Option<Result<TablePreview, ReadError>> {
    match open::<TablePreview>(message)? {
        // What a column can hold is known here.
        Ok(tables) => tables.is_sound().then(|| Ok(TablePreview { kinds: read::column_names(), ..tables })),
        Err(error) => Some(Err(error)),
    }
}

fn open<T: DeserializeOwned>(message: &[u8]) -> Option<Result<T, ReadError>> {
    let (head, json) = message.split_at_checked(HEAD)?;
    let length = u64::from_le_bytes(head[8..].try_into().ok()?);
    if &head[..8] != MARK || length != json.len() as u64 {
        return None;
    }
    match serde_json::from_slice(json).ok()? {
        Answer::Read(read) => Some(Ok(read)),
        Answer::Error(error) => is_sound_error(&error).then_some(Err(error)),
    }
}

fn is_sound(source: &Source) -> bool {
    let size: usize = source.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum();
    let ascending = source.paragraphs.first().is_none_or(|first| first.line > 0)
        && source.paragraphs.is_sorted_by(|a, b| a.line < b.line);
    size <= TEXT_LIMIT
        && !source.paragraphs.is_empty()
        && source.paragraphs.len() <= PARAGRAPH_LIMIT
        && ascending
        && source.paragraphs.iter().all(is_sound_paragraph)
        && source.encoding.as_ref().is_none_or(|encoding| is_sentence(encoding))
        && source.problems.len() <= PROBLEMS
        && source.problems.iter().all(is_sound_problem)
}

fn is_sound_paragraph(paragraph: &Paragraph) -> bool {
    !paragraph.text.contains(['\0', '\n', '\r'])
}

fn is_sound_problem(problem: &Problem) -> bool {
    is_sentence(&problem.message)
}

fn is_sound_error(error: &ReadError) -> bool {
    is_sentence(&error.message) && is_sentence(&error.hint)
}

fn is_sentence(text: &str) -> bool {
    text.len() <= SENTENCE && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests;
