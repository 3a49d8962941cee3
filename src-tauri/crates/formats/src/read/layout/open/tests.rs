//! Tables without lines, old and new texts beside each other, and columns of text that are neither.
#![allow(clippy::unwrap_used)]

use super::super::tests::{page, read, running, sheets, texts, written};
use super::super::turn::Mark;
use super::super::turn::upright;
use super::super::{Sheet, Strips, lay};

/// Size of the type here, and the distance of lines.
const SIZE: f32 = 12.0;
const PITCH: f32 = 18.0;

/// Rows of cells that begin at `lefts`, each as long as its longest cell, whose lines are parted by `\n`, and `apart` more.
fn table(rows: &[&[&str]], lefts: &[f32], top: f32, apart: f32) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut base = top;
    for row in rows {
        for (cell, left) in row.iter().zip(lefts) {
            for (at, line) in cell.lines().enumerate() {
                marks.extend(written(line, *left, base + at as f32 * PITCH, SIZE));
            }
        }
        let height = row.iter().map(|cell| cell.lines().count()).max().unwrap();
        base += height as f32 * PITCH + apart;
    }
    marks
}

/// What is read of rows whose cells have several lines.
fn joined(rows: &[&[&str]]) -> Vec<String> {
    rows.iter().map(|row| row.join("\t").replace('\n', "")).collect()
}

const LIST: [&[&str]; 9] = [
    &["项目名称", "补助金额"],
    &["甲类样本", "10万元"],
    &["乙类样本", "20万元"],
    &["丙类样本", "30万元"],
    &["丁类样本", "40万元"],
    &["戊类样本", "50万元"],
    &["己类样本", "60万元"],
    &["庚类样本", "70万元"],
    &["辛类样本", "80万元"],
];

#[test]
fn cells_of_equal_length_are_no_columns_of_text() {
    for lefts in [[80.0, 320.0], [80.0, 160.0], [80.0, 146.0]] {
        assert_eq!(read(vec![table(&LIST, &lefts, 100.0, 0.0)]), joined(&LIST), "white at {lefts:?} parts cells");
    }
}

#[test]
fn cells_may_have_several_lines() {
    let rows: [&[&str]; 4] = [
        &["类别", "支持内容", "标准"],
        &["起降场", "对新建成并投入使\n用、通过验收的公\n共场所给予补助", "不超过500万元"],
        &["中心", "对设立区域运营中\n心的企业给予奖励", "不超过200万元"],
        &["平台", "对建设公共平台的\n单位给予补助", "按投资额的30%\n且不超过300万\n元"],
    ];
    let expected = joined(&rows);
    for apart in [0.0, 4.0] {
        assert_eq!(read(vec![table(&rows, &[80.0, 200.0, 310.0], 100.0, apart)]), expected, "{apart} between rows");
    }
}

const SIDES: [&[&str]; 5] = [
    &["修改前", "修改后"],
    &[
        "第一条 为规范样本管理提高效\n益，制定本办法。",
        "第一条 为规范样本管理提高绩\n效，结合本市实际，根据有关规\n定，制定本办法。",
    ],
    &["第二条 本办法所称样本，是指\n市级安排用于支持产业发展的各\n类样本。", "第二条 本办法所称样本，是指\n市级样本。"],
    &["第三条 标准不超过20万元。", "第三条 标准不超过30万元，各\n县可以配套。"],
    &["第四条 自2028年起施行。", "第四条 自2031年起施行。"],
];

#[test]
fn an_old_text_and_a_new_one_pair_row_by_row() {
    for apart in [0.0, 4.0] {
        let mut marks = written("示例市样本办法修改对照表", 200.0, 80.0, 16.0);
        marks.extend(table(&SIDES, &[80.0, 300.0], 110.0, apart));
        let read = read(vec![marks]);
        assert_eq!(read[1..], joined(&SIDES), "{apart} between rows");
    }
    let bare = &SIDES[1..];
    assert_eq!(
        read(vec![table(bare, &[80.0, 300.0], 110.0, 4.0)]),
        joined(bare),
        "and without heads, where white parts them"
    );
}

