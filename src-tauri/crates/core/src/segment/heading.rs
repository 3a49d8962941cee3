//! Where a clause's heading ends and its body begins.

use super::{marker::Style, outline::Draft, titled};
use crate::{
    forms::marks,
    model::{Piece, Span},
};

/// The longest heading, in characters.
const LONGEST: usize = 48;

/// The heading of `draft` and the pieces of its body. `goes_on` says that clauses stand below it.
pub(super) fn split(text: &str, draft: &Draft, in_article: bool, goes_on: bool) -> (Vec<Span>, Vec<Piece>) {
    let Some(first) = draft.content.first() else { return (Vec::new(), Vec::new()) };
    let printed = first.span.of(text);
    let more = goes_on || draft.content.len() > 1;
    let end = match draft.style {
        Some(Style::Part | Style::Chapter | Style::Section) => Some((printed.len(), printed.len())),
        Some(Style::Article) => article(printed, more),
        _ if in_article => None,
        None if !draft.titled => None,
        None => titled_end(printed),
        Some(_) => sentence(printed, more),
    };
    let Some((heading, body)) = end else { return (Vec::new(), draft.content.clone()) };
    let at = first.span.start as usize;
    let bracketed = draft.style == Some(Style::Article);
    let skip = if bracketed { printed.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let span = Span::new(at + skip.min(heading), at + heading);
    let rest = marks::trim(&printed[body..]);
    let mut pieces = Vec::with_capacity(draft.content.len());
    if !rest.is_empty() {
        let start = at + printed.len() - printed[body..].trim_start_matches(marks::is_blank).len();
        pieces.push(Piece { span: Span::new(start, first.span.end as usize), paragraph: true });
    }
    pieces.extend_from_slice(&draft.content[1..]);
    (vec![span], pieces)
}

/// 【立法目的】为了…, （目的依据）为了….
fn article(printed: &str, more: bool) -> Option<(usize, usize)> {
    let open = printed.chars().next()?;
    let close = match open {
        '【' => '】',
        '（' | '(' => '）',
        _ => return None,
    };
    let at = printed.char_indices().take(30).find(|&(_, c)| c == close || c == ')' && open != '【')?.0;
    let after = at + printed[at..].chars().next()?.len_utf8();
    let rest = &printed[after..];
    let stands_alone = rest.is_empty() && more || rest.starts_with(marks::is_blank);
    (open == '【' || stands_alone).then_some((at, after))
}

fn titled_end(printed: &str) -> Option<(usize, usize)> {
    match titled::title(printed) {
        Some(at) => Some((at, at + printed[at..].chars().next()?.len_utf8())),
        None => Some((printed.trim_end_matches(['。', '.', '：', ':']).len(), printed.len())),
    }
}

/// The first sentence when it is short and something follows it; the whole line when it stands alone.
fn sentence(printed: &str, more: bool) -> Option<(usize, usize)> {
    let mark = marks::first_outside(printed, LONGEST + 1, |at, c| {
        matches!(c, '：' | ':' | '；' | ';') || marks::is_stop(printed, at, c)
    });
    let Some((at, c)) = mark else {
        let alone = printed.chars().count() <= LONGEST && !printed.contains(['，', ',']) || more;
        return (alone && printed.chars().count() <= LONGEST).then_some((printed.len(), printed.len()));
    };
    let after = at + c.len_utf8();
    let follows = !marks::trim(&printed[after..]).is_empty();
    let heading = &printed[..at];
    match c {
        '；' | ';' => None,
        '：' | ':' if follows => {
            let short = heading.chars().count() <= 20 && !heading.contains(['，', ',']);
            short.then_some((at, after))
        }
        '：' | ':' => (more && heading.chars().count() <= 30 && !heading.contains(['，', ','])).then_some((at, after)),
        _ if follows || more => Some((at, after)),
        _ => None,
    }
}
