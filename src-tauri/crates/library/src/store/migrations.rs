//! The steps that bring a database up to date: append-only, each in a transaction, a copy is made before.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, TransactionBehavior, backup::Backup};

use crate::{
    LibraryError,
    table::{clauses, contents, edits, files, readings, revisions, state, works},
};

/// `DUIC` in ASCII: which program the file belongs to.
pub(super) const APPLICATION_ID: u32 = 0x4455_4943;

/// What each version adds. Never change an entry that was released: append one.
const STEPS: &[&[&str]] = &[
    &[
        state::CREATE,
        files::CREATE,
        works::CREATE,
        revisions::CREATE,
        contents::CREATE,
        readings::CREATE,
        clauses::CREATE,
        edits::CREATE,
    ],
    &[revisions::ADD_SIDE, contents::ADD_CHOICE],
    &[clauses::ADD_PART],
];

/// The version of a database that this program writes.
pub(super) fn newest() -> u32 {
    STEPS.len() as u32
}

/// Brings `db` up to date. A database that holds something is copied to `backups` first.
pub(super) fn run(db: &mut Connection, backups: &Path) -> Result<(), LibraryError> {
    migrate(db, backups, STEPS)
}

fn migrate(db: &mut Connection, backups: &Path, steps: &[&[&str]]) -> Result<(), LibraryError> {
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version as usize >= steps.len() {
        return Ok(());
    }
    if version > 0 {
        copy(db, backups, version)?;
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in &steps[version as usize..] {
        for sql in *step {
            transaction.execute_batch(sql)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", steps.len() as u32)?;
    transaction.commit()?;
    // The next start looks at the file's head before SQLite does, so the head must not wait in the log.
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

/// Copies the database page by page and looks whether the copy is sound, before anything is changed.
fn copy(db: &Connection, backups: &Path, version: u32) -> Result<(), LibraryError> {
    std::fs::create_dir_all(backups).map_err(|error| LibraryError::disk("建立文件夹", backups, &error))?;
    let date: String = db.query_row("SELECT strftime('%Y%m%d-%H%M%S', 'now', 'localtime')", [], |row| row.get(0))?;
    let path = backups.join(format!("library-v{version}-{date}.db"));
    let mut target = Connection::open(&path)?;
    Backup::new(db, &mut target)?.run_to_completion(1000, Duration::ZERO, None)?;
    let sound: String = target.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(LibraryError::damaged("升级前的备份没有通过检查，文库保持原样。"));
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn version(db: &Connection) -> u32 {
        db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_database_with_content_is_copied_before_it_is_migrated() {
        let dir = tempfile::tempdir().unwrap();
        let mut db = Connection::open(dir.path().join("library.db")).unwrap();
        let first: &[&str] = &["CREATE TABLE a (x); INSERT INTO a VALUES (7);"];
        migrate(&mut db, &dir.path().join("backups"), &[first]).unwrap();
        assert!(!dir.path().join("backups").exists(), "a new database needs no copy");
        migrate(&mut db, &dir.path().join("backups"), &[first, &["ALTER TABLE a ADD COLUMN y;"]]).unwrap();
        assert_eq!(version(&db), 2, "the second step was applied");
        let copy = std::fs::read_dir(dir.path().join("backups")).unwrap().next().unwrap().unwrap().path();
        let copy = Connection::open(copy).unwrap();
        let x: i64 = copy.query_row("SELECT x FROM a", [], |row| row.get(0)).unwrap();
        assert_eq!((version(&copy), x), (1, 7), "the copy is the database as it was before");
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let dir = tempfile::tempdir().unwrap();
        let mut db = Connection::open_in_memory().unwrap();
        let first: &[&str] = &["CREATE TABLE a (x);"];
        migrate(&mut db, dir.path(), &[first]).unwrap();
        let broken: &[&str] = &["CREATE TABLE b (x);", "nonsense"];
        assert!(migrate(&mut db, dir.path(), &[first, broken]).is_err());
        assert_eq!(version(&db), 1, "a half-made step must not count");
        assert!(db.execute("INSERT INTO b VALUES (1)", []).is_err(), "nor leave a table behind");
    }
}
