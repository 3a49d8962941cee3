//! What stands above a quantity: the headings of its clause and of those above it, and the words that lead its items in.

use crate::model::{Clause, Document};

/// What the words above a clause tell of its quantities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    /// The clause's own heading.
    pub heading: String,
    /// Whether it lists conditions: 申报单位应当符合下列条件：.
    pub conditions: bool,
    /// Whether it tells what was reached before: 工作回顾.
    pub past: bool,
}

impl Context {
    /// That of a clause with a heading, and nothing above it.
    pub fn headed(heading: &str) -> Self {
        Self { heading: heading.to_owned(), ..Self::default() }
    }
}

/// So many characters at the end of a lead-in say what follows.
const LEAD: usize = 40;

/// What stands above the quantities of `clause`.
pub(super) fn of(document: &Document, clause: &Clause) -> Context {
    let heading = document.heading(clause);
    let mut context = Context { conditions: asks(&heading), past: looks_back(&heading), heading };
    for above in document.ancestors(clause.id) {
        let heading = document.heading(above);
        context.past |= looks_back(&heading);
        context.conditions |= asks(&heading) || leads_to_conditions(&document.body(above));
    }
    context
}

/// 申报条件, 申报要求, 准入门槛.
fn asks(heading: &str) -> bool {
    ["条件", "申报要求", "准入要求", "门槛"].iter().any(|word| heading.ends_with(word))
}

/// 工作回顾, 发展成效, 现状与基础.
fn looks_back(heading: &str) -> bool {
    let words = ["回顾", "工作总结", "主要成效", "发展成效", "工作成效", "取得的成绩", "发展现状", "发展基础"];
    words.iter().any(|word| heading.contains(word)) && !heading.contains("目标")
}

/// 申报本项奖励需满足下列条件之一：
fn leads_to_conditions(body: &str) -> bool {
    let Some(lead) = body.trim_end().strip_suffix(['：', ':']) else { return false };
    let from = lead.char_indices().rev().nth(LEAD - 1).map_or(0, |(at, _)| at);
    let lead = lead[from..].rsplit(['。', '；']).next().unwrap_or_default();
    ["条件", "申报要求", "应当符合", "需符合", "应符合"].iter().any(|word| lead.contains(word))
}
