//! Changes under review on a page, as Word saves them: what is inserted in `ins`, what is deleted in `del`.

use scraper::ElementRef;

use super::element::declared;

/// How many changes there are.
#[derive(Debug, Default)]
pub(super) struct Changes {
    inserted: usize,
    deleted: usize,
}

impl Changes {
    /// Counts the change that `element`, called `name`, wraps; whether its inside is read.
    pub(super) fn shows(&mut self, name: &str, element: ElementRef<'_>, original: bool) -> bool {
        let is_new = name == "ins";
        // An end of a paragraph that is new or gone comes as a change without words.
        let is_empty = element.text().all(|text| text.trim().is_empty());
        *(if is_new { &mut self.inserted } else { &mut self.deleted }) += usize::from(!is_empty);
        is_new != original
    }

    /// Adds changes that were counted elsewhere.
    pub(super) fn add(&mut self, other: &Self) {
        self.inserted += other.inserted;
        self.deleted += other.deleted;
    }

    /// Whether there is any.
    pub(super) fn any(&self) -> bool {
        self.inserted + self.deleted > 0
    }

    /// How many were inserted and deleted.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.inserted, self.deleted)
    }
}

/// Whether an element strikes its text through.
pub(super) fn is_struck(element: ElementRef<'_>) -> bool {
    let style = element.attr("style").unwrap_or_default();
    let line = declared(style, "text-decoration").or_else(|| declared(style, "text-decoration-line"));
    matches!(element.value().name(), "s" | "strike") || line.is_some_and(|line| line.contains("line-through"))
}
