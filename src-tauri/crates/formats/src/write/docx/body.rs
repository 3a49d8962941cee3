//! The text of a Word file: head, notes, legend, table.

use duice_core::report::{Block, Mark, Report, ReportCell, ReportColumn, ReportRow, ReportSource, Run};

use super::super::escape::xml;
use super::super::style::{Page, page};
use super::super::{head, measure};
use super::parts::{DECLARATION, NAMESPACES};
use super::{styles, twips};

/// A row of more lines may break across pages: kept whole it would leave half a page empty.
const WHOLE_ROW_LINES: usize = 11;
/// Lines of fewer half Han characters are not stretched to the edge: that would tear the words apart.
const STRETCHED_UNITS: usize = 30;
/// Room left and right inside a cell, in twips.
const CELL_MARGIN: i64 = 100;
/// Word wants a paragraph behind the last table; one point high it opens no page of its own.
const POINT: &str =
    "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr></w:pPr></w:p>";
/// Shares of the table of sources: role, title, facts.
const SOURCE_SHARES: [f64; 3] = [0.11, 0.36, 0.53];

/// The part `word/document.xml`.
pub(super) fn document(report: &Report) -> String {
    let page = page();
    let width = twips(page.long_side - 2.0 * page.margin_side);
    let mut body = paragraph("ReportTitle", &run(&report.title, None));
    if !report.sources.is_empty() {
        body.push_str(&sources(&report.sources, width, page));
    }
    for note in &report.notes {
        body.push_str(&paragraph("ReportNote", &run(note, None)));
    }
    body.push_str(&legend(&report.legend));
    // Tables without a paragraph between them would become one.
    body.push_str(&paragraph("ReportNote", ""));
    body.push_str(&table(report, width, page));
    format!("{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{}</w:body></w:document>", section(page))
}

/// A4 in landscape, and the footer.
fn section(page: &Page) -> String {
    let (top, bottom, side) = (twips(page.margin_top), twips(page.margin_bottom), twips(page.margin_side));
    format!(
        "{}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{side}\" w:bottom=\"{bottom}\" w:left=\"{side}\" w:header=\"600\" \
         w:footer=\"600\" w:gutter=\"0\"/></w:sectPr>",
        POINT,
        twips(page.long_side),
        twips(page.short_side),
    )
}

fn legend(legend: &[Run]) -> String {
    if legend.is_empty() {
        return String::new();
    }
    let mut runs = run("图例：", None);
    for (index, mark) in legend.iter().enumerate() {
        if index > 0 {
            runs.push_str(&run("　", None));
        }
        runs.push_str(&marked(mark));
    }
    paragraph("ReportNote", &runs)
}

fn sources(sources: &[ReportSource], width: i64, page: &Page) -> String {
    let widths = widths(&SOURCE_SHARES, width, least(page));
    let mut out = table_start(&widths, "center", page);
    for source in sources {
        let mut title = paragraph("ReportCell", &run(&head::title(source), styles::id(Mark::Strong)));
        if source.is_digest {
            title.push_str(&paragraph("ReportCell", &run(head::DIGEST, Some("Warning"))));
        }
        let cells = [
            cell(widths[0], 1, Some(page.colour_head), &paragraph("ReportColumn", &run(&source.role, None))),
            cell(widths[1], 1, None, &title),
            cell(widths[2], 1, None, &paragraph("ReportFacts", &run(&head::facts(source), None))),
        ];
        out.push_str(&row("<w:cantSplit/>", &cells.concat()));
    }
    out + "</w:tbl>"
}

fn table(report: &Report, width: i64, page: &Page) -> String {
    let widths = widths(&head::shares(report), width, least(page));
    let mut out = table_start(&widths, "center", page);
    let titles: String = widths
        .iter()
        .enumerate()
        .map(|(index, width)| cell(*width, 1, Some(page.colour_head), &title(report.columns.get(index))))
        .collect();
    out.push_str(&row("<w:cantSplit/><w:tblHeader/>", &titles));
    for line in &report.rows {
        out.push_str(&match line {
            ReportRow::Group { title, note } => group(title, note, &widths, page),
            ReportRow::Cells(cells) => cells_row(cells, &widths, page),
        });
    }
    out + "</w:tbl>"
}

fn title(column: Option<&ReportColumn>) -> String {
    let Some(column) = column else { return paragraph("ReportColumn", "") };
    let mut out = paragraph("ReportColumn", &run(&column.title, None));
    if !column.subtitle.is_empty() {
        out.push_str(&paragraph("ReportSubtitle", &run(&column.subtitle, styles::id(Mark::Muted))));
    }
    out
}

fn group(title: &str, note: &str, widths: &[i64], page: &Page) -> String {
    let mut runs = run(title, None);
    if !note.is_empty() {
        runs.push_str(&run("　", None));
        runs.push_str(&run(note, styles::id(Mark::Muted)));
    }
    let whole = cell(widths.iter().sum(), widths.len(), Some(page.colour_group), &paragraph("ReportGroup", &runs));
    row("<w:cantSplit/>", &whole)
}

fn cells_row(cells: &[ReportCell], widths: &[i64], page: &Page) -> String {
    let empty = ReportCell::default();
    let mut out = String::new();
    let mut lines = 0;
    for (index, width) in widths.iter().enumerate() {
        let content = cells.get(index).unwrap_or(&empty);
        let units = units(*width, page);
        let style = if units < STRETCHED_UNITS { "ReportNarrow" } else { "ReportCell" };
        out.push_str(&cell(*width, 1, None, &blocks(content, style, width - 2 * CELL_MARGIN, page)));
        lines = lines.max(measure::lines(&content.text(), units));
    }
    row(if lines <= WHOLE_ROW_LINES { "<w:cantSplit/>" } else { "" }, &out)
}

