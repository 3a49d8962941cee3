//! What holds for every table, whatever the documents say.

use std::collections::BTreeSet;

use duice_core::{
    model::{Document, Nothing, Table},
    report::{self, ReportRow},
    words::Lexicon,
};

use super::lay;

/// Two measures, each named by its document's title and its path.
type Named = BTreeSet<[(String, String); 2]>;

/// Checks one table against its documents.
pub(super) fn check(documents: &[&Document], table: &Table, lexicon: &Lexicon) {
    every_measure_stands_in_a_row(documents, table);
    every_cell_is_filled_or_says_why(documents, table);
    groups_count_what_they_say(documents, table);
    the_report_shows_every_body(table);
    let mut backwards = documents.to_vec();
    backwards.reverse();
    assert_eq!(
        links(table),
        links(&lay(&backwards, lexicon)),
        "the order of the columns is the reader's choice and changes no link"
    );
    assert_eq!(*table, lay(documents, lexicon), "the same documents give the same table every time");
}

fn every_measure_stands_in_a_row(documents: &[&Document], table: &Table) {
    let rows = || table.groups.iter().flat_map(|group| &group.rows);
    for (column, document) in documents.iter().enumerate() {
        for measure in document.measures() {
            let stands = rows().any(|row| row.cells[column].measures.iter().any(|one| one.clause.id == measure.id));
            assert!(stands, "{} of column {column} is lost", document.path(measure.id));
        }
    }
}

fn every_cell_is_filled_or_says_why(documents: &[&Document], table: &Table) {
    for row in table.groups.iter().flat_map(|group| &group.rows) {
        assert_eq!(row.cells.len(), documents.len(), "a row has one cell a column");
        for (cell, document) in row.cells.iter().zip(documents) {
            assert_eq!(cell.measures.is_empty(), cell.nothing.is_some(), "an empty cell says why it is empty");
            if cell.nothing == Some(Nothing::NoMeasure) {
                assert!(document.problems.is_empty(), "absence is not said of what was not read cleanly");
            }
        }
        for link in &row.links {
            assert!((0.0..=1.0).contains(&link.confidence), "confidence {} is a share", link.confidence);
            assert!(!link.why.is_empty(), "a link says why");
            assert_ne!(link.a.0, link.b.0, "a link joins two documents");
        }
    }
}

fn groups_count_what_they_say(documents: &[&Document], table: &Table) {
    for (column, document) in documents.iter().enumerate() {
        let counted: u32 = table.groups.iter().map(|group| group.counts[column]).sum();
        assert_eq!(counted, document.measures().count() as u32, "each measure counts under one theme");
    }
}

fn the_report_shows_every_body(table: &Table) {
    let report = report::from_table(table);
    let mut printed = String::new();
    for row in &report.rows {
        if let ReportRow::Cells(cells) = row {
            assert_eq!(cells.len(), report.columns.len(), "a row of the report has one cell a column");
            cells.iter().for_each(|cell| printed.push_str(&cell.text()));
        }
    }
    let cells = table.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells);
    for line in cells.flat_map(|cell| &cell.measures).flat_map(|measure| measure.text.lines()) {
        assert!(printed.contains(line), "the report leaves out: {line}");
    }
}

fn links(table: &Table) -> Named {
    let rows = table.groups.iter().flat_map(|group| &group.rows);
    let name = |row: &duice_core::model::TableRow, (column, clause): (u32, u32)| {
        let cell = &row.cells[column as usize];
        let path = cell.measures.iter().find(|one| one.clause.id == clause).map(|one| one.clause.path.clone());
        (table.columns[column as usize].document.title.clone(), path.unwrap_or_default())
    };
    rows.flat_map(|row| row.links.iter().map(move |link| (row, link)))
        .map(|(row, link)| {
            let mut pair = [name(row, link.a), name(row, link.b)];
            pair.sort();
            pair
        })
        .collect()
}
