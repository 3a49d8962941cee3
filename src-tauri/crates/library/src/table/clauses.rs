//! Clauses of a reading, for search, the list of hits and the check of the library; behind them its passages, which are
//! what else a document prints.

use duice_core::model::{ClauseId, ClauseRef, Document};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};

use crate::{digest, passages};

pub(crate) const CREATE: &str = "
CREATE TABLE clauses (
    id INTEGER PRIMARY KEY,
    reading_id INTEGER NOT NULL REFERENCES readings (id),
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    label TEXT,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    theme TEXT,
    sha256 TEXT NOT NULL,
    UNIQUE (reading_id, ordinal)
) STRICT;";

/// What a passage is, 表格第3行, and the clause that it stands under; both `NULL` for clauses.
pub(crate) const ADD_PART: &str = "
ALTER TABLE clauses ADD COLUMN part TEXT;
ALTER TABLE clauses ADD COLUMN under INTEGER;";

/// A stored clause or passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ClauseRow {
    pub(crate) id: i64,
    /// Its name and index in the document; of a passage those of the clause that it stands under.
    pub(crate) clause: ClauseRef,
    /// What it prints behind its number: heading with its mark, body, annotations; of a table one row, cells between tabs.
    pub(crate) text: String,
    /// Its own theme, or that of the clause that it stands under.
    pub(crate) theme: Option<String>,
    /// What a passage is; `None` for a clause.
    pub(crate) part: Option<String>,
}

const COLUMNS: &str = "c.id, c.ordinal, c.path, c.label, c.heading, c.text, c.theme, c.part, c.under";

fn row(row: &Row<'_>) -> Result<ClauseRow> {
    let part: Option<String> = row.get(7)?;
    let id = match part {
        Some(_) => row.get::<_, Option<ClauseId>>(8)?.unwrap_or(ClauseRef::NONE),
        None => row.get(1)?,
    };
    Ok(ClauseRow {
        id: row.get(0)?,
        clause: ClauseRef { id, path: row.get(2)?, label: row.get(3)?, heading: row.get(4)? },
        text: row.get(5)?,
        theme: row.get(6)?,
        part,
    })
}

/// Stores all clauses of a document, and its passages with the numbers that follow.
pub(crate) fn insert_all(db: &Connection, reading_id: i64, document: &Document) -> Result<()> {
    let sql = "INSERT INTO clauses (reading_id, ordinal, path, label, heading, text, theme, sha256, part, under)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let mut statement = db.prepare_cached(sql)?;
    for clause in &document.clauses {
        let named = document.clause_ref(clause.id);
        let text = document.content(clause);
        let sha256 = digest::of_bytes(text.as_bytes());
        let theme = theme_of(document, clause.id);
        statement.execute(params![
            reading_id,
            clause.id,
            named.path,
            named.label,
            named.heading,
            text,
            theme,
            sha256,
            None::<String>,
            None::<ClauseId>
        ])?;
    }
    for (passage, ordinal) in passages::of(document).zip(document.clauses.len()..) {
        let theme = passage.within.and_then(|id| theme_of(document, id));
        let sha256 = digest::of_bytes(passage.text.as_bytes());
        statement.execute(params![
            reading_id,
            ordinal as u32,
            passage.path,
            None::<String>,
            passage.heading,
            passage.text,
            theme,
            sha256,
            passage.part,
            passage.near
        ])?;
    }
    Ok(())
}

/// An item has the theme of its measure, so that a search in a theme finds it.
fn theme_of(document: &Document, id: ClauseId) -> Option<&str> {
    std::iter::once(document.clause(id))
        .chain(document.ancestors(id))
        .find_map(|clause| clause.theme.as_ref().map(|theme| theme.id.as_str()))
}

/// The clauses and passages of a reading in order.
pub(crate) fn of_reading(db: &Connection, reading_id: i64) -> Result<Vec<ClauseRow>> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM clauses c WHERE c.reading_id = ? ORDER BY c.ordinal"))?
        .query_map([reading_id], row)?
        .collect()
}

