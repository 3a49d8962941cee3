//! From what a person calls a document, an id, a number or a title, to the document.

use duice_core::model::DocumentHead;
use rusqlite::Connection;

use crate::{
    LibraryError,
    fold::squeeze,
    force::{holds, in_force, name_key, order},
    identity::title_key,
    table::revisions::{self, RevisionRow},
};

/// The document called `name`, deleted ones left out; the sentence says when several are called so.
pub(crate) fn resolve(
    db: &Connection,
    name: &str,
    today: &str,
) -> Result<(DocumentHead, Option<String>), LibraryError> {
    let name = name.trim();
    if let Ok(id) = name.parse::<i64>() {
        let row = revisions::by_id(db, id)?.filter(|row| !row.trashed);
        return row.map(|row| (row.head, None)).ok_or_else(|| LibraryError::no_document(name));
    }
    let all = revisions::all(db)?;
    let found = called(&all, name);
    let Some(chosen) = choose(&found, today) else { return Err(LibraryError::no_document(name)) };
    let same = found.iter().all(|row| row.id == chosen.id);
    let note = (!same).then(|| {
        let standing = if holds(&chosen.head, today) { "现行有效的最新一份" } else { "最新一份" };
        let number = chosen.head.doc_number.as_deref().or(chosen.head.issued_on.as_deref());
        let number = number.map(|number| format!("，{number}")).unwrap_or_default();
        let (count, title, stage) = (found.len(), &chosen.head.title, chosen.head.stage.name());
        format!("名为“{name}”的文件有 {count} 份，取{standing}：《{title}》（{stage}{number}）。")
    });
    Ok((chosen.head.clone(), note))
}

/// The documents that `name` may mean: by the strictest reading of it that fits any.
fn called<'a>(all: &'a [RevisionRow], name: &str) -> Vec<&'a RevisionRow> {
    let (exact, key, loose) = (name_key(name), title_key(name), squeeze(name));
    let titles = |row: &RevisionRow| [row.head.title.clone(), row.printed_title.clone()];
    let readings: [&dyn Fn(&RevisionRow) -> bool; 4] = [
        &|row| row.head.doc_number.as_deref().is_some_and(|number| name_key(number) == exact),
        &|row| titles(row).iter().any(|title| name_key(title) == exact),
        &|row| !key.is_empty() && titles(row).iter().any(|title| title_key(title) == key),
        &|row| !loose.is_empty() && titles(row).iter().any(|title| squeeze(title).contains(&loose)),
    ];
    readings
        .iter()
        .map(|fits| all.iter().filter(|row| fits(row)).collect::<Vec<_>>())
        .find(|rows| !rows.is_empty())
        .unwrap_or_default()
}

/// The newest in force, else the newest official text, else the newest.
fn choose<'a>(found: &[&'a RevisionRow], today: &str) -> Option<&'a RevisionRow> {
    let rows: Vec<RevisionRow> = found.iter().map(|row| (*row).clone()).collect();
    let newest = in_force(&rows, today).first().map(|row| row.id);
    let newest = newest.or_else(|| {
        let best = found.iter().max_by_key(|row| (!row.head.is_digest, order(row)));
        best.map(|row| row.id)
    });
    found.iter().copied().find(|row| Some(row.id) == newest)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{ErrorCode, identity::work_key, sample, store::in_memory, table::works};
    use duice_core::model::Stage;

    fn library() -> Connection {
        let db = in_memory();
        let papers = [
            ("示例市航运若干措施", Stage::Issued, "2022-01-01", Some("示府〔2022〕1号")),
            ("示例市航运若干措施", Stage::Issued, "2024-01-01", Some("示府〔2024〕9号")),
            ("示例市航运若干措施（征求意见稿）", Stage::DraftForComment, "2025-01-01", None),
            ("示例市港口办法", Stage::Issued, "2021-01-01", None),
        ];
        for (title, stage, issued_on, number) in papers {
            let mut document = sample::document(title, &[("一、", "人才", "引进。")]);
            document.meta.stage = stage;
            document.meta.issued_on = Some(issued_on.into());
            document.meta.doc_number = number.map(str::to_owned);
            let work = works::find_or_insert(&db, &work_key(&document.meta, title)).unwrap();
            revisions::insert(&db, work, &document, &format!("{title}{issued_on}")).unwrap();
        }
        db
    }

    fn named(name: &str) -> (i64, Option<String>) {
        let (head, note) = resolve(&library(), name, "2025-06-01").unwrap();
        (head.id.unwrap(), note)
    }

    #[test]
    fn ids_numbers_and_titles_name_a_document() {
        assert_eq!(named("4"), (4, None), "an id is unambiguous");
        assert_eq!(named("示府[2022]1号"), (1, None), "brackets of a number are written in many ways");
        assert_eq!(named("《示例市航运若干措施（征求意见稿）》"), (3, None), "the exact title comes before its work");
        assert_eq!(named("港口办法"), (4, None), "a part of a title is enough when it is the only one");
    }

    #[test]
    fn an_ambiguous_title_takes_the_newest_in_force_and_says_so() {
        let (id, note) = named("示例市航运若干措施");
        assert_eq!(id, 2, "the newest that is in force, not the newer draft");
        let note = note.unwrap();
        assert!(note.contains("2 份") && note.contains("示府〔2024〕9号"), "the user sees what was taken: {note}");
    }

    #[test]
    fn an_unknown_or_deleted_document_is_named_in_the_error() {
        let db = library();
        revisions::set_trashed(&db, 4, true).unwrap();
        for name in ["4", "示例市港口办法", "没有这份"] {
            let error = resolve(&db, name, "2025-06-01").unwrap_err();
            assert_eq!(error.code, ErrorCode::NoDocument, "{name} is not to be found");
            assert!(error.message.contains(name), "the sentence says which: {}", error.message);
        }
    }
}
