//! One module a command.

pub(crate) mod advise;
pub(crate) mod columns;
pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod import;
pub(crate) mod library;
pub(crate) mod parse;
pub(crate) mod search;
pub(crate) mod trace;
