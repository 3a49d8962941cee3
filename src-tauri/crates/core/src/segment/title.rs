//! Titles: where one stands, over how many lines, and which other title a notice announces.

use super::{
    line::Line,
    marker::{self, Style},
};
use crate::forms::{Look, is_body, kind_of, look, marks::squash, without_brackets};

/// A title, its printed lines joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// The text.
    pub(super) text: String,
    /// How many filled lines it takes.
    pub(super) lines: usize,
}

/// The longest that a title is, in characters.
const LONGEST: usize = 140;

/// The title that begins at the `at`-th filled line and ends like a title, over at most five lines.
pub(super) fn at(text: &str, lines: &[Line], filled: &[usize], at: usize) -> Option<Title> {
    let mut joined = String::new();
    for (count, &index) in filled.iter().skip(at).take(5).enumerate() {
        let line = &lines[index];
        let printed = unnumbered(line.of(text)).filter(|_| count == 0).unwrap_or(line.of(text));
        if line.marker.is_some() || line.is_row || printed.len() > LONGEST * 3 {
            return None;
        }
        let fits = match look(printed) {
            Look::Title => true,
            Look::Body => count > 0 || joined.is_empty(),
            _ => false,
        };
        // 关于 begins a title: what stands above it belongs to it only as the name of a body.
        let begins_anew = count > 0 && printed.starts_with("关于") && !is_body(&joined);
        if !fits || begins_anew {
            return None;
        }
        joined.push_str(printed);
        let enough = squash(&joined).chars().count() >= 5;
        if enough && kind_of(&joined).is_some() {
            let mut taken = count + 1;
            let next = filled.get(at + taken).map(|&next| &lines[next]);
            if let Some(more) = next.filter(|next| goes_on(&joined, line, next, text)) {
                joined.push_str(more.of(text));
                taken += 1;
            }
            if let Some(more) = filled.get(at + taken).map(|&next| lines[next].of(text)).filter(|more| is_suffix(more))
            {
                joined.push_str(more);
                taken += 1;
            }
            return Some(Title { text: joined, lines: taken });
        }
        if joined.chars().count() > LONGEST {
            return None;
        }
    }
    None
}

/// Takes the numbers off the titles of a collection, so that they number no clause: 6. 示例市人民政府关于…的通知, with its date
/// or whom it addresses on the next line.
pub(super) fn unnumber(text: &str, lines: &mut [Line]) {
    let filled: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].is_blank()).collect();
    for at in 0..filled.len() {
        let index = filled[at];
        let Some(number) = lines[index].marker.filter(|marker| marker.style == Style::Arabic) else { continue };
        lines[index].marker = None;
        if !is_headed(text, lines, &filled, at) {
            lines[index].marker = Some(number);
        }
    }
}

/// Whether the title at the `at`-th filled line names who issues it, and its head goes on below.
fn is_headed(text: &str, lines: &[Line], filled: &[usize], at: usize) -> bool {
    let Some(title) = self::at(text, lines, filled, at) else { return false };
    let issuer = ["关于", "印发"].iter().filter_map(|word| title.text.find(word)).min().map(|end| &title.text[..end]);
    let next = filled.get(at + title.lines).map(|&next| look(lines[next].of(text)));
    issuer.is_some_and(is_body) && matches!(next, Some(Look::Date | Look::Number | Look::Addressee))
}

/// The line behind the number that it begins with.
fn unnumbered(line: &str) -> Option<&str> {
    marker::parse(line).filter(|found| found.style == Style::Arabic).map(|found| &line[found.rest..])
}

/// Whether a title is cut behind a word that may also end one: …降低制度 / 性成本的措施, …征求意见 / 的公告.
fn goes_on(joined: &str, line: &Line, next: &Line, text: &str) -> bool {
    let weak = ["制度", "机制", "标准", "政策", "目录", "规则", "报告", "条款", "清单"];
    let printed = next.of(text);
    let is_cut = printed.starts_with('的') || weak.iter().any(|word| joined.ends_with(word));
    is_cut
        && next.number == line.number + 1
        && next.marker.is_none()
        && look(printed) == Look::Title
        && kind_of(printed).is_some()
        && !printed.starts_with("关于")
}

/// Whether a line in brackets belongs to the title above it: years, 试行, the stage.
fn is_suffix(line: &str) -> bool {
    let folded = squash(line);
    folded.starts_with('(')
        && folded.ends_with(')')
        && folded.chars().count() <= 20
        && !folded.contains("通过")
        && !folded.contains('月')
        && ["年", "试行", "暂行", "稿", "版", "草案", "修订"].iter().any(|word| folded.contains(word))
}

/// The title of what a notice carries: 关于印发《X》的通知, 关于印发X的通知, 关于公开征求《X》意见的公告.
pub(super) fn announced(notice: &str) -> Option<&str> {
    let bare = without_brackets(notice);
    let end = ["的通知", "的公告", "的通告", "的启事", "的函", "的决定"];
    let end = end.into_iter().find_map(|end| bare.strip_suffix(end))?;
    let verbs = ["关于印发", "关于发布", "关于公布", "关于转发", "印发", "转发", "发布", "公布"];
    let issued = || verbs.into_iter().find_map(|verb| end.find(verb).map(|at| &end[at + verb.len()..]));
    let inner = asked(end).or_else(issued)?;
    let inner = inner.trim_matches(|c| matches!(c, '《' | '》' | '«' | '»' | '〈' | '〉' | ' ' | '　'));
    (inner.chars().count() >= 5).then_some(inner)
}

/// What opinions are asked on: 公开征求《X》意见, 征求对《X》的意见, 《X》公开征求意见.
fn asked(notice: &str) -> Option<&str> {
    if !["征求", "征集"].iter().any(|verb| notice.contains(verb)) || !notice.contains("意见") {
        return None;
    }
    if let (Some(open), Some(close)) = (notice.find('《'), notice.rfind('》')) {
        return notice.get(open..close);
    }
    let inner = notice.split_once("征求")?.1;
    let inner = inner.trim_start_matches(['对', '关', '于']);
    Some(inner.rsplit_once("意见")?.0.trim_end_matches('的'))
}

/// A title without its stage: two printings of one title may leave it out.
pub(super) fn without_stage(title: &str) -> String {
    squash(without_brackets(title))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_announces_the_title_inside_it() {
        assert_eq!(announced("示例市人民政府关于印发《样本办法（试行）》的通知"), Some("样本办法（试行）"));
        assert_eq!(announced("示例市人民政府关于印发示例市样本方案的通知"), Some("示例市样本方案"));
        let draft = Some("样本规定（征求意见稿）");
        assert_eq!(
            announced("示例市样本局关于公开征求《样本规定（征求意见稿）》意见的公告"),
            draft,
            "opinions are asked on it"
        );
        assert_eq!(announced("关于《样本规定（征求意见稿）》公开征求意见的通知"), draft, "in another order");
        assert_eq!(announced("关于公开征求样本规定（征求意见稿）意见的公告"), draft, "without marks too");
        assert_eq!(announced("关于征求对《样本规定》的意见的函"), None, "too short for a title");
        assert_eq!(announced("示例市样本方案"), None, "this is no notice");
    }
}
