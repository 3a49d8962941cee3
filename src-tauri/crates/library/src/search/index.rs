//! The index on disk: opened when it is first needed, searched, and built anew when it is missing or damaged.
//!
//! A damaged index, or one that does not fit the library, is moved aside. Locks, rights and a full disk are never a reason
//! to throw it away.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, TryLockError, atomic::AtomicU64},
};

use duice_core::{watch::Watch, words::Lexicon};
use tantivy::{
    Index, IndexReader, IndexSettings, Order, ReloadPolicy, TantivyError,
    collector::{
        Count, TopDocs,
        sort_key::{SortBySimilarityScore, SortByStaticFastValue},
    },
    directory::{MmapDirectory, error::OpenReadError},
};

use super::{
    fields::{CLAUSE, Fields, tokenizers},
    query::Wanted,
};
use crate::{
    ErrorCode, LibraryError,
    store::Store,
    table::{revisions, state},
};

/// The clauses found: how many in all, and a range of them with their scores.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) total: u32,
    pub(crate) clauses: Vec<(f32, i64)>,
}

/// The index of a library.
pub(crate) struct SearchIndex {
    pub(super) dir: PathBuf,
    pub(super) fields: Fields,
    opened: RwLock<Option<Arc<Opened>>>,
    writing: Mutex<()>,
}

/// An index that is open.
pub(super) struct Opened {
    pub(super) index: Index,
    pub(super) reader: IndexReader,
    /// Up to which generation of the database it is known to go, so that a search need not look at the disk.
    pub(super) done: AtomicU64,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl SearchIndex {
    /// An index in `dir`; nothing is touched yet.
    pub(crate) fn new(dir: PathBuf) -> Self {
        Self { dir, fields: Fields::new(), opened: RwLock::new(None), writing: Mutex::new(()) }
    }

    /// Brings the index up to the database; what is damaged or does not fit is built anew.
    pub(crate) fn catch_up(&self, store: &Store, lexicon: &Lexicon, watch: &dyn Watch) -> Result<(), LibraryError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.catch_up_holding(&writing, store, lexicon, watch)
    }

