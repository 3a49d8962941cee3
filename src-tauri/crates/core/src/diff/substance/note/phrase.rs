//! A change with so much around it that it can be read alone: the phrase that it stands in, or the word behind or before
//! which text came.

use std::ops::Range;

use super::{
    Sides,
    quote::{is_edge, quoted, without_half_brackets},
    renames::name_before,
};
use crate::{
    diff::{normalize::Change, substance::moves::JOINING},
    numeral,
    words::{Lexicon, is_letter},
};

/// A phrase of at most so many letters is quoted whole.
const PHRASE: usize = 26;
/// A list with what is said of it is quoted whole up to so many.
const LIST: usize = 40;
/// Paragraphs of at most so many characters are quoted whole.
const LINES: usize = 60;
/// A place is told by the words of at least so many letters beside it,
const PLACE: usize = 2;
/// looked for among so many characters.
const NEAR: usize = 10;

/// Texts of more letters are no words.
const WORDS: usize = 10;
/// So many letters beside a scrap are looked at for whole words.
const BESIDE: usize = 6;

/// Marks that phrases lie between.
pub(super) fn is_mark(ch: char) -> bool {
    matches!(ch, '，' | '。' | '；' | '：' | '、' | '（' | '）' | '(' | ')' | '“' | '”' | '《' | '》' | '\n')
}

/// The bytes of a text up to its first mark; 县（市、区） is one word.
fn to_mark(text: &str, mark: fn(char) -> bool) -> usize {
    let mut end = 0;
    loop {
        let at = end + text[end..].find(mark).unwrap_or(text.len() - end);
        match places(&text[at..]) {
            Some(length) => end = at + length,
            None => return at,
        }
    }
}

/// The byte behind the last mark of a text, in the same way.
fn from_mark(text: &str, mark: fn(char) -> bool) -> usize {
    let mut start = text.len();
    while let Some((at, found)) = text[..start].char_indices().rfind(|(_, ch)| mark(*ch)) {
        let behind = at + found.len_utf8();
        match text[..behind].rfind(['（', '(']).filter(|&open| places(&text[open..]) == Some(behind - open)) {
            Some(open) => start = open,
            None => return behind,
        }
    }
    0
}

/// The bytes of a bracket that a text begins with, where it holds nothing but what places are: （市、区）.
fn places(text: &str) -> Option<usize> {
    const PLACES: &str = "省市州盟区县旗乡镇街道园、";
    let inside = text.strip_prefix(['（', '('])?;
    let end = inside.find(|ch| !PLACES.contains(ch))?;
    let close = inside[end..].chars().next().filter(|ch| matches!(ch, '）' | ')'))?;
    (end > 0).then_some(text.len() - inside.len() + end + close.len_utf8())
}

/// What stands between the marks around a range: the whole list that it stands in, where that is short and the other members
/// have no amounts of their own.
pub(super) fn between(text: &str, range: &Range<usize>) -> Range<usize> {
    let within =
        |mark: fn(char) -> bool| from_mark(&text[..range.start], mark)..range.end + to_mark(&text[range.end..], mark);
    let (list, own) = (within(|ch| is_mark(ch) && ch != '、'), within(is_mark));
    let is_short = text[list.clone()].chars().filter(|ch| is_letter(*ch)).count() <= LIST;
    let others = [&text[list.start..own.start], &text[own.end..list.end]];
    if is_short && !others.iter().any(|text| text.contains(|ch: char| ch.is_ascii_digit())) { list } else { own }
}

/// The phrases that a replacement stands in, old and new, where both are short and nothing else changed in them; the whole
/// paragraphs of one that goes over their ends.
pub(super) fn around(change: &Change<'_>, sides: &Sides<'_>) -> Option<(String, String)> {
    let lines = change.old.trim_matches(is_edge).contains('\n') || change.new.trim_matches(is_edge).contains('\n');
    let edge = |ch: char| if lines { ch == '\n' } else { is_mark(ch) };
    let (old, new) = (sides.old_text, sides.new_text);
    let (old_end, new_end) = (change.at.0 + change.old.len(), change.at.1 + change.new.len());
    if lines {
        let whole = |text: &str, start: usize, end: usize| {
            let from = text[..start].rfind(edge).map_or(0, |at| at + 1);
            let to = text[end..].find(edge).map_or(text.len(), |at| end + at);
            let lines = text[from..to].trim_matches(is_edge);
            (lines.chars().count() <= LINES).then(|| lines.to_owned())
        };
        return Some((whole(old, change.at.0, old_end)?, whole(new, change.at.1, new_end)?));
    }
    let front = |text: &str, start: usize| from_mark(&text[..start], is_mark)..start;
    let back = |text: &str, end: usize| end..end + to_mark(&text[end..], is_mark);
    let (before, after) = (front(old, change.at.0), back(old, old_end));
    if old[before.clone()] != new[front(new, change.at.1)] || old[after.clone()] != new[back(new, new_end)] {
        return None;
    }
    let (front, back) = (before.len(), after.len());
    let whole = |text: &str, start: usize, end: usize| {
        let text = without_half_brackets(text[start - front..end + back].trim_matches(is_edge));
        (text.chars().filter(|ch| is_letter(*ch)).count() <= PHRASE).then(|| text.to_owned())
    };
    Some((whole(old, change.at.0, old_end)?, whole(new, change.at.1, new_end)?))
}

