//! Values in, values out: reading, aligning and comparing policy documents.
//!
//! Invariant: this crate never touches disk, clock, environment or network, and nothing in it
//! depends on hash order. `clippy.toml` beside `Cargo.toml` bans the calls that would.

pub mod align;
pub mod compare;
pub mod diff;
pub mod facts;
mod forms;
pub mod ingest;
pub mod model;
pub mod numeral;
pub mod report;
pub mod segment;
pub mod sides;
pub mod themes;
pub mod tools;
pub mod watch;
pub mod words;
