//! Pages written here the way publishing systems of offices write them.
#![allow(clippy::unwrap_used)]

use duice_core::model::{ParagraphStyle, Source};
use encoding_rs::{GB18030, UTF_16LE};

use super::super::{ReadErrorCode, ReadOptions, bytes, bytes_with};

const PAGE: &str = r#"<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>关于印发样本办法的通知 - 示例市人民政府门户网站</title>
<meta name="ArticleTitle" content="示例市样本局关于印发示例市样本管理办法的通知">
<meta name="PubDate" content="2031-04-02 09:30"><meta name="ContentSource" content="本网">
<style>.a{color:red}</style></head><body>
<div class="head"><ul><li><a href="/">首页</a></li><li>政务公开</li></ul><form>标题：<input>文号：<input></form></div>
<nav>当前位置：首页 &gt; 文件</nav>
<table class="xxgk"><tr><td>索 引 号：</td><td>000/2031-1</td><td>发布机构：</td><td>样本县人民政府</td></tr>
<tr><td>文&nbsp;&nbsp;号：</td><td><span>示样发〔2031〕7号</span></td><td>成文日期：</td><td>2031年3月30日</td></tr>
<tr><td>施行日期：</td><td>2031-05-01</td><td>失效日期：</td><td></td></tr></table>
<div class="wrap"><div class="TRS_Editor" id="Zoom">
<p style="text-align:center"><b>示例市样本局关于印发示例市</b></p><p><b>样本管理办法的通知</b></p>
<p>　　各区样本局：</p><p>现将《示例市样本管理办法》印发给你们，请认真
执行。</p><script>alert("一、不是正文，")</script>
<p style="display: none">隐藏的一段，不读。</p>
<p>第一条　样本<span>补助</span><br/>第二条　标准见下表：</p>
<table><caption>补助标准</caption><tr><th rowspan="2">类别</th><th colspan="2">标准</th></tr><tr><td>新建</td><td>30%</td></tr>
<tr><td>甲类</td><td><p>一次性</p><p>50万元</p></td><td>20%</td></tr></table>
<ol style="list-style-type:cjk-ideographic"><li>甲项；</li><li value="5">
<p>乙项；</p><p>乙项又一段。</p></li><li>（三）自带编号；</li></ol>
<ul><li>圆点一项。</li></ul>
<div class="share">分享到，微信</div></div></div>
<div class="footer"><p>版权所有：示例市样本局，地址：示例路1号。</p></div></body></html>"#;

fn page(content: &str) -> Source {
    bytes("甲.html", content.as_bytes()).unwrap()
}

fn lines(source: &Source) -> Vec<&str> {
    source.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect()
}

fn notices(source: &Source) -> Vec<&str> {
    source.problems.iter().map(|problem| problem.message.as_str()).collect()
}

#[test]
fn a_page_gives_its_text_and_its_facts() {
    let source = page(PAGE);
    assert_eq!(
        lines(&source),
        [
            "发布机构：样本县人民政府",
            "发文字号：示样发〔2031〕7号",
            "成文日期：2031年3月30日",
            "发布日期：2031-04-02",
            "施行日期：2031-05-01",
            "示例市样本局关于印发示例市",
            "样本管理办法的通知",
            "各区样本局：",
            "现将《示例市样本管理办法》印发给你们，请认真执行。",
            "第一条　样本补助",
            "第二条　标准见下表：",
            "补助标准",
            "类别\t标准\t",
            "\t新建\t30%",
            "甲类\t一次性 50万元\t20%",
            "一、甲项；",
            "五、乙项；",
            "乙项又一段。",
            "（三）自带编号；",
            "圆点一项。",
        ],
        "facts in front, then the text as a browser shows it, and nothing of the page around"
    );
    let style = |at: usize| &source.paragraphs[at].style;
    assert_eq!([style(5), style(6)], [&ParagraphStyle::Title; 2], "a title over two lines is known by the page's own");
    assert_eq!(style(13), &ParagraphStyle::TableRow, "rows are rows");
    assert_eq!(
        notices(&source),
        ["网页正文中有网页不显示的文字（含2个句读），没有读取，开头是“隐藏的一段，不读。”"],
        "what is hidden is said; a footer is no lost text"
    );
}

