//! Long work off the window's thread: numbered, with progress events, and stopped on request.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use duice_core::watch::Watch;

use crate::view::{AppError, TaskEvent, TaskState};

/// Steps that follow each other faster than this are not sent one by one: the window could not show them.
const PACE: Duration = Duration::from_millis(60);

/// Receives the news of all tasks; called from any thread.
type Tell = dyn Fn(TaskEvent) + Send + Sync;

/// The tasks under way.
pub(crate) struct Tasks {
    last: AtomicU32,
    stops: Arc<Mutex<HashMap<u32, Arc<AtomicBool>>>>,
    tell: Arc<Tell>,
}

impl Tasks {
    pub(crate) fn new(tell: impl Fn(TaskEvent) + Send + Sync + 'static) -> Self {
        Self { last: AtomicU32::new(0), stops: Arc::default(), tell: Arc::new(tell) }
    }

    /// Starts `work` on a thread of its own and returns the task's number. Its last event says how it ended, whatever
    /// happens inside: an error, a stop or a panic.
    pub(crate) fn start(&self, work: impl FnOnce(&dyn Watch) -> Result<TaskState, AppError> + Send + 'static) -> u32 {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let stop = Arc::new(AtomicBool::new(false));
        held(&self.stops).insert(id, Arc::clone(&stop));
        let (stops, tell) = (Arc::clone(&self.stops), Arc::clone(&self.tell));
        thread::spawn(move || {
            let watch = TaskWatch { id, stop, tell: &*tell, told: Mutex::new(None) };
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&watch)));
            held(&stops).remove(&id);
            tell(TaskEvent { id, state: ended(outcome) });
        });
        id
    }

    /// Asks a task to stop; one that ended already is no error.
    pub(crate) fn cancel(&self, id: u32) {
        if let Some(stop) = held(&self.stops).get(&id) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

/// What `work` comes to, or at once that the task was stopped: what is done in another process goes on to its own end.
pub(crate) fn unless_stopped<T: Send + 'static>(
    watch: &dyn Watch,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, AppError> {
    let (send, receive) = mpsc::channel();
    // Nobody may be listening any more.
    thread::spawn(move || send.send(work()).unwrap_or_default());
    loop {
        match receive.recv_timeout(PACE) {
            Ok(done) => return Ok(done),
            Err(RecvTimeoutError::Timeout) => watch.go_on()?,
            Err(RecvTimeoutError::Disconnected) => return Err(AppError::broken()),
        }
    }
}

fn ended(outcome: thread::Result<Result<TaskState, AppError>>) -> TaskState {
    match outcome {
        Ok(Ok(state)) => state,
        Ok(Err(error)) if error.is_cancelled() => TaskState::Cancelled,
        Ok(Err(error)) => TaskState::Failed { error },
        Err(_) => TaskState::Failed { error: AppError::broken() },
    }
}

/// A lock that outlives a panic of its holder: what it guards is whole after each single step.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One task as its work sees it.
struct TaskWatch<'a> {
    id: u32,
    stop: Arc<AtomicBool>,
    tell: &'a Tell,
    /// When something was told last, and of which step.
    told: Mutex<Option<(Instant, String)>>,
}

impl Watch for TaskWatch<'_> {
    fn progress(&self, done: u64, total: u64, label: &str) {
        let mut told = held(&self.told);
        let soon = told.as_ref().is_some_and(|(at, step)| step == label && at.elapsed() < PACE);
        if soon {
            return;
        }
        *told = Some((Instant::now(), label.to_owned()));
        let short = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let state = TaskState::Running { done: short(done), total: short(total), label: label.to_owned() };
        (self.tell)(TaskEvent { id: self.id, state });
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    fn tasks() -> (Tasks, Receiver<TaskEvent>) {
        let (send, receive) = channel();
        (Tasks::new(move |event| send.send(event).unwrap()), receive)
    }

    fn end(news: &Receiver<TaskEvent>, id: u32) -> TaskState {
        loop {
            let event = news.recv_timeout(Duration::from_secs(20)).unwrap();
            if event.id == id && !matches!(event.state, TaskState::Running { .. }) {
                return event.state;
            }
        }
    }

    #[test]
    fn every_task_ends_with_one_word() {
        let (tasks, news) = tasks();
        let done = tasks.start(|_| Ok(TaskState::Exported { name: "表.docx".into() }));
        assert!(matches!(end(&news, done), TaskState::Exported { .. }), "what the work returns");
        let failed = tasks.start(|_| Err(AppError::gone()));
        assert!(matches!(end(&news, failed), TaskState::Failed { error } if error.code == "gone"), "its error");
        let panicked = tasks.start(|_| panic!("as told"));
        assert!(matches!(end(&news, panicked), TaskState::Failed { error } if error.code == "internal"));
        assert!(held(&tasks.stops).is_empty(), "nothing is kept of tasks that ended");
    }

    #[test]
    fn a_task_stops_when_it_is_asked_to() {
        let (tasks, news) = tasks();
        let id = tasks.start(|watch| {
            loop {
                watch.go_on()?;
                watch.progress(1, 2, "等待");
            }
        });
        let first = news.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(matches!(first.state, TaskState::Running { done: 1, total: 2, .. }), "progress comes before the end");
        tasks.cancel(id + 7);
        tasks.cancel(id);
        assert!(matches!(end(&news, id), TaskState::Cancelled), "a stop is no failure");
    }

    #[test]
    fn what_cannot_be_stopped_is_left_behind() {
        let (tasks, news) = tasks();
        let (free, held) = channel::<()>();
        let id = tasks.start(move |watch| {
            unless_stopped(watch, move || held.recv().unwrap_or_default())?;
            Ok(TaskState::Exported { name: String::new() })
        });
        tasks.cancel(id);
        assert!(matches!(end(&news, id), TaskState::Cancelled), "the user does not wait for it");
        drop(free);
        let id = tasks.start(|watch| {
            let seven = unless_stopped(watch, || 7)?;
            Ok(TaskState::Exported { name: seven.to_string() })
        });
        assert!(matches!(end(&news, id), TaskState::Exported { name } if name == "7"), "else its result counts");
        let id = tasks.start(|watch| unless_stopped(watch, || panic!("as told")));
        assert!(
            matches!(end(&news, id), TaskState::Failed { error } if error.code == "internal"),
            "nor does a fault hang"
        );
    }

    #[test]
    fn fast_steps_do_not_flood_the_window() {
        let (tasks, news) = tasks();
        let id = tasks.start(|watch| {
            (0..100_000).for_each(|step| watch.progress(step, 100_000, "逐条比对"));
            watch.progress(1, 1, "写出");
            Err(AppError::gone())
        });
        let states: Vec<TaskState> = std::iter::from_fn(|| {
            let event = news.recv_timeout(Duration::from_secs(20)).unwrap();
            (!matches!(event.state, TaskState::Failed { .. })).then_some(event.state)
        })
        .collect();
        assert!(states.len() < 1000, "{} events of task {id}", states.len());
        let last = states.last().unwrap();
        assert!(matches!(last, TaskState::Running { label, .. } if label == "写出"), "a new step is told at once");
    }
}
