//! Names of units that became other ones in running text, told whole: 市大数据管理局 became 市数据局, of which only 大 and
//! 管理 went.

use std::{borrow::Cow, ops::Range};

use super::{Finding, Sides, phrase::is_mark, untold};
use crate::{diff::substance::names, model::Substance};

/// What the name of a unit begins with.
const PLACES: [char; 6] = ['省', '市', '区', '县', '州', '旗'];
/// What stands right before a name.
const BEFORE: [&str; 14] = ["由", "会同", "报", "经", "向", "与", "和", "及", "对", "请", "送", "各", "至", "在"];
/// What a name does not hold: it would be two.
const NOT_INSIDE: [&str; 7] = ["会同", "牵头", "配合", "负责", "联合", "应当", "局和"];
/// Words that end like an office and are none.
const NO_OFFICE: [&str; 6] = ["主办", "承办", "举办", "协办", "督办", "兴办"];
/// A name goes on over so many characters before and behind what changed in it.
const AROUND: usize = 14;

/// Two names in each other's place.
pub(super) struct Rename {
    old: Range<usize>,
    new: Range<usize>,
    pub(super) said: String,
    /// What it touches: another way to write the name of the same unit is wording.
    pub(super) weight: Substance,
}

/// The names that are told whole, and the findings outside them; none that the sets of units tell
/// `by_name`.
pub(super) fn apart<'f, 't>(
    findings: Cow<'f, [Finding<'t>]>,
    sides: &Sides<'_>,
    by_name: bool,
) -> (Vec<Rename>, Cow<'f, [Finding<'t>]>) {
    let mut renames: Vec<Rename> = Vec::new();
    // Two that took each other's place are told together.
    let is_exchanged = |own: &Finding<'t>| {
        findings.iter().any(|other| own.change.old == other.change.new && own.change.new == other.change.old)
    };
    for finding in findings.iter().filter(|finding| !is_exchanged(finding)) {
        if !renames.iter().any(|rename| rename.holds(finding)) {
            renames.extend(Rename::around(finding, sides, by_name));
        }
    }
    let rest = untold(findings, |finding| renames.iter().any(|rename| rename.holds(finding)));
    (renames, rest)
}

impl Rename {
    fn around(finding: &Finding<'_>, sides: &Sides<'_>, by_name: bool) -> Option<Self> {
        let change = &finding.change;
        let says_more = |what: &Substance| *what < Substance::Responsible;
        let is_bare = |text: &str| !text.contains(is_mark);
        if finding.place || finding.substance.iter().any(says_more) || !is_bare(change.old) || !is_bare(change.new) {
            return None;
        }
        let old = name(sides.old_text, change.at.0..change.at.0 + change.old.len())?;
        let new = name(sides.new_text, change.at.1..change.at.1 + change.new.len())?;
        let (before, after) = (&sides.old_text[old.clone()], &sides.new_text[new.clone()]);
        let is_told = |name: &str| {
            by_name && sides.old.responsible.iter().chain(&sides.new.responsible).any(|unit| unit.name.as_str() == name)
        };
        // What changed is a name by itself.
        let whole = before == change.old && after == change.new;
        (!whole && !is_told(before) && !is_told(after)).then(|| {
            let said = format!("将“{before}”改为“{after}”");
            let weight = if finding.renamed.is_some() { Substance::Wording } else { Substance::Responsible };
            Self { old, new, said, weight }
        })
    }

    fn holds(&self, finding: &Finding<'_>) -> bool {
        let inside = |range: &Range<usize>, at: usize, text: &str| range.start <= at && at + text.len() <= range.end;
        let change = &finding.change;
        inside(&self.old, change.at.0, change.old) && inside(&self.new, change.at.1, change.new)
    }
}

/// The name of a unit that ends at a byte.
pub(super) fn name_before(text: &str, at: usize) -> Option<&str> {
    name(text, at..at).filter(|range| range.end == at).map(|range| &text[range])
}

/// The name of a unit that a range lies in.
fn name(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let opens = |at: usize| {
        // 县级以上人民政府 is nobody's name.
        if text[at..].chars().nth(1) == Some('级') {
            return false;
        }
        let before = &text[..at];
        before.is_empty() || before.ends_with(is_mark) || BEFORE.iter().any(|word| before.ends_with(word))
    };
    let before = text[..range.start].char_indices().rev().take(AROUND).take_while(|(_, ch)| !is_mark(*ch));
    let start = before.filter(|(_, ch)| PLACES.contains(ch)).map(|(at, _)| at).find(|at| opens(*at))?;
    let behind = text[range.end..].char_indices().take(AROUND).take_while(|(_, ch)| !is_mark(*ch));
    let ends = [range.end].into_iter().chain(behind.map(|(at, ch)| range.end + at + ch.len_utf8()));
    let is_name = |end: &usize| is_unit(&text[start..*end]) && !text[*end..].starts_with("员会");
    let end = ends.into_iter().find(is_name)?;
    let own = &text[start..end];
    (!NOT_INSIDE.iter().any(|word| own.contains(word))).then_some(start..end)
}

fn is_unit(name: &str) -> bool {
    let office = name.ends_with('办') && name.chars().count() > 3 && !NO_OFFICE.iter().any(|word| name.ends_with(word));
    office || names::is_unit(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_around_what_changed_in_it() {
        let found = |text: &str, part: &str| {
            let at = text.find(part).unwrap_or_default();
            name(text, at..at + part.len()).map(|range| text[range].to_owned())
        };
        assert_eq!(found("由市大数据管理局负责", "大").as_deref(), Some("市大数据管理局"), "behind 由");
        assert_eq!(found("报市自然资源和规划局备案", "和规划").as_deref(), Some("市自然资源和规划局"), "its own 和");
        assert_eq!(found("由市委金融办负责解释", "金融").as_deref(), Some("市委金融办"), "an office");
        assert_eq!(found("市甲局会同市乙局", "会同市乙"), None, "two names are none");
        assert_eq!(found("优化城市布局", "布"), None, "nobody's name");
        let text = "由市人力资源社会保障局负责解释";
        let at = text.find("负责").unwrap_or_default();
        assert_eq!(name_before(text, at), Some("市人力资源社会保障局"), "the name that text was added behind");
    }
}
