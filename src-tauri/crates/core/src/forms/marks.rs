//! Punctuation and white space as they occur in the wild: full width, half width, and what stands for them.
//!
//! The stored text is never changed; these functions only compare.

/// White space at the ends of a line, and the characters that nobody sees.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{ad}')
}

/// `text` without blanks at its ends.
pub(crate) fn trim(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// `text` without any blanks, full width folded to half width: what two copies of one line have in common.
pub(crate) fn squash(text: &str) -> String {
    text.chars().filter(|&c| !is_blank(c)).map(fold).collect()
}

/// One character with its width and its variants folded away.
pub(crate) fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '«' | '〈' => '《',
        '»' | '〉' => '》',
        '—' | '–' | '―' | '─' => '-',
        '〔' => '[',
        '〕' => ']',
        _ => c,
    }
}

/// An entry of a table of contents without the dots, or the white space, that lead to its page number, however long they
/// are; other lines whole.
pub(crate) fn without_leader(line: &str) -> &str {
    const SHORTEST: usize = 3;
    let is_number =
        |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | '-' | '—' | '–' | '(' | ')' | '（' | '）');
    let bare = trim(line);
    let led = bare.trim_end_matches(|c| is_number(c) || is_blank(c));
    let entry = led.trim_end_matches(|c| is_leader(c) || is_blank(c));
    let dots: usize =
        led[entry.len()..].chars().filter(|&c| is_leader(c)).map(|c| if c == '…' || c == '⋯' { 3 } else { 1 }).sum();
    let gap = &bare[led.len()..];
    let spaced = led.len() == entry.len() && gap.starts_with('\t') && gap.contains(|c: char| c.is_ascii_digit());
    if dots >= SHORTEST || spaced { entry } else { line }
}

/// Whether `c` may stand many times between an entry and its page number.
fn is_leader(c: char) -> bool {
    matches!(c, '.' | '．' | '…' | '⋯' | '‥' | '·' | '・' | '･' | '•' | '∙' | '﹒' | '_' | '—' | '-' | '─')
}

/// Whether `c` opens a bracket or a quotation.
pub(crate) fn opens(c: char) -> bool {
    matches!(c, '（' | '(' | '〔' | '[' | '［' | '【' | '《' | '«' | '〈' | '“' | '‘' | '「' | '『' | '{')
}

/// Whether `c` closes a bracket or a quotation.
pub(crate) fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '〕' | ']' | '］' | '】' | '》' | '»' | '〉' | '”' | '’' | '」' | '』' | '}')
}

/// Whether the sentence ends with the character at `at` of `text`: a full stop of either kind, not a decimal point.
pub(crate) fn is_stop(text: &str, at: usize, c: char) -> bool {
    match c {
        '。' | '！' | '？' | '!' | '?' => true,
        '.' | '．' => {
            let before = text[..at].chars().next_back();
            let after = text[at + c.len_utf8()..].chars().next();
            let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
            !(before.is_none() || inside(before) && inside(after))
        }
        _ => false,
    }
}

/// Whether a paragraph that ends like `text` is complete.
pub(crate) fn is_complete(text: &str) -> bool {
    let mut chars = trim(text).chars().rev();
    match chars.next() {
        None => true,
        Some('”' | '’') => chars.next().is_some_and(|c| matches!(c, '。' | '！' | '？' | '；' | '.' | '…')),
        Some(c) => {
            matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '：' | ':' | '.' | '．' | '…')
                || matches!(c, '）' | ')' | '〕' | ']' | '】')
        }
    }
}

/// Whether `text` has at most `limit` characters; looks no further than that.
pub(crate) fn is_within(text: &str, limit: usize) -> bool {
    text.len() <= limit || text.chars().nth(limit).is_none()
}

/// Byte offset of the first full stop of `text` outside brackets and quotations.
pub(crate) fn first_stop(text: &str, limit: usize) -> Option<(usize, char)> {
    first_outside(text, limit, |at, c| is_stop(text, at, c))
}

/// The first character outside brackets and quotations, within `limit` characters, that `wanted` takes.
pub(crate) fn first_outside(text: &str, limit: usize, wanted: impl Fn(usize, char) -> bool) -> Option<(usize, char)> {
    let mut depth = 0u32;
    for (at, c) in text.char_indices().take(limit) {
        if opens(c) {
            depth += 1;
        } else if closes(c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && wanted(at, c) {
            return Some((at, c));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_point_ends_no_sentence() {
        let text = "增长5.2个百分点.其余";
        let found = first_stop(text, 40).map(|(at, _)| &text[..at]);
        assert_eq!(found, Some("增长5.2个百分点"), "only the second point is a full stop");
    }

    #[test]
    fn a_stop_inside_quotation_marks_is_passed_over() {
        let text = "打造“一处办。一次成”品牌。其余";
        let found = first_stop(text, 40).map(|(at, _)| &text[..at]);
        assert_eq!(found, Some("打造“一处办。一次成”品牌"), "the quotation belongs to the heading");
    }

    #[test]
    fn leaders_of_any_kind_and_length_are_passed_over() {
        let dots = ".".repeat(97);
        for leader in [dots.as_str(), "……", "········", "．．．．", "\t", " . . . . "] {
            assert_eq!(without_leader(&format!("一、总体要求{leader}12")), "一、总体要求", "{leader}");
        }
        for line in ["一、总体要求", "二、到2031年达到30", "三、支持样本……", "四、增长5.2"] {
            assert!(line.starts_with(without_leader(line)) && without_leader(line).len() + 6 >= line.len(), "{line}");
        }
        assert_eq!(without_leader("二、到2031年达到30"), "二、到2031年达到30", "a number is no page");
    }

    #[test]
    fn an_open_enumeration_is_not_complete() {
        assert!(!is_complete("支持企业、"), "a pause mark is never the end");
        assert!(is_complete("给予补助（市财政局）"), "an annotation closes a paragraph");
    }
}
