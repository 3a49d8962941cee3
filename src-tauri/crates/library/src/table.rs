//! The tables of the database, one a file: SQL, row type, queries and tests together.
//!
//! file → work → revision → reading → clauses; `edits` holds what the user's hand did.

pub(crate) mod clauses;
pub(crate) mod contents;
pub(crate) mod edits;
pub(crate) mod files;
pub(crate) mod readings;
pub(crate) mod revisions;
pub(crate) mod state;
pub(crate) mod works;

/// When something happened, as SQL: UTC, ISO 8601.
pub(crate) const NOW: &str = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";
