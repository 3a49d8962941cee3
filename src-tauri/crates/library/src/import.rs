//! Files into the library: read, understood, stored in one transaction a file, then indexed, then reported.
//!
//! A file that cannot be read leaves the library as it was and never stops the others.

mod folders;
mod storing;

use std::path::{Path, PathBuf};

use duice_core::{
    ingest,
    model::Source,
    sides,
    watch::{Cancelled, Watch},
    words::Lexicon,
};
use duice_formats::{
    ReadErrorCode, ReadFile,
    read::{ReadOptions, SIZE_LIMIT},
};

use crate::{
    ImportReport, ImportedFile, LibraryError, digest,
    search::SearchIndex,
    store::Store,
    table::{contents, files, revisions},
};
use folders::Found;

/// How many documents are stored before the index follows: an import never waits long for it, and it never lags far.
const INDEX_EVERY: usize = 400;

/// What an import works with.
pub(crate) struct Import<'a> {
    pub(crate) store: &'a Store,
    pub(crate) index: &'a SearchIndex,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) watch: &'a dyn Watch,
}

/// A file's bytes and what its reader made of them.
struct Original<'a> {
    name: &'a str,
    sha256: String,
    bytes: Vec<u8>,
    /// How it is read: [`choice`].
    choice: String,
}

impl Import<'_> {
    /// Imports files and folders in order.
    pub(crate) fn paths(&self, paths: &[PathBuf], reader: &dyn ReadFile) -> ImportReport {
        let found = folders::files(paths);
        self.each(&found, |found| match found {
            Found::File(path) => Ok(ImportedFile { path: Some(path.clone()), ..self.file(path, reader)? }),
            Found::Nothing { name, error } => Ok(failed(name, error.clone())),
        })
    }

    /// Imports texts that the program carries.
    pub(crate) fn texts(&self, texts: &[(&str, &str)]) -> ImportReport {
        self.each(texts, |(name, text)| {
            let sha256 = digest::of_bytes(text.as_bytes());
            let original = Original { name, sha256, bytes: text.as_bytes().into(), choice: String::new() };
            match self.known(&original) {
                Ok(Some(known)) => Ok(known),
                Ok(None) => self.understood(&original, &crate::starter::source(name, text)),
                Err(error) => Ok(failed(name, error.to_string())),
            }
        })
    }

    /// Does `one` for each item until somebody stops it, and lets the index follow.
    fn each<T>(&self, items: &[T], one: impl Fn(&T) -> Result<ImportedFile, Cancelled>) -> ImportReport {
        let mut report = ImportReport::default();
        let mut waiting = 0;
        for (done, item) in items.iter().enumerate() {
            self.watch.progress(done as u64, items.len() as u64, "读取文件");
            let Ok(file) = self.watch.go_on().and_then(|()| one(item)) else {
                report.cancelled = true;
                break;
            };
            waiting += file.added.len();
            report.files.push(file);
            if waiting >= INDEX_EVERY {
                waiting = 0;
                self.follow(&mut report);
            }
        }
        if waiting > 0 {
            self.follow(&mut report);
        }
        report
    }

    /// Brings the index up to the database. Where that fails nothing is lost: the next search tries again.
    fn follow(&self, report: &mut ImportReport) {
        let Err(error) = self.index.catch_up(self.store, self.lexicon, self.watch) else { return };
        if error.code != crate::ErrorCode::Cancelled
            && let Some(last) = report.files.last_mut()
        {
            last.notices.push(format!("文件已入库，但检索索引没有更新（{}），下次检索时会补上。", error.message));
        }
    }

    fn file(&self, path: &Path, reader: &dyn ReadFile) -> Result<ImportedFile, Cancelled> {
        let name = folders::name(path);
        // What cannot be read here is left to the reader, which says in its own words why.
        let original = within_limit(path).map(|bytes| Original {
            name: &name,
            sha256: digest::of_bytes(&bytes),
            bytes,
            choice: choice(&reader.options()),
        });
        if let Some(original) = &original {
            match self.known(original) {
                Ok(Some(known)) => return Ok(known),
                Ok(None) => {}
                Err(error) => return Ok(failed(&name, error.to_string())),
            }
        }
        let source = match reader.read(path) {
            Ok(source) => source,
            Err(error) => {
                let needs_columns = error.code == ReadErrorCode::Columns;
                return Ok(ImportedFile { needs_columns, ..failed(&name, error.to_string()) });
            }
        };
        let unchanged = original.filter(|original| within_limit(path).is_some_and(|bytes| bytes == original.bytes));
        match unchanged {
            Some(original) => {
                let has_changes = source.has_changes && !source.is_original;
                Ok(ImportedFile { has_changes, ..self.understood(&original, &source)? })
            }
            None => Ok(failed(&name, format!("“{name}”在读取时发生了变化。请等它保存完毕后重新导入。"))),
        }
    }

    /// What the library says of a file whose bytes it holds already, read in the same way.
    fn known(&self, original: &Original<'_>) -> Result<Option<ImportedFile>, LibraryError> {
        let db = self.store.read();
        let Some(id) = files::by_sha256(&db, &original.sha256)? else { return Ok(None) };
        let known = contents::of_file(&db, id, &original.choice)?;
        if known.is_empty() {
            return Ok(None);
        }
        let mut file = ImportedFile::named(original.name);
        for id in known {
            if let Some(row) = revisions::by_id(&db, id)? {
                file.know(row);
            }
        }
        Ok(Some(file))
    }

    /// Finds the documents of a source and stores them.
    fn understood(&self, original: &Original<'_>, source: &Source) -> Result<ImportedFile, Cancelled> {
        self.watch.go_on()?;
        let documents = ingest::read(source, self.lexicon);
        // Without a single clause there is nothing to compare: a shopping list is no policy.
        if documents.iter().all(|document| document.clauses.is_empty()) {
            let name = original.name;
            let error = if sides::is_table(&source.paragraphs) {
                format!("“{name}”是新旧条文对照表，不是一份单独的文件。请把修改前和修改后的文本分别存成文件后导入。")
            } else {
                format!("在“{name}”中没有找到政策文件。请确认它是一份有标题和条款的文件。")
            };
            return Ok(failed(name, error));
        }
        self.watch.go_on()?;
        match storing::store(self.store, original, source, &documents, self.watch) {
            Ok(file) => Ok(file),
            Err(error) if error.code == crate::ErrorCode::Cancelled => Err(Cancelled),
            Err(error) => Ok(failed(original.name, format!("“{}”没有入库：{error}", original.name))),
        }
    }
}

