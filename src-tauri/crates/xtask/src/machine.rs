//! What a machine needs besides cargo and Node: Debian packages, installed when that is possible, named otherwise.

use std::{
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::bail;

use crate::steps::finish;

/// To build and show the window.
pub(crate) const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev", "pkg-config", "gcc", "libc6-dev", "fonts-wqy-microhei"];

/// To operate the window without a screen, and to open what was exported with another program.
pub(crate) const CHECKS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "xclip",
    "libreoffice-writer-nogui",
    "libreoffice-calc-nogui",
    "poppler-utils",
    "strace",
    "util-linux",
];

/// To fetch the library that reads PDF, where no other Python is there.
pub(crate) const PYTHON: &[&str] = &["python3-pip"];

/// Installs the packages that are missing, or says which command does.
pub(crate) fn packages(wanted: &[&[&str]]) -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let wanted: Vec<&str> = wanted.concat();
    let install = "apt-get install -y --no-install-recommends";
    if !there("dpkg-query", "--version") || !there("apt-get", "--version") {
        if there("pkg-config", "--version") && there("pkg-config", "--exists=webkit2gtk-4.1") {
            return Ok(());
        }
        bail!(
            "这台机器不是 Debian 系的系统，请自行安装与这些 Debian 软件包相当的软件，再运行一次：{}",
            wanted.join(" ")
        );
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_root() {
        bail!("缺少软件包，请运行：sudo {install} {}", missing.join(" "));
    }
    println!("安装软件包：{}", missing.join(" "));
    let apt = |arguments: &[&str]| {
        finish(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
    };
    patient(|| apt(&["update", "-qq"]))?;
    let arguments = [&["install", "-y", "-qq", "--no-install-recommends"], missing.as_slice()].concat();
    patient(|| apt(&arguments))
}

/// Node and its package manager, by names that start them on this system.
pub(crate) fn node() -> anyhow::Result<()> {
    if there("node", "--version") && there(NPM, "--version") {
        return Ok(());
    }
    bail!("没有找到 Node.js（20.19 以上）和 npm，请安装后再运行一次。");
}

/// The name of npm.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Tries three times: a server of packages may be busy for a moment.
pub(crate) fn patient(work: impl Fn() -> anyhow::Result<()>) -> anyhow::Result<()> {
    for pause in [5, 20] {
        match work() {
            Ok(()) => return Ok(()),
            Err(error) => println!("{error:#}；{pause} 秒后再试。"),
        }
        thread::sleep(Duration::from_secs(pause));
    }
    work()
}

fn is_installed(package: &str) -> bool {
    let asked = Command::new("dpkg-query").args(["-W", "-f=${Status}", package]).stderr(Stdio::null()).output();
    asked.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).ends_with("ok installed"))
}

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output();
    asked.is_ok_and(|answer| String::from_utf8_lossy(&answer.stdout).trim() == "0")
}

/// Whether a program starts and is content with `argument`.
fn there(program: &str, argument: &str) -> bool {
    let mut command = Command::new(program);
    // `--exists=NAME` is written as one word here and as two for the program.
    command.args(argument.split('='));
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}
