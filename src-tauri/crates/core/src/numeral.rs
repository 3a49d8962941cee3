//! Numbers and dates as Chinese papers print them: 二十三, 一百零五, 两, 1,100万, １２, 第十二, 二〇二四年十二月.
//!
//! Invariant: this room depends on no other room of the crate, and never changes the text that it reads.

mod date;

pub use date::{Date, date, date_at, dates, is_leap};

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The number as printed, before 万 or 亿; `None` where it is vague (一千多, 数百, 十余).
    pub value: Option<f64>,
    /// What 万, 亿 or 万亿 behind it multiply by; 1 without.
    pub scale: f64,
    /// Bytes up to 万, 亿 or 万亿.
    pub digits_len: usize,
    /// Bytes of the whole number.
    pub len: usize,
}

/// The number that `text` begins with, in Arabic digits of either width or in Chinese numerals.
pub fn number_at(text: &str) -> Option<Number> {
    arabic_at(text).or_else(|| chinese_at(text))
}

/// The half-width form of a full-width digit, letter or sign; every other character as it stands.
pub fn half_width(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        '\u{3000}' => ' ',
        _ => ch,
    }
}

/// The integer that the whole of `text` prints: 12, １２, 十二, 一百零五, 二〇二四, ①, Ⅳ.
pub fn integer(text: &str) -> Option<u64> {
    let text = text.trim();
    let mut chars = text.chars();
    if let (Some(n), None) = (chars.next().and_then(sign), chars.next()) {
        return Some(n);
    }
    let number = number_at(text)?;
    let value = number.value? * number.scale;
    (number.len == text.len() && value.fract() == 0.0 && value < 1e15).then_some(value as u64)
}

/// The number of a label as printed: （十二）, 第十二条, 第三章, 12., 3、, ②; `None` for bullets and words.
pub fn label_number(label: &str) -> Option<u64> {
    let inner = label.trim_matches(|ch: char| ch.is_whitespace() || "()（）[]〔〕【】、.．,，。:：".contains(ch));
    match inner.strip_prefix('第') {
        Some(rest) => integer(rest.trim_end_matches(|ch| "编章节条款项目部分篇".contains(ch))),
        None => integer(inner),
    }
}

/// `n` in Chinese numerals as labels print it: 十二, 二十, 一百零五; below 100 million.
pub fn chinese(n: u64) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if n >= 10_000 {
        let (high, low) = (n / 10_000, n % 10_000);
        let zero = if low > 0 && low < 1000 { "零" } else { "" };
        let tail = match low {
            0 => String::new(),
            10..=19 => format!("一{}", chinese(low)),
            _ => chinese(low),
        };
        return format!("{}万{zero}{tail}", chinese(high));
    }
    if n == 0 {
        return "零".to_owned();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (n / unit % 10) as usize;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push(DIGITS[digit]);
        }
        out.push_str(sign);
    }
    out
}

/// The value of one Chinese or Arabic digit.
pub fn digit(ch: char) -> Option<u8> {
    match chinese_digit(ch) {
        None => half_width(ch).to_digit(10).map(|value| value as u8),
        value => value,
    }
}

