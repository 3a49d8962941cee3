//! .pdf, read with PDFium, the library inside Chromium: of those that were tried the only one that reads the fonts of
//! official typesetting. It is a library of its own beside the program, see [`library`]; where it is missing a file is
//! refused with a sentence that says so.
//!
//! PDFium is C++ and reads what anybody sent: it runs in the worker's child process alone.

pub(super) mod library;
mod page;

use duice_core::model::{Problem, ProblemKind, Source};
use pdfium_render::prelude::{PdfDocument, PdfiumError, PdfiumInternalError};

use super::layout::{self, Sheet, Strips, turn};
use super::{PARAGRAPH_LIMIT, ReadError, refuse};

/// A whole file has its end mark in its last bytes; some programs put a little behind it.
const END: usize = 4096;

/// Reads a .pdf file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Source, ReadError> {
    let pdfium = library::load().ok_or_else(|| refuse::no_pdf_library(name))?;
    let document = pdfium.load_pdf_from_byte_slice(bytes, None).map_err(|error| match error {
        PdfiumError::PdfiumLibraryInternalError(
            PdfiumInternalError::PasswordError | PdfiumInternalError::SecurityError,
        ) => refuse::encrypted(name),
        _ => refuse::damaged(name),
    })?;
    let (sheets, seen) = sheets(&document);
    if seen.pages == 0 || seen.damaged.len() == seen.pages {
        return Err(refuse::damaged(name));
    }
    if seen.empty.len() + seen.damaged.len() == seen.pages {
        return Err(refuse::without_text(name, "PDF文件"));
    }
    let laid = layout::lay(sheets);
    if laid.paragraphs.len() > PARAGRAPH_LIMIT {
        return Err(refuse::too_many_lines(name));
    }
    let mut problems = seen.problems(!bytes[bytes.len().saturating_sub(END)..].windows(5).any(|end| end == b"%%EOF"));
    problems.extend(laid.problems);
    Ok(Source { name: name.to_owned(), paragraphs: laid.paragraphs, problems, ..Source::default() })
}

/// What was met on the way besides text; pages by their number.
#[derive(Default)]
struct Seen {
    pages: usize,
    empty: Vec<usize>,
    damaged: Vec<usize>,
    recognised: Vec<usize>,
    halved: Vec<usize>,
    askew: usize,
    unknown: usize,
}

fn sheets(document: &PdfDocument<'_>) -> (Vec<Sheet>, Seen) {
    let mut seen = Seen::default();
    let mut sheets = Vec::new();
    let mut strips = Strips::new();
    for index in document.pages().as_range() {
        seen.pages += 1;
        let Some(printed) = document.pages().get(index).ok().and_then(|page| page::read(&page)) else {
            seen.damaged.push(seen.pages);
            continue;
        };
        seen.unknown += printed.unknown;
        if printed.is_recognised {
            seen.recognised.push(seen.pages);
        }
        let (page, askew) = turn::upright(printed.marks, printed.rules, printed.width, printed.height);
        seen.askew += askew;
        let parts = Sheet::of(page, &mut strips);
        if parts.iter().all(Sheet::is_empty) {
            seen.empty.push(seen.pages);
        }
        if parts.iter().any(Sheet::is_half) {
            seen.halved.push(seen.pages);
        }
        sheets.extend(parts);
    }
    (sheets, seen)
}

impl Seen {
    fn problems(&self, is_cut: bool) -> Vec<Problem> {
        let mut out = Vec::new();
        let mut say = |kind, message| out.push(Problem { line: 1, kind, message });
        if is_cut {
            say(ProblemKind::Truncated, "文件没有结束标记，可能不完整，请对照原文核对页数".to_owned());
        }
        if !self.damaged.is_empty() {
            say(ProblemKind::Unread, format!("{}已损坏，没有读取", layout::pages(&self.damaged)));
        }
        if !self.empty.is_empty() {
            say(ProblemKind::Unread, format!("{}没有文字，可能是扫描图像，没有读取", layout::pages(&self.empty)));
        }
        if !self.recognised.is_empty() {
            let pages = layout::pages(&self.recognised);
            say(ProblemKind::Encoding, format!("{pages}是扫描图像，文字来自图像识别，可能有错字，请对照原文"));
        }
        if self.unknown > 0 {
            say(ProblemKind::Encoding, format!("文件有{}个字没有编码，以�代替", self.unknown));
        }
        if let Some(message) = layout::halved(&self.halved) {
            say(ProblemKind::Unread, message);
        }
        if self.askew > 0 {
            say(ProblemKind::Notice, format!("文件有{}个斜排或侧排的字（如水印），没有读取", self.askew));
        }
        out
    }
}

#[cfg(test)]
mod tests;
