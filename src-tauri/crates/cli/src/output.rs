//! Standard output and files.

use std::{
    io::{IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use duice_core::report::Report;
use serde::Serialize;

use crate::{
    Usage,
    args::{Export, ReportFormat, TableFormat},
};

/// Prints one JSON value on standard output.
pub(crate) fn json(value: &impl Serialize) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, value).context("无法写入标准输出。")?;
    writeln!(out).context("无法写入标准输出。")
}

/// Prints text on standard output.
pub(crate) fn text(text: &str) -> anyhow::Result<()> {
    std::io::stdout().lock().write_all(text.as_bytes()).context("无法写入标准输出。")
}

/// Writes `report` where and in the format that was asked for.
pub(crate) fn report(report: &Report, export: &Export<ReportFormat>) -> anyhow::Result<()> {
    written(report, export.format().unwrap_or(ReportFormat::Md), export.output.as_deref())
}

fn written(report: &Report, format: ReportFormat, path: Option<&Path>) -> anyhow::Result<()> {
    let binary = matches!(format, ReportFormat::Docx | ReportFormat::Xlsx);
    if path.is_none() && binary && std::io::stdout().is_terminal() {
        return Err(Usage("docx 与 xlsx 不能显示在终端，请用 --output 指定文件。".into()).into());
    }
    let bytes = duice_formats::write::bytes(report, format.writer())?;
    file(&bytes, path)
}

/// Writes a comparison where and in the format that was asked for: `json` or the report.
pub(crate) fn comparison(
    export: &Export<TableFormat>,
    report: impl Fn() -> Report,
    json: impl Fn() -> serde_json::Value,
) -> anyhow::Result<ExitCode> {
    let path = export.output.as_deref();
    match export.format().unwrap_or(TableFormat::Md).report() {
        Some(format) => written(&report(), format, path)?,
        None => {
            let mut json = serde_json::to_vec(&json())?;
            json.push(b'\n');
            file(&json, path)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes `bytes` to `path`, or to standard output where none is given.
pub(crate) fn file(bytes: &[u8], path: Option<&Path>) -> anyhow::Result<()> {
    match path {
        Some(path) => Ok(duice_formats::write::save(path, bytes)?),
        None => std::io::stdout().lock().write_all(bytes).context("无法写入标准输出。"),
    }
}
