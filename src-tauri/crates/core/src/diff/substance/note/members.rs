//! Lists whose members stand in another order while some came or went: the members are told, and not the places where the
//! texts differ. 甲、乙、丙 became 乙、甲、丁: 丙 went, 丁 came, 甲 stays.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use super::{Finding, Sides, Substance, quote::quoted};
use crate::words::{Lexicon, is_letter, pairs::texts_alike};

/// A list has at least so many members.
const LEAST: usize = 3;
/// So many letters before the first member, and behind the last one, may belong to the sentence.
const AROUND: usize = 24;
/// A list with its sentence has at most so many bytes.
const LONG: usize = 600;
/// So much alike are two members of which one became the other.
const ALIKE: f32 = 0.5;
/// A member has so many letters at most.
const MEMBER: usize = 24;

/// What is said of one list.
pub(super) struct List {
    old: Range<usize>,
    new: Range<usize>,
    pub(super) said: Vec<String>,
    pub(super) weight: Substance,
}

/// The lists that are told by their members, and the findings outside them; lists of units not where they are told `by_name`.
pub(super) fn apart<'f, 't>(
    findings: Cow<'f, [Finding<'t>]>,
    sides: &Sides<'_>,
    by_name: bool,
) -> (Vec<List>, Cow<'f, [Finding<'t>]>) {
    let mut lists: Vec<List> = Vec::new();
    for finding in
        findings.iter().filter(|finding| !finding.change.old.contains(is_end) && !finding.change.new.contains(is_end))
    {
        if !lists.iter().any(|list| list.holds(finding)) {
            lists.extend(List::around(finding, &findings, sides, by_name));
        }
    }
    if lists.is_empty() {
        return (lists, findings);
    }
    let outside = |finding: &Finding<'t>| !lists.iter().any(|list| list.holds(finding));
    let rest: Vec<Finding<'t>> = findings.into_owned().into_iter().filter(outside).collect();
    (lists, Cow::Owned(rest))
}

/// Marks that end a list.
fn is_end(ch: char) -> bool {
    matches!(ch, '，' | '。' | '；' | '：' | '（' | '）' | '(' | ')' | '\n')
}

impl List {
    fn around(finding: &Finding<'_>, findings: &[Finding<'_>], sides: &Sides<'_>, by_name: bool) -> Option<Self> {
        let part = |text: &str, at: usize, length: usize| {
            let behind = |found: usize| found + text[found..].chars().next().map_or(0, char::len_utf8);
            let end = at + length;
            text[..at].rfind(is_end).map_or(0, behind)..text[end..].find(is_end).map_or(text.len(), |found| end + found)
        };
        let change = &finding.change;
        let old = part(sides.old_text, change.at.0, change.old.len());
        let new = part(sides.new_text, change.at.1, change.new.len());
        let mut list = Self { old, new, said: Vec::new(), weight: Substance::Scope };
        if list.old.len().max(list.new.len()) > LONG {
            return None;
        }
        let own: Vec<&Finding<'_>> = findings.iter().filter(|finding| list.holds(finding)).collect();
        let (before, after) = (&sides.old_text[list.old.clone()], &sides.new_text[list.new.clone()]);
        let names =
            own.len() > 1 && own.iter().all(|finding| finding.atoms_old.is_empty() && finding.atoms_new.is_empty());
        let (olds, news) = if names { members(before, after, sides.lexicon)? } else { return None };
        let units = sides.old.responsible.iter().chain(&sides.new.responsible);
        if by_name
            && units.into_iter().any(|unit| olds.contains(&unit.name.as_str()) || news.contains(&unit.name.as_str()))
        {
            return None;
        }
        let stay: Vec<&str> = olds.iter().copied().filter(|member| news.contains(member)).collect();
        let now: Vec<&str> = news.iter().copied().filter(|member| olds.contains(member)).collect();
        let gone: Vec<&str> = olds.into_iter().filter(|member| !stay.contains(member)).collect();
        let come: Vec<&str> = news.into_iter().filter(|member| !stay.contains(member)).collect();
        // Such a member did not go, it was edited.
        let is_edited = gone.iter().any(|old| come.iter().any(|new| texts_alike(old, new) >= ALIKE));
        if is_edited || stay == now || stay.len() < 2 || gone.is_empty() && come.is_empty() {
            return None;
        }
        list.weight =
            own.iter().filter_map(|finding| finding.substance.first().copied()).min().unwrap_or(Substance::Scope);
        for (verb, members) in [("删去", gone), ("增加", come)] {
            if !members.is_empty() {
                list.said.push(format!("{verb}“{}”", quoted(&members.join("、"), sides.lexicon)));
            }
        }
        list.said.push("调整排序".to_owned());
        Some(list)
    }

    fn holds(&self, finding: &Finding<'_>) -> bool {
        let inside = |range: &Range<usize>, at: usize, text: &str| range.start <= at && at + text.len() <= range.end;
        let change = &finding.change;
        inside(&self.old, change.at.0, change.old) && inside(&self.new, change.at.1, change.new)
    }
}