/// A phrase before and after a change, and where it stands in the new text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrases<'t> {
    pub(super) old: &'t str,
    pub(super) new: &'t str,
    pub(super) place: Range<usize>,
}

impl<'t> Phrases<'t> {
    /// What changed, and nothing around it.
    pub(super) fn bare(change: &Change<'t>) -> Self {
        let place = change.at.1..change.at.1 + change.new.len();
        Self { old: change.old, new: change.new, place }
    }

    /// The phrases in which an amount of either side of a change stands, between the marks around it.
    pub(super) fn whole(change: &Change<'_>, from: &str, to: &str, sides: &Sides<'t>) -> Self {
        let phrase = |text: &str, start: usize, own: &str, amount: &str| {
            let at = start + own.find(amount).unwrap_or(0);
            between(text, &(at..at + amount.len()))
        };
        let old = phrase(sides.old_text, change.at.0, change.old, from);
        let place = phrase(sides.new_text, change.at.1, change.new, to);
        Self { old: &sides.old_text[old], new: &sides.new_text[place.clone()], place }
    }

    /// The same for a note: of long ones the last words, where both have the same ones; else what changed with a word before and
    /// behind it.
    pub(super) fn short(change: &Change<'t>, from: &str, to: &str, sides: &Sides<'t>) -> Self {
        let Self { old, new, place } = Self::whole(change, from, to, sides);
        let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count();
        let most = |text: &str| if text.contains('、') { LIST } else { PHRASE };
        if letters(old) <= most(old) && letters(new) <= most(new) {
            return Self { old, new, place };
        }
        let last = |phrase: &'t str, own: &str| {
            let starts = sides.lexicon.cut(phrase).into_iter().map(|word| &phrase[word.start..]);
            let opens = |rest: &str| rest.starts_with(is_letter) && without_half_brackets(rest) == rest;
            let mut fitting = starts.filter(|rest| letters(rest) <= PHRASE && rest.contains(own) && opens(rest));
            fitting.next()
        };
        let begin_alike = |old: &str, new: &str| old.chars().take(PLACE).eq(new.chars().take(PLACE));
        match (last(old, change.old), last(new, change.new)) {
            (Some(old), Some(new)) if begin_alike(old, new) => {
                Self { old, new, place: place.end - new.len()..place.end }
            }
            _ => Self::near(change, sides),
        }
    }

    /// What changed with the word before and the word behind it, as far as its phrase goes.
    fn near(change: &Change<'t>, sides: &Sides<'t>) -> Self {
        let before = last_word(change.before, sides.lexicon).len();
        let after = first_word(change.after, sides.lexicon).len();
        let (old_end, new_end) = (change.at.0 + change.old.len(), change.at.1 + change.new.len());
        let text = |text: &'t str, range: Range<usize>| text.get(range).unwrap_or("");
        let place = change.at.1 - before..new_end + after;
        Self {
            old: text(sides.old_text, change.at.0 - before..old_end + after),
            new: text(sides.new_text, place.clone()),
            place,
        }
    }

    /// Whether a change lies in the phrase on both sides, which then tells it.
    pub(super) fn holds(place: &Range<usize>, change: &Change<'_>) -> bool {
        let end = change.at.1 + change.new.len();
        // What only went may have stood at the end.
        let begins = place.contains(&change.at.1) || change.new.is_empty() && change.at.1 == place.end;
        let ends = |ch: char| is_mark(ch) && ch != '、';
        begins && end <= place.end && !change.old.contains(ends) && !change.new.contains(ends)
    }
}

/// What text that came inside a phrase is told as: 在“权限”后增加“范围”.
pub(super) fn added(change: &Change<'_>, come: &str, sides: &Sides<'_>) -> String {
    let lexicon = sides.lexicon;
    let plain = format!("增加“{}”", quoted(come, lexicon));
    let (begins, ends) = edges(change, change.new);
    if begins && ends {
        return plain;
    }
    // 半 before 年考核: a letter is read with its phrase.
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count();
    if letters(come) < PLACE
        && let Some((old, new)) = around(change, sides).filter(|(old, _)| letters(old) <= NEAR)
    {
        return format!("将“{old}”改为“{new}”");
    }
    let name = || name_before(sides.old_text, change.at.0);
    let before = if begins { None } else { name().or_else(|| last_words(change.before, lexicon)) };
    let place = match before {
        Some(before) => format!("在“{before}”后"),
        None if ends => return plain,
        None => match first_words(change.after, lexicon) {
            Some(after) => format!("在“{after}”前"),
            None => return plain,
        },
    };
    format!("{place}{plain}")
}

