//! What changed in a table, cell by cell.

use super::{FIGURES, Sides, amount, note, quote::quoted};
use crate::{
    diff::{
        self, atoms,
        normalize::{self, Renumbering},
        substance::{self, Facts},
        table::{bare, is_serial},
        tokens::Class,
    },
    model::{CellChange, TablePart},
    numeral,
    words::Lexicon,
};

/// A note of so many characters tells no more cells.
const LONGEST: usize = 480;
/// What the heads of columns that only count the rows hold.
const SERIAL: [&str; 4] = ["序号", "编号", "项次", "序次"];
/// The same where it is all of the head.
const SERIALS: [&str; 4] = ["号", "No", "No.", "NO."];
/// What the heads of columns hold whose larger numbers are no more of something.
const RANKS: [&str; 7] = ["等级", "级别", "档", "排名", "名次", "年份", "代码"];
/// A cell of more characters is told by what changed in it.
const LONG: usize = 30;

/// What changed in a table: 将“灯塔”的“2027年”由12座上调至15座（+25%）.
pub fn cells(changes: &[CellChange], lexicon: &Lexicon) -> String {
    let (mut told, mut length, mut rest) = (Vec::new(), 0, 0);
    let (serial, others): (Vec<&CellChange>, Vec<&CellChange>) = changes.iter().partition(|change| is_count(change));
    for change in others {
        if told.len() < FIGURES && length < LONGEST {
            let said = cell(change, changes, lexicon);
            length += said.chars().count();
            told.push(said);
        } else {
            rest += 1;
        }
    }
    told.extend((rest > 0).then(|| format!("另有{rest}处修改")));
    // A column of numbers that came or went tells itself; a number that did not.
    let renumbered = serial.iter().any(|change| told.is_empty() || !change.from.is_empty() && !change.to.is_empty());
    told.extend(renumbered.then(|| "调整序号".to_owned()));
    format!("表格：{}", told.join("；"))
}

/// Whether a cell only counts the rows.
fn is_count(change: &CellChange) -> bool {
    let column = change.column.as_str();
    let counts = SERIAL.iter().any(|word| column.contains(word)) || SERIALS.contains(&column);
    let (from, to) = (change.from.as_str(), change.to.as_str());
    let numbered = from != to && !from.is_empty() && bare(from) == bare(to);
    counts && [from, to].iter().all(|cell| cell.is_empty() || is_serial(cell)) || numbered
}

fn cell(change: &CellChange, all: &[CellChange], lexicon: &Lexicon) -> String {
    let quoted = |text: &str| quoted(text, lexicon);
    let CellChange { part, row, from: old, to: new, .. } = change;
    let (part, unit) = match part {
        TablePart::Cell => return value(change, all, lexicon),
        TablePart::Line => ("", ""),
        TablePart::Table => ("表格", ""),
        TablePart::Row => ("", "一行"),
        TablePart::Column => ("", "一列"),
    };
    match (old.as_str(), new.as_str()) {
        ("", new) => format!("增加{part}“{}”{unit}", quoted(new)),
        (old, "") => format!("删去{part}“{}”{unit}", quoted(old)),
        (old, new) if old == new => format!("调整{part}“{}”{unit}的位置", quoted(new)),
        (old, new) if change.part == TablePart::Row => {
            format!("将“{}”一行由“{}”移至“{}”", quoted(row), quoted(old), quoted(new))
        }
        (old, new) => format!("将“{}”{unit}改为“{}”", quoted(old), quoted(new)),
    }
}

/// What is said of one cell.
fn value(change: &CellChange, all: &[CellChange], lexicon: &Lexicon) -> String {
    let quoted = |text: &str| quoted(text, lexicon);
    let CellChange { row, column, from: old, to: new, .. } = change;
    let place = match column.as_str() {
        "" => format!("“{}”", quoted(row)),
        column => format!("“{}”的“{}”", quoted(row), quoted(column)),
    };
    match (old.as_str(), new.as_str()) {
        ("", new) => format!("{place}增加“{}”", quoted(new)),
        (old, "") => format!("{place}删去“{}”", quoted(old)),
        (old, new) if [old, new].iter().all(|text| is_quantity(text, lexicon)) => quantity(change, &place, all),
        (old, new) => {
            let inside = || inside(old, new, lexicon).map(|inside| format!("{place}中{inside}"));
            let long = [old, new].iter().all(|text| text.chars().nth(LONG).is_some());
            let whole = || format!("{place}由“{}”改为“{}”", quoted(old), quoted(new));
            if long { inside().unwrap_or_else(whole) } else { whole() }
        }
    }
}

/// What is said of a quantity. A bare number is of what its column and row say: where these changed, or say a rank, it went
/// neither up nor down, and where they say that it is a share, it is told as one.
fn quantity(change: &CellChange, place: &str, all: &[CellChange]) -> String {
    let CellChange { row, column, from, to, .. } = change;
    let parts = amount::value(from).zip(amount::value(to));
    if parts.is_some_and(|(before, after)| before == after) {
        return format!("{place}由“{from}”改写为“{to}”，数值不变");
    }
    let is_bare = parts.is_some_and(|(before, after)| before.1.is_empty() && after.1.is_empty());
    let is_unit = |other: &&CellChange| {
        let of_row = other.row == *row && other.table == change.table && other.column.contains("单位");
        of_row || other.part == TablePart::Column && other.column == *column
    };
    let is_rank = RANKS.iter().any(|word| column.contains(word));
    if is_rank || is_bare && all.iter().any(|other| is_unit(&other)) {
        return format!("{place}由{from}调整为{to}");
    }
    let percent = |text: &str| text.contains(['%', '％']);
    if is_bare && (percent(column) || percent(row)) {
        return amount::figure(&format!("{from}%"), &format!("{to}%"), Some(place));
    }
    amount::figure(from, to, Some(place))
}