/// The members of two lists that stand in one sentence: of what both texts begin and end with as many words are cut off as
/// leave most members the same; `None` where a side has no list.
fn members<'t>(old: &'t str, new: &'t str, lexicon: &Lexicon) -> Option<(Vec<&'t str>, Vec<&'t str>)> {
    let split = |text: &'t str| -> Vec<&'t str> {
        let mut out: Vec<&str> = text.split('、').collect();
        if let Some((last, joined)) = out.pop().and_then(|last| last.split_once(['和', '及', '与', '或'])) {
            out.extend([last.trim_end_matches('以'), joined.trim_start_matches('者')]);
        } else {
            out = text.split('、').collect();
        }
        out
    };
    let same = |(a, b): &(char, char)| a == b;
    let cuts = |chars: &mut dyn Iterator<Item = (char, char)>| -> Vec<usize> {
        let mut at = 0;
        let ends = chars.take(AROUND).take_while(same).map(|(ch, _)| {
            at += ch.len_utf8();
            at
        });
        [0].into_iter().chain(ends).collect()
    };
    let bounds = |text: &str| lexicon.cut(text).into_iter().map(|word| word.start).collect::<BTreeSet<usize>>();
    let (old_bounds, new_bounds) = (bounds(old), bounds(new));
    let front = cuts(&mut old.chars().zip(new.chars()).take_while(|(a, _)| *a != '、'));
    let back = cuts(&mut old.chars().rev().zip(new.chars().rev()).take_while(|(a, _)| *a != '、'));
    let is_bound = |old_at: usize, new_at: usize| old_bounds.contains(&old_at) && new_bounds.contains(&new_at);
    let mut best: Option<(((usize, usize), usize, usize), Vec<&str>, Vec<&str>)> = None;
    for &head in &front {
        for &tail in &back {
            let inside = |text: &'t str| text.get(head..text.len().checked_sub(tail)?);
            let (Some(olds), Some(news)) = (inside(old).map(split), inside(new).map(split)) else { continue };
            let same: Vec<&str> = olds.iter().copied().filter(|member| news.contains(member)).collect();
            let shared = (same.len(), same.concat().len());
            let whole = usize::from(is_bound(head, head))
                + usize::from(tail == 0 || is_bound(old.len() - tail, new.len() - tail));
            let rank = (shared, whole, head + tail);
            if best.as_ref().is_none_or(|(most, ..)| rank > *most) {
                best = Some((rank, olds, news));
            }
        }
    }
    let (_, olds, news) = best?;
    let are_members = |list: &[&str]| {
        let letters = |member: &&str| (1..=MEMBER).contains(&member.chars().filter(|ch| is_letter(*ch)).count());
        let once: BTreeSet<&str> = list.iter().copied().collect();
        list.len() >= LEAST && once.len() == list.len() && list.iter().all(letters)
    };
    (are_members(&olds) && are_members(&news)).then_some((olds, news))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_inside_their_sentence() {
        let lexicon = Lexicon::new();
        let (old, new) = ("支持新材料、新能源、生物医药产业发展", "支持新能源、新材料、人工智能、生物医药产业发展");
        let (olds, news) = members(old, new, &lexicon).unwrap_or_default();
        assert_eq!(olds[..2], ["新材料", "新能源"], "the verb is no part of the first member");
        assert_eq!(news[..3], ["新能源", "新材料", "人工智能"]);
        assert_eq!(members("支持甲类、乙类企业", "支持乙类、甲类企业", &lexicon), None, "two are no list");
    }
}
