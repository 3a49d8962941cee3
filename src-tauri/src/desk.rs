//! What the program holds while its window is open, and what each command does.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use duice_core::{
    compare,
    model::{Document, DocumentHead},
    themes,
    watch::Watch,
    words::Lexicon,
};
use duice_formats::{
    ReadFile,
    read::ReadOptions,
    system,
    worker::Worker,
    write::{self, Clipboard, Format},
};
use duice_library::{Library, SearchPage, SearchQuery};

use crate::{
    chooser::Chooser,
    handles::{Handles, Open},
    task::{self, Tasks},
    view::{AppError, AppState, ChainHead, DocumentView, RevisionHead, TableHead, TaskEvent, TaskState, ThemeView},
};

/// How the library stands.
enum Opening {
    Starting,
    Open(Arc<Library>),
    Failed(AppError),
}

/// The library, the open comparisons and the tasks of one window.
pub(crate) struct Desk {
    /// The folder of the library; an error where the system names no folder for it.
    folder: Result<PathBuf, AppError>,
    opening: Mutex<Opening>,
    /// Held by whoever opens the library: two at once would keep each other out.
    opener: Mutex<()>,
    lexicon: OnceLock<Lexicon>,
    /// Where the files of the last import lie, in the order of its report.
    imported: Mutex<Vec<Option<PathBuf>>>,
    chooser: Box<dyn Chooser>,
    pub(crate) handles: Handles,
    pub(crate) tasks: Tasks,
}

impl Desk {
    /// A desk whose library is not open yet; `tell` receives the news of tasks.
    pub(crate) fn new(
        folder: Result<PathBuf, AppError>,
        chooser: Box<dyn Chooser>,
        tell: impl Fn(TaskEvent) + Send + Sync + 'static,
    ) -> Self {
        Self {
            folder,
            opening: Mutex::new(Opening::Starting),
            opener: Mutex::default(),
            lexicon: OnceLock::new(),
            imported: Mutex::default(),
            chooser,
            handles: Handles::default(),
            tasks: Tasks::new(tell),
        }
    }

    /// Opens the library unless it is open, and fills the starter library into one that was never used. Takes as long as
    /// that takes.
    pub(crate) fn open_library(&self, watch: &dyn Watch) {
        let _alone = self.opener.lock().unwrap_or_else(PoisonError::into_inner);
        if self.library().is_ok() {
            return;
        }
        *self.opening() = Opening::Starting;
        let opened = self.opened(watch);
        *self.opening() = opened.map_or_else(Opening::Failed, |library| Opening::Open(Arc::new(library)));
    }

    fn opened(&self, watch: &dyn Watch) -> Result<Library, AppError> {
        let library = Library::open(self.folder.as_ref().map_err(Clone::clone)?)?;
        if library.is_empty()? {
            library.import_starter(self.lexicon(), watch)?;
        }
        Ok(library)
    }

    /// What the window needs to know first.
    pub(crate) fn app_state(&self) -> AppState {
        let opening = self.opening();
        AppState {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            starting: matches!(*opening, Opening::Starting),
            error: if let Opening::Failed(error) = &*opening { Some(error.clone()) } else { None },
            themes: themes::all().iter().map(|it| ThemeView { id: it.id.into(), name: it.name.into() }).collect(),
        }
    }

    /// The library, once it is open.
    pub(crate) fn library(&self) -> Result<Arc<Library>, AppError> {
        match &*self.opening() {
            Opening::Open(library) => Ok(Arc::clone(library)),
            Opening::Starting => Err(AppError::new("starting", "文库还在打开。", "请稍候再试。")),
            Opening::Failed(error) => Err(error.clone()),
        }
    }

