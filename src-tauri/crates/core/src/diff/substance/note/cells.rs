//! What changed in a table, cell by cell.

use super::{FIGURES, LONGEST, amount, quote::quoted};
use crate::{
    diff::{atoms, tokens::Class},
    model::CellChange,
    numeral,
    words::Lexicon,
};

/// Heads of columns that only count the rows.
const SERIAL: [&str; 6] = ["序号", "编号", "项次", "序次", "次序", "号"];

/// What changed in a table: 灯塔（2027年）由12座改为15座.
pub fn cells(changes: &[CellChange], lexicon: &Lexicon) -> String {
    let (mut told, mut length, mut rest) = (Vec::new(), 0, 0);
    let (serial, changes): (Vec<&CellChange>, Vec<&CellChange>) =
        changes.iter().partition(|change| SERIAL.contains(&change.column.as_str()));
    for change in changes {
        if told.len() < FIGURES && length < LONGEST {
            let said = cell(change, lexicon);
            length += said.chars().count();
            told.push(said);
        } else {
            rest += 1;
        }
    }
    told.extend((rest > 0).then(|| format!("另有{rest}处修改")));
    told.extend((!serial.is_empty()).then(|| "调整序号".to_owned()));
    format!("表格：{}", told.join("；"))
}

fn cell(change: &CellChange, lexicon: &Lexicon) -> String {
    let quoted = |text: &str| quoted(text, lexicon);
    let CellChange { row, column, from: old, to: new, .. } = change;
    let place = match column.as_str() {
        // A row or a column that came or went tells itself.
        _ if [new, old].contains(&row) || [new, old].contains(&column) => String::new(),
        "" => format!("“{}”", quoted(row)),
        column => format!("“{}”的“{}”", quoted(row), quoted(column)),
    };
    match (old.as_str(), new.as_str()) {
        (old, new) if old == new => format!("调整“{}”一行的位置", quoted(new)),
        ("", new) => format!("{place}增加“{}”", quoted(new)),
        (old, "") => format!("{place}删去“{}”", quoted(old)),
        (old, new) if !place.is_empty() && [old, new].iter().all(|text| is_quantity(text, lexicon)) => {
            amount::figure(old, new, Some(&place))
        }
        (old, new) => format!("{place}由“{}”改为“{}”", quoted(old), quoted(new)),
    }
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

    #[test]
    fn cells_are_told_by_their_row_and_column() {
        let lexicon = Lexicon::new();
        let change = |column: &str, from: &str, to: &str| CellChange {
            row: "灯塔".to_owned(),
            column: column.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
            ..CellChange::default()
        };
        let cases = [
            (change("标准", "4元", "5元"), "将“灯塔”的“标准”由4元上调至5元（+25%）"),
            (change("标准", "五万元", "八万元"), "将“灯塔”的“标准”由五万元上调至八万元（+60%）"),
            (change("标准（元）", "4", "3"), "将“灯塔”的“标准（元）”由4下调至3（−25%）"),
            (change("完成时间", "2025", "2026"), "“灯塔”的“完成时间”由“2025”改为“2026”"),
            (change("单位", "甲局", "乙局"), "“灯塔”的“单位”由“甲局”改为“乙局”"),
            (change("备注", "", "新建"), "“灯塔”的“备注”增加“新建”"),
            (change("", "灯塔", ""), "删去“灯塔”"),
            (change("", "灯塔", "灯塔"), "调整“灯塔”一行的位置"),
        ];
        for (change, said) in &cases {
            assert_eq!(cells(std::slice::from_ref(change), &lexicon), format!("表格：{said}"));
        }
        let serial = [change("序号", "3", "2"), change("标准", "4元", "5元")];
        let told = cells(&serial, &lexicon);
        assert_eq!(told, "表格：将“灯塔”的“标准”由4元上调至5元（+25%）；调整序号", "a count is no amount");
    }
}
