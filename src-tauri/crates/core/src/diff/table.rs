//! Tables are compared by cell: rows by what they are about, cells by their column, texts inside a cell as elsewhere.

use std::ops::Range;

use super::{
    Difference,
    edits::{self, Hunk},
    texts,
};
use crate::{
    model::{CellChange, Op, Segment},
    words::{Lexicon, pairs::texts_alike},
};

/// A row that shares so much of its cells with another one is the same row: half of them.
const HALF: usize = 2;

/// Rows and cells that are so much alike by their letters are the same one where nothing else tells.
const ALIKE: f32 = 0.5;
/// So many pairs of rows or cells are looked at for that.
const LOOKED_AT: usize = 400;

/// The difference of two texts that hold tables (cells between tabs, rows between line breaks), and the cells that changed.
pub fn tables(old: &str, new: &str, lexicon: &Lexicon) -> (Difference, Vec<CellChange>) {
    let (olds, news) = (rows(old), rows(new));
    let mut out = Builder::default();
    let mut changes = Vec::new();
    let heads = (heads(&olds), heads(&news));
    let (mut i, mut j) = (0, 0);
    for (a, b) in partners(&olds, &news) {
        changes.extend(out.lines(Op::Delete, &olds, i..a));
        changes.extend(out.lines(Op::Insert, &news, j..b));
        let (before, after) = (cells(olds[a]), cells(news[b]));
        for (c, d) in columns(&before, &after, &heads) {
            let (from, to) = (c.map(|c| before[c]), d.map(|d| after[d]));
            out.cell(from, to, lexicon);
            if from.map(str::trim) != to.map(str::trim) && before.len().max(after.len()) > 1 {
                let head = |list: &[&str], at: Option<usize>| {
                    at.and_then(|at| list.get(at)).map(|head| head.trim().to_owned())
                };
                changes.push(CellChange {
                    table: above(&news, b),
                    row: first(&after),
                    column: head(&heads.1, d).or_else(|| head(&heads.0, c)).unwrap_or_default(),
                    from: from.unwrap_or("").trim().to_owned(),
                    to: to.unwrap_or("").trim().to_owned(),
                });
            }
        }
        (i, j) = (a + 1, b + 1);
    }
    changes.extend(out.lines(Op::Delete, &olds, i..olds.len()));
    changes.extend(out.lines(Op::Insert, &news, j..news.len()));
    (Difference { segments: out.segments, coarse: out.coarse }, changes)
}

/// The first cell with text.
fn first(cells: &[&str]) -> String {
    cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or("").to_owned()
}

/// The last line above row `at` that is no row of a table.
fn above(rows: &[&str], at: usize) -> String {
    rows[..at].iter().rev().find(|row| !row.contains('\t')).map_or(String::new(), |line| line.trim().to_owned())
}

/// The lines of `text` with their breaks.
fn rows(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The cells of a row, each with the tab or break behind it.
fn cells(row: &str) -> Vec<&str> {
    row.split_inclusive('\t').collect()
}

/// The cells of the first row that has several.
fn heads<'t>(rows: &[&'t str]) -> Vec<&'t str> {
    rows.iter().map(|row| cells(row)).find(|cells| cells.len() > 1).unwrap_or_default()
}

/// Rows that are the same row, in the order of both: equal ones, then between them those that share half of their cells,
/// then between these those that are alike.
fn partners(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut interner = edits::Interner::default();
    let old_ids: Vec<u64> = old.iter().map(|row| interner.number(row)).collect();
    let new_ids: Vec<u64> = new.iter().map(|row| interner.number(row)).collect();
    let mut out = Vec::new();
    let (mut i, mut j) = (0, 0);
    for hunk in edits::hunks(&old_ids, &new_ids) {
        out.extend((i..hunk.old.start).zip(j..hunk.new.start));
        let mut from = (hunk.old.start, hunk.new.start);
        for (a, b) in in_order(&hunk, |a, b| is_same(old[a], new[b])) {
            out.extend(near(from.0..a, from.1..b, old, new));
            out.push((a, b));
            from = (a + 1, b + 1);
        }
        out.extend(near(from.0..hunk.old.end, from.1..hunk.new.end, old, new));
        (i, j) = (hunk.old.end, hunk.new.end);
    }
    out.extend((i..old.len()).zip(j..new.len()));
    out
}

/// Each old place of a hunk with the first new one behind the last that is its partner.
fn in_order(hunk: &Hunk, are_partners: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut from = hunk.new.start;
    let mut out = Vec::new();
    for a in hunk.old.clone() {
        if let Some(b) = (from..hunk.new.end).find(|&b| are_partners(a, b)) {
            out.push((a, b));
            from = b + 1;
        }
    }
    out
}

/// Places of texts that are alike, in the order of both; none where there are too many to look at.
fn near(old: Range<usize>, new: Range<usize>, olds: &[&str], news: &[&str]) -> Vec<(usize, usize)> {
    if old.len() * new.len() > LOOKED_AT {
        return Vec::new();
    }
    in_order(&Hunk { old, new }, |a, b| texts_alike(olds[a], news[b]) >= ALIKE)
}

/// Whether two rows are about the same thing: the first cell with text is equal, or half of all cells are.
fn is_same(old: &str, new: &str) -> bool {
    let trimmed =
        |row| -> Vec<&str> { cells(row).into_iter().map(str::trim).filter(|cell| !cell.is_empty()).collect() };
    let (old, new) = (trimmed(old), trimmed(new));
    let shared = old.iter().filter(|cell| new.contains(cell)).count();
    !old.is_empty() && old.first() == new.first() || shared > 0 && HALF * shared >= old.len().max(new.len())
}

