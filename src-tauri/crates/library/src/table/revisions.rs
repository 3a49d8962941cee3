//! Revisions: one version of a work, as a row of the list of documents. To a user a revision is a document.

use duice_core::model::{DocKind, Document, DocumentHead, Stage};
use rusqlite::{Connection, OptionalExtension, Result, Row, params, types::Type};

use crate::{fold::fold, term};

pub(crate) const CREATE: &str = "
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    work_id INTEGER NOT NULL REFERENCES works (id),
    title TEXT NOT NULL,
    user_title TEXT,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL,
    region TEXT NOT NULL,
    issuers TEXT NOT NULL,
    doc_number TEXT,
    issued_on TEXT,
    effective_on TEXT,
    expires TEXT,
    supersedes TEXT NOT NULL,
    is_digest INTEGER NOT NULL,
    measures INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL UNIQUE,
    lookup TEXT NOT NULL,
    imported_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    trashed_at TEXT
) STRICT;
CREATE INDEX revisions_by_work ON revisions (work_id);
CREATE INDEX revisions_by_date ON revisions (ifnull(issued_on, ifnull(effective_on, '')) DESC, id DESC);";

/// Which side of a file's tracked changes a revision is.
pub(crate) const ADD_SIDE: &str = "ALTER TABLE revisions ADD COLUMN is_original INTEGER NOT NULL DEFAULT 0;";

/// A stored revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RevisionRow {
    pub(crate) id: i64,
    pub(crate) work_id: i64,
    /// As printed; the head shows the user's title where there is one.
    pub(crate) printed_title: String,
    pub(crate) head: DocumentHead,
    pub(crate) supersedes: Vec<String>,
    /// ISO 8601 date, local.
    pub(crate) imported_on: String,
    pub(crate) trashed: bool,
}

/// The columns that [`read`] takes, of a table called `r`.
pub(crate) const COLUMNS: &str = "r.id, r.work_id, r.title, r.user_title, r.kind, r.stage, r.region, r.issuers, \
    r.doc_number, r.issued_on, r.effective_on, r.expires, r.supersedes, r.is_digest, r.measures, r.problems, \
    date(r.imported_at, 'localtime'), r.trashed_at, date('now', 'localtime'), r.is_original";

/// How many columns [`COLUMNS`] has.
pub(crate) const WIDTH: usize = 20;

/// A row of [`COLUMNS`].
pub(crate) fn read(row: &Row<'_>) -> Result<RevisionRow> {
    let id: i64 = row.get(0)?;
    let printed_title: String = row.get(2)?;
    let user_title: Option<String> = row.get(3)?;
    let region: String = row.get(6)?;
    let mut head = DocumentHead {
        id: Some(id),
        title: user_title.unwrap_or_else(|| printed_title.clone()),
        region: region.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect(),
        issuers: json(row, 7)?,
        doc_number: row.get(8)?,
        issued_on: row.get(9)?,
        effective_on: row.get(10)?,
        expires: row.get(11)?,
        expired: false,
        kind: kind(&row.get::<_, String>(4)?),
        stage: stage(&row.get::<_, String>(5)?),
        is_digest: row.get(13)?,
        is_original: row.get(19)?,
        measures: row.get(14)?,
        problems: row.get(15)?,
    };
    head.expired = term::ended(&head, &row.get::<_, String>(18)?);
    Ok(RevisionRow {
        id,
        work_id: row.get(1)?,
        printed_title,
        head,
        supersedes: json(row, 12)?,
        imported_on: row.get(16)?,
        trashed: row.get::<_, Option<String>>(17)?.is_some(),
    })
}

fn json(row: &Row<'_>, column: usize) -> Result<Vec<String>> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}

fn kind(name: &str) -> DocKind {
    DocKind::ALL.iter().find(|(_, known)| *known == name).map_or(DocKind::Other, |(kind, _)| *kind)
}

const STAGES: [Stage; 5] = [Stage::DraftForComment, Stage::DraftForReview, Stage::Draft, Stage::Issued, Stage::Revised];

fn stage(name: &str) -> Stage {
    STAGES.into_iter().find(|stage| stage.name() == name).unwrap_or_default()
}

/// Stores a revision; returns its id.
pub(crate) fn insert(db: &Connection, work_id: i64, document: &Document, text_sha256: &str) -> Result<i64> {
    let sql =
        "INSERT INTO revisions (work_id, title, kind, stage, region, issuers, doc_number, issued_on, effective_on,
               expires, supersedes, is_digest, is_original, measures, problems, text_sha256, lookup)
               VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let (meta, head) = (&document.meta, document.head(None));
    let list = |names: &[String]| serde_json::to_string(names).unwrap_or_else(|_| "[]".into());
    db.prepare_cached(sql)?.insert(params![
        work_id,
        meta.title,
        meta.kind.name(),
        meta.stage.name(),
        meta.region.join("/"),
        list(&meta.issuers),
        meta.doc_number,
        meta.issued_on,
        meta.effective_on,
        meta.expires,
        list(&meta.supersedes),
        meta.is_digest,
        meta.is_original,
        head.measures,
        head.problems,
        text_sha256,
        lookup(&head, &meta.title),
    ])
}

/// What the list of documents looks for words in.
fn lookup(head: &DocumentHead, printed_title: &str) -> String {
    let number = head.doc_number.as_deref().unwrap_or("");
    let parts = [&head.title, printed_title, number, &head.issuers.join("\n"), &head.region.join("\n")];
    fold(&parts.join("\n"))
}

