//! Pages with invented writing, laid out as paragraphs.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::turn::{Mark, upright};
use super::*;

/// Where text begins and ends on the pages here: 28 characters of 16 points.
pub(super) const LEFT: f32 = 80.0;
pub(super) const SIZE: f32 = 16.0;
pub(super) const PITCH: f32 = 28.0;

/// A line of writing; Han characters are as wide as high, others half as wide.
pub(super) fn written(text: &str, left: f32, base: f32, size: f32) -> Vec<Mark> {
    let mut x = left;
    let mark = |text: char| {
        let width = if text.is_ascii() { size / 2.0 } else { size };
        x += width;
        Mark { text, x: x - width, y: base, width, size, angle: 0.0 }
    };
    text.chars().map(mark).collect()
}

/// An A4 page with these lines: indentation in characters, text.
pub(super) fn page(lines: &[(f32, &str)]) -> Vec<Mark> {
    let line = |(at, (indent, text)): (usize, &(f32, &str))| {
        written(text, LEFT + indent * SIZE, 120.0 + at as f32 * PITCH, SIZE)
    };
    lines.iter().enumerate().flat_map(line).collect()
}

pub(super) fn sheets(marks: Vec<Mark>, rules: Vec<Rule>) -> Vec<Sheet> {
    Sheet::of(upright(marks, rules, 595.0, 842.0).0, &mut Strips::new())
}

pub(super) fn read(pages: Vec<Vec<Mark>>) -> Vec<String> {
    texts(&lay(pages.into_iter().flat_map(|marks| sheets(marks, Vec::new())).collect()))
}

pub(super) fn texts(laid: &Laid) -> Vec<String> {
    laid.paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect()
}

/// `count` characters of running text with an end.
pub(super) fn running(count: usize) -> String {
    "示例市支持样本产业建设公共服务平台".chars().cycle().take(count - 1).chain(['。']).collect()
}

#[test]
fn lines_become_paragraphs_where_the_next_word_had_found_room() {
    let (long, full) = (running(70), running(26));
    let parts: Vec<String> =
        [0..26, 26..54, 54..70].map(|part| long.chars().skip(part.start).take(part.len()).collect()).into();
    let lines = [
        (2.0, parts[0].as_str()),
        (0.0, &parts[1]),
        (0.0, &parts[2]),
        (2.0, &full),
        (2.0, "（一）下一段从缩进处开始。"),
        (2.0, "落款在右"),
        (20.0, "示例市人民政府"),
    ];
    let expected = [long.as_str(), &full, "（一）下一段从缩进处开始。", "落款在右", "示例市人民政府"];
    assert_eq!(read(vec![page(&lines)]), expected, "a full last line is followed by an indented one");
}

#[test]
fn paragraphs_go_on_over_pages_and_page_numbers_go() {
    let long = running(54);
    let (first, second): (String, String) = (long.chars().take(26).collect(), long.chars().skip(26).collect());
    let mut pages = Vec::new();
    for number in 1..=4 {
        let mut marks = written("示例市政府公报", 250.0, 60.0, 10.0);
        marks.extend(page(&[(0.0, if number == 1 { "一、甲" } else { &second }), (2.0, "乙短句。"), (2.0, &first)]));
        marks.extend(written(&format!("— {number} —"), 280.0, 800.0, 12.0));
        pages.push(marks);
    }
    let laid = lay(pages.into_iter().flat_map(|marks| sheets(marks, Vec::new())).collect());
    let expected = ["一、甲", "乙短句。", &long, "乙短句。", &long, "乙短句。", &long, "乙短句。", &first];
    assert_eq!(texts(&laid), expected, "furniture stands between no two halves");
    assert_eq!(laid.problems.len(), 1, "what was dropped is said");
    assert!(laid.problems[0].message.contains("示例市政府公报"), "with its words: {:?}", laid.problems[0]);
}