#[test]
fn what_the_text_says_itself_is_not_said_twice() {
    let said =
        PAGE.replace("<p>　　各区样本局：</p>", "<p>示样发〔2031〕7号</p><p>样本县人民政府</p><p>2031年3月29日</p>");
    let source = page(&said);
    let facts: Vec<&str> = lines(&source).into_iter().take_while(|line| line.contains('：')).collect();
    assert_eq!(facts, ["发布日期：2031-04-02", "施行日期：2031-05-01"], "the text's own number and date count");
}

#[test]
fn a_title_outside_the_text_is_put_in_front() {
    let source = page(
        "<html><title>样本网</title><body><h1>示例市样本条例</h1><div>发布日期：2031年1月2日</div>\
         <div id=zoom><p>第一条　为了样本，制定本条例。</p></div></body></html>",
    );
    assert_eq!(
        lines(&source),
        ["示例市样本条例", "发布日期：2031年1月2日", "第一条　为了样本，制定本条例。"],
        "in order"
    );
    assert_eq!(source.paragraphs[0].style, ParagraphStyle::Title, "and known as the title");
}

#[test]
fn without_a_known_name_the_text_is_where_the_sentences_are() {
    let text: String = (1..=30).map(|n| format!("<p>第{n}条　支持样本，给予补助，按年结算。</p>")).collect();
    let page_of = |inner: &str, foot: &str| {
        format!(
            "<html><body><div><a>首页</a><a>公开</a></div><div class=x1><div class=x2>{inner}</div></div>{foot}</body></html>"
        )
    };
    let foot = "<div>主办：示例市样本局，电话：000。</div><p>欢迎订阅样本市的短信，每日一条。</p>";
    let source = page(&page_of(&text, foot));
    assert_eq!(source.paragraphs.len(), 30, "navigation and foot are left out");
    assert_eq!(
        notices(&source),
        ["网页正文之外另有文字（含2个句读），未作为正文读取，开头是“欢迎订阅样本市的短信，每日一条。”"],
        "and what was left out is said; whose the page is needs no word"
    );
    let halves = format!("<div>{text}</div><div>{text}</div>");
    assert_eq!(page(&page_of(&halves, "")).paragraphs.len(), 60, "a text in two parts is read whole");
    let laid_out = format!("<table><tr><td><a>首页</a></td><td>{text}</td></tr></table>");
    assert_eq!(page(&page_of(&laid_out, "")).paragraphs.len(), 30, "a page laid out by a table is no table");
}

#[test]
fn a_row_of_labels_and_values_is_a_line_for_each_and_loses_nothing() {
    let source = page(
        "<html><body><p>一、总则，如下。</p><table><tr><td>文号：</td><td>示样发〔2031〕7号</td><td>成文日期：</td><td>2031年1月2日</td></tr>\
         <tr><td>联系人：</td><td>某</td><td></td><td>备用</td></tr></table></body></html>",
    );
    assert_eq!(
        lines(&source),
        ["一、总则，如下。", "文号：示样发〔2031〕7号", "成文日期：2031年1月2日", "联系人：\t某\t\t备用"],
        "pairs are lines; a row that is none stays a row"
    );
}

#[test]
fn a_fragment_of_a_page_is_read() {
    let source = page("<tbody><tr><td id=\"UCAP-CONTENT\"><p>一、总体要求</p><p>二、主要任务</p></td></tr></tbody>");
    assert_eq!(lines(&source), ["一、总体要求", "二、主要任务"], "what was copied out of a page has no page around");
}

