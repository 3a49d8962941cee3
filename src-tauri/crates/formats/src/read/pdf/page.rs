//! One page of a .pdf file: its characters and straight lines, `y` turned downwards.

use pdfium_render::prelude::{
    PdfPage, PdfPageObject, PdfPageObjectCommon, PdfPageObjectsCommon, PdfPagePathObject, PdfPageTextChar,
    PdfPageTextRenderMode, PdfPathSegmentType, PdfPathSegments,
};

use super::super::layout::Rule;
use super::super::layout::pen::Pen;
use super::super::layout::turn::Mark;

/// The most objects of a page that are looked at for lines: tables have fewer, maps have more.
const OBJECTS: usize = 5_000;
/// The most points of a path that is looked at: frames of tables have fewer, drawings have more.
const POINTS: u32 = 400;

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Printed {
    /// Width in points.
    pub(super) width: f32,
    /// Height in points.
    pub(super) height: f32,
    /// Its characters.
    pub(super) marks: Vec<Mark>,
    /// Its straight lines.
    pub(super) rules: Vec<Rule>,
    /// How many characters have a shape but no code.
    pub(super) unknown: usize,
    /// Whether the text is invisible, as programs lay it over a scan that they recognised.
    pub(super) is_recognised: bool,
}

/// Everything on a page, `None` where it is damaged.
pub(super) fn read(page: &PdfPage<'_>) -> Option<Printed> {
    let (width, height) = (page.width().value, page.height().value);
    let mut printed = Printed { width, height, ..Printed::default() };
    let text = page.text().ok()?;
    let chars = text.chars();
    for c in chars.iter() {
        // What PDFium adds at ends of lines and in gaps is decided by the layout.
        if !c.is_generated().unwrap_or(false) {
            printed.marks.extend(mark(&c, height));
        }
    }
    printed.unknown = printed.marks.iter().filter(|mark| mark.text == char::REPLACEMENT_CHARACTER).count();
    let first = chars.iter().find(|c| c.unicode_char().is_some_and(|c| !c.is_whitespace()));
    printed.is_recognised =
        first.is_some_and(|c| c.render_mode().is_ok_and(|mode| mode == PdfPageTextRenderMode::Invisible));
    if !printed.marks.is_empty() {
        for object in page.objects().iter().take(OBJECTS) {
            if let PdfPageObject::Path(path) = &object {
                printed.rules.extend(rules(path, height));
            }
        }
    }
    Some(printed)
}

fn mark(c: &PdfPageTextChar<'_>, height: f32) -> Option<Mark> {
    let text = match c.unicode_value() {
        0 | 0xFFFE | 0xFFFF => char::REPLACEMENT_CHARACTER,
        value => char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    if text.is_control() {
        return None;
    }
    let (x, y) = c.origin().ok()?;
    let matrix = c.matrix().ok()?;
    let bounds = c.loose_bounds().ok()?;
    let angle = matrix.b().atan2(matrix.a()).to_degrees();
    let (wide, high) = (bounds.width().value, bounds.height().value);
    // The box lies along the axes; writing that runs up or down is as wide as its box is high.
    let width = if angle.abs() < 45.0 || angle.abs() > 135.0 { wide } else { high };
    let size = c.unscaled_font_size().value * matrix.c().hypot(matrix.d());
    Some(Mark { text, x: x.value, y: height - y.value, width, size: size.abs(), angle: -angle })
}

/// The straight lines of a path: what is stroked, and what is filled and as thin as a line.
fn rules(path: &PdfPagePathObject<'_>, height: f32) -> Vec<Rule> {
    let Ok(matrix) = path.matrix() else { return Vec::new() };
    let segments = path.segments();
    if segments.len() > POINTS {
        return Vec::new();
    }
    if !path.is_stroked().unwrap_or(false) {
        return bar(path, height).into_iter().collect();
    }
    let mut pen = Pen::default();
    let placed = segments.transform(matrix);
    for segment in placed.iter() {
        let (x, y) = (segment.x().value, height - segment.y().value);
        match segment.segment_type() {
            PdfPathSegmentType::MoveTo => pen.begin(x, y),
            PdfPathSegmentType::LineTo => pen.line(x, y),
            PdfPathSegmentType::BezierTo => pen.curve(x, y),
            PdfPathSegmentType::Unknown => {}
        }
        if segment.is_close() {
            pen.close();
        }
    }
    pen.into_rules()
}

fn bar(path: &PdfPagePathObject<'_>, height: f32) -> Option<Rule> {
    let bounds = path.bounds().ok()?;
    let rule = Rule {
        left: bounds.left().value,
        top: height - bounds.top().value,
        right: bounds.right().value,
        bottom: height - bounds.bottom().value,
    };
    rule.is_bar().then_some(rule)
}