/// What changed inside a long cell; `None` where that tells nothing.
fn inside(old: &str, new: &str, lexicon: &Lexicon) -> Option<String> {
    let (renumbering, facts) = (Renumbering::default(), Facts::default());
    let difference = diff::texts(old, new, lexicon);
    let changes = normalize::changes(&difference.segments, &renumbering);
    let findings = substance::findings(&changes, &facts, &facts, lexicon);
    let sides = Sides {
        old: &facts,
        new: &facts,
        old_text: old,
        new_text: new,
        is_article: false,
        several: false,
        renumbering: &renumbering,
        lexicon,
    };
    Some(note(&findings, &sides).replace('；', "，")).filter(|said| !said.is_empty())
}

/// Whether a cell holds one quantity and nothing else; a year is none.
fn is_quantity(cell: &str, lexicon: &Lexicon) -> bool {
    let is_year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
    let is_one = |(range, class): &(std::ops::Range<usize>, Class)| {
        matches!(class, Class::Number | Class::Money) && *range == (0..cell.len())
    };
    // A glance tells of most cells that they hold words.
    let begins = cell.starts_with(|ch: char| ch.is_numeric() || numeral::is_numeral(ch));
    begins && !is_year && atoms::atoms(cell, || lexicon.cut(cell)).first().is_some_and(is_one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(column: &str, from: &str, to: &str) -> CellChange {
        CellChange {
            row: "灯塔".to_owned(),
            column: column.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
            ..CellChange::default()
        }
    }

    fn whole(part: TablePart, from: &str, to: &str) -> CellChange {
        CellChange { part, ..change("", from, to) }
    }

    #[test]
    fn cells_are_told_by_their_row_and_column() {
        let lexicon = Lexicon::new();
        let cases = [
            (change("标准", "4元", "5元"), "将“灯塔”的“标准”由4元上调至5元（+25%）"),
            (change("标准", "8元", "8.5元"), "将“灯塔”的“标准”由8元上调至8.5元（+6.3%）"),
            (change("标准", "五万元", "八万元"), "将“灯塔”的“标准”由五万元上调至八万元（+60%）"),
            (change("标准", "5万元", "50000元"), "“灯塔”的“标准”由“5万元”改写为“50000元”，数值不变"),
            (change("标准（元）", "4", "3"), "将“灯塔”的“标准（元）”由4下调至3（−25%）"),
            (change("标准（元）", "10000", "1"), "将“灯塔”的“标准（元）”由10000下调至1"),
            (change("绿化率（%）", "40", "42"), "将“灯塔”的“绿化率（%）”由40%上调至42%（+2个百分点）"),
            (change("等级", "3", "2"), "“灯塔”的“等级”由3调整为2"),
            (change("完成时间", "2025", "2026"), "“灯塔”的“完成时间”由“2025”改为“2026”"),
            (change("单位", "甲局", "乙局"), "“灯塔”的“单位”由“甲局”改为“乙局”"),
            (change("备注", "", "新建"), "“灯塔”的“备注”增加“新建”"),
            (whole(TablePart::Row, "灯塔", ""), "删去“灯塔”一行"),
            (whole(TablePart::Row, "灯塔", "灯塔"), "调整“灯塔”一行的位置"),
            (whole(TablePart::Row, "表1", "表2"), "将“灯塔”一行由“表1”移至“表2”"),
            (whole(TablePart::Column, "单位", "单位"), "调整“单位”一列的位置"),
            (whole(TablePart::Column, "", "备注"), "增加“备注”一列"),
            (whole(TablePart::Table, "表1", ""), "删去表格“表1”"),
            (whole(TablePart::Line, "单位：万元", "单位：元"), "将“单位：万元”改为“单位：元”"),
        ];
        for (change, said) in &cases {
            assert_eq!(cells(std::slice::from_ref(change), &lexicon), format!("表格：{said}"));
        }
        let long = "支持书屋建设，对新建书屋给予最高500万元补助，并每年给予运营补助";
        let told = cells(&[change("内容", long, &long.replace("500", "300"))], &lexicon);
        assert!(told.contains("“内容”中将500万元下调至300万元（−40%）"), "a long cell is told by its change: {told}");
    }

    #[test]
    fn counts_and_units_are_no_amounts() {
        let lexicon = Lexicon::new();
        let told = cells(&[change("序号", "3", "2"), change("标准", "4元", "5元")], &lexicon);
        assert_eq!(told, "表格：将“灯塔”的“标准”由4元上调至5元（+25%）；调整序号", "a count is no amount");
        assert_eq!(cells(&[change("项目", "3.植树", "2.植树")], &lexicon), "表格：调整序号");
        assert_eq!(cells(&[change("序号", "", "2")], &lexicon), "表格：调整序号", "a note is never empty");
        let told = cells(&[change("序号", "2", "合计")], &lexicon);
        assert_eq!(told, "表格：“灯塔”的“序号”由“2”改为“合计”", "a word is no count");
        let head = CellChange {
            part: TablePart::Column,
            row: "项目".to_owned(),
            ..change("投资（元）", "投资（万元）", "投资（元）")
        };
        let told = cells(&[head, change("投资（元）", "5000", "50000000")], &lexicon);
        assert_eq!(told, "表格：将“投资（万元）”一列改为“投资（元）”；“灯塔”的“投资（元）”由5000调整为50000000");
    }
}
