//! Readings: what one version of the reader understood of a revision, as a [`Document`] in JSON.

use duice_core::model::Document;
use rusqlite::{Connection, OptionalExtension, Result, params};

pub(crate) const CREATE: &str = "
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    reader_version INTEGER NOT NULL,
    generation INTEGER NOT NULL UNIQUE,
    document TEXT NOT NULL,
    read_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;
CREATE INDEX readings_by_revision ON readings (revision_id, id);";

/// A reading, for the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReadingRow {
    pub(crate) id: i64,
    pub(crate) revision_id: i64,
    pub(crate) generation: u64,
}

/// Stores a reading; returns its id. `json` is the document.
pub(crate) fn insert(
    db: &Connection,
    revision_id: i64,
    reader_version: u32,
    generation: u64,
    json: &str,
) -> Result<i64> {
    let sql = "INSERT INTO readings (revision_id, reader_version, generation, document) VALUES (?, ?, ?, ?)";
    db.prepare_cached(sql)?.insert(params![revision_id, reader_version, generation as i64, json])
}

/// The newest reading of a revision, as JSON.
pub(crate) fn newest(db: &Connection, revision_id: i64) -> Result<Option<String>> {
    db.prepare_cached("SELECT document FROM readings WHERE revision_id = ? ORDER BY id DESC LIMIT 1")?
        .query_row([revision_id], |row| row.get(0))
        .optional()
}

/// Up to `count` readings that came after `generation`, oldest first.
pub(crate) fn after(db: &Connection, generation: u64, count: u32) -> Result<Vec<ReadingRow>> {
    let sql = "SELECT id, revision_id, generation FROM readings WHERE generation > ? ORDER BY generation LIMIT ?";
    db.prepare_cached(sql)?
        .query_map(params![generation as i64, count], |row| {
            Ok(ReadingRow { id: row.get(0)?, revision_id: row.get(1)?, generation: row.get::<_, i64>(2)? as u64 })
        })?
        .collect()
}

/// SHA-256 of the text that was read as `generation`; empty for generation 0, `None` when there is no such reading.
pub(crate) fn text_at(db: &Connection, generation: u64) -> Result<Option<String>> {
    if generation == 0 {
        return Ok(Some(String::new()));
    }
    let sql = "SELECT v.text_sha256 FROM readings r JOIN revisions v ON v.id = r.revision_id WHERE r.generation = ?";
    db.prepare_cached(sql)?.query_row([generation as i64], |row| row.get(0)).optional()
}

/// A stored document out of its JSON.
pub(crate) fn parse(json: &str) -> serde_json::Result<Document> {
    serde_json::from_str(json)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{store::in_memory, table::revisions};

    #[test]
    fn the_newest_reading_counts() {
        let db = in_memory();
        let id = revisions::tests::insert_titled(&db, "示例市若干措施");
        let document = Document { text: "一".into(), ..Document::default() };
        insert(&db, id, 1, 1, "{}").unwrap();
        insert(&db, id, 2, 2, &serde_json::to_string(&document).unwrap()).unwrap();
        let json = newest(&db, id).unwrap().unwrap();
        assert_eq!(parse(&json).unwrap(), document, "a better reader's result replaces the older one");
        let generations: Vec<u64> = after(&db, 1, 10).unwrap().iter().map(|row| row.generation).collect();
        assert_eq!(generations, [2], "an index at generation one lacks only the second");
    }
}
