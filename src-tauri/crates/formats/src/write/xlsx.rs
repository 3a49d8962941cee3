//! Xlsx files.

use duice_core::report::Report;

use super::{Format, Preset, WriteError};

/// The report as a xlsx file.
pub(super) fn write(_report: &Report, _preset: Preset) -> Result<Vec<u8>, WriteError> {
    Err(WriteError::new(Format::Xlsx, "本版本尚不能写出此格式"))
}
