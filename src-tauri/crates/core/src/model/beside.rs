//! What a comparison lays side by side beyond the measures themselves: tools, figures, units, shared wording.

use serde::{Deserialize, Serialize};

use super::{ClauseId, ClauseRef, FigureKind, FigureValue};

/// From which side a policy tool acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ToolSide {
    /// 供给型: money, people, technology, things built, services.
    Supply,
    /// 环境型: goals, finance, taxes, rules, organisation.
    Environment,
    /// 需求型: purchase, demonstration, markets, exchange.
    Demand,
}

impl ToolSide {
    /// The Chinese name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Supply => "供给型",
            Self::Environment => "环境型",
            Self::Demand => "需求型",
        }
    }
}

/// A policy tool that a measure uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ToolFound {
    /// Id of the tool in `assets/tools.tsv`, such as `funding`.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// From which side it acts.
    pub side: ToolSide,
    /// The words that told it, as printed, at most three.
    pub words: Vec<String>,
}

/// In how many measures of each column a tool is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolCount {
    /// Id of the tool.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// From which side it acts.
    pub side: ToolSide,
    /// Number of measures, a column each.
    pub counts: Vec<u32>,
}

/// Quantities of one thing in one unit, side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FigureLine {
    /// What the first of the quantities is for.
    pub kind: FigureKind,
    /// What the line is called: what its quantities are for, all kinds of them, and what is counted: 目标、条件·示范仓库.
    pub name: String,
    /// The unit in which all of them are shown, such as 万元.
    pub unit: String,
    /// What is counted, where the kind does not tell it; `""` otherwise.
    pub thing: String,
    /// Whether quantities of different columns are taken on different bases (投资额, 合同金额) and do not compare as they stand.
    pub bases_differ: bool,
    /// One list a column, empty where the column has none.
    pub cells: Vec<Vec<FigureAt>>,
}

/// One quantity of such a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FigureAt {
    /// The measure that holds it.
    pub clause: ClauseId,
    /// What it is for.
    pub kind: FigureKind,
    /// The quantity in the line's unit with its bound, such as 不超过500万元; as printed where its value is vague.
    pub shown: String,
    /// The value in base units; of a range the lower end.
    pub value: Option<FigureValue>,
    /// The upper end of a range in base units.
    pub value_max: Option<FigureValue>,
    /// The words that carry it, as printed.
    pub quote: String,
    /// What it is taken on or per: 每个企业, 投资额; `""` where the text does not say.
    pub base: String,
    /// What tells it from the other quantities of its line: its kind where the line has several, whom or what it is for
    /// where a cell has several, its base, its place in a table; `""` where nothing does.
    pub note: String,
    /// The sentence or item that holds it, with its conditions; of a table the row and the head of the column.
    pub condition: String,
}

/// The units of one function in each column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct UnitLine {
    /// The function, such as 工业和信息化; the unit's own name where no function is known.
    pub function: String,
    /// Names as printed, one list a column.
    pub cells: Vec<Vec<String>>,
}

/// Two measures of different documents that share wording above chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Reuse {
    /// The one, left of the other.
    pub a: ReuseSide,
    /// The other.
    pub b: ReuseSide,
    /// Number of characters that both share, marks and blanks not counted.
    pub shared: u32,
    /// These characters as a share of the shorter measure, 0..1.
    pub share: f32,
    /// The column that was issued first; `None` where the dates do not tell.
    pub first: Option<u32>,
}

/// One side of shared wording.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReuseSide {
    /// Column of the table.
    pub column: u32,
    /// The measure.
    pub clause: ClauseRef,
    /// Its text as a reader sees it, in runs.
    pub runs: Vec<ReuseRun>,
}

/// A run of such a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReuseRun {
    /// The text.
    pub text: String,
    /// Whether the other side has it too.
    pub shared: bool,
}
