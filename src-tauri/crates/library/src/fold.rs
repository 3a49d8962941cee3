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
    fn places_are_found_by_their_short_names() {
        assert_eq!(short_place("示例市"), "示例", "people type places without 市");
        assert_eq!(short_place("样本壮族自治区"), "样本", "a long suffix goes as a whole");
        assert_eq!(short_place("某县"), "某县", "one character alone would match far too much");
    }
}
