//! The window's shell: commands of 1–5 lines over the library and the core, each calling one method.
//!
//! Invariant: paths of files never cross the bridge to the window, only ids and handles.

mod arguments;
pub mod bindings;
mod chooser;
mod commands;
mod desk;
mod error;
mod handles;
mod task;
pub mod view;
mod window;

pub use window::run;
