//! Changes under review: of each the side that is read.

use super::super::super::{reviewed, xml::Element};

/// Which text is read, and how many changes there are.
#[derive(Default)]
pub(super) struct Changes {
    /// The text before the changes, instead of the text with all of them accepted.
    pub(super) original: bool,
    inserted: usize,
    deleted: usize,
}

impl Changes {
    /// Of a file in which `original` says which text is read.
    pub(super) fn new(original: bool) -> Self {
        Self { original, ..Self::default() }
    }

    /// Counts the change that an element called `name` wraps; whether its inside is read.
    pub(super) fn shows(&mut self, name: &str) -> bool {
        let is_new = matches!(name, "ins" | "moveTo");
        *(if is_new { &mut self.inserted } else { &mut self.deleted }) += 1;
        is_new != self.original
    }

    /// Whether the end of a paragraph is not read, so that the next paragraph goes on in its place.
    pub(super) fn joins(&mut self, paragraph: &Element) -> bool {
        let mark = paragraph.child("pPr").and_then(|properties| properties.child("rPr"));
        let has = |names: [&str; 2]| mark.is_some_and(|mark| names.iter().any(|name| mark.child(name).is_some()));
        let (new, old) = (has(["ins", "moveTo"]), has(["del", "moveFrom"]));
        // An end that is new comes with text that is new, which is counted.
        self.deleted += usize::from(old);
        if self.original { new } else { old }
    }

    /// Whether a row of a table is not read.
    pub(super) fn hides_row(&mut self, row: &Element) -> bool {
        let has = |name: &str| row.child("trPr").is_some_and(|properties| properties.child(name).is_some());
        match (has("ins"), has("del")) {
            (true, false) => !self.shows("ins"),
            (false, true) => !self.shows("del"),
            // Inserted and deleted again: it is in neither text.
            (true, true) => true,
            (false, false) => false,
        }
    }

    /// The properties that a paragraph has in the text that is read.
    pub(super) fn properties<'a>(&self, paragraph: &'a Element) -> Option<&'a Element> {
        let properties = paragraph.child("pPr")?;
        let before = properties.child("pPrChange").filter(|_| self.original);
        before.and_then(|change| change.child("pPr")).or(Some(properties))
    }

    /// Whether there is any.
    pub(super) fn any(&self) -> bool {
        self.inserted + self.deleted > 0
    }

    /// What is said of them; `None` where nothing is to say.
    pub(super) fn told(&self) -> Option<String> {
        reviewed::told(self.inserted, self.deleted, self.original)
    }
}
