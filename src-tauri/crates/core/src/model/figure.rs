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

impl FigureKind {
    /// What it is, in a drafter's words.
    pub fn name(self) -> &'static str {
        match self {
            Self::SubsidyCap => "补助上限",
            Self::SubsidyRate => "补助比例",
            Self::SubsidyFixed => "定额补助",
            Self::Price => "价格",
            Self::Threshold => "条件",
            Self::Target => "目标",
            Self::Share => "占比",
            Self::Count => "数量",
            Self::Deadline => "期限",
            Self::Validity => "有效期",
            Self::Other => "其他数额",
        }
    }
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
    /// How the number bounds the quantity; of a range, how its lower end does: `Equal` in 3至5家, `AtLeast` in 3家以上5家以下.
    pub comparator: Comparator,
    /// How the upper end of a range bounds the quantity, where words say so: 以下, 不超过, 不足.
    #[serde(default)]
    pub comparator_max: Option<Comparator>,
    /// What it counts, for whom, in which period; `""` where unclear.
    pub scope: String,
}

/// A quantity in a cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TableFigure {
    /// The quantity; its quote is the cell as printed, its unit may stand in the head or the caption.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(flatten))]
    pub figure: Figure,
    /// Index of the row in the table's rows.
    pub row: u32,
    /// Index of the cell in its row.
    pub column: u32,
    /// What the row is called: what the quantity is for.
    pub name: String,
    /// What the column is called, `""` where the table has no head.
    pub head: String,
}

impl TableFigure {
    /// Where it stands, as a person counts: 表格第3行第2列.
    pub fn place(&self) -> String {
        format!("表格第{}行第{}列", self.row + 1, self.column + 1)
    }
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
