//! `cargo xtask learn`: whether weights learned from labelled measures would give better themes. The work is done by a
//! program of the bench crate, which knows the core; this crate stays small.

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
};

use anyhow::Context;

/// Passes the files on; `files` are the labels and the folders or files that hold the labelled documents.
pub(crate) fn run(files: &[String]) -> anyhow::Result<ExitCode> {
    // The paths are the caller's, and the program may start elsewhere.
    let files: Vec<PathBuf> = files
        .iter()
        .map(|file| std::path::absolute(file).with_context(|| format!("路径有误：{file}")))
        .collect::<anyhow::Result<_>>()?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--release", "-p", "duice-bench", "--bin", "learn", "--"])
        .args(files)
        .current_dir(crate::root())
        .status()
        .context("无法启动 cargo")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
