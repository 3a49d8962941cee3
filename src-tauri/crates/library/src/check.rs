//! Whether everything that is stored is still what was stored.
//!
//! SQLite's own check does not see a flipped bit inside a text: originals and clauses carry their SHA-256.

use std::path::Path;

use duice_core::watch::Watch;
use rusqlite::Connection;

use crate::{
    CheckReport, LibraryError, digest,
    search::SearchIndex,
    store::{Store, connect_for_reading},
    table::{clauses, files, readings, revisions},
};

/// Looks through the whole library; takes a minute for a hundred thousand documents.
pub(crate) fn run(
    database: &Path,
    store: &Store,
    index: &SearchIndex,
    watch: &dyn Watch,
) -> Result<CheckReport, LibraryError> {
    // A connection of its own: nobody waits while it reads everything.
    let db = connect_for_reading(database)?;
    let mut report =
        CheckReport { documents: revisions::count(&db)?, clauses: clauses::count(&db)?, faults: Vec::new() };
    watch.progress(0, 0, "检查数据库结构");
    structure(&db, &mut report.faults)?;
    originals(&db, &mut report.faults, watch)?;
    documents(&db, &mut report.faults, watch)?;
    texts(&db, &mut report, watch)?;
    watch.progress(0, 0, "检查检索索引");
    entries(store, index, clauses::count_newest(&db)?, &mut report.faults);
    Ok(report)
}

fn structure(db: &Connection, faults: &mut Vec<String>) -> Result<(), LibraryError> {
    let mut statement = db.prepare("PRAGMA quick_check")?;
    let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    faults.extend(lines.into_iter().filter(|line| line != "ok").map(|line| format!("数据库结构有误：{line}。")));
    let mut statement = db.prepare("PRAGMA foreign_key_check")?;
    let tables: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    faults.extend(tables.into_iter().map(|table| format!("数据表 {table} 中有一行指向不存在的记录。")));
    Ok(())
}

fn originals(db: &Connection, faults: &mut Vec<String>, watch: &dyn Watch) -> Result<(), LibraryError> {
    let (mut done, total) = (0, u64::from(files::count(db)?));
    files::each(db, |_, name, sha256, bytes| {
        watch.go_on()?;
        watch.progress(done, total, "校验原文件");
        done += 1;
        if digest::of_bytes(bytes) != sha256 {
            faults.push(format!("原文件“{name}”的内容与入库时不同。"));
        }
        Ok::<(), LibraryError>(())
    })
}

/// Every revision must have a reading that can be opened and holds the text that was imported.
fn documents(db: &Connection, faults: &mut Vec<String>, watch: &dyn Watch) -> Result<(), LibraryError> {
    let sql = "SELECT id, ifnull(user_title, title), text_sha256 FROM revisions ORDER BY id";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        watch.go_on()?;
        let (id, title, text_sha256): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let sound = readings::newest(db, id)?
            .and_then(|json| readings::parse(&json).ok())
            .is_some_and(|document| digest::of_text(&document.text) == text_sha256);
        if !sound {
            faults.push(format!("《{title}》（编号 {id}）的正文与入库时不同。"));
        }
    }
    Ok(())
}

fn texts(db: &Connection, report: &mut CheckReport, watch: &dyn Watch) -> Result<(), LibraryError> {
    let (mut done, total) = (0, u64::from(report.clauses));
    let faults = &mut report.faults;
    clauses::each(db, |revision, path, text, sha256| {
        if done % 1000 == 0 {
            watch.go_on()?;
            watch.progress(done, total, "校验条款");
        }
        done += 1;
        if digest::of_bytes(text) != sha256 {
            faults.push(format!("编号 {revision} 的文件中“{path}”的文字与入库时不同。"));
        }
        Ok::<(), LibraryError>(())
    })
}

/// The index is no part of the truth: a fault in it is mended by building it anew.
fn entries(store: &Store, index: &SearchIndex, expected: u32, faults: &mut Vec<String>) {
    match index.entries(store) {
        Ok(Some(entries)) if entries != u64::from(expected) => {
            faults.push(format!("检索索引有 {entries} 条，应有 {expected} 条，请重建索引。"));
        }
        Ok(_) => {}
        Err(error) => faults.push(format!("检索索引有误：{}请重建索引。", error.message)),
    }
}
