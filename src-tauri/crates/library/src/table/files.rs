//! Imported files: their bytes as they were, so that a better reader can read them again.

use rusqlite::{Connection, OptionalExtension, Result, params};

pub(crate) const CREATE: &str = "
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    encoding TEXT,
    imported_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;";

/// Stores a file's bytes; returns its id.
pub(crate) fn insert(db: &Connection, sha256: &str, name: &str, bytes: &[u8], encoding: Option<&str>) -> Result<i64> {
    db.prepare_cached("INSERT INTO files (sha256, name, bytes, encoding) VALUES (?, ?, ?, ?)")?
        .insert(params![sha256, name, bytes, encoding])
}

/// The id of the file with these bytes.
pub(crate) fn by_sha256(db: &Connection, sha256: &str) -> Result<Option<i64>> {
    db.prepare_cached("SELECT id FROM files WHERE sha256 = ?")?.query_row([sha256], |row| row.get(0)).optional()
}

/// Calls `look` with id, name, SHA-256 and bytes of each file, one at a time.
pub(crate) fn each<E: From<rusqlite::Error>>(
    db: &Connection,
    mut look: impl FnMut(i64, &str, &str, &[u8]) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let mut statement = db.prepare("SELECT id, name, sha256, bytes FROM files ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, sha256): (String, String) = (row.get(1)?, row.get(2)?);
        let bytes = row.get_ref(3)?;
        look(row.get(0)?, &name, &sha256, bytes.as_bytes().map_err(rusqlite::Error::from)?)?;
    }
    Ok(())
}

/// How many files there are.
pub(crate) fn count(db: &Connection) -> Result<u32> {
    db.query_row("SELECT count(*) FROM files", [], |row| row.get(0))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::in_memory;

    #[test]
    fn bytes_come_back_as_they_were() {
        let db = in_memory();
        let bytes = [0xff, 0xfe, 0x00, 0x0a];
        let id = insert(&db, "aa", "示例.txt", &bytes, None).unwrap();
        assert_eq!(by_sha256(&db, "aa").unwrap(), Some(id), "a file is known by its digest");
        let mut seen = Vec::new();
        each(&db, |_, name, _, stored| {
            seen.push((name.to_owned(), stored.to_vec()));
            Ok::<(), rusqlite::Error>(())
        })
        .unwrap();
        assert_eq!(seen, [("示例.txt".to_owned(), bytes.to_vec())], "the original must survive byte for byte");
        assert!(insert(&db, "aa", "copy.txt", &bytes, None).is_err(), "the same bytes are stored once");
    }
}
