//! The SQLite file: how it is opened, checked before it is touched, and brought up to date.
//!
//! Invariant: a file that is damaged, foreign or newer than this program is refused and stays byte for byte as it was.

mod header;
mod migrations;

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{LibraryError, folder::Folder};

/// Two connections to one database: writing never waits for a list on the screen, nor a list for an import.
#[derive(Debug)]
pub(crate) struct Store {
    writes: Mutex<Connection>,
    reads: Mutex<Connection>,
}

impl Store {
    /// Opens the database of a folder; it is made when missing.
    pub(crate) fn open(folder: &Folder) -> Result<Self, LibraryError> {
        let path = folder.database();
        header::admit(&path)?;
        let mut writes = connect(&path)?;
        migrations::run(&mut writes, &folder.backups())?;
        let reads = connect(&path)?;
        reads.pragma_update(None, "query_only", true)?;
        Ok(Self { writes: Mutex::new(writes), reads: Mutex::new(reads) })
    }

    /// The connection for changes.
    pub(crate) fn write(&self) -> MutexGuard<'_, Connection> {
        // A thread that panicked left its transaction rolled back, so the connection is sound.
        self.writes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The connection for short reads.
    pub(crate) fn read(&self) -> MutexGuard<'_, Connection> {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection of its own for long reads, so that nobody waits for them.
pub(crate) fn connect_for_reading(path: &Path) -> Result<Connection, LibraryError> {
    let db = connect(path)?;
    db.pragma_update(None, "query_only", true)?;
    Ok(db)
}

fn connect(path: &Path) -> Result<Connection, LibraryError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    configure(&db)?;
    Ok(db)
}

fn configure(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(Duration::from_secs(5))?;
    db.set_prepared_statement_cache_capacity(64);
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // NORMAL may lose the last commits when the power fails.
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// A migrated database in memory, for tests of the tables.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) fn in_memory() -> Connection {
    let mut db = Connection::open_in_memory().unwrap();
    configure(&db).unwrap();
    migrations::run(&mut db, Path::new("")).unwrap();
    db
}
