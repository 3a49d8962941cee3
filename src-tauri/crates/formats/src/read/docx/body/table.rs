//! Tables of a .docx file: rows of cells, merged ones empty after the first.

use duice_core::model::{Paragraph, ParagraphStyle};

use super::super::super::{
    cell,
    xml::{Element, Inside},
};
use super::Reader;

/// Columns that one cell may stand in.
const SPAN: usize = 64;

impl Reader {
    pub(super) fn table(&mut self, table: &Element) {
        self.end_joined();
        let all = inside(table, "tr");
        let rows: Vec<&Element> = all.iter().copied().filter(|row| !self.seen.changes.hides_row(row)).collect();
        let columns = rows.iter().map(|row| inside(row, "tc").len()).max().unwrap_or(0);
        for row in rows {
            let cells = inside(row, "tc");
            // A table of one column is a frame around text.
            if columns == 1 {
                cells.into_iter().for_each(|cell| self.blocks(cell));
                continue;
            }
            let mut texts: Vec<String> = empty(span(row.child("trPr"), "gridBefore", 0));
            for cell in cells {
                texts.push(self.cell(cell));
                texts.extend(empty(span(cell.child("tcPr"), "gridSpan", 1).max(1) - 1));
            }
            self.push(texts.join("\t"), ParagraphStyle::TableRow);
        }
    }

    /// The text of a cell on one line; a cell that continues the one above or before is empty.
    fn cell(&mut self, cell: &Element) -> String {
        let properties = cell.child("tcPr");
        let continues = |name: &str| {
            let merged = properties.and_then(|properties| properties.child(name));
            merged.is_some_and(|merged| merged.attribute("val").unwrap_or("continue") == "continue")
        };
        if continues("vMerge") || continues("hMerge") {
            return String::new();
        }
        let before = self.paragraphs.len();
        self.blocks(cell);
        self.end_joined();
        let lines = self.paragraphs.drain(before..);
        let is_row = |paragraph: &Paragraph| paragraph.style == ParagraphStyle::TableRow;
        let lines: Vec<(String, bool)> = lines.map(|line| (line.text.clone(), is_row(&line))).collect();
        self.seen.nested += usize::from(lines.iter().any(|(_, is_row)| *is_row));
        cell::joined(lines)
    }
}

fn span(properties: Option<&Element>, name: &str, usual: usize) -> usize {
    let value = properties.and_then(|properties| properties.value(name)).and_then(|value| value.parse().ok());
    value.unwrap_or(usual).min(SPAN)
}

fn empty(count: usize) -> Vec<String> {
    vec![String::new(); count]
}

/// The elements called `name` inside a table or a row, also where they are wrapped.
fn inside<'a>(parent: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut out = Vec::new();
    for child in &parent.inside {
        let Inside::Element(element) = child else { continue };
        match element.name.as_str() {
            own if own == name => out.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => out.extend(inside(element, name)),
            _ => {}
        }
    }
    out
}
