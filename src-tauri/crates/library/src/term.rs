//! How long a document holds: its beginning, its term, and whether that is over on a day.
//!
//! Invariant: pure; the day is passed in. What is not printed does not limit.

use duice_core::model::DocumentHead;

/// When a document begins to hold, as printed.
pub(crate) fn begin(head: &DocumentHead) -> Option<&str> {
    head.effective_on.as_deref().or(head.issued_on.as_deref())
}

/// Whether the printed term of a document lies before `today` (ISO 8601).
pub(crate) fn ended(head: &DocumentHead, today: &str) -> bool {
    match head.expires.as_deref() {
        Some(term) if term.starts_with('P') => begin(head).and_then(|begin| end_of_term(begin, term)),
        Some(date) => Some(date.to_owned()),
        None => None,
    }
    .is_some_and(|end| end.as_str() < today.get(..end.len()).unwrap_or(today))
}

/// The last day of a term such as P3Y, P6M or P1Y6M that begins on `begin`.
fn end_of_term(begin: &str, term: &str) -> Option<String> {
    let mut parts = begin.split('-').map(|part| part.parse::<u32>().ok());
    let (year, month) = (parts.next()??, parts.next().flatten());
    let (mut months, mut number) = (0, 0);
    for c in term.chars().skip(1) {
        match (c, c.to_digit(10)) {
            (_, Some(digit)) => number = number * 10 + digit,
            ('Y', _) => (months, number) = (months + number * 12, 0),
            ('M', _) => (months, number) = (months + number, 0),
            // Days and weeks do not occur in policy papers; a term that is not understood does not limit.
            _ => return None,
        }
    }
    let ordinal = year * 12 + month.unwrap_or(12) - 1 + months;
    let day = begin.get(7..).filter(|day| !day.is_empty()).unwrap_or("");
    Some(match month {
        Some(_) => format!("{:04}-{:02}{day}", ordinal / 12, ordinal % 12 + 1),
        None => format!("{:04}", ordinal / 12),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_over_behind_its_last_day() {
        let head = |effective: Option<&str>, expires: &str| DocumentHead {
            effective_on: effective.map(Into::into),
            expires: Some(expires.into()),
            ..DocumentHead::default()
        };
        assert!(ended(&head(None, "2025-12-31"), "2026-01-01"));
        assert!(!ended(&head(None, "2025-12-31"), "2025-12-31"), "the last day still counts");
        assert!(!ended(&head(None, "2025-08"), "2025-08-31"), "a month without a day ends with its last");
        assert!(ended(&head(Some("2020-05-01"), "P3Y"), "2023-05-02"), "a term counts from the printed beginning");
        assert!(!ended(&head(None, "P3Y"), "2099-01-01"), "without a beginning nobody said from when");
        assert!(!ended(&DocumentHead::default(), "2099-01-01"), "no term, no end");
    }
}
