//! The numbers of labels: 一 … 九千九百九十九, 1 … 9999 in either width.

/// The value of a Han numeral such as 二十三 or 一百零二; `None` when it is none or over 9999.
pub(super) fn han(text: &str) -> Option<u32> {
    let (mut total, mut digit, mut any) = (0u32, 0u32, false);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        any = true;
        if let Some(value) = han_digit(c) {
            digit = if digit > 0 { digit.checked_mul(10)? + value } else { value };
        } else {
            let unit = han_unit(c)?;
            total += digit.max(1) * unit;
            digit = 0;
        }
        if total + digit > 9999 {
            return None;
        }
    }
    (any && total + digit > 0).then_some(total + digit)
}

/// The value of a Han digit.
pub(super) fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// Whether `c` may stand in a Han numeral.
pub(super) fn is_han(c: char) -> bool {
    han_digit(c).is_some() || han_unit(c).is_some()
}

fn han_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// The value of an Arabic digit of either width.
pub(super) fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_numerals_of_labels_have_their_value() {
        for (text, value) in
            [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("一百零二", 102), ("一百一十", 110)]
        {
            assert_eq!(han(text), Some(value), "{text} is what the drafter counted");
        }
        assert_eq!(han(""), None, "nothing is no number");
        assert_eq!(han("一般"), None, "a word that begins with a digit is no number");
    }
}
