//! Paragraphs with a title instead of a number: 某某。正文, “某某”：正文.

use super::{marker::Style, outline::Outline, tail::names_contact};
use crate::forms::marks;

/// The longest title, in characters.
const LONGEST: usize = 18;

/// Length in bytes of the title in front of a paragraph, without its mark.
pub(super) fn title(paragraph: &str) -> Option<usize> {
    let (at, mark) = marks::first_outside(paragraph, LONGEST + 1, |at, c| {
        matches!(c, '：' | ':' | '，' | ',' | '；' | ';') || marks::is_stop(paragraph, at, c)
    })?;
    let title = &paragraph[..at];
    let names = !names_contact(title)
        && matches!(mark, '。' | '：' | ':' | '.' | '．')
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
    if in_article || awaits_body(outline) {
        return false;
    }
    if is_alone(outline.lines[at].of(outline.text)) {
        return alternates(outline, at);
    }
    if title(outline.lines[at].of(outline.text)).is_none() {
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

/// Whether a line is nothing but a short title with its full stop.
fn is_alone(line: &str) -> bool {
    let Some(title) = line.strip_suffix('。') else { return false };
    marks::is_within(title, LONGEST)
        && title.chars().count() >= 4
        && !title.contains(['，', ',', '；', '：', '。', '、', '！'])
        && !title.starts_with(['本', '其', '对', '按', '特', '以', '此'])
}

/// Whether the innermost open clause is a title on a line of its own, and its body is still to come.
fn awaits_body(outline: &Outline) -> bool {
    let Some(open) = outline.stack.last().filter(|open| open.style.is_none()) else { return false };
    let draft = &outline.drafts[open.draft];
    draft.titled && draft.content.len() == 1 && is_alone(draft.content[0].span.of(outline.text))
}

/// Titles on lines of their own: this one, a paragraph, and another title, or one that is open already.
fn alternates(outline: &Outline, at: usize) -> bool {
    let mut next = outline.lines[at + 1..].iter().filter(|line| !line.is_blank());
    let is_plain = |line: &&super::line::Line| line.marker.is_none() && !line.is_row;
    let Some(body) = next.next().filter(is_plain) else { return false };
    let long = !marks::is_within(body.of(outline.text), LONGEST * 2);
    let mut others = next.take(6).take_while(is_plain);
    long && (has_open(outline) || others.any(|line| is_alone(line.of(outline.text))))
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
        assert!(title("技术支持电话：0000-1234，样本科。").is_none(), "whom to ask is no clause");
    }
}
