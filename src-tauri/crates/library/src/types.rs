//! What goes in and out of a [`Library`](crate::Library).

use std::path::PathBuf;

use duice_core::model::{ClauseRef, DocKind, DocumentHead, Problem};
use serde::{Deserialize, Serialize};

/// Which documents are asked for; empty fields do not limit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct DocumentQuery {
    /// A path of regions from the province down; matches everything below it.
    pub region: Vec<String>,
    /// Kinds of paper.
    pub kinds: Vec<DocKind>,
    /// Years of issue.
    pub years: Vec<u16>,
    /// Words that the title, issuer or number holds.
    pub text: String,
    /// The deleted ones instead of the others.
    pub trashed: bool,
}

/// One row of the list of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DocumentRow {
    /// What its head says; `id` is set.
    pub head: DocumentHead,
    /// Name of the file that it came from.
    pub source_name: String,
    /// How many revisions of the same work the library holds, itself included.
    pub revisions: u32,
    /// When it was imported, ISO 8601 date.
    pub imported_on: String,
}

/// One value to filter by, with its number of documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Facet {
    /// The value: a region path joined by `/`, a kind, a year.
    pub value: String,
    /// How many documents have it.
    pub count: u32,
}

/// A range of the list of documents, with what there is to filter by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DocumentPage {
    /// How many documents match.
    pub total: u32,
    /// The rows asked for, newest first.
    pub rows: Vec<DocumentRow>,
    /// Regions of all documents that are not deleted, every level of each path.
    pub regions: Vec<Facet>,
    /// Kinds of the same documents.
    pub kinds: Vec<Facet>,
    /// Years of the same documents, newest first.
    pub years: Vec<Facet>,
    /// How many documents are deleted and can be restored.
    pub trashed: u32,
}

/// What became of one file of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportedFile {
    /// The file's name without its folder.
    pub name: String,
    /// Documents that came in.
    pub added: Vec<DocumentHead>,
    /// Documents that were there already.
    pub known: Vec<DocumentHead>,
    /// What should be known: another encoding, replaced bytes, problems of reading.
    pub notices: Vec<String>,
    /// Problems of reading, over all its documents.
    pub problems: Vec<Problem>,
    /// Why nothing came in: one Chinese sentence with what to do.
    pub error: Option<String>,
    /// Whether it is a table whose columns the user has to choose, or to choose otherwise, before it can come in.
    pub needs_columns: bool,
    /// Whether it was read with its tracked changes accepted, so that the text before them can be read as well.
    pub has_changes: bool,
    /// Where it lies; never told to a window. `None` for a text that the program carries.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub path: Option<PathBuf>,
}

/// What became of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ImportReport {
    /// One entry a file, in order.
    pub files: Vec<ImportedFile>,
    /// Whether somebody stopped it; the files named are complete.
    pub cancelled: bool,
}

/// A search.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct SearchQuery {
    /// What is looked for; words apart by white space must all occur.
    pub text: String,
    /// Region names, any level; empty for all.
    pub regions: Vec<String>,
    /// Theme ids; empty for all.
    pub themes: Vec<String>,
}

/// One clause that was found, or one passage outside the clauses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Hit {
    /// Its document.
    pub document: DocumentHead,
    /// The clause; of a passage the one that it stands under or behind, by which it can be opened.
    pub clause: ClauseRef,
    /// What the passage is, 表格第3行, 附件, 引言; `None` for a clause.
    pub part: Option<String>,
    /// Higher is better.
    pub score: f32,
    /// Text around the hit, cut into runs; true where it matches.
    pub snippet: Vec<(String, bool)>,
}

/// A range of the clauses that were found, best first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SearchPage {
    /// How many clauses match.
    pub total: u32,
    /// The hits asked for.
    pub hits: Vec<Hit>,
}

/// What a check of the library found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CheckReport {
    /// Documents looked at, deleted ones included.
    pub documents: u32,
    /// Clauses looked at.
    pub clauses: u32,
    /// One Chinese sentence for each fault; empty when all is well.
    pub faults: Vec<String>,
}
