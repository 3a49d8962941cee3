//! Dates as printed: 2024年12月17日, 二〇二四年十二月, ２０２５年, 2025-01-19.

use std::ops::Range;

use super::{digit, half_width, integer, is_arabic};

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// Where it stands, in bytes, 年, 月 or 日 included.
    pub range: Range<usize>,
    /// ISO 8601, without what is not printed: `2024-12-17`, `2025-08`, `2025`.
    pub iso: String,
}

/// The first date of `text`.
pub fn date(text: &str) -> Option<Date> {
    text.char_indices().filter(|&(at, ch)| starts_year(text, at, ch)).find_map(|(at, _)| date_at(text, at))
}

/// The dates of `text` in order.
pub fn dates(text: &str) -> Vec<Date> {
    let mut found: Vec<Date> = Vec::new();
    for (at, ch) in text.char_indices() {
        if found.last().is_none_or(|last| last.range.end <= at)
            && starts_year(text, at, ch)
            && let Some(date) = date_at(text, at)
        {
            found.push(date);
        }
    }
    found
}

/// The date that begins at byte `at` of `text`; a year alone needs 年 behind it.
pub fn date_at(text: &str, at: usize) -> Option<Date> {
    let mut reader = Reader { text, at };
    let year = reader.year()?;
    let iso = match reader.mark()? {
        '年' => in_words(&mut reader, year),
        mark => in_signs(&mut reader, year, mark)?,
    };
    Some(Date { range: at..reader.at, iso })
}

/// Whether `year` has a 29th of February.
pub fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

/// The part behind 年: what is no month or day is left outside.
fn in_words(reader: &mut Reader, year: u64) -> String {
    let Some(month) = reader.part('月').filter(|month| (1..=12).contains(month)) else {
        return format!("{year:04}");
    };
    match reader.part('日').filter(|day| is_day(year, month, *day)) {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("{year:04}-{month:02}"),
    }
}

/// 2025-01-19, 2025.1.19, 2025/1/19: only whole dates, for 2021-2035 is a span of years.
fn in_signs(reader: &mut Reader, year: u64, mark: char) -> Option<String> {
    let month = reader.arabic().filter(|month| (1..=12).contains(month))?;
    (reader.mark()? == mark).then_some(())?;
    let day = reader.arabic().filter(|day| is_day(year, month, *day))?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn is_day(year: u64, month: u64, day: u64) -> bool {
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    };
    (1..=last).contains(&day)
}

/// Whether a year of four digits may begin here: no digit stands before it.
fn starts_year(text: &str, at: usize, ch: char) -> bool {
    digit(ch).is_some() && text[..at].chars().next_back().is_none_or(|before| digit(before).is_none())
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    /// Four digits of one script, 1900 to 2199.
    fn year(&mut self) -> Option<u64> {
        let rest = &self.text[self.at..];
        let digits: Vec<char> = rest.chars().take_while(|&ch| digit(ch).is_some()).take(5).collect();
        let one_script = digits.iter().all(|&ch| is_arabic(ch)) || digits.iter().all(|&ch| !is_arabic(ch) || ch == '0');
        if digits.len() != 4 || !one_script {
            return None;
        }
        self.at += digits.iter().map(|ch| ch.len_utf8()).sum::<usize>();
        let year = digits.iter().filter_map(|&ch| digit(ch)).fold(0, |sum, digit| sum * 10 + u64::from(digit));
        (1900..2200).contains(&year).then_some(year)
    }

    /// 年, or the sign between the parts of a date, with blanks around it.
    fn mark(&mut self) -> Option<char> {
        let rest = self.text[self.at..].trim_start_matches([' ', '\u{3000}', '\u{A0}']);
        let ch = rest.chars().next()?;
        let mark = half_width(ch);
        if !matches!(mark, '年' | '-' | '.' | '/') {
            return None;
        }
        self.at = self.text.len() - rest.len() + ch.len_utf8();
        Some(mark)
    }

    /// A number and the `unit` behind it; nothing is taken where they do not stand here.
    fn part(&mut self, unit: char) -> Option<u64> {
        let blank = [' ', '\u{3000}', '\u{A0}'];
        let rest = self.text[self.at..].trim_start_matches(blank);
        let end = rest.find(|ch| digit(ch).is_none() && ch != '十')?;
        let value = integer(&rest[..end])?;
        let behind = rest[end..].trim_start_matches(blank).strip_prefix(unit)?;
        self.at = self.text.len() - behind.len();
        Some(value)
    }

    /// One or two Arabic digits.
    fn arabic(&mut self) -> Option<u64> {
        let rest = &self.text[self.at..];
        let end = rest.find(|ch| !is_arabic(ch)).unwrap_or(rest.len());
        let value = integer(&rest[..end]).filter(|_| rest[..end].chars().count() <= 2)?;
        self.at += end;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_print_a_date() {
        let cases = [
            ("示例市 2024年12月17日", "2024-12-17"),
            ("２０２５年 １ 月 ９ 日印发", "2025-01-09"),
            ("二〇二四年十二月三十一日", "2024-12-31"),
            ("二○二五年二月", "2025-02"),
            ("自2025年8月起", "2025-08"),
            ("到2027年，建成", "2027"),
            ("发布日期：2025-01-19", "2025-01-19"),
            ("2025.3.1", "2025-03-01"),
            ("2024年2月29日", "2024-02-29"),
            ("2023年13月", "2023"),
            ("2023年2月30日", "2023-02"),
            ("2025年前", "2025"),
        ];
        for (text, iso) in cases {
            assert_eq!(date(text).map(|date| date.iso).as_deref(), Some(iso), "the date in {text}");
        }
    }

    #[test]
    fn what_is_no_date() {
        for text in ["", "12月17日", "2021-2035", "20250119", "500万元", "一二三四五年", "3000年", "三年"]
        {
            assert_eq!(date(text), None, "{text:?} prints no date with a year");
        }
    }

    #[test]
    fn ranges_cover_the_printed_date() {
        let text = "自2025年1月1日起施行，有效期至２０２６年１２月３１日。";
        let printed: Vec<&str> = dates(text).into_iter().map(|date| &text[date.range]).collect();
        assert_eq!(
            printed,
            ["2025年1月1日", "２０２６年１２月３１日"],
            "a highlight must lie on the date and nothing else"
        );
    }
}
