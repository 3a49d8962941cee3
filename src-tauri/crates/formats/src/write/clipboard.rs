//! One row for the clipboard: a table with its citation, for word processors and for plain text.

use duice_core::report::{Block, Mark, Report, ReportCell, ReportRow, Run};
use serde::{Deserialize, Serialize};

use super::escape::xml;
use super::head;
use super::html::css;
use super::style::{Preset, look, looks, page};

/// The two flavours of what is copied.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clipboard {
    /// A web page with one table. Every look is written at its element: word processors drop style sheets when pasting.
    pub html: String,
    /// The same as plain text, cells separated by tabs.
    pub text: String,
}

/// Row `row` of the report, counted from 0, as a table: the head of the columns, the row, and the documents with their
/// numbers and dates below it. Empty where the report has no such row.
pub fn row_clipboard(report: &Report, row: usize) -> Clipboard {
    let Some(row) = report.rows.get(row) else { return Clipboard::default() };
    let citation = citation(report);
    Clipboard { html: html(report, row, &citation), text: text(report, row, &citation) }
}

/// One line a source, the title of the report in front.
fn citation(report: &Report) -> Vec<String> {
    let sources = report.sources.iter().map(head::citation);
    std::iter::once(format!("来源：{}", report.title)).chain(sources).collect()
}

fn text(report: &Report, row: &ReportRow, citation: &[String]) -> String {
    // A tab or a line break inside a cell would be taken for the end of the cell.
    let flat = |text: &str| text.replace(['\n', '\t'], " ");
    let titles: Vec<String> = head::columns(report).iter().map(|title| flat(title)).collect();
    let cells: Vec<String> = match row {
        ReportRow::Group { title, note } => vec![flat(format!("{title} {note}").trim_end())],
        ReportRow::Cells(cells) => cells.iter().map(|cell| flat(&cell.flat().text())).collect(),
    };
    format!("{}\n{}\n{}\n", titles.join("\t"), cells.join("\t"), citation.join("\n"))
}

fn html(report: &Report, row: &ReportRow, citation: &[String]) -> String {
    let page = page();
    let width = head::width(report);
    let border = format!("border: 1px solid #{}; padding: 3pt 5pt; vertical-align: top;", page.colour_line);
    let font = format!(
        "font-family: '{}', '{}', {}; font-size: {}pt;",
        page.font_latin, page.font_body, page.font_fallback, page.size_body
    );
    let titles: String = head::columns(report)
        .iter()
        .map(|title| {
            let title = xml(title).replace('\n', "<br>");
            format!("<th style=\"{border} background: #{};\">{title}</th>", page.colour_head)
        })
        .collect();
    let cells = match row {
        ReportRow::Group { title, note } => {
            let style = format!("{border} background: #{}; text-align: left;", page.colour_group);
            format!("<th colspan=\"{width}\" style=\"{style}\">{} {}</th>", xml(title), xml(note))
        }
        ReportRow::Cells(cells) => {
            cells.iter().map(|cell| format!("<td style=\"{border}\">{}</td>", content(cell, &border))).collect()
        }
    };
    let sources: Vec<String> = citation.iter().map(|line| xml(line)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"></head><body>\n\
         <table border=\"1\" style=\"border-collapse: collapse; {font}\">\n<tr>{titles}</tr>\n<tr>{cells}</tr>\n\
         <tr><td colspan=\"{width}\" style=\"{border} font-size: {}pt;\">{}</td></tr>\n</table>\n</body></html>\n",
        page.size_small,
        sources.join("<br>"),
    )
}

/// Paragraphs, and the tables between them.
fn content(cell: &ReportCell, border: &str) -> String {
    let runs = |runs: &[Run]| runs.iter().map(run).collect::<String>();
    let mut out = String::new();
    for (index, block) in cell.blocks().into_iter().enumerate() {
        match block {
            Block::Paragraph(text) => {
                out.push_str(if index > 0 && !out.ends_with("</table>") { "<br>" } else { "" });
                out.push_str(&runs(text));
            }
            Block::Table(rows) => {
                let cell = |cell: &Vec<Run>| format!("<td style=\"{border}\">{}</td>", runs(cell));
                let row = |row: &Vec<Vec<Run>>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
                let rows: String = rows.iter().map(row).collect();
                out.push_str(&format!("<table border=\"1\" style=\"border-collapse: collapse;\">{rows}</table>"));
            }
        }
    }
    out
}

/// A run with its look on it; word processors know these elements where they do not know the declaration.
fn run(run: &Run) -> String {
    let text = xml(&run.text).replace('\n', "<br>");
    let style = css(look(looks(Preset::default()), run.mark));
    let element = match run.mark {
        Mark::Plain => return text,
        Mark::Strong => "b",
        Mark::Inserted | Mark::Moved | Mark::Shared => "u",
        Mark::Deleted => "s",
        Mark::Muted | Mark::Doubtful => "span",
    };
    format!("<{element} style=\"{style}\">{text}</{element}>")
}
