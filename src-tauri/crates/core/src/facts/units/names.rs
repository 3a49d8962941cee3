//! The names inside an annotation.

use super::labels;
use crate::{
    facts::regions,
    forms::{is_unit, marks},
    model::Responsible,
};

/// Words of the lead, in labels.
const LEADS: [&str; 2] = ["牵头", "主责"];
/// Verbs that end the names before them, though only a pause stands behind.
const PHASES: [&str; 8] = ["牵头、", "牵头负责、", "负责、", "负总责、", "配合、", "协助、", "参与、", "参加、"];
/// How a unit does it, before the verb.
const MANNERS: [&str; 12] = [
    "分别",
    "共同",
    "具体",
    "积极",
    "联合",
    "各自",
    "统筹",
    "按职责分工",
    "按照职责分工",
    "按各自职责",
    "按照各自职责",
    "按职责",
];
/// Marks in brackets behind a name: what the unit does.
const LEADING: [&str; 6] = ["（牵头）", "(牵头)", "（牵头单位）", "(牵头单位)", "（主责）", "(主责)"];
const HELPING: [&str; 4] = ["（配合）", "(配合)", "（协助）", "(协助)"];
/// What is done all the time is no name.
const ALWAYS: [&str; 6] = ["长期", "持续", "全年", "每年", "常态化", "年底前"];

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
    let first_leads = words.contains("第一位") && words.contains("牵头");
    let mut named = Named { first_leads, ..Named::default() };
    for labelled in labels::lists(words) {
        // 完成时限：… names no units.
        if labelled.label.is_some_and(|label| !labels::is_of_units(label)) {
            continue;
        }
        let leads = labelled.label.is_some_and(|label| LEADS.iter().any(|word| label.contains(word)));
        for sentence in split(labelled.words, |c| matches!(c, '。' | '；' | ';')) {
            let (own, general) = general(sentence);
            if let Some(general) = general {
                named.defaults.extend(defaults(general));
            }
            list(own, leads, &mut named.units);
        }
    }
    named
}