/// The cells of two rows side by side: by the heads of their columns where the number of columns changed.
fn columns(old: &[&str], new: &[&str], heads: &(Vec<&str>, Vec<&str>)) -> Vec<(Option<usize>, Option<usize>)> {
    if old.len() == new.len() {
        return (0..old.len()).map(|at| (Some(at), Some(at))).collect();
    }
    let by_head = old.len() == heads.0.len() && new.len() == heads.1.len();
    let (before, after) = if by_head { (&heads.0[..], &heads.1[..]) } else { (old, new) };
    let mut interner = edits::Interner::default();
    let old_ids: Vec<u64> = before.iter().map(|cell| interner.number(cell.trim())).collect();
    let new_ids: Vec<u64> = after.iter().map(|cell| interner.number(cell.trim())).collect();
    let mut out = Vec::new();
    let mut from = (0, 0);
    let mut pair = |(a, b): (usize, usize), both: bool| {
        out.extend((from.0..a).map(|at| (Some(at), None)));
        out.extend((from.1..b).map(|at| (None, Some(at))));
        out.extend(both.then_some((Some(a), Some(b))));
        from = (a + usize::from(both), b + usize::from(both));
    };
    let (mut i, mut j) = (0, 0);
    for hunk in edits::hunks(&old_ids, &new_ids) {
        (i..hunk.old.start).zip(j..hunk.new.start).for_each(|equal| pair(equal, true));
        near(hunk.old.clone(), hunk.new.clone(), before, after).into_iter().for_each(|alike| pair(alike, true));
        (i, j) = (hunk.old.end, hunk.new.end);
    }
    (i..old.len()).zip(j..new.len()).for_each(|equal| pair(equal, true));
    pair((old.len(), new.len()), false);
    out
}

/// Segments under way.
#[derive(Default)]
struct Builder {
    segments: Vec<Segment>,
    coarse: bool,
}

impl Builder {
    fn push(&mut self, op: Op, text: &str) {
        match self.segments.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op => last.text.push_str(text),
            _ => self.segments.push(Segment { op, text: text.to_owned() }),
        }
    }

    /// Whole rows that went or came; told by what they are about.
    fn lines(&mut self, op: Op, rows: &[&str], own: Range<usize>) -> Vec<CellChange> {
        rows[own.clone()].iter().for_each(|row| self.push(op, row));
        let told = |at: usize| {
            let (table, row) = (above(rows, at), first(&cells(rows[at])));
            match op {
                Op::Delete => CellChange { table, from: row.clone(), row, ..CellChange::default() },
                _ => CellChange { table, to: row.clone(), row, ..CellChange::default() },
            }
        };
        own.filter(|&at| rows[at].contains('\t')).map(told).collect()
    }

    fn cell(&mut self, old: Option<&str>, new: Option<&str>, lexicon: &Lexicon) {
        let difference = texts(old.unwrap_or(""), new.unwrap_or(""), lexicon);
        self.coarse |= difference.coarse;
        difference.segments.iter().for_each(|segment| self.push(segment.op, &segment.text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> (String, Vec<CellChange>) {
        let (difference, changes) = tables(old, new, &Lexicon::new());
        let side = |gone: Op| -> String {
            difference
                .segments
                .iter()
                .filter(|segment| segment.op != gone)
                .map(|segment| segment.text.as_str())
                .collect()
        };
        assert_eq!(
            (side(Op::Insert).as_str(), side(Op::Delete).as_str()),
            (old, new),
            "the segments give both tables back"
        );
        let text = difference.segments.iter().map(|segment| match segment.op {
            Op::Equal => segment.text.clone(),
            Op::Delete => format!("[-{}-]", segment.text),
            Op::Insert => format!("[+{}+]", segment.text),
        });
        (text.collect(), changes)
    }

    #[test]
    fn a_number_is_compared_with_the_number_in_its_cell() {
        let (text, changes) =
            shown("指标\t2026年\t2027年\n灯塔\t10座\t12座\n", "指标\t2026年\t2027年\n灯塔\t12座\t15座\n");
        assert_eq!(
            text, "指标\t2026年\t2027年\n灯塔\t[-10座-][+12座+]\t[-12座-][+15座+]\n",
            "12座 of the next column is another number"
        );
        let told: Vec<(&str, &str)> = changes.iter().map(|cell| (cell.row.as_str(), cell.column.as_str())).collect();
        assert_eq!(told, [("灯塔", "2026年"), ("灯塔", "2027年")], "a cell is told by its row and its column");
    }

    #[test]
    fn rows_and_columns_come_and_go() {
        let (text, _) = shown("指标\t甲\n一\t1\n二\t2\n", "指标\t甲\n一\t1\n三\t3\n二\t2\n");
        assert_eq!(text, "指标\t甲\n一\t1\n[+三\t3\n+]二\t2\n", "a row that came is a row");
        let (text, _) = shown("港口吞吐量合计\t1\n", "港口年吞吐量合计\t2\n");
        assert_eq!(
            text, "港口[+年+]吞吐量合计\t[-1-][+2+]\n",
            "a row that shares no cell but is alike is the same row"
        );
        let (text, _) = shown("渔港\t冷链库容\t3\n", "渔港冷链库容\t3\n");
        assert_eq!(text, "[-渔港\t-][+渔港+]冷链库容\t3\n", "of two cells that became one the larger stays");
        let (text, changes) = shown("指标\t甲\t乙\n一\t1\t2\n", "指标\t乙\n一\t2\n");
        assert_eq!(text, "指标\t[-甲\t-]乙\n一\t[-1\t-]2\n", "a column that went goes in every row");
        assert_eq!(changes.len(), 2, "its head and its cell");
    }
}
