//! Lists whose members stand in another order while some came or went: the members are told, and not the places where the
//! texts differ. 甲、乙、丙 became 乙、甲、丁: 丙 went, 丁 came, 甲 stays.

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use super::{super::moves::member, Finding, Sides, Substance, quote::quoted, untold};
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
    if !sides.old_text.contains('、') || !sides.new_text.contains('、') {
        return (lists, findings);
    }
    for finding in
        findings.iter().filter(|finding| !finding.change.old.contains(is_end) && !finding.change.new.contains(is_end))
    {
        if !lists.iter().any(|list| list.holds(finding)) {
            lists.extend(List::around(finding, &findings, sides, by_name));
        }
    }
    let rest = untold(findings, |finding| lists.iter().any(|list| list.holds(finding)));
    (lists, rest)
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
        let (before, after) = (&sides.old_text[list.old.clone()], &sides.new_text[list.new.clone()]);
        let is_list = |text: &str| text.matches('、').nth(LEAST - 2).is_some();
        if !is_list(before) || !is_list(after) {
            return None;
        }
        let own: Vec<&Finding<'_>> = findings.iter().filter(|finding| list.holds(finding)).collect();
        let names = own.iter().all(|finding| finding.atoms.is_empty());
        // A glance at the changes tells of most that nothing took another place.
        if !names || !turns(&own) {
            return None;
        }
        let (olds, news) = members(before, after, sides.lexicon)?;
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

/// Whether what went in one change came in another one.
fn turns(own: &[&Finding<'_>]) -> bool {
    /// Bytes of a member of one letter, which may stand in every other one.
    const LETTER: usize = 3;
    let has = |whole: &str, part: &str| part.len() > LETTER && whole.contains(part);
    let meet = |gone: &str, come: &str| {
        // Which 市 of 市甲局、市乙局 went does not matter.
        let [gone, come] = [gone, come].map(|text| member(text).trim_start_matches(['省', '市', '区', '县']));
        has(gone, come)
            || has(come, gone)
            || gone.split('、').any(|one| has(one, one) && come.split('、').any(|other| one == other))
    };
    own.iter()
        .enumerate()
        .any(|(at, from)| own.iter().enumerate().any(|(to, into)| at != to && meet(from.change.old, into.change.new)))
}

/// The members of a list before and after.
type Members<'t> = (Vec<&'t str>, Vec<&'t str>);

/// The members of two lists that stand in one sentence: of what both texts begin and end with as many words are cut off as
/// leave most members the same; `None` where a side has no list.
fn members<'t>(old: &'t str, new: &'t str, lexicon: &Lexicon) -> Option<Members<'t>> {
    let bounds = |text: &str| lexicon.cut(text).into_iter().map(|word| word.start).collect::<BTreeSet<usize>>();
    let (old_bounds, new_bounds) = (bounds(old), bounds(new));
    let is_bound = |before: usize, after: usize| old_bounds.contains(&before) && new_bounds.contains(&after);
    let front = shared(old.chars().zip(new.chars()));
    let back = shared(old.chars().rev().zip(new.chars().rev()));
    let cut = |head: usize, tail: usize| {
        let inside = |text: &'t str| text.get(head..text.len().checked_sub(tail)?).map(split);
        Some((inside(old)?, inside(new)?))
    };
    let rank = |head: usize, tail: usize, (olds, news): &Members<'t>| {
        let same: Vec<&str> = olds.iter().copied().filter(|member| news.contains(member)).collect();
        let words = [is_bound(head, head), tail == 0 || is_bound(old.len() - tail, new.len() - tail)];
        (same.len(), same.concat().len(), words.into_iter().filter(|whole| *whole).count(), head + tail)
    };
    let cuts = front.iter().flat_map(|&head| back.iter().map(move |&tail| (head, tail)));
    let lists = cuts.filter_map(|(head, tail)| cut(head, tail).map(|lists| (rank(head, tail, &lists), lists)));
    let (_, (olds, news)) = lists.max_by_key(|(rank, _)| *rank)?;
    (are_members(&olds) && are_members(&news)).then_some((olds, news))
}

/// How many bytes the first member may share with what stands before it, in characters that both texts have.
fn shared(chars: impl Iterator<Item = (char, char)>) -> Vec<usize> {
    let equal = chars.take(AROUND).take_while(|(a, b)| a == b && *a != '、');
    let ends = equal.scan(0, |at, (ch, _)| {
        *at += ch.len_utf8();
        Some(*at)
    });
    [0].into_iter().chain(ends).collect()
}

/// The members of a list; the last one may be joined by a word.
fn split(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = text.split('、').collect();
    let joined = out.last().and_then(|last| last.split_once(['和', '及', '与', '或']));
    if let Some((last, joined)) = joined {
        out.pop();
        out.extend([last.trim_end_matches('以'), joined.trim_start_matches('者')]);
    }
    out
}

fn are_members(list: &[&str]) -> bool {
    let letters = |member: &&str| (1..=MEMBER).contains(&member.chars().filter(|ch| is_letter(*ch)).count());
    let once: BTreeSet<&str> = list.iter().copied().collect();
    list.len() >= LEAST && once.len() == list.len() && list.iter().all(letters)
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
