//! Correspondence of measures between documents of several places: by policy object and purpose.

use crate::{
    model::{Document, Link},
    words::Lexicon,
};

/// The pairs of measures that belong beside each other; columns are indices of `documents`.
pub fn links(_documents: &[&Document], _lexicon: &Lexicon) -> Vec<Link> {
    Vec::new()
}