/// The value of one Chinese digit.
const fn chinese_digit(ch: char) -> Option<u8> {
    let value = match ch {
        '〇' | '○' | '零' | 'Ｏ' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(value)
}

/// Whether `ch` is an Arabic digit of either width.
pub fn is_arabic(ch: char) -> bool {
    half_width(ch).is_ascii_digit()
}

/// Whether `ch` alone prints an integer, as [`integer`] reads it.
#[inline]
pub fn is_numeral(ch: char) -> bool {
    match ch {
        CHINESE_FIRST..=CHINESE_LAST => {
            let at = ch as usize - CHINESE_FIRST as usize;
            CHINESE_NUMERALS[at / 64] >> (at % 64) & 1 == 1
        }
        _ => digit(ch).is_some() || sign(ch).is_some(),
    }
}

/// Where the Chinese characters begin and end.
const CHINESE_FIRST: char = '\u{4e00}';
const CHINESE_LAST: char = '\u{9fff}';

/// A bit for each Chinese character, set where it is a numeral: most characters are none, and this is asked of all.
static CHINESE_NUMERALS: [u64; 328] = {
    let mut out = [0; 328];
    let mut at = 0;
    while let Some(ch) = char::from_u32(CHINESE_FIRST as u32 + at) {
        if ch as u32 > CHINESE_LAST as u32 {
            break;
        }
        if chinese_digit(ch).is_some() || small_unit(ch).is_some() {
            out[at as usize / 64] |= 1 << (at % 64);
        }
        at += 1;
    }
    out
};

/// The value of ①…⑳, ⑴…⒇, ㈠…㈩, Ⅰ…Ⅻ.
fn sign(ch: char) -> Option<u64> {
    let first = match ch {
        '①'..='⑳' => '①',
        '⑴'..='⒇' => '⑴',
        '⒈'..='⒛' => '⒈',
        '㈠'..='㈩' => '㈠',
        'Ⅰ'..='Ⅻ' => 'Ⅰ',
        'ⅰ'..='ⅻ' => 'ⅰ',
        _ => return None,
    };
    Some(u64::from(ch as u32 - first as u32 + 1))
}

/// Digits with grouping commas and a decimal point, then 多 or 余, then 万, 亿.
fn arabic_at(text: &str) -> Option<Number> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, ch)| (at, half_width(ch))).take(40).collect();
    let digits_from = |from: usize| chars[from..].iter().take_while(|(_, ch)| ch.is_ascii_digit()).count();
    let mut at = digits_from(0);
    if at == 0 {
        return None;
    }
    let leading = at;
    let comma = |at: usize| chars.get(at).is_some_and(|&(byte, _)| text[byte..].starts_with(','));
    let mut printed: String = chars[..at].iter().map(|(_, ch)| ch).collect();
    // Only groups of three behind one to three digits: in "2024,300" the comma ends a clause.
    while leading <= 3 && comma(at) && digits_from(at + 1) == 3 {
        printed.extend(chars[at + 1..at + 4].iter().map(|(_, ch)| ch));
        at += 4;
    }
    let decimals = if chars.get(at).is_some_and(|&(_, ch)| ch == '.') { digits_from(at + 1) } else { 0 };
    // "1.2.3" is a label or a version, no decimal number.
    if decimals > 0 && chars.get(at + 1 + decimals).is_none_or(|&(_, ch)| ch != '.') {
        printed.push('.');
        printed.extend(chars[at + 1..at + 1 + decimals].iter().map(|(_, ch)| ch));
        at += 1 + decimals;
    }
    let end = chars.get(at).map_or_else(|| byte_after(text, &chars), |&(byte, _)| byte);
    let value: f64 = printed.parse().ok()?;
    Some(with_scale(text, end, Some(value)))
}

fn byte_after(text: &str, chars: &[(usize, char)]) -> usize {
    chars.last().map_or(0, |&(at, _)| at + text[at..].chars().next().map_or(0, char::len_utf8))
}

/// Chinese numerals with their parts in 亿 and 万 added up: 一亿二千万 leaves nothing to multiply.
fn chinese_at(text: &str) -> Option<Number> {
    let mut number = chinese_part_at(text)?;
    let mut sum = number.value.map(|value| value * number.scale);
    let mut scale = number.scale;
    while let (Some(high), true) = (sum, scale > 1.0)
        && let Some(low) = chinese_part_at(&text[number.len..]).filter(|low| low.scale < scale)
        && let Some(value) = low.value
    {
        let len = number.len + low.len;
        sum = Some(high + value * low.scale);
        scale = low.scale;
        number = Number { value: sum, scale: 1.0, digits_len: len, len };
    }
    Some(number)
}

