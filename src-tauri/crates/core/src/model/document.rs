//! A document: its source text, with blocks and clauses as ranges over it.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Clause, ClauseId, ClauseRef, DocKind, Piece, Span, Stage, TableFigure};

/// The facts of a document's head; a missing fact is `None` or empty, never a guess.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The policy's own title, without 《》, line breaks joined.
    pub title: String,
    /// The title of the notice that carries it.
    pub notice_title: Option<String>,
    /// The bodies named as issuing.
    pub issuers: Vec<String>,
    /// From the province down, as in `assets/regions.tsv`; `["全国"]` never appears: national papers have `[]`.
    pub region: Vec<String>,
    /// 文号, as printed.
    pub doc_number: Option<String>,
    /// ISO 8601 date on which it was issued, without day where none is printed.
    pub issued_on: Option<String>,
    /// ISO 8601 date from which it holds.
    pub effective_on: Option<String>,
    /// ISO 8601 date or duration (`P3Y`) until which it holds, never computed.
    pub expires: Option<String>,
    /// Document numbers, else titles, of what it repeals or replaces.
    pub supersedes: Vec<String>,
    /// The kind of paper.
    pub kind: DocKind,
    /// How far it has come.
    pub stage: Stage,
    /// Units that are responsible for every measure unless it says otherwise.
    pub default_responsible: Vec<String>,
    /// Whether it is an abstract (要点摘编) and not the official text.
    pub is_digest: bool,
    /// Whether it is the text before the tracked changes of its file (修订前原文).
    #[serde(default)]
    pub is_original: bool,
}

/// What a paragraph outside the clauses is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BlockRole {
    /// The document's title.
    Title,
    /// The notice that carries the document, with its own title.
    Notice,
    /// Whom the notice addresses.
    Addressee,
    /// Text before the first clause.
    Preamble,
    /// A definition of terms after the clauses.
    Definition,
    /// From when and how long it holds.
    Validity,
    /// A box (专栏).
    Box,
    /// A table.
    Table,
    /// Issuer and date under the text.
    Signature,
    /// A table of contents.
    Contents,
    /// An annex.
    Annex,
    /// A part that is printed twice.
    Duplicate,
    /// What was not understood.
    Unread,
}

impl BlockRole {
    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            BlockRole::Title => "标题",
            BlockRole::Notice => "通知",
            BlockRole::Addressee => "主送机关",
            BlockRole::Preamble => "引言",
            BlockRole::Definition => "名词解释",
            BlockRole::Validity => "有效期",
            BlockRole::Box => "专栏",
            BlockRole::Table => "表格",
            BlockRole::Signature => "落款",
            BlockRole::Contents => "目录",
            BlockRole::Annex => "附件",
            BlockRole::Duplicate => "重复部分",
            BlockRole::Unread => "未识别部分",
        }
    }
}

/// One or several lines outside the clauses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub role: BlockRole,
    /// First line of the source, 1-based.
    pub first_line: u32,
    /// Last line of the source, inclusive.
    pub last_line: u32,
    /// The text.
    pub span: Span,
    /// The clause that it stands under, for boxes and tables.
    pub clause: Option<ClauseId>,
}

/// A table that was recognised in the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TextTable {
    /// First line of the source, 1-based.
    pub first_line: u32,
    /// Last line of the source, inclusive.
    pub last_line: u32,
    /// The caption above it, `""` without one.
    pub caption: String,
    /// Rows of cells; merged cells are empty after the first.
    pub rows: Vec<Vec<String>>,
    /// The clause that it stands under.
    #[serde(default)]
    pub clause: Option<ClauseId>,
    /// The quantities in its cells, in order; a cell without a clear unit gives none.
    #[serde(default)]
    pub figures: Vec<TableFigure>,
}

