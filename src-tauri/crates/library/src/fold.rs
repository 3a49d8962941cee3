//! How text is made comparable: width, case and quotation marks, one character for one character.
//!
//! What is stored is never folded; folding only serves looking up, so that offsets stay true in characters.

/// One character as it is compared: full-width ASCII becomes half-width, letters small, «» become 《》.
pub(crate) fn fold_char(c: char) -> char {
    let c = match c {
        '\u{3000}' | '\u{a0}' => ' ',
        // Reserved as a mark behind the end of a text.
        '\0' => char::REPLACEMENT_CHARACTER,
        '«' => '《',
        '»' => '》',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let mut small = c.to_lowercase();
    match (small.next(), small.next()) {
        (Some(one), None) => one,
        // A letter whose small form is longer would move every offset behind it.
        _ => c,
    }
}

/// One character as a search compares it: brackets, quotes and dashes of any form are one, which people cannot type as
/// printed: [2025]3号 finds 〔2025〕3号.
pub(crate) fn look_char(c: char) -> char {
    match fold_char(c) {
        '〔' | '［' | '[' | '【' | '〖' => '(',
        '〕' | '］' | ']' | '】' | '〗' => ')',
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' => '\'',
        '—' | '–' | '―' | '‐' | '‑' | '−' | '～' => '-',
        '~' => '-',
        '•' | '・' => '·',
        '○' => '〇',
        c => c,
    }
}

/// The text as a search compares it; it has as many characters as `text`.
pub(crate) fn look(text: &str) -> String {
    text.chars().map(look_char).collect()
}

/// The text as it is compared; it has as many characters as `text`.
pub(crate) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// The folded text without white space, for hashes and names.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().map(fold_char).filter(|c| !c.is_whitespace()).collect()
}

/// A place's name without 省, 市 and the like; the name itself where nothing would be left.
pub(crate) fn short_place(name: &str) -> &str {
    let suffixes = ["特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县"];
    let short = suffixes.iter().chain(&["省", "市", "区", "县", "盟"]).find_map(|suffix| name.strip_suffix(suffix));
    short.filter(|short| short.chars().count() >= 2).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_number_of_characters() {
        for text in ["（ＡＩ）５Ｇ　«示例»", "İstanbul ǅ ẞ", "第三条 A-1"] {
            assert_eq!(
                fold(text).chars().count(),
                text.chars().count(),
                "offsets of hits are counted in folded text and shown in the original: {text}"
            );
        }
        assert_eq!(fold("（ＡＩ）５Ｇ　«示例»"), "(ai)5g 《示例》", "width, case and marks do not hide a hit");
    }

    #[test]
    fn what_is_typed_finds_what_is_printed() {
        let pairs = [
            ("[2025]3号", "〔2025〕３号"),
            ("(2025)3号", "〔2025〕3号"),
            ("2026-2028年", "2026—2028年"),
            ("\"链主\"企业", "“链主”企业"),
            ("二〇二六", "二○二六"),
            ("甲·乙", "甲・乙"),
        ];
        for (typed, printed) in pairs {
            assert_eq!(look(typed), look(printed), "{typed} finds {printed}");
            assert_eq!(look(printed).chars().count(), printed.chars().count(), "offsets stay true");
        }
    }

    #[test]
    fn places_are_found_by_their_short_names() {
        assert_eq!(short_place("示例市"), "示例", "people type places without 市");
        assert_eq!(short_place("样本壮族自治区"), "样本", "a long suffix goes as a whole");
        assert_eq!(short_place("某县"), "某县", "one character alone would match far too much");
    }
}
