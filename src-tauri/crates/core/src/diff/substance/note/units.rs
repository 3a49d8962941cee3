//! Responsible units that came, went, or carry out a measure in another role.

use std::borrow::Cow;

use super::{Finding, Sides, Substance};
use crate::diff::substance::{Facts, bodies};

/// What is said where nothing but the names of units changed,
const ALL_RENAMED: &str = "调整责任单位名称表述，单位不变";
/// and where other units came or went, or another one leads.
const SOME_RENAMED: &str = "调整部分责任单位名称表述";
/// Words of the role of units that help the one that leads.
const SUPPORT: [&str; 5] = ["配合", "参与", "参加", "协办", "协助"];
/// What may stand behind such a word at the end of a list.
const BEHIND: [&str; 3] = ["落实", "单位", "部门"];
/// Words that say that a unit leads.
const LEAD: [&str; 2] = ["牵头", "主责"];

/// As what a unit is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Lead,
    Support(&'static str),
    Plain,
}

/// A unit: what it is compared by, and its name as printed.
#[derive(Debug, Clone)]
struct Unit<'d> {
    key: Cow<'d, str>,
    name: &'d str,
}

impl PartialEq for Unit<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

/// Units added, removed, and a change of lead or of role.
pub(super) fn told(findings: &[Finding<'_>], sides: &Sides<'_>) -> Vec<String> {
    let touched = findings.iter().any(|finding| finding.substance.contains(&Substance::Responsible));
    if !touched && sides.old.responsible == sides.new.responsible {
        return Vec::new();
    }
    let renamed = bodies::are_renamed(sides.old, sides.new);
    let (before, after) = (units(sides.old, false, renamed), units(sides.new, false, renamed));
    let (mut come, mut gone) = (without(&after, &before), without(&before, &after));
    let (lead_before, lead_after) = (units(sides.old, true, renamed), units(sides.new, true, renamed));
    let (lead_come, lead_gone) = (without(&lead_after, &lead_before), without(&lead_before, &lead_after));
    let units_stay = come.is_empty() && gone.is_empty();
    let mut out = Vec::new();
    // 甲、乙 and 乙、甲 are the same leads.
    let led = !(lead_before.is_empty() || lead_after.is_empty() || lead_come.is_empty() && lead_gone.is_empty());
    // Where leads only came, or only went, each is told by itself.
    let another_lead = led && (sides.several || lead_come.is_empty() == lead_gone.is_empty());
    if another_lead {
        out.push(format!("牵头单位由{}调整为{}", listed(&lead_before), listed(&lead_after)));
    }
    // Clauses that were joined name a unit in several roles.
    if !sides.several && touched {
        let told =
            |unit: &Unit<'_>| another_lead && [&lead_come, &lead_gone].into_iter().any(|leads| leads.contains(unit));
        out.extend(stays(lead_gone.iter().filter(|_| another_lead), &after, sides));
        out.extend(roles(before.iter().filter(|unit| !told(unit)), &after, sides));
    }
    if !sides.several && !another_lead {
        for (verb, units, leads, text) in
            [("增加", &mut come, &lead_come, sides.new_text), ("删去", &mut gone, &lead_gone, sides.old_text)]
        {
            if says_lead(text) {
                let led = units.extract_if(.., |unit| leads.contains(unit)).collect::<Vec<_>>();
                out.extend((!led.is_empty()).then(|| format!("{verb}牵头单位{}", listed(&led))));
            }
        }
    }
    if units_stay && before != after && out.is_empty() {
        out.push("调整责任单位排序".to_owned());
    }
    for (verb, units, facts, text) in
        [("增加", come, sides.new, sides.new_text), ("删去", gone, sides.old, sides.old_text)]
    {
        let helps = !units.is_empty() && !sides.several && SUPPORT.iter().any(|word| text.contains(word));
        let role = |unit: &Unit<'_>| match helps.then(|| role(unit.name, facts, text)).flatten() {
            Some(role @ Role::Support(_)) => title(role),
            _ => title(Role::Plain),
        };
        for same in chunks(&units, role) {
            out.push(format!("{verb}{}{}", same.0, listed(&same.1)));
        }
    }
    if renamed {
        out.push(if out.is_empty() { ALL_RENAMED } else { SOME_RENAMED }.to_owned());
    }
    out
}

/// Whether a change gave responsible units no more than other names: the sets of units tell that.
pub(super) fn only_renames(finding: &Finding<'_>, sides: &Sides<'_>) -> bool {
    let named = |text: &str| sides.new.responsible.iter().any(|unit| text.contains(&unit.name));
    finding.renamed.as_deref().is_some_and(named) && bodies::are_renamed(sides.old, sides.new)
}

