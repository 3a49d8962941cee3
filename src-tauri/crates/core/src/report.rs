//! What a writer of files knows: a head, notes, a legend, columns, rows of marked runs, sources.
//!
//! Invariant: every writer of `duice-formats` takes a [`Report`] and nothing else.

mod advice;
mod blocks;
mod cascade;
mod chain;
mod revision;
mod source;
mod table;

pub use advice::from_advice;
pub use blocks::Block;
pub use cascade::from_cascade;
pub use chain::{ChainReportOptions, chain_beside, chain_row, from_chain};
pub use revision::{RevisionReportOptions, beside, from_revision, only_renumbered, revision_row, stale, unrelated};
pub use table::{from_table, table_row};

use serde::{Deserialize, Serialize};

/// A comparison, ready to be written to any format.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The title above the table.
    pub title: String,
    /// The compared documents, one entry each, for the head and the sheet of sources.
    pub sources: Vec<ReportSource>,
    /// Sentences above the table: what was left out, what 摘编 means, counts.
    pub notes: Vec<String>,
    /// What each mark means, shown with the mark itself; empty where no mark occurs.
    pub legend: Vec<Run>,
    /// The columns, from the left.
    pub columns: Vec<ReportColumn>,
    /// The rows, from the top.
    pub rows: Vec<ReportRow>,
}

/// One compared document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportSource {
    /// What the column is called: 修订前, 修订后, or the place.
    pub role: String,
    /// Title without 《》.
    pub title: String,
    /// Place, issuer, 文号, date, stage, effect, validity: each a labelled fact in Chinese, in this order, missing ones left out.
    pub facts: Vec<(String, String)>,
    /// Whether it is an abstract: then every writer shows 要点摘编，非官方文本.
    pub is_digest: bool,
}

/// One column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportColumn {
    /// Head of the column.
    pub title: String,
    /// A second line under it, `""` for none.
    pub subtitle: String,
    /// Share of the width, in any unit; writers divide by the sum.
    pub width: f32,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ReportRow {
    /// A heading over all columns: a theme, a chapter.
    Group {
        /// The heading.
        title: String,
        /// What stands behind it in grey, such as counts.
        note: String,
    },
    /// One cell a column.
    Cells(Vec<ReportCell>),
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ReportCell {
    /// Its paragraphs. Those with tabs, one below the other, are the rows of a table ([`ReportCell::blocks`]).
    pub paragraphs: Vec<Vec<Run>>,
}

/// A run of text with one mark.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it is set.
    pub mark: Mark,
}

/// How a run is set; the look of each is data in `assets/export-styles.tsv`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mark {
    /// Document text.
    #[default]
    Plain,
    /// A clause's name or heading.
    Strong,
    /// Added text.
    Inserted,
    /// Deleted text.
    Deleted,
    /// Moved text.
    Moved,
    /// Wording that another column has too.
    Shared,
    /// What the program says: counts, sources, 无此措施.
    Muted,
    /// What the program is unsure of (存疑).
    Doubtful,
}

impl Run {
    /// A run of `text` with `mark`.
    pub fn new(text: impl Into<String>, mark: Mark) -> Self {
        Self { text: text.into(), mark }
    }
}

impl ReportCell {
    /// A cell of one paragraph with one run.
    pub fn of(text: impl Into<String>, mark: Mark) -> Self {
        Self { paragraphs: vec![vec![Run::new(text, mark)]] }
    }

    /// The text alone, `\n` between paragraphs.
    pub fn text(&self) -> String {
        let lines: Vec<String> =
            self.paragraphs.iter().map(|runs| runs.iter().map(|run| run.text.as_str()).collect()).collect();
        lines.join("\n")
    }
}

/// The marks that occur, each shown as itself.
fn legend(rows: &[ReportRow]) -> Vec<Run> {
    let occurs = |mark: Mark| {
        rows.iter().any(|row| match row {
            ReportRow::Cells(cells) => {
                cells.iter().flat_map(|cell| &cell.paragraphs).flatten().any(|run| run.mark == mark)
            }
            ReportRow::Group { .. } => false,
        })
    };
    [(Mark::Inserted, "新增文字"), (Mark::Deleted, "删除文字"), (Mark::Moved, "位置移动的条文")]
        .into_iter()
        .filter(|(mark, _)| occurs(*mark))
        .map(|(mark, name)| Run::new(name, mark))
        .collect()
}
