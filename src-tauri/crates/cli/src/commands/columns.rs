//! `duice columns`: what a table file holds, before it is read.

use std::process::ExitCode;

use duice_formats::{
    ReadFile,
    read::{SheetPreview, TablePreview},
};

use crate::{args::Columns, output, reading};

/// Prints the columns of a table, its first rows, and what was recognised.
pub(crate) fn run(args: &Columns) -> anyhow::Result<ExitCode> {
    let tables = reading::reader()?.tables(&args.file)?;
    if args.json {
        output::json(&tables)?;
    } else {
        output::text(&told(&tables))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn told(tables: &TablePreview) -> String {
    let mut out = String::new();
    for sheet in &tables.sheets {
        if !sheet.name.is_empty() {
            out.push_str(&format!("工作表“{}”\n", sheet.name));
        }
        match sheet.head_row {
            0 => out.push_str(&format!("没有列名，共{}行\n", sheet.rows)),
            row => out.push_str(&format!("列名在第{row}行，其下{}行\n", sheet.rows)),
        }
        (0..sheet.columns.len()).for_each(|at| out.push_str(&column(tables, sheet, at)));
    }
    let names: Vec<&str> = tables.kinds.iter().map(|known| known.name.as_str()).collect();
    out.push_str(&format!("可指定的内容：{}\n", names.join("、")));
    out
}

/// Characters of a cell on a line of the terminal; `--json` has more.
const SAMPLE: usize = 60;

/// `C  举措  →内容  例：…`
fn column(tables: &TablePreview, sheet: &SheetPreview, at: usize) -> String {
    let column = &sheet.columns[at];
    let known = tables.kinds.iter().find(|known| Some(known.kind) == column.kind);
    let kind = known.map_or("（未读入）".to_owned(), |known| format!("→{}", known.name));
    let sample = sheet.sample.iter().filter_map(|row| row.get(at)).find(|cell| !cell.is_empty());
    let sample = sample.map(|cell| format!("  例：{}", short(cell))).unwrap_or_default();
    format!("  {}  {}  {kind}{sample}\n", column.letter, short(&column.head))
}

fn short(cell: &str) -> String {
    let cut: String = cell.chars().take(SAMPLE).collect();
    if cut.len() < cell.len() { cut + "…" } else { cut }
}
