//! Quantities that a drafter compares.

use serde::{Deserialize, Serialize};

use super::Span;

/// What a quantity is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// The most that is paid.
    SubsidyCap,
    /// The share of a cost that is paid.
    SubsidyRate,
    /// A fixed amount that is paid, also per unit.
    SubsidyFixed,
    /// A price.
    Price,
    /// A condition for something.
    Threshold,
    /// A goal that is to be reached.
    Target,
    /// A share that is not a subsidy.
    Share,
    /// A number of things.
    Count,
    /// A date or year by which something is due.
    Deadline,
    /// How long or until when a document holds.
    Validity,
    /// Any other quantity.
    Other,
}

/// How the printed number bounds the quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Comparator {
    /// Exactly, or 达到.
    #[serde(rename = "=")]
    Equal,
    /// At least: 以上, 不少于, 超过, 突破.
    #[serde(rename = "≥")]
    AtLeast,
    /// At most: 不超过, 最高.
    #[serde(rename = "≤")]
    AtMost,
    /// More than.
    #[serde(rename = ">")]
    More,
    /// Less than.
    #[serde(rename = "<")]
    Less,
    /// About: 约, 左右.
    #[serde(rename = "≈")]
    About,
}

/// One quantity of a clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Figure {
    /// Where the quote stands in the document's text.
    #[cfg_attr(feature = "ts", ts(skip))]
    pub span: Span,
    /// The words that carry it, an exact substring of the source.
    pub quote: String,
    /// What it is for.
    pub kind: FigureKind,
    /// The printed number; `None` where it is vague.
    pub value: Option<f64>,
    /// The unit as printed, in half-width.
    pub unit: String,
    /// In base units: yuan, 0..1 for a percentage, the year of a deadline; for validity an ISO 8601 date or duration.
    pub value_norm: Option<FigureValue>,
    /// The upper end of a range, as printed.
    pub value_max: Option<f64>,
    /// The upper end of a range in base units.
    pub value_max_norm: Option<FigureValue>,
    /// How the number bounds the quantity.
    pub comparator: Comparator,
    /// What it counts, for whom, in which period; `""` where unclear.
    pub scope: String,
}

/// A normalised value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(untagged)]
pub enum FigureValue {
    /// A number in base units.
    Number(f64),
    /// An ISO 8601 date or duration.
    Date(String),
}
