//! Characters folded for comparing, never for what is stored: two texts that fold alike differ only in width, white
//! space, variants of punctuation, encoding and invisible characters.

use std::borrow::Cow;

use super::invisible::{assigned, is_invisible};

/// What `ch` is compared as; `None` for white space and invisible characters, which are not compared.
pub fn character(ch: char) -> Option<char> {
    // Most characters are Chinese and fold to themselves.
    if ('\u{4e00}'..='\u{9fff}').contains(&ch) {
        return Some(ch);
    }
    Some(match ch {
        '，' | '、' | '；' | '。' | '：' | ',' | ';' | '.' | ':' | '．' | '｡' | '､' | '︐' | '︑' | '︰' => {
            ','
        }
        '（' | '〔' | '［' | '【' | '[' | '{' | '｛' => '(',
        '）' | '〕' | '］' | '】' | ']' | '}' | '｝' => ')',
        '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』' | '"' | '\'' | '＂' | '＇' => '"',
        '«' | '〈' | '＜' | '<' => '《',
        '»' | '〉' | '＞' | '>' => '》',
        '—' | '–' | '―' | '－' | '─' | '‐' | '‑' | '−' | '～' | '〜' | '∼' | '~' | '-' => '-',
        '·' | '•' | '・' | '‧' | '∙' | '●' => '·',
        '〇' | '○' | '◯' => '零',
        '％' => '%',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(ch as u32 - 0xfee0).unwrap_or(ch).to_ascii_lowercase(),
        _ if ch.is_whitespace() || is_invisible(ch) => return None,
        _ => assigned(ch).unwrap_or(ch).to_ascii_lowercase(),
    })
}

/// The folded characters of `text`. A point between digits stays a point: 1.5 is not 1,5.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(characters(text));
    out
}

/// [`text`], borrowed where nothing is folded.
pub fn folded(text: &str) -> Cow<'_, str> {
    match text.chars().all(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch)) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(self::text(text)),
    }
}

/// The characters of [`text`], one by one.
pub fn characters(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, ch)| {
        let last = std::mem::replace(&mut before, ch);
        // Said again for speed: it is true of most.
        if ('\u{4e00}'..='\u{9fff}').contains(&ch) {
            return Some(ch);
        }
        let behind = || text[at + ch.len_utf8()..].chars().next();
        let is_point = matches!(ch, '.' | '．') && last.is_numeric() && behind().is_some_and(char::is_numeric);
        if is_point { Some('.') } else { character(ch) }
    })
}

/// A folded text in what is compared: characters, and references to articles and chapters of the same document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// One folded character.
    Character(char),
    /// 第十条, 第十条之一, 第二章.
    Reference(String),
}

/// The units of `text`.
pub fn units(text: &str) -> Vec<Unit> {
    let folded: Vec<char> = self::text(text).chars().collect();
    let mut out = Vec::with_capacity(folded.len());
    let mut i = 0;
    while i < folded.len() {
        match own_reference(&folded, i) {
            Some(end) => {
                listed(&folded[i..end], &mut out);
                i = end;
            }
            None => {
                out.push(Unit::Character(folded[i]));
                i += 1;
            }
        }
    }
    out
}

/// What two texts are equal by, whatever their references say: for finding the same clause in another revision.
pub fn key(text: &str) -> String {
    let folded = self::text(text);
    if !folded.contains('第') {
        return folded;
    }
    let chars: Vec<char> = folded.chars().collect();
    let mut out = String::with_capacity(folded.len());
    let mut i = 0;
    while i < chars.len() {
        out.push(chars[i]);
        i = match own_reference(&chars, i) {
            Some(end) => {
                out.push(chars[end - 1]);
                end
            }
            None => i + 1,
        };
    }
    out
}

/// Adds the references of a reference in their full form: 第三、四条 is 第三条、第四条.
fn listed(reference: &[char], out: &mut Vec<Unit>) {
    let Some((unit, numbers)) = reference.split_last().filter(|_| reference.iter().any(is_between)) else {
        return out.push(Unit::Reference(reference.iter().collect()));
    };
    for (nth, number) in numbers[1..].split(is_between).enumerate() {
        if nth > 0 {
            out.push(Unit::Character(','));
        }
        let number = number.iter();
        out.push(Unit::Reference(['第'].iter().chain(number).chain([unit]).collect()));
    }
}

/// What stands between the numbers of one reference, folded: 第三、四条, 第三至五条.
fn is_between(ch: &char) -> bool {
    matches!(ch, ',' | '至' | '到' | '和' | '及' | '或')
}

/// The end of a reference at `i` that is none to another document: 《某法》第十条 is.
fn own_reference(chars: &[char], i: usize) -> Option<usize> {
    reference(chars, i).filter(|_| i == 0 || chars[i - 1] != '》')
}

/// The end of 第十条, 第十条之一 or 第二章 at `i`.
fn reference(chars: &[char], i: usize) -> Option<usize> {
    if chars[i] != '第' {
        return None;
    }
    let numeral = |ch: &char| ch.is_ascii_digit() || "零一二三四五六七八九十百千".contains(*ch);
    let mut end = i + 1 + chars[i + 1..].iter().take_while(|ch| numeral(ch)).count();
    // 第三、四条
    while end > i + 1 && chars.get(end).is_some_and(is_between) && chars.get(end + 1).is_some_and(numeral) {
        end += 1 + chars[end + 1..].iter().take_while(|ch| numeral(ch)).count();
    }
    if end == i + 1 || !matches!(chars.get(end), Some('条' | '章')) {
        return None;
    }
    let of = chars[end + 1..].iter().skip(1).take_while(|ch| numeral(ch)).count();
    Some(if chars.get(end + 1) == Some(&'之') && of > 0 { end + 2 + of } else { end + 1 })
}

#[cfg(test)]
mod tests {
    use super::{Unit, key, text, units};

    #[test]
    fn variants_fold_alike() {
        assert_eq!(
            text("（一）　支持ＡＢ，１０％；"),
            text("(一) 支持AB、10%。"),
            "width and punctuation are no change"
        );
        assert_eq!(text("二○二五"), text("二〇二五"), "circles are zeros");
        assert_eq!(text("支\u{200b}持"), "支持", "invisible characters are not compared");
    }

    #[test]
    fn references_told_in_one_are_each_one() {
        let references = |text: &str| -> Vec<String> {
            let reference = |unit| match unit {
                Unit::Reference(number) => Some(number),
                Unit::Character(_) => None,
            };
            units(text).into_iter().filter_map(reference).collect()
        };
        assert_eq!(references("违反第三、四条和第五至七条"), ["第三条", "第四条", "第五条", "第七条"]);
        assert_eq!(references("第三、四项"), [""; 0], "of articles and chapters alone");
        assert_eq!(key("依照第三、四条"), key("依照第四、五条"), "none of them hides the same clause");
    }

    #[test]
    fn decimal_points_stay() {
        assert_ne!(text("1.5亿元"), text("1，5亿元"), "a decimal point is no punctuation variant");
    }

    #[test]
    fn the_key_ignores_references() {
        assert_eq!(
            key("依照第十条，处罚"),
            key("依照第十二条、处罚"),
            "a renumbered reference does not hide the same clause"
        );
    }
}