/// The units, or those that lead; `renamed` where they have other names.
fn units<'d>(facts: &Facts<'d>, lead: bool, renamed: bool) -> Vec<Unit<'d>> {
    let mut out: Vec<Unit<'d>> = Vec::new();
    for unit in facts.responsible.iter().filter(|unit| !lead || unit.lead) {
        let unit = Unit { key: bodies::key(&unit.name, renamed), name: &unit.name };
        // Measures that were joined name a unit twice.
        if !out.contains(&unit) {
            out.push(unit);
        }
    }
    out
}

/// Units by their title, in the order of the first of each.
fn chunks<'d>(units: &[Unit<'d>], title: impl Fn(&Unit<'_>) -> String) -> Vec<(String, Vec<Unit<'d>>)> {
    let mut out: Vec<(String, Vec<Unit<'d>>)> = Vec::new();
    for unit in units {
        let title = title(unit);
        match out.iter_mut().find(|(known, _)| *known == title) {
            Some((_, units)) => units.push(unit.clone()),
            None => out.push((title, vec![unit.clone()])),
        }
    }
    out
}

fn without<'d>(a: &[Unit<'d>], b: &[Unit<'_>]) -> Vec<Unit<'d>> {
    a.iter().filter(|unit| !b.contains(unit)).cloned().collect()
}

fn listed(units: &[Unit<'_>]) -> String {
    units.iter().map(|unit| unit.name).collect::<Vec<_>>().join("、")
}

/// What is said of units that led and now help the one that does, where the text has a word for it.
fn stays<'d>(led: impl Iterator<Item = &'d Unit<'d>>, after: &[Unit<'_>], sides: &Sides<'_>) -> Vec<String> {
    let now = led.filter_map(|unit| after.iter().find(|there| *there == unit));
    let helps = |unit: &Unit<'_>| match role(unit.name, sides.new, sides.new_text) {
        Some(role @ Role::Support(_)) => Some(format!("{}改为{}", unit.name, title(role))),
        _ => None,
    };
    now.filter_map(helps).collect()
}

/// What is said of units that stay in another role, those of one kind together.
fn roles<'d>(before: impl Iterator<Item = &'d Unit<'d>>, after: &[Unit<'_>], sides: &Sides<'_>) -> Vec<String> {
    let mut changed: Vec<((Role, Role), Vec<&str>)> = Vec::new();
    // Where no word gives a role, every unit has the same one.
    let gives = |text: &str| SUPPORT.iter().chain(&LEAD).any(|word| text.contains(word));
    if !gives(sides.old_text) && !gives(sides.new_text) {
        return Vec::new();
    }
    for (old, new) in before.filter_map(|unit| Some((unit, after.iter().find(|there| *there == unit)?))) {
        let roles = (role(old.name, sides.old, sides.old_text), role(new.name, sides.new, sides.new_text));
        let (Some(before), Some(after)) = roles else { continue };
        match changed.iter_mut().find(|(known, _)| *known == (before, after)) {
            _ if before == after => {}
            Some((_, names)) => names.push(new.name),
            None => changed.push(((before, after), vec![new.name])),
        }
    }
    let said = |((before, after), names): ((Role, Role), Vec<&str>)| {
        let names = names.join("、");
        match (before, after) {
            (Role::Plain, Role::Lead) => format!("明确{names}为牵头单位"),
            (Role::Lead, Role::Plain) => format!("不再明确{names}为牵头单位"),
            (Role::Plain, after) => format!("{names}改为{}", title(after)),
            (before, after) => format!("{names}由{}改为{}", title(before), title(after)),
        }
    };
    changed.into_iter().map(said).collect()
}

fn title(role: Role) -> String {
    match role {
        Role::Lead => "牵头单位".to_owned(),
        Role::Support(word) => format!("{word}单位"),
        Role::Plain => "责任单位".to_owned(),
    }
}

/// The role in which a text names a unit; `None` where that is in doubt.
fn role(name: &str, facts: &Facts<'_>, text: &str) -> Option<Role> {
    if facts.responsible.iter().any(|unit| unit.name == name && unit.lead) {
        return says_lead(text).then_some(Role::Lead);
    }
    let mut roles = text.match_indices(name).map(|(at, _)| support(text, at, name));
    let first = roles.next()?;
    roles.all(|role| role == first).then(|| first.map_or(Role::Plain, Role::Support))
}

