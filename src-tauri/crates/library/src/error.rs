//! What can go wrong with a library, coded, with a Chinese sentence and what to do.

use std::{io, path::Path};

use duice_core::watch::Cancelled;
use serde::{Deserialize, Serialize};

/// Which case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Another process holds the library.
    Locked,
    /// There is no library in the folder.
    NoLibrary,
    /// The database is newer than this program.
    TooNew,
    /// The database is of another program.
    Foreign,
    /// The database is damaged.
    Damaged,
    /// There is no such document, or several.
    NoDocument,
    /// The query cannot be understood.
    BadQuery,
    /// The disk is full, or rights are missing.
    Disk,
    /// Somebody stopped the work.
    Cancelled,
    /// Anything else.
    Failed,
}

/// What went wrong: message and hint are Chinese sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}{hint}")]
pub struct LibraryError {
    /// Which case.
    pub code: ErrorCode,
    /// What is wrong and where.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl LibraryError {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into() }
    }

    /// The disk refused: `what` names the action in Chinese, such as 写入.
    pub(crate) fn disk(what: &str, path: &Path, error: &io::Error) -> Self {
        let path = path.display();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                Self::new(ErrorCode::Disk, format!("磁盘已满，无法{what}“{path}”。"), "请腾出空间后重试。")
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                let hint = "请检查该文件夹的权限，或换一个可以写入的文件夹。";
                Self::new(ErrorCode::Disk, format!("没有权限{what}“{path}”。"), hint)
            }
            _ => Self::new(
                ErrorCode::Disk,
                format!("无法{what}“{path}”（{}）。", duice_formats::system::told(error)),
                "请检查磁盘后重试。",
            ),
        }
    }

    /// The text of a stored document or clause is not what was stored.
    pub(crate) fn damaged(message: impl Into<String>) -> Self {
        let hint = "请先运行“校验文库”，必要时从备份恢复，或重新导入原文件。";
        Self::new(ErrorCode::Damaged, message, hint)
    }

    pub(crate) fn no_document(name: &str) -> Self {
        let hint = "请核对编号、文号或标题，已删除的文件要先还原。";
        Self::new(ErrorCode::NoDocument, format!("文库中没有“{name}”这份文件。"), hint)
    }
}

impl From<Cancelled> for LibraryError {
    fn from(_: Cancelled) -> Self {
        Self::new(ErrorCode::Cancelled, "操作已取消。", "")
    }
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sqlite;
        match error.sqlite_error_code() {
            Some(Sqlite::NotADatabase | Sqlite::DatabaseCorrupt) => Self::damaged("文库文件已损坏，无法读取。"),
            Some(Sqlite::DiskFull) => Self::new(ErrorCode::Disk, "磁盘已满，文库没有写入。", "请腾出空间后重试。"),
            Some(Sqlite::CannotOpen | Sqlite::ReadOnly | Sqlite::PermissionDenied) => {
                Self::new(ErrorCode::Disk, "没有权限打开或写入文库。", "请检查文库文件夹的权限。")
            }
            Some(Sqlite::SystemIoFailure) => {
                Self::new(ErrorCode::Disk, "磁盘读写出错，文库保持原样。", "请检查磁盘后重试。")
            }
            Some(Sqlite::DatabaseBusy | Sqlite::DatabaseLocked) => {
                Self::new(ErrorCode::Locked, "文库正被另一个程序使用。", "请关闭那个程序后重试。")
            }
            Some(Sqlite::OperationInterrupted) => Cancelled.into(),
            _ => Self::new(ErrorCode::Failed, format!("文库操作失败（{error}）。"), "请重试；若反复出现，请校验文库。"),
        }
    }
}

impl From<tantivy::TantivyError> for LibraryError {
    fn from(error: tantivy::TantivyError) -> Self {
        use tantivy::TantivyError as Index;
        let full =
            |error: &io::Error| matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        match error {
            Index::IoError(error) if full(&error) => {
                Self::new(ErrorCode::Disk, "磁盘已满，检索索引没有写完。", "请腾出空间后重试。")
            }
            Index::IoError(_) | Index::OpenReadError(_) | Index::OpenWriteError(_) | Index::OpenDirectoryError(_) => {
                Self::new(ErrorCode::Disk, "检索索引读写出错。", "请检查磁盘空间和权限后重试。")
            }
            // tantivy's own threads end with this when the disk is full.
            Index::ErrorInThread(_) => Self::new(
                ErrorCode::Disk,
                "检索索引没有写完，可能是磁盘已满。",
                "请腾出空间后重试，仍不行时请重建索引。",
            ),
            Index::LockFailure(..) => {
                Self::new(ErrorCode::Locked, "检索索引正被另一个程序使用。", "请关闭那个程序后重试。")
            }
            error => Self::new(ErrorCode::Failed, format!("检索索引出错（{error}）。"), "请重建索引后重试。"),
        }
    }
}
