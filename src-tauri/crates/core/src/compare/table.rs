//! Measures of several documents side by side, in groups by theme.
//!
//! A row is one policy purpose: measures that correspond ([`rows`]). What a cell shows is put together in [`cells`].

pub(super) mod cells;
mod figures;
mod reuse;
mod rows;
mod tools;
mod units;

use std::collections::BTreeMap;

use rows::{At, Grouped};

use crate::{
    align::places,
    model::{Column, Document, DocumentHead, Table, TableGroup, TableRow},
    themes,
    watch::{Cancelled, Watch},
    words::Lexicon,
};

/// Id and name of the group of measures whose theme nothing in their words tells.
const NO_THEME: (&str, &str) = ("other", "未归入主题");

/// Lays the measures of `documents` side by side; `themes` limits the groups, empty for all.
///
/// Every measure (of the wanted themes) stands in at least one row. A row stands under the theme of its strongest link; a
/// group without rows of its own is listed too when measures of its theme stand elsewhere.
///
/// # Errors
/// [`Cancelled`] when `watch` says so.
pub fn table(
    documents: &[(&Document, DocumentHead)],
    themes: &[String],
    lexicon: &Lexicon,
    watch: &dyn Watch,
) -> Result<Table, Cancelled> {
    let plain: Vec<&Document> = documents.iter().map(|(document, _)| *document).collect();
    // First, as long as nothing else takes memory: of many documents the table is most of it.
    watch.go_on()?;
    watch.progress(0, 4, "查找相同表述");
    let wanted = |at: At| themes.is_empty() || themes.iter().any(|id| id == id_of(place_of(&plain, at)));
    let reuse = reuse::found(&plain, wanted);
    watch.go_on()?;
    watch.progress(1, 4, "比对各地措施");
    let places::Correspondence { links, nearest } = places::correspond(&plain, lexicon);
    watch.go_on()?;
    watch.progress(2, 4, "归并为行");
    let grouped = rows::group(&plain, links);
    watch.go_on()?;
    watch.progress(3, 4, "填写各栏");
    let maker = cells::Maker::new(&plain, &nearest);
    let groups = groups(&maker, grouped, themes, watch)?;
    let columns = documents
        .iter()
        .map(|(document, head)| Column {
            document: head.clone(),
            default_responsible: document.meta.default_responsible.clone(),
        })
        .collect();
    watch.progress(4, 4, "");
    Ok(Table { columns, tools: tools::counts(&plain, wanted), groups, reuse })
}

/// The rows under their themes, in the order of the table of themes.
fn groups(
    maker: &cells::Maker,
    grouped: Vec<Grouped>,
    wanted: &[String],
    watch: &dyn Watch,
) -> Result<Vec<TableGroup>, Cancelled> {
    let shown = |theme: &str| wanted.is_empty() || wanted.iter().any(|id| id == theme);
    let mut by_theme: BTreeMap<usize, Vec<Grouped>> = BTreeMap::new();
    for row in grouped {
        let themes = row_themes(maker.documents, &row);
        if let Some(&theme) = themes.iter().find(|&&theme| shown(id_of(theme))) {
            by_theme.entry(theme).or_default().push(row);
        }
    }
    let counts = counts(maker.documents);
    let mut out = Vec::new();
    for theme in 0..=themes::all().len() {
        let mut rows = by_theme.remove(&theme).unwrap_or_default();
        let counts = counts.get(&theme).cloned().unwrap_or_else(|| vec![0; maker.documents.len()]);
        if !shown(id_of(theme)) || rows.is_empty() && counts.iter().all(|&count| count == 0) {
            continue;
        }
        watch.go_on()?;
        rows.sort_by_key(|row| (std::cmp::Reverse(row.filled()), row.members.first().copied()));
        out.push(TableGroup {
            id: id_of(theme).to_owned(),
            name: themes::all().get(theme).map_or(NO_THEME.1, |theme| theme.name).to_owned(),
            counts,
            rows: rows.into_iter().map(|row| finished(maker, row, theme)).collect(),
        });
    }
    Ok(out)
}

fn finished(maker: &cells::Maker, row: Grouped, under: usize) -> TableRow {
    let mut also = row_themes(maker.documents, &row);
    also.retain(|&theme| theme != under);
    also.sort_unstable();
    TableRow {
        cells: maker.cells(&row.members, under),
        figures: figures::lines(maker.documents, &row.members),
        units: units::lines(maker.documents, &row.members),
        links: row.links,
        also_themes: also.into_iter().map(|theme| id_of(theme).to_owned()).collect(),
    }
}

/// The themes of a row, as places in the table of themes: first the one that it stands under, the theme of its strongest
/// link (of two, the surer one), then the others, each once.
fn row_themes(documents: &[&Document], row: &Grouped) -> Vec<usize> {
    let strongest = row.links.iter().reduce(|best, link| if link.confidence > best.confidence { link } else { best });
    let linked: Vec<At> = strongest.map_or_else(|| row.members.clone(), |link| vec![link.a, link.b]);
    let sureness = |at: At| choice(documents, at).map_or(0.0, |theme| theme.confidence);
    let head = linked.iter().copied().reduce(|best, at| if sureness(at) > sureness(best) { at } else { best });
    let mut themes: Vec<usize> = Vec::new();
    for at in head.into_iter().chain(row.members.iter().copied()) {
        let theme = place_of(documents, at);
        if !themes.contains(&theme) {
            themes.push(theme);
        }
    }
    themes
}

/// For each theme the number of its measures in each column.
fn counts(documents: &[&Document]) -> BTreeMap<usize, Vec<u32>> {
    let mut counts: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    for (column, document) in documents.iter().enumerate() {
        for measure in document.measures() {
            let theme = place_of(documents, (column as u32, measure.id));
            counts.entry(theme).or_insert_with(|| vec![0; documents.len()])[column] += 1;
        }
    }
    counts
}

fn choice<'a>(documents: &[&'a Document], (column, clause): At) -> Option<&'a crate::model::ThemeChoice> {
    documents[column as usize].clause(clause).theme.as_ref()
}

/// The place of a measure's theme in the table of themes; behind the last one without a theme.
fn place_of(documents: &[&Document], at: At) -> usize {
    choice(documents, at)
        .and_then(|choice| themes::all().iter().position(|theme| theme.id == choice.id))
        .unwrap_or(themes::all().len())
}

fn id_of(place: usize) -> &'static str {
    themes::all().get(place).map_or(NO_THEME.0, |theme| theme.id)
}

#[cfg(test)]
mod tests;
