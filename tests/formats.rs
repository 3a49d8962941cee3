//! Reading in a child process: whatever the child does, the parent gets one clear sentence, in time.

mod chosen;
mod hostile;
mod inside;
mod made;
mod notes;
mod office;
mod pages;
mod same_tree;
mod tables;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use duice_formats::read::{InProcess, ReadError, ReadErrorCode, ReadFile};
use duice_formats::worker::{Limits, Worker};

/// A worker whose child is the mock reader.
fn worker() -> Worker {
    let limits = Limits { wall: Duration::from_secs(4), answer: 8 * 1024 * 1024, ..Limits::default() };
    Worker { limits, ..Worker::new(env!("CARGO_BIN_EXE_mock-reader")) }
}

fn file(folder: &Path, content: &str) -> PathBuf {
    let path = folder.join("示例文件.txt");
    std::fs::write(&path, content).unwrap();
    path
}

/// What the worker says of a file whose reader does `what`.
fn refusal(what: &str) -> ReadError {
    let folder = tempfile::tempdir().unwrap();
    let began = Instant::now();
    let outcome = worker().read(&file(folder.path(), what));
    let took = began.elapsed();
    assert!(took < Duration::from_secs(10), "{what}: the parent waited {took:?}");
    outcome.expect_err("a misbehaving reader gives no document")
}

#[test]
fn whatever_the_child_does_there_is_one_clear_sentence() {
    use ReadErrorCode::{Exhausted, Failed};
    let cases = [
        ("hang", Exhausted, "用时过长"),
        ("spin", Exhausted, "用时过长"),
        ("answer-and-hang DUICE", Exhausted, "用时过长"),
        ("endless", Exhausted, "内容超过上限"),
        ("panic", Failed, "读取进程出错"),
        ("exit 3", Failed, "读取进程出错"),
        ("exit 0", Failed, "结果不完整"),
        ("print Segmentation fault", Failed, "结果不完整"),
        ("backwards", Failed, "结果不完整"),
    ];
    // At once, because some of them wait for their time to end.
    std::thread::scope(|scope| {
        for (what, code, said) in cases {
            scope.spawn(move || {
                let error = refusal(what);
                let sentence = error.to_string();
                assert_eq!(error.code, code, "{what}: {sentence}");
                assert!(sentence.contains("“示例文件.txt”"), "{what}: {sentence} names the file");
                assert!(sentence.contains(said), "{what}: {sentence} says {said}");
                assert!(sentence.ends_with("后再导入。"), "{what}: {sentence} says what to do");
                assert_eq!(sentence.matches('。').count(), 1, "{what}: {sentence} is one sentence");
            });
        }
    });
}

#[cfg(unix)]
#[test]
fn a_child_that_eats_stack_or_memory_ends_alone() {
    for what in ["overflow", "memory"] {
        let error = refusal(what);
        assert_eq!(error.code, ReadErrorCode::Exhausted, "{what}: the kernel ended it");
        assert!(error.to_string().contains("占用的内存或时间超过上限"), "{what}: {error}");
    }
}

#[cfg(unix)]
#[test]
fn a_child_writes_no_file_and_knows_no_environment() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("stolen.txt");
    let path = file(folder.path(), &format!("write {}", target.display()));
    let outcome = worker().read(&path);
    assert!(outcome.is_err(), "the kernel ends a reader that writes: {outcome:?}");
    assert_eq!(std::fs::read_to_string(&target).unwrap_or_default(), "", "nothing may be written");
    let source = worker().read(&file(folder.path(), "environment")).unwrap();
    assert_eq!(source.paragraphs[0].text, "[]", "the child gets no variables");
}

#[test]
fn a_child_reads_what_this_process_would_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = "示例市若干措施\r\n\r\n一、支持企业建设公共平台。\n（一）给予补助。\0\n";
    let path = file(folder.path(), text);
    let read = worker().read(&path).unwrap();
    assert_eq!(read, InProcess.read(&path).unwrap(), "the way through the child changes nothing");
    assert_eq!((read.name.as_str(), read.paragraphs.len(), read.problems.len()), ("示例文件.txt", 4, 1), "it was read");
}

#[test]
fn refusals_of_the_reader_come_through() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "GIF87a 内容");
    let error = worker().read(&path).unwrap_err();
    assert_eq!(error, InProcess.read(&path).unwrap_err(), "the child's sentence is the parent's");
    assert_eq!(error.code, ReadErrorCode::NotADocument, "{error}");
}

#[test]
fn a_program_that_does_not_start_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "甲");
    let error = Worker::new(folder.path().join("没有此程序")).read(&path).unwrap_err();
    assert_eq!(error.code, ReadErrorCode::Failed, "{error}");
    assert!(error.to_string().contains("无法启动读取进程"), "{error}");
}

#[test]
fn many_files_at_once_do_not_disturb_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = (0..16)
        .map(|n| {
            let path = folder.path().join(format!("{n}.txt"));
            std::fs::write(&path, if n % 4 == 3 { "panic".to_owned() } else { format!("第{n}份文件") }).unwrap();
            path
        })
        .collect();
    let worker = worker();
    std::thread::scope(|scope| {
        let read = |n: usize, path: &Path| match worker.read(path) {
            Ok(source) => assert_eq!(source.paragraphs[0].text, format!("第{n}份文件"), "each gets its own"),
            Err(error) => {
                assert_eq!((n % 4, error.code), (3, ReadErrorCode::Failed), "only the bad ones fail: {error}")
            }
        };
        for (n, path) in paths.iter().enumerate() {
            scope.spawn(move || read(n, path));
        }
    });
}

#[cfg(unix)]
#[test]
fn a_file_without_rights_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), "一、总则");
    let rights = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    rights(folder.path(), 0o755);
    rights(&path, 0o000);
    let sentence = match InProcess.read(&path) {
        Err(error) => error.to_string(),
        Ok(_) => {
            // The superuser may read everything: ask as nobody, with a program that nobody may start.
            let program = folder.path().join("mock-reader");
            std::fs::copy(env!("CARGO_BIN_EXE_mock-reader"), &program).unwrap();
            rights(&program, 0o755);
            let as_nobody = Command::new("setpriv")
                .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
                .args([&program, &path])
                .output();
            match as_nobody {
                Ok(output) if output.status.success() => String::from_utf8(output.stdout).unwrap(),
                other => {
                    println!("not tested: the superuser reads everything, and setpriv cannot change that ({other:?})");
                    return;
                }
            }
        }
    };
    assert!(sentence.starts_with("没有权限读取文件“示例文件.txt”"), "{sentence}");
}
