//! How a file is to be read, where one file can be read in several ways.

use serde::{Deserialize, Serialize};

use super::sheet::ColumnKind;

/// What the user chose; the default is what is read when nobody chooses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct ReadOptions {
    /// Of a file with tracked changes the text before them, instead of the text with all of them accepted.
    pub original: bool,
    /// The columns of a table that are read, and as what; empty for those that are recognised by their heads.
    pub columns: Vec<ColumnChoice>,
    /// The row of heads, 1-based as the file counts; 0 for a table without heads, `None` for the one that is recognised.
    pub head_row: Option<u32>,
    /// The sheet that `columns` and `head_row` are meant for, counted from 0 among those that hold something; the others are
    /// read as they are recognised. `None` for all.
    pub sheet: Option<u32>,
}

/// One column of a table, chosen by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ColumnChoice {
    /// What it holds.
    pub kind: ColumnKind,
    /// Which one it is.
    pub column: ColumnAt,
}

/// Which column of a table is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum ColumnAt {
    /// The one at this place, 0 for the first.
    Index(u32),
    /// The one with this head as printed, else the one with this letter (`A`, `AB`).
    Named(String),
}

impl ReadOptions {
    /// Whether nothing was chosen.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}
