//! What crosses the bridge besides the types of the crates below: views, handles, tasks, errors.

mod comparison;
mod document;

use duice_core::model::{
    BlockRole, ClauseId, Column, DocumentHead, Figure, Problem, Responsible, RevisionCounts, RowKind, Substance,
    ThemeChoice,
};
use duice_formats::read::TablePreview;
use duice_library::ImportReport;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An error as the window shows it: in place, never matched by text.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AppError {
    /// Stable name of the case.
    pub code: String,
    /// What is wrong and where, in Chinese.
    pub message: String,
    /// What to do, in Chinese; `""` where nothing can be done.
    pub hint: String,
}

/// A document as the reader shows it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DocumentView {
    /// What its head says.
    pub head: DocumentHead,
    /// Title of the notice that carries it.
    pub notice_title: Option<String>,
    /// What it repeals or replaces.
    pub supersedes: Vec<String>,
    /// Units responsible unless a clause says otherwise.
    pub default_responsible: Vec<String>,
    /// Name of the file that it came from.
    pub source_name: String,
    /// Clauses and blocks in reading order.
    pub parts: Vec<Part>,
    /// What was not understood.
    pub problems: Vec<Problem>,
    /// All revisions of the same work, oldest first, itself included.
    pub revisions: Vec<DocumentHead>,
}

/// One part of a document in reading order.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Part {
    /// A clause without the clauses below it.
    Clause(Box<ClauseView>),
    /// A paragraph outside the clauses.
    Block {
        /// What it is.
        role: BlockRole,
        /// First line of the source.
        first_line: u32,
        /// Its text, `\n` between lines.
        text: String,
    },
}

/// A clause as the reader shows it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClauseView {
    /// Index in its document.
    pub id: ClauseId,
    /// Depth, 1 for a top clause.
    pub level: u8,
    /// Its name.
    pub path: String,
    /// Number with the mark behind it as printed, `""` without one.
    pub number: String,
    /// Title without number and final mark, `""` without one.
    pub heading: String,
    /// Everything that it prints behind its number: heading with its mark, body, annotations.
    pub content: String,
    /// Whether a table has a cell for it.
    pub is_measure: bool,
    /// Its responsible units.
    pub responsible: Vec<Responsible>,
    /// Its quantities.
    pub figures: Vec<Figure>,
    /// Its theme.
    pub theme: Option<ThemeChoice>,
}

/// A theme to choose from.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ThemeView {
    /// Id.
    pub id: String,
    /// Chinese name.
    pub name: String,
}

/// The head of an open table; its rows stay where they were computed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TableHead {
    /// Asks for rows with it.
    pub handle: u32,
    /// The documents.
    pub columns: Vec<Column>,
    /// The groups in order.
    pub groups: Vec<GroupHead>,
    /// Number of pairs of measures that share wording above chance.
    pub reuse: u32,
}

/// The head of one theme's group.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GroupHead {
    /// Theme id.
    pub id: String,
    /// Theme name.
    pub name: String,
    /// Number of measures of this theme in each column.
    pub counts: Vec<u32>,
    /// Number of rows.
    pub rows: u32,
}

/// The head of an open revision; its rows stay where they were computed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RevisionHead {
    /// Asks for rows with it.
    pub handle: u32,
    /// The old document.
    pub old: DocumentHead,
    /// The new document.
    pub new: DocumentHead,
    /// How many rows of each kind.
    pub counts: RevisionCounts,
    /// Number of rows.
    pub rows: u32,
    /// The changed rows in order, for the list and for next and previous.
    pub changes: Vec<Change>,
    /// What changed outside the clauses: title, preamble, section headings; an index counts the rows of `revision_front`.
    pub front: Vec<Change>,
}

/// The head of an open chain of revisions; its traces stay where they were made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChainHead {
    /// Asks for traces with it.
    pub handle: u32,
    /// The revisions, oldest first.
    pub documents: Vec<DocumentHead>,
    /// Number of traces of what stands outside the clauses; they come first,
    pub front: u32,
    /// of clauses, which follow,
    pub clauses: u32,
    /// and of headings of sections, which come last.
    pub outline: u32,
    /// How many of the clauses changed or moved in any step.
    pub changed: u32,
    /// How many of the other parts changed, in a sentence; `""` where none did.
    pub beside: String,
}

/// One changed row.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Change {
    /// Index of the row.
    pub row: u32,
    /// How the clauses correspond.
    pub kind: RowKind,
    /// Whether it moved.
    pub moved: bool,
    /// Whether it was renumbered.
    pub renumbered: bool,
    /// What the change touches.
    pub substance: Vec<Substance>,
    /// The clause's name on the new side, else on the old: path and heading.
    pub title: String,
    /// 修改说明.
    pub note: String,
}

/// A format of export.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// Web page.
    Html,
    /// CSV.
    Csv,
    /// Markdown.
    Md,
}

/// News of a long task, sent as the event `task`.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TaskEvent {
    /// The task.
    pub id: u32,
    /// How it stands.
    pub state: TaskState,
}

/// How a task stands.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TaskState {
    /// Under way.
    Running {
        /// Steps done.
        done: u32,
        /// Steps in all, 0 while unknown.
        total: u32,
        /// Name of the step in Chinese.
        label: String,
    },
    /// An import ended.
    Imported {
        /// What became of each file.
        report: ImportReport,
    },
    /// A table file was looked into.
    Columns {
        /// What it holds.
        preview: TablePreview,
    },
    /// A table is open.
    Table {
        /// Its head.
        head: Box<TableHead>,
    },
    /// A revision is open.
    Revision {
        /// Its head.
        head: Box<RevisionHead>,
    },
    /// A chain of revisions is open.
    Chain {
        /// Its head.
        head: Box<ChainHead>,
    },
    /// A file was written.
    Exported {
        /// Its name, without its folder.
        name: String,
    },
    /// Somebody stopped it.
    Cancelled,
    /// It failed.
    Failed {
        /// Why.
        error: AppError,
    },
}

/// What the window needs to know first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AppState {
    /// Version of the program.
    pub version: String,
    /// Whether the library is being opened or the starter library filled in: ask again on the event `ready`.
    pub starting: bool,
    /// Why the library cannot be opened.
    pub error: Option<AppError>,
    /// The themes in the order of a table.
    pub themes: Vec<ThemeView>,
}