#[test]
fn bare_numbers_go_only_where_they_count_pages() {
    let numbered = |number: &str| {
        let mut marks = page(&[(2.0, "正文一句。"), (2.0, "又一句。")]);
        marks.extend(written(number, 290.0, 800.0, 14.0));
        marks
    };
    assert_eq!(read(vec![numbered("7"), numbered("8"), numbered("9")]).len(), 6, "they count");
    let kept = read(vec![numbered("2031"), numbered("16"), numbered("500")]);
    assert_eq!(kept[2], "2031", "others are words of the text: {kept:?}");
    for form in ["- 3 -", "第3页 共9页", "3/9", "－３－", "·3·", "Page 3 of 9", "第 3 页"] {
        let read = read(vec![numbered(form)]);
        assert_eq!(read, ["正文一句。", "又一句。"], "{form} numbers a page");
    }
    for text in ["3.5", "第3页附有说明", "2/3以上", "——3", "第3条"] {
        assert_eq!(read(vec![numbered(text)]).len(), 3, "{text} is text");
    }
}

#[test]
fn issuer_and_date_are_no_part_of_the_title_below() {
    let right = |text: &str, at: f32| written(text, LEFT + (28.0 - text.chars().count() as f32) * SIZE, at, SIZE);
    let centred =
        |text: &str, at: f32| written(text, LEFT + (28.0 - text.chars().count() as f32) / 2.0 * SIZE, at, SIZE);
    let (full, edge) = (running(26), running(28));
    for date in ["二〇三一年九月十日", "２０３１年９月１０日", "二〇三一年 九月 十日"] {
        let mut marks = page(&[(2.0, &full), (0.0, &edge), (0.0, &edge), (2.0, "现印发给你们，请遵照执行。")]);
        marks.extend(right("示例市人民政府办公室", 232.0));
        marks.extend(right(date, 260.0));
        marks.extend(centred("示例市样本回收利用管理实施细则", 288.0));
        marks.extend(centred("（试行）", 316.0));
        marks.extend(written("第一条 为规范样本回收，制定本细则。", LEFT + 2.0 * SIZE, 344.0, SIZE));
        let read = read(vec![marks]);
        let from = read.iter().position(|text| text == "示例市人民政府办公室").unwrap();
        assert_eq!(
            read[from..],
            [
                "示例市人民政府办公室",
                date,
                "示例市样本回收利用管理实施细则",
                "（试行）",
                "第一条 为规范样本回收，制定本细则。"
            ],
            "a change of alignment and a date end what stands above"
        );
    }
}

#[test]
fn a_centred_title_is_one_paragraph_and_what_stands_below_is_not() {
    let centred = |text: &str, at: f32, size: f32| {
        let width = text.chars().count() as f32 * size;
        written(text, LEFT + (28.0 * SIZE - width) / 2.0, at, size)
    };
    let mut marks = centred("示例市人民政府办公室", 120.0, 22.0);
    marks.extend(centred("关于印发支持样本产业高质量发展", 156.0, 22.0));
    marks.extend(centred("若干措施的通知", 192.0, 22.0));
    marks.extend(centred("示政办发〔2031〕7号", 240.0, 16.0));
    for at in 0..3 {
        marks.extend(written(&running(26), LEFT + 2.0 * SIZE, 300.0 + at as f32 * PITCH, SIZE));
        marks.extend(written("尾。", LEFT, 300.0 + (at as f32 + 0.5) * PITCH, SIZE));
    }
    let read = read(vec![marks]);
    assert_eq!(read[0], "示例市人民政府办公室关于印发支持样本产业高质量发展若干措施的通知", "one title: {read:?}");
    assert_eq!(read[1], "示政办发〔2031〕7号", "the number is not part of it");
}

/// The rules of a grid.
pub(super) fn ruled(xs: &[f32], ys: &[f32]) -> Vec<Rule> {
    let (left, right, top, bottom) = (xs[0], xs[xs.len() - 1], ys[0], ys[ys.len() - 1]);
    let across = ys.iter().map(|&y| Rule { left, top: y, right, bottom: y });
    across.chain(xs.iter().map(|&x| Rule { left: x, top, right: x, bottom })).collect()
}

