//! Time and memory of work that other processes do.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What work took: seconds, and the most memory that a child of this process had meanwhile, in kilobytes.
pub(crate) type Cost = (f64, u64);

/// Runs a program to its end and watches it; its output goes nowhere, as a user would send it to a file.
pub(crate) fn program(command: &mut Command) -> Result<Cost, Box<dyn std::error::Error>> {
    watched(|| {
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        if status.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
    })
}

/// Seconds that `work` takes, and the most memory that a child of this process had meanwhile, in kilobytes.
pub(crate) fn watched(
    work: impl FnOnce() -> Result<(), Box<dyn std::error::Error>>,
) -> Result<Cost, Box<dyn std::error::Error>> {
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most = 0;
            while !done.load(Ordering::Relaxed) {
                most = most.max(children());
                std::thread::sleep(Duration::from_millis(1));
            }
            most
        });
        let start = Instant::now();
        let outcome = work();
        let time = start.elapsed().as_secs_f64();
        done.store(true, Ordering::Relaxed);
        let memory = watch.join().map_err(|_| "the watch failed")?;
        outcome.map(|()| (time, memory))
    })
}

/// The peak of the memory of the children that run now, in kilobytes; 0 where the system does not say.
fn children() -> u64 {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let listed = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
    let peaks = listed.flat_map(|listed| {
        let peak = |id: &str| {
            let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
        };
        listed.split_whitespace().filter_map(peak).collect::<Vec<_>>()
    });
    peaks.max().unwrap_or(0)
}
