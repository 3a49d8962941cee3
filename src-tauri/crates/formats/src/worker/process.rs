//! A process that does not outlive the value that stands for it.

use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

/// A process that was started, and with it, where it leads a group, everything that it started itself.
pub(super) struct Running {
    child: Child,
    leads: bool,
}

impl Running {
    /// A process that is alone.
    pub(super) fn one(child: Child) -> Self {
        Self { child, leads: false }
    }

    /// Starts `command` at the head of a group of its own.
    pub(super) fn group(command: &mut Command) -> std::io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        Ok(Self { child: command.spawn()?, leads: true })
    }

    /// How it ended, `None` when it has not by then.
    pub(super) fn wait_until(&mut self, until: Instant) -> Option<ExitStatus> {
        loop {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            if Instant::now() >= until {
                return None;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // All of it fails only for what has ended already.
        #[cfg(unix)]
        if self.leads
            && let Some(group) = rustix::process::Pid::from_raw(self.child.id() as i32)
        {
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