/// Whether `words` are nothing but names of units.
pub(super) fn is_list(words: &str) -> bool {
    let parts: Vec<&str> = split(words, |c| matches!(c, '、' | '，' | ',' | '；' | ';' | ' ' | '　')).collect();
    let placed = |part: &str| {
        part.starts_with(['市', '省', '区', '县', '各', '州', '盟', '旗', '镇'])
            || ["国家", "自治", "中国", "全国", "国务院", "人民"].iter().any(|word| part.starts_with(word))
            || !regions::find(part).is_empty()
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

/// Adds the names of one list; 市甲局牵头 marks everything in front of it in the same part, a label with 牵头 everything.
fn list(words: &str, leads: bool, units: &mut Vec<Responsible>) {
    for part in split(words, |c| matches!(c, '，' | ',')) {
        for phase in phases(part) {
            let (names, lead) = strip_verbs(phase);
            // 市甲局会同市乙局: the first leads.
            match names.split_once("会同").map(|(first, others)| (strip_verbs(first).0, others)) {
                Some((first, others)) if is_unit(first) => {
                    add(first, true, units);
                    add(others, leads || lead, units);
                }
                _ => add(names, leads || lead, units),
            }
        }
    }
}

/// 市甲局牵头、市乙局配合: the parts behind which a verb ends, though only a pause stands there.
fn phases(group: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = group;
    while let Some((at, verb)) = PHASES.into_iter().filter_map(|verb| Some((rest.find(verb)?, verb))).min() {
        let end = at + verb.len();
        found.push(rest[..end].trim_end_matches('、'));
        rest = &rest[end..];
    }
    found.push(rest);
    found
}

/// Adds the names between pauses.
fn add(names: &str, lead: bool, units: &mut Vec<Responsible>) {
    let parts: Vec<&str> = split(names, |c| matches!(c, '、' | ' ' | '　')).collect();
    let mut at = 0;
    while at < parts.len() {
        let count = 1 + joined(&parts[at..]);
        let name = parts[at..at + count].join("、");
        at += count;
        let (name, lead) = without_role(without_date(without_mark(&name)), lead);
        let name = strip_others(name);
        if is_remark(name) || is_time(name) {
            continue;
        }
        let known = units.iter().any(|unit| unit.name == name);
        if !known && name.chars().count() >= 2 {
            units.push(Responsible { name: name.to_owned(), lead });
        }
    }
}

/// A name without the mark of a footnote behind it: 市财政局[3].
fn without_mark(name: &str) -> &str {
    let number = name.strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    let is_mark = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    number.filter(|(_, number)| is_mark(number)).map_or(name, |(bare, _)| bare)
}

/// A name without a bracket behind it that says something else: 市教育局（完成时限：2031年6月）.
fn without_date(name: &str) -> &str {
    let Some((bare, behind)) = name.rsplit_once(marks::opens) else { return name };
    let inside = behind.strip_suffix(marks::closes).filter(|inside| !inside.contains(marks::closes));
    let other = |inside: &str| inside.contains(['：', ':']) || is_time(inside);
    if inside.is_some_and(other) { marks::trim(bare) } else { name }
}

/// A name without （牵头） or （配合） behind it, and whether it leads.
fn without_role(name: &str, lead: bool) -> (&str, bool) {
    let without = |marks: &[&str]| marks.iter().find_map(|mark| name.strip_suffix(mark));
    match (without(&LEADING), without(&HELPING)) {
        (Some(bare), _) => (bare, true),
        (_, Some(bare)) => (bare, false),
        _ => (name, lead),
    }
}

/// Whether a part of a list is a time: 2031年12月底前完成; the committee of 2031年示例运动会 is a unit.
fn is_time(name: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "〇零○一二三四五六七八九十".contains(c);
    let behind = name.trim_start_matches(number);
    let dated = behind.len() < name.len() && behind.starts_with(['年', '月', '日', '-', '.', '/']);
    let due = ["月底", "年底", "月前", "日前", "年前"].iter().any(|word| name.contains(word));
    dated && (due || !is_unit(name)) || ALWAYS.iter().any(|word| name.starts_with(word)) && !is_unit(name)
}

/// A list without its verb, and whether the verb is that of the leading unit.
fn strip_verbs(group: &str) -> (&str, bool) {
    let mut names = group.trim_start_matches('由').trim_start_matches("会同");
    let mut lead = false;
    let endings = [
        "按照职责分工负责",
        "按职责分工负责",
        "按职责分工落实",
        "按照职责分工配合",
        "按职责分工配合",
        "按职责配合",
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
        "指导",
        "负总责",
        "参加",
        "协助",
    ];
    for ending in endings {
        if let Some(rest) = names.strip_suffix(ending) {
            lead = ending.contains("牵头");
            names = without_manner(marks::trim(rest)).trim_end_matches(['，', ',', '、']);
            break;
        }
    }
    (names, lead)
}

/// Names without 分别, 共同 behind them.
fn without_manner(mut names: &str) -> &str {
    while let Some(rest) = MANNERS.iter().find_map(|manner| names.strip_suffix(manner)) {
        names = marks::trim(rest);
    }
    names
}

/// 下同, 列第一位的为牵头单位: words about the list.
fn is_remark(name: &str) -> bool {
    matches!(name, "下同" | "以下同" | "不再列出" | "不再一一列出")
        || name.contains("第一位")
        || name.contains("排名第一")
}

/// How many of the parts behind the first belong to its name: 各区、市政府 is one body, 市甲局、市乙局 are two.
fn joined(parts: &[&str]) -> usize {
    let (Some(first), Some(second)) = (parts.first(), parts.get(1)) else { return 0 };
    // 代管镇、街道的管理机构: the name goes on behind the pause.
    if !is_unit(first) && is_unit(second) && second.contains('的') {
        return 1;
    }
    let kinds = |c: char| matches!(c, '省' | '市' | '区' | '县' | '州' | '盟' | '旗' | '镇' | '乡' | '街' | '道');
    let all_kinds = |part: &str| !part.is_empty() && part.chars().all(kinds);
    let of_kind = |part: &&&str| {
        let behind = part.trim_start_matches(kinds);
        let office = ["政府", "人民政府", "管委", "管理委员会", "办事处", "（", "("];
        let named = ["政府", "管委会", "管委", "办事处"].iter().any(|ending| part.ends_with(ending));
        behind.len() < part.len() && named && office.iter().any(|office| behind.starts_with(office))
    };
    if all_kinds(first.strip_prefix('各').unwrap_or(first)) {
        let between = parts[1..].iter().take_while(|part| all_kinds(part)).count();
        return if parts.get(1 + between).iter().any(of_kind) { between + 1 } else { 0 };
    }
    // 甲、乙、丙等市人民政府.
    let places = parts.iter().take_while(|part| !is_unit(part) && part.chars().count() <= 4).count();
    let close = |part: &&str| ["等市", "等县", "等区", "等州"].iter().any(|word| part.contains(word));
    if places > 0 && parts.get(places).is_some_and(|part| is_unit(part) && close(part)) { places } else { 0 }
}

/// A name without 等, 等部门, and without a bracket that closes none of its own.
fn strip_others(name: &str) -> &str {
    let name = name.trim_end_matches(['。', '.']);
    let name = if unbalanced(name) { name.strip_suffix(marks::closes).unwrap_or(name) } else { name };
    const OTHERS: [&str; 9] = [
        "等有关部门和单位",
        "等相关部门和单位",
        "等有关部门",
        "等相关部门",
        "等有关单位",
        "等相关单位",
        "等部门",
        "等单位",
        "等",
    ];
    OTHERS.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}
