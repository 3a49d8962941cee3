//! Pages with two texts side by side, and pages that only look so.
#![allow(clippy::unwrap_used)]

use super::super::tests::{LEFT, PITCH, SIZE, page, read, ruled, running, sheets, texts, written};
use super::super::turn::{Mark, upright};
use super::super::{Laid, Rule, Sheet, Strips, halved, lay};
use duice_core::model::ParagraphStyle;

/// A sheet of paper that lies on its side.
fn spread(marks: Vec<Mark>, rules: Vec<Rule>) -> Vec<Sheet> {
    Sheet::of(upright(marks, rules, 842.0, 595.0).0, &mut Strips::new())
}

/// Lines at a place, each as far below the one before.
fn lines(left: f32, top: f32, pitch: f32, size: f32, texts: &[&str]) -> Vec<Mark> {
    let line = |(at, text): (usize, &&str)| written(text, left, top + at as f32 * pitch, size);
    texts.iter().enumerate().flat_map(line).collect()
}

const RULES: [&str; 10] = [
    "一、本证不得转借。",
    "二、本证不得涂改。",
    "三、变更须办登记。",
    "四、期满须办延续。",
    "五、遗失须办补领。",
    "六、注销须交回本证。",
    "七、每年报送情况。",
    "八、依法接受检查。",
    "九、依法缴纳费用。",
    "十、其他规定从其规定。",
];

#[test]
fn the_cover_of_a_folded_sheet_is_read_before_its_back() {
    let mut marks = lines(60.0, 100.0, 24.0, 12.0, &RULES);
    marks.extend(lines(520.0, 100.0, 96.0, 26.0, &["示例市", "样品许可证", "示例市样品局印制"]));
    let sheets = spread(marks, Vec::new());
    assert!(sheets.iter().all(Sheet::is_half), "both are halves");
    let laid = lay(sheets);
    let expected = [&["示例市", "样品许可证", "示例市样品局印制"][..], &RULES].concat();
    assert_eq!(texts(&laid), expected, "the cover, which is on the right, and then the back");
    assert_eq!(laid.paragraphs[1].style, ParagraphStyle::Title, "no word says what it is, its type does");
    assert_eq!(laid.paragraphs[3].style, ParagraphStyle::Plain, "the text is text");
    assert_eq!(halved(&[1]).unwrap(), "第1页分左右两部分排印，已逐部分读取，先后次序请对照原文核对", "and it is said");
}

#[test]
fn two_texts_side_by_side_are_read_one_after_the_other() {
    let left = ["持证人：某单位", "地址：示例路", "项目：样品", "面积：12亩", "期限：三年"];
    let right = ["坐标如下", "第一点", "第二点", "第三点"];
    let mut marks = lines(60.0, 100.0, 31.0, 14.0, &left);
    marks.extend(lines(470.0, 92.0, 22.0, 12.0, &right));
    assert_eq!(texts(&lay(spread(marks, Vec::new()))), [&left[..], &right].concat(), "left, then right");
}

#[test]
fn frames_side_by_side_are_texts_of_their_own_and_hold_tables() {
    let mut marks = lines(60.0, 100.0, 30.0, 14.0, &["样品施工证", "编号 7", "准予施工。", "示例市样品局", "某年某月"]);
    let cells = [["单位", "某单位"], ["地址", "示例路"], ["规模", "12亩"], ["工期", "三年"], ["备注", "无"]];
    for (at, [name, value]) in cells.iter().enumerate() {
        marks.extend(lines(460.0, 100.0 + at as f32 * 30.0, 0.0, 14.0, &[name]));
        marks.extend(lines(560.0, 100.0 + at as f32 * 30.0, 0.0, 14.0, &[value]));
    }
    let frame = |left: f32, right: f32| ruled(&[left, right], &[60.0, 300.0]);
    let ys: Vec<f32> = (0..6).map(|at| 80.0 + at as f32 * 30.0).collect();
    let table = ruled(&[450.0, 550.0, 780.0], &ys);
    let expected: Vec<String> = cells.iter().map(|[name, value]| format!("{name}\t{value}")).collect();
    let laid = lay(spread(marks.clone(), [frame(40.0, 400.0), frame(440.0, 800.0), table.clone()].concat()));
    assert_eq!(
        texts(&laid)[..5],
        ["样品施工证", "编号 7", "准予施工。", "示例市样品局", "某年某月"],
        "the left frame whole"
    );
    assert_eq!(texts(&laid)[5..], expected, "then the table in the right one");
    let unframed = lay(spread(marks, table));
    assert_eq!(texts(&unframed).len(), 10, "without frames nothing is lost either: {:?}", texts(&unframed));
}

