//! The index on disk: opened when it is first needed, brought up to the database, rebuilt when it is missing or damaged.
//!
//! Each commit carries a stamp: which library, which layout, and up to which generation of readings. An index that is behind
//! catches up; one that does not fit is moved aside and built anew. Locks, rights and a full disk are never a reason to throw
//! it away.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use duice_core::{watch::Watch, words::Lexicon};
use tantivy::{
    Index, IndexReader, IndexSettings, IndexWriter, Order, ReloadPolicy, TantivyError, Term,
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
    LibraryError,
    store::Store,
    table::{clauses, readings, revisions, state},
};

/// Changes whenever the fields or the folding change: an index of another layout is built anew.
const LAYOUT: u32 = 1;

/// How many readings go into one commit: one commit a document costs forty times as much.
const BATCH: u32 = 400;

/// Memory for entries that are not yet written, in bytes.
const MEMORY: usize = 64 * 1024 * 1024;

/// The clauses found: how many in all, and a range of them with their scores.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) total: u32,
    pub(crate) clauses: Vec<(f32, i64)>,
}

/// The index of a library.
pub(crate) struct SearchIndex {
    dir: PathBuf,
    fields: Fields,
    opened: RwLock<Option<Arc<Opened>>>,
    writing: Mutex<()>,
}

struct Opened {
    index: Index,
    reader: IndexReader,
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
        match self.find(&query, from, count) {
            Err(error) if is_damage(&error) => {
                self.rebuild(store, lexicon, &duice_core::watch::Unwatched)?;
                Ok(self.find(&query, from, count)?)
            }
            found => Ok(found?),
        }
    }

    /// How many entries the index holds, `None` where there is none on disk yet.
    pub(crate) fn entries(&self) -> Result<Option<u64>, LibraryError> {
        let writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.dir.join("meta.json").exists() {
            return Ok(None);
        }
        let opened = self.open(&writing)?;
        let damaged = opened.index.validate_checksum()?;
        if !damaged.is_empty() {
            return Err(TantivyError::SystemError(format!("{} 个索引文件校验不符", damaged.len())).into());
        }
        Ok(Some(opened.reader.searcher().num_docs()))
    }

    /// Catches up before a search, unless an import is about to do so: then what is there is searched.
    fn freshen(&self, store: &Store, lexicon: &Lexicon) -> Result<(), LibraryError> {
        let watch = &duice_core::watch::Unwatched;
        match self.writing.try_lock() {
            Ok(writing) => self.catch_up_holding(&writing, store, lexicon, watch),
            Err(_) if self.current().is_some() => Ok(()),
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

    fn catch_up_holding(
        &self,
        writing: &MutexGuard<'_, ()>,
        store: &Store,
        lexicon: &Lexicon,
        watch: &dyn Watch,
    ) -> Result<(), LibraryError> {
        let opened = match self.open(writing) {
            Err(error) if is_damage(&error) => {
                self.move_aside(writing)?;
                self.open(writing)
            }
            opened => opened,
        }?;
        let newest = state::generation(&store.read())?;
        match self.generation(&opened, store)? {
            Some(done) if done == newest => Ok(()),
            Some(done) => self.add_after(&opened, done, store, lexicon, watch),
            None => {
                drop(opened);
                self.move_aside(writing)?;
                let opened = self.open(writing)?;
                self.add_after(&opened, 0, store, lexicon, watch)
            }
        }
    }

    /// Opens the index; a missing one is made. The guard is proof that nobody else does so.
    fn open(&self, _writing: &MutexGuard<'_, ()>) -> tantivy::Result<Arc<Opened>> {
        if let Some(opened) = self.current() {
            return Ok(opened);
        }
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
        let opened = Arc::new(Opened { index, reader });
        *self.opened.write().unwrap_or_else(PoisonError::into_inner) = Some(opened.clone());
        Ok(opened)
    }

    /// Up to which generation the index goes; `None` when it belongs to another library, layout or past.
    fn generation(&self, opened: &Opened, store: &Store) -> Result<Option<u64>, LibraryError> {
        let Some(stamp) = opened.index.load_metas()?.payload else { return Ok(Some(0)) };
        let generation = stamp.split(' ').nth(2).and_then(|number| number.parse().ok());
        match generation {
            Some(generation) => Ok((self.stamp(store, generation)? == Some(stamp)).then_some(generation)),
            None => Ok(None),
        }
    }

    /// What an index up to `generation` of this library carries. The text's digest tells a database that was taken back to
    /// a backup and then went another way.
    fn stamp(&self, store: &Store, generation: u64) -> Result<Option<String>, LibraryError> {
        let db = store.read();
        let library = state::library(&db)?;
        let text = readings::text_at(&db, generation)?;
        Ok(text.map(|text| format!("{LAYOUT} {library} {generation} {text}")))
    }

    fn add_after(
        &self,
        opened: &Opened,
        mut done: u64,
        store: &Store,
        lexicon: &Lexicon,
        watch: &dyn Watch,
    ) -> Result<(), LibraryError> {
        let mut writer: IndexWriter = opened.index.writer_with_num_threads(1, MEMORY)?;
        loop {
            let batch = readings::after(&store.read(), done, BATCH)?;
            let Some(last) = batch.last() else { break };
            let newest = state::generation(&store.read())?;
            for reading in &batch {
                watch.go_on()?;
                watch.progress(reading.generation, newest, "建立检索索引");
                self.add(&mut writer, reading, store, lexicon)?;
            }
            done = last.generation;
            let mut commit = writer.prepare_commit()?;
            if let Some(stamp) = self.stamp(store, done)? {
                commit.set_payload(&stamp);
            }
            commit.commit()?;
            opened.reader.reload()?;
        }
        writer.wait_merging_threads()?;
        opened.reader.reload()?;
        remove(&aside(&self.dir));
        Ok(())
    }

    /// Puts one reading in the place of any older one of the same document.
    fn add(
        &self,
        writer: &mut IndexWriter,
        reading: &readings::ReadingRow,
        store: &Store,
        lexicon: &Lexicon,
    ) -> Result<(), LibraryError> {
        let (rows, region) = {
            let db = store.read();
            let revision = revisions::by_id(&db, reading.revision_id)?;
            (clauses::of_reading(&db, reading.id)?, revision.map(|row| row.head.region).unwrap_or_default())
        };
        writer.delete_term(Term::from_field_u64(self.fields.revision, reading.revision_id as u64));
        for row in &rows {
            writer.add_document(self.fields.entry(row, reading.revision_id, &region, lexicon))?;
        }
        Ok(())
    }

    fn move_aside(&self, _writing: &MutexGuard<'_, ()>) -> Result<(), LibraryError> {
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
fn aside(dir: &Path) -> PathBuf {
    dir.with_extension("aside")
}

fn remove(dir: &Path) {
    // A copy that cannot be removed does no harm; the next rebuild tries again.
    let _ = std::fs::remove_dir_all(dir);
}

/// Whether the index itself is broken, and not the disk, the rights or a lock.
fn is_damage(error: &TantivyError) -> bool {
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
