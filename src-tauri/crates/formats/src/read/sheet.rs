//! Tables as documents: one document or one measure a row.
//!
//! The columns are told by their heads, or chosen by hand. Rows of measures that belong to one document become its
//! clauses, a row with the whole text of a document becomes that document; what the other columns say of it stands in
//! labelled lines under its title. Columns whose heads say nothing are left out, and named.

mod chosen;
mod columns;
mod documents;
mod facts;
mod heads;
mod preview;
mod values;

use duice_core::{
    model::{Paragraph, Problem, ProblemKind, Source},
    sides,
};

use super::{PARAGRAPH_LIMIT, ReadError, ReadOptions, TEXT_LIMIT, refuse};
pub use columns::ColumnKind;
use columns::Columns;
pub use preview::{ColumnName, PreviewColumn, SheetPreview, TablePreview, column_names};

/// How many rows from the top may come before the heads.
const ABOVE: usize = 20;

/// A row: its number in the file, 1-based, and its cells; shorter rows lack their last cells.
type Row = (u32, Vec<String>);

/// The index of the row of heads; `None` in a table without.
type Head = Option<usize>;

/// One table.
pub(super) struct Sheet {
    /// What it is called; empty where the file has only one.
    pub(super) name: String,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// Cells that reach over several columns: number of the row, first and last column.
    pub(super) wide: Vec<(u32, usize, usize)>,
    /// Whether the file tells which cells are merged: then one that is merged downwards says the same in each row.
    pub(super) tells_merged: bool,
}

/// The tables of a file.
#[derive(Default)]
pub(super) struct Book {
    /// Its sheets.
    pub(super) sheets: Vec<Sheet>,
    /// The encoding that was found, for tables in plain text.
    pub(super) encoding: Option<String>,
    /// What the reader noticed.
    pub(super) problems: Vec<Problem>,
}

impl Book {
    /// What a window shows of it.
    pub(super) fn preview(mut self) -> TablePreview {
        self.sheets.iter_mut().for_each(|sheet| heads::fold(sheet, None));
        preview::of(&self.sheets)
    }
}

/// The tables of the file called `name` as documents.
pub(super) fn read(name: &str, book: Book, options: &ReadOptions) -> Result<Source, ReadError> {
    let Book { mut sheets, encoding, problems } = book;
    let mut reader = Reader {
        source: Source { name: name.to_owned(), encoding, problems, ..Source::default() },
        size: 0,
        unread: Vec::new(),
    };
    let is_chosen = !options.columns.is_empty() || options.head_row.is_some();
    for (sheet, at) in sheets.iter_mut().filter(|sheet| !sheet.rows.is_empty()).zip(0..) {
        let is_meant = is_chosen && options.sheet.is_none_or(|chosen| chosen == at);
        heads::fold(sheet, options.head_row.filter(|_| is_meant));
        if let Some([old, new]) = beside(sheet).filter(|_| !is_meant) {
            reader.sides(sheet, &old, &new);
            continue;
        }
        let found = if is_meant { chosen::columns(sheet, options) } else { recognised(sheet).ok_or_else(String::new) };
        match found {
            Ok((head, columns)) => reader.sheet(sheet, head, &columns)?,
            Err(why) => reader.cannot(sheet, why),
        }
    }
    reader.done()
}

/// Whether rows that nobody calls a table are one: the first names several columns, texts among them, and the others have
/// as many cells; of a text that `is_cut` the last may have fewer.
pub(super) fn is_clear(rows: &[Vec<String>], is_cut: bool) -> bool {
    let [heads, below @ ..] = rows else { return false };
    let whole = &below[..below.len() - usize::from(is_cut && !below.is_empty())];
    let known = columns::of(heads, &[]);
    known.known.len() > 1 && known.hold_text() && !whole.is_empty() && whole.iter().all(|row| row.len() == heads.len())
}

/// The row of heads and the columns of `sheet`, told by their heads, in a table without heads by what they hold.
fn recognised(sheet: &Sheet) -> Option<(Head, Columns)> {
    let by_heads = columns::find(&sheet.rows, ABOVE).map(|(at, columns)| (Some(at), columns));
    by_heads.or_else(|| values::columns(&sheet.rows).map(|columns| (None, columns)))
}

