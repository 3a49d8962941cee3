//! Short papers on pages that hold as much as they do: what is read are the paper's lines, all of them and no others.
#![allow(clippy::unwrap_used)]

use super::super::bytes;

const TITLE: &str = "示例市人民政府办公室关于印发样本产业发展措施的通知";
const MENU: &str = "<p>首页 政务公开 政策文件 互动交流</p>";
const FOOT: &str =
    "<p>版权所有：示例市人民政府　主办单位：示例市人民政府办公室</p><p>地址：示例路1号，邮编：000001。</p>";

fn paper() -> Vec<String> {
    let clause = |number: char| format!("{number}、支持企业开展样本研发，由市样本局牵头；给予补助。");
    let front = ["各区人民政府，市政府各部门：".to_owned(), "现将有关事项通知如下：".to_owned()];
    let end = ["请认真执行。", "示例市人民政府办公室", "2031年3月1日"].map(str::to_owned);
    front.into_iter().chain("一二三四五六七八九".chars().map(clause)).chain(end).collect()
}

fn paragraphs(lines: &[String]) -> String {
    lines.iter().map(|line| format!("<p>{line}</p>")).collect()
}

/// What `page` is read as, its title first.
fn read(page: &str) -> Vec<String> {
    let source = bytes("甲.html", page.as_bytes()).unwrap();
    source.paragraphs.into_iter().map(|paragraph| paragraph.text).collect()
}

fn assert_reads_paper(pages: &[(&str, String)]) {
    let whole: Vec<String> = std::iter::once(TITLE.to_owned()).chain(paper()).collect();
    for (what, page) in pages {
        assert_eq!(read(&format!("<html><title>{TITLE}_示例市门户网站</title><body>{page}")), whole, "{what}");
    }
}

#[test]
fn menus_and_feet_in_the_element_of_the_text_are_the_pages() {
    let text = paragraphs(&paper());
    let head = format!("<h1>{TITLE}</h1>");
    assert_reads_paper(&[
        ("nothing around the text", format!("{MENU}{head}{text}{FOOT}")),
        ("a title without a mark", format!("{MENU}<p><b>{TITLE}</b></p>{text}{FOOT}")),
        (
            "lines that end by breaks",
            format!("首页 政务公开<br><b>{TITLE}</b><br>{}<br>版权所有", paper().join("<br>")),
        ),
        ("a site's name as the large heading", format!("<h1>示例市人民政府</h1>{MENU}<h2>{TITLE}</h2>{text}{FOOT}")),
        ("lines on the way", format!("<p>当前位置：首页</p>{head}<p>扫一扫</p>{text}<p>（责任编辑：样本）</p>{FOOT}")),
        (
            "the papers beside this one",
            format!("<div class=zoom>{head}{text}<p>上一篇：<a href=1>关于样本的通知</a></p></div>"),
        ),
        ("an explanation below", format!("<div>{head}{text}<p>政策解读</p><p>一、背景。起草，是为落实。</p></div>")),
    ]);
    let labelled =
        format!("<div class=zoom><p>发布时间：2031-03-05 【字体：大 中 小】</p>{}</div>", paragraphs(&paper()));
    assert_eq!(read(&labelled)[0], "发布时间：2031-03-05", "a fact stays without what stands behind it");
}

#[test]
fn other_texts_longer_than_the_paper_are_not_taken_for_it() {
    let body = format!("<h1>{TITLE}</h1><div class=c>{}</div>", paragraphs(&paper()));
    let news = "<p>本市召开会议，研究部署重点工作，听取有关汇报。</p>".repeat(30);
    let links = "<li><span>2031-02-01</span><a href=n>样本局发布公告，明确办理时间，请查收。</a></li>".repeat(40);
    assert_reads_paper(&[
        ("news below", format!("{MENU}{body}<div><h3>热点新闻</h3>{news}</div>{FOOT}")),
        ("news above", format!("<div><div><h3>热点新闻</h3></div>{news}</div><div>{body}</div>{FOOT}")),
        (
            "its own contents beside it",
            format!("<div class=r><a href='#a'>一、支持企业开展样本研发</a></div>{MENU}{body}"),
        ),
        ("a list of links beside it", format!("<table><tr><td><ul>{links}</ul><td>{body}</table>{FOOT}")),
        ("a sentence of the site", format!("<div><p>本网站使用Cookie，继续即表示同意。</p></div>{MENU}{body}")),
    ]);
}