    /// Moves the index aside and builds it anew.
    pub(crate) fn rebuild(&self, store: &Store, lexicon: &Lexicon, watch: &dyn Watch) -> Result<(), LibraryError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        self.move_aside(&writing)?;
        self.catch_up_holding(&writing, store, lexicon, watch)
    }

    /// The clauses that hold all words: the range `from..from + count` of them, best first.
    pub(crate) fn search(
        &self,
        wanted: &Wanted,
        store: &Store,
        lexicon: &Lexicon,
        (from, count): (u32, u32),
    ) -> Result<Found, LibraryError> {
        self.freshen(store, lexicon)?;
        let trashed = revisions::trashed(&store.read())?;
        let query = wanted.query(&self.fields, lexicon, &trashed);
        match guarded(|| self.find(&query, from, count)) {
            Err(error) if is_damage(&error) => {
                self.rebuild(store, lexicon, &duice_core::watch::Unwatched)?;
                Ok(self.find(&query, from, count)?)
            }
            found => Ok(found?),
        }
    }

    /// How many entries the index holds; `None` where it is missing or behind, which the next search mends by itself.
    pub(crate) fn entries(&self, store: &Store) -> Result<Option<u64>, LibraryError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.dir.join("meta.json").exists() {
            return Ok(None);
        }
        let opened = self.open(&writing)?;
        if self.generation(&opened, store)? != Some(state::generation(&store.read())?) {
            return Ok(None);
        }
        let damaged = opened.index.validate_checksum()?;
        if !damaged.is_empty() {
            let message = format!("{} 个检索索引文件的内容与写入时不同。", damaged.len());
            return Err(LibraryError::new(ErrorCode::Damaged, message, "请重建索引。"));
        }
        Ok(Some(opened.reader.searcher().num_docs()))
    }

    /// Catches up before a search, unless an import is about to do so: then what is there is searched.
    fn freshen(&self, store: &Store, lexicon: &Lexicon) -> Result<(), LibraryError> {
        let watch = &duice_core::watch::Unwatched;
        match self.writing.try_lock() {
            Ok(writing) => self.catch_up_holding(&writing, store, lexicon, watch),
            // Somebody is at it: then what is there is searched.
            Err(TryLockError::WouldBlock) if self.current().is_some() => Ok(()),
            Err(_) => self.catch_up(store, lexicon, watch),
        }
    }

    fn current(&self) -> Option<Arc<Opened>> {
        self.opened.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn find(&self, query: &tantivy::query::BooleanQuery, from: u32, count: u32) -> tantivy::Result<Found> {
        let Some(opened) = self.current() else {
            return Err(TantivyError::SystemError("索引没有打开".into()));
        };
        let searcher = opened.reader.searcher();
        let most = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX);
        let (from, count) = ((from as usize).min(most), (count as usize).min(most));
        if count == 0 {
            let total = searcher.search(query, &Count)?;
            return Ok(Found { total: total as u32, clauses: Vec::new() });
        }
        // Equal scores stand in the order of import, so that pages never overlap.
        let by_clause = SortByStaticFastValue::<u64>::for_field(CLAUSE);
        let order = ((SortBySimilarityScore, Order::Desc), (by_clause, Order::Asc));
        let best = TopDocs::with_limit(count).and_offset(from).order_by(order);
        let (best, total) = searcher.search(query, &(best, Count))?;
        let clauses = best.into_iter().filter_map(|((score, clause), _)| Some((score, clause? as i64))).collect();
        Ok(Found { total: total as u32, clauses })
    }

    /// Opens the index; a missing one is made. The guard is proof that nobody else does so.
    pub(super) fn open(&self, _writing: &MutexGuard<'_, ()>) -> tantivy::Result<Arc<Opened>> {
        if let Some(opened) = self.current() {
            return Ok(opened);
        }
        let opened = Arc::new(guarded(|| self.open_files())?);
        *self.opened.write().unwrap_or_else(PoisonError::into_inner) = Some(opened.clone());
        Ok(opened)
    }

    fn open_files(&self) -> tantivy::Result<Opened> {
        std::fs::create_dir_all(&self.dir)?;
        let directory = MmapDirectory::open(&self.dir)?;
        let mut index = if Index::exists(&directory)? {
            Index::open(directory)?
        } else {
            Index::create(directory, self.fields.schema.clone(), IndexSettings::default())?
        };
        if index.schema() != self.fields.schema {
            return Err(TantivyError::SchemaError("another layout".into()));
        }
        index.set_tokenizers(tokenizers());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Opened { index, reader, done: AtomicU64::new(u64::MAX) })
    }

    pub(super) fn move_aside(&self, _writing: &MutexGuard<'_, ()>) -> Result<(), LibraryError> {
        *self.opened.write().unwrap_or_else(PoisonError::into_inner) = None;
        let aside = aside(&self.dir);
        remove(&aside);
        match std::fs::rename(&self.dir, &aside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(LibraryError::disk("移开检索索引", &self.dir, &error))
            }
            _ => Ok(()),
        }
    }
}

/// Where a damaged index waits until the new one stands.
pub(super) fn aside(dir: &Path) -> PathBuf {
    dir.with_extension("aside")
}

pub(super) fn remove(dir: &Path) {
    // A copy that cannot be removed does no harm; the next rebuild tries again.
    let _ = std::fs::remove_dir_all(dir);
}

/// Does `work`; where tantivy meets bytes that it did not write and panics, the index is called damaged.
fn guarded<T>(work: impl FnOnce() -> tantivy::Result<T>) -> tantivy::Result<T> {
    // Nothing is left half done: what was being opened or read is dropped, and the index is built anew.
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(TantivyError::InternalError("the index is damaged".into())))
}

/// Whether the index itself is broken, and not the disk, the rights or a lock.
pub(super) fn is_damage(error: &TantivyError) -> bool {
    let broken = |error: &io::Error| matches!(error.kind(), io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof);
    match error {
        TantivyError::DataCorruption(_)
        | TantivyError::IncompatibleIndex(_)
        | TantivyError::SchemaError(_)
        | TantivyError::FieldNotFound(_)
        | TantivyError::InternalError(_)
        | TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(_) | OpenReadError::IncompatibleIndex(_)) => true,
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => broken(io_error),
        TantivyError::IoError(error) => broken(error),
        _ => false,
    }
}
