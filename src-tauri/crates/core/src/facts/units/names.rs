//! The names inside an annotation.

use super::annotation;
use crate::{
    forms::{is_unit, marks},
    model::Responsible,
};

/// What an annotation names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The units of the clause, each once, in order.
    pub(super) units: Vec<Responsible>,
    /// The units of every clause that follows.
    pub(super) defaults: Vec<String>,
    /// Whether it says that the first unit of every list leads.
    pub(super) first_leads: bool,
}

/// Reads an annotation, with or without its brackets.
pub(super) fn read(annotation: &str) -> Named {
    let words = marks::trim(annotation).trim_end_matches(['。', '.']);
    let bracketed = words.starts_with(['（', '(', '〔', '[', '【']);
    let words = if bracketed { words.trim_start_matches(marks::opens) } else { words };
    let words = if bracketed || unbalanced(words) { words.strip_suffix(marks::closes).unwrap_or(words) } else { words };
    let mut named = Named::default();
    let mut leads = false;
    named.first_leads = words.contains("第一位") && words.contains("牵头");
    for sentence in split(words, |c| matches!(c, '。' | '；' | ';')) {
        let mut rest = sentence;
        if let Some((key, len)) = annotation::key(rest) {
            leads = key.starts_with("牵头") || key.starts_with("主责");
            rest = &rest[len..];
        }
        let (own, general) = general(rest);
        if let Some(general) = general {
            named.defaults.extend(defaults(general));
        }
        list(own, leads, &mut named.units);
    }
    named
}

/// Whether `words` are nothing but names of units.
pub(super) fn is_list(words: &str) -> bool {
    let parts: Vec<&str> = split(words, |c| matches!(c, '、' | '，' | ',' | '；' | ';' | ' ' | '　')).collect();
    let placed = |part: &str| {
        part.starts_with(['市', '省', '区', '县', '各', '州', '盟', '旗', '镇'])
            || ["国家", "自治", "中国", "全国", "国务院", "人民"].iter().any(|word| part.starts_with(word))
    };
    !parts.is_empty()
        && parts.iter().all(|part| (3..=30).contains(&part.chars().count()) && is_unit(part))
        && parts.iter().any(|part| placed(part))
}

fn unbalanced(words: &str) -> bool {
    words.chars().filter(|&c| marks::closes(c)).count() > words.chars().filter(|&c| marks::opens(c)).count()
}

/// The parts between marks outside brackets, without blanks, empty ones left out.
fn split(words: &str, is_mark: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let mut depth = 0u32;
    words
        .split(move |c: char| {
            if marks::opens(c) {
                depth += 1;
            } else if marks::closes(c) {
                depth = depth.saturating_sub(1);
            }
            depth == 0 && is_mark(c)
        })
        .map(marks::trim)
        .filter(|part| !part.is_empty())
}

/// What a sentence says of this clause, and what of all that follow: …，以下均需…落实.
fn general(sentence: &str) -> (&str, Option<&str>) {
    let at = if sentence.starts_with("以下") {
        Some(0)
    } else {
        ["，以下", ",以下", "、以下", "，下文", "，下列"].iter().find_map(|word| sentence.find(word))
    };
    match at {
        Some(at) => (&sentence[..at], Some(&sentence[at..])),
        None => (sentence, None),
    }
}

/// The units in 以下均需…落实, 以下均涉及…，不再列出.
fn defaults(general: &str) -> Vec<String> {
    let verbs = ["均需", "均涉及", "均由", "均为", "都需", "都由", "涉及"];
    let Some(rest) = verbs.iter().find_map(|verb| general.find(verb).map(|at| &general[at + verb.len()..])) else {
        return Vec::new();
    };
    let ends = ["落实", "负责", "配合", "参与", "，不再", ",不再", "不再", "，", ","];
    let end = ends.iter().filter_map(|end| rest.find(end)).filter(|&at| at > 0).min().unwrap_or(rest.len());
    let mut units = Vec::new();
    list(&rest[..end], false, &mut units);
    units.into_iter().map(|unit| unit.name).collect()
}