#[test]
fn every_encoding_gives_the_same_page() {
    let utf8 = page(PAGE);
    let gb = GB18030.encode(&PAGE.replace("utf-8", "gb2312")).0.into_owned();
    let silent = GB18030.encode(&PAGE.replace(r#"<meta charset="utf-8">"#, "")).0.into_owned();
    let lying = GB18030.encode(PAGE).0.into_owned();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(PAGE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (content, encoding) in [(gb, "GB18030"), (silent, "GB18030"), (lying, "GB18030"), (utf16, UTF_16LE.name())] {
        let source = bytes("甲.htm", &content).unwrap();
        assert_eq!(lines(&source), lines(&utf8), "{encoding}: the text is the same");
        assert_eq!(notices(&source)[0], format!("文件编码为{encoding}，已转换"), "and the encoding is said");
    }
    let saved_anew = PAGE.replace("utf-8", "gb2312");
    assert_eq!(lines(&page(&saved_anew)), lines(&utf8), "bytes that are UTF-8 are UTF-8 whatever the page says");
}

#[test]
fn bytes_that_are_no_characters_are_counted() {
    let mut content = b"<html><body><p>".to_vec();
    content.extend("支持样本产业发展，给予补助。".repeat(20).bytes());
    content.extend(b"\xFF\xFE</p></body></html>");
    let source = bytes("甲.html", &content).unwrap();
    assert_eq!(notices(&source), ["第1行有2处字节无法识别，以�代替"], "as in any text");
}

#[test]
fn deep_nesting_is_refused_before_it_costs_time() {
    let began = std::time::Instant::now();
    let error = bytes("甲.html", format!("<html>{}", "<ul><li>".repeat(200_000)).as_bytes()).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Damaged, "{error}");
    assert!(error.to_string().starts_with("网页文件“甲.html”的标签嵌套超过512层"), "{error}");
    assert!(began.elapsed().as_secs() < 5, "a parser would take hours for it");
    let deep = format!("<html><body>{}<p>一、总则，见下。</p>", "<div>".repeat(400));
    assert_eq!(lines(&page(&deep)), ["一、总则，见下。"], "what real pages need is read");
}

#[test]
fn a_page_without_text_is_refused() {
    for content in ["<!DOCTYPE html><html><body><script>load()</script></body></html>", "<html>"] {
        let error = bytes("甲.html", content.as_bytes()).unwrap_err();
        assert_eq!(error.code, ReadErrorCode::Empty, "{content}");
        assert!(error.to_string().contains("里没有正文"), "{error}");
    }
}

#[test]
fn a_table_inside_a_cell_stands_in_that_cell() {
    let inner = "<table><tr><td>新建</td><td>30%</td></tr><tr><td>改建</td><td>20%</td></tr></table>";
    let source = page(&format!(
        "<html><body><p>一、标准如下，按年结算。</p><table><tr><td>类别</td><td>标准</td><td>单位</td></tr>\
         <tr><td>平台</td><td><p>按档补助：</p>{inner}<p>另行公布。</p></td><td>市甲局</td></tr>\
         <tr><td>人才</td><td>10%</td><td>市乙局</td></tr></table></body></html>"
    ));
    assert_eq!(
        lines(&source),
        [
            "一、标准如下，按年结算。",
            "类别\t标准\t单位",
            "平台\t按档补助： / 新建 | 30% / 改建 | 20% / 另行公布。\t市甲局",
            "人才\t10%\t市乙局"
        ],
        "the outer table keeps its rows"
    );
    assert_eq!(
        notices(&source),
        ["文件有1个表格套在另一表格的格子里，已写在该格内，以“|”分列、以“/”分行"],
        "it is said"
    );
    let laid_out = page(&format!(
        "<html><body><table><tr><td>左栏，见下。</td><td>{inner}<p>完，止。</p></td></tr></table></body></html>"
    ));
    assert_eq!(
        lines(&laid_out),
        ["左栏，见下。", "新建\t30%", "改建\t20%", "完，止。"],
        "a table for the layout is none"
    );
    assert!(notices(&laid_out).is_empty(), "and nothing is to say: {:?}", notices(&laid_out));
}

const OF_WORD: (&str, &str) = (
    "<a style='mso-footnote-id:ftn1' href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference>[1]</span></a>",
    "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href=\"#_ftnref1\" \
     name=\"_ftn1\"><span>[1]</span></a> 按投资额计算，每家一次</p><p>又一段</p></div></div>",
);
const OF_LIBRE_OFFICE: (&str, &str) = (
    "<sup><a class=\"sdfootnoteanc\" name=\"sdfootnote1anc\" href=\"#sdfootnote1sym\"><sup>1</sup></a></sup>",
    "<div id=\"sdfootnote1\"><p><a class=\"sdfootnotesym\" name=\"sdfootnote1sym\" href=\"#sdfootnote1anc\">1</a>\n\
     按投资额计算，每家一次</p><p>又一段</p></div>",
);
const OF_OTHERS: (&str, &str) = (
    "<sup id=\"fnref:a\"><a href=\"甲.html#fn:a\">①</a></sup>",
    "<ol><li id=\"fn:a\"><p>按投资额计算，每家一次 <a href=\"甲.html#fnref:a\">↩</a></p><p>又一段</p></li></ol>",
);

#[test]
fn footnotes_stand_behind_the_text_and_their_marks_say_so() {
    for (mark, note) in [OF_WORD, OF_LIBRE_OFFICE, OF_OTHERS] {
        let source = page(&format!(
            "<html><body><p>一、给予补助，按100万元{mark}计。</p><p>二、按年结算，逾期不计。</p>{note}</body></html>"
        ));
        let expected =
            ["一、给予补助，按100万元[1]计。", "二、按年结算，逾期不计。", "[1]按投资额计算，每家一次", "又一段"];
        assert_eq!(lines(&source), expected, "as in a Word file: {mark}");
        let notes: Vec<_> = source.paragraphs.iter().filter(|it| it.style == ParagraphStyle::Note).collect();
        assert_eq!(notes.len(), 2, "both paragraphs are the note's: {mark}");
        assert_eq!(notices(&source), ["文件有1条脚注或尾注，已列于文末"], "{mark}");
    }
    let source = page(
        "<html><body><p>一、见<a href=#b name=a>第二条</a>，<a href=#c>2</a>。</p><p id=b>二、见<a href=#a>上</a>，按年。</p></body></html>",
    );
    assert_eq!(lines(&source), ["一、见第二条，2。", "二、见上，按年。"], "other links are words of the text");
}

#[test]
fn changes_on_a_page_are_read_as_accepted_or_as_before_them() {
    let content = "<html><body><p>一、减免租金，<del cite=\"mailto:a\"><span>10%</span></del><ins><span>20%</span></ins>。</p>\
        <p><del>二、删去的一条，不再。</del></p><p>三、保留<s>旧的</s><span style='text-decoration:line-through'>话</span>，照旧。</p></body></html>";
    let accepted = page(content);
    assert_eq!(lines(&accepted), ["一、减免租金，20%。", "三、保留旧的话，照旧。"], "as they will be");
    assert_eq!(
        notices(&accepted),
        [
            "文件带有修订痕迹（插入1处、删除2处），已按全部接受读取",
            "文件有2处文字带删除线，可能是修订时删去的，已照原样读取，请核对"
        ],
        "what was decided is said"
    );
    assert!(accepted.has_changes && !accepted.is_original, "the other text can be had");
    let options = ReadOptions { original: true, ..ReadOptions::default() };
    let before = bytes_with("甲.html", content.as_bytes(), &options).unwrap();
    assert_eq!(
        lines(&before),
        ["一、减免租金，10%。", "二、删去的一条，不再。", "三、保留旧的话，照旧。"],
        "as they were"
    );
    assert!(before.is_original && notices(&before)[0].ends_with("已按修订前的原文读取"), "{:?}", notices(&before));
}