/// What was wrong, by kind; the message says it in Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// A number of a sequence is missing.
    MissingLabel,
    /// A number stands out of sequence.
    LabelOutOfOrder,
    /// Notice and body name different documents.
    TitleMismatch,
    /// The text ends inside a sentence.
    Truncated,
    /// A table could not be recognised.
    TableUnread,
    /// A part is printed twice.
    Duplicate,
    /// The file's encoding or bytes needed attention.
    Encoding,
    /// Anything else that was not understood.
    Unread,
    /// Nothing is missing, but a reader should know: changes that were accepted, notes that stand elsewhere, watermarks.
    Notice,
}

/// A problem met while reading, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Problem {
    /// 1-based line of the source.
    pub line: u32,
    /// What kind.
    pub kind: ProblemKind,
    /// One sentence in Chinese.
    pub message: String,
}

/// A policy document: its text, and ranges over it.
///
/// Every character of `text` that is not white space lies in exactly one clause's label or content, or in one block.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The document's own part of the source, paragraphs joined by `\n`.
    pub text: String,
    /// Name of the file that it came from.
    pub source_name: String,
    /// First line of the source, 1-based.
    pub first_line: u32,
    /// Last line of the source that is not blank, inclusive.
    pub last_line: u32,
    /// The facts of its head.
    pub meta: Metadata,
    /// The clauses in reading order; a clause's index is its id.
    pub clauses: Vec<Clause>,
    /// Every other paragraph exactly once.
    pub blocks: Vec<Block>,
    /// The tables among the blocks.
    pub tables: Vec<TextTable>,
    /// What was not understood.
    pub problems: Vec<Problem>,
}

/// What a table's head says of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DocumentHead {
    /// The id in the library, where it comes from one.
    pub id: Option<i64>,
    /// The title.
    pub title: String,
    /// From the province down.
    pub region: Vec<String>,
    /// The issuing bodies.
    pub issuers: Vec<String>,
    /// 文号.
    pub doc_number: Option<String>,
    /// ISO 8601.
    pub issued_on: Option<String>,
    /// ISO 8601.
    pub effective_on: Option<String>,
    /// ISO 8601 date or duration.
    pub expires: Option<String>,
    /// Whether its term had ended on the day when the library was asked; `false` where no term or no beginning is printed.
    #[serde(default)]
    pub expired: bool,
    /// The kind of paper.
    pub kind: DocKind,
    /// How far it has come.
    pub stage: Stage,
    /// Whether it is an abstract (要点摘编) and not the official text.
    pub is_digest: bool,
    /// Whether it is the text before the tracked changes of its file (修订前原文).
    #[serde(default)]
    pub is_original: bool,
    /// Number of measures.
    pub measures: u32,
    /// Number of problems met while reading.
    pub problems: u32,
}

impl Document {
    /// The head of this document; `id` is its id in a library, if it has one.
    pub fn head(&self, id: Option<i64>) -> DocumentHead {
        let meta = &self.meta;
        DocumentHead {
            id,
            title: meta.title.clone(),
            region: meta.region.clone(),
            issuers: meta.issuers.clone(),
            doc_number: meta.doc_number.clone(),
            issued_on: meta.issued_on.clone(),
            effective_on: meta.effective_on.clone(),
            expires: meta.expires.clone(),
            expired: false,
            kind: meta.kind,
            stage: meta.stage,
            is_digest: meta.is_digest,
            is_original: meta.is_original,
            measures: self.measures().count() as u32,
            problems: self.problems.len() as u32,
        }
    }

    /// The clause with this id.
    ///
    /// # Panics
    /// When `id` belongs to another document.
    pub fn clause(&self, id: ClauseId) -> &Clause {
        &self.clauses[id as usize]
    }

