//! Which theme a measure belongs to, and why.

use crate::{model::Document, words::Lexicon};

/// One theme of the table in `assets/themes.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Id, such as `talent`.
    pub id: &'static str,
    /// Chinese name.
    pub name: &'static str,
}

/// The themes in the order in which a table shows them.
pub fn all() -> &'static [Theme] {
    &[]
}

/// Gives every measure of `document` its theme.
pub fn assign(_document: &mut Document, _lexicon: &Lexicon) {}
