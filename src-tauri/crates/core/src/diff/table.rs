//! Tables are compared by cell: rows by what they are about, also in another order, cells by their column, texts inside a
//! cell as elsewhere.

mod pairing;

use super::{Difference, edits, texts};
use crate::{
    model::{CellChange, Op, Segment},
    words::Lexicon,
};
use pairing::{Step, name, near, steps};

/// How two texts with tables differ.
pub struct Tables {
    /// Where they differ; a row that moved goes in one place and comes in another one.
    pub difference: Difference,
    /// The cells that changed, and the rows that came, went or moved.
    pub cells: Vec<CellChange>,
    /// The same difference with the rows that moved where they stand now; `None` where none did.
    pub unmoved: Option<Vec<Segment>>,
}

/// The difference of two texts that hold tables (cells between tabs, rows between line breaks).
pub fn tables(old: &str, new: &str, lexicon: &Lexicon) -> Tables {
    let (olds, news): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let sides = Sides { heads: (heads(&olds), heads(&news)), olds, news, lexicon };
    let steps = steps(&sides.olds, &sides.news);
    let shown = sides.told(&steps, true);
    let difference = Difference { segments: shown.segments, coarse: shown.coarse };
    if !steps.iter().any(|step| matches!(step, Step::Leaves(_))) {
        return Tables { difference, cells: shown.cells, unmoved: None };
    }
    let Builder { segments, cells, .. } = sides.told(&steps, false);
    Tables { difference, cells, unmoved: Some(segments) }
}

/// The last line above row `at` that is no row of a table.
fn above<'t>(rows: &[&'t str], at: usize) -> &'t str {
    rows[..at].iter().rev().find(|row| !row.contains('\t')).map_or("", |line| line.trim())
}

/// The cells of a row, each with the tab behind it.
fn cells(row: &str) -> Vec<&str> {
    row.split_inclusive('\t').collect()
}

/// The cells of the first row that has several.
fn heads<'t>(rows: &[&'t str]) -> Vec<&'t str> {
    rows.iter().map(|row| cells(row)).find(|cells| cells.len() > 1).unwrap_or_default()
}

/// Both texts in rows.
struct Sides<'t> {
    olds: Vec<&'t str>,
    news: Vec<&'t str>,
    heads: (Vec<&'t str>, Vec<&'t str>),
    lexicon: &'t Lexicon,
}

impl Sides<'_> {
    /// What the steps give; a row that moved goes and comes where `moves_are_shown`, else it is compared where it came.
    fn told(&self, steps: &[Step], moves_are_shown: bool) -> Builder {
        let mut out = Builder::default();
        for step in steps {
            match *step {
                Step::Stays(a, b) => self.row(&mut out, a, b),
                Step::Goes(a) => {
                    out.line(Op::Delete, self.olds[a]);
                    out.cells.extend(whole(Op::Delete, &self.olds, a));
                }
                Step::Comes(b) => {
                    out.line(Op::Insert, self.news[b]);
                    out.cells.extend(whole(Op::Insert, &self.news, b));
                }
                Step::Leaves(a) if moves_are_shown => out.line(Op::Delete, self.olds[a]),
                Step::Leaves(_) => {}
                Step::Arrives(_, b) if moves_are_shown => out.line(Op::Insert, self.news[b]),
                Step::Arrives(a, b) => {
                    let (table, row) = (above(&self.news, b).to_owned(), name(self.news[b]).to_owned());
                    out.cells.push(CellChange {
                        table,
                        from: row.clone(),
                        to: row.clone(),
                        row,
                        column: String::new(),
                    });
                    self.row(&mut out, a, b);
                }
            }
        }
        out
    }

    /// Adds a row that both texts have, and its cells that changed.
    fn row(&self, out: &mut Builder, a: usize, b: usize) {
        let (before, after) = (cells(self.olds[a]), cells(self.news[b]));
        out.line_break(true, true);
        for (c, d) in columns(&before, &after, &self.heads) {
            let (from, to) = (c.map(|c| before[c]), d.map(|d| after[d]));
            out.cell(from, to, self.lexicon);
            if from.map(str::trim) != to.map(str::trim) && before.len().max(after.len()) > 1 {
                let head = |list: &[&str], at: Option<usize>| {
                    at.and_then(|at| list.get(at)).map(|head| head.trim().to_owned())
                };
                out.cells.push(CellChange {
                    table: above(&self.news, b).to_owned(),
                    row: name(self.news[b]).to_owned(),
                    column: head(&self.heads.1, d).or_else(|| head(&self.heads.0, c)).unwrap_or_default(),
                    from: from.unwrap_or("").trim().to_owned(),
                    to: to.unwrap_or("").trim().to_owned(),
                });
            }
        }
    }
}

