//! How deep the elements of a page are nested, told from its tags alone, before it is parsed: the parser's time grows
//! with the square of the depth.

/// Elements without inside.
const EMPTY: &[&str] = &[
    "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements whose inside is text, whatever it looks like.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];
/// Elements that the next of their kind ends, and what ends with them.
const ENDED: &[(&str, &[&str])] = &[
    ("p", &["p"]),
    ("li", &["li", "p"]),
    ("dt", &["dt", "dd", "p"]),
    ("dd", &["dt", "dd", "p"]),
    ("option", &["option"]),
    ("td", &["td", "th", "p"]),
    ("th", &["td", "th", "p"]),
    ("tr", &["tr", "td", "th", "p"]),
    ("a", &["a"]),
];
/// Elements that the parser opens again in the next block when nobody closed them.
const FORMATTING: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// How many equal ones it opens again at most.
const EQUAL: usize = 3;

/// Whether elements are nested deeper than `most` somewhere in `text`.
pub(super) fn is_over(text: &str, most: usize) -> bool {
    let mut open = Open::default();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let (closing, tag) = rest.strip_prefix('/').map_or((false, rest), |tag| (true, tag));
        if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let length = end_of_tag(tag);
        let (inside, behind) = tag.split_at(length);
        rest = behind;
        let name = inside.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if closing {
            open.close(&name);
            continue;
        }
        // Drawings have elements of their own kind, in which nothing is raw text.
        if RAW.contains(&name.as_str()) && !open.in_drawing() {
            rest = behind_raw(behind, &name);
        } else if !EMPTY.contains(&name.as_str()) {
            open.open(name, inside);
        }
        if open.depth() > most {
            return true;
        }
    }
    false
}

/// Where a tag ends: at `>` outside quotes.
fn end_of_tag(tag: &str) -> usize {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            // A quote begins a value only behind its sign.
            (None, '"' | '\'') if before == '=' => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        if !c.is_ascii_whitespace() {
            before = c;
        }
    }
    tag.len()
}

/// What follows the end of an element of raw text; nothing where it never ends.
fn behind_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let start = from + at + 2;
        if text.get(start..start + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return &text[start + name.len()..];
        }
        from = start;
    }
    ""
}

/// The elements that are open at a place.
#[derive(Default)]
struct Open {
    names: Vec<(String, String)>,
    /// Tags of formatting elements that ended with what stood around them.
    again: Vec<String>,
    drawings: usize,
}

impl Open {
    fn depth(&self) -> usize {
        self.names.len() + self.again.len()
    }

    fn in_drawing(&self) -> bool {
        self.drawings > 0
    }

    fn open(&mut self, name: String, tag: &str) {
        if let Some((_, ended)) = ENDED.iter().find(|(ending, _)| *ending == name) {
            while self.names.last().is_some_and(|(last, _)| ended.contains(&last.as_str())) {
                self.pop();
            }
        }
        if matches!(name.as_str(), "svg" | "math") {
            self.drawings += 1;
        }
        let tag = if FORMATTING.contains(&name.as_str()) { tag.to_owned() } else { String::new() };
        self.names.push((name, tag));
    }

    fn close(&mut self, name: &str) {
        self.again.retain(|tag| !starts_with_name(tag, name));
        let Some(at) = self.names.iter().rposition(|(open, _)| open == name) else { return };
        while self.names.len() > at + 1 {
            if let Some((_, tag)) = self.pop()
                && !tag.is_empty()
                && self.again.iter().filter(|known| **known == tag).count() < EQUAL
            {
                self.again.push(tag);
            }
        }
        self.pop();
    }

    fn pop(&mut self) -> Option<(String, String)> {
        let popped = self.names.pop();
        if popped.as_ref().is_some_and(|(name, _)| matches!(name.as_str(), "svg" | "math")) {
            self.drawings -= 1;
        }
        popped
    }
}

fn starts_with_name(tag: &str, name: &str) -> bool {
    tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && tag[name.len()..].chars().next().is_none_or(|c| c.is_ascii_whitespace() || c == '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_what_is_open_at_once() {
        let list = |count: usize| "<ul><li>".repeat(count);
        assert!(is_over(&list(300), 512), "six hundred open elements");
        assert!(!is_over(&list(200), 512), "four hundred");
        assert!(!is_over(&"<p>甲<br><img src='a>b'>".repeat(5000), 512), "paragraphs end each other");
        assert!(!is_over(&"<tr><td>甲<td>乙".repeat(5000), 512), "so do rows and cells");
        assert!(!is_over(&"<div><b>甲</b></div>".repeat(5000), 512), "what is closed is not open");
        assert!(!is_over(&format!("<script>{}</script>甲", "'<div>'".repeat(5000)), 512), "a script has no elements");
        assert!(!is_over(&format!("<!--{}-->甲", "<div>".repeat(5000)), 512), "nor has a comment");
        assert!(is_over(&format!("<svg><style>{}", list(300)), 512), "a drawing's style hides nothing");
        assert!(is_over(&format!("<DIV\n>{}", "<Font>".repeat(600)), 512), "letters' case does not matter");
    }

    #[test]
    fn formatting_that_the_parser_opens_again_counts() {
        let each: String = (0..600).map(|n| format!("<div><font size={n}>甲</div>")).collect();
        assert!(is_over(&each, 512), "each block opens all of them again");
        assert!(!is_over(&"<p><font size=2>甲</p>".repeat(5000), 512), "of equal ones only three");
    }
}
