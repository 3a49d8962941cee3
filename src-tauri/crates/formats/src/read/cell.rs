//! The text of a cell of a table on one line, whatever stands in it.

/// Between two cells of a table that stands in a cell.
const COLUMN: &str = " | ";
/// Between two rows of it.
const ROW: &str = " / ";

/// The lines of a cell joined. A line that is a row of a table inside the cell keeps its cells and its end apart.
pub(super) fn joined(lines: impl IntoIterator<Item = (String, bool)>) -> String {
    let mut out = String::new();
    let mut before = None;
    for (line, is_row) in lines {
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let text = cells.join(if is_row { COLUMN } else { " " });
        let text = if is_row { text.trim_end_matches([' ', '|']) } else { text.trim() };
        if text.is_empty() {
            continue;
        }
        match before {
            Some(true) => out.push_str(ROW),
            Some(false) if is_row => out.push_str(ROW),
            Some(false) => out.push(' '),
            None => {}
        }
        out.push_str(text);
        before = Some(is_row);
    }
    out
}

/// What is said of `count` tables inside cells; `None` where there are none.
pub(super) fn told(count: usize) -> Option<String> {
    let said = || format!("文件有{count}个表格套在另一表格的格子里，已写在该格内，以“|”分列、以“/”分行");
    (count > 0).then(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_inside_a_cell_keep_their_cells_apart() {
        let lines = |lines: &[(&str, bool)]| joined(lines.iter().map(|(line, row)| ((*line).to_owned(), *row)));
        assert_eq!(lines(&[("给予补助", false), ("分两档\t计算", false)]), "给予补助 分两档 计算", "lines of text");
        assert_eq!(
            lines(&[("按档：", false), ("新建\t30%", true), ("改建\t20%\t", true), ("另计。", false)]),
            "按档： / 新建 | 30% / 改建 | 20% / 另计。",
            "a table between them"
        );
        assert_eq!(lines(&[("\t", true), ("", false)]), "", "nothing of nothing");
    }
}
