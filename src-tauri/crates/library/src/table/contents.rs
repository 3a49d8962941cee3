//! Which documents a file holds, in order; a document may stand in several files.

use rusqlite::{Connection, Result, params};

pub(crate) const CREATE: &str = "
CREATE TABLE contents (
    file_id INTEGER NOT NULL REFERENCES files (id),
    ordinal INTEGER NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    PRIMARY KEY (file_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX contents_by_revision ON contents (revision_id);";

/// Says that the document at `ordinal` of a file is this revision.
pub(crate) fn insert(db: &Connection, file_id: i64, ordinal: usize, revision_id: i64) -> Result<()> {
    db.prepare_cached("INSERT INTO contents (file_id, ordinal, revision_id) VALUES (?, ?, ?)")?.execute(params![
        file_id,
        ordinal as i64,
        revision_id
    ])?;
    Ok(())
}

/// The documents of a file in order.
pub(crate) fn of_file(db: &Connection, file_id: i64) -> Result<Vec<i64>> {
    db.prepare_cached("SELECT revision_id FROM contents WHERE file_id = ? ORDER BY ordinal")?
        .query_map([file_id], |row| row.get(0))?
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
        assert!(insert(&db, 1, 0, 1).is_err(), "foreign keys are on, so nothing dangles");
        assert_eq!(of_file(&db, 1).unwrap(), Vec::<i64>::new(), "an unknown file holds nothing");
    }
}
