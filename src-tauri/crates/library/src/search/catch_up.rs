//! Bringing the index up to the database, and the stamp that says how far it is.
//!
//! Each commit carries a stamp: which layout, which library, and up to which generation of readings. An index that is behind
//! gets what it lacks; one of another layout, library or past is built anew.

use std::sync::{MutexGuard, atomic::Ordering};

use duice_core::{watch::Watch, words::Lexicon};
use tantivy::{IndexWriter, Term};

use super::index::{Opened, SearchIndex, aside, is_damage, remove};
use crate::{
    LibraryError,
    store::Store,
    table::{clauses, readings, revisions, state},
};

/// Changes whenever the fields or the folding change: an index of another layout is built anew.
const LAYOUT: u32 = 3;

/// How many readings go into one commit: one commit a document costs forty times as much.
const BATCH: u32 = 400;

/// Memory for entries that are not yet written, in bytes.
const MEMORY: usize = 64 * 1024 * 1024;

impl SearchIndex {
    /// Catches up while the caller holds the lock on writing.
    pub(super) fn catch_up_holding(
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
        if opened.done.load(Ordering::Acquire) == newest {
            return Ok(());
        }
        match self.generation(&opened, store)? {
            Some(done) if done == newest => {
                opened.done.store(done, Ordering::Release);
                Ok(())
            }
            Some(done) => self.add_after(&opened, done, store, lexicon, watch),
            None => {
                drop(opened);
                self.move_aside(writing)?;
                let opened = self.open(writing)?;
                self.add_after(&opened, 0, store, lexicon, watch)
            }
        }
    }

    /// Up to which generation the index goes; `None` when it belongs to another library, layout or past.
    pub(super) fn generation(&self, opened: &Opened, store: &Store) -> Result<Option<u64>, LibraryError> {
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
        opened.done.store(done, Ordering::Release);
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
}