/// A whole row that went or came, told by what it is about; `None` of a line that is no row.
fn whole(op: Op, rows: &[&str], at: usize) -> Option<CellChange> {
    let (table, row) = (above(rows, at).to_owned(), name(rows[at]).to_owned());
    let change = match op {
        Op::Delete => CellChange { table, from: row.clone(), row, ..CellChange::default() },
        _ => CellChange { table, to: row.clone(), row, ..CellChange::default() },
    };
    rows[at].contains('\t').then_some(change)
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

/// A difference under way.
#[derive(Default)]
struct Builder {
    segments: Vec<Segment>,
    cells: Vec<CellChange>,
    coarse: bool,
    /// Whether the old and the new text have begun.
    begun: (bool, bool),
}

impl Builder {
    fn push(&mut self, op: Op, text: &str) {
        match self.segments.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op => last.text.push_str(text),
            _ => self.segments.push(Segment { op, text: text.to_owned() }),
        }
    }

    /// The break before a line that the texts have which say so; none before the first one of each.
    fn line_break(&mut self, old: bool, new: bool) {
        let breaks = (old && self.begun.0, new && self.begun.1);
        self.begun = (self.begun.0 || old, self.begun.1 || new);
        match breaks {
            (true, true) => self.push(Op::Equal, "\n"),
            (true, false) => self.push(Op::Delete, "\n"),
            (false, true) => self.push(Op::Insert, "\n"),
            (false, false) => {}
        }
    }

    /// A whole line that went or came.
    fn line(&mut self, op: Op, row: &str) {
        self.line_break(op == Op::Delete, op == Op::Insert);
        self.push(op, row);
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
        let Tables { difference, cells: changes, unmoved } = tables(old, new, &Lexicon::new());
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
        let moved = changes.iter().any(|change| change.column.is_empty() && change.from == change.to);
        assert_eq!(unmoved.is_some(), moved, "what only moved is left out where a row did");
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
        assert_eq!(text, "指标\t甲\n一\t1[+\n三\t3+]\n二\t2\n", "a row that came is a row");
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

    #[test]
    fn a_row_that_moved_is_compared_with_itself() {
        let (text, changes) = shown("区\t价\n甲\t6元\n乙\t4元\n丙\t2元", "区\t价\n丙\t2元\n甲\t6元\n乙\t5元");
        assert_eq!(
            text, "区\t价[+\n丙\t2元+]\n甲\t6元\n乙\t[-4元-][+5元+][-\n丙\t2元-]",
            "a break belongs to the row behind it, and no equal row is marked for it"
        );
        let told: Vec<_> = changes.iter().map(|cell| (&*cell.row, &*cell.from, &*cell.to)).collect();
        assert_eq!(told, [("丙", "丙", "丙"), ("乙", "4元", "5元")], "丙 did not go and come");
        let (_, changes) = shown("区\t价\n甲\t6元\n乙\t4元\n丙\t2元", "区\t价\n丙\t3元\n甲\t6元\n乙\t4元");
        let told: Vec<_> = changes.iter().map(|cell| (&*cell.row, &*cell.from, &*cell.to)).collect();
        assert_eq!(told, [("丙", "丙", "丙"), ("丙", "2元", "3元")], "it moved, and its cell changed");
    }
}
