//! Progress of long work, and the wish to stop it.

/// Told how far the work is, and asked whether to go on. Called from any thread.
pub trait Watch: Sync {
    /// `done` of `total` steps; `label` names the step in Chinese, `""` for none.
    fn progress(&self, done: u64, total: u64, label: &str);
    /// Whether somebody wants the work to stop.
    fn cancelled(&self) -> bool;

    /// Ends the work with `?` when somebody wants it to stop.
    ///
    /// # Errors
    /// [`Cancelled`] when somebody does.
    fn go_on(&self) -> Result<(), Cancelled> {
        if self.cancelled() { Err(Cancelled) } else { Ok(()) }
    }
}

/// Nobody watches, nobody stops it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _done: u64, _total: u64, _label: &str) {}
    fn cancelled(&self) -> bool {
        false
    }
}

/// The work was stopped before its end; nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled;
