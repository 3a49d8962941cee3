//! 导出 and 复制.

use std::sync::Arc;

use tauri::{AppHandle, State};
use tauri_plugin_clipboard_manager::ClipboardExt;

use crate::{
    desk::Desk,
    view::{AppError, ExportFormat},
};

#[tauri::command(async)]
pub(super) fn export(desk: State<'_, Arc<Desk>>, handle: u32, format: ExportFormat) -> Result<Option<u32>, AppError> {
    desk.export(handle, format.into())
}

#[tauri::command(async)]
pub(super) fn copy_row(
    app: AppHandle,
    desk: State<'_, Arc<Desk>>,
    handle: u32,
    group: Option<u32>,
    row: u32,
) -> Result<(), AppError> {
    let copied = desk.row_clipboard(handle, group, row)?;
    Ok(app.clipboard().write_html(copied.html, Some(copied.text))?)
}
