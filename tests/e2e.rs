//! The real window under a virtual screen, operated as a user would, a picture of each step in `target/e2e`.
//!
//! Runs when `DUICE_E2E_APP` names the window program built with the test feature; `cargo verify` sees to that. Dialogs
//! of the system are answered from a folder, since no driver can operate them.

mod locked;
mod network;
mod office;
mod references;
mod seeds;
mod tables;
mod walk;
mod window;

use std::path::{Path, PathBuf};

/// The program to operate, or `None` with a word on it.
fn program() -> Option<PathBuf> {
    let program = std::env::var_os("DUICE_E2E_APP").map(PathBuf::from);
    if program.is_none() {
        println!("not run: DUICE_E2E_APP names no window program (cargo verify does)");
    }
    program
}

/// Where pictures go.
fn pictures() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
