//! The child process that reads one untrusted file, and its parent's side.
