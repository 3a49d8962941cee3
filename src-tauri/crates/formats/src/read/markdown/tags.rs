//! Tags and comments of HTML inside Markdown: only the words between them are text.

/// Elements whose tags are taken off. What else stands between < and > may be a word of the text.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
];

/// What was met, and whether a comment is still open.
#[derive(Default)]
pub(super) struct Tags {
    /// Comments so far.
    pub(super) comments: usize,
    in_comment: bool,
}

/// Words without tags.
pub(super) struct Left {
    /// The words.
    pub(super) text: String,
    /// Whether a comment was among them.
    pub(super) had_comment: bool,
}

impl Tags {
    /// `html` without tags and comments; a comment may go on in what is handed over next.
    pub(super) fn without(&mut self, html: &str) -> Left {
        let mut left = Left { text: String::new(), had_comment: self.in_comment };
        let mut rest = html;
        loop {
            if self.in_comment {
                let Some(end) = rest.find("-->") else { return left };
                self.in_comment = false;
                rest = &rest[end + 3..];
            }
            let Some(at) = rest.find('<') else { break };
            left.text.push_str(&rest[..at]);
            rest = &rest[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                self.comments += 1;
                self.in_comment = true;
                left.had_comment = true;
                rest = comment;
                continue;
            }
            match rest.find('>').filter(|&end| is_tag(&rest[1..end])) {
                Some(end) => {
                    // A line's end inside a paragraph, or a cell's, parts words.
                    left.text.push_str(if rest.starts_with("<br") { " " } else { "" });
                    rest = &rest[end + 1..];
                }
                None => {
                    left.text.push('<');
                    rest = &rest[1..];
                }
            }
        }
        left.text.push_str(rest);
        left
    }
}

fn is_tag(inside: &str) -> bool {
    let name = inside.trim_start_matches('/');
    let name = name.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or_default();
    ELEMENTS.iter().any(|element| element.eq_ignore_ascii_case(name))
}