/// The heads of an old text and a new one side by side. With the titles of documents beside them they are facts of those.
fn beside(sheet: &Sheet) -> Option<[String; 2]> {
    let above = sheet.rows.iter().take(ABOVE);
    let mut heads = above.filter(|(_, cells)| columns::of(cells, &[]).at(ColumnKind::Title).is_none());
    heads.find_map(|(_, cells)| {
        let (old, new) = sides::of(cells.iter().map(String::as_str))?;
        Some([short(&cells[old]), short(&cells[new])])
    })
}

struct Reader {
    source: Source,
    size: usize,
    /// Why sheets were not read.
    unread: Vec<ReadError>,
}

impl Reader {
    fn sheet(&mut self, sheet: &Sheet, head: Head, columns: &Columns) -> Result<(), ReadError> {
        let name = self.source.name.clone();
        self.notice(told(sheet, head, columns));
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let read = documents::of(sheet, head, columns, stem);
        read.notices.into_iter().for_each(|message| self.notice(message));
        for (text, style) in read.lines {
            self.size += text.len();
            if self.source.paragraphs.len() >= PARAGRAPH_LIMIT {
                return Err(refuse::too_many_lines(&name));
            }
            if self.size > TEXT_LIMIT {
                return Err(refuse::too_large(&name, self.size as u64));
            }
            let line = self.source.paragraphs.len() as u32 + 1;
            self.source.paragraphs.push(Paragraph { line, text, style });
        }
        Ok(())
    }

    fn cannot(&mut self, sheet: &Sheet, why: String) {
        let first = sheet.rows.iter().find(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let Some((_, cells)) = first else { return };
        let what = if why.is_empty() { "没有认出存放措施或正文的列" } else { why.as_str() };
        let (name, heads) = (&self.source.name, cells.join("、"));
        self.unread.push(match why.as_str() {
            "" => refuse::no_columns(name, &heads),
            why => refuse::misfit_columns(name, why, &heads),
        });
        self.source.problems.push(problem(ProblemKind::TableUnread, format!("{}{what}，未读入", called(&sheet.name))));
    }

    fn sides(&mut self, sheet: &Sheet, old: &str, new: &str) {
        self.unread.push(refuse::sides(&self.source.name, old, new));
        let message = format!("{}是新旧条文对照表（{old}、{new}），未读入", called(&sheet.name));
        self.source.problems.push(problem(ProblemKind::TableUnread, message));
    }

    fn notice(&mut self, message: String) {
        self.source.problems.push(problem(ProblemKind::Encoding, message));
    }

    fn done(self) -> Result<Source, ReadError> {
        match self.unread.into_iter().next() {
            Some(error) if self.source.paragraphs.is_empty() => Err(error),
            _ => Ok(self.source),
        }
    }
}

fn called(sheet: &str) -> String {
    if sheet.is_empty() { "表格".to_owned() } else { format!("工作表“{sheet}”") }
}

/// Which columns were recognised as what, and which were not.
fn told(sheet: &Sheet, head: Head, columns: &Columns) -> String {
    let heads = chosen::heads(sheet, head);
    let name = |column: usize| match heads.get(column).map(String::as_str) {
        None | Some("") => format!("{}列", chosen::letter_of(column)),
        Some(head) => short(head),
    };
    let below = chosen::below(sheet, head);
    let mut is_filled = vec![false; below.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0).max(heads.len())];
    for (_, cells) in below {
        cells.iter().zip(&mut is_filled).for_each(|(cell, is_filled)| *is_filled |= !cell.trim().is_empty());
    }
    let known: Vec<String> =
        columns.known.iter().map(|(column, kind)| format!("{}（{}）", name(*column), kind.name())).collect();
    let has_head = |column: usize| heads.get(column).is_some_and(|head| !head.is_empty());
    let other: Vec<String> = (0..is_filled.len())
        .filter(|column| (has_head(*column) || is_filled[*column]) && columns.kind(*column).is_none())
        .map(|column| {
            if has_head(column) || head.is_none() {
                name(column)
            } else {
                format!("{}（没有列名）", name(column))
            }
        })
        .collect();
    let how = if head.is_some() { "按列名读取" } else { "没有列名，按列读取" };
    let mut said = format!("{}{how}：{}", called(&sheet.name), known.join("、"));
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
#[cfg(test)]
mod tests_sides;
