//! Docx files.

use duice_core::report::Report;

use super::{Format, Preset, WriteError};

/// The report as a docx file.
pub(super) fn write(_report: &Report, _preset: Preset) -> Result<Vec<u8>, WriteError> {
    Err(WriteError::new(Format::Docx, "本版本尚不能写出此格式"))
}
