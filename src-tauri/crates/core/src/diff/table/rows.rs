//! The rows of a text with tables: what each is about, and the heads of its columns.

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use crate::numeral;

/// Years may be names of rows: such a number is no serial one.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2100;

/// A group is left open in so many cells at most.
const BESIDE: usize = 2;

/// A line of the text.
#[derive(Debug, Clone)]
pub(super) struct Row<'t> {
    pub(super) text: &'t str,
    /// The last line above it that is no row of a table; of such a line itself.
    pub(super) table: &'t str,
    /// What it is about; `""` of a line that is no row.
    pub(super) name: String,
    /// Which lines have the heads of its columns: one, or two where the second one parts columns of the first.
    pub(super) head: Option<(usize, usize)>,
}

impl<'t> Row<'t> {
    /// Whether it is a row of a table.
    pub(super) fn is_row(&self) -> bool {
        self.text.contains('\t')
    }

    /// Whether it stands above a table, or might.
    pub(super) fn is_line_above(&self) -> bool {
        !self.is_row() && !self.text.trim().is_empty()
    }

    /// Its cells, each with the tab behind it; the last one may be empty.
    pub(super) fn cells(&self) -> Vec<&'t str> {
        let open = self.text.ends_with('\t').then_some("");
        self.text.split_inclusive('\t').chain(open).collect()
    }
}

/// The lines of both texts. Where names repeat in a table of either text, or first cells are left open, rows are named by
/// their group too: 城区 低保.
pub(super) fn rows<'t>(old: &'t str, new: &'t str) -> [Vec<Row<'t>>; 2] {
    let both = [old, new].map(lines);
    // Asked and never walked through: no order of its own comes into anything.
    let mut grouped: HashSet<&str, FxBuildHasher> = HashSet::default();
    for rows in &both {
        let mut known: HashSet<(&str, &str), FxBuildHasher> = HashSet::default();
        for row in rows.iter().filter(|row| row.is_row()) {
            let own = Names::of(row.text);
            if own.first.is_empty() && !own.second.is_empty() || !known.insert((row.table, own.alone())) {
                grouped.insert(row.table);
            }
        }
    }
    both.map(|mut rows| {
        // The last first cell of each table.
        let mut groups: HashMap<&str, &str, FxBuildHasher> = HashMap::default();
        for row in rows.iter_mut().filter(|row| row.is_row()) {
            let own = Names::of(row.text);
            if !own.first.is_empty() {
                groups.insert(row.table, own.first);
            }
            let group = groups.get(row.table).copied().unwrap_or("");
            let by_group = grouped.contains(row.table) && !group.is_empty() && !own.second.is_empty();
            row.name = if by_group { format!("{group} {}", own.second) } else { own.alone().to_owned() };
            if row.name.is_empty() {
                let some = row.text.split('\t').map(str::trim).find(|cell| !cell.is_empty());
                row.name = some.unwrap_or("").to_owned();
            }
        }
        rows
    })
}

/// The lines of a text, not yet named. The first row behind a line is a head where it holds no values; else the head before
/// it goes on.
fn lines(text: &str) -> Vec<Row<'_>> {
    let mut out: Vec<Row<'_>> = Vec::new();
    let (mut table, mut head, mut begins) = ("", None, true);
    for (at, text) in text.split('\n').enumerate() {
        if text.contains('\t') {
            if begins && is_head(text) {
                head = Some((at, at));
            } else if let Some(above) =
                out.last_mut().filter(|above| is_first_head(above, at) && parts_head(text, above.text))
            {
                head = Some((at - 1, at));
                above.head = head;
            }
            begins = false;
        } else {
            begins = true;
            // A blank line ends a table, and its caption goes on.
            table = Some(text.trim()).filter(|text| !text.is_empty()).unwrap_or(table);
        }
        out.push(Row { text, table, name: String::new(), head: head.filter(|_| text.contains('\t')) });
    }
    out
}

/// Whether a row parts columns of the head above it: it holds no values, and where it begins the head goes on.
fn parts_head(row: &str, above: &str) -> bool {
    let cells: Vec<&str> = above.split('\t').map(str::trim).collect();
    // 标准, and open or the same again beside it.
    let repeats = cells.array_windows().any(|[left, right]| right.is_empty() || left == right);
    let first = row.split('\t').next().unwrap_or("").trim();
    repeats && (first.is_empty() || first == cells[0]) && is_head(row)
}

/// Whether the row above line `at` is the head of its table by itself.
fn is_first_head(above: &Row<'_>, at: usize) -> bool {
    above.head == Some((at - 1, at - 1))
}

