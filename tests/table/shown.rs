//! A table as text that a person can check: a heading a theme, a block a row, a line a measure.

use duice_core::{
    model::{CellMeasure, Nothing, Table, TableRow},
    report,
};

/// The whole table, then the head of its report.
pub(super) fn table(table: &Table) -> String {
    let mut out = String::new();
    for (at, column) in table.columns.iter().enumerate() {
        out.push_str(&format!("{at} {}\n", column.document.title));
    }
    for group in &table.groups {
        out.push_str(&format!("\n【{}】{:?}\n", group.name, group.counts));
        for one in &group.rows {
            row(&mut out, one);
        }
    }
    let report = report::from_table(table);
    out.push_str(&format!("\n{}\n", report.title));
    for note in report.notes {
        out.push_str(&format!("注 {note}\n"));
    }
    for column in report.columns {
        out.push_str(&format!("栏 {}｜{}\n", column.title, column.subtitle));
    }
    out
}

fn row(out: &mut String, row: &TableRow) {
    out.push_str("  ─\n");
    for (at, cell) in row.cells.iter().enumerate() {
        for measure in &cell.measures {
            out.push_str(&format!("  {at} {}\n", line(measure)));
        }
        if let Some(nothing) = &cell.nothing {
            out.push_str(&format!("  {at} {}\n", said(nothing)));
        }
    }
    for link in &row.links {
        let sure = if link.confidence >= 0.45 { "" } else { "（存疑）" };
        out.push_str(&format!("    {} ~ {} {}{sure}\n", link.a.0, link.b.0, link.why.join("、")));
    }
    if !row.also_themes.is_empty() {
        out.push_str(&format!("    另属 {}\n", row.also_themes.join("、")));
    }
}

fn line(measure: &CellMeasure) -> String {
    let theme = measure.theme.as_ref().map_or("-", |theme| theme.id.as_str());
    format!("{} {} [{theme}]", measure.clause.path, measure.clause.heading)
}

fn said(nothing: &Nothing) -> String {
    match nothing {
        Nothing::NoMeasure => "无此措施".to_owned(),
        Nothing::NotHere { nearest, .. } => {
            format!("未见，相近 {}", nearest.as_ref().map_or("-", |clause| clause.path.as_str()))
        }
        Nothing::Unread { problems } => format!("未识别 {problems}"),
    }
}
