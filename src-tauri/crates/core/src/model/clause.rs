//! Clauses: the numbered or titled units of a document.

use serde::{Deserialize, Serialize};

use super::{Figure, Span, ThemeChoice};

/// Index of a clause in [`Document::clauses`](super::Document::clauses); it belongs to one reading of one document.
pub type ClauseId = u32;

/// A run of source text, and whether a paragraph begins with it.
///
/// Pieces inside one paragraph are joined without a separator (a hard line break inside a sentence is mended so);
/// a piece that begins a paragraph is preceded by `\n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The text, as a range of the document's text.
    pub span: Span,
    /// Whether it begins a new paragraph.
    pub paragraph: bool,
}

/// One responsible unit of a clause, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Responsible {
    /// The unit's name as printed.
    pub name: String,
    /// Whether the text calls it the leading unit (牵头).
    pub lead: bool,
}

/// A numbered or titled unit: ranges over the document's text, and what was understood of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// Its own index.
    pub id: ClauseId,
    /// The clause that it stands under.
    pub parent: Option<ClauseId>,
    /// Depth in the tree, 1 for a top clause.
    pub level: u8,
    /// The number as printed, without the pause mark behind it; `None` without a number.
    pub label: Option<Span>,
    /// Everything that the clause itself prints, without its number and the number's mark, and without child clauses:
    /// heading with its mark, body and annotations of units.
    pub content: Vec<Piece>,
    /// The title without number and final mark; empty where it has none. Pieces join without a separator.
    pub heading: Vec<Span>,
    /// The body without number, heading and annotations of units.
    pub body: Vec<Piece>,
    /// The annotations of responsible units, brackets included.
    pub annotations: Vec<Span>,
    /// 1-based line (or paragraph ordinal) of the source where it begins.
    pub first_line: u32,
    /// Whether it holds a provision that a comparison table has a cell for.
    pub is_measure: bool,
    /// Whether it is an article (条), which alone names itself in a path.
    pub is_article: bool,
    /// The responsible units named for this clause, in order, each once.
    pub responsible: Vec<Responsible>,
    /// The quantities in its own text.
    pub figures: Vec<Figure>,
    /// The theme, for measures.
    pub theme: Option<ThemeChoice>,
}

/// Enough of a clause to name it and to open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ClauseRef {
    /// Index in its document; [`ClauseRef::NONE`] for a paragraph outside the clauses.
    pub id: ClauseId,
    /// Labels from the top down, joined by `/`.
    pub path: String,
    /// The number as printed, if any.
    pub label: Option<String>,
    /// The heading, `""` without one.
    pub heading: String,
}

impl ClauseRef {
    /// The id of what is no clause: a title, a preamble, a table.
    pub const NONE: ClauseId = ClauseId::MAX;

    /// The clause's name as a drafter writes it: 第十条, 三（一）, 三 1.
    pub fn name(&self) -> String {
        self.path.replace("/（", "（").replace('/', " ")
    }

    /// Names a paragraph outside the clauses by what it is.
    pub fn outside(name: impl Into<String>) -> Self {
        Self { id: Self::NONE, path: name.into(), label: None, heading: String::new() }
    }
}
