//! The difference of two tables under way, in the order in which it is read.

use crate::{
    diff::texts,
    model::{CellChange, Op, Segment, TablePart},
    words::Lexicon,
};

/// A difference under way.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) segments: Vec<Segment>,
    pub(super) cells: Vec<CellChange>,
    /// The lines beside the tables that changed: they are told with cells.
    lines: Vec<CellChange>,
    pub(super) coarse: bool,
    moves_are_shown: bool,
    /// Whether something moved.
    pub(super) moved: bool,
    /// Whether the old and the new text have begun.
    begun: (bool, bool),
}

impl Builder {
    /// Nothing yet.
    pub(super) fn new(moves_are_shown: bool) -> Self {
        Self { moves_are_shown, ..Self::default() }
    }

    fn push(&mut self, op: Op, text: &str) {
        match self.segments.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.op == op => last.text.push_str(text),
            _ => self.segments.push(Segment { op, text: text.to_owned() }),
        }
    }

    /// The break before a line that the texts have which say so; none before the first one of each.
    pub(super) fn line_break(&mut self, old: bool, new: bool) {
        let breaks = (old && self.begun.0, new && self.begun.1);
        self.begun = (self.begun.0 || old, self.begun.1 || new);
        match breaks {
            (true, true) => self.push(Op::Equal, "\n"),
            (true, false) => self.push(Op::Delete, "\n"),
            (false, true) => self.push(Op::Insert, "\n"),
            (false, false) => {}
        }
    }

    /// A change that is told; none of a blank line.
    pub(super) fn tell(&mut self, change: Option<CellChange>) {
        if let Some(change) = change.filter(|change| change.from != change.to) {
            let list = if change.part == TablePart::Line { &mut self.lines } else { &mut self.cells };
            list.push(change);
        }
    }

    /// All that is told of cells and of the lines beside them; nothing where only lines changed.
    pub(super) fn told(&mut self) -> Vec<CellChange> {
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() { cells } else { std::mem::take(&mut self.lines).into_iter().chain(cells).collect() }
    }

    /// A whole line that went or came.
    pub(super) fn line(&mut self, op: Op, row: &str) {
        self.line_break(op == Op::Delete, op == Op::Insert);
        self.push(op, row);
    }

    /// A cell that stands in another column now.
    pub(super) fn leaves(&mut self, cell: &str) {
        self.moved = true;
        if self.moves_are_shown {
            self.push(Op::Delete, cell);
        }
    }

    /// That cell where it stands now.
    pub(super) fn arrives(&mut self, old: &str, new: &str, lexicon: &Lexicon) {
        match self.moves_are_shown {
            true => self.push(Op::Insert, new),
            // The last column has no tab behind it.
            false => self.cell(old.trim_end_matches('\t'), new.trim_end_matches('\t'), lexicon),
        }
    }

    pub(super) fn cell(&mut self, old: &str, new: &str, lexicon: &Lexicon) {
        let difference = texts(old, new, lexicon);
        self.coarse |= difference.coarse;
        difference.segments.iter().for_each(|segment| self.push(segment.op, &segment.text));
    }
}
