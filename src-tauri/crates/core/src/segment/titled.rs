//! Paragraphs with a title instead of a number: 某某。正文, “某某”：正文.

use super::{marker::Style, outline::Outline};
use crate::forms::marks;

/// The longest title, in characters.
const LONGEST: usize = 18;

/// Length in bytes of the title in front of a paragraph, without its mark.
pub(super) fn title(paragraph: &str) -> Option<usize> {
    let (at, mark) = marks::first_outside(paragraph, LONGEST + 1, |at, c| {
        matches!(c, '：' | ':' | '，' | ',' | '；' | ';') || marks::is_stop(paragraph, at, c)
    })?;
    let title = &paragraph[..at];
    let names = matches!(mark, '。' | '：' | ':' | '.' | '．')
        && title.chars().count() >= 2
        && !title.ends_with("其中")
        && !title.starts_with(['本', '其', '对', '按'])
        && !title.ends_with(['下', '是', '为'])
        && !marks::trim(&paragraph[at + mark.len_utf8()..]).is_empty();
    names.then_some(at)
}

/// Whether a titled paragraph is open.
pub(super) fn has_open(outline: &Outline) -> bool {
    outline.stack.iter().any(|open| open.style.is_none() && outline.drafts[open.draft].titled)
}

/// Whether the line at `at` begins a titled paragraph: at least two of them stand together.
pub(super) fn begins(outline: &Outline, at: usize) -> bool {
    let in_article = outline.stack.iter().any(|open| open.style == Some(Style::Article));
    if in_article || title(outline.lines[at].of(outline.text)).is_none() {
        return false;
    }
    if has_open(outline) {
        return true;
    }
    // Where the text begins beside the heading, its paragraphs are text too.
    let holder = outline.stack.last().and_then(|open| outline.drafts[open.draft].content.first());
    if holder.is_some_and(|first| marks::first_stop(first.span.of(outline.text).trim_end_matches('。'), 80).is_some())
    {
        return false;
    }
    let next = outline.lines[at + 1..].iter().find(|line| !line.is_blank());
    next.is_some_and(|next| next.marker.is_none() && !next.is_row && title(next.of(outline.text)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_short_and_followed_by_text() {
        assert!(title("工作专班。由分管负责人任组长，负责统筹。").is_some(), "the first sentence names a body");
        assert!(title("“一核引领”：依托中心城区建设。").is_some(), "a colon closes a title too");
        assert!(title("各镇街压实责任，抓好落实。").is_none(), "a clause of a sentence is no title");
        assert!(title("工作专班。").is_none(), "nothing follows");
    }
}
