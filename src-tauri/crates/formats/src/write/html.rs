//! A web page of one file: no script, nothing fetched, prints on A4 in landscape with the head of the table on each page.

use duice_core::report::{Block, Mark, Report, ReportCell, ReportRow, ReportSource, Run};

use super::escape::xml;
use super::head;
use super::style::{Look, Looks, Preset, Underline, look, looks, page};

/// Said in the element too: word processors that open or paste the page know it better there than in the style sheet.
const TABLE: &str = "border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\"";
/// The same of a table inside a cell, as wide as it needs to be.
const INNER: &str = "border=\"1\" cellspacing=\"0\" cellpadding=\"4\"";

/// The report as a web page.
pub(super) fn write(report: &Report, preset: Preset) -> String {
    let title = xml(&report.title);
    format!(
        r#"<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<h1>{title}</h1>
{sources}{notes}{legend}{table}</body>
</html>
"#,
        style = style_sheet(looks(preset)),
        sources = sources(&report.sources),
        notes = notes(&report.notes),
        legend = legend(&report.legend),
        table = table(report),
    )
}

fn sources(sources: &[ReportSource]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let rows: String = sources.iter().map(source_row).collect();
    format!("<table class=\"sources\" {TABLE}>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn source_row(source: &ReportSource) -> String {
    let digest = match source.is_digest {
        true => format!("<p class=\"warning\">{}</p>", head::DIGEST),
        false => String::new(),
    };
    format!(
        "<tr><th scope=\"row\">{}</th><td><p><strong>{}</strong></p>{digest}</td><td>{}</td></tr>\n",
        xml(&source.role),
        xml(&head::title(source)),
        xml(&head::facts(source)),
    )
}

fn notes(notes: &[String]) -> String {
    notes.iter().map(|note| format!("<p class=\"note\">{}</p>\n", xml(note))).collect()
}

fn legend(legend: &[Run]) -> String {
    if legend.is_empty() {
        return String::new();
    }
    let marks: Vec<String> = legend.iter().map(run).collect();
    format!("<p class=\"note\">图例：{}</p>\n", marks.join("　"))
}

fn table(report: &Report) -> String {
    let columns: String =
        head::shares(report).iter().map(|share| format!("<col width=\"{:.2}%\">", share * 100.0)).collect();
    let titles: String = report
        .columns
        .iter()
        .map(|column| match column.subtitle.as_str() {
            "" => format!("<th scope=\"col\">{}</th>", xml(&column.title)),
            subtitle => {
                format!("<th scope=\"col\">{}<br><small>{}</small></th>", xml(&column.title), xml(subtitle))
            }
        })
        .collect();
    let rows: String = report.rows.iter().map(|row| self::row(row, head::width(report))).collect();
    format!(
        "<table class=\"rows\" {TABLE}>\n<colgroup>{columns}</colgroup>\n<thead>\n<tr>{titles}</tr>\n</thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n"
    )
}

fn row(row: &ReportRow, width: usize) -> String {
    match row {
        ReportRow::Group { title, note } => format!(
            "<tr class=\"group\"><th colspan=\"{width}\" scope=\"rowgroup\">{} <span class=\"muted\">{}</span></th></tr>\n",
            xml(title),
            xml(note),
        ),
        ReportRow::Cells(cells) => {
            let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", content(cell))).collect();
            format!("<tr>{cells}</tr>\n")
        }
    }
}

/// Paragraphs, and the tables between them.
fn content(cell: &ReportCell) -> String {
    let runs = |runs: &[Run]| runs.iter().map(run).collect::<String>();
    let block = |block: Block<'_>| match block {
        Block::Paragraph(text) => format!("<p>{}</p>", runs(text)),
        Block::Table(rows) => {
            let cell = |cell: &Vec<Run>| format!("<td>{}</td>", runs(cell));
            let row = |row: &Vec<Vec<Run>>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
            format!("<table class=\"inner\" {INNER}>{}</table>", rows.iter().map(row).collect::<String>())
        }
    };
    cell.blocks().into_iter().map(block).collect()
}

