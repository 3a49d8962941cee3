//! How often each policy tool is used in each column.

use super::rows::At;
use crate::{
    model::{Document, ToolCount},
    tools,
};

/// The tools that any wanted measure uses, in the order of their table, with the number of measures in each column.
pub(super) fn counts(documents: &[&Document], wanted: impl Fn(At) -> bool) -> Vec<ToolCount> {
    let mut counts: Vec<ToolCount> = tools::all()
        .iter()
        .map(|tool| ToolCount {
            id: tool.id.to_owned(),
            name: tool.name.to_owned(),
            side: tool.side,
            counts: vec![0; documents.len()],
        })
        .collect();
    for (column, document) in documents.iter().enumerate() {
        for measure in document.measures().filter(|measure| wanted((column as u32, measure.id))) {
            for found in tools::of(document, measure) {
                if let Some(count) = counts.iter_mut().find(|count| count.id == found.id) {
                    count.counts[column] += 1;
                }
            }
        }
    }
    counts.retain(|count| count.counts.iter().any(|&measures| measures > 0));
    counts
}
