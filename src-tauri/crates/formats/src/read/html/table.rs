//! Tables of a page: their rows, and whether they hold data or only lay text out.

use duice_core::model::ParagraphStyle;
use scraper::ElementRef;

use super::element::is_furniture;
use super::lines::{self, Known, Line, Seen};

/// Cells with more lines than this hold a text, not a fact.
const LINES: usize = 20;
/// Columns further right are not kept free for cells from above.
const COLUMNS: usize = 256;
/// Columns and rows that one cell may stand in.
const SPAN: usize = 64;

/// A table taken apart.
#[derive(Default)]
pub(super) struct Table<'a> {
    pub(super) captions: Vec<ElementRef<'a>>,
    /// Cells by rows.
    pub(super) rows: Vec<Vec<ElementRef<'a>>>,
    /// Whether it only lays text out.
    pub(super) is_frame: bool,
}

impl<'a> Table<'a> {
    /// Takes `element` apart.
    pub(super) fn of(element: ElementRef<'a>, known: &Known<'_>) -> Self {
        let mut table = Self::default();
        table.collect(element);
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let long = |cell: &ElementRef<'_>| lines::of(*cell, known).done.len() > LINES;
        table.is_frame = columns <= 1 || table.is_layout() || table.rows.iter().flatten().any(long);
        table
    }

    /// Whether tables inside it say that it only lays text out: they fill half of its cells, or hold tables themselves, or
    /// it has no two rows of several cells.
    fn is_layout(&self) -> bool {
        let nested = self.rows.iter().flatten().filter(|cell| holds_table(**cell)).count();
        let is_deep = self.rows.iter().flatten().flat_map(|cell| tables(*cell)).any(holds_table);
        let filled = |cell: &&ElementRef<'_>| cell.text().any(|text| !text.trim().is_empty());
        let rows: Vec<usize> = self.rows.iter().map(|row| row.iter().filter(filled).count()).collect();
        let several = rows.iter().filter(|count| **count > 1).count();
        nested > 0 && (is_deep || nested * 2 >= rows.iter().sum::<usize>() || several < 2)
    }

    fn collect(&mut self, parent: ElementRef<'a>) {
        for element in parent.child_elements().filter(|element| !is_furniture(*element)) {
            match element.value().name() {
                "tr" => self.rows.push(cells(element)),
                "caption" => self.captions.push(element),
                _ => self.collect(element),
            }
        }
    }
}

/// Whether a table stands in an element.
fn holds_table(element: ElementRef<'_>) -> bool {
    tables(element).next().is_some()
}

/// The tables inside an element.
fn tables<'a>(element: ElementRef<'a>) -> impl Iterator<Item = ElementRef<'a>> {
    element.descendent_elements().skip(1).filter(|inner| inner.value().name() == "table")
}

fn cells(row: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let cells = row.child_elements().filter(|cell| matches!(cell.value().name(), "td" | "th"));
    cells.filter(|cell| !is_furniture(*cell)).collect()
}

/// The lines of a table of data: one a row, a cell that reaches over several places empty after the first. A row of
/// labels and values (文号：… 发布日期：…) is a line for each pair, because that is what it says.
pub(super) fn grid(rows: &[Vec<ElementRef<'_>>], known: &Known<'_>, seen: &mut Seen) -> Vec<Vec<Line>> {
    // How many more rows each column is taken by a cell from above.
    let mut taken: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for row in rows {
        let mut texts: Vec<String> = Vec::new();
        let skip = |texts: &mut Vec<String>, taken: &mut Vec<usize>| {
            while let Some(left) = taken.get_mut(texts.len()).filter(|left| **left > 0) {
                *left -= 1;
                texts.push(String::new());
            }
        };
        for cell in row {
            skip(&mut texts, &mut taken);
            let lines = lines::of(*cell, known);
            seen.add(&lines.seen);
            seen.nested += usize::from(holds_table(*cell));
            let text = lines.into_cell();
            let (wide, high) = (span(*cell, "colspan"), span(*cell, "rowspan"));
            for column in 0..wide {
                let at = texts.len();
                if at >= COLUMNS {
                    texts.extend((column == 0).then(|| text.clone()));
                    break;
                }
                texts.push(if column == 0 { text.clone() } else { String::new() });
                taken.resize(taken.len().max(at + 1), 0);
                taken[at] = high - 1;
            }
        }
        skip(&mut texts, &mut taken);
        out.push(row_lines(texts));
    }
    out
}

fn row_lines(texts: Vec<String>) -> Vec<Line> {
    if texts.iter().all(String::is_empty) {
        return Vec::new();
    }
    let is_pair = |pair: &[String]| pair[0].ends_with(['：', ':']) || pair.iter().all(String::is_empty);
    if texts.len() < 2 || !texts.chunks(2).all(is_pair) {
        return vec![Line { text: texts.join("\t"), style: ParagraphStyle::TableRow }];
    }
    let pairs = texts.chunks(2).filter(|pair| !pair[0].is_empty());
    pairs.map(|pair| Line { text: pair.concat(), style: ParagraphStyle::Plain }).collect()
}

fn span(cell: ElementRef<'_>, name: &str) -> usize {
    cell.attr(name).and_then(|span| span.trim().parse().ok()).unwrap_or(1).clamp(1, SPAN)
}