#[test]
fn parts_of_a_notice_in_elements_of_their_own_are_read() {
    let lines = paper();
    let (front, text, end) = (&lines[..1], &lines[1..12], &lines[12..]);
    let foot = paragraphs(end);
    assert_reads_paper(&[
        (
            "each part by itself",
            format!(
                "<div>{TITLE}</div><div>{}</div><div>{}</div><div>{}</div>{FOOT}",
                front[0],
                paragraphs(text),
                end.join("<br>")
            ),
        ),
        (
            "the rest beside a named element",
            format!(
                "<h1>{TITLE}</h1><div id=zoom>{}</div><div class=z>{}</div>{FOOT}",
                paragraphs(&lines[..8]),
                paragraphs(&lines[8..])
            ),
        ),
        (
            "the foot of an article",
            format!(
                "<article><header><h1>{TITLE}</h1></header>{}<footer>{foot}</footer></article>",
                paragraphs(&lines[..12])
            ),
        ),
    ]);
}

#[test]
fn text_that_is_not_shown_as_saved_is_read_where_it_is_the_papers() {
    let lines = paper();
    let head = format!("<h1>{TITLE}</h1>");
    let (first, rest) = (paragraphs(&lines[..7]), paragraphs(&lines[7..]));
    let text = paragraphs(&lines);
    assert_reads_paper(&[
        ("a script shows it", format!("{head}<div style='visibility: hidden; opacity: 0'>{text}</div>{FOOT}")),
        (
            "the next page of it",
            format!("{head}<div class=p>{first}</div><div class=p style='display:none'>{rest}</div>{FOOT}"),
        ),
        ("called as furniture is", format!("{head}<div class='con share'>{text}</div>{FOOT}")),
        ("paragraphs that lead nowhere", format!("{head}<div><a href='javascript:;'>{text}</a></div>{FOOT}")),
    ]);
}

#[test]
fn what_stands_beside_the_text_is_the_papers_only_next_to_it() {
    let text = paragraphs(&paper());
    let body = format!("<h1>{TITLE}</h1><div id=zoom>{text}</div>");
    let plain = "<p>本县推进项目，总结经验，供各地参考。</p>".repeat(40);
    let calendar =
        "<table><tr><td>日</td><td>一</td></tr><tr><td>1</td><td>2</td></tr><tr><td>8</td><td>9</td></tr></table>";
    assert_reads_paper(&[
        ("a sentence of the site", format!("{body}<div class=s><p>转载须经授权，并注明出处。</p></div>{FOOT}")),
        (
            "a list that counts anew",
            format!("{body}<ul><li>1.林木检疫办事攻略</li><li>2.林木登记办事攻略</li></ul>{FOOT}"),
        ),
        ("a calendar in front", format!("<div>{calendar}</div>{MENU}{body}{FOOT}")),
        ("weather in front", format!("<div><p>今天多云，有小雨。</p></div>{body}{FOOT}")),
        ("a long column", format!("<div class=l><h1>{TITLE}</h1>{text}</div><div class=r>{plain}</div>{FOOT}")),
        ("a long column in front", format!("<div class=r>{plain}</div><div class=l><h1>{TITLE}</h1>{text}</div>")),
        (
            "a word to the reader above the title",
            format!("<ul><li>网站首页</li></ul><p>尊敬的用户，您好，请看帮助？</p>{body}"),
        ),
        (
            "another text called as texts are",
            format!("<div class=x>{body}</div><div class=zoom>{plain}</div>").replace("id=zoom", "class=c"),
        ),
    ]);
}

#[test]
fn heads_of_a_table_are_no_menu() {
    let rows = "<tr><td>内容</td><td>标准</td></tr><tr><td>甲项</td><td>10%</td></tr>";
    let page = format!("<html><body><h1>{TITLE}</h1><div id=zoom>{}<table>{rows}</table></div>", paragraphs(&paper()));
    let read = read(&page);
    assert_eq!(
        read[read.len() - 2..],
        ["内容\t标准", "甲项\t10%"],
        "what stands behind the last number is the paper's"
    );
}

#[test]
fn a_heading_over_two_lines_is_read_whole() {
    let page = format!("{MENU}<h1>示例市样本局<br>关于样本工作的通知</h1>{}", paragraphs(&paper()));
    let read = read(&format!("<html><title>示例市样本局关于样本工作的通知</title><body>{page}"));
    assert_eq!(read[..2], ["示例市样本局", "关于样本工作的通知"], "the body that issues it is no menu");
}

#[test]
fn a_paper_may_speak_of_what_pages_say() {
    let mut lines = paper();
    lines.insert(4, "主办单位：示例市样本局".to_owned());
    lines.insert(6, "政策解读".to_owned());
    lines.insert(8, "3. 版权所有人的权利，依法保护。".to_owned());
    lines.insert(10, "无障碍设施应当同步建设，信息分享到各区。".to_owned());
    lines.insert(lines.len() - 2, "相关政策由示例市样本局负责解释，点击数应当真实。".to_owned());
    let page = format!("<div class=zoom>{}</div>", paragraphs(&lines));
    assert_eq!(read(&page), lines, "clauses that go on behind such a line are the paper's, and so is the line");
}
