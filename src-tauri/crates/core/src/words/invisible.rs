//! Characters that show nothing, or look like others: a difference of two texts that nobody would see.

use std::borrow::Cow;

/// Characters that show nothing: byte order marks, joiners, direction marks, variation selectors, soft hyphens, controls.
pub fn is_invisible(ch: char) -> bool {
    matches!(
        ch,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    ) || (ch.is_control() && !ch.is_whitespace())
}

/// Characters that another one looks just like: spaces that are no plain space, ideographs kept for compatibility, and
/// private ones, which each font draws as it likes.
fn is_double(ch: char) -> bool {
    matches!(
        ch,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
        | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..
    )
}

/// `text` with `⟦U+200B⟧` for what shows nothing; in text that changed (`changed`) also behind what looks like another
/// character, so that the change is seen.
pub fn shown(text: &str, changed: bool) -> Cow<'_, str> {
    let named = |ch: char| is_invisible(ch) || changed && is_double(ch);
    if !text.chars().any(named) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for ch in text.chars() {
        if named(ch) {
            if !is_invisible(ch) && !ch.is_whitespace() {
                out.push(ch);
            }
            out.push_str(&format!("⟦U+{:04X}⟧", ch as u32));
        } else {
            out.push(ch);
        }
    }
    Cow::Owned(out)
}

/// The character that was given to a private code of the older GB 18030 later: the same sign in another encoding.
pub fn assigned(ch: char) -> Option<char> {
    const ALONE: [(u32, u32); 20] = [
        (0xe78d, 0xfe10),
        (0xe78e, 0xfe12),
        (0xe78f, 0xfe11),
        (0xe790, 0xfe13),
        (0xe7c7, 0x1e3f),
        (0xe7c8, 0x1f9),
        (0xe816, 0x20087),
        (0xe817, 0x20089),
        (0xe818, 0x200cc),
        (0xe81e, 0x9fb4),
        (0xe826, 0x9fb5),
        (0xe82b, 0x9fb6),
        (0xe82c, 0x9fb7),
        (0xe831, 0x215d7),
        (0xe832, 0x9fb8),
        (0xe83b, 0x2298f),
        (0xe843, 0x9fb9),
        (0xe854, 0x9fba),
        (0xe855, 0x241fe),
        (0xe864, 0x9fbb),
    ];
    if !('\u{e78d}'..='\u{e864}').contains(&ch) {
        return None;
    }
    let code = ch as u32;
    let found = match code {
        // Six marks of vertical text stand in order.
        0xe791..=0xe796 => Some(code - 0xe791 + 0xfe14),
        _ => ALONE.iter().find(|(private, _)| *private == code).map(|(_, public)| *public),
    };
    found.and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_is_named() {
        assert_eq!(shown("支\u{200b}持", false), "支⟦U+200B⟧持", "a zero-width space is seen everywhere");
        assert_eq!(shown("甲\u{202e}乙", false), "甲⟦U+202E⟧乙", "a mark that turns the direction does not turn it");
        assert_eq!(shown("第一条\u{3000}为", false), "第一条\u{3000}为", "a wide space that did not change stays");
        assert_eq!(shown("\u{3000}", true), "⟦U+3000⟧", "a wide space that changed is named");
        assert_eq!(
            shown("\u{f92e}", true),
            "\u{f92e}⟦U+F92E⟧",
            "an ideograph that looks like another one keeps its look"
        );
        assert!(matches!(shown("建设平台\n", true), Cow::Borrowed(_)), "usual text is not copied");
    }

    #[test]
    fn private_codes_lead_to_their_characters() {
        assert_eq!(assigned('\u{e81e}'), Some('\u{9fb4}'), "a character that was private in the older standard");
        assert_eq!(assigned('\u{e796}'), Some('\u{fe19}'), "the last mark of vertical text");
        assert_eq!(assigned('\u{e000}'), None, "a private code that nobody assigned is a character of its own");
    }
}
