//! The public face.

use std::path::{Path, PathBuf};

use duice_core::{
    model::{Document, DocumentHead},
    watch::Watch,
    words::Lexicon,
};
use duice_formats::ReadFile;
use rusqlite::{Connection, TransactionBehavior};

use crate::{
    CheckReport, DocumentPage, DocumentQuery, ErrorCode, Hit, ImportReport, LibraryError, SearchPage, SearchQuery,
    check,
    folder::Folder,
    force,
    import::Import,
    listing, naming,
    search::{SearchIndex, Wanted, snippet},
    starter,
    store::Store,
    table::{
        clauses,
        edits::{self, EditKind},
        readings,
        revisions::{self, RevisionRow},
    },
};

/// The longest title that a user may give, in characters.
const LONGEST_TITLE: usize = 300;

/// A library in a folder: one SQLite database, one index beside it, one lock.
///
/// All methods take `&self` and may be called from several threads at once; a list on the screen does not wait for an import.
/// Errors are [`LibraryError`]s with a Chinese sentence; after an error the library is as it was before the call.
#[derive(Debug)]
pub struct Library {
    // Dropped in this order: the lock goes last.
    index: SearchIndex,
    store: Store,
    folder: Folder,
}

impl Library {
    /// Opens the library in `dir`; folder and database are made when missing, without the starter library.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`] while another program holds it; [`ErrorCode::TooNew`], [`ErrorCode::Foreign`] or
    /// [`ErrorCode::Damaged`] for a database that is refused and left as it is; [`ErrorCode::Disk`].
    pub fn open(dir: &Path) -> Result<Self, LibraryError> {
        let folder = Folder::lock(dir)?;
        let store = Store::open(&folder)?;
        Ok(Self { index: SearchIndex::new(folder.index()), store, folder })
    }

    /// Opens the library in `dir`, which must be one: a folder that was mistyped does not become an empty library.
    ///
    /// # Errors
    /// [`ErrorCode::NoLibrary`], and those of [`Library::open`].
    pub fn open_existing(dir: &Path) -> Result<Self, LibraryError> {
        if Folder::holds_library(dir) {
            return Self::open(dir);
        }
        let message = format!("文件夹“{}”里没有文库。", dir.display());
        Err(LibraryError::new(ErrorCode::NoLibrary, message, "请核对路径；要新建文库，请先用 duice import 导入文件。"))
    }

