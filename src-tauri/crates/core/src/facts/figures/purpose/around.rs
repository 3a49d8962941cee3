//! The text around a quantity, cut at the pauses that matter.

use super::super::{bounds::Bound, context::Context, scan::Quantity};

/// How many characters are looked at on either side; no sentence that a person wrote is longer, and a paragraph of
/// megabytes stays readable in linear time.
const REACH: usize = 400;

/// Where a quantity stands.
pub(in super::super) struct Place<'a> {
    /// The whole text.
    pub(in super::super) text: &'a str,
    /// What stands above its clause.
    pub(in super::super) context: &'a Context,
    /// The quantity.
    pub(in super::super) quantity: &'a Quantity,
    /// Its bound.
    pub(in super::super) bound: Bound,
    /// One past the last member of the list that the quantity belongs to: 10%、20%、50%.
    pub(in super::super) list_end: usize,
    /// Whether it is one end of a range whose ends are printed apart: 一倍以上五倍以下.
    pub(in super::super) ranged: bool,
    /// The next quantity, if one follows.
    pub(in super::super) next: Option<&'a Quantity>,
}

/// The parts of the text around a quantity that its purpose is read from.
pub(super) struct Around<'a> {
    /// From the last 。 to the quantity.
    pub(super) sentence_before: &'a str,
    /// From the last 。 or ； to the quantity.
    pub(super) part_before: &'a str,
    /// From the last ， to the quantity.
    pub(super) segment_before: &'a str,
    /// From the last pause of any kind to the words that bound the quantity.
    pub(super) phrase_before: &'a str,
    /// From the quantity to the next ， of any width.
    pub(super) segment_after: &'a str,
    /// From the quantity to the next 。 or ；.
    pub(super) part_after: &'a str,
}

/// Cuts the text around `place`'s quantity.
pub(super) fn around<'a>(place: &Place<'a>) -> Around<'a> {
    let start = place.quantity.start;
    let (mut sentence, mut part, mut segment) = (None, None, None);
    let mut farthest = start;
    for (at, ch) in place.text[..start].char_indices().rev().take(REACH) {
        let behind = at + ch.len_utf8();
        farthest = at;
        match ch {
            '，' | ',' | '：' | ':' | '\t' => segment = segment.or(Some(behind)),
            '；' | ';' => part = part.or(Some(behind)),
            '。' | '！' | '？' | '\n' => sentence = Some(behind),
            '.' if is_full_stop(place.text, at) => sentence = Some(behind),
            _ => {}
        }
        if sentence.is_some() {
            break;
        }
    }
    let sentence = sentence.unwrap_or(farthest);
    let part = part.unwrap_or(sentence);
    let segment = segment.unwrap_or(part).max(part);
    let after = &place.text[place.bound.end..];
    let part_after = up_to_first(after, |ch| matches!(ch, '。' | '！' | '？' | '\n' | '；' | ';'));
    Around {
        sentence_before: &place.text[sentence..start],
        part_before: &place.text[part..start],
        segment_before: &place.text[segment..start],
        phrase_before: phrase_before(place.text, place.bound.start),
        segment_after: up_to_first(part_after, |ch| matches!(ch, '，' | ',')),
        part_after,
    }
}

/// The phrase that ends at `end`: back to the last pause, over brackets and quotation marks that close before `end`.
pub(in super::super) fn phrase_before(text: &str, end: usize) -> &str {
    let mut closed = 0_u32;
    let mut farthest = end;
    for (at, ch) in text[..end].char_indices().rev().take(REACH) {
        farthest = at;
        let behind = &text[at + ch.len_utf8()..end];
        match ch {
            '\n' | '\t' | '。' | '；' | ';' => return behind,
            '）' | ')' | '”' | '〕' | '》' => closed += 1,
            '（' | '(' | '“' | '〔' | '《' if closed == 0 => return behind,
            '（' | '(' | '“' | '〔' | '《' => closed -= 1,
            '！' | '？' | '，' | ',' | '：' | ':' | '、' if closed == 0 => return behind,
            '.' if closed == 0 && is_full_stop(text, at) => return behind,
            _ => {}
        }
    }
    &text[farthest..end]
}

/// Whether the Latin full stop at `at` ends a sentence: not inside a number or a Latin word.
fn is_full_stop(text: &str, at: usize) -> bool {
    text[..at].ends_with(|ch: char| !ch.is_ascii_alphanumeric())
}

/// The part of `text` before the first sign that `ends` it, or before a full stop of Latin kind outside numbers and words.
pub(super) fn up_to_first(text: &str, ends: impl Fn(char) -> bool) -> &str {
    let mut previous = 'a';
    for (at, ch) in text.char_indices().take(REACH) {
        if ends(ch) || ch == '.' && !previous.is_ascii_alphanumeric() {
            return &text[..at];
        }
        previous = ch;
    }
    text.char_indices().nth(REACH).map_or(text, |(at, _)| &text[..at])
}
