//! The folder of a library: where its files lie, and the lock that keeps a second program out.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
};

use crate::{ErrorCode, LibraryError};

/// Name of the SQLite file.
const DATABASE: &str = "library.db";

/// A library's folder, locked for as long as this value lives.
///
/// The lock is our own: that of a single window fails silently where there is no session bus.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    _lock: File,
}

impl Folder {
    /// Makes the folder if it is missing, and locks it.
    pub(crate) fn lock(root: &Path) -> Result<Self, LibraryError> {
        std::fs::create_dir_all(root).map_err(|error| LibraryError::disk("建立文件夹", root, &error))?;
        let path = root.join("library.lock");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| LibraryError::disk("写入", &path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { root: root.to_path_buf(), _lock: file }),
            Err(TryLockError::WouldBlock) => Err(LibraryError::new(
                ErrorCode::Locked,
                format!("文库“{}”正被另一个对策程序使用。", root.display()),
                "请先关闭那个程序，或换一个文库文件夹。",
            )),
            Err(TryLockError::Error(error)) => Err(LibraryError::disk("锁定", &path, &error)),
        }
    }

    /// Whether a library was ever made in `root`.
    pub(crate) fn holds_library(root: &Path) -> bool {
        root.join(DATABASE).exists()
    }

    /// The SQLite file.
    pub(crate) fn database(&self) -> PathBuf {
        self.root.join(DATABASE)
    }

    /// The search index, which can be thrown away.
    pub(crate) fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Copies of the database that were made before migrations.
    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_is_refused_until_the_first_is_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let first = Folder::lock(dir.path()).unwrap();
        let error = Folder::lock(dir.path()).unwrap_err();
        assert_eq!(error.code, ErrorCode::Locked, "two programs on one library would overwrite each other");
        drop(first);
        assert!(Folder::lock(dir.path()).is_ok(), "the lock ends with its holder, so a crash leaves none behind");
    }
}
