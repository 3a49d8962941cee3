//! Quantities in the cells of tables: the unit stands in the cell, beside the row's name, in the head of the column or in
//! the caption, and the row's name is what the quantity is for.
//!
//! Invariant: nothing is guessed. A cell whose unit is not printed, or is told in two ways, gives no figure, and neither
//! does a row whose cells cannot be laid under the head.

mod cell;
mod grid;
mod kind;

use cell::{Read, unit_in};
use grid::Grid;

use super::{Context, context, figure, figures, units::Measure};
use crate::model::{BlockRole, Comparator, Document, Figure, Span, TableFigure, TextTable};

/// So many lines behind the cell before one is looked for: a wrapped cell does not lead the search astray.
const LINES: usize = 4;

/// Gives every table of `document` the quantities of its cells.
pub(super) fn fill(document: &mut Document) {
    for index in 0..document.tables.len() {
        let table = &document.tables[index];
        let is_its = |role, last| role == BlockRole::Table && last == table.last_line;
        let block = document.blocks.iter().find(|block| is_its(block.role, block.last_line));
        let found = block.map(|block| of(document, table, block.span)).unwrap_or_default();
        document.tables[index].figures = found;
    }
}

fn of(document: &Document, table: &TextTable, block: Span) -> Vec<TableFigure> {
    let Some(grid) = Grid::of(&table.rows) else { return Vec::new() };
    let above = Above::of(document, table, block);
    let spans = spans(&document.text, table, block);
    let mut names = grid::Names::default();
    let mut out = Vec::new();
    for (row, cells) in table.rows.iter().enumerate().skip(grid.body) {
        let Some(values) = grid.values(cells) else { continue };
        let name = names.of(&grid, cells, values.start);
        let row_unit = grid.unit_cell(cells).or_else(|| name.unit.clone());
        for (column, head) in values.zip(grid.first_value..) {
            let Some(span) = spans[row][column] else { continue };
            let Some(head) = grid.heads.get(head).map(String::as_str).filter(|head| !grid::is_remark(head)) else {
                continue;
            };
            let told = Told { name: &name.text, head, above: &above };
            let unit = unit_of(row_unit.as_deref(), &told);
            for found in in_cell(span.of(&document.text), unit.as_deref(), &told) {
                let span = found.span.moved(span.start);
                let figure = Figure { span, quote: span.of(&document.text).to_owned(), ..found };
                let place = (row as u32, column as u32);
                let (name, head) = (name.text.clone(), head.to_owned());
                out.push(TableFigure { figure, row: place.0, column: place.1, name, head });
            }
        }
    }
    out
}

/// What stands above a whole table.
struct Above {
    /// The caption with the line of units and the heading of the clause.
    words: String,
    /// The unit that the caption names: 单位：万元.
    unit: Option<String>,
    /// The first year of the period that the table or its paper is made for.
    since: Option<u32>,
    context: Context,
}

impl Above {
    fn caption(&self) -> &str {
        self.words.split('｜').next().unwrap_or_default()
    }

    fn of(document: &Document, table: &TextTable, block: Span) -> Self {
        let before = document.text[..block.start as usize].trim_end().rsplit('\n').next().unwrap_or_default();
        let near = if before.trim_start_matches(['（', '(']).starts_with("单位") { before } else { "" };
        let lead = if before.ends_with(['：', ':']) { before } else { "" };
        let printed = block.of(&document.text);
        let inside =
            printed.lines().take(2).find(|line| !line.contains('\t') && line.contains("单位")).unwrap_or_default();
        let context = table
            .clause
            .and_then(|id| document.clauses.get(id as usize))
            .map(|clause| context::of(document, clause))
            .unwrap_or_default();
        let unit = [table.caption.as_str(), inside, near].iter().find_map(|text| unit_in(text));
        let since = grid::since(&table.caption).or_else(|| grid::since(&document.meta.title));
        let words = format!("{}｜{lead}｜{}｜{}", table.caption, context.heading, document.meta.title);
        Self { words, unit, since, context }
    }
}

/// The words that tell what a cell is for.
struct Told<'a> {
    name: &'a str,
    head: &'a str,
    above: &'a Above,
}

/// The unit of a bare number: beside the row's name or in the head of its column, else in the caption; `None` where the
/// two differ, and where the caption's 万元 stands over a column of shares or counts.
fn unit_of(row: Option<&str>, told: &Told) -> Option<String> {
    let column = unit_in(told.head);
    match (row, column) {
        (Some(row), Some(column)) if row != column => None,
        (Some(unit), _) => Some(unit.to_owned()),
        (None, Some(unit)) => Some(unit),
        (None, None) => {
            let counted = [
                "数", "面积", "比例", "比重", "占比", "率", "增长", "增幅", "序号", "编号", "年限", "期限", "时间",
                "年份", "排名", "规模", "里程", "长度", "重量",
            ];
            let other = counted.iter().any(|word| told.head.contains(word) || told.name.contains(word));
            told.above.unit.clone().filter(|_| !other)
        }
    }
}

/// The quantities of one cell, with spans in its text.
fn in_cell(text: &str, unit: Option<&str>, told: &Told) -> Vec<Figure> {
    match cell::read(text, unit) {
        Read::Whole(quantity, mut bound) => {
            let measure = quantity.measure().unwrap_or(Measure::Count);
            if let Some(comparator) = kind::bound(told).filter(|_| !bound.said && measure != Measure::Percent) {
                bound.comparator = comparator;
                bound.said = true;
            }
            let kind = kind::of(measure, bound, told);
            let found = figure(&cell::printed(text, unit), &quantity, bound, kind, (told.name.to_owned(), 0));
            vec![Figure { span: Span::new(0, text.len()), quote: text.to_owned(), ..found }]
        }
        Read::Prose => {
            let context = Context {
                heading: format!("{}{}", told.name, told.above.context.heading),
                ..told.above.context.clone()
            };
            let mut found = figures(text, &context);
            for figure in &mut found {
                figure.kind = kind::in_prose(figure, told);
                if figure.scope.is_empty() {
                    told.name.clone_into(&mut figure.scope);
                }
            }
            found
        }
        Read::Nothing => Vec::new(),
    }
}

/// Where each cell stands in the text; `None` for empty cells and for those that were wrapped over lines.
fn spans(text: &str, table: &TextTable, block: Span) -> Vec<Vec<Option<Span>>> {
    let end = block.end as usize;
    let mut from = block.start as usize;
    let mut place = |cell: &String| {
        if cell.is_empty() {
            return None;
        }
        let near = text[from..end].match_indices('\n').nth(LINES - 1).map_or(end, |(at, _)| from + at);
        let mut places = text[from..near].match_indices(cell.as_str()).map(|(at, _)| from + at);
        let at = places.find(|&at| {
            let edge = |ch: Option<char>| ch.is_none_or(char::is_whitespace);
            edge(text[..at].chars().next_back()) && edge(text[at + cell.len()..].chars().next())
        })?;
        from = at + cell.len();
        Some(Span::new(at, from))
    };
    table.rows.iter().map(|row| row.iter().map(&mut place).collect()).collect()
}

/// At most and at least as heads of columns say them.
fn said(words: &str) -> Option<Comparator> {
    let most = ["上限", "最高", "限额", "封顶", "不超过"];
    let least = ["下限", "最低", "不低于", "不少于"];
    match (most.iter().any(|word| words.contains(word)), least.iter().any(|word| words.contains(word))) {
        (true, false) => Some(Comparator::AtMost),
        (false, true) => Some(Comparator::AtLeast),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
