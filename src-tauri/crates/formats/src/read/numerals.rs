//! Numbers as automatic numbering prints them, by the names that Word has for the ways of writing them.

/// `number` in Word's format called `format`; formats without a Chinese use come out in digits.
pub(super) fn print(number: u32, format: &str) -> String {
    match format {
        "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => counting(number),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => digits(number),
        "chineseLegalSimplified" => legal(number),
        "ideographTraditional" => cycle(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalFullWidth" | "decimalFullWidth2" => number.to_string().chars().map(full_width).collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => enclosed(number, '①', 20),
        "decimalEnclosedParen" => enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => enclosed(number, '⒈', 20),
        "ideographEnclosedCircle" => enclosed(number, '㊀', 10),
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        _ => number.to_string(),
    }
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// 一, 十, 十一, 二十, 一百〇五 as 一百零五.
fn counting(number: u32) -> String {
    let plain = placed(number, &DIGITS.map(String::from), ["", "十", "百", "千"], "零");
    plain.strip_prefix("一十").map(|rest| format!("十{rest}")).unwrap_or(plain)
}

/// 壹, 壹拾, 壹拾壹.
fn legal(number: u32) -> String {
    let digits = "零壹贰叁肆伍陆柒捌玖".chars().map(String::from).collect::<Vec<_>>();
    placed(number, &digits, ["", "拾", "佰", "仟"], "零")
}

/// A number below ten thousand with its places named; larger ones digit by digit.
fn placed(number: u32, digits: &[String], places: [&str; 4], zero: &str) -> String {
    if number == 0 {
        return zero.to_owned();
    }
    if number >= 10_000 {
        return self::digits(number);
    }
    let mut out = String::new();
    let mut gap = false;
    for (place, name) in places.iter().enumerate().rev() {
        match (number / 10_u32.pow(place as u32) % 10) as usize {
            0 => gap = !out.is_empty(),
            digit => {
                if gap {
                    out.push_str(zero);
                    gap = false;
                }
                out.push_str(&digits[digit]);
                out.push_str(name);
            }
        }
    }
    out
}

fn digits(number: u32) -> String {
    number.to_string().bytes().map(|digit| DIGITS[usize::from(digit - b'0')]).collect()
}

fn cycle(number: u32, signs: &str) -> String {
    let signs: Vec<char> = signs.chars().collect();
    match number.checked_sub(1) {
        Some(index) => signs[index as usize % signs.len()].to_string(),
        None => number.to_string(),
    }
}

fn full_width(digit: char) -> char {
    char::from_u32(digit as u32 + 0xFEE0).unwrap_or(digit)
}

fn enclosed(number: u32, first: char, most: u32) -> String {
    match number {
        1.. if number <= most => char::from_u32(first as u32 + number - 1).map_or_else(String::new, String::from),
        _ => number.to_string(),
    }
}

/// a…z, aa, bb…
fn letters(number: u32, first: u8) -> String {
    match number.checked_sub(1) {
        Some(index) => char::from(first + (index % 26) as u8).to_string().repeat((index / 26 + 1).min(20) as usize),
        None => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 4999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        for (number, format, printed) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (11, "japaneseCounting", "十一"),
            (20, "taiwaneseCounting", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (1001, "chineseCountingThousand", "一千零一"),
            (12, "ideographDigital", "一二"),
            (30, "ideographDigital", "三〇"),
            (11, "chineseLegalSimplified", "壹拾壹"),
            (2, "ideographTraditional", "乙"),
            (12, "decimalFullWidth", "１２"),
            (3, "decimalEnclosedCircle", "③"),
            (21, "decimalEnclosedCircle", "21"),
            (2, "decimalEnclosedParen", "⑵"),
            (3, "decimalZero", "03"),
            (28, "lowerLetter", "bb"),
            (4, "upperRoman", "IV"),
            (7, "none", ""),
            (7, "decimal", "7"),
        ] {
            assert_eq!(print(number, format), printed, "{number} in {format}");
        }
    }
}
