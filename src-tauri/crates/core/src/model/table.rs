//! Measures of several places, side by side.

use serde::{Deserialize, Serialize};

use super::{
    ClauseId, ClauseRef, DocumentHead, Figure, FigureLine, Responsible, Reuse, Shared, TableFigure, ThemeChoice,
    ToolCount, ToolFound, UnitLine,
};

/// One document of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Column {
    /// What its head says.
    pub document: DocumentHead,
    /// Units responsible for every measure unless it says otherwise; shown greyed.
    pub default_responsible: Vec<String>,
}

/// One measure in a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CellMeasure {
    /// Which clause.
    pub clause: ClauseRef,
    /// Its body, items below it included, `\n` between paragraphs.
    pub text: String,
    /// Its responsible units.
    pub responsible: Vec<Responsible>,
    /// Its quantities.
    pub figures: Vec<Figure>,
    /// The quantities of the tables that stand under it; a window sees them in the lines of figures.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub table_figures: Vec<TableFigure>,
    /// Its theme.
    pub theme: Option<ThemeChoice>,
    /// The policy tools that it uses.
    pub tools: Vec<ToolFound>,
    /// Headings of the clauses above it, outermost first.
    pub section: Vec<String>,
}

/// Why a cell is empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Nothing {
    /// 无此措施: no measure of that document is near under any theme, and its reading has no problems.
    NoMeasure,
    /// 本主题未见对应措施: something near stands elsewhere.
    NotHere {
        /// The nearest measure of that document.
        #[cfg_attr(feature = "ts", ts(as = "Option<ClauseRef>"))]
        nearest: Option<Shared<ClauseRef>>,
        /// The nearest measure's theme id.
        theme: Option<String>,
    },
    /// 未识别: reading that document met problems.
    Unread {
        /// How many problems.
        problems: u32,
    },
}

/// A cell: measures, or why there are none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Cell {
    /// The measures, in reading order.
    pub measures: Vec<CellMeasure>,
    /// Set exactly when `measures` is empty.
    pub nothing: Option<Nothing>,
}

/// Two measures that correspond.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Link {
    /// Column and clause of the one.
    pub a: (u32, ClauseId),
    /// Column and clause of the other.
    pub b: (u32, ClauseId),
    /// How sure, 0..1.
    pub confidence: f32,
    /// The words that they share, strongest first.
    #[cfg_attr(feature = "ts", ts(as = "Vec<String>"))]
    pub why: Shared<Vec<String>>,
}

/// One policy purpose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TableRow {
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Which measures of the row correspond.
    pub links: Vec<Link>,
    /// Ids of other themes that measures of this row have; there a reference points here.
    pub also_themes: Vec<String>,
    /// Its quantities in lines of one kind and unit, where more than one column has measures.
    pub figures: Vec<FigureLine>,
    /// Its responsible units in lines of one function, where more than one column names some.
    pub units: Vec<UnitLine>,
}

/// The rows of one theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TableGroup {
    /// Theme id.
    pub id: String,
    /// Theme name.
    pub name: String,
    /// Number of measures of this theme in each column.
    pub counts: Vec<u32>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// The whole table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The documents.
    pub columns: Vec<Column>,
    /// The rows by theme, in the order of `assets/themes.tsv`.
    pub groups: Vec<TableGroup>,
    /// The policy tools that any measure uses, by side and in the order of `assets/tools.tsv`.
    pub tools: Vec<ToolCount>,
    /// Measures that share wording above chance, most shared first.
    pub reuse: Vec<Reuse>,
}
