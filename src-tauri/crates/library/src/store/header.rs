//! The first hundred bytes of a database, read before SQLite touches the file.

use std::{
    fs::File,
    io::{ErrorKind, Read},
    path::Path,
};

use rusqlite::{Connection, OpenFlags};

use super::migrations::{APPLICATION_ID, newest};
use crate::{ErrorCode, LibraryError};

/// Lets a file through that is ours and whole, and a missing or empty one, which SQLite will make.
pub(super) fn admit(path: &Path) -> Result<(), LibraryError> {
    let mut head = [0; 100];
    let length = match File::open(path).and_then(|mut file| {
        let length = file.metadata()?.len();
        if length > 0 { file.read_exact(&mut head).map(|()| length) } else { Ok(0) }
    }) {
        Ok(length) => length,
        Err(error) if error.kind() == ErrorKind::NotFound => 0,
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(damaged(path)),
        Err(error) => return Err(LibraryError::disk("读取", path, &error)),
    };
    if length == 0 {
        return Ok(());
    }
    if !head.starts_with(b"SQLite format 3\0") {
        return Err(damaged(path));
    }
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    belongs(path, number(68), number(60))?;
    let log = path.with_extension("db-wal");
    if std::fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        return look_through_log(path);
    }
    // The file's own size is only to be trusted when the counter beside it was written with it.
    let page = if number(16) >> 16 == 1 { 65536 } else { u64::from(number(16) >> 16) };
    if number(24) == number(92) && page * u64::from(number(28)) > length {
        return Err(damaged(path));
    }
    Ok(())
}

/// The newest head may still stand in the log: asked read-only, so that the file stays as it is.
fn look_through_log(path: &Path) -> Result<(), LibraryError> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let pragma = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    belongs(path, pragma("application_id")? as u32, pragma("user_version")? as u32)
}

fn belongs(path: &Path, application: u32, version: u32) -> Result<(), LibraryError> {
    let path = path.display();
    if application != APPLICATION_ID {
        let message = format!("“{path}”是另一个程序的数据库，不是对策的文库。");
        return Err(LibraryError::new(ErrorCode::Foreign, message, "请换一个文库文件夹。"));
    }
    if version > newest() {
        let message = format!("文库“{path}”由更新版本的对策写成（版本 {version}，本程序为 {}）。", newest());
        return Err(LibraryError::new(ErrorCode::TooNew, message, "请升级对策后再打开，文库没有改动。"));
    }
    Ok(())
}

fn damaged(path: &Path) -> LibraryError {
    let message = format!("文库“{}”已损坏，无法打开，文件没有改动。", path.display());
    LibraryError::new(ErrorCode::Damaged, message, "请从备份恢复，或换一个文库文件夹后重新导入。")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{folder::Folder, store::Store};

    /// Makes a library, lets `harm` change its database, and says how opening it fails.
    fn open_after(harm: impl FnOnce(&Path)) -> LibraryError {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::lock(dir.path()).unwrap();
        drop(Store::open(&folder).unwrap());
        harm(&folder.database());
        let before = std::fs::read(folder.database()).unwrap();
        let error = Store::open(&folder).unwrap_err();
        assert_eq!(std::fs::read(folder.database()).unwrap(), before, "a refused file stays byte for byte as it was");
        error
    }

    fn pragma(path: &Path, name: &str, value: u32) {
        Connection::open(path).unwrap().pragma_update(None, name, value).unwrap();
    }

    #[test]
    fn a_newer_database_is_refused() {
        let error = open_after(|path| pragma(path, "user_version", newest() + 1));
        assert_eq!(error.code, ErrorCode::TooNew, "an old program would lose what it does not know");
    }

    #[test]
    fn a_newer_version_that_stands_only_in_the_log_is_refused() {
        let error = open_after(|path| {
            let db = Connection::open(path).unwrap();
            db.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
            db.pragma_update(None, "user_version", newest() + 1).unwrap();
        });
        assert_eq!(error.code, ErrorCode::TooNew, "a crash may leave the newer head in the log");
    }

    #[test]
    fn a_foreign_database_is_refused() {
        let error = open_after(|path| pragma(path, "application_id", 7));
        assert_eq!(error.code, ErrorCode::Foreign, "another program's data is not ours to change");
    }

    #[test]
    fn a_file_that_is_no_database_is_refused() {
        let error = open_after(|path| std::fs::write(path, "这不是数据库。".repeat(40)).unwrap());
        assert_eq!(error.code, ErrorCode::Damaged);
        assert!(error.message.contains("library.db"), "the sentence names the file: {}", error.message);
    }

    #[test]
    fn a_truncated_database_is_refused() {
        for keep in [50, 4096, 3 * 4096 + 1] {
            let error = open_after(|path| File::options().write(true).open(path).unwrap().set_len(keep).unwrap());
            assert_eq!(error.code, ErrorCode::Damaged, "{keep} bytes are not the whole database");
        }
    }

    #[test]
    fn an_empty_file_becomes_a_library() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::lock(dir.path()).unwrap();
        std::fs::write(folder.database(), "").unwrap();
        assert!(Store::open(&folder).is_ok(), "a crash before the first write leaves an empty file");
    }
}
