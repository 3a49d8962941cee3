//! Tasks under way, and comparisons that are no longer looked at.

use std::sync::Arc;

use tauri::State;

use crate::desk::Desk;

#[tauri::command(async)]
pub(super) fn close(desk: State<'_, Arc<Desk>>, handle: u32) {
    desk.handles.close(handle);
}

#[tauri::command(async)]
pub(super) fn cancel_task(desk: State<'_, Arc<Desk>>, id: u32) {
    desk.tasks.cancel(id);
}
