//! The workspace's one test binary: one module a subject, cases as files under `cases/`.
//!
//! Add a case file, not code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

mod e2e;
mod figures;
mod formats;
mod layers;
mod paged;
mod reading;
mod repository;
mod revisions;
mod table;
