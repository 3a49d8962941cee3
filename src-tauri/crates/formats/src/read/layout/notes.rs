//! Footnotes: small type at the foot of a page that begins with a mark, taken out of the text that goes on over the page.

use super::{Line, Part, Sheet, line::is_circled};

/// Type below this share of the text's size is that of notes.
const SMALL: f32 = 0.93;

/// Takes the notes out of `sheets`, in order, without their marks; the marks in the text become `[1]`, `[2]`, ….
pub(super) fn take(sheets: &mut [Sheet], size: f32) -> Vec<String> {
    let mut notes = Vec::new();
    for sheet in sheets {
        let Some(from) = foot(sheet, size) else { continue };
        let foot: Vec<Part> = sheet.parts.drain(from..).collect();
        let before = notes.len();
        let mut marks = Vec::new();
        for line in foot.iter().filter_map(Part::line) {
            match printed_mark(&line.text) {
                Some(mark) => {
                    marks.push(mark.to_owned());
                    notes.push(line.text[mark.len()..].trim_start_matches([' ', '.', '、', ']']).to_owned());
                }
                None => notes.last_mut().into_iter().for_each(|note| note.push_str(&line.text)),
            }
        }
        renumber(sheet, &marks, before);
    }
    notes
}

/// How the note of this number is marked, in the text and at its place.
pub(super) fn mark(number: usize) -> String {
    format!("[{number}]")
}

/// Where the notes of a page begin: small lines down to its end, the first of which has a mark that is also raised
/// somewhere above.
pub(super) fn foot(sheet: &Sheet, size: f32) -> Option<usize> {
    let is_small = |part: &Part| part.line().is_some_and(|line| line.size < size * SMALL);
    let from = sheet.parts.iter().rposition(|part| !is_small(part))? + 1;
    let mark = printed_mark(&sheet.parts.get(from)?.line()?.text)?;
    let is_raised = |line: &Line| line.raised.iter().any(|range| &line.text[range.clone()] == mark);
    sheet.parts[..from].iter().filter_map(Part::line).any(is_raised).then_some(from)
}

/// The mark with which a note begins: 1, ①.
fn printed_mark(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.chars().next()? {
        c if is_circled(c) => Some(&text[..c.len_utf8()]),
        _ if (1..=3).contains(&digits) => Some(&text[..digits]),
        _ => None,
    }
}

/// Marks the places in the text whose raised numbers are those of the page's notes.
fn renumber(sheet: &mut Sheet, marks: &[String], before: usize) {
    for part in &mut sheet.parts {
        let Part::Line(line) = part else { continue };
        // From behind, so that the places in front stay true.
        for range in std::mem::take(&mut line.raised).into_iter().rev() {
            let at = marks.iter().position(|mark| *mark == line.text[range.clone()]);
            if let Some(at) = at {
                line.text.replace_range(range, &mark(before + at + 1));
            }
        }
    }
}
