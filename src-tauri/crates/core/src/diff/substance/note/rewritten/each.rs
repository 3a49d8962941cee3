//! Amounts that one text gives in a list (对甲、乙分别补助6万元、2万元) and the other one by one: which of them is whose.

use std::ops::Range;

use super::super::{
    amount::{figure, value},
    quote::quoted,
};
use crate::{
    diff::{atoms, tokens::Class},
    words::Lexicon,
};

/// The word behind those who get something each.
pub(super) const EACH: &str = "分别";
/// Marks that end what is said of one list.
const ENDS: [char; 4] = ['。', '；', '：', '\n'];
/// What joins the members of a list.
const JOINING: [&str; 4] = ["、", "和", "与", "及"];
/// What a member of a list may begin with.
const BEFORE: [&str; 4] = ["对", "给予", "向", "以及"];
/// So many phrases before the word are looked at for the list.
const PHRASES: usize = 2;

/// What became of the amount of each member of the lists in `listed`, which `other` gives one by one; `None` where it is not
/// certain whose an amount is. `was_listed` where the list is the older text.
pub(super) fn told(listed: &str, other: &str, was_listed: bool, lexicon: &Lexicon) -> Option<Vec<String>> {
    let (own, others) = (amounts(listed, lexicon), amounts(other, lexicon));
    let (mut covered, mut others_covered) = (Vec::new(), Vec::new());
    let mut out = Vec::new();
    for (at, _) in listed.match_indices(EACH) {
        let members = members(&listed[..at])?;
        let end = listed[at..].find(ENDS).map_or(listed.len(), |end| at + end);
        let mut run = own.iter().filter(|amount| amount.start >= at && amount.end <= end);
        let mut last: Option<&Range<usize>> = None;
        for member in members {
            let amount = run.next()?;
            if last.is_some_and(|last| !JOINING.contains(&&listed[last.end..amount.start])) {
                return None;
            }
            last = Some(amount);
            let there = amount_of(member, other, &others)?;
            covered.push(amount.clone());
            others_covered.push(there.clone());
            let (from, to) = (&listed[amount.clone()], &other[there]);
            let (from, to) = if was_listed { (from, to) } else { (to, from) };
            if value(from)? != value(to)? {
                out.push(figure(from, to, Some(&format!("“{}”的数额", quoted(member, lexicon)))));
            }
        }
    }
    // Amounts besides the lists must be the same ones.
    let rest = |text: &str, all: Vec<Range<usize>>, covered: &[Range<usize>]| {
        let mut out: Vec<String> =
            all.into_iter().filter(|one| !covered.contains(one)).map(|one| text[one].to_owned()).collect();
        out.sort_unstable();
        out
    };
    let once = |covered: &[Range<usize>]| covered.iter().enumerate().all(|(at, one)| !covered[..at].contains(one));
    let certain = !covered.is_empty() && once(&others_covered);
    (certain && rest(listed, own, &covered) == rest(other, others, &others_covered)).then_some(out)
}

/// The members of the list that stands at the end of `text`.
fn members<'t>(text: &'t str) -> Option<Vec<&'t str>> {
    let phrase = text.rsplit(ENDS).next()?;
    let mut phrases = phrase.split('，').rev().filter(|phrase| !phrase.is_empty()).take(PHRASES);
    let phrase = phrases.find(|phrase| JOINING.iter().any(|word| phrase.contains(word)))?;
    let mut out: Vec<&str> = phrase.split('、').collect();
    let last = out.pop()?;
    match JOINING[1..].iter().find_map(|word| last.split_once(word)) {
        Some((one, other)) => out.extend([one, other]),
        None => out.push(last),
    }
    let bare = |member: &'t str| BEFORE.iter().find_map(|word| member.strip_prefix(word)).unwrap_or(member);
    let out: Vec<&str> = out.into_iter().map(bare).collect();
    (out.len() > 1 && out.iter().all(|member| !member.is_empty())).then_some(out)
}

/// The amount that follows the only place where `text` names `member`.
fn amount_of(member: &str, text: &str, amounts: &[Range<usize>]) -> Option<Range<usize>> {
    let mut places = text.match_indices(member).map(|(at, own)| at + own.len());
    let (place, None) = (places.next()?, places.next()) else { return None };
    let end = text[place..].find(ENDS).map_or(text.len(), |end| place + end);
    amounts.iter().find(|amount| amount.start >= place && amount.end <= end).cloned()
}

/// Where the amounts of a text stand: money, shares and counts with their unit.
fn amounts(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let all = atoms::atoms(text, || lexicon.cut(text)).into_iter();
    let counts = |own: &Range<usize>| value(&text[own.clone()]).is_some_and(|(_, unit)| !unit.is_empty());
    all.filter(|(own, class)| matches!(class, Class::Money | Class::Number) && counts(own))
        .map(|(own, _)| own)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_member_keeps_its_amount() {
        let lexicon = Lexicon::new();
        let one_by_one = "对新建书屋，给予3万元奖励。\n对新建茶园，给予2万元奖励。";
        let told = |listed: &str| told(listed, one_by_one, false, &lexicon);
        let same = "对新建书屋、茶园，分别给予3万元、2万元奖励。";
        assert_eq!(told(same), Some(Vec::new()), "nothing changed");
        let raised = told("对新建书屋、茶园，按年度分别给予3万元、4万元奖励。");
        assert_eq!(raised, Some(vec!["将“茶园”的数额由2万元上调至4万元（+100%）".to_owned()]));
        let swapped = told("对新建书屋、茶园，分别给予2万元、3万元奖励。").unwrap_or_default();
        assert_eq!(swapped.len(), 2, "the same amounts are not whose they were: {swapped:?}");
        assert_eq!(told("对新建书屋、灯塔，分别给予3万元、2万元奖励。"), None, "灯塔 had no amount");
        assert_eq!(told("对新建书屋、茶园，分别给予3万元、2万元奖励，总额不超过9万元。"), None, "9万元 is new");
    }
}
