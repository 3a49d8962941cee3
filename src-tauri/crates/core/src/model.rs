//! The vocabulary of the program: plain data with public fields, and the views over it.
//!
//! Invariant: this room depends on no other room of the crate.

mod advice;
mod beside;
mod cascade;
mod chain;
mod clause;
mod document;
mod figure;
mod kind;
mod revision;
mod shared;
mod source;
mod table;
mod theme;

pub use advice::{Advice, AdvicePeer, DraftClause, NearMeasure, OthersHave};
pub use beside::{FigureAt, FigureLine, Reuse, ReuseRun, ReuseSide, ToolCount, ToolFound, ToolSide, UnitLine};
pub use cascade::{Cascade, CascadeCell, CascadeLevel, CascadeRow};
pub use chain::{Chain, Trace, TraceStep};
pub use clause::{Clause, ClauseId, ClauseRef, Piece, Responsible};
pub use document::{Block, BlockRole, Document, DocumentHead, Metadata, Problem, ProblemKind, TextTable};
pub use figure::{Comparator, Figure, FigureKind, FigureValue, TableFigure};
pub use kind::{DocKind, Stage};
pub use revision::{CellChange, Op, Revision, RevisionCounts, RevisionRow, RowKind, Segment, Substance, TablePart};
pub use shared::Shared;
pub use source::{Paragraph, ParagraphStyle, Source, Span};
pub use table::{Cell, CellMeasure, Column, Link, Nothing, Table, TableGroup, TableRow};
pub use theme::{ThemeChoice, ThemeReason};