/// Chinese numerals up to 千, then 多 or 余, then 万, 亿. 数百, 几十, 上千 are vague.
fn chinese_part_at(text: &str) -> Option<Number> {
    /// No number that a person wrote is longer.
    const LONGEST: usize = 24;
    let vague_start = text.starts_with(['数', '几']);
    let start = if vague_start { '数'.len_utf8() } else { 0 };
    let is_numeral = |ch: &char| !is_arabic(*ch) && (digit(*ch).is_some() || small_unit(*ch).is_some());
    let end = start + text[start..].chars().take_while(is_numeral).take(LONGEST).map(char::len_utf8).sum::<usize>();
    let numerals = &text[start..end];
    if numerals.is_empty() {
        let scaled = with_scale(text, start, None);
        return (vague_start && scaled.scale > 1.0).then_some(scaled);
    }
    if vague_start && small_unit(numerals.chars().next()?).is_none() {
        return None;
    }
    if vague_start {
        return Some(with_scale(text, end, None));
    }
    let value = chinese_value(numerals)?;
    if let Some(decimals) = decimals_at(&text[end..]) {
        let end = end + '点'.len_utf8() + decimals.chars().count() * '一'.len_utf8();
        return Some(with_scale(text, end, format!("{value}.{decimals}").parse().ok()));
    }
    Some(with_scale(text, end, Some(value as f64)))
}

/// 点六 behind a numeral: the decimals in Arabic digits.
fn decimals_at(text: &str) -> Option<String> {
    let digits: String = text
        .strip_prefix('点')?
        .chars()
        .take(12)
        .map_while(|ch| digit(ch).filter(|_| !is_arabic(ch) && ch != 'Ｏ'))
        .map(|digit| char::from(b'0' + digit))
        .collect();
    (!digits.is_empty()).then_some(digits)
}

/// Adds what stands behind the digits: 多 or 余 make it vague, 万 and 亿 multiply.
fn with_scale(text: &str, digits_end: usize, value: Option<f64>) -> Number {
    let mut end = digits_end;
    let mut value = value;
    if let Some(rest) = text[end..].strip_prefix(['多', '余', '几', '来']) {
        let vague = text[end..].starts_with(['多', '余']) || rest.starts_with(['万', '亿']);
        if vague {
            end = text.len() - rest.len();
            value = None;
        }
    }
    let digits_len = end;
    let (scale, len) = [("万亿", 1e12), ("百万", 1e6), ("千万", 1e7), ("万", 1e4), ("亿", 1e8)]
        .iter()
        .find(|(sign, _)| text[end..].starts_with(sign))
        .map_or((1.0, 0), |(sign, scale)| (*scale, sign.len()));
    Number { value, scale, digits_len, len: digits_len + len }
}

