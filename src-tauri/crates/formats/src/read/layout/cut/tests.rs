//! Tables that go on over pages and whose last row is cut there.

use super::super::tests::{ruled, sheets, texts, written};
use super::super::turn::Mark;
use super::super::{Sheet, lay};

/// Lines of a cell.
fn cell(left: f32, top: f32, lines: &[&str]) -> Vec<Mark> {
    let line = |(at, text): (usize, &&str)| written(text, left, top + at as f32 * 16.0, 12.0);
    lines.iter().enumerate().flat_map(line).collect()
}

/// A ruled table of one row, whose cells have these lines.
fn row(cells: [&[&str]; 2]) -> Vec<Sheet> {
    let height = cells[0].len().max(cells[1].len()) as f32 * 16.0 + 8.0;
    let marks = [cell(85.0, 140.0, cells[0]), cell(285.0, 140.0, cells[1])].concat();
    sheets(marks, ruled(&[80.0, 280.0, 480.0], &[124.0, 124.0 + height]))
}

fn read(pages: Vec<Vec<Sheet>>) -> Vec<String> {
    texts(&lay(pages.into_iter().flatten().collect()))
}

const OLD: [&str; 2] = ["第一条 为规范样本管理，提高", "效益，制定本办法，各单位应当"];
const NEW: [&str; 2] = ["第一条 为规范样本管理，提高", "绩效，制定本办法。"];

#[test]
fn the_rest_of_a_cell_belongs_to_its_row() {
    let whole = [
        "第一条 为规范样本管理，提高效益，制定本办法，各单位应当执行。\t第一条 为规范样本管理，提高绩效，制定本办法。",
    ];
    assert_eq!(read(vec![row([&OLD, &NEW]), row([&["执行。"], &[]])]), whole, "in a frame");
    let lines = sheets(cell(85.0, 140.0, &["执行。"]), Vec::new());
    assert_eq!(read(vec![row([&OLD, &NEW]), lines]), whole, "and without one, where lines of the cell begin");
}

#[test]
fn what_begins_on_the_next_page_is_no_rest() {
    let next = |cells: [&[&str]; 2]| read(vec![row([&OLD, &NEW]), row(cells)]).len();
    assert_eq!(next([&["执行。"], &["第二条 略。"]]), 2, "beside another row's cell");
    assert_eq!(next([&["第二条 略。"], &[]]), 2, "a cell that begins with a number");
    assert_eq!(read(vec![row([&NEW, &NEW]), row([&["执行。"], &[]])]).len(), 2, "behind the end of a sentence");
    let text = sheets(cell(120.0, 140.0, &["本表由市样本局解释。"]), Vec::new());
    assert_eq!(read(vec![row([&OLD, &NEW]), text]).len(), 2, "text that begins elsewhere");
    let short = [&["甲类"][..], &["十万元"]];
    assert_eq!(
        read(vec![row(short), row([&["乙类"], &["十万元"]])]).len(),
        2,
        "short cells fill their columns by chance"
    );
}
