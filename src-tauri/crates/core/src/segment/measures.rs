//! Which clauses are measures: the smallest titled or numbered units that hold a provision.

use std::sync::LazyLock;

use super::{marker::Style, outline::Draft, tail};
use crate::{
    forms::marks::squash,
    model::{Clause, Document},
};

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
        let beside = draft.style.is_none() && !draft.titled && !draft.headed;
        let follows_item =
            before[parent].is_some_and(|before| is_item[before] && (beside || drafts[before].style == draft.style));
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
        aside[at] = draft.parent.is_some_and(|parent| aside[parent]) || holds_nothing(&heading);
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

/// Whether a section with this heading, white space left out, holds no provision: `assets/sections.tsv`.
fn holds_nothing(heading: &str) -> bool {
    let has = |(words, place): &(&str, Place)| match place {
        Place::End => heading.ends_with(words) || heading.starts_with(words),
        Place::Any => heading.contains(words),
        Place::Whole => heading == *words,
    };
    SECTIONS.iter().any(has)
}

#[derive(Debug, Clone, Copy)]
enum Place {
    End,
    Any,
    Whole,
}

static SECTIONS: LazyLock<Vec<(&'static str, Place)>> = LazyLock::new(|| {
    let rows = include_str!("../../../../../assets/sections.tsv").lines().filter(|line| !line.starts_with('#'));
    let place = |name: &str| match name.trim() {
        "end" => Some(Place::End),
        "any" => Some(Place::Any),
        "whole" => Some(Place::Whole),
        _ => None,
    };
    rows.filter_map(|line| line.split_once('\t')).filter_map(|(words, name)| Some((words, place(name)?))).collect()
});

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood() {
        let rows = include_str!("../../../../../assets/sections.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), SECTIONS.len(), "a row that names no place would be lost in silence");
    }

    #[test]
    fn goals_and_lists_are_told_from_tasks() {
        for heading in ["发展目标", "指导思想", "“十五五”总体要求和任务", "相关单位", "附则"]
        {
            assert!(holds_nothing(heading), "{heading} holds no provision");
        }
        for heading in ["强化目标责任考核", "责任单位履职要求", "保障措施"] {
            assert!(!holds_nothing(heading), "{heading} may hold one");
        }
    }
}
