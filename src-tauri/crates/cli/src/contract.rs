//! The JSON that scripts read, one module a command: its keys are a contract, whatever the model does.

pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod parse;
pub(crate) mod search;
pub(crate) mod trace;