/// One revision, deleted ones included.
pub(crate) fn by_id(db: &Connection, id: i64) -> Result<Option<RevisionRow>> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM revisions r WHERE r.id = ?"))?.query_row([id], read).optional()
}

/// The revision with this text.
pub(crate) fn by_text(db: &Connection, text_sha256: &str) -> Result<Option<RevisionRow>> {
    db.prepare_cached(&format!("SELECT {COLUMNS} FROM revisions r WHERE r.text_sha256 = ?"))?
        .query_row([text_sha256], read)
        .optional()
}

/// The revisions of a work that are not deleted.
pub(crate) fn of_work(db: &Connection, work_id: i64) -> Result<Vec<RevisionRow>> {
    let sql = format!("SELECT {COLUMNS} FROM revisions r WHERE r.work_id = ? AND r.trashed_at IS NULL ORDER BY r.id");
    db.prepare_cached(&sql)?.query_map([work_id], read)?.collect()
}

/// All revisions that are not deleted.
pub(crate) fn all(db: &Connection) -> Result<Vec<RevisionRow>> {
    let sql = format!("SELECT {COLUMNS} FROM revisions r WHERE r.trashed_at IS NULL ORDER BY r.id");
    db.prepare_cached(&sql)?.query_map([], read)?.collect()
}

/// The ids of the deleted revisions.
pub(crate) fn trashed(db: &Connection) -> Result<Vec<i64>> {
    db.prepare_cached("SELECT id FROM revisions WHERE trashed_at IS NOT NULL ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// How many revisions there are, deleted ones included.
pub(crate) fn count(db: &Connection) -> Result<u32> {
    db.query_row("SELECT count(*) FROM revisions", [], |row| row.get(0))
}

/// Gives a revision the user's title.
pub(crate) fn set_title(db: &Connection, row: &RevisionRow, title: &str) -> Result<()> {
    let head = DocumentHead { title: title.into(), ..row.head.clone() };
    db.prepare_cached("UPDATE revisions SET user_title = ?, lookup = ? WHERE id = ?")?.execute(params![
        title,
        lookup(&head, &row.printed_title),
        row.id
    ])?;
    Ok(())
}

/// Deletes or restores a revision; says whether that changed anything.
pub(crate) fn set_trashed(db: &Connection, id: i64, trashed: bool) -> Result<bool> {
    let now = super::NOW;
    let sql = if trashed {
        format!("UPDATE revisions SET trashed_at = {now} WHERE id = ? AND trashed_at IS NULL")
    } else {
        "UPDATE revisions SET trashed_at = NULL WHERE id = ? AND trashed_at IS NOT NULL".into()
    };
    Ok(db.prepare_cached(&sql)?.execute([id])? > 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests {
    use super::*;
    use crate::{identity::work_key, sample, store::in_memory, table::works};

    /// A revision of its own work, for the tests of other tables.
    pub(crate) fn insert_titled(db: &Connection, title: &str) -> i64 {
        let document = sample::document(title, &[("一、", "人才", "引进人才。")]);
        let work = works::find_or_insert(db, &work_key(&document.meta, title)).unwrap();
        insert(db, work, &document, title).unwrap()
    }

    #[test]
    fn a_head_comes_back_as_it_was_read() {
        let db = in_memory();
        let mut document = sample::document("样本区航运若干措施（草案）", &[("一、", "人才", "引进人才。")]);
        document.meta.region = vec!["样本省".into(), "样本区".into()];
        document.meta.issuers = vec!["样本区人民政府".into(), "样本区港务局".into()];
        document.meta.supersedes = vec!["样府〔2020〕1号".into()];
        document.meta.doc_number = Some("样府〔2024〕2号".into());
        document.meta.expires = Some("P3Y".into());
        document.meta.is_original = true;
        (document.meta.kind, document.meta.stage) = (DocKind::Measures, Stage::Draft);
        let work = works::find_or_insert(&db, &work_key(&document.meta, "")).unwrap();
        let id = insert(&db, work, &document, "hash").unwrap();
        let row = by_id(&db, id).unwrap().unwrap();
        assert_eq!(row.head, document.head(Some(id)), "the list shows what the document says");
        assert_eq!(row.supersedes, document.meta.supersedes, "repeal is needed to tell what is in force");
        assert_eq!(by_text(&db, "hash").unwrap().unwrap().id, id, "a text is known by its digest");
    }

    #[test]
    fn every_kind_and_stage_survives() {
        for (known, name) in DocKind::ALL {
            assert_eq!(kind(name), known, "a stored kind is read back");
        }
        for known in STAGES {
            assert_eq!(stage(known.name()), known, "a stored stage is read back");
        }
    }

    #[test]
    fn renaming_keeps_the_printed_title() {
        let db = in_memory();
        let id = insert_titled(&db, "示例市若干措施");
        set_title(&db, &by_id(&db, id).unwrap().unwrap(), "低空（示例）").unwrap();
        let row = by_id(&db, id).unwrap().unwrap();
        assert_eq!((row.head.title.as_str(), row.printed_title.as_str()), ("低空（示例）", "示例市若干措施"));
    }

    #[test]
    fn deleting_twice_changes_nothing() {
        let db = in_memory();
        let id = insert_titled(&db, "示例市若干措施");
        assert!(set_trashed(&db, id, true).unwrap(), "the first deletion counts");
        assert!(!set_trashed(&db, id, true).unwrap(), "the second is no edit");
        assert_eq!(trashed(&db).unwrap(), [id]);
        assert!(all(&db).unwrap().is_empty(), "a deleted document is in no list");
        assert!(set_trashed(&db, id, false).unwrap() && trashed(&db).unwrap().is_empty(), "it can be restored");
    }
}
