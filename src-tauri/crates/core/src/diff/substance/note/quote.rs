//! What a note quotes: without marks and half brackets at its edges, of bearable length, on one line.

use crate::{numeral, words::fold};

/// Quotes are cut to so many characters.
const QUOTED: usize = 28;

/// Two texts without the marks that both begin or end with, whatever their width.
pub(super) fn without_shared_marks<'t>(mut old: &'t str, mut new: &'t str) -> (&'t str, &'t str) {
    let mark = |ch: Option<char>| ch.filter(|ch| !ch.is_alphanumeric()).map(fold::character);
    while let (Some(a), Some(b)) = (mark(old.chars().next()), mark(new.chars().next())) {
        if a != b {
            break;
        }
        old = old.trim_start_matches(|ch| mark(Some(ch)) == Some(a));
        new = new.trim_start_matches(|ch| mark(Some(ch)) == Some(a));
    }
    while let (Some(a), Some(b)) = (mark(old.chars().next_back()), mark(new.chars().next_back())) {
        if a != b {
            break;
        }
        old = old.trim_end_matches(|ch| mark(Some(ch)) == Some(a));
        new = new.trim_end_matches(|ch| mark(Some(ch)) == Some(a));
    }
    (old.trim_matches(is_edge), new.trim_matches(is_edge))
}

/// A quote without brackets at its edges that open or close nothing inside it.
pub(super) fn without_half_brackets(mut text: &str) -> &str {
    loop {
        // 五）协助: the number of an item that lost its bracket.
        if let Some((number, rest)) = text.split_once(['）', ')'])
            && !number.is_empty()
            && number.chars().all(|ch| numeral::integer(&ch.to_string()).is_some())
        {
            text = rest;
        }
        let open = text.chars().next_back().filter(|ch| "（(《“".contains(*ch));
        let close = text.chars().next().filter(|ch| "）)》”".contains(*ch));
        match (open, close) {
            (Some(ch), _) => text = &text[..text.len() - ch.len_utf8()],
            (_, Some(ch)) => text = &text[ch.len_utf8()..],
            _ => return text.trim_matches(is_edge),
        }
    }
}

/// Whether `text` is only the number of an item: （三）.
pub(super) fn is_number(text: &str) -> bool {
    let inside = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')']));
    inside.is_some_and(|inside| inside.chars().all(|ch| numeral::integer(&ch.to_string()).is_some()))
}

/// Marks and white space at the edges of a quote.
pub(super) fn is_edge(ch: char) -> bool {
    ch.is_whitespace() || "，、；。：,;".contains(ch)
}

/// A quote of bearable length, on one line.
pub(super) fn quoted(text: &str) -> String {
    let line: String = text.chars().map(|ch| if ch == '\n' { ' ' } else { ch }).collect();
    let line = line.replace('“', "‘").replace('”', "’");
    if line.chars().count() <= QUOTED {
        return line;
    }
    let head: String = line.chars().take(QUOTED - 10).collect();
    let tail: Vec<char> = line.chars().rev().take(6).collect();
    format!("{head}……{}", tail.into_iter().rev().collect::<String>())
}