    /// Whether it holds nothing, not even deleted documents: then a window fills in the starter library.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_empty(&self) -> Result<bool, LibraryError> {
        Ok(revisions::count(&self.store.read())? == 0)
    }

    /// Imports the starter library that the program carries; what is there already is left alone.
    ///
    /// # Errors
    /// None at present: what goes wrong with one file is in the report.
    pub fn import_starter(&self, lexicon: &Lexicon, watch: &dyn Watch) -> Result<ImportReport, LibraryError> {
        Ok(self.importing(lexicon, watch).texts(starter::texts()))
    }

    /// Imports files and folders, one transaction a file. What goes wrong with a file is in its entry of the report.
    ///
    /// # Errors
    /// None at present: what goes wrong with one file is in the report.
    pub fn import(
        &self,
        paths: &[PathBuf],
        reader: &dyn ReadFile,
        lexicon: &Lexicon,
        watch: &dyn Watch,
    ) -> Result<ImportReport, LibraryError> {
        Ok(self.importing(lexicon, watch).paths(paths, reader))
    }

    /// The documents `from..from + count` of those that match, newest first, with what there is to filter by.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn documents(&self, query: &DocumentQuery, from: u32, count: u32) -> Result<DocumentPage, LibraryError> {
        listing::page(&self.store.read(), query, from, count)
    }

    /// The head of a document, deleted ones included, with the user's title where there is one.
    ///
    /// # Errors
    /// [`ErrorCode::NoDocument`].
    pub fn head(&self, id: i64) -> Result<DocumentHead, LibraryError> {
        Ok(row(&self.store.read(), id)?.head)
    }

    /// A document as it was last read, with its title as printed; deleted ones included.
    ///
    /// # Errors
    /// [`ErrorCode::NoDocument`]; [`ErrorCode::Damaged`] when what is stored cannot be understood.
    pub fn document(&self, id: i64) -> Result<Document, LibraryError> {
        let json = {
            let db = self.store.read();
            row(&db, id)?;
            readings::newest(&db, id)?
        };
        json.and_then(|json| readings::parse(&json).ok())
            .ok_or_else(|| LibraryError::damaged(format!("编号 {id} 的文件内容已损坏，无法读取。")))
    }

    /// Gives a document the user's own title; the printed one stays in the document.
    ///
    /// # Errors
    /// [`ErrorCode::NoDocument`]; [`ErrorCode::Failed`] for a title that is empty, too long or has line breaks.
    pub fn rename(&self, id: i64, title: &str) -> Result<(), LibraryError> {
        let title = title.trim();
        if title.is_empty() || title.contains(['\n', '\r']) || title.chars().count() > LONGEST_TITLE {
            let hint = format!("请输入不超过 {LONGEST_TITLE} 个字的一行标题。");
            return Err(LibraryError::new(ErrorCode::Failed, "这个标题不能用。", hint));
        }
        let mut db = self.store.write();
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let row = row(&transaction, id)?;
        if row.head.title != title {
            edits::insert(&transaction, EditKind::Rename, id, Some(title))?;
            revisions::set_title(&transaction, &row, title)?;
            transaction.commit()?;
        }
        Ok(())
    }

    /// Deletes documents, all or none; they can be restored.
    ///
    /// # Errors
    /// [`ErrorCode::NoDocument`].
    pub fn trash(&self, ids: &[i64]) -> Result<(), LibraryError> {
        self.set_trashed(ids, true)
    }

    /// Restores deleted documents, all or none.
    ///
    /// # Errors
    /// [`ErrorCode::NoDocument`].
    pub fn restore(&self, ids: &[i64]) -> Result<(), LibraryError> {
        self.set_trashed(ids, false)
    }

    /// The revisions of the work that `id` belongs to, oldest first, itself included; never a digest.
    ///
    /// # Errors
    /// [`ErrorCode::NoDocument`].
    pub fn revisions_of(&self, id: i64) -> Result<Vec<DocumentHead>, LibraryError> {
        let db = self.store.read();
        let own = row(&db, id)?;
        let mut rows = revisions::of_work(&db, own.work_id)?;
        if own.trashed {
            rows.push(own);
        }
        rows.sort_by_key(force::order);
        Ok(rows.into_iter().map(|row| row.head).collect())
    }

    /// `name` is an id, a document number or a title; the second value says when an ambiguous title took the newest.
    ///
    /// # Errors
    /// [`ErrorCode::NoDocument`].
    pub fn resolve(&self, name: &str) -> Result<(DocumentHead, Option<String>), LibraryError> {
        let db = self.store.read();
        let today: String = db.query_row("SELECT date('now', 'localtime')", [], |row| row.get(0))?;
        naming::resolve(&db, name, &today)
    }

    /// The newest documents in force of a region on `today` (ISO 8601), never digests, never two revisions of one work.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn in_force(&self, region: &str, today: &str) -> Result<Vec<DocumentHead>, LibraryError> {
        let all = revisions::all(&self.store.read())?;
        let holding = force::in_force(&all, today).into_iter().map(|row| row.head);
        Ok(holding.filter(|head| force::is_of_region(head, region)).collect())
    }

    /// The documents of all regions in force on `today`, newest first: no digests, no two revisions of one work.
    ///
    /// # Errors
    /// [`ErrorCode::Failed`] when the database cannot be read.
    pub fn all_in_force(&self, today: &str) -> Result<Vec<DocumentHead>, LibraryError> {
        let all = revisions::all(&self.store.read())?;
        Ok(force::in_force(&all, today).into_iter().map(|row| row.head).collect())
    }

    /// The clauses that hold all words of the query: the range `from..from + count`, best first.
    ///
    /// # Errors
    /// [`ErrorCode::BadQuery`] with a sentence for a query that cannot be answered.
    pub fn search(
        &self,
        query: &SearchQuery,
        lexicon: &Lexicon,
        from: u32,
        count: u32,
    ) -> Result<SearchPage, LibraryError> {
        let wanted = Wanted::new(query)?;
        let found = self.index.search(&wanted, &self.store, lexicon, (from, count))?;
        let db = self.store.read();
        let mut hits = Vec::with_capacity(found.clauses.len());
        for (score, id) in found.clauses {
            let (revision, clause) = clauses::by_id(&db, id)?
                .ok_or_else(|| LibraryError::new(ErrorCode::Failed, "检索索引与文库不符。", "请重建索引。"))?;
            hits.push(Hit {
                document: row(&db, revision)?.head,
                clause: clause.clause,
                part: clause.part,
                score,
                snippet: snippet(&clause.text, &wanted.words),
            });
        }
        Ok(SearchPage { total: found.total, hits })
    }

    /// Looks whether everything is still what was stored; what is wrong is in the report.
    ///
    /// # Errors
    /// [`ErrorCode::Cancelled`]; [`ErrorCode::Damaged`] when the database cannot even be walked.
    pub fn check(&self, watch: &dyn Watch) -> Result<CheckReport, LibraryError> {
        check::run(&self.folder.database(), &self.store, &self.index, watch)
    }

    /// Builds the search index anew.
    ///
    /// # Errors
    /// [`ErrorCode::Cancelled`]: then the next search goes on; [`ErrorCode::Disk`].
    pub fn reindex(&self, lexicon: &Lexicon, watch: &dyn Watch) -> Result<(), LibraryError> {
        self.index.rebuild(&self.store, lexicon, watch)
    }

    fn importing<'a>(&'a self, lexicon: &'a Lexicon, watch: &'a dyn Watch) -> Import<'a> {
        Import { store: &self.store, index: &self.index, lexicon, watch }
    }

    fn set_trashed(&self, ids: &[i64], trashed: bool) -> Result<(), LibraryError> {
        let kind = if trashed { EditKind::Trash } else { EditKind::Restore };
        let mut db = self.store.write();
        let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for id in ids {
            row(&transaction, *id)?;
            if revisions::set_trashed(&transaction, *id, trashed)? {
                edits::insert(&transaction, kind, *id, None)?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

#[cfg(test)]
impl Library {
    /// Lets the database grow to `pages` and no further, as a full disk would; 0 leaves the limit. Returns its present size.
    pub(crate) fn limit_pages(&self, pages: u32) -> u32 {
        let db = self.store.write();
        if pages > 0 {
            db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap_or_default();
        }
        db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap_or_default()
    }
}

fn row(db: &Connection, id: i64) -> Result<RevisionRow, LibraryError> {
    revisions::by_id(db, id)?.ok_or_else(|| LibraryError::no_document(&id.to_string()))
}