/// Adds the names of one list; 市甲局牵头 marks everything in front of it in the same part.
fn list(words: &str, leads: bool, units: &mut Vec<Responsible>) {
    let mut leads = leads;
    for group in split(words, |c| matches!(c, '，' | ',')) {
        // …，配合单位：省甲厅: another list begins inside the sentence.
        let group = match annotation::key(group) {
            Some((key, length)) => {
                leads = key.starts_with("牵头") || key.starts_with("主责");
                &group[length..]
            }
            None => group,
        };
        let (names, lead) = strip_verbs(group);
        let lead = leads || lead;
        let parts: Vec<&str> = split(names, |c| matches!(c, '、' | ' ' | '　')).collect();
        let mut at = 0;
        while at < parts.len() {
            let joins = parts.get(at + 1).is_some_and(|next| is_one_body(parts[at], next));
            let name = if joins { format!("{}、{}", parts[at], parts[at + 1]) } else { parts[at].to_owned() };
            at += 1 + usize::from(joins);
            let name = annotation::key(&name).map_or(name.as_str(), |(_, length)| &name[length..]);
            let name = strip_others(name);
            if is_remark(name) {
                continue;
            }
            let known = units.iter().any(|unit| unit.name == name);
            if !known && name.chars().count() >= 2 {
                units.push(Responsible { name: name.to_owned(), lead });
            }
        }
    }
}

/// A list without its verb, and whether the verb is that of the leading unit.
fn strip_verbs(group: &str) -> (&str, bool) {
    let mut names = group.trim_start_matches('由').trim_start_matches("会同");
    let mut lead = false;
    let endings = [
        "按照职责分工负责",
        "按职责分工负责",
        "按职责分工落实",
        "按职能分工负责",
        "根据职责分工负责",
        "依职责分工负责",
        "按分工负责",
        "分工负责",
        "按职责负责",
        "牵头负责",
        "共同负责",
        "具体负责",
        "负责落实",
        "负责",
        "牵头落实",
        "牵头",
        "配合落实",
        "积极配合",
        "配合",
        "参与",
        "落实",
        "按职责分工",
        "承担",
        "推进",
        "组织实施",
        "实施",
    ];
    for ending in endings {
        if let Some(rest) = names.strip_suffix(ending) {
            lead = ending.contains("牵头");
            names = marks::trim(rest).trim_end_matches(['，', ',', '、']);
            break;
        }
    }
    (names, lead)
}

/// 下同, 列第一位的为牵头单位: words about the list.
fn is_remark(name: &str) -> bool {
    matches!(name, "下同" | "以下同" | "不再列出" | "不再一一列出")
        || name.contains("第一位")
        || name.contains("排名第一")
}

/// 各区、市政府 is one body, 市甲局、市乙局 are two.
fn is_one_body(first: &str, second: &str) -> bool {
    let kinds = |c: char| matches!(c, '省' | '市' | '区' | '县' | '州' | '盟' | '旗' | '镇' | '乡' | '街' | '道');
    let short = first.strip_prefix('各').is_some_and(|kind| !kind.is_empty() && kind.chars().all(kinds));
    // 代管镇、街道的管理机构: the name goes on behind the pause.
    let goes_on = !is_unit(first) && is_unit(second) && second.contains('的');
    let government = ["政府", "管委会", "管委", "办事处"].iter().any(|ending| second.ends_with(ending));
    goes_on || short && government && second.starts_with(kinds) && second.chars().count() <= 8
}

/// A name without 等, 等部门, and without a bracket that closes none of its own.
fn strip_others(name: &str) -> &str {
    let name = name.trim_end_matches(['。', '.']);
    let name = if unbalanced(name) { name.strip_suffix(marks::closes).unwrap_or(name) } else { name };
    ["等有关部门", "等相关部门", "等部门", "等单位", "等"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}
