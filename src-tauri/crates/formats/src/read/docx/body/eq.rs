//! EQ fields: signs set over each other, words with their reading above, fractions. They have no result in the file, so
//! what they show is told from their code.

use std::iter::Peekable;
use std::str::Chars;

/// Codes nested deeper are left out.
const DEPTH: usize = 8;

/// What the field with this code shows, on one line; `None` where it is another field.
pub(super) fn text(code: &str) -> Option<String> {
    let code = code.trim_start();
    let rest = code.get(..2).filter(|name| name.eq_ignore_ascii_case("eq")).map(|_| &code[2..])?;
    let mut chars = rest.chars().peekable();
    if !chars.peek().is_none_or(|c| c.is_whitespace() || *c == '\\') {
        return None;
    }
    Some(sequence(&mut chars, 0).trim().to_owned())
}

/// Reads up to the end of an argument, which is left.
fn sequence(chars: &mut Peekable<Chars<'_>>, depth: usize) -> String {
    let mut out = String::new();
    while let Some(&c) = chars.peek() {
        if depth > 0 && matches!(c, ',' | ';' | ')' | '，' | '；') {
            break;
        }
        chars.next();
        match c {
            '\\' => out.push_str(&switch(chars, depth)),
            c => out.push(c),
        }
    }
    out
}

/// Reads what follows a backslash: a sign taken literally, or a switch with its options and arguments.
fn switch(chars: &mut Peekable<Chars<'_>>, depth: usize) -> String {
    match chars.peek() {
        Some('*') => {
            format(chars);
            return String::new();
        }
        Some(c) if !c.is_ascii_alphabetic() => return chars.next().map(String::from).unwrap_or_default(),
        _ => {}
    }
    let mut names = vec![name(chars)];
    let arguments = loop {
        match chars.peek() {
            Some(' ') => drop(chars.next()),
            Some(c) if c.is_ascii_digit() => drop(chars.next()),
            Some('\\') => {
                chars.next();
                names.push(name(chars));
            }
            Some('(') if depth < DEPTH => break arguments(chars, depth + 1),
            _ => break Vec::new(),
        }
    };
    shown(&names, arguments)
}

/// A format of the result: `\* jc2`, `\* "Font:宋体"`.
fn format(chars: &mut Peekable<Chars<'_>>) {
    chars.next();
    while chars.next_if(|c| *c == ' ').is_some() {}
    if chars.next_if(|c| *c == '"').is_some() {
        while chars.next().is_some_and(|c| c != '"') {}
    } else {
        while chars.next_if(|c| !matches!(c, ' ' | '\\')).is_some() {}
    }
}

fn name(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut out = String::new();
    while let Some(c) = chars.next_if(char::is_ascii_alphabetic) {
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// An argument, and whether it is set above the line.
type Argument = (String, bool);

fn arguments(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Vec<Argument> {
    let mut out = Vec::new();
    loop {
        chars.next();
        let mut ahead = chars.clone();
        let is_raised = ahead.next() == Some('\\') && name(&mut ahead) == "s";
        out.push((sequence(chars, depth), is_raised));
        if !matches!(chars.peek(), Some(',' | ';' | '，' | '；')) {
            chars.next();
            return out;
        }
    }
}

fn shown(names: &[String], arguments: Vec<Argument>) -> String {
    let join = |between: &str| arguments.iter().map(|(text, _)| text.trim()).collect::<Vec<_>>().join(between);
    match (names.first().map(String::as_str), arguments.as_slice()) {
        (Some("o"), [(ring, _), (inner, _)]) if is_ring(ring) => circled(inner.trim()),
        // The reading stands above the words that it belongs to.
        (Some("o"), all) if all.iter().any(|(_, is_raised)| !is_raised) => {
            all.iter().filter(|(_, is_raised)| !is_raised).map(|(text, _)| text.as_str()).collect()
        }
        (Some("f"), [_, _]) => join("/"),
        (Some("r"), [(of, _)]) => format!("√{of}"),
        (Some("b"), [_, ..]) => format!("({})", join(",")),
        (Some("a" | "l"), _) => join(","),
        _ => join(""),
    }
}

/// Whether a sign is one that another is set into.
fn is_ring(sign: &str) -> bool {
    matches!(sign.trim(), "○" | "◯" | "〇" | "O" | "□" | "△" | "◇")
}

/// ① for 1; what has no sign of its own stays as it is.
fn circled(inner: &str) -> String {
    let first = match inner.parse::<u32>() {
        Ok(0) => Some(0x24EA),
        Ok(number @ 1..=20) => Some(0x2460 + number - 1),
        Ok(number @ 21..=35) => Some(0x3251 + number - 21),
        Ok(number @ 36..=50) => Some(0x32B1 + number - 36),
        _ => "一二三四五六七八九十".chars().position(|c| inner == c.to_string()).map(|at| 0x3280 + at as u32),
    };
    first.and_then(char::from_u32).map_or_else(|| inner.to_owned(), String::from)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_a_code_shows_is_told_from_it() {
        for (code, shown) in [
            (" eq \\o\\ac(○,1) ", "①"),
            ("EQ \\o\\ac(○,二)", "㊁"),
            ("eq \\o\\ac(□,注)", "注"),
            ("eq \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(yáng),样)本", "样本"),
            ("eq \\f(1,3)", "1/3"),
            ("eq 5\\s\\up 4(2)", "52"),
            ("eq \\b(甲\\,乙)", "(甲,乙)"),
            ("eq \\o(", ""),
        ] {
            assert_eq!(text(code).as_deref(), Some(shown), "{code}");
        }
        assert_eq!(text(" PAGE "), None, "another field");
        assert_eq!(
            text(&format!("eq {}", "\\b(".repeat(5000))).map(|text| text.len() < 40_000),
            Some(true),
            "no depth"
        );
    }
}
