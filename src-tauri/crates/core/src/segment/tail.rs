//! What stands behind the last clause: definitions, validity, closing paragraphs, signature, annexes.

use std::ops::Range;

use super::{
    line::Line,
    marker::Style,
    outline::{Open, Outline},
};
use crate::{
    forms::{
        Look, kind_of, look,
        marks::{self, squash},
    },
    model::BlockRole,
};

/// What a paragraph behind the last number is.
pub(super) enum Role {
    /// A block.
    Block(BlockRole),
    /// A clause without number and title.
    Clause,
}

/// Index of the line where the annexes begin.
pub(super) fn annex(text: &str, lines: &[Line], from: usize) -> Option<usize> {
    (from..lines.len()).find(|&at| {
        let printed = lines[at].of(text);
        let begins = look(printed) == Look::Annex || is_titled_annex(printed);
        !lines[at].is_blank() && lines[at].marker.is_none() && begins
    })
}

/// 附件样品清单: the word and the annex's title without a mark between them.
fn is_titled_annex(printed: &str) -> bool {
    let Some(title) = printed.strip_prefix("附件") else { return false };
    marks::is_within(title, 40) && !title.contains(['，', '。', '；', '：', ',']) && kind_of(title).is_some()
}

/// The lines of issuer and date between the list of annexes and the first of them.
pub(super) fn signed(text: &str, lines: &[Line], from: usize) -> Range<usize> {
    let filled: Vec<usize> = (from..lines.len()).filter(|&at| !lines[at].is_blank()).take(30).collect();
    let is_date = |&at: &usize| look(lines[at].of(text)) == Look::Date;
    let Some(date) = filled.iter().position(is_date) else { return from..from };
    let is_body = |&&at: &&usize| look(lines[at].of(text)) == Look::Body;
    let bodies = filled[..date].iter().rev().take_while(is_body).count();
    if bodies == 0 { from..from } else { filled[date - bodies]..filled[date] + 1 }
}

/// Index of the first line of issuer and date at the end of `from..end`, or `end` without them.
pub(super) fn signature(text: &str, lines: &[Line], from: usize, end: usize) -> usize {
    let (mut first, mut sure) = (end, false);
    for at in (from..end).rev() {
        let line = &lines[at];
        if line.is_blank() {
            continue;
        }
        let printed = line.of(text);
        match look(printed) {
            Look::Date => sure = true,
            Look::Note if squash(printed).chars().count() <= 30 => sure = true,
            Look::Body => {}
            _ if is_imprint(printed) => sure = true,
            _ => break,
        }
        first = at;
    }
    if sure { first } else { end }
}

/// 抄送：…, 主办单位：…
fn is_imprint(line: &str) -> bool {
    let folded = squash(line);
    let keys = ["抄送:", "主送:", "主办单位:", "印发机关:", "公开方式:", "联系人:", "联系电话:"];
    keys.iter().any(|key| folded.starts_with(key))
        || folded.ends_with("日印发") && folded.chars().count() <= 60
        || folded == "(此页无正文)"
}

/// 联系人：…, 咨询电话：…: whom to ask, which no clause rules.
fn is_contact(folded: &str) -> bool {
    folded.split_once(':').is_some_and(|(key, value)| names_contact(key.trim_start_matches('(')) && !value.is_empty())
}

/// Whether what stands before a colon says that whom to ask follows.
pub(super) fn names_contact(key: &str) -> bool {
    const LONGEST: usize = 10;
    const ENDS: [&str; 10] = ["联系人", "电话", "传真", "邮箱", "邮件", "地址", "邮编", "邮政编码", "联系方式", "网址"];
    marks::is_within(key, LONGEST) && ENDS.iter().any(|end| key.ends_with(end))
}

