//! Whether what stands around an amount that was replaced says the same of it: only then did it go up or down. A cap that
//! became a floor, or a fine for another person, is another rule.

use super::{Sides, phrase};
use crate::{diff::normalize::Change, words::is_letter};

/// What words say of the amount beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    AtMost,
    AtLeast,
    More,
    Less,
    Not,
    Each,
    ForBody,
    ForPerson,
}

/// The words, longer ones first where one begins another.
const WORDS: [(&str, Says); 31] = [
    ("不得超过", Says::AtMost),
    ("不超过", Says::AtMost),
    ("不高于", Says::AtMost),
    ("不多于", Says::AtMost),
    ("不少于", Says::AtLeast),
    ("不低于", Says::AtLeast),
    ("不小于", Says::AtLeast),
    ("不足", Says::Less),
    ("不满", Says::Less),
    ("不到", Says::Less),
    ("未满", Says::Less),
    ("最高", Says::AtMost),
    ("最多", Says::AtMost),
    ("至多", Says::AtMost),
    ("上限", Says::AtMost),
    ("以下", Says::AtMost),
    ("以内", Says::AtMost),
    ("最低", Says::AtLeast),
    ("最少", Says::AtLeast),
    ("至少", Says::AtLeast),
    ("下限", Says::AtLeast),
    ("以上", Says::AtLeast),
    ("超过", Says::More),
    ("高于", Says::More),
    ("低于", Says::Less),
    ("少于", Says::Less),
    ("未", Says::Not),
    ("非", Says::Not),
    ("每", Says::Each),
    ("单位", Says::ForBody),
    ("个人", Says::ForPerson),
];

/// So much of what stands around both amounts is the same, of two halves.
const ALIKE: usize = 1;

/// Whether the phrases in which `from` and `to` stand say the same of them.
pub(super) fn is_kept(change: &Change<'_>, from: &str, to: &str, sides: &Sides<'_>) -> bool {
    if change.old == from && change.new == to && phrase_is_kept(change) {
        return true;
    }
    let (old, new) = phrase::of_both(change, from, to, sides);
    let rest = |phrase: &str, amount: &str| phrase.replacen(amount, "", 1);
    let (old, new) = (rest(&old, from), rest(&new, to));
    says(&old) == says(&new) && is_alike(&old, &new)
}

/// Whether nothing but equal text stands beside a change up to the marks around it.
fn phrase_is_kept(change: &Change<'_>) -> bool {
    change.before.contains(phrase::is_mark) && change.after.contains(phrase::is_mark)
}

fn says(text: &str) -> Vec<Says> {
    let mut out: Vec<Says> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
            Some((word, says)) => {
                // 最高不超过 says it once.
                if out.last() != Some(says) {
                    out.push(*says);
                }
                rest = &rest[word.len()..];
            }
            None => rest = &rest[first.len_utf8()..],
        }
    }
    out
}

/// Whether two texts share half of their letters, in order.
fn is_alike(old: &str, new: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).collect::<Vec<char>>();
    let (old, new) = (letters(old), letters(new));
    // best[j] is how many letters the old ones so far and the first j new ones share.
    let mut best = vec![0usize; new.len() + 1];
    for a in &old {
        let mut across = 0;
        for (j, b) in new.iter().enumerate() {
            let up = best[j + 1];
            best[j + 1] = if a == b { across + 1 } else { up.max(best[j]) };
            across = up;
        }
    }
    let shared = best.last().copied().unwrap_or(0);
    2 * 2 * shared >= ALIKE * (old.len() + new.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_say_of_an_amount_is_compared_and_not_the_words() {
        assert_eq!(says("给予最高不超过补助"), says("给予不超过奖励"), "a cap is a cap");
        assert_ne!(says("补助不超过"), says("补助不少于"), "a floor is none");
        assert_ne!(says("对个人处以下、对单位处以下"), says("对单位处以下、对个人处以下"), "the order counts");
        assert!(is_alike("给予一次性补助", "给予补助"), "most of it is the same");
        assert!(!is_alike("判处死刑缓期执行", "自判决生效之日起"), "another rule is another rule");
    }
}
