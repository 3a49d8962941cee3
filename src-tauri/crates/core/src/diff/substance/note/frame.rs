//! Whether what stands around an amount that was replaced says the same of it: only then did it go up or down. A cap that
//! became a floor, or a fine for another person, is another rule.

use super::{Sides, phrase::Phrases};
use crate::{
    diff::{normalize::Change, region},
    numeral,
    words::is_letter,
};

/// Words that say something of the amount beside them, and what; longer ones first where one begins another.
const WORDS: [(&str, &str); 45] = [
    ("不得超过", "≤"),
    ("不得高于", "≤"),
    ("不得多于", "≤"),
    ("不超过", "≤"),
    ("不高于", "≤"),
    ("不多于", "≤"),
    ("不得少于", "≥"),
    ("不得低于", "≥"),
    ("不少于", "≥"),
    ("不低于", "≥"),
    ("不小于", "≥"),
    ("不足", "<"),
    ("不满", "<"),
    ("不到", "<"),
    ("未满", "<"),
    ("最高", "≤"),
    ("最多", "≤"),
    ("至多", "≤"),
    ("上限", "≤"),
    ("以下", "≤"),
    ("以内", "≤"),
    ("内容", ""),
    ("内", "≤"),
    ("最低", "≥"),
    ("最少", "≥"),
    ("至少", "≥"),
    ("下限", "≥"),
    ("以上", "≥"),
    ("超过", ">"),
    ("高于", ">"),
    ("低于", "<"),
    ("少于", "<"),
    ("未", "¬"),
    ("非", "¬"),
    ("单位", "单位"),
    ("个人", "个人"),
    ("企业", "企业"),
    ("高校", "高校"),
    ("机构", "机构"),
    ("家庭", "家庭"),
    ("违法所得", "违法所得"),
    ("货值", "货值"),
    ("价值", "价值"),
    ("销售额", "销售额"),
    ("营业额", "营业额"),
];
/// Letters that say nothing of an amount.
const EMPTY: &str = "以的处可并";

/// Whether the phrases in which `from` and `to` stand say the same of them.
pub(super) fn is_kept(change: &Change<'_>, from: &str, to: &str, sides: &Sides<'_>) -> bool {
    let Phrases { old, new, .. } = Phrases::whole(change, from, to, sides);
    let rest = |phrase: &str, amount: &str| phrase.replacen(amount, "", 1);
    let (old, new) = (rest(old, from), rest(new, to));
    old == new
        || says(&old) == says(&new) && (is_longer(&old, &new) || is_alike(&old, &new) && !is_of_another(&old, &new))
}

/// Whether one phrase is the end of the other: a mark that came or went before it cuts 成交额翻一番，达到 off.
fn is_longer(old: &str, new: &str) -> bool {
    const LEAST: usize = 2;
    let (less, more) = if old.len() < new.len() { (old, new) } else { (new, old) };
    less.chars().filter(|ch| is_letter(*ch)).count() >= LEAST && more.ends_with(less)
}

/// Whether the text around an amount names another thing: 孵化器给予 for 众创空间给予, 市级 for 国家级. Who decides is no such
/// thing, and the other end of a range is none.
fn is_of_another(old: &str, new: &str) -> bool {
    let letters = |text: &str| -> Vec<char> { text.chars().filter(|ch| is_letter(*ch) && !is_amount(*ch)).collect() };
    let (old, new) = (bare(old), bare(new));
    let (front, back) = region::equal_ends(&old, &new);
    let [gone, come] = [&old[front..old.len() - back], &new[front..new.len() - back]];
    let who = old[..front].contains('由') || gone.starts_with('由') || come.starts_with('由');
    let (gone, come) = (letters(gone), letters(come));
    let levels = |letters: &[char]| letters.iter().all(|ch| "国省市区县".contains(*ch));
    let are_words = gone.len().max(come.len()) > 1 || levels(&gone) && levels(&come);
    !who && !gone.is_empty() && !come.is_empty() && are_words
}

fn is_amount(ch: char) -> bool {
    ch.is_ascii_digit() || numeral::is_numeral(ch) || "万亿元倍%％".contains(ch)
}

/// Whether two texts besides an amount say the same of it: 最高不超过 and 不超过 do, 增加 and 减少 do not.
pub(super) fn is_same(old: &str, new: &str) -> bool {
    old == new || says(old) == says(new) && bare(old) == bare(new)
}

/// The letters of a text that no word of the table and no letter that says nothing holds.
fn bare(text: &str) -> String {
    const NOTHING: &str = "以的处并在于为按达至到起约共均各";
    let text = WORDS
        .iter()
        .filter(|(_, says)| !says.is_empty() && "≤≥<>".contains(says))
        .fold(text.to_owned(), |text, (word, _)| text.replace(word, ""));
    text.chars().filter(|ch| !NOTHING.contains(*ch)).collect()
}

fn says(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let found = WORDS.iter().find(|(word, _)| rest.starts_with(word));
        let said = match found {
            Some((_, says)) => (*says).to_owned(),
            // 每人, 每年: of what it is.
            None if first == '每' => {
                let long = rest.chars().nth(1).is_some_and(|ch| matches!(ch, '学' | '半' | '季'));
                rest.chars().take(if long { 3 } else { 2 }).collect()
            }
            None => String::new(),
        };
        // 最高不超过 says it once.
        if !said.is_empty() && out.last() != Some(&said) {
            out.push(said);
        }
        rest = &rest[found.map_or(first.len_utf8(), |(word, _)| word.len())..];
    }
    out
}

/// Whether two texts share half of their letters, in order.
fn is_alike(old: &str, new: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch) && !EMPTY.contains(*ch)).collect::<Vec<char>>();
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
    2 * 2 * shared >= old.len() + new.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_say_of_an_amount_is_compared_and_not_the_words() {
        assert_eq!(says("给予最高不超过补助"), says("给予不超过奖励"), "a cap is a cap");
        assert_ne!(says("补助不超过"), says("补助不少于"), "a floor is none");
        assert_ne!(says("对个人处以下、对单位处以下"), says("对单位处以下、对个人处以下"), "the order counts");
        assert_ne!(says("给予每人每月补贴"), says("给予每人每年补贴"), "and for how long");
        assert!(is_same("最高不超过", "不超过"), "a cap is said once or twice");
        assert!(!is_same("内容", ""), "no bound, though 内 is one");
        assert!(!is_same("增加", "减少"), "another direction");
        assert!(is_alike("处以", "处"), "some words say nothing");
        assert!(is_alike("给予一次性补助", "给予补助"), "most of it is the same");
        assert!(!is_alike("判处死刑缓期执行", "自判决生效之日起"), "another rule is another rule");
    }
}
