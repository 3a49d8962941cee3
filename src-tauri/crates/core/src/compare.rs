//! Joins alignment and difference into a [`Revision`](crate::model::Revision), a [`Chain`](crate::model::Chain) of several,
//! a [`Table`](crate::model::Table), a [`Cascade`](crate::model::Cascade) and an [`Advice`](crate::model::Advice).

mod advice;
mod cascade;
mod chain;
mod revision;
mod table;
mod unfit;

pub use advice::advice;
pub use cascade::cascade;
pub use chain::chain;
pub use revision::{Depth, revision, revision_to};
pub use table::table;
pub use unfit::{Unfit, unfit};
