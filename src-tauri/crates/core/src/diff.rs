//! What changed inside a pair of texts. The only room that names `similar`.

use crate::{model::Segment, words::Lexicon};

/// Version of the algorithm; it is stored with stored results.
pub const ALGORITHM: u32 = 1;

/// A difference, and whether the budget ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The segments: `Equal` and `Delete` joined give the old text, `Equal` and `Insert` the new one.
    pub segments: Vec<Segment>,
    /// Whether the budget ended and whole paragraphs are shown.
    pub coarse: bool,
}

/// The difference of two texts, on whole words, numbers, dates and titles.
pub fn texts(_old: &str, _new: &str, _lexicon: &Lexicon) -> Difference {
    Difference::default()
}
