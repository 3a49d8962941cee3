//! The formats of cells and of runs inside them.

use std::collections::BTreeMap;

use duice_core::report::{Mark, Run};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError};

use super::super::style::{Look, Page, Preset, Underline, looks, page};

/// Every format that the sheets use.
pub(super) struct Formats {
    /// The title above a table.
    pub(super) title: Format,
    /// A line of the head and the notes.
    pub(super) line: Format,
    /// A line that warns.
    pub(super) warning: Format,
    /// The head of a column.
    pub(super) column: Format,
    /// A group's heading.
    pub(super) group: Format,
    /// A cell of text.
    pub(super) cell: Format,
    marks: BTreeMap<Mark, Format>,
}

impl Formats {
    /// The formats, marks looking as `preset` says.
    pub(super) fn of(preset: Preset) -> Self {
        let page = page();
        let body = Format::new().set_font_name(page.font_body).set_font_size(page.size_body);
        let head = Format::new().set_font_name(page.font_head).set_font_size(page.size_body);
        let wrapped = |format: &Format| format.clone().set_text_wrap().set_align(FormatAlign::Top);
        let boxed = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(colour(page.colour_line));
        let centred = |format: Format| format.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Self {
            title: centred(head.clone().set_font_size(page.size_title)),
            line: wrapped(&body),
            warning: wrapped(&body).set_bold().set_font_color(colour(page.colour_warning)),
            column: boxed(centred(head.clone().set_text_wrap()).set_background_color(colour(page.colour_head))),
            group: boxed(head.set_align(FormatAlign::VerticalCenter).set_background_color(colour(page.colour_group))),
            cell: boxed(wrapped(&body)),
            marks: looks(preset).iter().map(|(mark, look)| (*mark, letters(look, page))).collect(),
        }
    }

    /// Writes runs into one cell, each with its look.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        runs: &[Run],
        cell: &Format,
    ) -> Result<(), XlsxError> {
        let runs: Vec<&Run> = runs.iter().filter(|run| !run.text.is_empty()).collect();
        match runs[..] {
            [] => sheet.write_blank(row, column, cell)?,
            // Most cells of a large table: much quicker to write and to open.
            [run] if run.mark == Mark::Plain => sheet.write_string_with_format(row, column, &run.text, cell)?,
            _ => {
                let runs: Vec<(&Format, &str)> =
                    runs.iter().map(|run| (self.marks.get(&run.mark).unwrap_or(cell), run.text.as_str())).collect();
                sheet.write_rich_string_with_format(row, column, &runs, cell)?
            }
        };
        Ok(())
    }
}

/// The look of letters; Excel has neither waves nor shading inside a cell, so italics and a strike stand in for them.
fn letters(look: &Look, page: &Page) -> Format {
    let font = if look.head_font { page.font_head } else { page.font_body };
    let mut format = Format::new().set_font_name(font).set_font_size(page.size_body);
    if let Some(rgb) = look.colour {
        format = format.set_font_color(colour(rgb));
    }
    if look.bold {
        format = format.set_bold();
    }
    if look.strike || look.fill.is_some() {
        format = format.set_font_strikethrough();
    }
    match look.underline {
        Underline::None => format,
        Underline::Single | Underline::Dotted => format.set_underline(FormatUnderline::Single),
        Underline::Double => format.set_underline(FormatUnderline::Double),
        Underline::Wave => format.set_italic(),
    }
}

fn colour(rgb: &str) -> Color {
    Color::RGB(u32::from_str_radix(rgb, 16).unwrap_or(0))
}
