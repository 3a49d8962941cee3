//! The child process that reads one untrusted file, and its parent's side.
//!
//! A file that overflows the stack or eats all memory ends the process that reads it, and nothing inside that process can
//! catch it. So the program starts itself again for each file ([`serve_if_child`] is the first thing in `main`), hands it
//! the open file as standard input, and takes typed paragraphs from its standard output: checked again, within limits of
//! size and time. The child needs no path, no environment, and may write no file.

mod answer;
mod child;
mod office;
mod parent;
mod process;

pub use child::{serve_if_child, serve_if_child_with};
pub use office::find_office;
pub use parent::{Limits, Worker};

/// First argument of the child that becomes LibreOffice; the second is LibreOffice, the others are its own.
#[cfg(unix)]
const OFFICE_MARK: &str = "--become-office-within-limits";
/// First argument of the child that reads; the second is the file's name, the third a [`Task`] as JSON.
const CHILD_MARK: &str = "--read-standard-input-as-worker";

/// What the child is to do.
#[derive(serde::Serialize, serde::Deserialize)]
enum Task {
    /// Read the file so.
    Read(crate::read::ReadOptions),
    /// Say what tables it holds.
    Tables,
}
