//! Pages of two columns, with tables in one of them and with little in the second one.

use super::super::lay;
use super::super::tests::{read, ruled, running, sheets, texts, written};
use super::super::turn::Mark;

/// Where the columns begin.
const COLUMNS: [f32; 2] = [60.0, 320.0];
/// Characters of a line.
const LINE: usize = 18;

/// Running text of a column from `top` on.
fn column(text: &str, left: f32, top: f32) -> Vec<Mark> {
    let characters: Vec<char> = text.chars().collect();
    let line =
        |(at, line): (usize, &[char])| written(&line.iter().collect::<String>(), left, top + at as f32 * 20.0, 12.0);
    characters.chunks(LINE).enumerate().flat_map(line).collect()
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut marks = written("示例市政府公报所载文件的标题横跨两栏", 150.0, 100.0, 16.0);
    let (left, right) = (running(200), running(200).replace("示例市", "样本县"));
    marks.extend(column(&left, COLUMNS[0], 140.0));
    marks.extend(column(&right, COLUMNS[1], 140.0));
    let read = read(vec![marks]);
    assert_eq!(read, ["示例市政府公报所载文件的标题横跨两栏", &left, &right], "not line by line across both");
}

#[test]
fn few_lines_in_the_second_column_stand_behind_the_first_one() {
    let (left, right) = (running(200), running(60).replace("示例市", "样本县"));
    let marks = [column(&left, COLUMNS[0], 100.0), column(&right, COLUMNS[1], 100.0)].concat();
    assert_eq!(read(vec![marks]), [left, right], "four lines of running text are no cells of a table");
}

#[test]
fn a_table_stands_in_its_column() {
    let (left, right) = (running(80), running(300).replace("示例市", "样本县"));
    let names = ["甲类", "乙类", "丙类", "丁类", "戊类", "己类"];
    // The lines of the table stand at heights of their own.
    let mut marks = [column(&right, COLUMNS[1], 100.0), column(&left, COLUMNS[0], 260.0)].concat();
    for (at, name) in names.iter().enumerate() {
        marks.extend(written(name, 66.0, 95.0 + at as f32 * 23.0, 12.0));
        marks.extend(written("十万元", 220.0, 95.0 + at as f32 * 23.0, 12.0));
    }
    let ys: Vec<f32> = (0..=names.len()).map(|at| 80.0 + at as f32 * 23.0).collect();
    let read = texts(&lay(sheets(marks, ruled(&[60.0, 214.0, 276.0], &ys))));
    let mut expected: Vec<String> = names.iter().map(|name| format!("{name}\t十万元")).collect();
    expected.extend([left, right]);
    assert_eq!(read, expected, "rows, then the text below them, then the second column");
}
