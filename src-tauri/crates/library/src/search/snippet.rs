//! The text around a hit, with the hits marked.

use crate::fold::look_char;

/// How many characters a snippet shows at most, besides the marks of omission.
const LENGTH: usize = 110;

/// How many characters stand before the first hit.
const BEFORE: usize = 24;

/// The part of `text` that holds most of the `words` (folded), cut into runs; true where a word matches.
///
/// Joined, the runs are a substring of the text (line breaks become spaces, tabs between cells ｜), with `…` where it goes on.
pub(crate) fn snippet(text: &str, words: &[String]) -> Vec<(String, bool)> {
    let chars: Vec<char> = text.chars().collect();
    let hits = hits(&chars, words);
    let start = window(&chars, &hits);
    let end = (start + LENGTH).min(chars.len());
    let mut marked = vec![false; end - start];
    for (_, hit) in &hits {
        for at in hit.clone().filter(|at| (start..end).contains(at)) {
            marked[at - start] = true;
        }
    }
    runs(&chars, start, end, &marked)
}

type Place = (usize, std::ops::Range<usize>);

/// Every place of every word, in order.
fn hits(chars: &[char], words: &[String]) -> Vec<Place> {
    let folded: Vec<char> = chars.iter().map(|c| look_char(*c)).collect();
    let mut hits: Vec<Place> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let word: Vec<char> = word.chars().collect();
        let starts = folded.windows(word.len().max(1)).enumerate().filter(|(_, part)| **part == word[..]);
        hits.extend(starts.map(|(at, part)| (index, at..at + part.len())));
    }
    hits.sort_by_key(|(_, place)| place.start);
    hits
}

/// Where the snippet begins: before the hit from which most different words are in view.
fn window(chars: &[char], hits: &[Place]) -> usize {
    let view = LENGTH - BEFORE;
    let seen = |from: usize| {
        let near = hits[from..].iter().take_while(|(_, place)| place.end <= hits[from].1.start + view);
        let mut words: Vec<usize> = near.map(|(word, _)| *word).collect();
        words.sort_unstable();
        words.dedup();
        words.len()
    };
    // The first of the best: `max_by_key` alone would take the last.
    let best = (0..hits.len().min(200)).rev().max_by_key(|from| seen(*from));
    let first = best.map_or(0, |from| hits[from].1.start);
    if first <= BEFORE || chars.len() <= LENGTH {
        return if chars.len() <= LENGTH || first <= BEFORE { 0 } else { first - BEFORE };
    }
    // A snippet that begins behind a full stop reads better than one cut anywhere.
    let stop = (first - BEFORE..first).find(|at| matches!(chars[*at], '。' | '；' | '\n'));
    let start = stop.map_or(first - BEFORE, |at| at + 1);
    start.min(chars.len() - LENGTH.min(chars.len())).max(first.saturating_sub(LENGTH - 1))
}

fn runs(chars: &[char], start: usize, end: usize, marked: &[bool]) -> Vec<(String, bool)> {
    let mut runs: Vec<(String, bool)> = Vec::new();
    if start > 0 {
        runs.push(("…".into(), false));
    }
    for (c, hit) in chars[start..end].iter().zip(marked) {
        let c = match c {
            '\n' | '\r' => ' ',
            // Between the cells of a row.
            '\t' => '｜',
            _ => *c,
        };
        match runs.last_mut() {
            Some((run, same)) if same == hit => run.push(c),
            _ => runs.push((c.into(), *hit)),
        }
    }
    if end < chars.len() {
        match runs.last_mut() {
            Some((run, false)) => run.push('…'),
            _ => runs.push(("…".into(), false)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, words: &[&str]) -> Vec<String> {
        let words: Vec<String> = words.iter().map(|&word| word.into()).collect();
        snippet(text, &words).into_iter().filter(|(_, hit)| *hit).map(|(run, _)| run).collect()
    }

    #[test]
    fn hits_are_marked_in_heading_and_body() {
        let runs = snippet("支持加氢站建设。鼓励新建加氢站。", &["加氢站".into()]);
        let expected = [("支持", false), ("加氢站", true), ("建设。鼓励新建", false), ("加氢站", true), ("。", false)];
        let expected: Vec<(String, bool)> = expected.iter().map(|(run, hit)| ((*run).into(), *hit)).collect();
        assert_eq!(runs, expected, "a short clause is shown whole, every hit marked");
    }

    #[test]
    fn marks_cover_the_original_characters() {
        assert_eq!(marked("建设ＡＩ平台，ai 应用", &["ai"]), ["ＡＩ", "ai"], "what is shown is the text as printed");
        assert_eq!(marked("产业园区", &["产业园", "园区"]), ["产业园区"], "hits that overlap are one mark");
        assert_eq!(marked("三三三", &["三三"]), ["三三三"], "a word that overlaps itself is marked as a whole");
    }

    #[test]
    fn the_window_shows_most_words() {
        let text = format!("人才。{}引进人才，建设平台。{}", "甲".repeat(300), "乙".repeat(300));
        let words = ["人才".to_owned(), "平台".to_owned()];
        let runs = snippet(&text, &words);
        let shown: String = runs.iter().map(|(run, _)| run.as_str()).collect();
        assert!(shown.contains("引进人才，建设平台"), "both words are in view: {shown}");
        assert!(shown.starts_with('…') && shown.ends_with('…'), "what is left out is shown: {shown}");
        let inner = shown.trim_matches('…');
        assert!(text.contains(inner), "a snippet is a part of the text");
        assert!(inner.chars().count() <= LENGTH, "and no longer than a few lines");
    }

    #[test]
    fn a_hit_at_the_very_end_is_in_view() {
        let text = format!("{}加氢站", "甲".repeat(500));
        assert_eq!(marked(&text, &["加氢站"]), ["加氢站"], "the last words are found as well as the first");
    }
}
