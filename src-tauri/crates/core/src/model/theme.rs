//! The theme that a measure was given.

use serde::{Deserialize, Serialize};

/// A theme, how sure, why, and what came second. Ids are those of `assets/themes.tsv`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ThemeChoice {
    /// Theme id, such as `talent`.
    pub id: String,
    /// 0..1.
    pub confidence: f32,
    /// The second best theme.
    pub runner_up: Option<String>,
    /// The strongest reasons, best first.
    pub why: Vec<ThemeReason>,
}

/// One reason for a theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ThemeReason {
    /// The words that spoke for it.
    pub words: String,
    /// Where they stand: `heading`, `body`, `parent` or `neighbours`.
    pub place: String,
}