/// What text that went from inside a phrase is told as: where the phrase is short, as the phrase that became another one.
pub(super) fn cut(change: &Change<'_>, gone: &str, sides: &Sides<'_>) -> String {
    let phrases = || around(change, sides).filter(|(old, new)| old != new && new.chars().any(is_letter));
    match if edges(change, change.old) == (true, true) { None } else { phrases() } {
        Some((old, new)) => {
            format!("将“{}”改为“{}”", quoted(&old, sides.lexicon), quoted(&new, sides.lexicon))
        }
        None => format!("删去“{}”", quoted(gone, sides.lexicon)),
    }
}

/// Whether text that came or went begins and ends where a phrase or a member of a list does.
fn edges(change: &Change<'_>, own: &str) -> (bool, bool) {
    let listed = own.starts_with('、') || own.ends_with('、') || JOINING.iter().any(|word| own.starts_with(word));
    let begins = own.starts_with(is_mark) || change.before.is_empty() || change.before.ends_with(is_mark);
    let ends = own.ends_with(is_mark) || change.after.is_empty() || change.after.starts_with(is_mark);
    (listed || begins, listed || ends)
}

/// The last words of a text, as far back as its last mark.
pub(super) fn last_words<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let near = last_letters(text);
    let words = lexicon.cut(near);
    let start = words.iter().rev().map(|word| word.start).find(|&start| near[start..].chars().count() >= PLACE)?;
    // 50亿斤, and not 亿斤.
    let number = near[..start].trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == '.' || numeral::is_numeral(ch));
    let is_number =
        near[start..].starts_with(['万', '亿']) || near[number.len()..start].contains(|ch: char| ch.is_ascii_digit());
    Some(&near[if is_number { number.len() } else { start }..])
}

/// The first words of a text, up to its first mark.
pub(super) fn first_words<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let near = first_letters(text);
    let words = lexicon.cut(near);
    let end = words.iter().map(|word| word.end).find(|&end| near[..end].chars().count() >= PLACE)?;
    Some(&near[..end])
}

/// The last word of a text, `""` behind a mark.
fn last_word<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    let near = last_letters(text);
    lexicon.cut(near).last().map_or("", |word| &near[word.start..])
}

/// The first word of a text, `""` before a mark.
fn first_word<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    let near = first_letters(text);
    lexicon.cut(near).first().map_or("", |word| &near[..word.end])
}

/// The last letters of a text, as far back as its last mark.
fn last_letters(text: &str) -> &str {
    let phrase = text.rsplit(is_mark).next().unwrap_or("");
    phrase.char_indices().rev().nth(NEAR - 1).map_or(phrase, |(at, _)| &phrase[at..])
}

/// The first letters of a text, up to its first mark.
fn first_letters(text: &str) -> &str {
    let phrase = text.split(is_mark).next().unwrap_or("");
    phrase.char_indices().nth(NEAR).map_or(phrase, |(at, _)| &phrase[..at])
}

/// A replaced scrap of a word with so much of what is equal around it that both are words: 帐 that became 账 stands in 帐目.
pub(super) fn words<'t>(change: &Change<'t>, lexicon: &Lexicon) -> (String, String) {
    let letters = |text: &str| text.chars().filter(|ch| is_letter(*ch)).count();
    let short = |text: &str| letters(text) < PLACE;
    let own = (change.old.to_owned(), change.new.to_owned());
    if letters(change.old).max(letters(change.new)) > WORDS {
        return own;
    }
    let before: Vec<char> = change.before.chars().rev().take_while(|ch| is_letter(*ch)).take(BESIDE).collect();
    let after: Vec<char> = change.after.chars().take_while(|ch| is_letter(*ch)).take(BESIDE).collect();
    let head: String = before.iter().rev().collect();
    let tail: String = after.iter().collect();
    // Where the text goes on, no word needs to begin or end.
    let (opens, closes) = (before.len() < BESIDE, after.len() < BESIDE);
    let borders = |own: &str| -> Vec<usize> {
        let text = format!("{head}{own}{tail}");
        let words = lexicon.cut(&text);
        let starts = words.iter().map(|word| word.start).filter(|start| *start > 0 || opens);
        starts.chain(closes.then_some(text.len())).collect()
    };
    let (olds, news) = (borders(change.old), borders(change.new));
    let tries = (0..=before.len() + after.len())
        .flat_map(|all| (0..=all.min(before.len())).map(move |front| (front, all - front)));
    for (front, back) in tries.filter(|(_, back)| *back <= after.len()) {
        let left: usize = before[..front].iter().map(|ch| ch.len_utf8()).sum();
        let right: usize = after[..back].iter().map(|ch| ch.len_utf8()).sum();
        let fits = |borders: &[usize], own: &str| {
            let (from, to) = (head.len() - left, head.len() + own.len() + right);
            borders.contains(&from) && borders.contains(&to)
        };
        let whole = |own: &str| format!("{}{own}{}", &head[head.len() - left..], &tail[..right]);
        let (old, new) = (whole(change.old), whole(change.new));
        if fits(&olds, change.old) && fits(&news, change.new) && !short(&old) && !short(&new) {
            return (old, new);
        }
    }
    own
}