fn within_limit(path: &Path) -> Option<Vec<u8>> {
    let length = std::fs::metadata(path).ok().filter(|meta| meta.is_file())?.len();
    if length > SIZE_LIMIT { None } else { std::fs::read(path).ok() }
}

/// How a file is read, as it is stored: empty where nothing was chosen.
fn choice(options: &ReadOptions) -> String {
    if options.is_default() { String::new() } else { serde_json::to_string(options).unwrap_or_default() }
}

fn failed(name: &str, error: String) -> ImportedFile {
    ImportedFile { error: Some(error), ..ImportedFile::named(name) }
}

impl ImportedFile {
    /// A file of which nothing is known yet.
    pub(crate) fn named(name: &str) -> Self {
        Self {
            name: name.into(),
            added: Vec::new(),
            known: Vec::new(),
            notices: Vec::new(),
            problems: Vec::new(),
            error: None,
            needs_columns: false,
            has_changes: false,
            path: None,
        }
    }

    /// A document that the library holds already; a deleted one stays deleted, and the user is told.
    pub(crate) fn know(&mut self, row: revisions::RevisionRow) {
        if row.trashed {
            self.notices
                .push(format!("《{}》先前已删除，没有重新加入；需要时请在已删除的文件中还原。", row.head.title));
        }
        self.known.push(row.head);
    }
}
