//! The desktop window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A file is read in a child process, which is this program again: that must come before anything else.
    duice_formats::worker::serve_if_child();
    duice_app::run()
}
