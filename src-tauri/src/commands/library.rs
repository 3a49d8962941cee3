//! 文库 and 检索.

use std::sync::Arc;

use duice_core::{model::DocumentHead, watch::Unwatched};
use duice_formats::read::ReadOptions;
use duice_library::{DocumentPage, DocumentQuery, SearchPage, SearchQuery};
use tauri::State;

use crate::{
    desk::Desk,
    view::{AppError, AppState, DocumentView},
};

#[tauri::command(async)]
pub(super) fn app_state(desk: State<'_, Arc<Desk>>) -> AppState {
    desk.app_state()
}

/// Tries again to open a library that could not be opened.
#[tauri::command(async)]
pub(super) fn open_library(desk: State<'_, Arc<Desk>>) -> AppState {
    desk.open_library(&Unwatched);
    desk.app_state()
}

#[tauri::command(async)]
pub(super) fn documents(
    desk: State<'_, Arc<Desk>>,
    query: DocumentQuery,
    from: u32,
    count: u32,
) -> Result<DocumentPage, AppError> {
    Ok(desk.library()?.documents(&query, from, count)?)
}

#[tauri::command(async)]
pub(super) fn document(desk: State<'_, Arc<Desk>>, id: i64) -> Result<DocumentView, AppError> {
    desk.document(id)
}

#[tauri::command(async)]
pub(super) fn search(
    desk: State<'_, Arc<Desk>>,
    query: SearchQuery,
    from: u32,
    count: u32,
) -> Result<SearchPage, AppError> {
    desk.search(&query, from, count)
}

#[tauri::command(async)]
pub(super) fn revisions_of(desk: State<'_, Arc<Desk>>, id: i64) -> Result<Vec<DocumentHead>, AppError> {
    Ok(desk.library()?.revisions_of(id)?)
}

#[tauri::command(async)]
pub(super) fn rename_document(desk: State<'_, Arc<Desk>>, id: i64, title: String) -> Result<(), AppError> {
    Ok(desk.library()?.rename(id, &title)?)
}

#[tauri::command(async)]
pub(super) fn trash_documents(desk: State<'_, Arc<Desk>>, ids: Vec<i64>) -> Result<(), AppError> {
    Ok(desk.library()?.trash(&ids)?)
}

#[tauri::command(async)]
pub(super) fn restore_documents(desk: State<'_, Arc<Desk>>, ids: Vec<i64>) -> Result<(), AppError> {
    Ok(desk.library()?.restore(&ids)?)
}

#[tauri::command(async)]
pub(super) fn import_documents(desk: State<'_, Arc<Desk>>) -> Result<Option<u32>, AppError> {
    desk.import_files()
}

#[tauri::command(async)]
pub(super) fn import_folder(desk: State<'_, Arc<Desk>>) -> Result<Option<u32>, AppError> {
    desk.import_folder()
}

#[tauri::command(async)]
pub(super) fn import_again(desk: State<'_, Arc<Desk>>, file: u32, options: ReadOptions) -> Result<u32, AppError> {
    desk.import_again(file, options)
}

#[tauri::command(async)]
pub(super) fn table_preview(desk: State<'_, Arc<Desk>>, file: u32) -> Result<u32, AppError> {
    desk.table_preview(file)
}
