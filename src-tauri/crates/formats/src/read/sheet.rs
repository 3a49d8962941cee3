//! Tables as documents: one document or one measure a row.
//!
//! The columns are told by their heads. Rows of measures that belong to one document become its clauses, a row with the
//! whole text of a document becomes that document; what the other columns say of it stands in labelled lines under its
//! title. Columns whose heads say nothing are left out, and named.

mod columns;
mod documents;

use duice_core::model::{Problem, ProblemKind, Source};

use super::{PARAGRAPH_LIMIT, ReadError, TEXT_LIMIT, refuse};
use columns::Columns;

/// How many rows from the top may come before the heads.
const ABOVE: usize = 20;

/// One table: rows of cells with their number in the file, 1-based.
pub(super) struct Sheet {
    /// What it is called; empty where the file has only one.
    pub(super) name: String,
    /// Its rows; shorter ones lack their last cells.
    pub(super) rows: Vec<(u32, Vec<String>)>,
}

/// The tables of the file called `name` as documents.
pub(super) fn read(name: &str, sheets: Vec<Sheet>, encoding: Option<String>) -> Result<Source, ReadError> {
    let mut source = Source { name: name.to_owned(), encoding, ..Source::default() };
    let (mut heads, mut size) = (Vec::new(), 0);
    for sheet in sheets {
        let Some((at, columns)) = columns::find(&sheet.rows, ABOVE) else {
            let filled = sheet.rows.iter().find(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
            heads.extend(filled.map(|(_, cells)| cells.join("、")));
            let unread = filled.map(|_| format!("{}没有认出存放措施或正文的列，未读入", called(&sheet.name)));
            source.problems.extend(unread.map(|message| problem(ProblemKind::TableUnread, message)));
            continue;
        };
        source.problems.push(problem(ProblemKind::Encoding, told(&sheet, at, &columns)));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let read = documents::of(&sheet, at, &columns, stem);
        source.problems.extend(read.notices.into_iter().map(|message| problem(ProblemKind::Encoding, message)));
        for (text, style) in read.lines {
            size += text.len();
            if source.paragraphs.len() >= PARAGRAPH_LIMIT {
                return Err(refuse::too_many_lines(name));
            }
            if size > TEXT_LIMIT {
                return Err(refuse::too_large(name, size as u64));
            }
            let line = source.paragraphs.len() as u32 + 1;
            source.paragraphs.push(duice_core::model::Paragraph { line, text, style });
        }
    }
    match heads.first() {
        Some(first) if source.paragraphs.is_empty() => Err(refuse::no_columns(name, first)),
        _ => Ok(source),
    }
}

fn called(sheet: &str) -> String {
    if sheet.is_empty() { "表格".to_owned() } else { format!("工作表“{sheet}”") }
}

/// Which columns were recognised as what, and which were not.
fn told(sheet: &Sheet, at: usize, columns: &Columns) -> String {
    let heads = &sheet.rows[at].1;
    let head = |column: usize| heads.get(column).map_or("", String::as_str);
    let known: Vec<String> =
        columns.known.iter().map(|(column, kind)| format!("{}（{}）", short(head(*column)), kind.name())).collect();
    let other: Vec<String> = (0..heads.len())
        .filter(|column| !head(*column).is_empty() && !columns.known.iter().any(|(known, _)| known == column))
        .map(|column| short(head(column)))
        .collect();
    let mut said = format!("{}按列名读取：{}", called(&sheet.name), known.join("、"));
    if !other.is_empty() {
        said.push_str(&format!("；未读入的列：{}", other.join("、")));
    }
    // A sentence, not a text: tables may have thousands of columns.
    said.chars().take(1000).collect()
}

fn short(head: &str) -> String {
    head.chars().filter(|c| !c.is_control()).take(20).collect()
}

fn problem(kind: ProblemKind, message: String) -> Problem {
    Problem { line: 1, kind, message: message.replace(char::is_control, " ") }
}

#[cfg(test)]
mod tests;
