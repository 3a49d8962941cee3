//! The forms of official papers, as far as one line shows them: punctuation, labelled lines, document numbers, dates,
//! endings of titles, names of bodies.
//!
//! Invariant: this room sees one line at a time and knows nothing of documents; `segment` and `facts` share it.

mod bodies;
mod kinds;
mod labels;
mod look;
pub(crate) mod marks;

pub(crate) use bodies::{is_body, is_unit};
pub(crate) use kinds::{kind_of, without_brackets};
pub use labels::{Label, labelled};
pub use look::{Look, is_title, look};
