//! The parent's side: starts the child, waits so long and no longer, and believes nothing unchecked.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use duice_core::model::Source;

use super::answer::{self, ANSWER_LIMIT};
use super::process::Running;
use super::{CHILD_MARK, Task, office};
use crate::read::{self, ReadError, ReadErrorCode, ReadFile, ReadOptions, TablePreview};
use crate::system;

/// What a child may use up as the parent sees it; memory and processor time it limits itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Time from start to end.
    pub wall: Duration,
    /// Bytes of its answer.
    pub answer: u64,
    /// Time that LibreOffice may take for a file before the child reads it. Its first start on a slow disk is long.
    pub office: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { wall: Duration::from_secs(90), answer: ANSWER_LIMIT, office: Duration::from_secs(120) }
    }
}

/// What became of a file that LibreOffice may read better.
enum Converted {
    /// It is no such file, or LibreOffice is not there.
    Unneeded,
    /// LibreOffice could not.
    Failed,
    /// LibreOffice made this of it.
    Made(std::fs::File),
}

/// Reads each file in a child process of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// The program to start; its `main` calls [`serve_if_child`](super::serve_if_child) first.
    pub program: PathBuf,
    /// What a child may use up.
    pub limits: Limits,
    /// The LibreOffice that makes .docx and .xlsx files of old ones; `None` where there is none.
    pub office: Option<PathBuf>,
    /// How files are read.
    pub options: ReadOptions,
}

impl Worker {
    /// A worker that starts `program`, which calls [`serve_if_child`](super::serve_if_child) first in its `main`.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            limits: Limits::default(),
            office: office::find_office(),
            options: ReadOptions::default(),
        }
    }

    /// A worker that starts the running program again.
    ///
    /// # Errors
    /// When the system does not say which file is running.
    pub fn current_exe() -> std::io::Result<Self> {
        Ok(Self::new(std::env::current_exe()?))
    }

    /// The file as .docx or .xlsx where it is an old one and LibreOffice is there and can read it; else the child does what
    /// it can.
    fn converted(&self, opened: &mut read::Opened) -> Converted {
        let Some(office) = self.office.as_deref() else { return Converted::Unneeded };
        let Some(format) = opened.by_office() else { return Converted::Unneeded };
        let made = office::convert(office, &self.program, &mut opened.file, format, self.limits.office);
        made.map_or(Converted::Failed, Converted::Made)
    }

    fn start(&self, name: &str, file: std::fs::File, task: &Task) -> std::io::Result<(Running, ChildStdout)> {
        let mut command = Command::new(&self.program);
        command.arg(CHILD_MARK).arg(name).arg(serde_json::to_string(task)?).env_clear();
        command.stdin(file).stdout(Stdio::piped()).stderr(Stdio::null());
        // Windows loads its libraries by it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        let mut child = command.spawn()?;
        match child.stdout.take() {
            Some(output) => Ok((Running::one(child), output)),
            None => Err(std::io::ErrorKind::BrokenPipe.into()),
        }
    }
}

impl ReadFile for Worker {
    fn read(&self, path: &Path) -> Result<Source, ReadError> {
        self.asked(path, &Task::Read(self.options.clone()), answer::decode)
    }

    fn tables(&self, path: &Path) -> Result<TablePreview, ReadError> {
        self.asked(path, &Task::Tables, |message, _| answer::decode_tables(message))
    }

    fn options(&self) -> ReadOptions {
        self.options.clone()
    }
}

impl Worker {
    /// What a child answers about a file, as far as `decode` believes it.
    fn asked<T>(
        &self,
        path: &Path,
        task: &Task,
        decode: impl FnOnce(&[u8], &str) -> Option<Result<T, ReadError>>,
    ) -> Result<T, ReadError> {
        let mut opened = read::open(path)?;
        let converted = self.converted(&mut opened);
        let is_lost = matches!(converted, Converted::Failed);
        let file = if let Converted::Made(file) = converted { file } else { opened.file };
        let name = opened.name;
        let until = Instant::now() + self.limits.wall;
        let (mut child, output) = self.start(&name, file, task).map_err(|error| no_start(&name, &error))?;
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
                Some(status) if status.success() => match decode(&message, &name) {
                    // What the child would leave to LibreOffice, LibreOffice could not do.
                    Some(Err(error)) if is_lost && error.code == ReadErrorCode::NotADocument => {
                        Err(read::not_converted(&name))
                    }
                    answer => answer.unwrap_or_else(|| Err(rubbish(&name))),
                },
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
        format!("无法启动读取进程（{}），文件“{name}”没有读入", system::told(error)),
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
