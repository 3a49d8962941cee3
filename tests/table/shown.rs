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
    out.push('\n');
    for tool in &table.tools {
        out.push_str(&format!("工具 {} {} {:?}\n", tool.side.name(), tool.name, tool.counts));
    }
    for reuse in &table.reuse {
        let runs = reuse.a.runs.iter().filter(|run| run.shared).map(|run| run.text.as_str());
        let first = reuse.first.map_or("不详".to_owned(), |column| column.to_string());
        out.push_str(&format!("相同 {}字，先 {first}：{}\n", reuse.shared, runs.collect::<Vec<_>>().join("…")));
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
    for line in &row.figures {
        let cells: Vec<String> = line
            .cells
            .iter()
            .map(|cell| {
                let shown = cell.iter().map(|at| format!("{} {}", at.shown, at.note).trim_end().to_owned());
                shown.collect::<Vec<_>>().join("；")
            })
            .collect();
        let differ = if line.bases_differ { "（口径不同）" } else { "" };
        out.push_str(&format!("    数额 {} {}{differ}\n", line.name, cells.join("｜")));
    }
    for line in &row.units {
        let cells: Vec<String> = line.cells.iter().map(|names| names.join("、")).collect();
        out.push_str(&format!("    单位 {} {}\n", line.function, cells.join("｜")));
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
