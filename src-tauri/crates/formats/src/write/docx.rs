//! Word files: A4 in landscape, the head of the table on every page, each mark a style of its own.
//!
//! Written element by element, because what matters here no crate at hand writes: the repeated head, rows that do not
//! break across pages, one style for each mark (a reader changes the look of all deletions at once), and elements in the
//! order of the schema, which Word minds and others do not.

mod body;
mod parts;
mod styles;

use std::io::{Cursor, Write};

use duice_core::report::Report;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::{Format, Preset, WriteError};

/// The report as a Word file.
pub(super) fn write(report: &Report, preset: Preset) -> Result<Vec<u8>, WriteError> {
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE_RELATIONS.to_owned()),
        ("docProps/core.xml", parts::properties(&report.title)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/document.xml", body::document(report)),
        ("word/styles.xml", styles::sheet(preset)),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/footer1.xml", parts::footer()),
    ];
    pack(&parts).map_err(|error| WriteError::new(Format::Docx, error))
}

fn pack(parts: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Millimetres in twentieths of a point.
fn twips(millimetres: f64) -> i64 {
    (millimetres * 1440.0 / 25.4).round() as i64
}
