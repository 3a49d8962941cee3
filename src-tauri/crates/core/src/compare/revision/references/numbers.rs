//! The numbers of the articles of a document.

use std::borrow::Cow;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::{
    model::{Clause, ClauseId, Document},
    numeral::is_numeral,
    words::fold,
};

/// The folded numbers of the articles that no other clause of the document has, by clause.
pub(in crate::compare::revision) struct Numbers<'d>(Vec<Option<Cow<'d, str>>>);

impl<'d> Numbers<'d> {
    pub(in crate::compare::revision) fn of(document: &'d Document) -> Self {
        let has_articles = document.clauses.iter().any(|clause| clause.is_article);
        let number = |clause: &Clause| {
            let number = fold::folded(document.label(clause)?);
            if number.starts_with('第') && number.contains('条') {
                return Some(number);
            }
            // Papers without articles cite a measure as one: 本措施第二条 is 二、.
            let is_cited = !has_articles && clause.is_measure && number.chars().all(is_numeral);
            is_cited.then(|| Cow::Owned(format!("第{number}条")))
        };
        let numbers: Vec<Option<Cow<'d, str>>> = document.clauses.iter().map(number).collect();
        let mut times: HashMap<&str, usize, FxBuildHasher> = HashMap::default();
        numbers.iter().flatten().for_each(|number| *times.entry(number).or_default() += 1);
        let only = |number: &Option<Cow<'d, str>>| number.clone().filter(|number| times[&**number] == 1);
        Self(numbers.iter().map(only).collect())
    }

    pub(in crate::compare::revision) fn get(&self, id: ClauseId) -> Option<&str> {
        self.0[id as usize].as_deref()
    }

    pub(in crate::compare::revision) fn iter(&self) -> impl Iterator<Item = (ClauseId, &str)> {
        (0..).zip(&self.0).filter_map(|(id, number)| Some((id, number.as_deref()?)))
    }
}
