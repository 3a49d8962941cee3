//! Markdown as people write it: with fields in front, comments, tags and footnotes.
#![allow(clippy::unwrap_used)]

use duice_core::model::{ParagraphStyle, Source};

use super::super::bytes;

fn read(page: &str) -> Source {
    bytes("甲.md", page.as_bytes()).unwrap()
}

fn filled(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).filter(|text| !text.is_empty()).collect()
}

fn said(source: &Source) -> Vec<&str> {
    source.problems.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn fields_in_front_are_no_text_but_may_hold_the_only_title() {
    let fields = "---\ntitle: \"示例市样本措施\"\nauthor: 某局\n---\n";
    let titled = read(&format!("{fields}# 示例市样本办法\n\n一、支持样本。\n"));
    assert_eq!(filled(&titled), ["示例市样本办法", "一、支持样本。"], "the text has a title of its own");
    assert_eq!(titled.paragraphs[4].line, 5, "lines stay the lines of the file");
    assert_eq!(said(&titled), ["文件开头的属性（两行“---”之间）未作为正文读取"], "it is said");
    let untitled = read(&format!("{fields}\n一、支持样本。\n"));
    assert_eq!(filled(&untitled), ["示例市样本措施", "一、支持样本。"], "else the field's title counts");
    assert_eq!(untitled.paragraphs[1].style, ParagraphStyle::Title, "and is known as one");
    let ruled = read("示例市样本措施\n\n---\n\n一、支持样本。\n\n---\n");
    assert_eq!(filled(&ruled), ["示例市样本措施", "一、支持样本。"], "rules elsewhere hide nothing");
}

#[test]
fn comments_are_left_out_and_said_and_tags_leave_their_words() {
    let source = read(
        "一、支持样本。<!-- 批注：待核 -->\n\n<!-- 又一条\n\n两行批注 -->\n\n<br>\n\n<div align=\"center\">居中的字</div>\n\n\
         二、~~旧标准~~<span style='a'>新标准</span>。\n\n三、见<甲类>样本。\n",
    );
    assert_eq!(
        filled(&source),
        ["一、支持样本。", "居中的字", "二、旧标准新标准。", "三、见<甲类>样本。"],
        "tags are no text; what is no tag is"
    );
    assert_eq!(
        said(&source),
        ["文件有1处文字带删除线，可能是修订时删去的，已照原样读取，请核对", "文件有2处注释，未作为正文读取"],
        "what was left out is said"
    );
}

#[test]
fn footnotes_are_notes_and_their_marks_say_so() {
    let source = read("一、补助100万元[^甲]，按年。\n\n[^甲]: 按投资额计算。\n\n二、奖励另定。\n");
    assert_eq!(
        filled(&source),
        ["一、补助100万元[甲]，按年。", "[甲]按投资额计算。", "二、奖励另定。"],
        "as in other formats"
    );
    assert_eq!(source.paragraphs[2].style, ParagraphStyle::Note, "the note is known as one");
    assert_eq!(said(&source), ["文件有1条脚注，未计入条款"], "it is said");
    assert_eq!(filled(&read("一、见[^乙]。\n")), ["一、见[^乙]。"], "a mark without a note is text");
}

#[test]
fn paragraphs_are_told_from_lines_of_one() {
    assert!(read("甲类企业\n\n乙类企业\n").has_paragraphs, "blank lines part paragraphs");
    assert!(!read("甲类企业\n乙类企业\n").has_paragraphs, "one paragraph runs over two lines");
}
