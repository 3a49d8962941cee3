//! Phrases that stand in both texts are found first: only what lies between them is cut into words and compared closely.
//!
//! A phrase ends behind ，。；： or a line break outside brackets and titles, and before an opening bracket, so that no
//! number, date, 《title》 or list of units lies in two phrases.

use std::ops::Range;

use super::edits::{self, Hunk, Interner};

/// Up to so many pairs of phrases the matching ones are found by their length; beyond, by those that occur once.
const AT_ONCE: usize = 250_000;

/// A phrase of fewer bytes is compared by its words.
const SHORT: usize = 18;

/// Where two texts differ by phrases.
#[derive(Debug, Default)]
pub(super) struct Regions {
    /// The old phrases, as byte ranges that cover the text.
    pub(super) old: Vec<Range<usize>>,
    /// The new phrases.
    pub(super) new: Vec<Range<usize>>,
    /// Ranges of phrases that have no partner, in order.
    pub(super) hunks: Vec<Hunk>,
}

impl Regions {
    /// The regions of two texts.
    pub(super) fn of(old: &str, new: &str) -> Self {
        let (olds, news) = (phrases(old), phrases(new));
        // A short phrase holds nothing in its place.
        let same = |i: usize, j: usize| olds[i].len() >= SHORT && old[olds[i].clone()] == new[news[j].clone()];
        let most = olds.len().min(news.len());
        let front = (0..most).take_while(|&k| same(k, k)).count();
        let back = (1..=most - front).take_while(|&k| same(olds.len() - k, news.len() - k)).count();
        let middle = Hunk { old: front..olds.len() - back, new: front..news.len() - back };
        let hunks = match (middle.old.len(), middle.new.len()) {
            (0, 0) => Vec::new(),
            (0, _) | (_, 0) => vec![Hunk { old: 0..middle.old.len(), new: 0..middle.new.len() }],
            _ => unequal((old, &olds[middle.old.clone()]), (new, &news[middle.new.clone()])),
        };
        let placed = |hunk: Hunk| Hunk {
            old: front + hunk.old.start..front + hunk.old.end,
            new: front + hunk.new.start..front + hunk.new.end,
        };
        let mut out = Self { old: olds, new: news, hunks: hunks.into_iter().map(placed).collect() };
        out.forget_strays();
        out
    }

    /// The hunks as ranges of bytes.
    pub(super) fn bytes(&self) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
        let place = |phrases: &[Range<usize>], at: usize| match phrases.get(at) {
            Some(phrase) => phrase.start,
            None => phrases.last().map_or(0, |last| last.end),
        };
        let bytes = move |phrases: &[Range<usize>], range: &Range<usize>| {
            place(phrases, range.start)..place(phrases, range.end)
        };
        self.hunks.iter().map(move |hunk| (bytes(&self.old, &hunk.old), bytes(&self.new, &hunk.new)))
    }

    /// Joins hunks around equal phrases that stand in the way: where much goes before them and much comes behind them (or
    /// the other way round), they moved, and what lies around them belongs together.
    fn forget_strays(&mut self) {
        let mut out: Vec<Hunk> = Vec::with_capacity(self.hunks.len());
        for hunk in std::mem::take(&mut self.hunks) {
            match out.last_mut() {
                Some(last) if self.is_stray(last, &hunk) => {
                    *last = Hunk { old: last.old.start..hunk.old.end, new: last.new.start..hunk.new.end };
                }
                _ => out.push(hunk),
            }
        }
        self.hunks = out;
    }

    fn is_stray(&self, left: &Hunk, right: &Hunk) -> bool {
        let bytes = |list: &[Range<usize>], range: &Range<usize>| -> isize {
            list[range.clone()].iter().map(|phrase| phrase.len() as isize).sum()
        };
        let excess = |hunk: &Hunk| bytes(&self.old, &hunk.old) - bytes(&self.new, &hunk.new);
        let kept = bytes(&self.old, &(left.old.end..right.old.start));
        let (before, behind) = (excess(left), excess(right));
        before.signum() * behind.signum() < 0 && 2 * kept < before.abs().min(behind.abs())
    }
}

