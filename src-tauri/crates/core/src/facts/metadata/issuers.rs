//! The bodies that issue a document, as printed.

use super::Front;
use crate::{
    forms::{
        Label, Look, is_body, look,
        marks::{self, squash},
    },
    model::Metadata,
    numeral,
};

/// The issuers: labelled ones, else those of the signature where there are several, else the one in front of 关于, else
/// the assembly that passed a law, else whoever put it on a page.
pub(super) fn find(meta: &Metadata, front: &Front) -> Vec<String> {
    if let Some(value) = front.value(Label::Issuer) {
        return split(value);
    }
    let signed: Vec<String> =
        front.signature.iter().filter(|line| look(line) == Look::Body).flat_map(|line| split(line)).collect();
    let titled = meta.notice_title.as_deref().and_then(titled).or_else(|| titled(&meta.title)).unwrap_or_default();
    if signed.len() > titled.len() {
        return once(signed);
    }
    if !titled.is_empty() {
        return titled;
    }
    let passed = front.notes.iter().find_map(|note| passed_by(note)).map(|body| vec![body]);
    let issued = || front.notes.iter().find_map(|note| issued_by(note));
    let published = || front.value(Label::Publisher).map(split);
    passed.or_else(issued).or_else(published).unwrap_or_default()
}

fn once(names: Vec<String>) -> Vec<String> {
    let mut seen = Vec::new();
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    seen
}

/// The bodies in front of 关于 or 印发, and the one that gives an order (示例市人民政府令).
fn titled(title: &str) -> Option<Vec<String>> {
    if let Some(body) = title.strip_suffix('令').map(marks::trim).filter(|body| is_body(body)) {
        return Some(vec![body.to_owned()]);
    }
    let at = ["关于", "印发", "转发", "发布"].iter().filter_map(|word| title.find(word)).min()?;
    let mut names = title[..at].trim_matches(|c: char| marks::is_blank(c) || matches!(c, '《' | '、'));
    // 甲局等九部门 names one body.
    if let Some((named, rest)) = names.rsplit_once('等')
        && ["部门", "单位", "委局", "厅局", "机构"].iter().any(|end| rest.ends_with(end))
    {
        names = named;
    }
    let found = split(names);
    (!found.is_empty() && found.iter().all(|name| is_body(name))).then_some(found)
}

fn split(names: &str) -> Vec<String> {
    names
        .split(|c: char| marks::is_blank(c) || matches!(c, '、' | '，' | ',' | '；' | ';'))
        .map(marks::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// 示例市第一届人民代表大会常务委员会第二次会议通过: the body without its term.
fn passed_by(note: &str) -> Option<String> {
    let folded = squash(note);
    let start = numeral::date(&folded).map_or(0, |date| date.range.end);
    let rest = folded[start..].trim_start_matches(['(', '由', '经', ',', '、']);
    if let Some(at) = rest.find("国务院令") {
        return Some(rest[..at + "国务院".len()].to_owned());
    }
    let (place, behind) = rest.split_once('第')?;
    let (term, body) = behind.split_once('届')?;
    let is_number = |c| numeral::digit(c).is_some() || c == '十';
    let end = body.find('第').unwrap_or(body.len());
    let whole = term.chars().all(is_number) && body[..end].starts_with("全国人民代表大会")
        || term.chars().all(is_number) && body[..end].starts_with("人民代表大会");
    whole.then(|| format!("{place}{}", &body[..end]))
}

/// 1994年1月25日 甲部、乙部发布: the bodies between the date and the verb.
fn issued_by(note: &str) -> Option<Vec<String>> {
    let date = numeral::date(note)?;
    let rest = marks::trim(&note[date.range.end..]);
    let end = ["发布", "公布", "颁布", "印发"].iter().filter_map(|verb| rest.find(verb)).min()?;
    // 甲部令第16号发布.
    let named = rest[..end].find("令第").map_or(&rest[..end], |at| &rest[..at]);
    let names = split(named.trim_start_matches('由'));
    (!names.is_empty() && names.iter().all(|name| is_body(name))).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bodies_of_a_note_are_those_that_issued_it() {
        let bodies = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(issued_by("1995年2月3日 样品部、示例总局发布"), bodies(&["样品部", "示例总局"]));
        assert_eq!(issued_by("1995年2月3日 样品部令第7号公布"), bodies(&["样品部"]));
        assert_eq!(issued_by("1995年2月1日 国务院批准"), None, "who approves does not issue");
        assert_eq!(issued_by("2007年1月2日 《关于修改样本办法的决定》第二次修订"), None, "a title is no body");
    }

    #[test]
    fn the_body_in_front_of_a_title_is_the_issuer() {
        assert_eq!(titled("示例市甲局等三部门关于样本的意见"), Some(vec!["示例市甲局".to_owned()]));
        assert_eq!(
            titled("示例省甲厅 示例省乙委员会关于印发样本方案的通知"),
            Some(vec!["示例省甲厅".to_owned(), "示例省乙委员会".to_owned()])
        );
        assert_eq!(titled("示例市人民政府令"), Some(vec!["示例市人民政府".to_owned()]), "an order names who gives it");
        assert_eq!(titled("示例市关于支持样本产业的若干措施"), None, "a place is no body");
    }

    #[test]
    fn the_assembly_is_named_without_its_term() {
        let note = "2019年3月1日 示例市第十五届人民代表大会常务委员会第二次会议通过";
        assert_eq!(passed_by(note).as_deref(), Some("示例市人民代表大会常务委员会"));
        let note = "2019年3月1日 第十三届全国人民代表大会第二次会议通过";
        assert_eq!(passed_by(note).as_deref(), Some("全国人民代表大会"));
    }
}
