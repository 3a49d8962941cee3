//! The library's own facts: which library it is, and how often its documents changed.

use rusqlite::{Connection, Result};

pub(crate) const CREATE: &str = "
CREATE TABLE state (
    key TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO state (key, value) VALUES ('library', lower(hex(randomblob(16)))), ('generation', 0);";

/// A random name that an index must carry to belong to this library.
pub(crate) fn library(db: &Connection) -> Result<String> {
    db.query_row("SELECT value FROM state WHERE key = 'library'", [], |row| row.get(0))
}

/// How many readings were stored so far; each new reading gets the next number.
pub(crate) fn generation(db: &Connection) -> Result<u64> {
    db.prepare_cached("SELECT value FROM state WHERE key = 'generation'")?
        .query_row([], |row| row.get::<_, i64>(0))
        .map(|generation| generation as u64)
}

/// Takes the next generation.
pub(crate) fn next_generation(db: &Connection) -> Result<u64> {
    db.prepare_cached("UPDATE state SET value = value + 1 WHERE key = 'generation' RETURNING value")?
        .query_row([], |row| row.get::<_, i64>(0))
        .map(|generation| generation as u64)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::in_memory;

    #[test]
    fn generations_count_up() {
        let db = in_memory();
        assert_eq!(generation(&db).unwrap(), 0, "a new library has no reading");
        assert_eq!(next_generation(&db).unwrap(), 1, "the first reading is generation one");
        assert_eq!(generation(&db).unwrap(), 1, "and the library remembers it");
        assert_ne!(library(&db).unwrap(), library(&in_memory()).unwrap(), "an index must not fit another library");
    }
}
