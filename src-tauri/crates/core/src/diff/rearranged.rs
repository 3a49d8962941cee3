//! Phrases of one sentence that stand in another order: each is compared with itself, so that no amount is compared with that of
//! another phrase.

use super::items::{Line, Piece, letters, pieces};
use crate::numeral;

/// A sentence of more phrases is compared as text.
const MOST: usize = 16;
/// A phrase has at least so many letters.
const LEAST: usize = 5;
/// How phrases begin that say something of the one before them: they move with it.
const DEPENDENT: [&str; 14] =
    ["按", "最高", "最低", "最多", "不超过", "不低于", "给予", "予以", "并", "且", "其中", "但", "单个", "一次性"];

/// Both texts, which are a sentence each, in pieces that are compared by themselves; `None` unless every phrase of the one is a
/// phrase of the other, but for its amounts, and some stand in another order.
pub(super) fn rearranged<'t>(old: &'t str, new: &'t str) -> Option<Vec<Piece<'t>>> {
    // 由甲局负责拨付，乙局负责评审: the word belongs to both.
    let front = ['由'].into_iter().find(|ch| old.starts_with(*ch) && new.starts_with(*ch)).map_or(0, char::len_utf8);
    let (olds, news) = (phrases(old, front)?, phrases(new, front)?);
    if olds.len().min(news.len()) < 2 {
        return None;
    }
    let pairs = match olds.len() <= news.len() {
        true => pairs(&olds, &news)?,
        false => {
            let mut pairs: Vec<(usize, usize)> = pairs(&news, &olds)?.into_iter().map(|(j, i)| (i, j)).collect();
            pairs.sort_unstable();
            pairs
        }
    };
    let is_alone = |text: &str| letters(text) >= LEAST && !DEPENDENT.iter().any(|word| text.starts_with(word));
    if pairs.is_sorted_by_key(|(_, j)| *j) || !olds.iter().chain(&news).all(|phrase| is_alone(phrase.bare)) {
        return None;
    }
    let mut out = vec![(&old[..front], &new[..front])];
    out.extend(pieces((old, olds), (new, news), pairs));
    Some(out)
}

/// The partner of each of the fewer phrases among the others: the one that is equal, else the only one that is but for its
/// amounts.
fn pairs(fewer: &[Line<'_>], others: &[Line<'_>]) -> Option<Vec<(usize, usize)>> {
    fn only(list: &[Line<'_>], is_one: impl Fn(&str) -> bool) -> Option<usize> {
        let mut found = (0..list.len()).filter(|&at| is_one(list[at].bare));
        found.next().filter(|_| found.next().is_none())
    }
    let has = |list: &[Line<'_>], own: &str| list.iter().any(|other| other.bare == own);
    let partner = |(at, phrase): (usize, &Line<'_>)| {
        let own = phrase.bare;
        let alike = |text: &str, list: &[Line<'_>]| !has(list, text) && is_same(text, own);
        // Most sentences hold a phrase that the other one lacks.
        let other = match has(others, own) {
            true => only(others, |text| text == own)?,
            false => only(others, |text| alike(text, fewer))?,
        };
        let back = match others[other].bare == own {
            true => only(fewer, |text| text == own)?,
            false => only(fewer, |text| alike(text, others))?,
        };
        (back == at).then_some((at, other))
    };
    fewer.iter().enumerate().map(partner).collect()
}

/// The phrases of a sentence from byte `from` on, of one with semicolons what stands between these; `None` of several sentences
/// or too many phrases.
fn phrases(text: &str, from: usize) -> Option<Vec<Line<'_>>> {
    let body = text.trim_end_matches(['。', '\n']);
    if body.contains(['\n', '。']) {
        return None;
    }
    let mut out = Vec::new();
    let mut start = from;
    let mark = if body.contains('；') { '；' } else { '，' };
    for part in text[from..].split_inclusive(mark) {
        let bare = part.trim_end_matches([mark, '。', '\n']);
        out.push(Line { text: start..start + bare.len(), end: start + part.len(), bare, number: None });
        start += part.len();
    }
    (out.len() <= MOST).then_some(out)
}

/// Whether two phrases are equal but for their amounts.
fn is_same(old: &str, new: &str) -> bool {
    let counts = |ch: &char| !numeral::is_numeral(*ch) && *ch != '.';
    old == new || old.chars().filter(counts).eq(new.chars().filter(counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_that_moved_is_compared_with_itself() {
        let old = "对甲类企业奖励100万元，对乙类企业奖励50万元。";
        let new = "对乙类企业奖励60万元，对甲类企业奖励100万元。";
        let found = rearranged(old, new).unwrap_or_default();
        assert!(found.contains(&("对乙类企业奖励50万元", "对乙类企业奖励60万元")), "an edited one stays: {found:?}");
        assert!(found.contains(&("对甲类企业奖励100万元，", "")), "the other one goes whole: {found:?}");
        let joined = |side: fn(&Piece<'_>) -> String| found.iter().map(side).collect::<String>();
        assert_eq!(joined(|piece| piece.0.to_owned()), old, "the pieces give the old text");
        assert_eq!(joined(|piece| piece.1.to_owned()), new, "and the new one");
    }

    #[test]
    fn what_stands_in_its_place_or_is_another_phrase_is_text() {
        let old = "对甲类企业奖励100万元，对乙类企业奖励50万元。";
        for new in [
            "对甲类企业奖励80万元，对乙类企业奖励50万元。",
            "对乙类企业奖励50万元，对丙类企业奖励100万元。",
            "对乙类企业奖励50万元。对甲类企业奖励100万元。",
        ] {
            assert_eq!(rearranged(old, new), None, "{new}");
        }
        let (old, new) = (
            "对甲类企业，按一成给予补助，对乙类企业，按两成给予补助",
            "对甲类企业，按两成给予补助，对乙类企业，按三成给予补助",
        );
        assert_eq!(rearranged(old, new), None, "what a phrase says of the one before it stays with it");
        let alike = ("满一年补贴五成，满两年补贴十成。", "满两年补贴八成，满一年补贴四成。");
        assert_eq!(rearranged(alike.0, alike.1), None, "which one is which is not known");
    }

    #[test]
    fn equal_phrases_are_known_and_others_may_have_come() {
        let (old, new) = ("满一年补贴五成，满两年补贴十成。", "满两年补贴十成，满三年另行补贴，满一年补贴五成。");
        for (old, new) in [(old, new), (new, old)] {
            assert!(rearranged(old, new).is_some(), "{old} became {new}");
        }
    }
}
