//! Joins alignment and difference into a [`Revision`] and a [`Table`](crate::model::Table).

mod revision;
mod table;

pub use revision::revision;
pub use table::table;

#[allow(unused_imports)]
use crate::model::Revision;
