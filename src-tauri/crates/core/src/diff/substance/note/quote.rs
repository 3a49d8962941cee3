//! What a note quotes: without marks and half brackets at its edges, of bearable length, on one line.

use std::ops::Range;

use crate::{
    diff::items,
    numeral,
    words::{Lexicon, fold},
};

/// What stands where a quote is cut.
pub(super) const CUT: &str = "……";
/// Quotes of more characters are cut.
const QUOTED: usize = 36;
/// Behind how many characters a quote is cut,
const HEAD: Range<usize> = 8..21;
/// and how many of its last ones are left.
const TAIL: Range<usize> = 4..14;
/// So many characters around a cut are looked at for words.
const NEAR: usize = 8;
/// Of what tells a text from another one so many characters are quoted,
const CORE: usize = 16;
/// between so many of its first and of its last ones.
const EDGE: usize = 10;

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
            && number.chars().all(numeral::is_numeral)
        {
            text = rest;
        }
        let open = text.chars().next_back().filter(|ch| matches!(ch, '（' | '(' | '《' | '“'));
        let close = text.chars().next().filter(|ch| matches!(ch, '）' | ')' | '》' | '”'));
        match (open, close) {
            (Some(ch), _) => text = &text[..text.len() - ch.len_utf8()],
            (_, Some(ch)) => text = &text[ch.len_utf8()..],
            _ => return text.trim_matches(is_edge),
        }
    }
}

/// Whether `text` is only the number of an item: （三）, 3.
pub(super) fn is_number(text: &str) -> bool {
    items::label(text) == Some(text)
}

/// Marks and white space at the edges of a quote.
pub(super) fn is_edge(ch: char) -> bool {
    !('\u{4e00}'..='\u{9fff}').contains(&ch)
        && (ch.is_whitespace() || matches!(ch, '，' | '、' | '；' | '。' | '：' | ',' | ';'))
}

/// A quote of bearable length, on one line, cut at marks where it has some.
pub fn quoted(text: &str, lexicon: &Lexicon) -> String {
    let chars = line(text);
    if chars.len() <= QUOTED {
        return chars.into_iter().collect();
    }
    let mark = |at: &usize| matches!(chars[*at], '，' | '；' | '。' | '：');
    let head = (HEAD.start..HEAD.end).rev().find(mark).unwrap_or_else(|| before_word(&chars, HEAD.end - 2, lexicon));
    let behind = (chars.len() - TAIL.end..chars.len() - TAIL.start).find(mark);
    let tail = behind.map_or_else(|| before_word(&chars, chars.len() - TAIL.start - 4, lexicon), |at| at + 1);
    let text = |part: &[char]| part.iter().collect::<String>();
    format!("{}{CUT}{}", text(&chars[..head]), text(&chars[tail..]))
}

/// A quote of a long text that shows where it differs from `other`.
pub(super) fn apart(text: &str, other: &str, lexicon: &Lexicon) -> String {
    let (chars, other) = (line(text), line(other));
    let same = chars.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let most = chars.len().min(other.len()) - same;
    let behind = chars.iter().rev().zip(other.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let from = before_word(&chars, same.min(chars.len()), lexicon);
    // Where only the other one has more, what follows tells.
    let to = (chars.len() - behind).clamp((from + 2).min(chars.len()), from + CORE);
    let to = (to..chars.len()).find(|&at| before_word(&chars, at, lexicon) == at).unwrap_or(chars.len());
    let head = if from <= 2 * EDGE { from } else { before_word(&chars, EDGE, lexicon) };
    let tail = if chars.len() - to <= EDGE { to } else { before_word(&chars, chars.len() - EDGE / 2, lexicon).max(to) };
    let tail = (tail..chars.len()).find(|&at| at == to || chars[at].is_alphanumeric()).unwrap_or(tail);
    let part = |range: Range<usize>| chars[range].iter().collect::<String>();
    let cut = |gap: bool| if gap { CUT } else { "" };
    [part(0..head), cut(head < from).into(), part(from..to), cut(to < tail).into(), part(tail..chars.len())].concat()
}

/// The characters of a text as a quote prints them, on one line.
fn line(text: &str) -> Vec<char> {
    let inside = |ch| match ch {
        '\n' => ' ',
        '“' => '‘',
        '”' => '’',
        _ => ch,
    };
    text.chars().map(inside).collect()
}

/// The last place not behind `at` where a word begins.
fn before_word(chars: &[char], at: usize, lexicon: &Lexicon) -> usize {
    let from = at.saturating_sub(NEAR);
    let near: String = chars[from..chars.len().min(at + NEAR)].iter().collect();
    let starts = lexicon.cut(&near).into_iter().map(|word| from + near[..word.start].chars().count());
    starts.filter(|start| *start <= at && *start > from).max().unwrap_or(at)
}
