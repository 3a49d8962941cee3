//! The documents of one file into the database, in one transaction.

use duice_core::{
    ingest::READER_VERSION,
    model::{Document, Problem, ProblemKind, Source},
    watch::Watch,
};
use rusqlite::{Connection, TransactionBehavior};

use super::Original;
use crate::{
    ErrorCode, ImportedFile, LibraryError, digest,
    identity::work_key,
    store::Store,
    table::{clauses, contents, files, readings, revisions, state, works},
};

/// Stores a file with the documents that the library does not hold; a file that brings nothing new is not stored.
pub(super) fn store(
    store: &Store,
    original: &Original<'_>,
    source: &Source,
    documents: &[Document],
    watch: &dyn Watch,
) -> Result<ImportedFile, LibraryError> {
    let mut file = ImportedFile::named(original.name);
    file.notices = notices(source);
    file.problems = problems(source, documents);
    let mut ready = Vec::with_capacity(documents.len());
    for document in documents {
        watch.go_on()?;
        let json = serde_json::to_string(document)
            .map_err(|error| LibraryError::new(ErrorCode::Failed, format!("无法写成 JSON（{error}）。"), ""))?;
        ready.push((document, digest::of_text(&document.text), json));
    }
    let mut db = store.write();
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let file_id = match files::by_sha256(&transaction, &original.sha256)? {
        Some(file_id) => {
            // Another import may have brought the same bytes in the meantime.
            let known = contents::of_file(&transaction, file_id, &original.choice)?;
            for id in &known {
                revisions::by_id(&transaction, *id)?.into_iter().for_each(|row| file.know(row));
            }
            if !known.is_empty() {
                return Ok(file);
            }
            file_id
        }
        None => {
            let encoding = source.encoding.as_deref();
            files::insert(&transaction, &original.sha256, original.name, &original.bytes, encoding)?
        }
    };
    for (document, text_sha256, json) in &ready {
        watch.go_on()?;
        let id = match revisions::by_text(&transaction, text_sha256)? {
            Some(row) => {
                let id = row.id;
                file.know(row);
                id
            }
            None => {
                let id = insert(&transaction, document, text_sha256, json)?;
                file.added.push(document.head(Some(id)));
                id
            }
        };
        contents::insert(&transaction, file_id, &original.choice, id)?;
    }
    if !file.added.is_empty() {
        transaction.commit()?;
    }
    Ok(file)
}

/// Stores a document that is new; returns its id.
fn insert(db: &Connection, document: &Document, text_sha256: &str, json: &str) -> rusqlite::Result<i64> {
    let work = works::find_or_insert(db, &work_key(&document.meta, text_sha256))?;
    let id = revisions::insert(db, work, document, text_sha256)?;
    let generation = state::next_generation(db)?;
    let reading = readings::insert(db, id, READER_VERSION, generation, json)?;
    clauses::insert_all(db, reading, document)?;
    Ok(id)
}

/// What the reader noticed; an encoding that it did not mention is said here.
fn notices(source: &Source) -> Vec<String> {
    let mut notices: Vec<String> = Vec::new();
    for problem in &source.problems {
        let message = format!("{}。", problem.message.trim_end_matches('。'));
        if !notices.contains(&message) {
            notices.push(message);
        }
    }
    let said = source.problems.iter().any(|problem| problem.kind == ProblemKind::Encoding);
    if let Some(name) = source.encoding.as_deref().filter(|name| !said && !name.eq_ignore_ascii_case("utf-8")) {
        notices.push(format!("文件编码为{name}，已转换。"));
    }
    notices
}

fn problems(source: &Source, documents: &[Document]) -> Vec<Problem> {
    let mut problems = source.problems.clone();
    for problem in documents.iter().flat_map(|document| &document.problems) {
        if !problems.contains(problem) {
            problems.push(problem.clone());
        }
    }
    problems
}