    fn opening(&self) -> MutexGuard<'_, Opening> {
        self.opening.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The dictionary: built once, by whoever needs it first.
    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(Lexicon::new)
    }

    /// A document for the reader.
    pub(crate) fn document(&self, id: i64) -> Result<DocumentView, AppError> {
        let library = self.library()?;
        Ok(DocumentView::of(&library.document(id)?, library.head(id)?, library.revisions_of(id)?))
    }

    /// The clauses that a search finds.
    pub(crate) fn search(&self, query: &SearchQuery, from: u32, count: u32) -> Result<SearchPage, AppError> {
        Ok(self.library()?.search(query, self.lexicon(), from, count)?)
    }

    /// Asks for files and imports them; `None` where the user chose none.
    pub(crate) fn import_files(self: &Arc<Self>) -> Result<Option<u32>, AppError> {
        let library = self.library()?;
        Ok(self.chooser.files().map(|paths| self.import(library, paths)))
    }

    /// Asks for a folder and imports what it holds; `None` where the user chose none.
    pub(crate) fn import_folder(self: &Arc<Self>) -> Result<Option<u32>, AppError> {
        let library = self.library()?;
        Ok(self.chooser.folder().map(|path| self.import(library, vec![path])))
    }

    fn import(self: &Arc<Self>, library: Arc<Library>, paths: Vec<PathBuf>) -> u32 {
        let desk = Arc::clone(self);
        self.tasks.start(move |watch| {
            let report = library.import(&paths, &reader(ReadOptions::default())?, desk.lexicon(), watch)?;
            *desk.imported() = report.files.iter().map(|file| file.path.clone()).collect();
            Ok(TaskState::Imported { report })
        })
    }

    /// Reads a file of the last import once more in another way; `file` counts the files of its report.
    pub(crate) fn import_again(self: &Arc<Self>, file: u32, options: ReadOptions) -> Result<u32, AppError> {
        let library = self.library()?;
        let path = self.imported_path(file)?;
        let desk = Arc::clone(self);
        Ok(self.tasks.start(move |watch| {
            let report = library.import(&[path], &reader(options)?, desk.lexicon(), watch)?;
            Ok(TaskState::Imported { report })
        }))
    }

    /// Looks into a table file of the last import, for the user to choose its columns by.
    pub(crate) fn table_preview(&self, file: u32) -> Result<u32, AppError> {
        let path = self.imported_path(file)?;
        let worker = reader(ReadOptions::default())?;
        Ok(self.tasks.start(move |watch| {
            watch.progress(0, 0, "读取表格");
            let preview = task::unless_stopped(watch, move || worker.tables(&path))?
                .map_err(|error| AppError::new("unread", error.to_string(), "请确认文件还在原处，再试一次。"))?;
            Ok(TaskState::Columns { preview })
        }))
    }

    fn imported_path(&self, file: u32) -> Result<PathBuf, AppError> {
        let hint = "请重新导入这个文件。";
        let gone = || AppError::new("gone", "这次导入的记录已经不在了。", hint);
        self.imported().get(file as usize).cloned().flatten().ok_or_else(gone)
    }

    fn imported(&self) -> MutexGuard<'_, Vec<Option<PathBuf>>> {
        self.imported.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lays documents side by side; `themes` limits the groups, empty for all.
    pub(crate) fn open_table(self: &Arc<Self>, ids: Vec<i64>, themes: Vec<String>) -> Result<u32, AppError> {
        let library = self.library()?;
        let desk = Arc::clone(self);
        Ok(self.tasks.start(move |watch| {
            let documents = ids.iter().map(|id| stored(&library, *id)).collect::<Result<Vec<_>, _>>()?;
            let pairs: Vec<(&Document, DocumentHead)> =
                documents.iter().map(|(document, head)| (document, head.clone())).collect();
            let table = compare::table(&pairs, &themes, desk.lexicon(), watch)?;
            let mut head = Box::new(TableHead::of(&table, 0));
            head.handle = desk.handles.keep(Open::Table(table));
            Ok(TaskState::Table { head })
        }))
    }

    /// Compares two revisions.
    pub(crate) fn open_revision(self: &Arc<Self>, old: i64, new: i64) -> Result<u32, AppError> {
        let library = self.library()?;
        let desk = Arc::clone(self);
        Ok(self.tasks.start(move |watch| {
            let (old, old_head) = stored(&library, old)?;
            let (new, new_head) = stored(&library, new)?;
            let revision = compare::revision((&old, old_head), (&new, new_head), desk.lexicon(), watch)?;
            let mut head = Box::new(RevisionHead::of(&revision, 0));
            head.handle = desk.handles.keep(Open::Revision(Box::new(revision)));
            Ok(TaskState::Revision { head })
        }))
    }

    /// Traces every clause through the revisions `ids`, oldest first.
    pub(crate) fn open_chain(self: &Arc<Self>, ids: Vec<i64>) -> Result<u32, AppError> {
        let library = self.library()?;
        let desk = Arc::clone(self);
        Ok(self.tasks.start(move |watch| {
            let versions = ids.iter().map(|id| stored(&library, *id)).collect::<Result<Vec<_>, _>>()?;
            let versions: Vec<(&Document, DocumentHead)> =
                versions.iter().map(|(document, head)| (document, head.clone())).collect();
            let chain = compare::chain(&versions, desk.lexicon(), watch)?;
            let mut head = Box::new(ChainHead::of(&chain, 0));
            head.handle = desk.handles.keep(Open::Chain(chain));
            Ok(TaskState::Chain { head })
        }))
    }

    /// Asks where to, and writes an open comparison there; `None` where the user chose no place.
    pub(crate) fn export(self: &Arc<Self>, handle: u32, format: Format) -> Result<Option<u32>, AppError> {
        let report = self.handles.get(handle)?.report();
        let Some(path) = self.chooser.save(&write::file_name(&report), format) else { return Ok(None) };
        Ok(Some(self.tasks.start(move |watch| {
            watch.progress(0, 1, "写出文件");
            let bytes = write::bytes(&report, format)?;
            watch.go_on()?;
            write::save(&path, &bytes)?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            Ok(TaskState::Exported { name })
        })))
    }

    /// One row with its citation, in the flavours of a clipboard; `group` is set for tables.
    pub(crate) fn row_clipboard(&self, handle: u32, group: Option<u32>, row: u32) -> Result<Clipboard, AppError> {
        let (report, at) = self.handles.get(handle)?.row(group, row).ok_or_else(AppError::gone)?;
        Ok(write::row_clipboard(&report, at))
    }
}

/// The process that reads files.
fn reader(options: ReadOptions) -> Result<Worker, AppError> {
    let hint = "请检查程序文件是否完整，或重新安装。";
    let worker = Worker::current_exe()
        .map_err(|error| AppError::new("internal", format!("无法启动读取进程（{}）。", system::told(&error)), hint))?;
    Ok(Worker { options, ..worker })
}

fn stored(library: &Library, id: i64) -> Result<(Document, DocumentHead), AppError> {
    Ok((library.document(id)?, library.head(id)?))
}

#[cfg(test)]
mod tests;
