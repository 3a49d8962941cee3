//! The starter library: the texts of `corpus/`, carried inside the program.

use duice_core::model::{Paragraph, ParagraphStyle, Source};

include!(concat!(env!("OUT_DIR"), "/starter_files.rs"));

/// The texts with their names, in the order of folders and names.
pub(crate) fn texts() -> &'static [(&'static str, &'static str)] {
    STARTER
}

/// A text that the program carries, as its paragraphs: it needs no reader in a child process.
pub(crate) fn source(name: &str, text: &str) -> Source {
    let paragraphs = text.lines().zip(1..).map(|(line, number)| Paragraph {
        line: number,
        text: line.into(),
        style: ParagraphStyle::Plain,
    });
    Source { name: name.into(), paragraphs: paragraphs.collect(), ..Source::default() }
}