    /// The clauses that hold a provision, in reading order.
    pub fn measures(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|clause| clause.is_measure)
    }

    /// The clauses directly under `id`, in reading order.
    pub fn children(&self, id: ClauseId) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(move |clause| clause.parent == Some(id))
    }

    /// The clauses above `id`, nearest first.
    pub fn ancestors(&self, id: ClauseId) -> impl Iterator<Item = &Clause> {
        std::iter::successors(self.clause(id).parent, |&up| self.clause(up).parent).map(|up| self.clause(up))
    }

    /// `id` and everything below it, in reading order; they are adjacent in `clauses`.
    pub fn subtree(&self, id: ClauseId) -> &[Clause] {
        let level = self.clause(id).level;
        let rest = &self.clauses[id as usize + 1..];
        let below = rest.iter().take_while(|clause| clause.level > level).count();
        &self.clauses[id as usize..=id as usize + below]
    }

    /// The number as printed, `None` without one.
    pub fn label(&self, clause: &Clause) -> Option<&str> {
        clause.label.map(|span| span.of(&self.text))
    }

    /// The heading without number and final mark, `""` without one.
    pub fn heading(&self, clause: &Clause) -> String {
        clause.heading.iter().map(|span| span.of(&self.text)).collect()
    }

    /// The clause's own body, `\n` between paragraphs, without annotations of units.
    pub fn body(&self, clause: &Clause) -> String {
        self.join(&clause.body)
    }

    /// What the clause itself prints behind its number: heading with its mark, body, annotations.
    pub fn content(&self, clause: &Clause) -> Cow<'_, str> {
        match clause.content.as_slice() {
            [one] => Cow::Borrowed(one.span.of(&self.text)),
            pieces => Cow::Owned(self.join(pieces)),
        }
    }

    /// What a reader sees of a clause without its own number: its content, then all clauses below with their numbers,
    /// `\n` between paragraphs.
    pub fn reader_text(&self, id: ClauseId) -> Cow<'_, str> {
        let own = self.content(self.clause(id));
        let below = &self.subtree(id)[1..];
        if below.is_empty() {
            return own;
        }
        let mut out = own.into_owned();
        for clause in below {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&self.printed(clause));
        }
        Cow::Owned(out)
    }

    /// The body of a measure: its own, then the clauses below it as printed, `\n` between paragraphs.
    pub fn measure_text(&self, id: ClauseId) -> String {
        let mut out = self.body(self.clause(id));
        for clause in &self.subtree(id)[1..] {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&self.printed(clause));
        }
        out
    }

    /// A clause with its number and the mark behind it as printed, without the clauses below it.
    pub fn printed(&self, clause: &Clause) -> String {
        let content = self.content(clause);
        match (clause.label, clause.content.first()) {
            (Some(label), Some(first)) if first.span.start >= label.end => {
                let mark = Span { start: label.end, end: first.span.start }.of(&self.text);
                format!("{}{}{content}", label.of(&self.text), mark.trim_end_matches(['\n', '\r']))
            }
            (Some(label), _) => format!("{}{content}", label.of(&self.text)),
            (None, _) => content.into_owned(),
        }
    }

    /// The clause's name: labels from the top down joined by `/`; in documents in articles the article alone.
    pub fn path(&self, id: ClauseId) -> String {
        let clause = self.clause(id);
        if clause.is_article {
            return self.step(clause);
        }
        match clause.parent {
            Some(parent) => format!("{}/{}", self.path(parent), self.step(clause)),
            None => self.step(clause),
        }
    }

    /// Enough of a clause to name it and to open it.
    pub fn clause_ref(&self, id: ClauseId) -> ClauseRef {
        let clause = self.clause(id);
        ClauseRef {
            id,
            path: self.path(id),
            label: self.label(clause).map(str::to_owned),
            heading: self.heading(clause),
        }
    }

    /// One part of a path: the label, else the heading, else `¶n`, the n-th child.
    fn step(&self, clause: &Clause) -> String {
        if let Some(label) = self.label(clause) {
            return label.replace('/', "／");
        }
        let heading = self.heading(clause);
        if !heading.is_empty() {
            return heading.replace('/', "／");
        }
        let before = self.clauses[..clause.id as usize].iter().filter(|other| other.parent == clause.parent).count();
        format!("¶{}", before + 1)
    }

    fn join(&self, pieces: &[Piece]) -> String {
        let mut out = String::new();
        for piece in pieces {
            if piece.paragraph && !out.is_empty() {
                out.push('\n');
            }
            out.push_str(piece.span.of(&self.text));
        }
        out
    }
}