#[test]
fn what_only_looks_like_halves_is_read_line_by_line() {
    let form = [("单位名称", "某单位"), ("单位地址", "示例路"), ("负责人", "某人"), ("电话", "000"), ("日期", "某日")];
    let mut marks = Vec::new();
    for (at, (name, value)) in form.iter().enumerate() {
        marks.extend(written(name, 80.0, 120.0 + at as f32 * PITCH, SIZE));
        marks.extend(written(value, 340.0, 120.0 + at as f32 * PITCH, SIZE));
    }
    let read_form = read(vec![marks]);
    assert_eq!(read_form.len(), 5, "a form is rows: {read_form:?}");
    assert!(read_form[0].starts_with("单位名称") && read_form[0].ends_with("某单位"), "{read_form:?}");
    let mut signed = page(&[(0.0, "特此通知。"), (0.0, "附件：清单")]);
    for (at, text) in ["示例市样品局", "示例市样本局", "二〇三一年九月"].iter().enumerate() {
        signed.extend(written(text, LEFT + 18.0 * SIZE, 240.0 + at as f32 * PITCH, SIZE));
    }
    signed.extend(written("（此件公开）", LEFT, 340.0, SIZE));
    let expected = ["特此通知。", "附件：清单", "示例市样品局", "示例市样本局", "二〇三一年九月", "（此件公开）"];
    assert_eq!(read(vec![signed]), expected, "nothing stands beside a signature");
}

#[test]
fn a_frame_around_everything_is_no_table_and_its_blanks_belong_to_their_sentence() {
    let mut marks = lines(250.0, 120.0, 0.0, 24.0, &["样品决定书"]);
    marks.extend(lines(112.0, 180.0, 0.0, 16.0, &["根据《样品办法》第"]));
    marks.extend(lines(300.0, 180.0, 0.0, 16.0, &["七"]));
    marks.extend(lines(80.0, 208.0, 0.0, 16.0, &["条之规定，决定准予登记。"]));
    let mut rules = ruled(&[60.0, 66.0, 530.0, 536.0], &[60.0, 66.0, 700.0, 706.0]);
    rules.push(Rule { left: 256.0, top: 184.0, right: 528.0, bottom: 184.0 });
    let laid = lay(sheets(marks, rules));
    assert_eq!(
        texts(&laid),
        ["样品决定书", "根据《样品办法》第 七条之规定，决定准予登记。"],
        "a sentence goes on behind its blank"
    );
    assert_eq!(laid.paragraphs[0].style, ParagraphStyle::Title, "the largest line is the title");
}

#[test]
fn blanks_that_are_written_on_are_no_gaps() {
    let mut marks = written("年        月        日", 100.0, 100.0, 14.0);
    let at = |text: &str, left: f32| written(text, left, 100.0, 14.0);
    marks.extend(at("11", 130.0));
    marks.extend(at("01", 200.0));
    assert_eq!(read(vec![marks]).concat().replace(' ', ""), "年11月01日", "each where it is written");
}

#[test]
fn a_title_of_policy_is_told_by_its_words_not_by_its_size() {
    let mut marks = lines(200.0, 100.0, 0.0, 30.0, &["示例市样品局"]);
    marks.extend(lines(140.0, 160.0, 0.0, 20.0, &["示例市支持样品产业若干措施"]));
    marks.extend(
        page(&[(2.0, &running(20)), (2.0, &running(20)), (2.0, &running(20))])
            .into_iter()
            .map(|mark| Mark { y: mark.y + 100.0, ..mark }),
    );
    let laid: Laid = lay(sheets(marks, Vec::new()));
    assert!(
        laid.paragraphs.iter().all(|it| it.style == ParagraphStyle::Plain),
        "the head of the paper is larger: {:?}",
        laid.paragraphs
    );
}

#[test]
fn writing_that_is_struck_through_is_counted() {
    let text = "减免租金百分之十。";
    let rule = |left: f32, right: f32, y: f32| Rule { left, top: y, right, bottom: y };
    let marks = || page(&[(0.0, text), (0.0, &running(20))]);
    let struck = |rules: Vec<Rule>| lay(sheets(marks(), rules)).problems.len();
    assert_eq!(struck(vec![rule(LEFT, LEFT + 5.0 * SIZE, 120.0 - 5.0)]), 1, "through five characters");
    assert_eq!(struck(vec![rule(LEFT, LEFT + 5.0 * SIZE, 122.0)]), 0, "below them");
    assert_eq!(struck(vec![rule(LEFT - 60.0, LEFT + 400.0, 120.0 - 5.0)]), 0, "far beyond them");
}
