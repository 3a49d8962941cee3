//! Two revisions of one document, laid side by side.

use serde::{Deserialize, Serialize};

use super::{ClauseRef, DocumentHead};

/// What a segment of text did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// It stands in both.
    Equal,
    /// It stands in the old text alone.
    Delete,
    /// It stands in the new text alone.
    Insert,
}

/// A run of text and what it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Segment {
    /// What it did.
    pub op: Op,
    /// The text.
    pub text: String,
}

/// How the clauses of a row correspond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// Equal after normalising.
    Unchanged,
    /// One to one, with changes.
    Modified,
    /// New.
    Inserted,
    /// Gone.
    Deleted,
    /// One old, several new.
    Split,
    /// Several old, one new.
    Merged,
    /// Several old, several new.
    Regrouped,
}

/// What a change touches; several may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Substance {
    /// An amount, a ratio, a number of things.
    Figure,
    /// A date or period.
    Deadline,
    /// A responsible unit.
    Responsible,
    /// To whom, to what or when it applies.
    Scope,
    /// 应当, 可以, 鼓励, 不得, and a phrase or sentence that came or went as a whole.
    Obligation,
    /// What a term means.
    Definition,
    /// A reference to another clause or document.
    Reference,
    /// Only the wording.
    Wording,
    /// Only punctuation.
    Punctuation,
    /// Only numbers of clauses.
    Numbering,
    /// Only line breaks and white space.
    Layout,
}

/// A cell of a table that changed, or a larger part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CellChange {
    /// What changed.
    pub part: TablePart,
    /// The line above the table, `""` where there is none.
    pub table: String,
    /// What the row is about: its first cell with text behind its number, with that of its group where names repeat; `""` of a
    /// column, a table and a line.
    pub row: String,
    /// The head of the column, `""` where there is none and where the whole row, table or line changed.
    pub column: String,
    /// What stood in it, `""` for what came; of what only stands elsewhere its name, as in `to`, but of a row that went to
    /// another table the line above the one that it left.
    pub from: String,
    /// What stands in it, `""` for what went; of a row that went to another table the line above that one.
    pub to: String,
}

/// What of a table changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum TablePart {
    /// A cell.
    #[default]
    Cell,
    /// A row as a whole.
    Row,
    /// A column as a whole, told by its head.
    Column,
    /// A table as a whole, told by the line above it.
    Table,
    /// A line beside the tables.
    Line,
}

/// One group of clauses that correspond.
///
/// Invariant: the `Equal` and `Delete` segments joined give `old_text`, `Equal` and `Insert` give `new_text`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RevisionRow {
    /// How they correspond.
    pub kind: RowKind,
    /// The clause's own number differs.
    pub renumbered: bool,
    /// It lies outside the longest run of rows in old order, or its corresponding parent differs.
    pub moved: bool,
    /// Where its only clause stood before it went to another place or section, as a reader is told: 一（二）, 第一章, 第一章第三条;
    /// `""` where it stayed, or no name tells its places apart.
    pub moved_from: String,
    /// Where it stands now; `""` together with `moved_from`.
    pub moved_to: String,
    /// The old clauses.
    pub old: Vec<ClauseRef>,
    /// The new clauses.
    pub new: Vec<ClauseRef>,
    /// What a reader sees of the old clauses, joined by `\n`.
    pub old_text: String,
    /// What a reader sees of the new clauses, joined by `\n`.
    pub new_text: String,
    /// The difference of the two texts.
    pub segments: Vec<Segment>,
    /// What the change touches, in order of weight; of an unchanged row the references that are stale.
    pub substance: Vec<Substance>,
    /// Differences that normalising took away (width, white space, punctuation variants, followed references).
    pub noise: u32,
    /// Whether the budget ended and the text is shown by whole paragraphs (按整段显示).
    pub coarse: bool,
    /// 修改说明, drafted from what changed; `""` for unchanged rows without stale references.
    pub note: String,
    /// The cells that changed, where the row is a table: what `segments` mark, as data.
    pub cells: Vec<CellChange>,
    /// Of inserted and deleted rows: a clause of the other text that is likely to rule the same matter in other words.
    pub near: Option<ClauseRef>,
    /// References that stayed though what they cite (articles, 第十条第二款) has other numbers now, in a sentence; `""` where there are
    /// none. It stands in the note too.
    pub stale: String,
}

impl RevisionRow {
    /// Whether it differs in more than what normalising takes away and in its number, or says something else with the same
    /// words.
    pub fn is_changed(&self) -> bool {
        self.kind != RowKind::Unchanged || self.moved || !self.stale.is_empty()
    }
}

/// How many rows of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RevisionCounts {
    /// Rows without a change.
    pub unchanged: u32,
    /// Rows changed one to one.
    pub modified: u32,
    /// New rows.
    pub inserted: u32,
    /// Deleted rows.
    pub deleted: u32,
    /// Split rows.
    pub split: u32,
    /// Merged rows.
    pub merged: u32,
    /// Regrouped rows.
    pub regrouped: u32,
    /// Rows that moved, whatever their kind.
    pub moved: u32,
    /// Rows that were renumbered, whatever their kind.
    pub renumbered: u32,
    /// Rows whose change is one of substance.
    pub substantial: u32,
    /// Rows whose references did not follow, whatever their kind.
    pub stale: u32,
    /// Differences that normalising took away.
    pub noise: u32,
}

/// The whole comparison, rows in the new document's order, deleted ones where they stood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    /// The old document.
    pub old: DocumentHead,
    /// The new document.
    pub new: DocumentHead,
    /// Measures, and clauses with text of their own outside measures.
    pub rows: Vec<RevisionRow>,
    /// Sections without text.
    pub outline: Vec<RevisionRow>,
    /// Title, date line and preamble.
    pub front: Vec<RevisionRow>,
    /// How many of each kind among `rows`.
    pub counts: RevisionCounts,
    /// Version of the algorithm that made it.
    pub algorithm: u32,
}