/// The hunks of two runs of phrases.
fn unequal((old, olds): (&str, &[Range<usize>]), (new, news): (&str, &[Range<usize>])) -> Vec<Hunk> {
    let mut interner = Interner::default();
    // A short phrase gets a number that the other side does not have.
    let old_ids: Vec<u64> = olds.iter().map(|phrase| number(&mut interner, &old[phrase.clone()], 0)).collect();
    let new_ids: Vec<u64> = news.iter().map(|phrase| number(&mut interner, &new[phrase.clone()], 1)).collect();
    if old_ids.len() * new_ids.len() <= AT_ONCE {
        let weights: Vec<u32> = olds.iter().map(|phrase| weight(&old[phrase.clone()])).collect();
        edits::heaviest(&old_ids, &new_ids, &weights)
    } else {
        edits::anchored(&old_ids, &new_ids)
    }
}

/// The bytes of a phrase without its amounts, and less of one that says how much is paid: where tiers were raised, the same
/// amount stands in another tier.
fn weight(phrase: &str) -> u32 {
    const PAYS: [&str; 10] = ["按", "给予", "最高", "奖励", "补助", "补贴", "资助", "每", "一次性", "不超过"];
    const LESS: u32 = 3;
    let counts = |ch: &char| !ch.is_ascii_digit() && !matches!(ch, '万' | '亿' | '元' | '%');
    let bytes: u32 = phrase.chars().filter(counts).map(|ch| ch.len_utf8() as u32).sum();
    let pays = phrase.contains(|ch: char| ch.is_ascii_digit()) && PAYS.iter().any(|word| phrase.starts_with(word));
    if pays { bytes / LESS } else { bytes }
}

fn number<'t>(interner: &mut Interner<'t>, text: &'t str, own: u64) -> u64 {
    if text.len() < SHORT { own } else { interner.number(text) }
}

/// The phrases of `text` as byte ranges that cover it; a line break belongs to the phrase before it.
fn phrases(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut depth, mut before) = (0, 0i32, ' ');
    let mut chars = text.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        if ('\u{4e00}'..='\u{9fff}').contains(&ch) {
            before = ch;
            continue;
        }
        let behind = at + ch.len_utf8();
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        match ch {
            '（' | '(' | '《' | '〔' => {
                if depth == 0 && at > start && matches!(ch, '（' | '(') && !before.is_alphanumeric() {
                    out.push(start..at);
                    start = at;
                }
                depth += 1;
            }
            '）' | ')' | '》' | '〕' => depth = (depth - 1).max(0),
            // No bracket goes over the end of a paragraph.
            '\n' => depth = 0,
            _ => {}
        }
        let mark =
            matches!(ch, '，' | '。' | '；' | '：' | ',' | ';' | ':') && !(before.is_numeric() && next.is_numeric());
        if next != '\n' && depth == 0 && (ch == '\n' || mark) {
            out.push(start..behind);
            start = behind;
        }
        before = ch;
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        phrases(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn phrases_cover_the_text_and_cut_nothing_whole() {
        let text = "依照《甲，乙办法》执行，补助１，１００元。（责任单位：市甲局，市乙局）\n完";
        assert_eq!(
            cut(text),
            ["依照《甲，乙办法》执行，", "补助１，１００元。", "（责任单位：市甲局，市乙局）\n", "完"],
            "titles, numbers and lists of units lie in one phrase"
        );
        assert_eq!(cut(text).concat(), text, "phrases cover the text");
    }

    #[test]
    fn the_longer_phrase_is_kept() {
        let regions = Regions::of(
            "支持企业建设共享仓库和码头，鼓励社区设立快递点，",
            "鼓励社区设立快递点，支持企业建设共享仓库和码头，",
        );
        assert_eq!(regions.hunks.len(), 2, "one phrase stays, the other one goes and comes");
        assert_eq!(regions.hunks[0], Hunk { old: 0..0, new: 0..1 }, "the longer one stays");
    }
}
