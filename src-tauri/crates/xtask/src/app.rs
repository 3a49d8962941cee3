//! `cargo app`: from a fresh checkout to the open window.

use std::process::{Command, ExitCode};

use anyhow::Context;

use crate::{machine, pdfium, steps, ui};

/// Installs, builds, and opens the window; returns when it is closed.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<ExitCode> {
    machine::packages(&[machine::WINDOW])?;
    pdfium::install()?;
    ui::install()?;
    ui::build()?;
    steps::cargo(&["build", "--workspace"])?;
    let program = crate::root().join("target/debug").join(format!("duice-app{}", std::env::consts::EXE_SUFFIX));
    let status = Command::new(&program).args(arguments).status().context("无法启动窗口程序")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
