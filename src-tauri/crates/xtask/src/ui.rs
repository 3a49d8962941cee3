//! The window's own code: its packages, its checks, its build.

use std::{fs, process::Command};

use crate::{
    machine::{self, NPM},
    steps::finish,
};

/// Installs the packages of the lock file, unless these very ones are there.
pub(crate) fn install() -> anyhow::Result<()> {
    machine::node()?;
    let ui = crate::root().join("ui");
    let lock = fs::read(ui.join("package-lock.json"))?;
    let stamp = ui.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    machine::patient(|| npm(&["ci", "--no-fund", "--no-audit"]))?;
    fs::write(stamp, lock)?;
    Ok(())
}

/// Builds the pages that the program carries; they must be there before any crate of the window is compiled.
pub(crate) fn build() -> anyhow::Result<()> {
    npm(&["run", "--silent", "build"])
}

/// Types, rules of style, tests.
pub(crate) fn check() -> anyhow::Result<()> {
    npm(&["run", "--silent", "check"])?;
    npm(&["run", "--silent", "lint"])?;
    npm(&["run", "--silent", "test"])
}

fn npm(arguments: &[&str]) -> anyhow::Result<()> {
    finish(Command::new(NPM).args(arguments).current_dir(crate::root().join("ui")))
}
