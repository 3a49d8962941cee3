//! The parent's side: starts the child, waits so long and no longer, and believes nothing unchecked.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use duice_core::model::Source;

use super::CHILD_MARK;
use super::answer::{self, ANSWER_LIMIT};
use crate::read::{self, ReadError, ReadErrorCode, ReadFile};

/// What a child may use up as the parent sees it; memory and processor time it limits itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Time from start to end.
    pub wall: Duration,
    /// Bytes of its answer.
    pub answer: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { wall: Duration::from_secs(90), answer: ANSWER_LIMIT }
    }
}

/// Reads each file in a child process of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The program to start; its `main` calls [`serve_if_child`](super::serve_if_child) first.
    pub program: PathBuf,
    /// What a child may use up.
    pub limits: Limits,
}

impl Worker {
    /// A worker that starts `program`, which calls [`serve_if_child`](super::serve_if_child) first in its `main`.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), limits: Limits::default() }
    }

    /// A worker that starts the running program again.
    ///
    /// # Errors
    /// When the system does not say which file is running.
    pub fn current_exe() -> std::io::Result<Self> {
        Ok(Self::new(std::env::current_exe()?))
    }

    fn start(&self, name: &str, file: std::fs::File) -> std::io::Result<(Running, ChildStdout)> {
        let mut command = Command::new(&self.program);
        command.arg(CHILD_MARK).arg(name).env_clear();
        command.stdin(file).stdout(Stdio::piped()).stderr(Stdio::null());
        // Windows loads its libraries by it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        let mut child = command.spawn()?;
        match child.stdout.take() {
            Some(output) => Ok((Running(child), output)),
            None => Err(std::io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl ReadFile for Worker {
    fn read(&self, path: &Path) -> Result<Source, ReadError> {
        let opened = read::open(path)?;
        let name = opened.name;
        let until = Instant::now() + self.limits.wall;
        let (mut child, output) = self.start(&name, opened.file).map_err(|error| no_start(&name, &error))?;
        let (sender, receiver) = mpsc::channel();
        let most = self.limits.answer;
        // Not joined: should something hold the pipe open, only this thread waits for it.
        std::thread::spawn(move || sender.send(take(output, most)));
        let answer = receiver.recv_timeout(until.saturating_duration_since(Instant::now()));
        match answer {
            Err(_) => Err(too_long(&name)),
            Ok(message) if message.len() as u64 > most => Err(too_much(&name)),
            Ok(message) => match child.wait_until(until) {
                None => Err(too_long(&name)),
                Some(status) if status.success() => {
                    answer::decode(&message, &name).unwrap_or_else(|| Err(rubbish(&name)))
                }
                Some(status) => Err(died(&name, status)),
            },
        }
    }
}

/// The answer, at most one byte over `most`.
fn take(output: ChildStdout, most: u64) -> Vec<u8> {
    let mut message = Vec::new();
    // An error of reading leaves an answer that is too short, which is not believed.
    let _ = output.take(most.saturating_add(1)).read_to_end(&mut message);
    message
}

/// A child that does not outlive this value.
struct Running(Child);

impl Running {
    /// How it ended, `None` when it has not by then.
    fn wait_until(&mut self, until: Instant) -> Option<ExitStatus> {
        loop {
            if let Ok(Some(status)) = self.0.try_wait() {
                return Some(status);
            }
            if Instant::now() >= until {
                return None;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const ELSEWHERE: &str = "请用原来的软件打开，另存为UTF-8文本（.txt）后再导入。";

fn too_long(name: &str) -> ReadError {
    read::refusal(ReadErrorCode::Exhausted, format!("读取文件“{name}”用时过长，已中止"), ELSEWHERE)
}

fn too_much(name: &str) -> ReadError {
    read::refusal(ReadErrorCode::Exhausted, format!("从文件“{name}”读出的内容超过上限，已中止"), ELSEWHERE)
}

fn rubbish(name: &str) -> ReadError {
    read::refusal(ReadErrorCode::Failed, format!("读取文件“{name}”得到的结果不完整，没有采用"), ELSEWHERE)
}

fn no_start(name: &str, error: &std::io::Error) -> ReadError {
    read::refusal(
        ReadErrorCode::Failed,
        format!("无法启动读取进程（{error}），文件“{name}”没有读入"),
        "请关闭一些程序后重试，仍不行时请重新安装本程序。",
    )
}

/// Why it ended, as far as the system says: overflow of the stack and lack of memory both end in an abort.
fn died(name: &str, status: ExitStatus) -> ReadError {
    if is_killed(status) {
        read::refusal(ReadErrorCode::Exhausted, format!("读取文件“{name}”占用的内存或时间超过上限，已中止"), ELSEWHERE)
    } else {
        read::refusal(ReadErrorCode::Failed, format!("读取文件“{name}”时读取进程出错，没有读入"), ELSEWHERE)
    }
}

#[cfg(unix)]
fn is_killed(status: ExitStatus) -> bool {
    std::os::unix::process::ExitStatusExt::signal(&status).is_some()
}

#[cfg(not(unix))]
fn is_killed(_status: ExitStatus) -> bool {
    false
}
