//! What counts as noise between two revisions: width, white space, punctuation variants, invisible characters, and
//! references that only follow a renumbering.
