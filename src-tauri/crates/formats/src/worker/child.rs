//! The child's side: limits on itself, one file in, one answer out.

use std::io::{Read as _, Write};

use duice_core::model::Source;

use super::{CHILD_MARK, Task, answer};
use crate::read::{self, ReadError, ReadOptions, SIZE_LIMIT};

/// Whoever turns the bytes of the file with this name into paragraphs.
type Read = fn(&str, &[u8], &ReadOptions) -> Result<Source, ReadError>;

/// Reads one file and ends the process when this process is the child of a [`Worker`](super::Worker); else returns at
/// once. To be called first in `main`, before anything else is set up.
pub fn serve_if_child() {
    serve_if_child_with(read::bytes_with);
}

/// [`serve_if_child`] with another reader: how tests put a misbehaving one in its place.
pub fn serve_if_child_with(read: fn(&str, &[u8], &ReadOptions) -> Result<Source, ReadError>) {
    let mut arguments = std::env::args_os().skip(1);
    let mark = arguments.next();
    #[cfg(unix)]
    if mark.as_ref().is_some_and(|mark| mark == super::OFFICE_MARK) {
        become_office(arguments);
    }
    if mark.is_none_or(|mark| mark != CHILD_MARK) {
        return;
    }
    let name = arguments.next().unwrap_or_default().to_string_lossy().into_owned();
    let task = arguments.next().unwrap_or_default();
    // Without limits nothing is read: the parent names the file and says that reading it failed.
    let status = match limit::set().and_then(|()| serve(&name, &task.to_string_lossy(), read)) {
        Ok(()) => 0,
        Err(_) => 1,
    };
    std::process::exit(status);
}

/// Sets limits on this process and becomes the program that the first argument names.
#[cfg(unix)]
fn become_office(mut arguments: impl Iterator<Item = std::ffi::OsString>) -> ! {
    if let Some(office) = arguments.next()
        && limit::set_for_office().is_ok()
    {
        let mut command = std::process::Command::new(office);
        // Comes back only when there is no such program.
        let _ = std::os::unix::process::CommandExt::exec(command.args(arguments));
    }
    std::process::exit(1)
}

fn serve(name: &str, task: &str, read: Read) -> std::io::Result<()> {
    let task: Task = serde_json::from_str(task)?;
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    let message = match task {
        Task::Read(options) => answer::encode(&read(name, &bytes, &options))?,
        Task::Tables => answer::encode(&read::tables(name, &bytes))?,
    };
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

    /// Memory that LibreOffice may fill, in bytes; its address space is much larger.
    const OFFICE_MEMORY: u64 = 2 * 1024 * 1024 * 1024;
    /// Bytes of a file that LibreOffice writes.
    const OFFICE_FILE: u64 = 512 * 1024 * 1024;

    /// Sets them, for good.
    pub(super) fn set() -> std::io::Result<()> {
        let memory = MEMORY + taken();
        // No core dumps: they would hold the user's text. No files: pipes are none.
        all(&[(Resource::As, memory), (Resource::Cpu, SECONDS), (Resource::Core, 0), (Resource::Fsize, 0)])
    }

    /// Sets those of LibreOffice, which does not start in little address space, and writes files.
    pub(super) fn set_for_office() -> std::io::Result<()> {
        all(&[
            (Resource::Data, OFFICE_MEMORY),
            (Resource::Cpu, SECONDS),
            (Resource::Core, 0),
            (Resource::Fsize, OFFICE_FILE),
        ])
    }

    fn all(limits: &[(Resource, u64)]) -> std::io::Result<()> {
        for (resource, most) in limits {
            setrlimit(*resource, Rlimit { current: Some(*most), maximum: Some(*most) })?;
        }
        Ok(())
    }

    /// Bytes of address space that the program itself takes, 0 where the system does not say: all that is mapped (in the
    /// window hundreds of megabytes of libraries), less what the allocator has set aside and nobody has filled yet.
    fn taken() -> u64 {
        let line = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
        let pages: Vec<u64> = line.split_whitespace().map_while(|number| number.parse().ok()).collect();
        let [size, resident, shared, _, _, data, ..] = pages[..] else { return 0 };
        let filled = resident.saturating_sub(shared);
        size.saturating_sub(data.saturating_sub(filled)) * rustix::param::page_size() as u64
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
