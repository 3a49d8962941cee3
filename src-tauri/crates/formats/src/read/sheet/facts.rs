//! What cells say of a document, in the form in which documents print it; what cannot be taken over is said.

use duice_core::facts::regions;
use duice_core::numeral;

use super::columns::{ColumnKind, DATES};

/// The value of a cell as it is written under a title, and what should be known of it, half a sentence.
pub(super) fn value(kind: ColumnKind, cell: &str) -> (String, Option<&'static str>) {
    let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if cell.is_empty() {
        return (cell, None);
    }
    if DATES.contains(&kind) {
        return match date(&cell) {
            Some(date) => (date, None),
            // A validity of three years is no date, and is no mistake.
            None if kind == ColumnKind::Expires && cell.contains(['年', '月', '长']) => (cell, None),
            None => (cell, Some("不是完整的日期")),
        };
    }
    let is_known = kind != ColumnKind::Region
        || NATIONAL.iter().any(|word| cell.starts_with(word))
        || !regions::find(&cell).is_empty();
    (cell, if is_known { None } else { Some("不在地区表中或有重名，按原样记下") })
}

/// How tables call a paper of the whole country.
const NATIONAL: [&str; 4] = ["全国", "国家", "中央", "国务院"];

/// The date of a cell, with its month at least: 20250304, 2025/3/4, 2025.3, and what is printed in texts.
pub(super) fn date(cell: &str) -> Option<String> {
    if let Some(date) = numeral::date(cell).filter(|date| date.iso.len() >= 7) {
        return Some(date.iso);
    }
    let bare: String = cell.chars().map(numeral::half_width).collect();
    let digits = bare.bytes().all(|byte| byte.is_ascii_digit());
    let printed = match bare.len() {
        8 if digits => format!("{}-{}-{}", &bare[..4], &bare[4..6], &bare[6..]),
        6 if digits => format!("{}年{}月", &bare[..4], &bare[4..]),
        _ => {
            let (year, month) = bare.split_once(['-', '.', '/'])?;
            format!("{year}年{month}月")
        }
    };
    let whole = |date: &numeral::Date| date.range == (0..printed.len()) && date.iso.len() >= 7;
    numeral::date(&printed).filter(whole).map(|date| date.iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_dress_are_dates() {
        for (cell, iso) in [
            ("20250304", "2025-03-04"),
            ("２０２５０３０４", "2025-03-04"),
            ("2025/3/4", "2025-03-04"),
            ("2025.3.4", "2025-03-04"),
            ("2025-03", "2025-03"),
            ("202503", "2025-03"),
            ("2025年3月4日", "2025-03-04"),
            ("2025-03-04 00:00:00", "2025-03-04"),
        ] {
            assert_eq!(value(ColumnKind::Issued, cell), (iso.to_owned(), None), "{cell}");
        }
        for cell in ["20251304", "2025", "45720", "近期", "2025-13", "20250230"] {
            assert!(value(ColumnKind::Published, cell).1.is_some(), "{cell} is no date, and is not dropped in silence");
        }
        assert_eq!(value(ColumnKind::Expires, "3年"), ("3年".to_owned(), None), "a term is no mistake");
    }

    #[test]
    fn a_place_that_is_not_in_the_table_is_said() {
        assert_eq!(value(ColumnKind::Region, "山东省青岛市").1, None);
        assert_eq!(value(ColumnKind::Region, "全国").1, None);
        assert!(value(ColumnKind::Region, "云外市").1.is_some());
        assert_eq!(value(ColumnKind::Issuer, "云外市人民政府").1, None, "only places are looked up");
    }
}