/// The narrowest column in twips: two Han characters beside each other.
fn least(page: &Page) -> i64 {
    (2.0 * page.size_body * 20.0).ceil() as i64 + 2 * CELL_MARGIN
}

/// Half Han characters in a line of a cell this wide.
fn units(width: i64, page: &Page) -> usize {
    let half_han = page.size_body * 10.0;
    ((width - 2 * CELL_MARGIN) as f64 / half_han).max(2.0) as usize
}

/// Shares of a width in twips that add up to it; none narrower than `least`, as far as there is room for that.
fn widths(shares: &[f64], total: i64, least: i64) -> Vec<i64> {
    let least = least.min(total / shares.len().max(1) as i64) as f64;
    let wish = |share: &f64| share * total as f64;
    let (narrow, wide): (Vec<&f64>, Vec<&f64>) = shares.iter().partition(|share| wish(share) < least);
    let room = total as f64 - narrow.len() as f64 * least;
    let taken: f64 = wide.into_iter().sum();
    let fitted = |share: &f64| if wish(share) < least { least } else { (share / taken * room).max(least) };
    let mut widths: Vec<i64> = shares.iter().map(|share| fitted(share).floor() as i64).collect();
    let rest = total - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn table_start(widths: &[i64], align: &str, page: &Page) -> String {
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{}\"/>", page.colour_line))
        .collect();
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"{align}\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/>\
         <w:right w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        widths.iter().sum::<i64>(),
    )
}

fn row(properties: &str, cells: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:trPr>{properties}</w:trPr>") };
    format!("<w:tr>{properties}{cells}</w:tr>")
}

fn cell(width: i64, columns: usize, fill: Option<&str>, content: &str) -> String {
    let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let fill =
        fill.map(|fill| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{fill}\"/>")).unwrap_or_default();
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{fill}</w:tcPr>{content}</w:tc>")
}

/// Paragraphs of a cell, and the tables between them, in so much room.
fn blocks(cell: &ReportCell, style: &str, room: i64, page: &Page) -> String {
    let runs = |runs: &[Run]| runs.iter().map(marked).collect::<String>();
    let mut out = String::new();
    let mut open = true;
    for block in cell.blocks() {
        open = matches!(block, Block::Table(_));
        out.push_str(&match block {
            Block::Paragraph(text) => paragraph(style, &runs(text)),
            Block::Table(rows) => inner(&rows, room, page),
        });
    }
    // A cell ends with a paragraph.
    if open && cell.paragraphs.is_empty() {
        out.push_str(&paragraph(style, ""));
    } else if open {
        out.push_str(POINT);
    }
    out
}

/// A table inside a cell: each column as wide as its longest cell, as far as there is room.
fn inner(rows: &[Vec<Vec<Run>>], room: i64, page: &Page) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(1);
    let text = |cell: &Vec<Run>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
    let wish = |column: usize| {
        let longest = rows.iter().filter_map(|row| row.get(column)).map(|cell| measure::width(&text(cell))).max();
        // A letter more: fonts differ, and a cell that is too narrow by a hair wraps.
        ((longest.unwrap_or(0) + 2) as f64 * page.size_body * 10.0).ceil() as i64 + 2 * CELL_MARGIN
    };
    let wishes: Vec<i64> = (0..count).map(wish).collect();
    let total: i64 = wishes.iter().sum();
    let shares: Vec<f64> = wishes.iter().map(|wish| *wish as f64 / total.max(1) as f64).collect();
    let widths = widths(&shares, total.max(count as i64 * least(page)).min(room), least(page));
    let mut out = table_start(&widths, "left", page);
    for row in rows {
        let cells = widths.iter().enumerate().map(|(at, width)| {
            let runs: String = row.get(at).into_iter().flatten().map(marked).collect();
            cell(*width, 1, None, &paragraph("ReportNarrow", &runs))
        });
        out.push_str(&self::row("<w:cantSplit/>", &cells.collect::<String>()));
    }
    out + "</w:tbl>"
}

fn paragraph(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

fn marked(marked: &Run) -> String {
    run(&marked.text, styles::id(marked.mark))
}

/// A run of text; the hint gives quotation marks and dashes the width of Han characters.
fn run(text: &str, style: Option<&str>) -> String {
    let style = style.map(|id| format!("<w:rStyle w:val=\"{id}\"/>")).unwrap_or_default();
    let text = xml(text)
        .replace('\r', "")
        .replace('\n', "</w:t><w:br/><w:t xml:space=\"preserve\">")
        .replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    format!("<w:r><w:rPr>{style}<w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_and_none_is_too_narrow_to_read() {
        let shares = [6.0 / 206.0, 40.0 / 206.0, 40.0 / 206.0, 40.0 / 206.0, 40.0 / 206.0, 40.0 / 206.0];
        let fitted = widths(&shares, 14_000, 600);
        assert_eq!(fitted.iter().sum::<i64>(), 14_000, "what the columns leave would be a gap at the right");
        assert_eq!(fitted[0], 600, "a column of numbers holds a word as well");
        assert!(fitted[1..].iter().all(|width| (2_670..2_690).contains(width)), "the others stay alike: {fitted:?}");
        assert_eq!(widths(&[0.5, 0.5], 1_000, 600), [500, 500], "there is no more than there is");
    }
}
