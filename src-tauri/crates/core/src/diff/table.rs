//! Tables are compared by cell: rows by what they are about and cells by the heads of their columns, both also in another
//! order, texts inside a cell as elsewhere.

mod builder;
mod columns;
mod pairing;
mod rows;
mod whole;

use super::Difference;
use crate::{
    model::{CellChange, Op, Segment, TablePart},
    words::Lexicon,
};
use builder::Builder;
use columns::{Column, columns};
use pairing::{Step, steps};
use rows::{Row, heads, rows};
pub(super) use rows::{bare, is_serial};
use whole::Wholes;

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
    let wholes = Wholes::of(&steps, &olds, &news);
    let sides = Sides { olds, news, wholes, lexicon };
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
    wholes: Wholes<'t>,
    lexicon: &'t Lexicon,
}

impl Sides<'_> {
    /// What the steps give; what moved goes and comes where `moves_are_shown`, else it is compared where it came.
    fn told(&self, steps: &[Step], moves_are_shown: bool) -> Builder {
        let mut out = Builder::new(moves_are_shown);
        for step in steps {
            match *step {
                Step::Stays(a, b) => self.row(&mut out, a, b),
                Step::Goes(a) => {
                    let row = &self.olds[a];
                    out.line(Op::Delete, row.text);
                    out.tell(whole(Op::Delete, row, self.wholes.gone.contains(row.table)));
                }
                Step::Comes(b) => {
                    let row = &self.news[b];
                    out.line(Op::Insert, row.text);
                    out.tell(whole(Op::Insert, row, self.wholes.come.contains(row.table)));
                }
                Step::Leaves(a) if moves_are_shown => out.line(Op::Delete, self.olds[a].text),
                Step::Leaves(_) => {}
                Step::Arrives(_, b) if moves_are_shown => {
                    out.line(Op::Insert, self.news[b].text);
                    out.moved = true;
                }
                Step::Arrives(a, b) => {
                    out.cells.extend(self.arrival(a, b));
                    self.row(&mut out, a, b);
                }
            }
        }
        out
    }

    /// Whether a row went to another table that both texts have.
    fn is_elsewhere(&self, old: &Row<'_>, new: &Row<'_>) -> bool {
        old.table != new.table && self.olds.iter().any(|row| row.table == new.table)
    }

    /// What is told of a row that stands elsewhere now, and of a table by the line above it; nothing of the rows of such a table.
    fn arrival(&self, a: usize, b: usize) -> Option<CellChange> {
        let (old, new) = (&self.olds[a], &self.news[b]);
        let is_whole = self.wholes.moved.contains(new.table);
        let change = CellChange { table: new.table.to_owned(), ..CellChange::default() };
        let named =
            |part, from: &str, to: &str| Some(CellChange { part, from: from.to_owned(), to: to.to_owned(), ..change });
        match (new.is_row(), is_whole) {
            (false, true) => named(TablePart::Table, new.table, new.table),
            (false, false) => named(TablePart::Line, new.table, new.table),
            (true, true) => None,
            (true, false) => {
                let (from, to) = match old.table == new.table {
                    true => (&*new.name, &*new.name),
                    false => (old.table, new.table),
                };
                named(TablePart::Row, from, to).map(|change| CellChange { row: new.name.clone(), ..change })
            }
        }
    }

    /// Adds a row that both texts have, and its cells that changed.
    fn row(&self, out: &mut Builder, a: usize, b: usize) {
        let (old, new) = (&self.olds[a], &self.news[b]);
        let (before, after) = (old.cells(), new.cells());
        let after_heads = heads(&self.news, new);
        // In another table the columns have other heads.
        let heads = match self.is_elsewhere(old, new) && before.len() == after.len() {
            true => (after_heads.clone(), after_heads),
            false => (heads(&self.olds, old), after_heads),
        };
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
            out.tell(Some(CellChange { part: TablePart::Line, from, to, ..CellChange::default() }));
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
                        let (part, table, row) = (TablePart::Column, new.table.to_owned(), String::new());
                        out.cells.push(CellChange {
                            part,
                            table,
                            row,
                            column: name.clone(),
                            from: name.clone(),
                            to: name,
                        });
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
                let part = if is_head { TablePart::Column } else { TablePart::Cell };
                out.cells.push(CellChange { part, table: new.table.to_owned(), row: name.clone(), column, from, to });
            }
        }
    }
}

/// A row that went or came, told by what it is about, or a line beside the tables. Of a table that did so as a whole only the
/// line above it is told.
fn whole(op: Op, row: &Row<'_>, is_whole: bool) -> Option<CellChange> {
    let (part, name) = match (row.is_row(), is_whole) {
        (true, true) => return None,
        (true, false) => (TablePart::Row, row.name.as_str()),
        (false, true) => (TablePart::Table, row.table),
        (false, false) => (TablePart::Line, row.text.trim()),
    };
    let table = if part == TablePart::Line { String::new() } else { row.table.to_owned() };
    let change = CellChange { part, table, row: row.name.clone(), ..CellChange::default() };
    let name = name.to_owned();
    Some(if op == Op::Delete { CellChange { from: name, ..change } } else { CellChange { to: name, ..change } })
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
        let moved = changes.iter().any(|change| {
            change.from == change.to
                || change.part == TablePart::Row && !change.from.is_empty() && !change.to.is_empty()
        });
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
    fn a_table_is_told_as_a_whole() {
        const OLD: &str = "表1 标准\n类别\t标准\n渔港\t10\n冷库\t20\n表2 任务\n任务\t时限\n修路\t6月\n植树\t7月";
        let told = |new: &str| -> Vec<(TablePart, String, String)> {
            let (_, changes) = shown(OLD, new);
            changes.into_iter().map(|one| (one.part, one.from, one.to)).collect()
        };
        let own = |part, from: &str, to: &str| (part, from.to_owned(), to.to_owned());
        let (first, second) = OLD.split_at(OLD.find("\n表2").unwrap_or(0));
        assert_eq!(told(first), [own(TablePart::Table, "表2 任务", "")], "the second one went");
        let swapped = format!("{}\n{first}", second.trim_start());
        assert_eq!(told(&swapped).len(), 1, "one of them stands elsewhere: {:?}", told(&swapped));
        assert!(matches!(&told(&swapped)[0], (TablePart::Table, from, to) if from == to), "as a whole");
        let edited = swapped.replace("20", "30").replace("7月", "8月");
        let parts: Vec<TablePart> = told(&edited).into_iter().map(|(part, ..)| part).collect();
        assert_eq!(parts, [TablePart::Cell, TablePart::Table, TablePart::Cell], "a move hides no changed cell");
        let row = OLD.replace("\n植树\t7月", "").replace("20", "20\n植树\t7月");
        assert_eq!(told(&row), [own(TablePart::Row, "表2 任务", "表1 标准")], "a row went to the other table");
    }

    #[test]
    fn an_open_cell_is_no_change() {
        let (_, changes) = shown("项目\t金额\t备注\t地点\n车\t2100\t\t西区", "项目\t金额\t备注\n车\t3950\t");
        let told: Vec<_> = changes.iter().map(|cell| (&*cell.column, &*cell.from, &*cell.to)).collect();
        assert_eq!(told, [("地点", "地点", ""), ("金额", "2100", "3950"), ("地点", "西区", "")], "备注 stays open");
    }
}