#[test]
fn a_ruled_table_is_rows_and_its_cells_may_have_lines() {
    let mut marks = written("一、下表列出标准。", LEFT + 32.0, 100.0, SIZE);
    marks.extend(written("类别", 85.0, 140.0, 12.0));
    marks.extend(written("补助标准", 185.0, 140.0, 12.0));
    marks.extend(written("起降场", 85.0, 170.0, 12.0));
    marks.extend(written("不超过", 185.0, 165.0, 12.0));
    marks.extend(written("500万元", 185.0, 180.0, 12.0));
    marks.extend(written("二、表后正文。", LEFT + 32.0, 230.0, SIZE));
    let laid = lay(sheets(marks.clone(), ruled(&[80.0, 180.0, 230.0], &[125.0, 150.0, 190.0])));
    let rows: Vec<&Paragraph> =
        laid.paragraphs.iter().filter(|paragraph| paragraph.style == ParagraphStyle::TableRow).collect();
    let cells: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(cells, ["类别\t补助标准", "起降场\t不超过500万元"], "rows with tabs");
    assert_eq!(laid.paragraphs.len(), 4, "text stands before and behind");
    let framed = lay(sheets(marks, ruled(&[70.0, 530.0], &[80.0, 250.0])));
    assert!(framed.paragraphs.iter().all(|paragraph| paragraph.style == ParagraphStyle::Plain), "a frame is no table");
}

#[test]
fn a_table_inside_a_cell_stands_in_that_cell() {
    let mut rules = ruled(&[80.0, 180.0, 400.0, 500.0], &[100.0, 130.0, 250.0, 280.0]);
    rules.extend(ruled(&[190.0, 290.0, 390.0], &[160.0, 190.0, 220.0]));
    let mut marks = Vec::new();
    for (text, left, base) in [
        ("类别", 85.0, 120.0),
        ("标准", 185.0, 120.0),
        ("单位", 405.0, 120.0),
        ("平台", 85.0, 150.0),
        ("按档：", 185.0, 150.0),
        ("市甲局", 405.0, 150.0),
        ("新建", 195.0, 180.0),
        ("30%", 295.0, 180.0),
        ("改建", 195.0, 210.0),
        ("20%", 295.0, 210.0),
        ("另计。", 185.0, 240.0),
        ("人才", 85.0, 270.0),
        ("10%", 185.0, 270.0),
        ("市乙局", 405.0, 270.0),
    ] {
        marks.extend(written(text, left, base, 12.0));
    }
    let laid = lay(sheets(marks, rules));
    let expected = ["类别\t标准\t单位", "平台\t按档： / 新建 | 30% / 改建 | 20% / 另计。\t市甲局", "人才\t10%\t市乙局"];
    assert_eq!(texts(&laid), expected, "in reading order");
    assert!(laid.problems[0].message.contains("套在另一表格的格子里"), "and it is said: {:?}", laid.problems);
}

#[test]
fn merged_cells_are_empty_behind_their_first() {
    let mut rules = ruled(&[80.0, 180.0, 280.0, 380.0], &[100.0, 130.0, 160.0]);
    // The first row has one cell over the last two columns, the first column one over both rows.
    rules.retain(|rule| rule.left != 280.0 || rule.right != 280.0);
    rules.push(Rule { left: 280.0, top: 130.0, right: 280.0, bottom: 160.0 });
    rules.retain(|rule| rule.top != 130.0 || rule.bottom != 130.0);
    rules.push(Rule { left: 180.0, top: 130.0, right: 380.0, bottom: 130.0 });
    let mut marks = written("甲", 120.0, 135.0, 12.0);
    marks.extend(written("乙", 260.0, 120.0, 12.0));
    marks.extend(written("丙", 220.0, 150.0, 12.0));
    marks.extend(written("丁", 320.0, 150.0, 12.0));
    assert_eq!(texts(&lay(sheets(marks, rules))), ["甲\t乙\t", "\t丙\t丁"], "as in other formats");
}

