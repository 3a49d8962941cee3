//! Joins alignment and difference into a [`Revision`](crate::model::Revision), a [`Chain`](crate::model::Chain) of several
//! and a [`Table`](crate::model::Table).

mod chain;
mod revision;
mod table;

pub use chain::chain;
pub use revision::revision;
pub use table::table;