#[test]
fn texts_that_do_not_pair_are_read_one_after_the_other() {
    let side = |text: &str, left: f32| -> Vec<Mark> {
        let (mut marks, mut base) = (Vec::new(), 128.0);
        for length in [50, 20, 64, 35] {
            let text: Vec<char> = running(length).replace("示例市", text).chars().collect();
            for line in text.chunks(16) {
                marks.extend(written(&line.iter().collect::<String>(), left, base, SIZE));
                base += PITCH;
            }
            base += if left > 200.0 { PITCH } else { 0.0 };
        }
        marks
    };
    let heads = [written("原条文", 140.0, 110.0, SIZE), written("修改后", 360.0, 110.0, SIZE)].concat();
    let sheets = sheets([heads, side("样本县", 80.0), side("示例市", 300.0)].concat(), Vec::new());
    assert!(sheets.iter().all(Sheet::is_half), "which is said of halves");
    let read = texts(&lay(sheets));
    let at = |text: &str| read.iter().position(|line| line == text).unwrap();
    assert_eq!(at("原条文"), 0, "{read:?}");
    assert!(read[1..at("修改后")].iter().all(|line| !line.contains("示例市")), "no line of the new text: {read:?}");
    assert_eq!(read[at("修改后") + 1..], [50, 20, 64, 35].map(running), "its paragraphs are whole");
    assert!(read[at("修改后")..].iter().all(|line| !line.contains("样本县")), "no line of the old text: {read:?}");
}

#[test]
fn columns_of_text_whose_paragraphs_begin_by_chance_beside_each_other_are_no_table() {
    let text =
        |left: f32, length: usize| running(length).replace("示例市", if left > 200.0 { "样本县" } else { "示例市" });
    let column = |left: f32, lengths: &[usize]| -> Vec<Mark> {
        let (mut marks, mut base) = (Vec::new(), 100.0);
        for length in lengths {
            let text: Vec<char> = text(left, *length).chars().collect();
            for line in text.chunks(18) {
                marks.extend(written(&line.iter().collect::<String>(), left, base, SIZE));
                base += PITCH;
            }
        }
        marks
    };
    let (left, right) = ([50, 50, 33, 70, 48, 50], [49, 52, 70, 33, 50, 49]);
    let read = read(vec![[column(60.0, &left), column(320.0, &right)].concat()]);
    let expected: Vec<String> = [(60.0, left), (320.0, right)]
        .iter()
        .flat_map(|(left, lengths)| lengths.iter().map(|length| text(*left, *length)))
        .collect();
    assert_eq!(read.concat(), expected.concat(), "the left column, then the right one");
    assert!(read.iter().all(|text| !text.contains('\t')), "no rows: {read:?}");
}

#[test]
fn lines_of_text_with_white_in_them_are_no_table() {
    let list = [(0.0, "第一条　总则的样本。"), (0.0, "第二条　主体的样本。"), (0.0, "第三条　保障的样本。")];
    let read = read(vec![page(&list)]);
    assert!(read.iter().all(|text| !text.contains('\t')), "the white behind a number parts no cells: {read:?}");
}

#[test]
fn a_table_goes_on_over_pages_and_its_rest_may_be_one_row() {
    let mut strips = Strips::new();
    let mut sheets = |rows: &[&[&str]], number: &str| {
        let mut marks = table(rows, &[80.0, 300.0], 110.0, 4.0);
        marks.extend(written(number, 290.0, 800.0, SIZE));
        Sheet::of(upright(marks, Vec::new(), 595.0, 842.0).0, &mut strips)
    };
    let rest: &[&[&str]] =
        &[&["第五条 本市各县区可以结合实际\n制定实施细则。", "第五条 各县区可以结合实际制定\n实施细则。"]];
    let pages = [sheets(&SIDES, "1"), sheets(rest, "2")].into_iter().flatten().collect();
    assert_eq!(texts(&lay(pages)), [joined(&SIDES), joined(rest)].concat(), "white at the same place parts the same");
    let (text, other) = (running(33), running(34).replace("示例市", "样本县"));
    let words: Vec<Mark> = [(text.as_str(), 120.0), (&other, 148.0)]
        .iter()
        .flat_map(|(text, base)| written(text, 60.0, *base, SIZE))
        .collect();
    assert_eq!(
        texts(&lay(Sheet::of(upright(words, Vec::new(), 595.0, 842.0).0, &mut strips))),
        [text, other],
        "text ends it"
    );
}

#[test]
fn words_that_are_spread_out_are_no_cells() {
    let lines: [&[&str]; 3] =
        [&["地", "理", "位", "置：示例市"], &["图", "幅", "名", "号："], &["勘", "查", "面", "积：壹"]];
    let read = read(vec![table(&lines, &[80.0, 108.0, 136.0, 164.0], 100.0, 0.0)]);
    assert!(read.iter().all(|text| !text.contains('\t')), "no columns of single characters: {read:?}");
}
