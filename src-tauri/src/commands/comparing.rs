//! 横向比对 and 修订比对.

use std::sync::Arc;

use duice_core::model::{Reuse, RevisionRow, TableRow, Trace};
use tauri::State;

use crate::{desk::Desk, view::AppError};

#[tauri::command(async)]
pub(super) fn open_table(desk: State<'_, Arc<Desk>>, ids: Vec<i64>, themes: Vec<String>) -> Result<u32, AppError> {
    desk.open_table(ids, themes)
}

#[tauri::command(async)]
pub(super) fn table_rows(
    desk: State<'_, Arc<Desk>>,
    handle: u32,
    group: u32,
    from: u32,
    count: u32,
) -> Result<Vec<TableRow>, AppError> {
    desk.handles.table_rows(handle, group, from, count)
}

#[tauri::command(async)]
pub(super) fn table_reuse(
    desk: State<'_, Arc<Desk>>,
    handle: u32,
    from: u32,
    count: u32,
) -> Result<Vec<Reuse>, AppError> {
    desk.handles.table_reuse(handle, from, count)
}

#[tauri::command(async)]
pub(super) fn open_revision(desk: State<'_, Arc<Desk>>, old: i64, new: i64) -> Result<u32, AppError> {
    desk.open_revision(old, new)
}

#[tauri::command(async)]
pub(super) fn revision_rows(
    desk: State<'_, Arc<Desk>>,
    handle: u32,
    from: u32,
    count: u32,
) -> Result<Vec<RevisionRow>, AppError> {
    desk.handles.revision_rows(handle, from, count)
}

#[tauri::command(async)]
pub(super) fn revision_front(desk: State<'_, Arc<Desk>>, handle: u32) -> Result<Vec<RevisionRow>, AppError> {
    desk.handles.revision_front(handle)
}

#[tauri::command(async)]
pub(super) fn open_chain(desk: State<'_, Arc<Desk>>, ids: Vec<i64>) -> Result<u32, AppError> {
    desk.open_chain(ids)
}

#[tauri::command(async)]
pub(super) fn chain_traces(
    desk: State<'_, Arc<Desk>>,
    handle: u32,
    from: u32,
    count: u32,
) -> Result<Vec<Trace>, AppError> {
    desk.handles.chain_traces(handle, from, count)
}
