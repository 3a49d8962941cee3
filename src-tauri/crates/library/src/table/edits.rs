//! What the user's hand did, append-only, on anchors that outlive a reading.
//!
//! A correction is anchored by revision, clause path, heading, hash of the clause's normalised text and ordinal, so that it
//! can be replayed after a better reader has read the file again. Triggers refuse to change or remove a row.

use rusqlite::{Connection, Result, params};

pub(crate) const CREATE: &str = "
CREATE TABLE edits (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    kind TEXT NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    path TEXT,
    heading TEXT,
    hash TEXT,
    ordinal INTEGER,
    value TEXT
) STRICT;
CREATE INDEX edits_by_revision ON edits (revision_id);
CREATE TRIGGER edits_are_not_changed BEFORE UPDATE ON edits BEGIN SELECT RAISE(ABORT, 'edits are append-only'); END;
CREATE TRIGGER edits_are_not_removed BEFORE DELETE ON edits BEGIN SELECT RAISE(ABORT, 'edits are append-only'); END;";

/// What the user did to a whole document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EditKind {
    /// Gave it another title; the value is the title.
    Rename,
    /// Deleted it.
    Trash,
    /// Restored it.
    Restore,
}

impl EditKind {
    fn name(self) -> &'static str {
        match self {
            Self::Rename => "rename",
            Self::Trash => "trash",
            Self::Restore => "restore",
        }
    }
}

/// Writes down one edit of a whole document.
pub(crate) fn insert(db: &Connection, kind: EditKind, revision_id: i64, value: Option<&str>) -> Result<()> {
    db.prepare_cached("INSERT INTO edits (kind, revision_id, value) VALUES (?, ?, ?)")?.execute(params![
        kind.name(),
        revision_id,
        value
    ])?;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{store::in_memory, table::revisions};

    #[test]
    fn an_edit_cannot_be_changed_or_removed() {
        let db = in_memory();
        let id = revisions::tests::insert_titled(&db, "示例市若干措施");
        insert(&db, EditKind::Rename, id, Some("新标题")).unwrap();
        assert!(db.execute("UPDATE edits SET value = 'x'", []).is_err(), "history is not rewritten");
        assert!(db.execute("DELETE FROM edits", []).is_err(), "history is not removed");
        let value: String = db.query_row("SELECT value FROM edits", [], |row| row.get(0)).unwrap();
        assert_eq!(value, "新标题", "the edit is there to be replayed");
    }
}