/// Whether a text names its lead by that word: 甲会同乙 leaves it to the reader, 列第一位的为牵头单位 to the order.
fn says_lead(text: &str) -> bool {
    LEAD.iter().any(|word| text.contains(word)) && !text.contains("第一位")
}

/// The word that makes the unit named at `at` one that helps: 配合单位：甲、乙 before it, or 甲、乙配合 behind it.
fn support(text: &str, at: usize, name: &str) -> Option<&'static str> {
    let line = text[..at].rfind(['。', '\n']).map_or(0, |mark| mark + width(text, mark));
    let start = ends(&text[line..at]).last().map_or(line, |end| line + end + width(text, line + end));
    // A name may have brackets of its own.
    let behind = at + name.len();
    // 甲（牵头）、乙（配合）.
    let mark = text[behind..].strip_prefix(['（', '(']).and_then(|rest| rest.split(['）', ')']).next());
    if let Some(word) = SUPPORT.into_iter().find(|word| mark == Some(word)) {
        return Some(word);
    }
    let end = ends(&text[behind..]).next().map_or(text.len(), |end| behind + end);
    let before = &text[start..at];
    let key = before.rfind(['：', ':']).map_or("", |colon| before[..colon].trim_end());
    let named = BEHIND.iter().find_map(|end| key.strip_suffix(end)).unwrap_or("");
    if let Some(word) = SUPPORT.into_iter().find(|word| named.ends_with(word)) {
        return Some(word);
    }
    // 甲牵头、乙配合: the list ends where another verb does.
    let list = text[behind..end].split(['，', ',']).next().unwrap_or("").trim_end();
    let list = BEHIND.iter().find_map(|end| list.strip_suffix(end)).unwrap_or(list);
    let word = SUPPORT.into_iter().find(|word| list.ends_with(word))?;
    let others = &list[..list.len() - word.len()];
    (!["牵头", "负责", "会同"].iter().any(|verb| others.contains(verb))).then_some(word)
}

/// Where lists of units end: at marks, and at brackets that belong to no name.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    let mut behind = 0;
    text.char_indices().filter_map(move |(at, ch)| {
        if at < behind {
            return None;
        }
        match ch {
            '（' | '(' => match in_name(&text[at + ch.len_utf8()..]) {
                Some(length) => {
                    behind = at + ch.len_utf8() + length;
                    None
                }
                None => Some(at),
            },
            '；' | ';' | '。' | '\n' | '）' | ')' => Some(at),
            _ => None,
        }
    })
}

/// The length of what stands in brackets inside a name, with the closing one: 各县（市、区）.
fn in_name(inside: &str) -> Option<usize> {
    const LONGEST: usize = 8;
    let (at, _) = inside.char_indices().take(LONGEST).find(|(_, ch)| matches!(ch, '）' | ')'))?;
    inside[..at].ends_with(['市', '区', '县', '旗', '州']).then(|| at + width(inside, at))
}

/// The bytes of the character at `at`.
fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_role_of_a_unit_is_read_from_its_list() {
        let cases = [
            ("（市商务局牵头，示例市财政局、市公安局配合）", Some("配合")),
            ("（市商务局牵头、示例市财政局配合落实）", Some("配合")),
            ("（牵头单位：市商务局；参与单位：市公安局、示例市财政局）", Some("参与")),
            ("（配合单位：市商务局；责任单位：示例市财政局）", None),
            ("（责任单位：市商务局牵头，示例市财政局参与）", Some("参与")),
            ("（示例市财政局牵头、市公安局配合）", None),
            ("（责任单位：市商务局（牵头）、示例市财政局（配合）、市公安局）", Some("配合")),
            ("（责任单位：示例市财政局（牵头）、市公安局（配合））", None),
            ("（市商务局牵头；协助单位：市公安局、示例市财政局）", Some("协助")),
            ("（示例市财政局、市公安局按职责分工负责）", None),
        ];
        for (text, role) in cases {
            let name = "示例市财政局";
            assert_eq!(support(text, text.find(name).unwrap(), name), role, "{text}");
        }
        let (text, name) = ("（市商务局牵头，各县（含示例县）政府、示例区管委会配合）", "各县（含示例县）政府");
        assert_eq!(support(text, text.find(name).unwrap(), name), Some("配合"), "brackets of a name end no list");
        let text = "（市商务局牵头，示例市财政局、各县（市、区）人民政府配合）";
        assert_eq!(
            support(text, text.find("示例市").unwrap(), "示例市财政局"),
            Some("配合"),
            "nor do those of another"
        );
    }
}
