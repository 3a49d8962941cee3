//! Tables are compared by cell: rows by what they are about and cells by the heads of their columns, both also in another
//! order, texts inside a cell as elsewhere.

mod columns;
mod pairing;
mod rows;

use super::{Difference, texts};
use crate::{
    model::{CellChange, Op, Segment},
    words::Lexicon,
};
use columns::{Column, columns};
use pairing::{Step, steps};
use rows::{Row, heads, rows};
pub(super) use rows::{bare, is_serial};

/// How two texts with tables differ.
pub struct Tables {
    /// Where they differ; a row or a column that moved goes in one place and comes in another one.
    pub difference: Difference,
    /// The cells that changed, and the rows and columns that came, went or moved.
    pub cells: Vec<CellChange>,
    /// The same difference with what moved where it stands now; `None` where nothing did.
    pub unmoved: Option<Vec<Segment>>,
}

/// The difference of two texts that hold tables (cells between tabs, rows between line breaks).
pub fn tables(old: &str, new: &str, lexicon: &Lexicon) -> Tables {
    let [olds, news] = rows(old, new);
    let steps = steps(&olds, &news);
    let sides = Sides { olds, news, lexicon };
    let mut shown = sides.told(&steps, true);
    let (cells, moved) = (shown.told(), shown.moved);
    let difference = Difference { segments: shown.segments, coarse: shown.coarse };
    if !moved {
        return Tables { difference, cells, unmoved: None };
    }
    let mut unmoved = sides.told(&steps, false);
    Tables { difference, cells: unmoved.told(), unmoved: Some(unmoved.segments) }
}

/// What the column of numbers is called in a table without heads.
const COUNT: &str = "序号";

/// Both texts in rows.
struct Sides<'t> {
    olds: Vec<Row<'t>>,
    news: Vec<Row<'t>>,
    lexicon: &'t Lexicon,
}

impl Sides<'_> {
    /// What the steps give; what moved goes and comes where `moves_are_shown`, else it is compared where it came.
    fn told(&self, steps: &[Step], moves_are_shown: bool) -> Builder {
        let mut out = Builder { moves_are_shown, ..Builder::default() };
        for step in steps {
            match *step {
                Step::Stays(a, b) => self.row(&mut out, a, b),
                Step::Goes(a) => {
                    out.line(Op::Delete, self.olds[a].text);
                    out.tell(whole(Op::Delete, &self.olds[a]));
                }
                Step::Comes(b) => {
                    out.line(Op::Insert, self.news[b].text);
                    out.tell(whole(Op::Insert, &self.news[b]));
                }
                Step::Leaves(a) if moves_are_shown => out.line(Op::Delete, self.olds[a].text),
                Step::Leaves(_) => {}
                Step::Arrives(_, b) if moves_are_shown => {
                    out.line(Op::Insert, self.news[b].text);
                    out.moved = true;
                }
                Step::Arrives(a, b) => {
                    let Row { table, name: row, .. } = self.news[b].clone();
                    let (from, to) = (row.clone(), row.clone());
                    out.cells.push(CellChange { table: table.to_owned(), row, column: String::new(), from, to });
                    self.row(&mut out, a, b);
                }
            }
        }
        out
    }

    /// Adds a row that both texts have, and its cells that changed.
    fn row(&self, out: &mut Builder, a: usize, b: usize) {
        let (old, new) = (&self.olds[a], &self.news[b]);
        let (before, after) = (old.cells(), new.cells());
        let heads = (heads(&self.olds, old), heads(&self.news, new));
        let at = |list: &[&str], at: Option<usize>| at.and_then(|at| list.get(at)).map(|cell| cell.trim().to_owned());
        let head_at = |list: &[String], at: Option<usize>| at.and_then(|at| list.get(at)).cloned();
        // A head of two lines is told once.
        let is_head = new.head.is_some_and(|(_, below)| below == b);
        let is_first_of_two = !is_head && new.head.is_some_and(|(above, _)| above == b);
        let percent = after.iter().any(|cell| matches!(cell.trim(), "%" | "％"));
        let name = if percent { format!("{}（%）", new.name) } else { new.name.clone() };
        out.line_break(true, true);
        if !old.is_row() && !new.is_row() {
            let (from, to) = (old.text.trim().to_owned(), new.text.trim().to_owned());
            out.tell(CellChange { from, to, ..CellChange::default() });
        }
        for column in columns((&before, &after), (&heads.0, &heads.1)) {
            let (c, d) = match column {
                Column::Both(c, d) => (c, d),
                Column::Leaves(c) => {
                    out.leaves(before[c]);
                    continue;
                }
                Column::Arrives(c, d) => {
                    out.arrives(before[c], after[d], self.lexicon);
                    if is_head {
                        let name = heads.1[d].clone();
                        let (table, row) = (new.table.to_owned(), String::new());
                        out.cells.push(CellChange { table, row, column: name.clone(), from: name.clone(), to: name });
                    }
                    (Some(c), Some(d))
                }
            };
            if !matches!(column, Column::Arrives(..)) {
                out.cell(c.map_or("", |c| before[c]), d.map_or("", |d| after[d]), self.lexicon);
            }
            let (mut from, mut to) = (at(&before, c).unwrap_or_default(), at(&after, d).unwrap_or_default());
            if is_head {
                from = head_at(&heads.0, c).unwrap_or_default();
                to = head_at(&heads.1, d).unwrap_or_default();
            }
            if !is_first_of_two && from != to && before.len().max(after.len()) > 1 {
                let counts = || (c, d) == (Some(0), Some(0)) && is_serial(&from) && is_serial(&to) && new.name != to;
                let column = head_at(&heads.1, d).or_else(|| head_at(&heads.0, c));
                let column = column.unwrap_or_else(|| if counts() { COUNT } else { "" }.to_owned());
                out.cells.push(CellChange { table: new.table.to_owned(), row: name.clone(), column, from, to });
            }
        }
    }
}