#[test]
fn a_table_over_pages_has_its_head_once_and_one_without_lines_is_seen() {
    let part = |name: &str| {
        let mut marks = written("名称", 85.0, 140.0, 12.0);
        marks.extend(written("标准", 185.0, 140.0, 12.0));
        marks.extend(written(name, 85.0, 170.0, 12.0));
        marks.extend(written("30%", 185.0, 170.0, 12.0));
        sheets(marks, ruled(&[80.0, 180.0, 280.0], &[125.0, 150.0, 190.0]))
    };
    let laid = lay([part("甲"), part("乙")].into_iter().flatten().collect());
    assert_eq!(texts(&laid), ["名称\t标准", "甲\t30%", "乙\t30%"], "the head is no row of the second page");
    let mut open = Vec::new();
    for (at, row) in [["年度", "数量", "单位"], ["2031", "10", "座"], ["2032", "12", "座"]].iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            open.extend(written(cell, 90.0 + column as f32 * 120.0, 150.0 + at as f32 * PITCH, SIZE));
        }
    }
    assert_eq!(read(vec![open]), ["年度\t数量\t单位", "2031\t10\t座", "2032\t12\t座"], "cells below each other");
}

#[test]
fn a_head_of_two_rows_is_repeated_whole() {
    let part = |first: &str, share: &str| {
        let mut rules = ruled(&[80.0, 180.0, 280.0, 380.0], &[100.0, 130.0, 160.0, 190.0]);
        rules.retain(|rule| rule.top != 130.0 || rule.bottom != 130.0);
        rules.push(Rule { left: 180.0, top: 130.0, right: 380.0, bottom: 130.0 });
        let mut marks = written("项目", 100.0, 135.0, 12.0);
        for (x, head, value) in [(190.0, "市级", share), (290.0, "县级", "10%")] {
            marks.extend(written("补助", x, 120.0, 12.0));
            marks.extend(written(head, x, 150.0, 12.0));
            marks.extend(written(value, x, 180.0, 12.0));
        }
        marks.extend(written(first, 100.0, 180.0, 12.0));
        sheets(marks, rules)
    };
    let laid = lay([part("甲", "30%"), part("乙", "30%")].into_iter().flatten().collect());
    let expected = ["项目\t补助\t补助", "\t市级\t县级", "甲\t30%\t10%", "乙\t30%\t10%"];
    assert_eq!(texts(&laid), expected, "both rows of the head stand once, and equal values stay");
}

#[test]
fn footnotes_stand_at_the_end_and_their_marks_say_so() {
    let long = running(54);
    let (first, second): (String, String) = (long.chars().take(26).collect(), long.chars().skip(26).collect());
    let mut marks = page(&[(2.0, "样本产业另有定义。"), (2.0, "又一句。"), (2.0, &first)]);
    marks.extend(written("1", LEFT + 11.0 * SIZE, 120.0 - 6.0, 8.0));
    marks.extend(written("1", LEFT, 700.0, 6.0));
    marks.extend(written("指示例市的样本。", LEFT + 8.0, 704.0, 10.0));
    let short = |y: f32, mark: Mark| Mark { y: if mark.y > 600.0 { y } else { mark.y }, ..mark };
    let at_edge = marks.iter().map(|mark| short(770.0, *mark)).collect();
    assert!(read(vec![at_edge]).contains(&"[1]指示例市的样本。".to_owned()), "at the very foot of the only page too");
    let laid = lay([marks, page(&[(0.0, &second), (2.0, "末句。")])]
        .into_iter()
        .flat_map(|marks| sheets(marks, Vec::new()))
        .collect());
    let expected = ["样本产业另有定义。[1]", "又一句。", &long, "末句。", "[1]指示例市的样本。"];
    assert_eq!(texts(&laid), expected, "the paragraph that the note cut is whole");
    assert_eq!(laid.problems[0].message, "文件有1条脚注，已列于文末", "and it is said");
}

