//! What stands beside the text of a page, and what its window is called.
#![allow(clippy::unwrap_used)]

use duice_core::model::Source;

use super::super::bytes;

const TITLE: &str = "示例市人民政府关于支持样本产业的若干措施";
const FOOT: &str = "<div class=bottom><p>版权所有：示例市人民政府，保留权利。</p></div>";

fn lines(content: &str) -> Vec<String> {
    source(content).paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
}

fn source(content: &str) -> Source {
    bytes("甲.html", content.as_bytes()).unwrap()
}

/// Enough sentences to be the text of a page.
fn clauses() -> String {
    (1..=30).map(|n| format!("<p>{n}. 支持样本项目，给予补助，按年结算。</p>")).collect()
}

#[test]
fn title_and_number_beside_the_text_are_read_and_navigation_is_not() {
    let text = clauses();
    let divs = format!(
        "<html><body><div class=top><a href=a>首页</a><a href=b>样本工作方案</a></div><div class=t><span>示例市人民政府\
         关于支持<br>样本产业的若干措施</span></div><div class=n>示政发〔2031〕5号</div><div class=c>{text}</div>{FOOT}"
    );
    let rows = format!(
        "<html><body><table><tr><td>菜单</td><td><table><tr><td align=center>{TITLE}</td></tr>\
         <tr><td>示政发〔2031〕5号</td></tr><tr><td>{text}</td></tr></table></td></tr></table>{FOOT}"
    );
    for page in [divs, rows] {
        let read = lines(&page);
        assert_eq!(read[..2], [TITLE, "发文字号：示政发〔2031〕5号"], "the head of the paper stands in front: {page}");
        assert_eq!(read.len(), 2 + 30, "nothing of the page around: {read:?}");
    }
}

#[test]
fn tables_annexes_and_signature_behind_the_text_are_read() {
    let page = format!(
        "<html><body><h1>{TITLE}</h1><div class=a><div class=c>{}</div><div class=d><table><tr><td>项目</td><td>标准</td></tr>\
         <tr><td>平台</td><td>10%</td></tr></table></div><div class=s><p>示例市人民政府</p><p>2031年3月1日</p></div></div>\
         <div class=f><p>附件：</p><p><a href=x.doc>1.申报表.doc</a></p></div><ul><li>相关链接</li>\
         <li><a href=y>示例市样本办法</a></li></ul><div><p>另一篇，见此。</p></div>{FOOT}",
        clauses()
    );
    let read = lines(&page);
    assert_eq!(
        read[31..],
        ["项目\t标准", "平台\t10%", "示例市人民政府", "2031年3月1日", "附件：", "1.申报表.doc"],
        "the paper goes on until the page goes on"
    );
    let said: Vec<String> = source(&page).problems.into_iter().map(|problem| problem.message).collect();
    assert_eq!(
        said,
        ["网页正文之外另有文字（含2个句读），未作为正文读取，开头是“另一篇，见此。”"],
        "what was left out is said"
    );
}

#[test]
fn sentences_beside_the_text_are_read_and_facts_in_a_table_are_facts() {
    let page = format!(
        "<html><body><table><tr><td>文号</td><td>示政发〔2031〕5号</td></tr><tr><td>标题</td><td>{TITLE}</td></tr></table>\
         <div><p>为支持样本产业，制定本措施。</p></div><div class=zoom>{}</div>",
        clauses()
    );
    let read = lines(&page);
    assert_eq!(read[..3], [TITLE, "发文字号：示政发〔2031〕5号", "为支持样本产业，制定本措施。"], "{read:?}");
    assert_eq!(read.len(), 3 + 30, "the table says no more than its facts");
}

#[test]
fn what_the_page_says_of_the_paper_is_no_part_of_it() {
    let page = format!(
        "<html><body><div>部门通知</div><h1>{TITLE}</h1><div class=zoom>{}</div><p>三十一、附则</p><div>示例市样本局<br>2031年1月2日</div>\
         <div><h4>政策解读</h4><p>一、背景。为了解读，说明情况。</p></div>",
        clauses().replace("支持", "提供技术支持和无障碍服务，支持")
    );
    let read = lines(&page);
    assert_eq!(read[0], TITLE, "the name of a column is no title");
    assert_eq!(
        read[31..],
        ["三十一、附则", "示例市样本局", "2031年1月2日"],
        "a heading and the signature are; what explains the paper is another text"
    );
}

#[test]
fn the_name_of_a_site_or_a_column_is_no_title() {
    let titled = format!("{TITLE}_政策文件_示例市人民政府门户网站");
    for window in ["示例市人民政府门户网站", "政策文件", "无标题文档", "示例市样本局", &titled]
    {
        for head in [format!("<h1>{TITLE}</h1>"), format!("<p align=center>{TITLE}</p>")] {
            let page = format!("<html><title>{window}</title><body>{head}{}", clauses());
            assert_eq!(lines(&page)[0], TITLE, "the title is the text's own: {window}");
            assert_eq!(lines(&page).len(), 1 + 30, "and stands there once: {window}");
        }
    }
    let only = |window: &str| lines(&format!("<html><title>{window}</title><body>{}", clauses())).remove(0);
    assert_eq!(only(&titled), TITLE, "a window may have the only title");
    assert_eq!(
        only("示例市样本产业规划（2031-2035年）"),
        "示例市样本产业规划（2031-2035年）",
        "years are no name of a site"
    );
    assert!(only("通知公告 - 示例市门户网站").starts_with("1. "), "and may have none");
}

#[test]
fn text_that_a_browser_hides_is_not_read() {
    let page =
        format!("<html><body style='visibility: hidden'>{}<p style='visibility:hidden'>隐藏，不读。</p>", clauses());
    assert_eq!(lines(&page).len(), 30, "a hidden paragraph is left out; a page that its script shows is read");
}

#[test]
fn pages_with_much_beside_the_text_are_read_as_the_text_alone() {
    let news = "<p>本市召开座谈会，部署样本工作，听取建议。</p>".repeat(6);
    let page = format!(
        "<html><body><div>首页 政务公开</div><div>当前位置：首页</div><h1>{TITLE}</h1><div><p>一、总体要求</p></div>\
         <div class=x>{}</div><div><h3>热点新闻</h3>{news}</div>{FOOT}",
        clauses()
    );
    let read = lines(&page);
    assert_eq!(
        read[..3],
        [TITLE, "一、总体要求", "1. 支持样本项目，给予补助，按年结算。"],
        "a number above belongs to it"
    );
    assert_eq!(read.len(), 2 + 30, "news and columns do not: {read:?}");
}
