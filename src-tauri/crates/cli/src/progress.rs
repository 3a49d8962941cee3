//! Progress on standard error, only when it is a terminal.

use duice_core::watch::Watch;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar that follows long work; hidden where standard error is no terminal.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A bar without length yet.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::no_length();
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self(bar)
    }
}

impl Watch for Bar {
    fn progress(&self, done: u64, total: u64, label: &str) {
        self.0.set_length(total);
        self.0.set_position(done);
        self.0.set_message(label.to_owned());
    }

    fn cancelled(&self) -> bool {
        false
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