#[test]
fn spaces_are_where_a_reader_sees_them() {
    let mut marks = written("建设", 80.0, 100.0, 16.0);
    marks.extend(written("5G", 116.0, 100.0, 16.0));
    marks.extend(written("网络", 136.0, 100.0, 16.0));
    marks.extend(written("Web", 80.0, 140.0, 16.0));
    marks.extend(written("page", 112.0, 140.0, 16.0));
    marks.extend(written("甲", 80.0, 180.0, 16.0));
    marks.extend(written("乙", 110.0, 180.0, 16.0));
    assert_eq!(read(vec![marks]), ["建设5G网络", "Web page", "甲 乙"], "none between Han and Latin set apart");
    let mut twice = written("加粗标题", 80.0, 100.0, 16.0);
    twice.extend(written("加粗标题", 80.6, 100.0, 16.0));
    twice.extend(written("叠叠", 145.0, 100.0, 16.0));
    assert_eq!(read(vec![twice]), ["加粗标题叠叠"], "bold type made by printing twice is read once");
}

#[test]
fn a_turned_page_is_read_and_a_watermark_is_counted() {
    let mut marks = page(&[(2.0, "横向排印的页面。"), (2.0, "第二段。")]);
    for mark in &mut marks {
        (mark.x, mark.y, mark.angle) = (595.0 - mark.y, mark.x, 90.0);
    }
    marks.extend(written("严禁外传", 200.0, 400.0, 40.0).into_iter().map(|mark| Mark { angle: -45.0, ..mark }));
    let (page, askew) = upright(marks, Vec::new(), 595.0, 842.0);
    assert_eq!((page.width, page.height, askew), (842.0, 595.0, 4), "the page lies on its side");
    assert_eq!(texts(&lay(Sheet::of(page, &mut Strips::new()))), ["横向排印的页面。", "第二段。"], "and is read");
}

#[test]
fn numbers_of_pages_are_listed_and_many_are_counted() {
    assert_eq!(pages(&[3]), "第3页", "one");
    assert_eq!(pages(&[3, 5]), "第3、5页", "some");
    assert_eq!(pages(&(1..=20).collect::<Vec<_>>()), "第1、2、3、4、5、6、7、8等20页", "many");
}

proptest! {
    /// Wherever characters and lines stand: nothing panics, and no character is lost or made up.
    #[test]
    fn no_character_is_lost(
        places in prop::collection::vec((0.0_f32..600.0, 0.0_f32..850.0, 4.0_f32..40.0), 0..60),
        rules in prop::collection::vec((0.0_f32..600.0, 0.0_f32..850.0, 0.0_f32..300.0, prop::bool::ANY), 0..30),
    ) {
        let mark = |(at, &(x, y, size)): (usize, &(f32, f32, f32))| {
            // Each another one, and none a digit: numbers of pages and marks of notes do go.
            let text = char::from_u32(0x5000 + at as u32).unwrap();
            Mark { text, x, y, width: size, size, angle: 0.0 }
        };
        let marks: Vec<Mark> = places.iter().enumerate().map(mark).collect();
        let rules = rules.into_iter().map(|(left, top, length, across)| {
            let (width, height) = if across { (length, 0.0) } else { (0.0, length) };
            Rule { left, top, right: left + width, bottom: top + height }
        });
        let laid = lay(sheets(marks, rules.collect()));
        // A table in a cell is told by these marks.
        let is_own = |c: &char| !c.is_whitespace() && !matches!(c, '|' | '/');
        let mut read: Vec<char> = texts(&laid).concat().chars().filter(is_own).collect();
        // Small type alone at the edge of a page is a head: it is named instead.
        read.extend(laid.problems.iter().flat_map(|problem| problem.message.chars()).filter(|c| {
            (0x5000..0x5000 + places.len() as u32).contains(&u32::from(*c))
        }));
        read.sort_unstable();
        read.dedup();
        prop_assert_eq!(read.len(), places.len());
    }
}
