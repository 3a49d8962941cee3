//! From paragraphs to documents with facts and themes: one of the two rooms that join stages.

use crate::{facts, model::Document, model::Source, segment, themes, words::Lexicon};

/// Version of the reader; a stored reading of an older version may be read again.
pub const READER_VERSION: u32 = 7;

/// Reads every document of a file, whole.
pub fn read(source: &Source, lexicon: &Lexicon) -> Vec<Document> {
    let mut documents = segment::documents(source);
    for document in &mut documents {
        document.meta.is_original = source.is_original;
        facts::fill(document);
        themes::assign(document, lexicon);
    }
    documents
}

#[cfg(test)]
pub(crate) mod sample;
