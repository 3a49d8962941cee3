//! The child's side: limits on itself, one file in, one answer out.

use std::io::{Read, Write};

use duice_core::model::Source;

use super::{CHILD_MARK, answer};
use crate::read::{self, ReadError, SIZE_LIMIT};

/// Reads one file and ends the process when this process is the child of a [`Worker`](super::Worker); else returns at
/// once. To be called first in `main`, before anything else is set up.
pub fn serve_if_child() {
    serve_if_child_with(read::bytes);
}

/// [`serve_if_child`] with another reader: how tests put a misbehaving one in its place.
pub fn serve_if_child_with(read: fn(&str, &[u8]) -> Result<Source, ReadError>) {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|mark| mark != CHILD_MARK) {
        return;
    }
    let name = arguments.next().unwrap_or_default().to_string_lossy().into_owned();
    // Without limits nothing is read: the parent names the file and says that reading it failed.
    let status = match limit::set().and_then(|()| serve(&name, read)) {
        Ok(()) => 0,
        Err(_) => 1,
    };
    std::process::exit(status);
}

fn serve(name: &str, read: fn(&str, &[u8]) -> Result<Source, ReadError>) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    let message = answer::encode(&read(name, &bytes))?;
    let mut output = std::io::stdout().lock();
    output.write_all(&message)?;
    output.flush()
}

#[cfg(unix)]
mod limit {
    //! Limits that the kernel holds this process to.

    use rustix::process::{Resource, Rlimit, setrlimit};

    /// Memory beyond what the program itself takes, in bytes.
    const MEMORY: u64 = 2 * 1024 * 1024 * 1024;
    /// Time on the processor, in seconds.
    const SECONDS: u64 = 60;

    /// Sets them, for good.
    pub(super) fn set() -> std::io::Result<()> {
        // The window's program has hundreds of megabytes of libraries mapped before its first line.
        let memory = MEMORY + mapped();
        for (resource, most) in [
            (Resource::As, memory),
            (Resource::Cpu, SECONDS),
            // No core dumps: they would hold the user's text.
            (Resource::Core, 0),
            // No files: pipes are none.
            (Resource::Fsize, 0),
        ] {
            setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
        }
        Ok(())
    }

    /// Bytes of address space in use, 0 where the system does not say.
    fn mapped() -> u64 {
        let pages = std::fs::read_to_string("/proc/self/statm")
            .ok()
            .and_then(|line| line.split(' ').next()?.parse::<u64>().ok())
            .unwrap_or(0);
        pages * rustix::param::page_size() as u64
    }
}

#[cfg(not(unix))]
mod limit {
    //! Other systems: the parent's clock is the only limit.

    /// Nothing to set.
    pub(super) fn set() -> std::io::Result<()> {
        Ok(())
    }
}