const fn small_unit(ch: char) -> Option<u64> {
    match ch {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

/// The value of numerals up to 千: by place (一百零五), or digit by digit (二〇二四).
fn chinese_value(numerals: &str) -> Option<u64> {
    if numerals.chars().all(|ch| digit(ch).is_some()) {
        let mut digits = numerals.chars().filter_map(digit).map(u64::from);
        return match numerals.chars().count() {
            0 => None,
            1 => digits.next(),
            // 三四 and 三五 are "three or four", "three to five": no number.
            2 | 3 if !numerals.contains(['〇', '○', '零']) => None,
            4.. if numerals.chars().count() > 12 => None,
            _ => Some(digits.fold(0, |sum, digit| sum * 10 + digit)),
        };
    }
    let (mut sum, mut pending, mut below) = (0, None, u64::MAX);
    for ch in numerals.chars() {
        match (digit(ch), small_unit(ch)) {
            (Some(0), _) if pending.is_none() => {}
            (Some(value), _) if pending.is_none() => pending = Some(u64::from(value)),
            (None, Some(unit)) if unit < below && (pending.is_some() || sum == 0) => {
                sum += pending.take().unwrap_or(1) * unit;
                below = unit;
            }
            _ => return None,
        }
    }
    Some(sum + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_in_every_script() {
        let cases = [
            ("12", 12),
            ("１２", 12),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("二十三", 23),
            ("一百零五", 105),
            ("一百一十", 110),
            ("三百二十一", 321),
            ("一千零二十", 1020),
            ("两", 2),
            ("〇", 0),
            ("二〇二四", 2024),
            ("二○二五", 2025),
            ("三万", 30_000),
            ("一亿二千万", 120_000_000),
            ("①", 1),
            ("⑿", 12),
            ("㈢", 3),
            ("Ⅳ", 4),
        ];
        for (text, value) in cases {
            assert_eq!(integer(text), Some(value), "{text} is printed in policy papers as {value}");
        }
    }

    #[test]
    fn the_table_of_numerals_says_what_the_values_say() {
        let has_value = |ch: char| digit(ch).is_some() || small_unit(ch).is_some() || sign(ch).is_some();
        let wrong: Vec<char> = ('\0'..='\u{ffff}').filter(|&ch| is_numeral(ch) != has_value(ch)).collect();
        assert!(wrong.is_empty(), "a numeral is what has a value: {wrong:?}");
        assert!(is_numeral('拾') && !is_numeral('条') && is_numeral('９') && is_numeral('Ⅳ'));
    }

    #[test]
    fn what_is_no_integer() {
        for text in ["", "条", "三四", "三五", "十二条", "1.5", "数百", "一千多", "十十", "二三十"] {
            assert_eq!(integer(text), None, "{text:?} has no certain value");
        }
    }

    #[test]
    fn chinese_gives_back_what_integer_reads() {
        for n in (1..2000).chain([9999, 10_000, 10_010, 12_345, 20_000, 105_000]) {
            assert_eq!(integer(&chinese(n)), Some(n), "{} must read back as {n}", chinese(n));
        }
        assert_eq!(chinese(10), "十", "labels print 十, not 一十");
        assert_eq!(chinese(110), "一百一十", "inside a number the 一 is printed");
    }

    #[test]
    fn labels() {
        let cases = [
            ("（十二）", Some(12)),
            ("(3)", Some(3)),
            ("第十二条", Some(12)),
            ("第二十三章", Some(23)),
            ("第１条", Some(1)),
            ("三、", Some(3)),
            ("12.", Some(12)),
            ("１０．", Some(10)),
            ("②", Some(2)),
            ("——", None),
            ("附则", None),
        ];
        for (label, value) in cases {
            assert_eq!(label_number(label), value, "the number of the label {label}");
        }
    }

    #[test]
    fn numbers_with_their_scale() {
        let cases = [
            ("500万元", Some(500.0), 1e4, "500万"),
            ("1,100万人", Some(1100.0), 1e4, "1,100万"),
            ("1.5亿元", Some(1.5), 1e8, "1.5亿"),
            ("1.2万亿元", Some(1.2), 1e12, "1.2万亿"),
            ("２０２５年", Some(2025.0), 1.0, "２０２５"),
            ("1,234,567元", Some(1_234_567.0), 1.0, "1,234,567"),
            ("12,34元", Some(12.0), 1.0, "12"),
            ("2024,300", Some(2024.0), 1.0, "2024"),
            ("三台（套）", Some(3.0), 1.0, "三"),
            ("一百万元", Some(100.0), 1e4, "一百万"),
            ("零点二平方米", Some(0.2), 1.0, "零点二"),
            ("一点五万元", Some(1.5), 1e4, "一点五万"),
            ("两千万元", Some(2000.0), 1e4, "两千万"),
            ("一千多万元", None, 1e4, "一千多万"),
            ("100余家", None, 1.0, "100余"),
            ("数百万元", None, 1e4, "数百万"),
            ("三亿二千万五百元", Some(320_000_500.0), 1.0, "三亿二千万五百"),
            ("几十家", None, 1.0, "几十"),
            ("1.2.3", Some(1.0), 1.0, "1"),
        ];
        for (text, value, scale, printed) in cases {
            let number = number_at(text).unwrap_or_else(|| panic!("{text} begins with a number"));
            assert_eq!((number.value, number.scale), (value, scale), "value and scale of {text}");
            assert_eq!(&text[..number.len], printed, "the number in {text} ends before its unit");
        }
        for text in ["元", "", "数据", "几何", "万元"] {
            assert_eq!(number_at(text), None, "{text:?} begins with no number");
        }
    }
}
