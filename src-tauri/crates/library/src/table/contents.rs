//! Which documents a file holds, in order; a document may stand in several files. A file that was read in several ways
//! (with and without its tracked changes) holds the documents of each.

use rusqlite::{Connection, Result, params};

pub(crate) const CREATE: &str = "
CREATE TABLE contents (
    file_id INTEGER NOT NULL REFERENCES files (id),
    ordinal INTEGER NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    PRIMARY KEY (file_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX contents_by_revision ON contents (revision_id);";

/// How the file was read: the user's choice as JSON, empty for what is read when nobody chooses.
pub(crate) const ADD_CHOICE: &str = "ALTER TABLE contents ADD COLUMN choice TEXT NOT NULL DEFAULT '';";

/// Says that a file that was read by `choice` holds this revision, behind those that it is known to hold.
pub(crate) fn insert(db: &Connection, file_id: i64, choice: &str, revision_id: i64) -> Result<()> {
    let sql = "INSERT INTO contents (file_id, ordinal, choice, revision_id)
               SELECT ?1, ifnull(max(ordinal) + 1, 0), ?2, ?3 FROM contents WHERE file_id = ?1";
    db.prepare_cached(sql)?.execute(params![file_id, choice, revision_id])?;
    Ok(())
}

/// The documents of a file that was read by `choice`, in order; empty where it was not.
pub(crate) fn of_file(db: &Connection, file_id: i64, choice: &str) -> Result<Vec<i64>> {
    db.prepare_cached("SELECT revision_id FROM contents WHERE file_id = ? AND choice = ? ORDER BY ordinal")?
        .query_map(params![file_id, choice], |row| row.get(0))?
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::store::in_memory;

    #[test]
    fn a_file_cannot_hold_a_document_that_does_not_exist() {
        let db = in_memory();
        assert!(insert(&db, 1, "", 1).is_err(), "foreign keys are on, so nothing dangles");
        assert_eq!(of_file(&db, 1, "").unwrap(), Vec::<i64>::new(), "an unknown file holds nothing");
    }
}
