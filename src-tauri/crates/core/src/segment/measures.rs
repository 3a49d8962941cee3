//! Which clauses are measures: the smallest titled or numbered units that hold a provision.

use super::{marker::Style, outline::Draft, tail};
use crate::{
    forms::marks::squash,
    model::{Clause, Document},
};

/// Headings of sections that hold no provision: goals, guiding thought, principles, reviews.
const GOALS: [&str; 16] = [
    "目标",
    "总体要求",
    "指导思想",
    "基本原则",
    "工作原则",
    "总体思路",
    "主要思路",
    "工作思路",
    "总体考虑",
    "发展思路",
    "发展现状",
    "面临形势",
    "回顾",
    "发展基础",
    "形势与要求",
    "现状与形势",
];

/// Headings of clauses that only list units, define terms or say how long the paper holds.
const LISTS: [&str; 9] =
    ["相关单位", "责任单位", "牵头单位", "配合单位", "责任部门", "牵头部门", "附则", "名词解释", "有效期限"];

/// Marks the measures of `document`; `drafts` are its clauses while they grew.
pub(super) fn mark(document: &mut Document, drafts: &[Draft]) {
    let count = drafts.len();
    let mut children = vec![0u32; count];
    let mut items = vec![0u32; count];
    let mut is_item = vec![false; count];
    // The last child of each clause: the last item of a list ends with a full stop, but its neighbours tell.
    let mut before: Vec<Option<usize>> = vec![None; count];
    for (at, draft) in drafts.iter().enumerate() {
        let Some(parent) = draft.parent else { continue };
        let follows_item = before[parent].is_some_and(|before| is_item[before] && drafts[before].style == draft.style);
        is_item[at] = drafts[parent].style == Some(Style::Article)
            || is_item[parent]
            || is_list_item(document, at, parent)
            || follows_item && document.clauses[at].heading.is_empty();
        before[parent] = Some(at);
        children[parent] += 1;
        items[parent] += u32::from(is_item[at]);
    }
    let mut aside = vec![false; count];
    let has_articles = drafts.iter().any(|draft| draft.style == Some(Style::Article));
    for at in 0..count {
        let draft = &drafts[at];
        let heading = squash(&document.heading(&document.clauses[at]));
        aside[at] = draft.parent.is_some_and(|parent| aside[parent])
            || GOALS.iter().any(|word| heading.ends_with(word) || heading.starts_with(word))
            || ["总体要求", "指导思想", "基本原则", "总体思路"].iter().any(|word| heading.contains(word))
            || LISTS.iter().any(|word| heading == *word);
        let is_leaf = children[at] == items[at];
        let clause = &document.clauses[at];
        let measure = if has_articles {
            draft.style == Some(Style::Article)
        } else {
            is_leaf && !is_item[at] && !aside[at] && !is_formal(document, clause)
        };
        document.clauses[at].is_measure = measure;
        document.clauses[at].is_article = draft.style == Some(Style::Article);
    }
}

/// Whether the clause is an item of its parent: without a heading, and closed by ； or introduced by a colon.
fn is_list_item(document: &Document, at: usize, parent: usize) -> bool {
    let clause = &document.clauses[at];
    if !clause.heading.is_empty() {
        return false;
    }
    let body = document.body(clause);
    let above = document.content(&document.clauses[parent]);
    body.ends_with(['；', ';']) || above.ends_with(['：', ':'])
}

/// A clause that only says from when and how long the paper holds, or defines a term.
fn is_formal(document: &Document, clause: &Clause) -> bool {
    let body = squash(&document.body(clause));
    tail::is_validity(&body) || tail::is_definition(&body)
}
