//! The place that a paper without issuer speaks of as its own: 我区, 全市.

use crate::{facts::regions, model::Document};

/// How often the text must say 我区 or 全区, and name the place.
const ENOUGH: usize = 3;

/// The place that the text names at least three times, and more often than any other of its level, where it also says
/// at least three times that it speaks of such a place; `[]` otherwise.
pub(super) fn own(document: &Document) -> Vec<String> {
    let levels: [(&[&str], &[char]); 3] = [
        (&["我区", "全区", "我县", "全县", "我旗", "全旗"], &['区', '县', '旗']),
        (&["我市", "全市"], &['市', '州', '盟']),
        (&["我省", "全省"], &['省', '区']),
    ];
    let text = &document.text;
    let says = |words: &[&str]| words.iter().map(|word| text.matches(word).count()).sum::<usize>();
    let Some((_, endings)) = levels.into_iter().find(|(words, _)| says(words) >= ENOUGH) else { return Vec::new() };
    let mut named: Vec<(Vec<String>, usize)> = Vec::new();
    for part in text.split(|c: char| !c.is_alphabetic()).filter(|part| part.chars().count() >= 2) {
        let place = regions::find(part);
        if !place.last().is_some_and(|last| last.ends_with(endings)) {
            continue;
        }
        match named.iter_mut().find(|(known, _)| *known == place) {
            Some((_, count)) => *count += 1,
            None => named.push((place, 1)),
        }
    }
    named.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    match named.as_slice() {
        [(place, count), rest @ ..] if *count >= ENOUGH && rest.first().is_none_or(|(_, next)| next * 2 <= *count) => {
            place.clone()
        }
        _ => Vec::new(),
    }
}
