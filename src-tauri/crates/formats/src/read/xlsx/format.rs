//! Formats of numbers, as far as they say what a number is of: `0%`, `#,##0"万元"`.

/// How a cell shows its number.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    /// As so many of a hundred.
    pub(super) shares: bool,
    /// Words in front of it.
    pub(super) before: String,
    /// Words behind it.
    pub(super) after: String,
    /// As another number, so that the words are not those of the number in the cell: in thousands, with a point of its own.
    pub(super) scaled: bool,
}

/// What the format with this code shows besides a positive number; nothing for dates and texts.
pub(super) fn shown(code: &str) -> Shown {
    let code = code.replace("General", "0").replace("G/通用格式", "0");
    let mut out = Shown::default();
    let (mut digits, mut commas, mut between) = (false, false, String::new());
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let literal = match c {
            ';' => break,
            '"' => chars.by_ref().take_while(|c| *c != '"').collect(),
            '\\' | '!' => chars.next().map(String::from).unwrap_or_default(),
            '_' | '*' => {
                chars.next();
                continue;
            }
            '[' => currency(&chars.by_ref().take_while(|c| *c != ']').collect::<String>()),
            '0' | '#' | '?' | '.' => {
                out.scaled |= digits && !between.trim().is_empty();
                (digits, commas) = (true, false);
                between.clear();
                continue;
            }
            ',' => {
                commas = digits;
                continue;
            }
            '%' => {
                out.shares = true;
                continue;
            }
            c if c.is_ascii_alphabetic() || c == '@' => return Shown::default(),
            c => c.to_string(),
        };
        if digits {
            between.push_str(&literal);
            out.after.push_str(&literal);
        } else {
            out.before.push_str(&literal);
        }
    }
    out.scaled |= commas;
    if !digits {
        return Shown::default();
    }
    out.before = out.before.trim_start().to_owned();
    out.after = out.after.trim_end().to_owned();
    out
}

/// The sign of a currency in brackets: `$¥-804`; colours and conditions show nothing.
fn currency(inside: &str) -> String {
    inside.strip_prefix('$').and_then(|sign| sign.split('-').next()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_format_are_told_from_its_signs() {
        let words = |before: &str, after: &str, shares| Shown {
            shares,
            before: before.to_owned(),
            after: after.to_owned(),
            scaled: false,
        };
        for (code, expected) in [
            ("#,##0\"万元\"", words("", "万元", false)),
            ("0.00%", words("", "", true)),
            ("\"约\"0%", words("约", "", true)),
            ("General\\元", words("", "元", false)),
            ("[$¥-804]#,##0.00;[Red]-0", words("¥", "", false)),
            ("[Red]0_ ", words("", "", false)),
            ("yyyy\"年\"m\"月\"", words("", "", false)),
            ("@", words("", "", false)),
            ("", words("", "", false)),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
        for code in ["0!.0,\"万元\"", "#,##0,\"千元\""] {
            assert!(shown(code).scaled, "{code} shows another number");
        }
    }
}
