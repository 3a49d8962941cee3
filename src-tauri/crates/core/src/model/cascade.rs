//! 上下级对照: what lower documents do about each clause of a higher one.

use serde::{Deserialize, Serialize};

use super::{CellMeasure, ClauseRef, Column};

/// How far a lower document takes up a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CascadeLevel {
    /// 有措施: a measure of its own corresponds.
    Measures,
    /// 仅提及: it speaks of the clause's object, but no measure corresponds.
    Mentioned,
    /// 未提及: nothing in it speaks of the clause's object.
    Absent,
    /// 未识别: nothing was found, but reading the document met problems.
    Unread,
}

impl CascadeLevel {
    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measures => "有措施",
            Self::Mentioned => "仅提及",
            Self::Absent => "未提及",
            Self::Unread => "未识别",
        }
    }
}

/// What one lower document does about one clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CascadeCell {
    /// How far it goes.
    pub level: CascadeLevel,
    /// The measures that correspond, most sure first, each with how sure, 0..1.
    pub measures: Vec<(CellMeasure, f32)>,
    /// Where the object is only mentioned: the clauses, in reading order, at most three.
    pub mentions: Vec<ClauseRef>,
    /// The words that tell it: concepts that both share, or the words that are mentioned.
    pub why: Vec<String>,
}

/// One clause of the higher document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CascadeRow {
    /// The clause.
    pub upper: CellMeasure,
    /// One cell a lower document.
    pub cells: Vec<CascadeCell>,
}

/// The whole comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cascade {
    /// The higher document.
    pub upper: Column,
    /// The lower ones.
    pub lower: Vec<Column>,
    /// The measures of the higher document in reading order.
    pub rows: Vec<CascadeRow>,
}