/// A run in the element of its mark.
fn run(run: &Run) -> String {
    let text = xml(&run.text).replace('\n', "<br>");
    match run.mark {
        Mark::Plain => text,
        Mark::Strong => format!("<strong>{text}</strong>"),
        Mark::Inserted => format!("<ins>{text}</ins>"),
        Mark::Deleted => format!("<del>{text}</del>"),
        Mark::Moved => format!("<span class=\"moved\">{text}</span>"),
        Mark::Shared => format!("<span class=\"shared\">{text}</span>"),
        Mark::Muted => format!("<span class=\"muted\">{text}</span>"),
        Mark::Doubtful => format!("<span class=\"doubtful\">{text}</span>"),
    }
}

fn style_sheet(looks: &'static Looks) -> String {
    let page = page();
    let mut sheet = format!(
        "@page {{ size: A4 landscape; margin: {top}mm {side}mm {bottom}mm; }}\n\
         body {{ font: {size}pt/1.5 \"{latin}\", \"{body}\", {fallback}; color: #000; background: #fff; margin: 1em auto; max-width: 90em; padding: 0 1em; }}\n\
         h1 {{ font: {title}pt/1.3 \"{latin}\", \"{head}\", {head_fallback}; text-align: center; margin: .4em 0 .8em; }}\n\
         table {{ border-collapse: collapse; width: 100%; margin: 0 0 .8em; }}\n\
         .rows {{ table-layout: fixed; }}\n\
         .inner {{ width: auto; margin: .2em 0; }}\n\
         th, td {{ border: 1px solid #{line}; padding: .25em .5em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }}\n\
         thead {{ display: table-header-group; }}\n\
         thead th {{ background: #{head_fill}; text-align: center; font-family: \"{latin}\", \"{head}\", {head_fallback}; }}\n\
         .sources th {{ background: #{head_fill}; white-space: nowrap; }}\n\
         .group th {{ background: #{group_fill}; font-family: \"{latin}\", \"{head}\", {head_fallback}; break-after: avoid; }}\n\
         tr {{ break-inside: avoid; }}\n\
         p {{ margin: 0; }}\n\
         small, .note {{ font-size: {small}pt; font-weight: normal; }}\n\
         .note {{ margin: 0 0 .3em; }}\n\
         .warning {{ color: #{warning}; font-weight: bold; }}\n",
        top = page.margin_top,
        side = page.margin_side,
        bottom = page.margin_bottom,
        size = page.size_body,
        title = page.size_title,
        small = page.size_small,
        latin = page.font_latin,
        body = page.font_body,
        head = page.font_head,
        fallback = page.font_fallback,
        head_fallback = page.font_head_fallback,
        line = page.colour_line,
        head_fill = page.colour_head,
        group_fill = page.colour_group,
        warning = page.colour_warning,
    );
    for (selector, mark) in [
        ("strong", Mark::Strong),
        ("ins", Mark::Inserted),
        ("del", Mark::Deleted),
        (".moved", Mark::Moved),
        (".shared", Mark::Shared),
        (".muted", Mark::Muted),
        (".doubtful", Mark::Doubtful),
    ] {
        sheet.push_str(&format!("{selector} {{ {} }}\n", css(look(looks, mark))));
    }
    sheet
}

/// A look as declarations; it says everything, so that an element's own look never shines through.
pub(super) fn css(look: &Look) -> String {
    let page = page();
    let underline = match look.underline {
        Underline::None if look.strike => "line-through",
        Underline::None => "none",
        Underline::Single => "underline",
        Underline::Double => "underline double",
        Underline::Dotted => "underline dotted",
        Underline::Wave => "underline wavy",
    };
    let weight = if look.bold { "bold" } else { "normal" };
    let mut css = format!("text-decoration: {underline}; font-weight: {weight};");
    if look.head_font {
        let (latin, head, fallback) = (page.font_latin, page.font_head, page.font_head_fallback);
        css.push_str(&format!(" font-family: '{latin}', '{head}', {fallback};"));
    }
    if let Some(colour) = look.colour {
        css.push_str(&format!(" color: #{colour};"));
    }
    if let Some(fill) = look.fill {
        css.push_str(&format!(" background: #{fill};"));
    }
    css
}
