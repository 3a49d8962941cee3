//! Joins alignment and difference into a [`Revision`](crate::model::Revision) and a [`Table`](crate::model::Table).

mod revision;
mod table;

pub use revision::revision;
pub use table::table;
