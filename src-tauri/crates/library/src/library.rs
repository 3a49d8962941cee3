//! The public face.

use std::path::{Path, PathBuf};

use duice_core::{
    model::{Document, DocumentHead},
    watch::Watch,
    words::Lexicon,
};
use duice_formats::ReadFile;

use crate::{CheckReport, DocumentPage, DocumentQuery, ErrorCode, ImportReport, LibraryError, SearchPage, SearchQuery};

/// A library in a folder: one SQLite database, one index beside it, one lock.
#[derive(Debug)]
pub struct Library {}

fn stub<T>() -> Result<T, LibraryError> {
    Err(LibraryError { code: ErrorCode::Failed, message: "尚未实现。".into(), hint: String::new() })
}

#[allow(missing_docs, clippy::missing_errors_doc)]
impl Library {
    pub fn open(_dir: &Path) -> Result<Self, LibraryError> {
        stub()
    }
    /// Whether it holds nothing, not even deleted documents: then a window fills in the starter library.
    pub fn is_empty(&self) -> Result<bool, LibraryError> {
        stub()
    }
    pub fn import_starter(&self, _lexicon: &Lexicon, _watch: &dyn Watch) -> Result<ImportReport, LibraryError> {
        stub()
    }
    pub fn import(
        &self,
        _paths: &[PathBuf],
        _reader: &dyn ReadFile,
        _lexicon: &Lexicon,
        _watch: &dyn Watch,
    ) -> Result<ImportReport, LibraryError> {
        stub()
    }
    pub fn documents(&self, _query: &DocumentQuery, _from: u32, _count: u32) -> Result<DocumentPage, LibraryError> {
        stub()
    }
    pub fn head(&self, _id: i64) -> Result<DocumentHead, LibraryError> {
        stub()
    }
    pub fn document(&self, _id: i64) -> Result<Document, LibraryError> {
        stub()
    }
    pub fn rename(&self, _id: i64, _title: &str) -> Result<(), LibraryError> {
        stub()
    }
    pub fn trash(&self, _ids: &[i64]) -> Result<(), LibraryError> {
        stub()
    }
    pub fn restore(&self, _ids: &[i64]) -> Result<(), LibraryError> {
        stub()
    }
    /// The revisions of the work that `id` belongs to, oldest first, itself included; never a digest.
    pub fn revisions_of(&self, _id: i64) -> Result<Vec<DocumentHead>, LibraryError> {
        stub()
    }
    /// `name` is an id, a document number or a title; the second value says when an ambiguous title took the newest.
    pub fn resolve(&self, _name: &str) -> Result<(DocumentHead, Option<String>), LibraryError> {
        stub()
    }
    /// The newest documents in force of a region on `today` (ISO 8601), never digests, never two revisions of one work.
    pub fn in_force(&self, _region: &str, _today: &str) -> Result<Vec<DocumentHead>, LibraryError> {
        stub()
    }
    pub fn search(
        &self,
        _query: &SearchQuery,
        _lexicon: &Lexicon,
        _from: u32,
        _count: u32,
    ) -> Result<SearchPage, LibraryError> {
        stub()
    }
    pub fn check(&self, _watch: &dyn Watch) -> Result<CheckReport, LibraryError> {
        stub()
    }
    pub fn reindex(&self, _lexicon: &Lexicon, _watch: &dyn Watch) -> Result<(), LibraryError> {
        stub()
    }
}