/// The heads of the columns of `row`, out of one or two lines of `rows`: 标准 城区; none where its table has none.
pub(super) fn heads(rows: &[Row<'_>], row: &Row<'_>) -> Vec<String> {
    let Some((above, below)) = row.head else { return Vec::new() };
    let trimmed = |at: usize| rows[at].cells().into_iter().map(str::trim).collect::<Vec<_>>();
    let (tops, bottoms) = (trimmed(above), if below > above { trimmed(below) } else { Vec::new() });
    let mut last = "";
    let of = |at: usize| {
        let (top, bottom) = (tops.get(at).copied().unwrap_or(""), bottoms.get(at).copied().unwrap_or(""));
        last = if top.is_empty() && !bottom.is_empty() { last } else { top };
        match (last, bottom) {
            (top, "") => top.to_owned(),
            ("", bottom) => bottom.to_owned(),
            (top, bottom) if top == bottom => top.to_owned(),
            (top, bottom) => format!("{top} {bottom}"),
        }
    };
    (0..tops.len().max(bottoms.len())).map(of).collect()
}

/// Whether a row holds no values: heads of columns may be years.
fn is_head(row: &str) -> bool {
    let cells: Vec<&str> = row.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let is_value = |cell: &&str| {
        let number = cell.trim_end_matches('年');
        let is_year = number.parse().is_ok_and(|year: u64| YEARS.contains(&year));
        cell.starts_with(|ch: char| ch.is_numeric()) && !is_year
    };
    cells.len() > 1 && !cells.iter().any(is_value)
}

/// What a row may be named by.
struct Names<'t> {
    /// Its first cell behind its serial number; `""` where it is left open.
    first: &'t str,
    /// The next cell that is no value; `""` where there is none.
    second: &'t str,
}

impl<'t> Names<'t> {
    fn of(row: &'t str) -> Self {
        let mut cells = row.split('\t').map(str::trim).peekable();
        let first = cells.next().unwrap_or("");
        // 5G建设 is a name.
        let is_word = |cell: &str| {
            let rest = cell.trim_start_matches(|ch: char| ch.is_ascii_digit());
            rest.starts_with(|ch: char| ch.is_ascii_alphabetic()) && !rest.is_ascii()
        };
        let is_value = |cell: &str| cell.starts_with(|ch: char| ch.is_numeric()) && !is_word(cell);
        let is_name = |cell: &&str| !cell.is_empty() && !is_value(cell);
        let first = match is_serial(first) {
            true => cells.next_if(|cell| cell.is_empty() || is_name(cell)).unwrap_or(first),
            false => bare(first),
        };
        Self { first, second: cells.take(BESIDE).find(|cell| is_name(cell)).unwrap_or("") }
    }

    /// The first one of both.
    fn alone(&self) -> &'t str {
        if self.first.is_empty() { self.second } else { self.first }
    }
}

/// Whether a cell is the number of its row: 3, （三）, 1.2.
pub(in crate::diff) fn is_serial(cell: &str) -> bool {
    let is_number = |part: &str| numeral::label_number(part).is_some_and(|number| !YEARS.contains(&number));
    !cell.is_empty() && cell.split('.').filter(|part| !part.is_empty()).all(is_number)
}

/// A name without the number before it: 三、植树, 3.植树.
pub(in crate::diff) fn bare(cell: &str) -> &str {
    let inside = cell.strip_prefix(['（', '(']).unwrap_or(cell);
    let rest = inside.trim_start_matches(numeral::is_numeral);
    let is_mark = |ch: &char| match inside.len() < cell.len() {
        true => matches!(ch, '）' | ')'),
        false => matches!(ch, '、' | '.' | '．'),
    };
    let mark = rest.chars().next().filter(|ch| rest.len() < inside.len() && is_mark(ch));
    let behind = mark.map_or(cell, |mark| &rest[mark.len_utf8()..]);
    if behind.is_empty() || behind.starts_with(char::is_numeric) { cell } else { behind }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let [rows, _] = rows(text, text);
        rows.into_iter().filter(Row::is_row).map(|row| row.name).collect()
    }

    #[test]
    fn a_row_is_named_by_what_it_is_about() {
        let cases = [("一类区\t6元", "一类区"), ("3\t示例码头\t5万元", "示例码头"), ("2026\t12座", "2026")];
        for (row, own) in cases.into_iter().chain([
            ("2\t5G建设\t6月", "5G建设"),
            ("1.2\t挖渠", "挖渠"),
            ("三、植树\t7元", "植树"),
            ("（二）\t灯塔", "灯塔"),
        ]) {
            assert_eq!(names(row), [own], "{row}");
        }
    }

    #[test]
    fn rows_of_groups_are_named_by_both() {
        let open = "区域\t类别\t标准\n城区\t低保\t800\n\t特困\t900\n农村\t低保\t600";
        assert_eq!(names(open), ["区域 类别", "城区 低保", "城区 特困", "农村 低保"]);
        assert_eq!(names(&open.replace("\n\t特困", "\n城区\t特困"))[2], "城区 特困");
        assert_eq!(names("项目\t数量\n路\t3\n桥\t2"), ["项目", "路", "桥"], "others by their first cell");
    }

    #[test]
    fn every_table_has_its_own_head() {
        let [rows, _] = rows("表1\n任务\t时限\n修路\t6月\n表2\n指标\t2024年\n产值\t100\n其中\n港口\t20", "");
        let lines_of: Vec<Option<usize>> = rows.iter().map(|row| row.head.map(|(above, _)| above)).collect();
        assert_eq!(lines_of, [None, Some(1), Some(1), None, Some(4), Some(4), None, Some(4)]);
        assert_eq!(lines("甲类\t5元\n乙类\t6元")[1].head, None, "values are no heads");
        let [rows, _] = self::rows("项目\t标准\t\t备注\n\t城区\t农村\t\n低保\t700\t600\t", "");
        assert_eq!(heads(&rows, &rows[2]), ["项目", "标准 城区", "标准 农村", "备注"], "a head of two lines is one");
        let [rows, _] = self::rows("区域\t类别\n\t低保\n\t特困", "");
        assert_eq!(rows[2].head, Some((0, 0)), "a group left open is no second head");
    }
}