/// A whole row that went or came, told by what it is about, or a line beside the tables.
fn whole(op: Op, row: &Row<'_>) -> CellChange {
    let (from, to) = match row.is_row() {
        true => (row.name.clone(), row.name.clone()),
        false => (row.text.trim().to_owned(), row.text.trim().to_owned()),
    };
    let table = if row.is_row() { row.table.to_owned() } else { String::new() };
    let change = CellChange { table, row: row.name.clone(), ..CellChange::default() };
    if op == Op::Delete { CellChange { from, ..change } } else { CellChange { to, ..change } }
}

/// A difference under way.
#[derive(Default)]
struct Builder {
    segments: Vec<Segment>,
    cells: Vec<CellChange>,
    /// The lines beside the tables that changed: they are told with cells.
    lines: Vec<CellChange>,
    coarse: bool,
    moves_are_shown: bool,
    /// Whether something moved.
    moved: bool,
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

    /// A change that is told; none of a blank line.
    fn tell(&mut self, change: CellChange) {
        if change.from != change.to {
            let list = if change.row.is_empty() { &mut self.lines } else { &mut self.cells };
            list.push(change);
        }
    }

    /// All that is told of cells and of the lines beside them; nothing where only lines changed.
    fn told(&mut self) -> Vec<CellChange> {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() { cells } else { std::mem::take(&mut self.lines).into_iter().chain(cells).collect() }
    }

    /// A whole line that went or came.
    fn line(&mut self, op: Op, row: &str) {
        self.line_break(op == Op::Delete, op == Op::Insert);
        self.push(op, row);
    }

    /// A cell that stands in another column now.
    fn leaves(&mut self, cell: &str) {
        self.moved = true;
        if self.moves_are_shown {
            self.push(Op::Delete, cell);
        }
    }

    /// That cell where it stands now.
    fn arrives(&mut self, old: &str, new: &str, lexicon: &Lexicon) {
        match self.moves_are_shown {
            true => self.push(Op::Insert, new),
            // The last column has no tab behind it.
            false => self.cell(old.trim_end_matches('\t'), new.trim_end_matches('\t'), lexicon),
        }
    }

    fn cell(&mut self, old: &str, new: &str, lexicon: &Lexicon) {
        let difference = texts(old, new, lexicon);
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
        let moved = changes.iter().any(|change| change.from == change.to);
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

    #[test]
    fn a_column_that_moved_is_compared_with_itself() {
        let (text, changes) =
            shown("项目\t单位\t时限\n路\t甲局\t6月\n桥\t乙局\t7月", "项目\t时限\t单位\n路\t6月\t甲局\n桥\t8月\t乙局");
        let marked =
            ["项目\t[-单位\t-]时限[+\t单位+]", "路\t[-甲局\t-]6月[+\t甲局+]", "桥\t[-乙局\t7月-][+8月\t乙局+]"];
        assert_eq!(text, marked.join("\n"), "the marks show the columns");
        let told: Vec<_> = changes.iter().map(|cell| (&*cell.row, &*cell.column, &*cell.from, &*cell.to)).collect();
        let expected = [("桥", "时限", "7月", "8月"), ("", "单位", "单位", "单位")];
        assert_eq!(told.len(), expected.len(), "one column moved and one cell changed: {told:?}");
        assert!(expected.iter().all(|one| told.contains(one)), "{told:?}");
    }

    #[test]
    fn an_open_cell_is_no_change() {
        let (_, changes) = shown("项目\t金额\t备注\t地点\n车\t2100\t\t西区", "项目\t金额\t备注\n车\t3950\t");
        let told: Vec<_> = changes.iter().map(|cell| (&*cell.column, &*cell.from, &*cell.to)).collect();
        assert_eq!(told, [("地点", "地点", ""), ("金额", "2100", "3950"), ("地点", "西区", "")], "备注 stays open");
    }
}