/// A clause and the revision that it belongs to.
pub(crate) fn by_id(db: &Connection, id: i64) -> Result<Option<(i64, ClauseRow)>> {
    let sql =
        format!("SELECT {COLUMNS}, r.revision_id FROM clauses c JOIN readings r ON r.id = c.reading_id WHERE c.id = ?");
    db.prepare_cached(&sql)?.query_row([id], |found| Ok((found.get(9)?, row(found)?))).optional()
}

/// How many clauses there are, those of older readings included; passages are not counted.
pub(crate) fn count(db: &Connection) -> Result<u32> {
    db.query_row("SELECT count(*) FROM clauses WHERE part IS NULL", [], |row| row.get(0))
}

/// How many clauses and passages the newest readings have: those that are searched.
pub(crate) fn count_newest(db: &Connection) -> Result<u32> {
    let sql = "SELECT count(*) FROM clauses WHERE reading_id IN (SELECT max(id) FROM readings GROUP BY revision_id)";
    db.query_row(sql, [], |row| row.get(0))
}

/// Calls `look` with the revision, path, text and SHA-256 of each clause and passage.
pub(crate) fn each<E: From<rusqlite::Error>>(
    db: &Connection,
    mut look: impl FnMut(i64, &str, &[u8], &str) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let sql = "SELECT r.revision_id, c.path, c.text, c.sha256 FROM clauses c JOIN readings r ON r.id = c.reading_id
               ORDER BY c.id";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        // A flipped bit may leave bytes that are no UTF-8: that is a fault to report, not an error to stop at.
        let path = String::from_utf8_lossy(row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?).into_owned();
        let sha256 = String::from_utf8_lossy(row.get_ref(3)?.as_bytes().map_err(rusqlite::Error::from)?).into_owned();
        let text = row.get_ref(2)?.as_bytes().map_err(rusqlite::Error::from)?;
        look(row.get(0)?, &path, text, &sha256)?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{
        sample,
        store::in_memory,
        table::{readings, revisions},
    };

    #[test]
    fn clauses_come_back_in_order_with_their_theme() {
        let db = in_memory();
        let revision = revisions::tests::insert_titled(&db, "示例市若干措施");
        let reading = readings::insert(&db, revision, 1, 1, "{}").unwrap();
        let mut document =
            sample::document("示例市若干措施", &[("一、", "人才", "引进人才。"), ("二、", "", "建设。")]);
        document.clauses[1].parent = Some(0);
        document.clauses[0].theme = Some(sample::theme("talent"));
        insert_all(&db, reading, &document).unwrap();
        let rows = of_reading(&db, reading).unwrap();
        assert_eq!(rows.len(), 2, "every clause is stored once");
        assert_eq!(rows[0].text, "人才。引进人才。", "the text is what the clause prints behind its number");
        assert_eq!(rows[1].theme.as_deref(), Some("talent"), "an item is found under its measure's theme");
        let (of, row) = by_id(&db, rows[1].id).unwrap().unwrap();
        assert_eq!((of, row.clause.id), (revision, 1), "a hit leads back to its document and clause");
    }

    #[test]
    fn passages_stand_behind_the_clauses_and_lead_to_the_one_they_stand_under() {
        let db = in_memory();
        let revision = revisions::tests::insert_titled(&db, "示例市若干措施");
        let reading = readings::insert(&db, revision, 1, 1, "{}").unwrap();
        let mut document = sample::document("示例市若干措施", &[("一、", "补贴", "按下表给予补贴。")]);
        document.clauses[0].theme = Some(sample::theme("funding"));
        sample::table(&mut document, 0, &[&["项目", "补贴"], &["样品泊位", "30万元"]]);
        insert_all(&db, reading, &document).unwrap();
        let rows = of_reading(&db, reading).unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.clause.id, row.part.as_deref(), row.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (0, None, "补贴。按下表给予补贴。"),
                (0, Some("表格第1行"), "项目\t补贴"),
                (0, Some("表格第2行"), "样品泊位\t30万元"),
            ],
            "each row of a table is found by itself"
        );
        assert_eq!(rows[2].clause.path, "一", "and is named by its clause");
        assert_eq!(rows[2].theme.as_deref(), Some("funding"), "whose theme it has");
        assert_eq!((count(&db).unwrap(), count_newest(&db).unwrap()), (1, 3), "a row is no clause, but is searched");
    }
}
