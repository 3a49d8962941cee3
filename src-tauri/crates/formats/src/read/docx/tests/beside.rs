//! What stands in fields and in other parts: contents, diagrams, files inside, signs, comments, heads of pages.

use duice_core::model::{ParagraphStyle, Source};

use super::{W, lines, plain, read, run};

fn code(code: &str) -> String {
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!("{}<w:r><w:instrText>{code}</w:instrText></w:r>{}", sign("begin"), sign("end"))
}

#[test]
fn what_a_field_without_a_result_shows_is_told_from_its_code() {
    let body = format!(
        "<w:p>{}{}{}</w:p><w:p>{}{}</w:p><w:p><w:fldSimple w:instr=\"eq \\o\\ac(○,3)\"/>{}</w:p>",
        code(" eq \\o\\ac(○,2) "),
        run("给予补助，"),
        code(" PAGE "),
        run("发展"),
        code("eq \\* jc0 \\* hps10 \\o\\ad(\\s\\up 9(yàng),样)品"),
        run("三"),
    );
    assert_eq!(lines(&read(&body, &[])), ["②给予补助，", "发展样品", "③三"]);
}

#[test]
fn everything_a_field_of_contents_shows_is_contents() {
    let sign = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let begin = format!("{}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{}", sign("begin"), sign("separate"));
    let entry = |text: &str| format!("{}<w:r><w:tab/></w:r>{}", run(text), run("1"));
    let first = format!("<w:p>{begin}{}</w:p><w:p>{}", entry("一、甲"), entry("二、乙"));
    let text = format!("{}{}", plain("一、甲类事项"), plain("给予补助。"));
    let styles = |source: &Source| source.paragraphs.iter().map(|line| line.style.clone()).collect::<Vec<_>>();
    use ParagraphStyle::{Contents, Plain};
    let source = read(&format!("{first}{}</w:p>{text}", sign("end")), &[]);
    assert_eq!(styles(&source), [Contents, Contents, Plain, Plain]);
    let documents = duice_core::segment::documents(&source);
    assert_eq!(documents[0].clauses.len(), 1, "the contents say nothing of their own");
    assert_eq!(documents[0].blocks[0].role, duice_core::model::BlockRole::Contents);
    let open = read(&format!("{first}</w:p>{text}"), &[]);
    assert_eq!(styles(&open), [Plain, Plain, Plain, Plain], "without its end it could be the whole text");
}

fn relations(inside: &[(&str, &str, &str)]) -> (&'static str, String) {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"http://example.org/relationships/{kind}\" Target=\"{target}\"/>")
    };
    let all: String = inside.iter().map(one).collect();
    ("word/_rels/document.xml.rels", format!("<Relationships>{all}</Relationships>"))
}

fn said(source: &Source) -> Vec<&str> {
    source.problems.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn diagrams_and_files_inside_are_read_where_they_stand_or_named() {
    let body = format!(
        "{}<w:p><w:r><w:drawing><d:relIds xmlns:d=\"d\" xmlns:r=\"r\" r:dm=\"a\"/></w:drawing><w:drawing><c:chart xmlns:c=\"c\"/></w:drawing></w:r></w:p>\
         <w:altChunk xmlns:r=\"r\" r:id=\"b\"/><w:altChunk xmlns:r=\"r\" r:id=\"c\"/>{}",
        plain("前"),
        plain("后")
    );
    let data =
        "<m><ptLst><pt><t><p><r><t>甲组</t></r></p></t></pt><pt/><pt><t><p><r><t>乙组</t></r></p></t></pt></ptLst></m>";
    let source = read(
        &body,
        &[
            relations(&[("a", "diagramData", "d.xml"), ("b", "aFChunk", "/word/e.html"), ("c", "aFChunk", "f.rtf")]),
            ("word/d.xml", data.to_owned()),
            ("word/e.html", "<html><body><p>给予样品补助。<img src=x></p></body></html>".to_owned()),
            ("word/f.rtf", "{}".to_owned()),
        ],
    );
    let text: Vec<&str> = lines(&source).into_iter().filter(|line| !line.is_empty()).collect();
    assert_eq!(text, ["前", "甲组", "乙组", "给予样品补助。", "后"]);
    let expected = [
        "文件有1个示意图（SmartArt），其中的文字已列于图处",
        "文件嵌有1个其他文件，其中的文字已列于嵌入处",
        "文件有2处嵌入的文件、图示或图表，其中的文字没有读取",
        "嵌入的文件：网页正文有1幅图片，其中的文字没有读取",
    ];
    assert_eq!(said(&source), expected);
}

#[test]
fn signs_of_fonts_of_signs_are_shown_as_signs() {
    let sign = |font: &str, number: &str| format!("<w:r><w:sym w:font=\"{font}\" w:char=\"{number}\"/></w:r>");
    let typed = "<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr><w:t>\u{F052}</w:t></w:r>";
    let body = format!(
        "<w:p>{}{}{}{typed}{}{}</w:p>",
        sign("Wingdings", "F0FE"),
        sign("Wingdings", "A8"),
        sign("Wingdings", "F082"),
        sign("Symbol", "F0B3"),
        sign("Webdings", "F061")
    );
    let source = read(&body, &[]);
    assert_eq!(lines(&source), ["☑☐②☑≥□"]);
    assert_eq!(said(&source), ["文件有1个特殊字体的符号不能辨认，已写作“□”"], "what is not known is said");
}

#[test]
fn comments_and_heads_of_pages_that_are_left_out_are_said() {
    let head = |inside: &str| format!("<w:hdr {W}><w:p>{inside}</w:p></w:hdr>");
    let source = read(
        &plain("正文。"),
        &[
            relations(&[("a", "header", "h.xml"), ("b", "footer", "f.xml"), ("c", "comments", "c.xml")]),
            ("word/h.xml", head(&run("示例市公报"))),
            ("word/f.xml", head(&format!("{}{}{}", run("— 第 "), run("1"), run(" 页 —")))),
            ("word/c.xml", format!("<w:comments {W}><w:comment>{}</w:comment></w:comments>", plain("请核"))),
        ],
    );
    assert_eq!(said(&source), ["已略去每页重复的页眉或页脚：示例市公报", "文件有1条批注，没有读取"]);
    assert_eq!(lines(&source), ["正文。"]);
}