/// What the unnumbered line at `at` behind the last number is; `None` when it belongs to the open clause.
pub(super) fn role(outline: &Outline, open: Open, at: usize) -> Option<Role> {
    let draft = &outline.drafts[open.draft];
    if outline.stack.iter().any(|open| open.style == Some(Style::Article)) {
        return None;
    }
    let first = draft.content.first()?;
    let heading_only = draft.content.len() == 1 && is_heading(first.span.of(outline.text));
    if heading_only {
        return None;
    }
    let folded: String = squash(outline.lines[at].of(outline.text));
    if is_contact(&folded) {
        return Some(Role::Block(BlockRole::Signature));
    }
    if is_definition(&folded) {
        return Some(Role::Block(BlockRole::Definition));
    }
    if is_validity(&folded) {
        return Some(Role::Block(BlockRole::Validity));
    }
    let closed = draft.content.last().is_some_and(|last| is_annotated(last.span.of(outline.text)));
    let is_last = || outline.lines[at + 1..outline.signature].iter().all(Line::is_blank);
    let lone = || siblings_have_one_paragraph(outline, open);
    (closed || assigns(&folded) && is_last() && lone()).then_some(Role::Clause)
}

fn is_heading(printed: &str) -> bool {
    let bare = printed.trim_end_matches(['。', '.', '：', ':']);
    marks::is_within(bare, 50) && marks::first_stop(bare, 60).is_none() && !bare.contains(['；', ';'])
}

/// 本措施所称…, 本办法所指…
pub(super) fn is_definition(folded: &str) -> bool {
    let start: String = folded.chars().take(14).collect();
    start.starts_with('本') && ["所称", "所指", "中的"].iter().any(|word| start.contains(word))
}

/// 本措施自…施行, 有效期…, 由…负责解释.
pub(super) fn is_validity(folded: &str) -> bool {
    let start: String = folded.chars().take(14).collect();
    let own =
        start.starts_with('本') || start.starts_with("以上") || start.starts_with("此前") || start.starts_with("原");
    let short = folded.chars().count() <= 200;
    let holds = ["施行", "实施", "执行", "生效"].iter().any(|verb| folded.contains(verb));
    let dated = folded.contains("之日起") || folded.contains("日起") || folded.contains("有效期");
    own && short
        && (holds && dated || folded.contains("有效期") || folded.contains("负责解释") || folded.contains("废止"))
        || folded.starts_with("有效期")
}

/// Whether the paragraph closes with an annotation of units.
fn is_annotated(printed: &str) -> bool {
    let folded = squash(printed);
    let bare = folded.trim_end_matches(['。', '.', ';']);
    let Some(open) = bare.strip_suffix([')', ']']).and_then(|inner| inner.rfind(['(', '['])) else { return false };
    let inside = &bare[open..bare.len() - 1];
    inside.contains("责任单位") || inside.contains("牵头") || inside.ends_with("负责")
}

/// Whether the paragraph is an annotation of units and nothing else.
pub(super) fn is_units(printed: &str) -> bool {
    let folded = squash(printed);
    let keyed = folded.trim_start_matches(['(', '[']);
    folded.starts_with(['(', '[']) && is_annotated(printed)
        || ["责任单位:", "牵头单位:", "责任部门:", "牵头部门:"].iter().any(|key| keyed.starts_with(key))
}

/// A closing paragraph names who has to do what.
fn assigns(folded: &str) -> bool {
    let start: String = folded.chars().take(60).collect();
    let named = ["各级", "各地", "各部门", "各有关", "各区", "各县", "各市", "各单位", "有关部门", "市有关", "省有关"];
    named.iter().any(|word| start.starts_with(word)) && start.contains('要')
        || start.contains("牵头") && start.find("牵头").is_some_and(|at| at < 45)
}

/// Whether no sibling of the open clause has more than one paragraph behind its heading.
fn siblings_have_one_paragraph(outline: &Outline, open: Open) -> bool {
    let parent = outline.drafts[open.draft].parent;
    outline.drafts.iter().filter(|draft| draft.parent == parent).all(|draft| {
        let paragraphs = draft.content.iter().filter(|piece| piece.paragraph).count();
        let headed = draft.content.first().is_some_and(|first| is_heading(first.span.of(outline.text)));
        paragraphs <= 1 + usize::from(headed)
    })
}
