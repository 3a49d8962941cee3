//! Markdown: a head, then pipe tables, one for each group.
//!
//! Marks are the HTML elements that every reader of Markdown knows: `**` beside Chinese punctuation is not closed by
//! CommonMark's rules, and pipe tables have no line breaks.

use duice_core::report::{Mark, Report, ReportCell, ReportRow, Run};

use super::head;

/// The report as Markdown.
pub(super) fn write(report: &Report) -> String {
    let mut out = format!("# {}\n\n", escaped(&report.title));
    for source in &report.sources {
        out.push_str(&format!("- {}\n", escaped(&head::citation(source))));
    }
    if !report.sources.is_empty() {
        out.push('\n');
    }
    for note in &report.notes {
        out.push_str(&format!("> {}\n>\n", escaped(note)));
    }
    if !report.legend.is_empty() {
        let legend: Vec<String> = report.legend.iter().map(marked).collect();
        out.push_str(&format!("> 图例：{}\n", legend.join("　")));
    }
    rows(report, &mut out);
    out
}

fn rows(report: &Report, out: &mut String) {
    let mut open = false;
    for row in &report.rows {
        match row {
            ReportRow::Group { title, note } => {
                out.push_str(&format!("\n## {}\n", escaped(title)));
                if !note.is_empty() {
                    out.push_str(&format!("\n{}\n", escaped(note)));
                }
                open = false;
            }
            ReportRow::Cells(cells) => {
                if !open {
                    table_head(report, out);
                    open = true;
                }
                let cells: Vec<String> = cells.iter().map(cell).collect();
                out.push_str(&format!("| {} |\n", cells.join(" | ")));
            }
        }
    }
}

fn table_head(report: &Report, out: &mut String) {
    let titles: Vec<String> = head::columns(report).iter().map(|title| escaped(title)).collect();
    let rule = vec!["---"; head::width(report)];
    out.push_str(&format!("\n| {} |\n| {} |\n", titles.join(" | "), rule.join(" | ")));
}

fn cell(cell: &ReportCell) -> String {
    let flat = cell.flat();
    let paragraphs: Vec<String> =
        flat.paragraphs.iter().map(|runs| runs.iter().map(marked).collect::<String>()).collect();
    paragraphs.join("<br>")
}

fn marked(run: &Run) -> String {
    let text = escaped(&run.text);
    match run.mark {
        Mark::Plain | Mark::Muted => text,
        Mark::Strong => format!("<b>{text}</b>"),
        Mark::Inserted => format!("<ins>{text}</ins>"),
        Mark::Deleted => format!("<del>{text}</del>"),
        Mark::Moved | Mark::Shared => format!("<u>{text}</u>"),
        Mark::Doubtful => format!("<i>{text}</i>"),
    }
}

/// Text that means nothing to Markdown, on one line. A number at the beginning of a paragraph stays as it is: a cell
/// holds no lists.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' | '$' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
