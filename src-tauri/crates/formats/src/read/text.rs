//! Plain text: one paragraph a line, blank lines included, so that line numbers are those of an editor.

use duice_core::model::{Paragraph, ParagraphStyle, Problem, ProblemKind, Source};

use super::encoding::{self, Decoded};
use super::{PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, refuse};

/// After this many lines with bad characters the rest is only counted.
const REPORTED_LINES: usize = 100;

/// Reads plain text in any usual encoding.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let Decoded { text, encoding } = encoding::decode(bytes);
    if text.len() > TEXT_LIMIT {
        return Err(refuse::too_large(name, text.len() as u64));
    }
    if !is_text(&text) {
        return Err(refuse::not_text(name));
    }
    let mut source = Source { name: name.to_owned(), encoding: Some(encoding.to_owned()), ..Source::default() };
    if encoding != "UTF-8" {
        source.problems.push(converted(encoding));
    }
    let mut bad = BadLines::default();
    for (index, line) in Lines(Some(&text)).enumerate() {
        if index >= PARAGRAPH_LIMIT {
            return Err(refuse::too_many_lines(name));
        }
        let line_number = index as u32 + 1;
        let clean = bad.clean(line_number, line);
        source.paragraphs.push(Paragraph { line: line_number, text: clean, style: ParagraphStyle::Plain });
    }
    source.problems.extend(bad.into_problems());
    Ok(source)
}

/// Says that a file was in an encoding that is not the usual one.
pub(super) fn converted(encoding: &str) -> Problem {
    problem(1, format!("文件编码为{encoding}，已转换"))
}

/// Says how many places could not be decoded, where lines do not say it.
pub(super) fn unknown(count: usize) -> Problem {
    problem(1, format!("文件有{count}处字节无法识别，以�代替"))
}

/// Whether decoded bytes read as text: hardly any control characters, and not mostly undecodable.
pub(super) fn is_text(text: &str) -> bool {
    let (mut all, mut control, mut unknown) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        control += usize::from(is_control(c));
        unknown += usize::from(c == char::REPLACEMENT_CHARACTER);
    }
    // A short file may hold one stray byte; a binary file is full of them.
    control * 50 <= all + 100 && unknown * 10 <= all + 10
}

/// Control characters that mean nothing in a text; tabs and line breaks do.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}')
}

/// The lines of a text whose line ends may be mixed: `\r\n`, `\n`, `\r`, NEL, and Unicode's own separators.
struct Lines<'a>(Option<&'a str>);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0?;
        let Some(at) = rest.find(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) else {
            self.0 = None;
            // What ends with a line break has no further, empty line behind it.
            return (!rest.is_empty()).then_some(rest);
        };
        let (line, tail) = rest.split_at(at);
        let breaks = tail.strip_prefix("\r\n").or_else(|| {
            let mut chars = tail.chars();
            chars.next();
            Some(chars.as_str())
        });
        self.0 = breaks;
        Some(line)
    }
}

/// What was wrong with single lines.
#[derive(Default)]
pub(super) struct BadLines {
    problems: Vec<Problem>,
    more: usize,
}

impl BadLines {
    /// The line without control characters; counts these and what could not be decoded.
    pub(super) fn clean(&mut self, line: u32, text: &str) -> String {
        let unknown = text.matches(char::REPLACEMENT_CHARACTER).count();
        let control = text.chars().filter(|c| is_control(*c)).count();
        if unknown > 0 {
            self.note(line, format!("第{line}行有{unknown}处字节无法识别，以�代替"));
        }
        if control > 0 {
            self.note(line, format!("第{line}行有{control}个控制字符，已略去"));
        }
        // Form feeds and vertical tabs part words like a space.
        let breaks = text.contains(['\u{B}', '\u{C}']);
        if control == 0 && !breaks {
            return text.to_owned();
        }
        text.chars().filter(|c| !is_control(*c)).map(|c| if matches!(c, '\u{B}' | '\u{C}') { ' ' } else { c }).collect()
    }

    fn note(&mut self, line: u32, message: String) {
        if self.problems.len() < REPORTED_LINES {
            self.problems.push(problem(line, message));
        } else {
            self.more += 1;
        }
    }

    /// All of it, the rest as a count.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        if self.more > 0 {
            let line = self.problems.last().map_or(1, |last| last.line);
            self.problems.push(problem(line, format!("此后还有{}处同样的问题", self.more)));
        }
        self.problems
    }
}

fn problem(line: u32, message: String) -> Problem {
    Problem { line, kind: ProblemKind::Encoding, message }
}
