//! Commands that are run one after the other, each named and timed.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};

/// The steps of one run, with the time that each took.
#[derive(Debug, Default)]
pub(crate) struct Steps(Vec<(String, Duration)>);

impl Steps {
    /// Does one step; the first that fails ends the run.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
        println!("\n── {name}");
        let began = Instant::now();
        work().with_context(|| format!("没有通过：{name}"))?;
        self.0.push((name.to_owned(), began.elapsed()));
        Ok(())
    }

    /// What was done and how long it took.
    pub(crate) fn print(&self) {
        println!();
        for (name, took) in &self.0 {
            println!("{:>7.1} 秒  {name}", took.as_secs_f32());
        }
        let all: Duration = self.0.iter().map(|(_, took)| *took).sum();
        println!("{:>7.1} 秒  合计", all.as_secs_f32());
    }
}

/// Runs a program in the top folder and fails unless it succeeds.
pub(crate) fn run(program: &str, arguments: &[&str]) -> anyhow::Result<()> {
    finish(Command::new(program).args(arguments).current_dir(crate::root()))
}

/// Runs `command` and fails unless it succeeds.
pub(crate) fn finish(command: &mut Command) -> anyhow::Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| format!("无法启动 {program}"))?;
    if !status.success() {
        bail!("{program} 以失败结束（{status}）");
    }
    Ok(())
}

/// Cargo as it was called, so that all steps use the same toolchain.
pub(crate) fn cargo(arguments: &[&str]) -> anyhow::Result<()> {
    run(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()), arguments)
}
