//! Errors of the crates below as the window shows them.

use duice_core::watch::Cancelled;
use duice_formats::write::{SaveError, WriteError};
use duice_library::{ErrorCode, LibraryError};

use crate::view::AppError;

/// Code of what was stopped: a task then ends as cancelled and not as failed.
const CANCELLED: &str = "cancelled";

impl AppError {
    pub(crate) fn new(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), hint: hint.into() }
    }

    /// What the window asks about was closed or never there.
    pub(crate) fn gone() -> Self {
        Self::new("gone", "这次比对已关闭。", "请重新比对。")
    }

    /// A fault of the program itself.
    pub(crate) fn broken() -> Self {
        let hint = "已入库的内容不受影响；请重试，若反复出现请改用较少的文件。";
        Self::new("internal", "程序内部出错，这一步没有完成。", hint)
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.code == CANCELLED
    }
}

impl From<LibraryError> for AppError {
    fn from(error: LibraryError) -> Self {
        Self::new(code(error.code), error.message, error.hint)
    }
}

/// The names under which the window knows the library's cases.
fn code(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::Locked => "locked",
        ErrorCode::NoLibrary => "no_library",
        ErrorCode::TooNew => "too_new",
        ErrorCode::Foreign => "foreign",
        ErrorCode::Damaged => "damaged",
        ErrorCode::NoDocument => "no_document",
        ErrorCode::BadQuery => "bad_query",
        ErrorCode::Disk => "disk",
        ErrorCode::Cancelled => CANCELLED,
        ErrorCode::Failed => "failed",
    }
}

impl From<Cancelled> for AppError {
    fn from(cancelled: Cancelled) -> Self {
        LibraryError::from(cancelled).into()
    }
}

impl From<WriteError> for AppError {
    fn from(error: WriteError) -> Self {
        Self::new("failed", error.to_string(), "请换一种格式再试。")
    }
}

impl From<SaveError> for AppError {
    fn from(error: SaveError) -> Self {
        Self::new("disk", error.message, error.hint)
    }
}

impl From<tauri_plugin_clipboard_manager::Error> for AppError {
    fn from(error: tauri_plugin_clipboard_manager::Error) -> Self {
        Self::new("clipboard", format!("没有复制到剪贴板（{error}）。"), "请再试一次，或用“导出”。")
    }
}
