//! The peers that are programs of their own: npm's jsdiff and fast-diff under node, and git's word diff.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use crate::tools::Outcome;

/// Nobody waits longer than this for one tool.
pub(crate) const LIMIT: Duration = Duration::from_secs(25);

/// The script that runs both packages of npm.
const SCRIPT: &str = include_str!("jsdiff.mjs");

/// Installs the packages of npm into `dir`; `None` with a word where that does not work here.
pub(crate) fn node(dir: &Path) -> Result<PathBuf, String> {
    let script = dir.join("jsdiff.mjs");
    fs::write(&script, SCRIPT).map_err(|error| error.to_string())?;
    let done = Command::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
        .arg(dir)
        .args(["diff@9", "fast-diff@1.3"])
        .output()
        .map_err(|error| format!("npm cannot be run ({error})"))?;
    if done.status.success() { Ok(script) } else { Err("npm could not install the packages".to_owned()) }
}

/// One run of `command`, which prints a line of numbers; `None` where it took too long or failed.
pub(crate) fn line(command: &mut Command) -> Option<Outcome> {
    let done = limited(command)?;
    Outcome::of_line(std::str::from_utf8(&done.stdout).ok()?.lines().last()?)
}

/// git's word diff with one word a character, by the wall clock.
pub(crate) fn git(old: &Path, new: &Path) -> Option<Outcome> {
    let start = Instant::now();
    let done = limited(
        Command::new("git")
            .args(["diff", "--no-index", "--no-color", "--word-diff=porcelain", "--word-diff-regex=[^[:space:]]"])
            .args([old, new]),
    )?;
    let time = start.elapsed().as_secs_f64() * 1e3;
    (done.status.code() == Some(1)).then_some(Outcome { first: time, warm: time, wall: time, ..Outcome::default() })
}

/// Runs `command` to its end, or kills it at the limit.
fn limited(command: &mut Command) -> Option<Output> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut pipe = child.stdout.take()?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut pipe, &mut bytes).map(|_| bytes)
    });
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().ok()? {
            break status;
        }
        if start.elapsed() > LIMIT {
            child.kill().ok()?;
            child.wait().ok()?;
            return None;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    Some(Output { status, stdout: reader.join().ok()?.ok()?, stderr: Vec::new() })
}
